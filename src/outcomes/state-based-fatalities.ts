import { type Outcome, STATE_BASED, sumRows } from '../core/index.ts';

/** Deaths in state-based violence, best estimate. */
export const stateBasedFatalities: Outcome = {
  id: 'state-based-fatalities',
  front: 'insurgent',
  title: {
    en: 'Deaths in fighting with state forces',
    fr: 'Morts dans des combats impliquant un État',
  },
  unit: { en: 'deaths per month', fr: 'morts par mois' },
  needs: ['events', 'deaths-by-type'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) =>
    sumRows(table, grid, (row) => (table.type[row] === STATE_BASED ? table.best[row] : 0)),
};
