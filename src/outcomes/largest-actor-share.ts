import { eachTrailingWindow, type Outcome } from '../core/index.ts';

const WINDOW = 12;

/**
 * Share of the busiest armed actor in all event participations of the last twelve months, civilians
 * excluded. 1 one actor alone; NaN without a participation.
 */
export const largestActorShare: Outcome = {
  id: 'largest-actor-share',
  front: 'fragmentation',
  title: { en: 'Share of the busiest armed actor', fr: "Part de l'acteur armé le plus actif" },
  unit: {
    en: 'share of event participations, last 12 months',
    fr: 'part des participations aux événements, 12 derniers mois',
  },
  needs: ['actors'],
  levels: ['country', 'region'],
  memory: WINDOW,
  countable: false,
  tally(table, grid) {
    const values = new Float64Array(grid.units.length * grid.months).fill(Number.NaN);
    eachTrailingWindow(table, grid, WINDOW, (at, counts) => {
      const all = counts.reduce((sum, n) => sum + n, 0);
      if (all > 0) values[at] = Math.max(...counts) / all;
    });
    return values;
  },
};
