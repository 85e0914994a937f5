import type { Score } from '../core/index.ts';
import { crpsOfRow, overRows } from './sorted-row.ts';

/**
 * Continuous ranked probability score of the draws as they are: (1/m)Σ|xᵢ − y| − (1/2m²)ΣΣ|xᵢ − xⱼ|,
 * by sorted draws. Agrees with the VIEWS Prediction Challenge 2023/24 to 1e-8 on each row. A few large
 * months outweigh all others; `log1p-crps` and `twcrps` beside it say which end of the scale decided.
 * @source Gneiting & Raftery (2007), Strictly proper scoring rules, JASA 102(477), eq. 20–21
 */
export const crps: Score = {
  id: 'crps',
  title: {
    en: 'Continuous ranked probability score (CRPS)',
    fr: 'Score continu de probabilité ordonnée (CRPS)',
  },
  meaning: {
    en: 'distance between the forecast distribution and what happened, in the unit of the outcome (deaths); rewards draws that are near and no more spread than they must be; large months weigh most',
    fr: 'distance entre la distribution prévue et ce qui s’est produit, dans l’unité de la variable (nombre de morts) ; favorise les tirages proches et pas plus dispersés qu’il ne faut ; les mois les plus meurtriers pèsent le plus',
  },
  better: 'low',
  per: 'row',
  of: (block) => overRows(block, (from, observed) => crpsOfRow(block, from, observed)),
};
