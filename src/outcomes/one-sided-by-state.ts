import { isStateActor, ONE_SIDED, type Outcome, sumRows } from '../core/index.ts';

/** One-sided violence by a government, alone or with others, as UCDP attributes it. */
export const oneSidedByState: Outcome = {
  id: 'one-sided-by-state',
  front: 'insurgent',
  title: {
    en: 'Attacks on civilians by state forces or their partners',
    fr: 'Attaques contre des civils par des forces étatiques ou leurs partenaires',
  },
  unit: { en: 'events per month', fr: 'événements par mois' },
  needs: ['actors'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) =>
    sumRows(table, grid, (row) => {
      const pair = table.pairs[table.pair?.[row] ?? -1];
      const counted = table.type[row] === ONE_SIDED && pair && pair.side_a.some(isStateActor);
      return counted ? table.events[row] : 0;
    }),
};
