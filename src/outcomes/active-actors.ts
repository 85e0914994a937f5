import { actorsOfRow, countDistinct, type Outcome } from '../core/index.ts';

/** Distinct armed actors, governments among them, with an event in the month. */
export const activeActors: Outcome = {
  id: 'active-actors',
  front: 'fragmentation',
  title: { en: 'Armed actors active, states included', fr: 'Acteurs armés actifs, États compris' },
  unit: { en: 'actors per month', fr: 'acteurs par mois' },
  needs: ['actors'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) => countDistinct(table, grid, (row) => actorsOfRow(table, row)),
};
