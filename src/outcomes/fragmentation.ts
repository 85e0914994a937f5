import { eachTrailingWindow, type Outcome } from '../core/index.ts';

const WINDOW = 12;

/**
 * Probability that two event participations of the last twelve months, drawn at random, belong to
 * different armed actors: 1 − Σ nᵢ(nᵢ − 1) / N(N − 1), civilians excluded. 0 one actor, near 1 many
 * equal ones; NaN with fewer than two participations.
 * @source Simpson (1949), Nature 163, the unbiased form
 */
export const fragmentation: Outcome = {
  id: 'fragmentation',
  front: 'fragmentation',
  title: { en: 'Fragmentation of armed actors', fr: 'Fragmentation des acteurs armés' },
  unit: {
    en: 'probability that two participations differ, last 12 months',
    fr: 'probabilité que deux participations diffèrent, 12 derniers mois',
  },
  needs: ['actors'],
  levels: ['country', 'region'],
  memory: WINDOW,
  countable: false,
  tally(table, grid) {
    const values = new Float64Array(grid.units.length * grid.months).fill(Number.NaN);
    eachTrailingWindow(table, grid, WINDOW, (at, counts) => {
      const all = counts.reduce((sum, n) => sum + n, 0);
      const same = counts.reduce((sum, n) => sum + n * (n - 1), 0);
      values[at] = all < 2 ? Number.NaN : 1 - same / (all * (all - 1));
    });
    return values;
  },
};
