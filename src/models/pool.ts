import type { FittedModel, ForecastPanel, Model, Random } from '../core/index.ts';
import { activityClass } from './activity.ts';
import { conflictology } from './conflictology.ts';
import { drawSeed, lawOfDraws, mixtureOf, sampledFrom } from './draws.ts';
import { ewResampling } from './ew-resampling.ts';
import { requireMonths } from './history.ts';
import { hurdleBoosting } from './hurdle-boosting.ts';
import { stretched, tailStretches } from './pool-calibration.ts';
import { pastForecasts, poolWeights } from './pool-weights.ts';
import { leadGroup } from './training-rows.ts';

const WINDOWS = { step: 12, most: 5 };
/** So many rows of a class and group of leads stand for equal weights. */
const PRIOR_ROWS = 100;
/** Units whose draws are held at a time. */
const BLOCK = 256;

/**
 * A linear pool of other models: each draws with a probability of its own, by activity class and
 * group of leads. Weights are those of least CRPS at earlier origins, each component fitted on what
 * was known then, drawn towards equal ones; the upper tail of a class is stretched where its 90 %
 * intervals held too little. Equal weights where the panel is too short for earlier origins.
 * @source Stone (1961), Annals of Mathematical Statistics 32(4), 1339–1342
 */
export function poolOf(components: readonly Model[]): Pick<Model, 'least_months' | 'fit'> {
  const least_months = Math.max(...components.map((model) => model.least_months));
  return {
    least_months,
    fit(panel, options, random) {
      const { weights, stretches } = learn(panel, components, options.leads, least_months, random);
      const fitted = components.map((model) => model.fit(panel, options, random));
      const seed = drawSeed(random);
      return pooled(fitted, panel, { seed, weights, stretches });
    },
  };
}

interface Mix {
  seed: number;
  /** `[class][group][component]` */
  weights: Float64Array[][];
  /** of the upper tail, by class */
  stretches: Float64Array;
}

function pooled(fitted: readonly FittedModel[], panel: ForecastPanel, mix: Mix): FittedModel {
  const last = panel.months - 1;
  const classes = panel.unit_ids.map((_, unit) => activityClass(panel, unit, last));
  return {
    sample(leads, samples, units) {
      const size = leads.length * samples;
      const all = new Int32Array((units.to - units.from) * size);
      for (let from = units.from; from < units.to; from += BLOCK) {
        const block = { from, to: Math.min(units.to, from + BLOCK) };
        const drawn = fitted.map((model) => model.sample(leads, samples, block));
        const lawOf = (unit: number, lead: number) => {
          const at = (unit - from) * size + leads.indexOf(lead) * samples;
          const laws = drawn.map((draws) => lawOfDraws(draws.slice(at, at + samples)));
          const mixed = mixtureOf(laws, mix.weights[classes[unit]][leadGroup(lead)]);
          return stretched(mixed, mix.stretches[classes[unit]]);
        };
        all.set(
          sampledFrom(mix.seed, lawOf).sample(leads, samples, block),
          (from - units.from) * size,
        );
      }
      return all;
    },
    ...(fitted.every((model) => model.lookingAt)
      ? {
          lookingAt: (at: ForecastPanel) =>
            pooled(
              fitted.map((model) => model.lookingAt!(at)),
              at,
              mix,
            ),
        }
      : {}),
  };
}

function learn(
  panel: ForecastPanel,
  components: readonly Model[],
  leads: readonly number[],
  least_months: number,
  random: Random,
): { weights: Float64Array[][]; stretches: Float64Array } {
  const windows = { ...WINDOWS, least_months: least_months + 60 };
  const past = pastForecasts(panel, components, leads, windows, random);
  const weights = poolWeights(past, components.length, PRIOR_ROWS);
  return { weights, stretches: tailStretches(past, weights) };
}

/** Those that helped on the years 2003 to 2017; a component that did not only dilutes the others. */
const COMPONENTS = [conflictology, ewResampling, hurdleBoosting];
const ofShelf = poolOf(COMPONENTS);

/** The pool of the models of this shelf. */
export const pool: Model = {
  id: 'pool',
  title: { en: 'Pool of models', fr: 'Combinaison de modèles' },
  weakness: {
    en: 'learns its weights from wars that are over; surprises that no component knows stay surprises',
    fr: 'tire ses poids de guerres passées ; ce que nulle composante ne pressent reste une surprise',
  },
  needs: [],
  least_months: ofShelf.least_months,
  fit(panel, options, random) {
    requireMonths(pool, panel);
    return ofShelf.fit(panel, options, random);
  },
};
