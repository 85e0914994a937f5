import type { Score } from '../core/index.ts';
import { countBelow, overRows } from './sorted-row.ts';

/** Lower edges of the bins of the VIEWS Prediction Challenge 2023/24; the last bin is open. */
const EDGES = [0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5];

/**
 * Ignorance score over the bins of the challenge: −log₂((count + 1) / (m + 11)), count being the draws
 * in the bin of the observed value and m all draws of the row. The added 1 weighs more the fewer the
 * draws: values of forecasts with different numbers of draws do not compare. Agrees with the official
 * scores to 1e-8 on each row; those of twelve draws are of `resampled` ones.
 * @source Hegre et al. (2025), The 2023/24 VIEWS Prediction Challenge, Journal of Peace Research; Roulston & Smith (2002), Monthly Weather Review 130(6)
 */
export const ign: Score = {
  id: 'ign',
  title: { en: 'Ignorance score (IGN)', fr: 'Score d’ignorance (IGN)' },
  meaning: {
    en: 'bits of surprise at the class in which the month fell (0, 1–2, 3–5, 6–10, 11–25, … above 1,000), of the probability that the draws gave it; never infinite, as each class has one draw more than was drawn',
    fr: 'surprise, en bits, devant la classe où le mois est tombé (0, 1–2, 3–5, 6–10, 11–25, … plus de 1\u202f000), selon la probabilité que lui donnaient les tirages ; jamais infinie, car chaque classe reçoit d’office un tirage supplémentaire',
  },
  better: 'low',
  per: 'row',
  of(block) {
    const { sorted, n_samples } = block;
    return overRows(block, (from, observed) => {
      const above = EDGES.findIndex((edge) => edge > observed);
      const next = above < 0 ? n_samples : countBelow(sorted, from, n_samples, EDGES[above]);
      const bin = above < 0 ? EDGES.length - 1 : above - 1;
      const count = next - countBelow(sorted, from, n_samples, EDGES[bin]);
      return -Math.log2((count + 1) / (n_samples + EDGES.length));
    });
  },
};
