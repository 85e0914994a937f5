import { ONE_SIDED, type Outcome, sumRows } from '../core/index.ts';

/** One-sided violence: deliberate attacks on civilians by an organised actor (UCDP type 3). */
export const oneSidedEvents: Outcome = {
  id: 'one-sided-events',
  front: 'insurgent',
  title: { en: 'Attacks on civilians', fr: 'Attaques contre des civils' },
  unit: { en: 'events per month', fr: 'événements par mois' },
  needs: ['events'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) =>
    sumRows(table, grid, (row) => (table.type[row] === ONE_SIDED ? table.events[row] : 0)),
};
