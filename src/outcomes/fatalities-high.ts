import { type Outcome, sumRows } from '../core/index.ts';

/** Deaths, the source's high estimate. */
export const fatalitiesHigh: Outcome = {
  id: 'fatalities-high',
  front: 'insurgent',
  title: { en: 'Deaths, high estimate', fr: 'Morts, estimation haute' },
  unit: { en: 'deaths per month', fr: 'morts par mois' },
  needs: ['events', 'deaths-high'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) => sumRows(table, grid, (row) => table.high[row]),
};
