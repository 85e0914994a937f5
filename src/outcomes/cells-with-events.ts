import { countDistinct, type Outcome } from '../core/index.ts';

/** PRIO-GRID cells with an event in the month; precise places only. */
export const cellsWithEvents: Outcome = {
  id: 'cells-with-events',
  front: 'insurgent',
  title: { en: 'Area affected', fr: 'Étendue touchée' },
  unit: { en: 'half-degree cells per month', fr: 'cellules d’un demi-degré par mois' },
  needs: ['cells'],
  levels: ['country', 'region'],
  memory: 1,
  countable: true,
  tally: (table, grid) =>
    countDistinct(table, grid, (row) => [
      (table.cell?.[row] ?? 0) > 0 ? (table.cell?.[row] ?? 0) : -1,
    ]),
};
