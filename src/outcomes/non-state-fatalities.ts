import { NON_STATE, type Outcome, sumRows } from '../core/index.ts';

/** Deaths in non-state violence, best estimate. */
export const nonStateFatalities: Outcome = {
  id: 'non-state-fatalities',
  front: 'fragmentation',
  title: {
    en: 'Deaths in clashes between armed groups',
    fr: 'Morts dans des affrontements entre groupes armés',
  },
  unit: { en: 'deaths per month', fr: 'morts par mois' },
  needs: ['events', 'deaths-by-type'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) =>
    sumRows(table, grid, (row) => (table.type[row] === NON_STATE ? table.best[row] : 0)),
};
