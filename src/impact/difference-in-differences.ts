import type { Estimator } from '../core/index.ts';
import { weightedEffect } from './weighted.ts';

/**
 * Difference-in-differences: synthetic difference-in-differences with all donors and all periods of
 * the fit alike. Not for a treated unit that already moved apart from its donors before the start.
 * @source Arkhangelsky et al. (2021), AER 111(12), eq. 2
 */
export const differenceInDifferences: Estimator = {
  id: 'difference-in-differences',
  title: { en: 'Difference-in-differences', fr: 'Différence de différences' },
  weakness: {
    en: 'trusts that all donors together would have moved in parallel with the treated unit',
    fr: "suppose que l'ensemble des donneurs aurait évolué en parallèle de l'unité traitée",
  },
  defaults: { intercept: true },
  has_donors: true,
  estimate(panel, treatment, options) {
    const n = treatment.donors.length;
    const weights = new Float64Array(n).fill(1 / n);
    const shifting = { ...options, intercept: true };
    return weightedEffect('difference-in-differences', panel, treatment, shifting, weights);
  },
};
