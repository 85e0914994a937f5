import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/math/index.ts';

describe('normalCdf', () => {
  // scipy 1.17.1, scipy.stats.norm.cdf
  it.each([
    [-10, 7.61985302416047e-24],
    [-5, 2.866515718791933e-7],
    [-2.5, 0.006209665325776132],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.3, 0.6179114221889526],
    [1.7, 0.955434537241457],
    [4, 0.9999683287581669],
  ])('at %d agrees with scipy to twelve digits', (z, known) => {
    expect(Math.abs(normalCdf(z) / known - 1)).toBeLessThan(1e-12);
  });

  it('is 0 and 1 far out, and missing where z is', () => {
    expect([normalCdf(-50), normalCdf(50), normalCdf(Number.NaN)]).toEqual([0, 1, Number.NaN]);
  });
});

describe('normalQuantile', () => {
  // scipy 1.17.1, scipy.stats.norm.ppf
  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798409],
    [1e-5, -4.264890793922825],
    [0.01, -2.3263478740408408],
    [0.2, -0.8416212335729142],
    [0.6, 0.2533471031357997],
    [0.999, 3.090232306167813],
  ])('at %d agrees with scipy to thirteen digits', (p, known) => {
    expect(Math.abs(normalQuantile(p) / known - 1)).toBeLessThan(1e-13);
  });

  it('undoes the cumulative probability', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 5, noNaN: true }), (z) => {
        expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is infinite at the ends and missing outside', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect([normalQuantile(-0.1), normalQuantile(1.1)]).toEqual([Number.NaN, Number.NaN]);
  });
});
