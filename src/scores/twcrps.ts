import type { Score } from '../core/index.ts';
import { crpsOfRow, overRows } from './sorted-row.ts';

/** Deaths in a month: what the UCDP asks of a year to call a conflict active, reached in one month. */
const THRESHOLD = 25;

/**
 * Threshold-weighted CRPS: CRPS of max(x, threshold), so that only what lies above counts. Proper, as
 * a score of months selected by what was observed would not be.
 * @param threshold in the unit of the outcome, at least 0
 * @throws RangeError on a threshold below 0 or not finite
 * @source Allen, Ginsbourger & Ziegel (2023), Evaluating forecasts for high-impact events using transformed kernel scores, SIAM/ASA JUQ 11(3); Gneiting & Ranjan (2011), JBES 29(3)
 */
export function thresholdWeighted(threshold: number): Score {
  if (!(threshold >= 0 && threshold < Number.POSITIVE_INFINITY))
    throw new RangeError(`a threshold is finite and at least 0: ${threshold}`);
  const above = (value: number) => Math.max(value, threshold);
  return {
    id: 'twcrps',
    title: {
      en: `CRPS above ${threshold} (threshold-weighted)`,
      fr: `CRPS au-delà de ${threshold.toLocaleString('fr')} (pondéré par seuil)`,
    },
    meaning: {
      en: `CRPS of what exceeds ${threshold} in a month, in the unit of the outcome (deaths): 0 where neither draws nor the month do; tells who saw the violent months coming`,
      fr: `CRPS de ce qui dépasse ${threshold.toLocaleString('fr')} par mois, dans l’unité de la variable (nombre de morts) : nul quand ni les tirages ni le mois n’atteignent ce seuil ; distingue les prévisions qui ont vu venir les mois violents`,
    },
    better: 'low',
    per: 'row',
    of: (block) => overRows(block, (from, observed) => crpsOfRow(block, from, observed, above)),
  };
}

/** Threshold-weighted CRPS above 25 in a month. */
export const twcrps = thresholdWeighted(THRESHOLD);
