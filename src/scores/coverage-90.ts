import type { Score } from '../core/index.ts';
import { centralInterval, overRows } from './sorted-row.ts';

/**
 * Whether the observed value lies in the central 90 % interval, its ends included. Counts that are
 * mostly 0 are covered more often than 90 % by a forecast that is right: read `coverage-90-active` too.
 * @source Gneiting, Balabdaoui & Raftery (2007), Probabilistic forecasts, calibration and sharpness, JRSS B 69(2)
 */
export const coverage90: Score = {
  id: 'coverage-90',
  title: { en: 'Coverage of 90 % intervals', fr: 'Couverture des intervalles à 90 %' },
  meaning: {
    en: 'share of months inside the 90 % interval, near 0.9 when calibrated; above it where most months are 0, which even an all-zero forecast covers',
    fr: 'part des mois compris dans l’intervalle à 90 %, proche de 0,9 si la prévision est calibrée ; supérieure lorsque la plupart des mois sont nuls, car même une prévision toujours nulle les couvre',
  },
  better: 'near',
  nominal: 0.9,
  per: 'row',
  of: (block) =>
    overRows(block, (from, observed) => {
      const { low, high } = centralInterval(block, from);
      return Number(low <= observed && observed <= high);
    }),
};
