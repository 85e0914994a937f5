import { type Outcome, sumRows } from '../core/index.ts';

/** Civilians killed in every type of violence, in crossfire too. */
export const civilianDeaths: Outcome = {
  id: 'civilian-deaths',
  front: 'humanitarian',
  title: { en: 'Civilian deaths in all violence', fr: 'Civils tués, toutes violences' },
  unit: { en: 'deaths per month', fr: 'morts par mois' },
  needs: ['events', 'civilian-deaths'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) => sumRows(table, grid, (row) => table.civilians[row]),
};
