import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { countNoise, holm, mean, rateRatio, studentQuantile } from '../../src/math/index.ts';
import { simulatedCounts } from '../changes/simulate.ts';

const POISSON = { dispersion: 0, autocorrelation: 0, months: 60 };
const side = (total: number, months: number) => ({ total, months });

describe('rateRatio', () => {
  it('of Poisson counts has the textbook interval', () => {
    // Hand: ratio 45/6 ÷ 30/6 = 1.5; standard error √(1/30 + 1/45) on the log scale; t with 59 df.
    const { rate_ratio, low, high } = rateRatio(side(30, 6), side(45, 6), POISSON);
    const reach = studentQuantile(0.975, 59) * Math.sqrt(1 / 30 + 1 / 45);
    expect(rate_ratio).toBeCloseTo(1.5, 12);
    expect(low).toBeCloseTo(1.5 * Math.exp(-reach), 12);
    expect(high).toBeCloseTo(1.5 * Math.exp(reach), 12);
  });

  const total = fc.integer({ min: 1, max: 500 });
  const months = fc.integer({ min: 3, max: 24 });
  const noise = fc.record({
    dispersion: fc.double({ min: 0, max: 3, noNaN: true }),
    autocorrelation: fc.double({ min: 0, max: 0.9, noNaN: true }),
    months: fc.integer({ min: 12, max: 60 }),
  });

  it('turned round is its inverse, with the same p', () => {
    fc.assert(
      fc.property(total, total, months, months, noise, (a, b, m, n, how) => {
        const there = rateRatio(side(a, m), side(b, n), how);
        const back = rateRatio(side(b, n), side(a, m), how);
        expect(there.rate_ratio * back.rate_ratio).toBeCloseTo(1, 9);
        expect(Math.log(there.low)).toBeCloseTo(-Math.log(back.high), 9);
        expect(there.p).toBeCloseTo(back.p, 9);
      }),
    );
  });

  it('its interval leaves out 1 whenever p is below 0.05', () => {
    let surprising = 0;
    fc.assert(
      fc.property(total, total, months, months, noise, (a, b, m, n, how) => {
        const { rate_ratio, low, high, p } = rateRatio(side(a, m), side(b, n), how);
        expect(low).toBeLessThanOrEqual(rate_ratio);
        expect(high).toBeGreaterThanOrEqual(rate_ratio);
        fc.pre(Math.abs(p - 0.05) > 1e-6);
        // p is the larger of two, so the interval may leave out 1 though p does not agree.
        if (p >= 0.05) return;
        surprising++;
        expect(low > 1 || high < 1).toBe(true);
      }),
    );
    expect(surprising).toBeGreaterThan(5);
  });

  it('more dispersion, more persistence or fewer months to learn from widen it', () => {
    const width = (how: typeof POISSON) => {
      const { low, high } = rateRatio(side(30, 6), side(45, 6), how);
      return high / low;
    };
    expect(width({ ...POISSON, dispersion: 0.4 })).toBeGreaterThan(width(POISSON));
    expect(width({ dispersion: 0.4, autocorrelation: 0.5, months: 60 })).toBeGreaterThan(
      width({ ...POISSON, dispersion: 0.4 }),
    );
    expect(width({ ...POISSON, months: 12 })).toBeGreaterThan(width(POISSON));
  });

  it('equal rates give a ratio of 1 and a p of 1', () => {
    const { rate_ratio, p } = rateRatio(side(12, 6), side(24, 12), POISSON);
    expect(rate_ratio).toBe(1);
    expect(p).toBeCloseTo(1, 12);
  });

  it('a side without events gets half an event, and so does the other', () => {
    expect(rateRatio(side(0, 6), side(10, 6), POISSON).rate_ratio).toBeCloseTo(21, 12);
    expect(rateRatio(side(10, 6), side(0, 6), POISSON).rate_ratio).toBeCloseTo(1 / 21, 12);
  });

  it('without an event on either side, or without months, there is no ratio', () => {
    for (const nothing of [
      rateRatio(side(0, 6), side(0, 6), POISSON),
      rateRatio(side(0, 0), side(5, 6), POISSON),
      rateRatio(side(5, 6), side(0, 0), POISSON),
    ]) {
      expect(nothing).toEqual({ rate_ratio: NaN, low: NaN, high: NaN, p: 1 });
    }
  });
});

describe('countNoise', () => {
  it('finds dispersion by moments', () => {
    // Hand: mean 4, squares 4 · 16 = 64, variance 64/6; dispersion (64/6 − 4)/4²
    expect(countNoise([0, 0, 8, 8, 4, 4, 4]).dispersion).toBeCloseTo((64 / 6 - 4) / 16, 12);
    expect(countNoise([4, 4, 4, 4])).toEqual({ dispersion: 0, autocorrelation: 0, months: 4 });
  });

  it('knows nothing of an empty or missing stretch', () => {
    expect(countNoise([])).toEqual({ dispersion: 0, autocorrelation: 0, months: 0 });
    expect(countNoise([NaN, 3, NaN])).toEqual({ dispersion: 0, autocorrelation: 0, months: 1 });
    expect(countNoise([0, 0, 0])).toEqual({ dispersion: 0, autocorrelation: 0, months: 3 });
  });

  it('finds the persistence of the rate behind counts, not of the counts', () => {
    const random = randomStream(11);
    const found = Array.from({ length: 400 }, () =>
      countNoise(simulatedCounts(60, { mean: 20, dispersion: 0.4, persistence: 0.5 }, random)),
    );
    // The log-rate has 0.5; the rate itself (e^{σ²/2} − 1)/(e^{σ²} − 1) = 0.458 with σ² = log 1.4.
    expect(Math.abs(mean(found.map((noise) => noise.autocorrelation)) - 0.458)).toBeLessThan(0.06);
    expect(Math.abs(mean(found.map((noise) => noise.dispersion)) - 0.4)).toBeLessThan(0.06);
  });
});

describe('holm', () => {
  // R: p.adjust(p, "holm")
  it.each([
    [
      [0.01, 0.04, 0.03],
      [0.03, 0.06, 0.06],
    ],
    [
      [0.01, 0.02, 0.03, 0.04, 0.05],
      [0.05, 0.08, 0.09, 0.09, 0.09],
    ],
    [
      [0.5, 0.9, 0.001],
      [1, 1, 0.003],
    ],
    [[0.2], [0.2]],
    [[], []],
  ])('of %j is %j, as in R', (p, known) => {
    const adjusted = holm(p);
    expect(adjusted).toHaveLength(known.length);
    for (const [i, value] of adjusted.entries()) expect(value).toBeCloseTo(known[i], 12);
  });

  it('keeps the order, never lowers a probability, and does not depend on where each stands', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 12 }), (probabilities) => {
        const adjusted = holm(probabilities);
        for (let i = 0; i < adjusted.length; i++) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(probabilities[i]);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          for (let j = 0; j < adjusted.length; j++)
            if (probabilities[i] < probabilities[j])
              expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]);
        }
        expect(holm([...probabilities].reverse())).toEqual([...adjusted].reverse());
      }),
    );
  });
});
