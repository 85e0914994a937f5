import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { drawVariance, spikeAndSlab } from '../../src/impact/spike-and-slab.ts';
import { choleskyFactor, choleskySolve, drawNormal, gramOf, mean } from '../../src/math/index.ts';

const ROWS = 40;
const P = 5;
const NOISE = { df: 50, guess: 0.2, limit: 1.44 };

/** Five columns, the fourth near the first, of which the first and the third matter. */
function problem() {
  const random = randomStream(8);
  const x = Float64Array.from({ length: P * ROWS }, () => drawNormal(random));
  for (let t = 0; t < ROWS; t++) x[3 * ROWS + t] = 0.8 * x[t] + 0.6 * x[3 * ROWS + t];
  const y = Float64Array.from(
    { length: ROWS },
    (_, t) => 0.3 * x[t] + 0.5 * x[2 * ROWS + t] + 0.6 * drawNormal(random),
  );
  const gram = gramOf(x, P, ROWS, { centre: false });
  const products = Float64Array.from({ length: P }, (_, j) =>
    y.reduce((sum, value, t) => sum + value * x[j * ROWS + t], 0),
  );
  return { gram, products, squares: y.reduce((sum, value) => sum + value * value, 0) };
}

const logDeterminant = (factor: Float64Array, n: number) =>
  Array.from({ length: n }, (_, i) => 2 * Math.log(factor[i * n + i])).reduce((a, b) => a + b, 0);

/** Posterior of all 32 models by the formula, and the mean of each coefficient. */
function enumerated({ gram, products, squares }: ReturnType<typeof problem>) {
  const models = Array.from({ length: 2 ** P }, (_, code) => {
    const active = [0, 1, 2, 3, 4].filter((j) => (code >> j) & 1);
    const q = active.length;
    const block = (at: (i: number, j: number) => number) =>
      Float64Array.from(active.flatMap((i) => active.map((j) => at(i, j))));
    const slab = (i: number, j: number) => (0.01 / ROWS) * gram[i * P + j] * (i === j ? 1 : 0.5);
    const prior = choleskyFactor(block(slab), q);
    const posterior = choleskyFactor(
      block((i, j) => gram[i * P + j] + slab(i, j)),
      q,
    );
    const b = Float64Array.from(active, (j) => products[j]);
    const beta = choleskySolve(posterior, q, b);
    const rest = NOISE.df * NOISE.guess + squares - beta.reduce((s, v, k) => s + v * b[k], 0);
    const log =
      q * Math.log(0.6) +
      (P - q) * Math.log(0.4) +
      (logDeterminant(prior, q) - logDeterminant(posterior, q)) / 2 -
      ((NOISE.df + ROWS) / 2) * Math.log(rest);
    const variance = rest / (NOISE.df + ROWS - 2);
    return { active, beta, log, variance };
  });
  const top = Math.max(...models.map(({ log }) => log));
  const total = models.reduce((sum, { log }) => sum + Math.exp(log - top), 0);
  const included = new Float64Array(P);
  const coefficients = new Float64Array(P);
  let variance = 0;
  for (const model of models) {
    const chance = Math.exp(model.log - top) / total;
    variance += chance * model.variance;
    model.active.forEach((j, k) => {
      included[j] += chance;
      coefficients[j] += chance * model.beta[k];
    });
  }
  return { included, coefficients, variance };
}

describe('a spike-and-slab regression', () => {
  it('visits the models as often as their exact posterior says', () => {
    const given = problem();
    const exact = enumerated(given);
    const sampler = spikeAndSlab(given.gram, P, ROWS, NOISE);
    const random = randomStream(1);
    const [included, coefficients] = [new Float64Array(P), new Float64Array(P)];
    const variances: number[] = [];
    const draws = 40_000;
    for (let i = 0; i < draws; i++) {
      variances.push(sampler.draw(given.products, given.squares, random));
      for (let j = 0; j < P; j++) {
        included[j] += sampler.included[j] / draws;
        coefficients[j] += sampler.coefficients[j] / draws;
      }
    }
    expect(Math.max(...exact.included) - Math.min(...exact.included)).toBeGreaterThan(0.5);
    for (let j = 0; j < P; j++) {
      expect(Math.abs(included[j] - exact.included[j])).toBeLessThan(0.015);
      expect(Math.abs(coefficients[j] - exact.coefficients[j])).toBeLessThan(0.006);
    }
    expect(Math.abs(mean(variances) / exact.variance - 1)).toBeLessThan(0.01);
  });

  it('keeps all columns where no more than three are given', () => {
    const sampler = spikeAndSlab(Float64Array.of(9, 1, 1, 9), 2, 9, NOISE);
    for (let i = 0; i < 50; i++) {
      sampler.draw(Float64Array.of(0, 0), 9, randomStream(i));
      expect([...sampler.included]).toEqual([1, 1]);
    }
  });
});

describe('a variance', () => {
  it('stays below its limit', () => {
    const prior = { df: 2, guess: 10, limit: 1 };
    const random = randomStream(2);
    for (let i = 0; i < 200; i++) {
      expect(drawVariance(prior, 4, 40, random)).toBeLessThanOrEqual(1);
    }
  });
});
