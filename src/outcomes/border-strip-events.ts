import { type Outcome, sumRows } from '../core/index.ts';

/** Events placed within 50 km of a land border of their country; precise places only. */
export const borderStripEvents: Outcome = {
  id: 'border-strip-events',
  front: 'insurgent',
  title: {
    en: 'Events within 50 km of a border',
    fr: "Événements à moins de 50 km d'une frontière",
  },
  unit: { en: 'events per month', fr: 'événements par mois' },
  needs: ['borders'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) => sumRows(table, grid, (row) => table.border?.[row] ?? 0),
};
