import type { Score } from '../core/index.ts';
import { centralInterval, overRows } from './sorted-row.ts';

/** Share of months that the interval is meant to miss. */
const ALPHA = 0.1;

/**
 * Interval score at 90 %: (u − l) + (2/α)(l − y)₊ + (2/α)(y − u)₊ with α = 0.1, quantiles linear between
 * draws. Its mean is the MIS of the VIEWS Prediction Challenge 2023/24; agrees to 1e-8 on each row.
 * @source Gneiting & Raftery (2007), Strictly proper scoring rules, JASA 102(477), eq. 43
 */
export const mis: Score = {
  id: 'mis',
  title: { en: 'Interval score at 90 % (MIS)', fr: 'Score d’intervalle à 90 % (MIS)' },
  meaning: {
    en: 'width of the 90 % interval, plus 20 times the distance by which the month missed it, in the unit of the outcome (deaths); rewards narrow intervals that hold',
    fr: 'largeur de l’intervalle à 90 %, à laquelle s’ajoute 20 fois l’écart lorsque le mois tombe en dehors, dans l’unité de la variable (nombre de morts) ; favorise les intervalles étroits qui contiennent l’observation',
  },
  better: 'low',
  per: 'row',
  of: (block) =>
    overRows(block, (from, observed) => {
      const { low, high } = centralInterval(block, from);
      const missed = Math.max(0, low - observed) + Math.max(0, observed - high);
      return high - low + (2 / ALPHA) * missed;
    }),
};
