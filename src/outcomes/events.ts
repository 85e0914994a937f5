import { type Outcome, sumRows } from '../core/index.ts';

/** Events of organised violence of every type. */
export const events: Outcome = {
  id: 'events',
  front: 'insurgent',
  title: { en: 'All violent events', fr: 'Tous les événements violents' },
  unit: { en: 'events per month', fr: 'événements par mois' },
  needs: ['events'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) => sumRows(table, grid, (row) => table.events[row]),
};
