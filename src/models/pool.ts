import type { ForecastPanel, Model, Random } from '../core/index.ts';
import { activityClass } from './activity.ts';
import { conflictology } from './conflictology.ts';
import { drawSeed, lawOfDraws, mixtureOf, sampledFrom } from './draws.ts';
import { ewResampling } from './ew-resampling.ts';
import { requireMonths } from './history.ts';
import { markovActivity } from './markov-activity.ts';
import { pastForecasts, poolWeights } from './pool-weights.ts';
import { leadGroup } from './training-rows.ts';

const WINDOWS = { step: 12, most: 8 };
const PRIOR_ROWS = 300;
/** Units whose draws are held at a time. */
const BLOCK = 256;

/**
 * A linear pool of other models: each draws with a probability of its own.
 * @source Stone (1961), Annals of Mathematical Statistics 32(4); weights of least CRPS, shrunk to equal
 */
export function poolOf(components: readonly Model[]): Pick<Model, 'least_months' | 'fit'> {
  const least_months = Math.max(...components.map((model) => model.least_months));
  return {
    least_months,
    fit(panel, options, random) {
      const weights = learn(panel, components, options.leads, least_months, random);
      const fitted = components.map((model) => model.fit(panel, options, random));
      const seed = drawSeed(random);
      const last = panel.months - 1;
      const classes = panel.unit_ids.map((_, unit) => activityClass(panel, unit, last));
      return {
        sample(leads, samples, units) {
          const size = leads.length * samples;
          const all = new Int32Array((units.to - units.from) * size);
          for (let from = units.from; from < units.to; from += BLOCK) {
            const block = { from, to: Math.min(units.to, from + BLOCK) };
            const drawn = fitted.map((model) => model.sample(leads, samples, block));
            const pooled = sampledFrom(seed, (unit, lead) => {
              const at = (unit - from) * size + leads.indexOf(lead) * samples;
              const laws = drawn.map((draws) => lawOfDraws(draws.slice(at, at + samples)));
              return mixtureOf(laws, weights[classes[unit]][leadGroup(lead)]);
            });
            all.set(pooled.sample(leads, samples, block), (from - units.from) * size);
          }
          return all;
        },
      };
    },
  };
}

function learn(
  panel: ForecastPanel,
  components: readonly Model[],
  leads: readonly number[],
  least_months: number,
  random: Random,
): Float64Array[][] {
  const windows = { ...WINDOWS, least_months: least_months + 60 };
  const past = pastForecasts(panel, components, leads, windows, random);
  return poolWeights(past, components.length, PRIOR_ROWS);
}

const COMPONENTS = [conflictology, ewResampling, markovActivity];
const pooled = poolOf(COMPONENTS);

/** The pool of the models of this shelf. */
export const pool: Model = {
  id: 'pool',
  title: { en: 'Pool of models', fr: 'Combinaison de modèles' },
  weakness: {
    en: 'learns its weights from wars that are over; surprises that no component knows stay surprises',
    fr: 'tire ses poids de guerres passées ; ce que nulle composante ne pressent reste une surprise',
  },
  needs: [],
  least_months: pooled.least_months,
  fit(panel, options, random) {
    requireMonths(pool, panel);
    return pooled.fit(panel, options, random);
  },
};
