import { ONE_SIDED, type Outcome, sumRows } from '../core/index.ts';

/** Deaths in one-sided violence, best estimate. */
export const oneSidedFatalities: Outcome = {
  id: 'one-sided-fatalities',
  front: 'insurgent',
  title: { en: 'Deaths in attacks on civilians', fr: 'Morts dans des attaques contre des civils' },
  unit: { en: 'deaths per month', fr: 'morts par mois' },
  needs: ['events', 'deaths-by-type'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) =>
    sumRows(table, grid, (row) => (table.type[row] === ONE_SIDED ? table.best[row] : 0)),
};
