import type { Score } from '../core/index.ts';
import { overRows, shareActive } from './sorted-row.ts';

/**
 * Brier score of occurrence: (share of draws above 0 − 1{observed > 0})². Blind to how much happens.
 * @source Brier (1950), Verification of forecasts expressed in terms of probability, Monthly Weather Review 78(1)
 */
export const brier: Score = {
  id: 'brier',
  title: { en: 'Brier score of occurrence', fr: 'Score de Brier de l’occurrence' },
  meaning: {
    en: 'squared error of the probability that anything happens at all, 0 to 1; says nothing of how much',
    fr: 'carré de l’erreur sur la probabilité qu’il se passe quelque chose, de 0 à 1 ; ne dit rien de l’ampleur',
  },
  better: 'low',
  per: 'row',
  of: (block) =>
    overRows(block, (from, observed) => (shareActive(block, from) - Number(observed > 0)) ** 2),
};
