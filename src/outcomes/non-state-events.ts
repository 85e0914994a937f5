import { NON_STATE, type Outcome, sumRows } from '../core/index.ts';

/** Fighting between organised groups without a state (UCDP type 2). */
export const nonStateEvents: Outcome = {
  id: 'non-state-events',
  front: 'fragmentation',
  title: { en: 'Clashes between armed groups', fr: 'Affrontements entre groupes armés' },
  unit: { en: 'events per month', fr: 'événements par mois' },
  needs: ['events'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) =>
    sumRows(table, grid, (row) => (table.type[row] === NON_STATE ? table.events[row] : 0)),
};
