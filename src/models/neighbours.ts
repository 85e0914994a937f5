import type { Model } from '../core/index.ts';
import { drawSeed, lawOfValues, sampledFrom } from './draws.ts';
import { lastMonths, requireMonths } from './history.ts';

const MONTHS = 12;

/**
 * The last twelve months of the unit and of all units that touch it, each month as likely; made for
 * cells, where the front moves next door.
 * @throws RangeError when the panel does not say which units touch
 * @source VIEWS Prediction Challenge 2023/24, benchmark `conflictology_neighbors` (Hegre et al. 2025)
 */
export const neighbours: Model = {
  id: 'neighbours',
  title: { en: 'Own and neighbours’ last 12 months', fr: 'Douze derniers mois, voisins compris' },
  weakness: {
    en: 'a quiet unit beside a war gets the neighbour’s war, and a war is diluted by quiet neighbours',
    fr: "une unité calme voisine d'une guerre hérite de celle-ci, et des voisins calmes diluent une guerre",
  },
  needs: ['neighbours'],
  least_months: MONTHS,
  fit(panel, _options, random) {
    requireMonths(neighbours, panel);
    const touching = panel.neighbours;
    if (!touching) throw new RangeError('neighbours needs to be told which units touch');
    const own = panel.unit_ids.map((_, unit) => lastMonths(panel, unit, MONTHS));
    const laws = own.map((values, unit) =>
      lawOfValues([values, ...touching[unit].map((other) => own[other])].flatMap((v) => [...v])),
    );
    return sampledFrom(drawSeed(random), (unit) => laws[unit], true);
  },
};
