import {
  type Effect,
  type Estimated,
  estimatedAnew,
  type Inference,
  type Procedure,
  type Random,
  scaledGap,
} from '../core/index.ts';
import {
  blockLength,
  drawNormal,
  normalQuantile,
  sampleQuantile,
  sampleQuantiles,
  stationaryBlocks,
  unscaled,
} from '../math/index.ts';
import { placebosOf, summaryOf } from './placebos.ts';
import { needsDonors } from './refusals.ts';

const DRAWS = 200;

/**
 * Prediction interval of what would have been: the weights' doubt by fitting anew to paths with
 * residuals drawn in blocks, and the doubt of the months themselves by such residuals added after,
 * both scaled up for the weights that were fitted. Months that stay off for long are rarer in a fit
 * than after it; so the whole is widened until it would have held for 19 in 20 donors as well.
 * @source in the manner of Cattaneo, Feng & Titiunik (2021), JASA 116(536), with a block bootstrap of
 * the residuals (Politis & Romano 1994) in place of their bounds, calibrated on the placebos
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
    return summed(estimated, widened(estimated, drawnPaths(estimated, random), random));
  },
};

/** What would have been in the reported periods, drawn: scale of the fit `[draw][period]`. */
function drawnPaths(estimated: Estimated, random: Random): Float64Array[] {
  const { effect, options } = estimated;
  const { post } = options;
  const residuals = inflatedResiduals(estimated);
  const length = Math.max(1, Math.min(residuals.length / 3, blockLength(residuals).stationary));
  const base = effect.scaled_counterfactual;
  return Array.from({ length: DRAWS }, () => {
    const before = stationaryBlocks(residuals.length, length, random);
    const anew = refitted(
      estimated,
      (i) => residuals[before[i % before.length]],
      random,
    ).scaled_counterfactual;
    const after = stationaryBlocks(Math.max(residuals.length, post.to - post.from), length, random);
    return Float64Array.from({ length: post.to - post.from }, (_, i) => {
      const t = post.from + i;
      // The error of the weights, seen from where they are, and a residual of its own.
      return 2 * base[t] - anew[t] + residuals[after[i] % residuals.length];
    });
  });
}

const HELD = 0.95;

/**
 * Draws widened month by month, then moved up or down as a whole, until months and means spread as
 * widely as those of the donors do, each in units of its own gap before.
 */
function widened(
  estimated: Estimated,
  draws: readonly Float64Array[],
  random: Random,
): Float64Array[] {
  const { effect, options } = estimated;
  const { post } = options;
  const own = summaryOf(effect, estimated).rmspe_pre;
  const reach = placeboReach(estimated, random);
  const base = effect.scaled_counterfactual.subarray(post.from, post.to);
  const drawnMonth = sampleQuantile(
    draws.flatMap((draw) => Array.from(draw, (value, i) => Math.abs(value - base[i]))),
    HELD,
  );
  const factor = drawnMonth > 0 ? Math.max(1, (own * reach.month) / drawnMonth) : 1;
  const wider = draws.map((draw) => draw.map((value, i) => base[i] + factor * (value - base[i])));
  const drawnMean = sampleQuantile(
    wider.map((draw) => Math.abs(meanOf(draw) - meanOf(base))),
    HELD,
  );
  const missing = Math.sqrt(Math.max(0, (own * reach.mean) ** 2 - drawnMean ** 2));
  const spread = missing / normalQuantile((1 + HELD) / 2);
  return wider.map((draw) => {
    const shift = spread > 0 ? spread * drawNormal(random) : 0;
    return draw.map((value) => unscaled(value + shift, options.transform));
  });
}

/** Gaps that 19 in 20 donors stay within, in units of the gap before; the largest of few. */
function placeboReach(estimated: Estimated, random: Random): { month: number; mean: number } {
  const { post } = estimated.options;
  const placebos = placebosOf(estimated, random).filter(({ summary }) => summary.rmspe_pre > 0);
  const held = (gaps: number[]) => {
    const known = gaps.filter(Number.isFinite).sort((a, b) => a - b);
    return known[Math.min(known.length, Math.ceil((known.length + 1) * HELD)) - 1] ?? 0;
  };
  return {
    mean: held(placebos.map(({ summary }) => Math.abs(summary.mean_post) / summary.rmspe_pre)),
    month: held(
      placebos.flatMap(({ effect, summary }) =>
        Array.from(
          scaledGap(effect).subarray(post.from, post.to),
          (gap) => Math.abs(gap) / summary.rmspe_pre,
        ),
      ),
    ),
  };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Residuals of the fit about their mean, scaled up for the weights that the fit used up. */
function inflatedResiduals({ effect, options }: Estimated): Float64Array {
  const { from, to } = options.fit;
  const residuals = scaledGap(effect)
    .slice(from, to)
    .filter((gap) => !Number.isNaN(gap));
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
    for (let t = from; t < to; t++) {
      if (Number.isNaN(values[unit * n + t])) continue;
      const anew = effect.scaled_counterfactual[t] + residual(t - from);
      values[unit * n + t] = unscaled(anew, options.transform);
    }
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
  const [fewest, most] = sampleQuantiles(expected, [0.025, 0.975]);
  return {
    procedure: 'prediction-interval',
    statistic: observed / at.length,
    // Where an interval of 95 % ends says little of smaller shares: it gives no p.
    p: Number.NaN,
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
