import { type Outcome, sumRows } from '../core/index.ts';

/** Deaths, the source's low estimate. */
export const fatalitiesLow: Outcome = {
  id: 'fatalities-low',
  front: 'insurgent',
  title: { en: 'Deaths, low estimate', fr: 'Morts, estimation basse' },
  unit: { en: 'deaths per month', fr: 'morts par mois' },
  needs: ['events', 'deaths-low'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) => sumRows(table, grid, (row) => table.low[row]),
};
