import { countDistinct, type Outcome } from '../core/index.ts';

/** First-level regions with an event in the month. */
export const regionsWithEvents: Outcome = {
  id: 'regions-with-events',
  front: 'insurgent',
  title: { en: 'Regions affected', fr: 'Régions touchées' },
  unit: { en: 'regions per month', fr: 'régions par mois' },
  needs: ['regions'],
  levels: ['country'],
  memory: 1,
  countable: false,
  tally: (table, grid) => countDistinct(table, grid, (row) => [table.region?.[row] ?? -1]),
};
