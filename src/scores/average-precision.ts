import type { Score } from '../core/index.ts';
import { shareActive } from './sorted-row.ts';

/**
 * Average precision of occurrence: rows ranked by the share of their draws above 0, Σ (Rₙ − Rₙ₋₁) Pₙ
 * over the distinct shares, R recall and P precision of all rows at or above one. Sees the ranking
 * alone, so not for calibration; depends on how many rows are active, so only for the same rows.
 * @source scikit-learn, `average_precision_score`; Davis & Goadrich (2006), ICML
 */
export const averagePrecision: Score = {
  id: 'average-precision',
  title: { en: 'Average precision of occurrence', fr: 'Précision moyenne de l’occurrence' },
  meaning: {
    en: 'how well the share of draws with events ranks active months above quiet ones, up to 1; by chance it is the share of active months; says nothing of calibration or size',
    fr: 'à quel point la part de tirages non nuls classe les mois actifs avant les mois calmes, 1 au mieux ; au hasard, c’est la part des mois actifs ; ne dit rien du calibrage ni de l’ampleur',
  },
  better: 'high',
  per: 'row',
  parts: ['share_active', 'occurred'],
  of(block) {
    const values = new Float64Array(block.rows * 2).fill(Number.NaN);
    for (let row = 0; row < block.rows; row++) {
      const observed = block.observed[row];
      if (Number.isNaN(observed)) continue;
      values[2 * row] = shareActive(block, row * block.n_samples);
      values[2 * row + 1] = Number(observed > 0);
    }
    return values;
  },
  summary(values) {
    const rows = Int32Array.from({ length: values.length / 2 }, (_, row) => row)
      .filter((row) => !Number.isNaN(values[2 * row]))
      .sort((a, b) => values[2 * b] - values[2 * a]);
    let [hits, reached, sum] = [0, 0, 0];
    rows.forEach((row, at) => {
      hits += values[2 * row + 1];
      const share = values[2 * row];
      if (at + 1 < rows.length && values[2 * rows[at + 1]] === share) return;
      sum += ((hits - reached) * hits) / (at + 1);
      reached = hits;
    });
    return hits === 0 ? Number.NaN : sum / hits;
  },
};
