import type { Model } from '../core/index.ts';
import { drawSeed, lawOfValues, sampledFrom } from './draws.ts';
import { lastMonths, requireMonths } from './history.ts';

const MONTHS = 240;

/**
 * Draws from the months of all units over the last twenty years, the same for everybody.
 * @source VIEWS Prediction Challenge 2023/24, benchmark `boot_240` (Hegre et al. 2025)
 */
export const pooledBootstrap: Model = {
  id: 'pooled-bootstrap',
  title: { en: 'Pooled bootstrap, 240 months', fr: 'Rééchantillonnage mondial, 240 mois' },
  weakness: {
    en: 'does not look at the unit: peace and war get the same forecast',
    fr: "ne regarde pas l'unité : la paix et la guerre reçoivent la même prévision",
  },
  needs: [],
  least_months: 1,
  fit(panel, _options, random) {
    requireMonths(pooledBootstrap, panel);
    // Counted by value, since most months are 0 and a panel may hold millions.
    const counts = new Map<number, number>();
    for (let unit = 0; unit < panel.unit_ids.length; unit++)
      for (const value of lastMonths(panel, unit, MONTHS))
        counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = Float64Array.from(counts.keys()).sort();
    const law =
      values.length === 0
        ? lawOfValues([])
        : { values, weights: values.map((value) => counts.get(value)!) };
    return sampledFrom(drawSeed(random), () => law);
  },
};
