import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digamma,
  incompleteBeta,
  logGamma,
  studentQuantile,
  studentTail,
  trigamma,
} from '../../src/math/index.ts';

/** True to so many significant digits, or absolutely when the value is near zero. */
function agrees(value: number, known: number, digits: number): void {
  expect(Math.abs(value - known)).toBeLessThanOrEqual(
    10 ** -digits * Math.max(1e-2, Math.abs(known)),
  );
}

describe('logGamma', () => {
  // scipy 1.17.1, scipy.special.gammaln
  it.each([
    [0.1, 2.252712651734206],
    [0.25, 1.2880225246980774],
    [0.5, 0.5723649429247],
    [1.5, -0.12078223763524526],
    [2.5, 0.2846828704729192],
    [10, 12.801827480081469],
    [100.5, 361.43554046777757],
    [1e4, 82099.71749644238],
    [1e6, 12815504.569147611],
  ])('of %d agrees with scipy to twelve digits', (x, known) => {
    agrees(logGamma(x), known, 12);
  });

  it('follows Γ(x + 1) = x Γ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (x) => {
        agrees(logGamma(x + 1), logGamma(x) + Math.log(x), 9);
      }),
    );
  });

  it('of a whole number is a factorial', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      agrees(Math.exp(logGamma(n)), factorial, 11);
      factorial *= n;
    }
  });
});

describe('digamma and trigamma', () => {
  // scipy 1.17.1, scipy.special.digamma and polygamma(1, x)
  it.each([
    [0.1, -10.423754940411076, 101.43329915079275],
    [3.7, 1.1671535393615113, 0.31003785767003833],
    [1e5, 11.512920464961896, 1.0000050000166665e-5],
  ])('at %d agree with scipy to twelve digits', (x, first, second) => {
    expect(Math.abs(digamma(x) / first - 1)).toBeLessThan(1e-12);
    expect(Math.abs(trigamma(x) / second - 1)).toBeLessThan(1e-12);
  });
});

describe('incompleteBeta', () => {
  // scipy 1.17.1, scipy.special.betainc(a, b, x)
  it.each([
    [0.5, 2, 3, 0.6875],
    [0.1, 0.5, 0.5, 0.20483276469913345],
    [0.9, 30, 2, 0.1695646331008649],
    [0.01, 5, 0.5, 2.4712578086395438e-11],
    [0.7, 10, 10, 0.967446643118699],
  ])('at %d with %d and %d agrees with scipy', (x, a, b, known) => {
    expect(Math.abs(incompleteBeta(x, a, b) / known - 1)).toBeLessThan(1e-11);
  });

  it('is 0 at 0, 1 at 1, and symmetric', () => {
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
    const shape = fc.double({ min: 0.3, max: 60, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
        const value = incompleteBeta(x, a, b);
        expect(value).toBeGreaterThanOrEqual(-1e-12);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(Math.abs(value + incompleteBeta(1 - x, b, a) - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  it('with a = b = 1 is x', () => {
    for (const x of [0.01, 0.3, 0.5, 0.77]) agrees(incompleteBeta(x, 1, 1), x, 13);
  });
});

describe("Student's t", () => {
  // scipy 1.17.1, scipy.stats.t.ppf; R: qt(0.975, 10) = 2.228139
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 4, 2.7764451051977934],
    [0.975, 10, 2.228138851986274],
    [0.95, 2.5, 2.5582186141359355],
    [0.995, 59, 2.6617587521629673],
    [0.9, 1000, 1.2823987214609247],
    [0.025, 7, -2.3646242515927844],
    [0.75, 3.3, 0.7559716814492414],
  ])('the %d quantile at %d degrees agrees with scipy', (p, df, known) => {
    agrees(studentQuantile(p, df), known, 9);
  });

  // scipy 1.17.1, scipy.stats.t.sf
  it.each([
    [0, 5, 0.5],
    [1, 1, 0.25],
    [2, 10, 0.03669401738537018],
    [3.5, 4, 0.012448081730111374],
    [1.2, 57.3, 0.11753870257130607],
    [8, 20, 5.828314135744255e-8],
  ])('the tail above %d at %d degrees agrees with scipy', (t, df, known) => {
    expect(Math.abs(studentTail(t, df) / known - 1)).toBeLessThan(1e-10);
  });

  it('the tail above a quantile is the rest, and quantiles are symmetric', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.501, max: 0.999, noNaN: true }),
        fc.double({ min: 1, max: 300, noNaN: true }),
        (p, df) => {
          const t = studentQuantile(p, df);
          expect(Math.abs(studentTail(t, df) - (1 - p))).toBeLessThan(1e-9);
          expect(Math.abs(studentQuantile(1 - p, df) + t)).toBeLessThan(1e-8 * Math.max(1, t));
        },
      ),
      { numRuns: 50 },
    );
    expect(studentQuantile(0.5, 3)).toBe(0);
  });
});
