import type { FittedModel, ForecastPanel, Model } from '../core/index.ts';
import { drawSeed, lawOfValues, sampledFrom } from './draws.ts';
import { lastMonths, requireMonths } from './history.ts';

const MONTHS = 12;

/**
 * The unit's own last twelve months are the forecast, each as likely: the baseline that published
 * models hardly beat. With n samples each month stands n/12 times, rounded up or down, so that its
 * CRPS is that of the twelve values as nearly as n allows.
 * @source VIEWS Prediction Challenge 2023/24, benchmark `conflictology` (Hegre et al. 2025)
 */
export const conflictology: Model = {
  id: 'conflictology',
  title: { en: 'Conflictology, own last 12 months', fr: 'Douze derniers mois (conflictology)' },
  weakness: {
    en: 'nothing can happen that did not happen within the last year',
    fr: "rien ne peut survenir qui ne soit survenu au cours de l'année écoulée",
  },
  needs: [],
  least_months: MONTHS,
  fit(panel, _options, random) {
    requireMonths(conflictology, panel);
    const seed = drawSeed(random);
    const lookingAt = (at: ForecastPanel): FittedModel => {
      const laws = at.unit_ids.map((_, unit) => lawOfValues(lastMonths(at, unit, MONTHS)));
      return { ...sampledFrom(seed, (unit) => laws[unit], true), lookingAt };
    };
    return lookingAt(panel);
  },
};
