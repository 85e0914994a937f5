/** Agreement with the official scores. @source shared/data/forecast/SOURCES.md, names of files and their origin */
import { describe, expect, it } from 'vitest';
import { resampled, scoreRows, scores, summaryOf } from '../../src/scores/index.ts';
import {
  conflictologyDraws,
  hasGolden,
  lastValueDraws,
  N_LEADS,
  type Official,
  officialScores,
} from './golden.ts';

const ROWS = 191 * N_LEADS;
const YEARS = [2018, 2019, 2020, 2021];
const chosen = (['crps', 'ign', 'mis'] as const).map((id) => scores.get(id));

function scored(official: Official, samples: Int32Array | Float64Array) {
  const n_samples = samples.length / official.observed.length;
  return scoreRows([{ samples, observed: official.observed, n_leads: N_LEADS, n_samples }], chosen);
}

/** Largest distance on any row. */
function farthest(found: Float64Array, wanted: Float64Array): number {
  expect(found.length).toBe(ROWS);
  expect(wanted.length).toBe(ROWS);
  return found.reduce((most, value, row) => {
    const apart = Math.abs(value - wanted[row]);
    return apart <= most ? most : apart;
  }, 0);
}

describe.runIf(hasGolden)('official scores are met to 1e-8 on each row', () => {
  it.each(YEARS)('of the twelve draws of conflictology, %i', (year) => {
    const official = officialScores('conflictology', year);
    const draws = conflictologyDraws(year, official.keys);
    expect(draws.length).toBe(ROWS * 12);
    const found = scored(official, draws);
    expect(farthest(found.crps, official.crps)).toBeLessThan(1e-8);
    expect(farthest(found.mis, official.mis)).toBeLessThan(1e-8);
    const more = scored(official, resampled(draws, 12, 1000));
    expect(farthest(more.ign, official.ign)).toBeLessThan(1e-8);
    expect(farthest(found.ign, official.ign)).toBeGreaterThan(0.1);
  });

  it.each(YEARS)('of a thousand zeros, %i', (year) => {
    const official = officialScores('zero', year);
    const found = scored(official, new Int32Array(ROWS * 1000));
    for (const id of ['crps', 'ign', 'mis'] as const)
      expect(farthest(found[id], official[id]), id).toBeLessThan(1e-8);
  });

  it('of a thousand Poisson draws around the last value, 2018', async () => {
    const official = officialScores('last_historical_poisson', 2018);
    const draws = await lastValueDraws(official.keys);
    expect(draws.length).toBe(ROWS * 1000);
    const found = scored(official, draws);
    for (const id of ['crps', 'ign', 'mis'] as const)
      expect(farthest(found[id], official[id]), id).toBeLessThan(1e-8);
  });

  it('and the published means of windows follow', () => {
    const means = YEARS.map((year) => {
      const official = officialScores('conflictology', year);
      const found = scored(official, conflictologyDraws(year, official.keys));
      return Number(summaryOf(chosen[0], found.crps).toFixed(4));
    });
    expect(means).toEqual([14.4829, 9.1463, 21.3393, 76.8495]);
  });
});
