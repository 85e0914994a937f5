import { type Outcome, sumRows } from '../core/index.ts';

/** Deaths of every type of violence, the source's best estimate. */
export const fatalities: Outcome = {
  id: 'fatalities',
  front: 'insurgent',
  title: { en: 'Deaths, best estimate', fr: 'Morts, meilleure estimation' },
  unit: { en: 'deaths per month', fr: 'morts par mois' },
  needs: ['events', 'deaths'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) => sumRows(table, grid, (row) => table.best[row]),
};
