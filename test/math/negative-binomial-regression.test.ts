import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, randomStream } from '../../src/core/index.ts';
import {
  drawGamma,
  drawNormal,
  mean,
  negativeBinomialRegression,
  neweyWest,
} from '../../src/math/index.ts';

// Three years of made-up months: a trend, a step after two years, an exposure of 10 to 14.
const COUNTS = Int32Array.of(
  ...[4, 18, 10, 19, 2, 6, 2, 17, 6, 11, 1, 17, 6, 21, 39, 9, 11, 11, 11, 7, 7, 26, 9, 2],
  ...[64, 53, 14, 10, 10, 84, 3, 11, 36, 45, 49, 47],
);
const DESIGN = new Float64Array(36 * 3);
for (let t = 0; t < 36; t++) DESIGN.set([1, (t - 17.5) / 12, t >= 24 ? 1 : 0], t * 3);
const offset = Float64Array.from({ length: 36 }, (_, t) => Math.log(10 + (t % 5)));
const input = { counts: COUNTS, design: DESIGN, columns: 3, offset };

const near = (value: number, known: number, digits = 9) =>
  expect(Math.abs(value / known - 1)).toBeLessThan(10 ** -digits);
const errors = (covariance: Float64Array) => [0, 4, 8].map((at) => Math.sqrt(covariance[at]));

