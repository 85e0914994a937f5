import type { Score } from '../core/index.ts';
import { countBelow, countUpTo } from './sorted-row.ts';

const BINS = 10;

/**
 * Probability integral transform of counts, not randomised: each row spreads evenly over
 * [#{x < y}, #{x ≤ y} + 1] / (m + 1), the ranks that the observed value may take among the draws. Flat
 * whatever the number of draws when it comes from the same distribution. The figure is half the sum of
 * |share − 1/10| over ten bins: 0 flat, 0.9 all in one bin.
 * @source Czado, Gneiting & Held (2009), Predictive model assessment for count data, Biometrics 65(4), eq. 2, with ranks of Hamill (2001), Monthly Weather Review 129(3)
 */
export const pit: Score = {
  id: 'pit',
  title: {
    en: 'Distance of the PIT histogram from flat',
    fr: 'Écart de l’histogramme PIT à l’uniforme',
  },
  meaning: {
    en: 'share of months that lie in the wrong tenth of the forecast distribution, 0 when calibrated, 0.9 at worst; low for any calibrated forecast, sharp or not; a few rows never give 0',
    fr: 'part des mois qui tombent dans le mauvais dixième de la distribution prévue, 0 si la prévision est calibrée, 0,9 au pire ; faible pour toute prévision calibrée, précise ou non ; sur peu de lignes, l’écart n’est jamais nul',
  },
  better: 'low',
  per: 'row',
  parts: ['low', 'high'],
  of(block) {
    const { rows, n_samples, sorted, observed } = block;
    const values = new Float64Array(rows * 2).fill(Number.NaN);
    for (let row = 0; row < rows; row++) {
      const y = observed[row];
      if (Number.isNaN(y)) continue;
      const from = row * n_samples;
      values[2 * row] = countBelow(sorted, from, n_samples, y) / (n_samples + 1);
      values[2 * row + 1] = (countUpTo(sorted, from, n_samples, y) + 1) / (n_samples + 1);
    }
    return values;
  },
  summary(values) {
    const shares = pitHistogram(values, BINS);
    return shares.reduce((sum, share) => sum + Math.abs(share - 1 / BINS) / 2, 0);
  },
};

/**
 * Histogram of the transform, for a picture: a hump is too wide a forecast, a bowl too narrow, a slope
 * too low or too high.
 * @param values `[row × 2]` of `pit.of`, rows with NaN left out
 * @returns `[bin]`, shares that add up to 1; NaN where there is no row
 * @example pitHistogram(Float64Array.of(0, 0.5, 0.5, 1), 4) // => Float64Array.of(0.25, 0.25, 0.25, 0.25)
 */
export function pitHistogram(values: Float64Array, bins: number): Float64Array {
  const mass = new Float64Array(bins);
  let rows = 0;
  for (let at = 0; at < values.length; at += 2) {
    const [low, high] = [values[at], values[at + 1]];
    if (Number.isNaN(low)) continue;
    rows++;
    for (let bin = Math.floor(low * bins); bin < Math.min(bins, high * bins); bin++) {
      const part = Math.min(high, (bin + 1) / bins) - Math.max(low, bin / bins);
      mass[bin] += Math.max(0, part) / (high - low);
    }
  }
  return mass.map((sum) => sum / rows);
}
