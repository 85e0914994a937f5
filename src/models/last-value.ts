import type { Model } from '../core/index.ts';
import { drawSeed, type Law, sampledFrom } from './draws.ts';
import { lastMonths, requireMonths } from './history.ts';

/**
 * Poisson draws about the last known month.
 * @source VIEWS Prediction Challenge 2023/24, benchmark `last_historical_poisson` (Hegre et al. 2025)
 */
export const lastValue: Model = {
  id: 'last-value',
  title: { en: 'Last value', fr: 'Dernière valeur' },
  weakness: {
    en: 'one month stands for all that follow, with far too little spread',
    fr: 'un seul mois vaut pour tous les suivants, avec une dispersion bien trop faible',
  },
  needs: [],
  least_months: 1,
  fit(panel, _options, random) {
    requireMonths(lastValue, panel);
    const laws = panel.unit_ids.map((_, unit) => poissonLaw(lastMonths(panel, unit, 1)[0] ?? 0));
    return sampledFrom(drawSeed(random), (unit) => laws[unit]);
  },
};

/** Poisson probabilities out to where they vanish (nine standard deviations). */
function poissonLaw(mean: number): Law {
  const reach = 9 * Math.sqrt(mean) + 9;
  const from = Math.max(0, Math.floor(mean - reach));
  const size = mean > 0 ? Math.ceil(mean + reach) - from + 1 : 1;
  const weights = new Float64Array(size);
  // From the mode outwards: relative to it nothing over- or underflows.
  const mode = Math.floor(mean) - from;
  weights[mode] = 1;
  for (let i = mode + 1; i < size; i++) weights[i] = (weights[i - 1] * mean) / (from + i);
  for (let i = mode; i > 0; i--) weights[i - 1] = (weights[i] * (from + i)) / mean;
  return { values: Float64Array.from(weights, (_, i) => from + i), weights };
}
