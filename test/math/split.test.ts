import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream, shuffle } from '../../src/core/index.ts';
import { bestSplit, rootScale, splitStatistic, stepDownMinP } from '../../src/math/index.ts';
import { normal, poisson } from '../changes/simulate.ts';

describe('rootScale', () => {
  it('is √(x + 3/8)', () => {
    expect([...rootScale([0, 1, 24])]).toEqual([
      Math.sqrt(0.375),
      Math.sqrt(1.375),
      Math.sqrt(24.375),
    ]);
  });
});

describe('splitStatistic', () => {
  it('is the largest pooled two-sample t² over all cuts', () => {
    const tSquared = (left: number[], right: number[]) => {
      const centre = (side: number[]) => side.reduce((a, b) => a + b, 0) / side.length;
      const around = (side: number[]) =>
        side.reduce((sum, value) => sum + (value - centre(side)) ** 2, 0);
      const n = left.length + right.length;
      const pooled = (around(left) + around(right)) / (n - 2);
      return (centre(left) - centre(right)) ** 2 / (pooled * (1 / left.length + 1 / right.length));
    };
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 20 }),
        (counts) => {
          const roots = [...rootScale(counts)];
          fc.pre(new Set(counts).size > 2);
          let best = -1;
          for (let k = 2; k <= roots.length - 2; k++)
            best = Math.max(best, tSquared(roots.slice(0, k), roots.slice(k)));
          expect(splitStatistic(Float64Array.from(roots)) / best).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('is −1 without variance', () => {
    expect(splitStatistic(new Float64Array(12).fill(2))).toBe(-1);
  });
});

describe('bestSplit', () => {
  it('finds a planted step at its index, wherever it lies', () => {
    const random = randomStream(5);
    for (let at = 2; at <= 18; at++) {
      const counts = Array.from({ length: 20 }, (_, i) => poisson(i < at ? 4 : 60, random));
      const split = bestSplit(rootScale(counts));
      expect(split.at).toBe(at);
      expect(split.earliest).toBeLessThanOrEqual(at);
      expect(split.latest).toBeGreaterThanOrEqual(at);
      expect(split.statistic).toBeCloseTo(splitStatistic(rootScale(counts)), 9);
    }
  });

  it('a clean step has no doubt about its date, a slope has', () => {
    const step = bestSplit(rootScale([3, 3, 3, 3, 3, 3, 30, 30, 30, 30, 30, 30]));
    expect([step.at, step.earliest, step.latest]).toEqual([6, 6, 6]);
    const slope = bestSplit(rootScale([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
    expect(slope.latest).toBeGreaterThan(slope.earliest);
  });

  it('turned round is cut at the same place from the other end', () => {
    const counts = [2, 3, 2, 4, 3, 20, 22, 19, 25, 21, 20, 23];
    const there = bestSplit(rootScale(counts));
    const back = bestSplit(rootScale([...counts].reverse()));
    expect(back.at).toBe(counts.length - there.at);
  });
});

describe('stepDownMinP', () => {
  it('of one series is the share of rows at least as large', () => {
    // Hand: observed 3 among {3, 1, 2, 3, 4}: three of five are at least 3.
    const rows = [3, 1, 2, 3, 4].map((value) => Float64Array.of(value));
    expect(stepDownMinP(rows)).toEqual([{ own: 3 / 5, family: 3 / 5 }]);
  });

  it('by hand for two series', () => {
    // p of series A by row: 1/4 2/4 3/4 4/4; of B: 2/4 1/4 4/4 3/4. Least of both per row:
    // 1/4 1/4 3/4 3/4, so A (own 1/4) has family 2/4, and B (own 2/4) keeps 2/4.
    const rows = [
      [9, 5],
      [7, 8],
      [5, 1],
      [3, 3],
    ].map((row) => Float64Array.from(row));
    expect(stepDownMinP(rows)).toEqual([
      { own: 0.25, family: 0.5 },
      { own: 0.5, family: 0.5 },
    ]);
  });

  it('a family probability is never below the series’ own', () => {
    const random = randomStream(8);
    const rows = Array.from({ length: 100 }, () => Float64Array.from({ length: 6 }, random));
    for (const { own, family } of stepDownMinP(rows)) expect(family).toBeGreaterThanOrEqual(own);
  });

  it('says "found" in about 5 % of families when order does not matter', () => {
    const random = randomStream(20250606);
    const families = 400;
    const permutations = 199;
    let found = 0;
    for (let family = 0; family < families; family++) {
      const shared = Array.from({ length: 20 }, () => normal(random));
      // Five series that lean on each other, as fronts of one war do.
      const series = Array.from({ length: 5 }, () =>
        Float64Array.from(shared, (x) => 0.5 * x + normal(random)),
      );
      const order = Int32Array.from({ length: 20 }, (_, i) => i);
      const rows = [Float64Array.from(series, splitStatistic)];
      for (let b = 0; b < permutations; b++) {
        shuffle(order, random);
        rows.push(
          Float64Array.from(series, (s) => splitStatistic(Float64Array.from(order, (i) => s[i]))),
        );
      }
      if (stepDownMinP(rows).some((chance) => chance.family <= 0.05)) found++;
    }
    // Hand: binomial standard error √(0.05 · 0.95 / 400) = 0.011; two of them either way.
    expect(found / families).toBeLessThan(0.072);
    expect(found / families).toBeGreaterThan(0.028);
  });
});
