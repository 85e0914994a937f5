import { type Outcome, STATE_BASED, sumRows } from '../core/index.ts';

/** Events in which a state fights an organised group (UCDP type 1). */
export const stateBasedEvents: Outcome = {
  id: 'state-based-events',
  front: 'insurgent',
  title: { en: 'Fighting with state forces', fr: 'Combats impliquant un État' },
  unit: { en: 'events per month', fr: 'événements par mois' },
  needs: ['events'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) =>
    sumRows(table, grid, (row) => (table.type[row] === STATE_BASED ? table.events[row] : 0)),
};
