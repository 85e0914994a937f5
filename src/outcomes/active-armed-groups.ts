import {
  actorIndex,
  actorsOfRow,
  countDistinct,
  isStateActor,
  type Outcome,
} from '../core/index.ts';

/** Distinct non-state armed actors with an event in the month. */
export const activeArmedGroups: Outcome = {
  id: 'active-armed-groups',
  front: 'insurgent',
  title: { en: 'Armed groups active', fr: 'Groupes armés actifs' },
  unit: { en: 'groups per month', fr: 'groupes par mois' },
  needs: ['actors'],
  levels: ['country', 'region', 'cell'],
  memory: 1,
  countable: true,
  tally: (table, grid) => {
    const { names } = actorIndex(table);
    return countDistinct(table, grid, (row) =>
      actorsOfRow(table, row).filter((actor) => !isStateActor(names[actor])),
    );
  },
};
