import { isStateActor, ONE_SIDED, type Outcome, sumRows } from '../core/index.ts';

/** One-sided violence by actors among which there is no government, as UCDP attributes it. */
export const oneSidedByGroups: Outcome = {
  id: 'one-sided-by-groups',
  front: 'insurgent',
  title: {
    en: 'Attacks on civilians by armed groups',
    fr: 'Attaques contre des civils par des groupes armés',
  },
  unit: { en: 'events per month', fr: 'événements par mois' },
  needs: ['actors'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) =>
    sumRows(table, grid, (row) => {
      const pair = table.pairs[table.pair?.[row] ?? -1];
      const counted = table.type[row] === ONE_SIDED && pair && !pair.side_a.some(isStateActor);
      return counted ? table.events[row] : 0;
    }),
};
