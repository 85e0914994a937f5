import type { Score } from '../core/index.ts';
import { crpsOfRow, overRows } from './sorted-row.ts';

/**
 * CRPS of log(1 + draw) against log(1 + observed): differences count by their ratio. Not for telling
 * how many deaths a forecast was off.
 * @source Bosse et al. (2023), Scoring epidemiological forecasts on transformed scales, PLOS Computational Biology 19(8)
 */
export const log1pCrps: Score = {
  id: 'log1p-crps',
  title: { en: 'CRPS of log(1 + value)', fr: 'CRPS de log(1 + valeur)' },
  meaning: {
    en: 'CRPS on a logarithmic scale, without unit: being wrong by a factor costs about the same in quiet and in violent months',
    fr: 'CRPS sur une échelle logarithmique, sans unité : une erreur du simple au double coûte à peu près autant dans un mois calme que dans un mois violent',
  },
  better: 'low',
  per: 'row',
  of: (block) => overRows(block, (from, observed) => crpsOfRow(block, from, observed, Math.log1p)),
};
