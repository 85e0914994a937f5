import { actorsOfRow, cellOfGrid, type Outcome } from '../core/index.ts';

/** Months without an event after which an actor that returns counts as seen before all the same. */
const MEMORY = 60;

/** Armed actors with an event in this unit for the first time in the table, five years at least. */
export const firstTimeActors: Outcome = {
  id: 'first-time-actors',
  front: 'insurgent',
  title: { en: 'Actors seen for the first time', fr: 'Acteurs vus pour la première fois' },
  unit: { en: 'actors per month', fr: 'acteurs par mois' },
  needs: ['actors'],
  levels: ['country', 'region'],
  memory: MEMORY,
  countable: true,
  tally(table, grid) {
    const first = new Map<number, number>();
    const units = grid.units.length;
    for (let row = 0; row < table.length; row++) {
      const unit = grid.unitOfRow[row];
      if (unit < 0 || !(table.events[row] > 0)) continue;
      for (const actor of actorsOfRow(table, row)) {
        const key = actor * units + unit;
        const month = first.get(key);
        if (month === undefined || table.month[row] < table.month[month]) first.set(key, row);
      }
    }
    const counts = new Float64Array(units * grid.months);
    for (const row of first.values()) {
      const at = cellOfGrid(table, grid, row);
      if (at >= 0) counts[at]++;
    }
    return counts;
  },
};
