import { describe, expect, it } from 'vitest';
import { type Random, randomStream } from '../../src/core/index.ts';
import { drawNormal } from '../../src/math/index.ts';
import { scoredBlock, scores } from '../../src/scores/index.ts';
import { naiveCrps, naiveEnergy } from './naive.ts';

/** A path of counts, often 0 throughout. */
function path(leads: number, random: Random): number[] {
  const level = random() < 0.4 ? 0 : 2 / (1 - random());
  return Array.from({ length: leads }, () => Math.floor(level * random() * 3));
}

/** Score of one unit from its paths. */
function energyOf(paths: readonly number[][], observed: readonly number[]): number {
  const samples = Float64Array.from(observed.flatMap((_, lead) => paths.map((one) => one[lead])));
  const [n_leads, n_samples] = [observed.length, paths.length];
  const block = { samples, observed: Float64Array.from(observed), n_leads, n_samples };
  return scores.get('energy').of(scoredBlock(block))[0];
}

const made = (seed: number, n: number, leads: number) => {
  const random = randomStream(seed);
  return {
    paths: Array.from({ length: n }, () => path(leads, random)),
    observed: path(leads, random),
  };
};

describe('energy', () => {
  it.each([1, 2, 3, 12, 13, 63, 64])('is the naive double sum for %i draws', (n) => {
    for (const leads of [1, 3, 12]) {
      const { paths, observed } = made(n, n, leads);
      expect(energyOf(paths, observed)).toBeCloseTo(naiveEnergy(paths, observed), 9);
    }
  });

  it('of one lead is the crps', () => {
    const { paths, observed } = made(4, 50, 1);
    expect(energyOf(paths, observed)).toBeCloseTo(naiveCrps(paths.flat(), observed[0]), 9);
  });

  it('of a thousand draws is near the naive sum, far nearer than other draws of the same forecast', () => {
    const units = Array.from({ length: 10 }, (_, seed) => {
      const random = randomStream(seed);
      const level = 1 + 3 * random();
      const lognormal = () => {
        const size = random() < 0.4 ? 0 : Math.exp(level + drawNormal(random));
        return Array.from({ length: 6 }, () => Math.floor(3 * size * random()));
      };
      const observed = lognormal();
      return [0, 1].map(() => {
        const paths = Array.from({ length: 1000 }, lognormal);
        return { exact: naiveEnergy(paths, observed), found: energyOf(paths, observed) };
      });
    });
    const meanSquare = (values: number[]) =>
      values.reduce((sum, value) => sum + value * value, 0) / values.length;
    const errors = units.flat().map(({ exact, found }) => (found - exact) / exact);
    const chance = units.map(([a, b]) => (a.exact - b.exact) / a.exact / Math.SQRT2);
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.02);
    expect(Math.sqrt(meanSquare(errors))).toBeLessThan(0.007);
    expect(meanSquare(errors)).toBeLessThan(meanSquare(chance) / 16);
  });

  it('of a thousand draws for one lead is exactly the crps', () => {
    const { paths, observed } = made(9, 1000, 1);
    const exact = naiveCrps(paths.flat(), observed[0]);
    expect(Math.abs(energyOf(paths, observed) - exact)).toBeLessThan(1e-9 * exact);
  });

  it('is 0 for draws that are all right', () => {
    expect(energyOf(Array(100).fill([0, 3, 0]), [0, 3, 0])).toBe(0);
    expect(energyOf(Array(100).fill([0, 0, 0]), [0, 0, 0])).toBe(0);
  });
});
