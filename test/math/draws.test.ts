import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import {
  drawGamma,
  drawInverseGamma,
  drawNormal,
  drawNormalVector,
  mean,
  normalCdf,
  variance,
} from '../../src/math/index.ts';

const DRAWS = 100_000;

/** Mean and variance lie within five standard errors of a mean of so many draws. */
function hasMoments(draws: Float64Array, centre: number, spread: number): void {
  expect(Math.abs(mean(draws) - centre)).toBeLessThan(5 * Math.sqrt(spread / DRAWS));
  expect(Math.abs(variance(draws) / spread - 1)).toBeLessThan(0.05);
}

describe('draws', () => {
  it('of a normal have a uniform cumulative probability', () => {
    const random = randomStream(1);
    const bins = new Float64Array(20);
    for (let i = 0; i < DRAWS; i++) bins[Math.floor(20 * normalCdf(drawNormal(random)))]++;
    const each = DRAWS / 20;
    const chiSquare = bins.reduce((sum, count) => sum + (count - each) ** 2 / each, 0);
    // The 99.9 % point of χ² with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.8);
  });

  it('of a normal are finite though the stream says 0', () => {
    expect(Number.isFinite(drawNormal(() => 0))).toBe(true);
  });

  it.each([
    [0.3, 2],
    [1, 1],
    [4.5, 0.1],
    [300, 7],
  ])('of a gamma with shape %d and rate %d have its mean and variance', (shape, rate) => {
    const random = randomStream(2);
    const draws = Float64Array.from({ length: DRAWS }, () => drawGamma(shape, rate, random));
    hasMoments(draws, shape / rate, shape / rate ** 2);
    expect(draws.every((draw) => draw > 0)).toBe(true);
  });

  it('of an inverse gamma have its mean and variance', () => {
    const random = randomStream(3);
    const draws = Float64Array.from({ length: DRAWS }, () => drawInverseGamma(12, 5, random));
    hasMoments(draws, 5 / 11, 25 / (11 ** 2 * 10));
  });

  it('of a normal vector have its mean and covariance', () => {
    const random = randomStream(4);
    const covariance = Float64Array.of(2, -1, -1, 3);
    const pairs = Array.from({ length: DRAWS }, () => drawNormalVector([1, 5], covariance, random));
    const first = Float64Array.from(pairs, ([a]) => a);
    hasMoments(first, 1, 2);
    hasMoments(
      Float64Array.from(pairs, ([, b]) => b),
      5,
      3,
    );
    hasMoments(
      Float64Array.from(pairs, ([a, b]) => a + b),
      6,
      3,
    );
  });

  it('refuse what is not a distribution', () => {
    const random = randomStream(5);
    expect(() => drawGamma(0, 1, random)).toThrow(
      'a gamma distribution needs shape and rate above 0: 0, 1',
    );
    expect(() => drawInverseGamma(1, -1, random)).toThrow(RangeError);
    expect(() => drawNormalVector([0], [0], random)).toThrow(RangeError);
  });
});
