import {
  type Effect,
  type Estimated,
  estimatedAnew,
  type Inference,
  type Procedure,
  type Random,
  scaledGap,
} from '../core/index.ts';
import { blockLength, sampleQuantiles, stationaryBlocks, unscaled } from '../math/index.ts';
import { needsDonors } from './refusals.ts';

const DRAWS = 400;

/**
 * Prediction interval of what would have been: the weights' doubt by fitting anew to paths with
 * residuals drawn in blocks, and the doubt of the months themselves by such residuals added after,
 * both scaled up for the weights that were fitted.
 * @source in the manner of Cattaneo, Feng & Titiunik (2021), JASA 116(536), with a block bootstrap of
 * the residuals (Politis & Romano 1994) in place of their bounds
 */
export const predictionInterval: Procedure = {
  id: 'prediction-interval',
  title: { en: 'prediction interval', fr: 'intervalle de prévision' },
  refuses(estimated) {
    const { options, effect } = estimated;
    if (effect.own) {
      return {
        en: 'the estimate carries an interval of its own',
        fr: "l'estimation porte son propre intervalle",
      };
    }
    return options.fit.to - options.fit.from >= 8
      ? needsDonors(2)(estimated)
      : { en: 'it needs 8 periods of fit', fr: "il faut 8 périodes d'ajustement" };
  },
  run(estimated, random) {
    const draws = drawnPaths(estimated, random);
    return summed(estimated, draws);
  },
};

/** What would have been in the reported periods, drawn: raw scale `[draw][period]`. */
function drawnPaths(estimated: Estimated, random: Random): Float64Array[] {
  const { effect, options } = estimated;
  const { post, transform } = options;
  const residuals = inflatedResiduals(estimated);
  const length = Math.max(1, Math.min(residuals.length / 3, blockLength(residuals).stationary));
  const base = effect.scaled_counterfactual;
  return Array.from({ length: DRAWS }, () => {
    const before = stationaryBlocks(residuals.length, length, random);
    const anew = refitted(estimated, (i) => residuals[before[i]], random).scaled_counterfactual;
    const after = stationaryBlocks(Math.max(residuals.length, post.to - post.from), length, random);
    return Float64Array.from({ length: post.to - post.from }, (_, i) => {
      const t = post.from + i;
      // The error of the weights, seen from where they are, and a residual of its own.
      const value = 2 * base[t] - anew[t] + residuals[after[i] % residuals.length];
      return unscaled(value, transform);
    });
  });
}

/** Residuals of the fit about their mean, scaled up for the weights that the fit used up. */
function inflatedResiduals({ effect, options }: Estimated): Float64Array {
  const { from, to } = options.fit;
  const residuals = scaledGap(effect).slice(from, to);
  const used = Object.values(effect.weights ?? {}).filter((weight) => weight > 1e-3).length;
  const free = Math.max(residuals.length / 3, residuals.length - Math.max(1, used));
  const level = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
  const scale = Math.sqrt(residuals.length / free);
  return residuals.map((value) => (value - level) * scale);
}

/** The estimate for a treated unit that was its fit plus other residuals. */
function refitted(estimated: Estimated, residual: (i: number) => number, random: Random): Effect {
  const { panel, options, treatment, effect } = estimated;
  const { from, to } = options.fit;
  const n = panel.periods.length;
  const values = Float64Array.from(panel.values);
  for (const unit of treatment.treated)
    for (let t = from; t < to; t++)
      values[unit * n + t] = unscaled(
        effect.scaled_counterfactual[t] + residual(t - from),
        options.transform,
      );
  return estimatedAnew(estimated, { panel: { ...panel, values } }, random);
}

function summed({ effect, options, panel }: Estimated, draws: readonly Float64Array[]): Inference {
  const { from, to } = options.post;
  const at: number[] = [];
  for (let t = from; t < to; t++) if (!Number.isNaN(effect.observed[t])) at.push(t);
  const ends = (values: ArrayLike<number>) => {
    const [low, high] = sampleQuantiles(values, [0.025, 0.975]);
    return { low, high };
  };
  const observed = at.reduce((sum, t) => sum + effect.observed[t], 0);
  const expected = draws.map((draw) => at.reduce((sum, t) => sum + draw[t - from], 0));
  const means = expected.map((sum) => (observed - sum) / at.length);
  const below = means.filter((mean) => mean < 0).length / means.length;
  const tail = Math.min(below, 1 - below);
  const [fewest, most] = sampleQuantiles(expected, [0.025, 0.975]);
  return {
    procedure: 'prediction-interval',
    statistic: observed / at.length,
    p: Math.max(2 * tail, 2 / draws.length),
    p_one_sided: Math.max(tail, 1 / draws.length),
    n: draws.length,
    mean: ends(means),
    rate_ratio: {
      low: observed / most,
      high: fewest > 0 ? observed / fewest : Number.POSITIVE_INFINITY,
    },
    set: at.map((t) => {
      const { low, high } = ends(draws.map((draw) => effect.observed[t] - draw[t - from]));
      return { time: panel.periods[t], low, high };
    }),
  };
}