describe('negativeBinomialRegression', () => {
  it('agrees with statsmodels', () => {
    // statsmodels 0.15.0: NegativeBinomial (nb2) by BFGS to a gradient of 2e-14, then the standard
    // errors and deviance of GLM(NegativeBinomial(alpha)) there.
    const fit = negativeBinomialRegression(input);
    near(fit.theta, 2.0607124346745485);
    const known = [-0.003648662965089669, 0.11430022458502695, 0.9522967716691451];
    known.forEach((value, j) => near(fit.coefficients[j], value));
    const se = [0.19845425385390877, 0.2518154214078342, 0.45635056937675655];
    se.forEach((value, j) => near(fit.standardErrors[j], value));
    near(fit.logLikelihood, -133.9394450871102, 12);
    near(fit.deviance, 38.180740798380874);
    // Standard error of 1/theta there is 0.1264283958992687; by the delta rule, and with the
    // coefficients free, near to ours.
    near(fit.thetaError / fit.theta ** 2, 0.1264283958992687, 2);
    expect(fit.robust).toBeUndefined();
  });

  it('with theta held at ∞ is Poisson regression', () => {
    // statsmodels 0.15.0, GLM(Poisson), then cov_type HAC without correction.
    const fit = negativeBinomialRegression({ ...input, theta: Number.POSITIVE_INFINITY, lags: 3 });
    const known = [-0.00699502677784776, 0.0903910101680303, 1.0009967110803033];
    known.forEach((value, j) => near(fit.coefficients[j], value));
    const se = [0.07347639667560205, 0.08963012982879039, 0.15286613173629895];
    se.forEach((value, j) => near(fit.standardErrors[j], value));
    near(fit.deviance, 333.7570810081769, 12);
    near(fit.logLikelihood, -244.86712994998658, 12);
    const hac = [0.1914324665595539, 0.2315041402235554, 0.4616715678957942];
    errors(fit.robust!).forEach((value, j) => near(value, hac[j]));
  });

  it('falls back on Poisson where the counts vary less', () => {
    const fit = negativeBinomialRegression({
      counts: [3, 4, 3, 5, 4, 4, 3],
      design: new Float64Array(7).fill(1),
      columns: 1,
    });
    expect(fit.theta).toBe(Number.POSITIVE_INFINITY);
    expect(fit.thetaError).toBeNaN();
    near(fit.coefficients[0], Math.log(26 / 7));
    near(fit.standardErrors[0], 1 / Math.sqrt(26), 9);
  });

  it('of an intercept fits the mean, and of two groups both means', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000), { minLength: 6, maxLength: 40 }), (counts) => {
        const half = Math.floor(counts.length / 2);
        const groups = [counts.slice(0, half), counts.slice(half)].map(mean);
        fc.pre(groups.every((value) => value > 0));
        const design = Float64Array.from({ length: counts.length * 2 }, (_, at) =>
          at % 2 === 0 || at / 2 > half ? 1 : 0,
        );
        const { fitted } = negativeBinomialRegression({ counts, design, columns: 2 });
        near(fitted[0], groups[0], 7);
        near(fitted[counts.length - 1], groups[1], 7);
      }),
    );
  });

  it('does not mind an offset taken into the intercept, nor a column in another unit', () => {
    const one = negativeBinomialRegression(input);
    const other = negativeBinomialRegression({
      ...input,
      offset: offset.map((value) => value + 2),
      design: DESIGN.map((value, at) => (at % 3 === 1 ? 1e6 * value : value)),
    });
    near(other.coefficients[0] + 2, one.coefficients[0] + 0, 9);
    near(other.coefficients[1] * 1e6, one.coefficients[1], 6);
    near(other.logLikelihood, one.logLikelihood, 10);
  });

  it('is nowhere less likely than at other thetas', () => {
    const best = negativeBinomialRegression(input);
    for (const share of [0.5, 0.9, 0.99, 1.01, 1.1, 2]) {
      const other = negativeBinomialRegression({ ...input, theta: best.theta * share });
      expect(other.logLikelihood).toBeLessThan(best.logLikelihood);
    }
  });

  it('finds again what counts were drawn from, and says how surely', () => {
    const random = randomStream(9);
    const theta = 1.5;
    const held = Array.from({ length: 200 }, () => {
      const counts = Float64Array.from({ length: 120 }, (_, t) =>
        poisson(drawGamma(theta, theta / Math.exp(2 + (t >= 60 ? 0.5 : 0)), random), random),
      );
      const design = Float64Array.from({ length: 240 }, (_, at) =>
        at % 2 === 0 || at >= 120 ? 1 : 0,
      );
      const { coefficients, standardErrors } = negativeBinomialRegression({
        counts,
        design,
        columns: 2,
      });
      return Math.abs(coefficients[1] - 0.5) < 1.96 * standardErrors[1];
    });
    expect(held.filter(Boolean).length).toBeGreaterThan(180);
  });

  it('refuses what it cannot fit, and says what', () => {
    const ones = new Float64Array(4).fill(1);
    const of = (counts: number[], design = ones, columns = 1) =>
      negativeBinomialRegression({ counts, design, columns });
    expect(() => of([1, -1, 2, 3])).toThrow('count 1 is -1, not a whole number from 0');
    expect(() => of([1, 2, 2.5, 3])).toThrow('count 2 is 2.5, not a whole number from 0');
    expect(() => of([1, 2, Number.NaN, 3])).toThrow('count 2 is NaN, not a whole number from 0');
    expect(() => of([0, 0, 0, 0])).toThrow('all 4 counts are 0');
    expect(() => of([1, 2, 3, 4], Float64Array.of(1, 2, 1, 2, 1, 2, 1, 2), 2)).toThrow(
      'column 1 of the design depends on those before it',
    );
    expect(() => of([5, 3, 0, 0], Float64Array.of(1, 0, 1, 0, 1, 1, 1, 1), 2)).toThrow(
      'a coefficient has no finite estimate: the counts that it marks are all 0',
    );
    expect(() => of([1, 2, 3])).toThrow('3 counts need 3 × 1 numbers and 3 offsets');
    expect(() => of([1], Float64Array.of(1, 1), 2)).toThrow('1 counts are too few for 2 columns');
    expect(() => of([1, 2, 3, 4], new Float64Array(4).fill(Number.NaN))).toThrow(
      'the design and the offsets must be finite',
    );
    expect(() => negativeBinomialRegression({ ...input, theta: 0 })).toThrow(
      'a theta of 0 is not above 0',
    );
  });
});

/** Poisson draw by multiplying uniforms, in parts where the mean is large. */
function poisson(rate: number, random: Random): number {
  if (rate > 200) return Math.max(0, Math.round(rate + Math.sqrt(rate) * drawNormal(random)));
  let product = random();
  let count = 0;
  for (const floor = Math.exp(-rate); product > floor; count++) product *= random();
  return count;
}

describe('neweyWest', () => {
  it('without lags is the sum of squares, and with them what one reckons by hand', () => {
    const scores = Float64Array.of(1, 2, -1, 0, 3, 1);
    expect(neweyWest(scores, 2, 0)).toEqual(Float64Array.of(11, 5, 5, 5));
    // Lag 1, weight 1/2: products (−1, −2; 0, 0) and (−3, 0; −1, 0), with their transposes.
    expect(neweyWest(scores, 2, 1)).toEqual(Float64Array.of(7, 3.5, 3.5, 5));
  });

  it('refuses scores that are not rows and lags that are not whole', () => {
    expect(() => neweyWest(new Float64Array(5), 2, 1)).toThrow('5 scores are not rows of 2');
    expect(() => neweyWest(new Float64Array(4), 2, 0.5)).toThrow('0.5 is no number of lags');
  });
});
