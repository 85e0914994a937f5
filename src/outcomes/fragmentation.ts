import { actorIndex, actorsOfRow, type Outcome } from '../core/index.ts';

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
    const actors = actorIndex(table).names.length;
    const span = grid.months + WINDOW;
    const counts = new Map<number, Float64Array>();
    for (let row = 0; row < table.length; row++) {
      const unit = grid.unitOfRow[row];
      const month = table.month[row] - grid.first + WINDOW;
      if (unit < 0 || month < 0 || month >= span) continue;
      for (const actor of actorsOfRow(table, row)) {
        const key = unit * actors + actor;
        const series = counts.get(key) ?? new Float64Array(span);
        series[month] += table.events[row];
        counts.set(key, series);
      }
    }
    const total = new Float64Array(grid.units.length * grid.months);
    const same = new Float64Array(total.length);
    for (const [key, series] of counts) {
      const unit = Math.floor(key / actors);
      let window = 0;
      for (let month = 1; month < span; month++) {
        window += series[month] - (month > WINDOW ? series[month - WINDOW] : 0);
        const at = month - WINDOW;
        if (at < 0) continue;
        total[unit * grid.months + at] += window;
        same[unit * grid.months + at] += window * (window - 1);
      }
    }
    return total.map((n, i) => (n < 2 ? Number.NaN : 1 - same[i] / (n * (n - 1))));
  },
};
