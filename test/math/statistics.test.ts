import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { autocorrelation, maximum, mean, meanInflation, variance } from '../../src/math/index.ts';
import { normal } from '../changes/simulate.ts';

const NONE = Number.NaN;

it('mean, variance and maximum skip what is missing', () => {
  expect(mean([1, NONE, 3])).toBe(2);
  expect(variance([1, NONE, 3])).toBe(2);
  expect(maximum([1, NONE, 3])).toBe(3);
});

it('of nothing there is no mean, no variance and no maximum', () => {
  expect(mean([])).toBeNaN();
  expect(mean([NONE])).toBeNaN();
  expect(variance([4])).toBeNaN();
  expect(maximum([NONE])).toBe(Number.NEGATIVE_INFINITY);
});

it('the variance is that of R’s var', () => {
  // Hand: var(c(2, 4, 4, 4, 5, 5, 7, 9)) = 32/7
  expect(variance([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(32 / 7, 12);
});

describe('autocorrelation', () => {
  it('adds (1 + 3r)/n to the plain estimate', () => {
    // Python by hand: mean 5.58333, variance 3.719697, r = 0.2258995 over 11 pairs; corrected 0.3784176
    expect(autocorrelation([3, 5, 4, 6, 7, 5, 6, 8, 7, 9, 4, 3])).toBeCloseTo(
      0.37841757699191525,
      12,
    );
  });

  it('is held to 0 … 0.9', () => {
    expect(autocorrelation([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])).toBe(0.9);
    expect(autocorrelation([1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9])).toBe(0);
  });

  it('is zero for a flat series and for fewer than ten pairs', () => {
    expect(autocorrelation(new Float64Array(50).fill(3))).toBe(0);
    expect(autocorrelation([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(0);
    expect(autocorrelation([1, 2, 3, 4, 5, NONE, 6, 7, 8, 9, 10, 11])).toBe(0);
  });

  it('is right on average for an AR(1) of 0.4 over 60 months', () => {
    const random = randomStream(4);
    const estimates = Array.from({ length: 2000 }, () => {
      let latent = normal(random);
      return autocorrelation(
        Float64Array.from({ length: 60 }, () => {
          latent = 0.4 * latent + Math.sqrt(1 - 0.16) * normal(random);
          return latent;
        }),
      );
    });
    expect(Math.abs(mean(estimates) - 0.4)).toBeLessThan(0.02);
  });
});

describe('meanInflation', () => {
  it('is 1 without autocorrelation and for one month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (n, r) => {
          expect(meanInflation(n, 0)).toBe(1);
          expect(meanInflation(1, r)).toBe(1);
          expect(meanInflation(n, r)).toBeGreaterThanOrEqual(1);
          expect(meanInflation(n, r)).toBeLessThanOrEqual((1 + r) / (1 - r) + 1e-9);
        },
      ),
    );
  });

  it('is the variance of a mean from the full matrix of correlations', () => {
    for (const [n, r] of [
      [2, 0.5],
      [6, 0.4],
      [12, 0.7],
    ]) {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += r ** Math.abs(i - j);
      expect(meanInflation(n, r)).toBeCloseTo(sum / n, 12);
    }
  });
});
