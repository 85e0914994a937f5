import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, randomStream, shuffle } from '../../src/core/index.ts';
import { gramOf, simplexLeastSquares, simplexQuadratic } from '../../src/math/index.ts';
import { highsOnSimplex } from './highs.ts';
import { normalDraw } from './normals.ts';

const KINDS = ['plain', 'hull', 'twins', 'decay', 'counts', 'level'] as const;
type Kind = (typeof KINDS)[number];

/** A treated unit (row 0) and n donors over some times, of a kind that is hard in its own way. */
function seriesOf(kind: Kind, n: number, times: number, random: Random): Float64Array {
  const x = new Float64Array((n + 1) * times);
  for (let i = 0; i <= n; i++) {
    const level = kind === 'level' ? 1000 : 0;
    const mean = kind === 'counts' ? Math.exp(2 * normalDraw(random)) : 0;
    for (let t = 0; t < times; t++) {
      const noise = normalDraw(random);
      const size = kind === 'decay' ? 10 ** ((-6 * t) / times) : 1;
      const count = Math.sqrt(Math.max(0, Math.round(mean + 2 * noise)));
      x[i * times + t] = kind === 'counts' ? count : level + size * noise;
    }
  }
  const row = (i: number) => x.subarray(i * times, (i + 1) * times);
  if (kind === 'twins') for (let i = 2; i <= n; i += 2) row(i).set(row(i - 1));
  if (kind === 'hull') {
    const shares = Float64Array.from({ length: n }, () => -Math.log(1 - random()));
    const all = shares.reduce((sum, share) => sum + share, 0);
    row(0).fill(0);
    for (let i = 0; i < n; i++)
      for (let t = 0; t < times; t++) x[t] += (shares[i] / all) * row(i + 1)[t];
  }
  return x;
}

const range = (from: number, to: number) =>
  Int32Array.from({ length: to - from }, (_, i) => from + i);

/** A fit of row 0 by all the others. */
function fitOf(x: Float64Array, n: number, times: number, options = {}) {
  const gram = gramOf(x, n + 1, times);
  return simplexLeastSquares({
    ...{ gram, size: n + 1, treated: 0, donors: range(1, n + 1) },
    ...options,
  });
}

/** The donors' part of a Gram matrix and the treated unit's row of it. */
function quadraticOf(gram: Float64Array, n: number) {
  const g = new Float64Array(n * n);
  for (let i = 0; i < n; i++) g.set(gram.subarray((i + 1) * (n + 1) + 1, (i + 2) * (n + 1)), i * n);
  return { gram: g, linear: gram.slice(1, n + 1) };
}

function objectiveAt(gram: Float64Array, linear: Float64Array, w: Float64Array): number {
  const n = w.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let product = 0;
    for (let j = 0; j < n; j++) product += gram[i * n + j] * w[j];
    sum += w[i] * (product / 2 - linear[i]);
  }
  return sum;
}

/** The size that tolerances are a share of: mean squared distance of the donors from their mean. */
function spreadOf(gram: Float64Array, n: number): number {
  let trace = 0;
  for (let i = 0; i < n; i++) trace += gram[i * n + i] / n;
  return trace - gram.reduce((sum, value) => sum + value, 0) / n ** 2;
}

const far = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

const feasible = (w: Float64Array) => {
  expect(w.every((weight) => weight >= 0)).toBe(true);
  expect(Math.abs(w.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-14);
};

const problem = fc.record({
  kind: fc.constantFrom(...KINDS),
  n: fc.integer({ min: 1, max: 40 }),
  times: fc.integer({ min: 1, max: 50 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

describe('simplexLeastSquares against HiGHS', async () => {
  const highs = await highsOnSimplex();

  /** HiGHS's own error, against a bound that has none, is below 1e-10 of the scale here. */
  function agree(kind: Kind, n: number, times: number, seed: number, ridge = 0): void {
    const x = seriesOf(kind, n, times, randomStream(seed));
    const { gram, linear } = quadraticOf(gramOf(x, n + 1, times), n);
    const ours = simplexQuadratic(gram, linear, { ridge });
    for (let i = 0; i < n; i++) gram[i * n + i] += ridge;
    const scale = Math.max(spreadOf(gram, n), Math.abs(ours.objective), 1e-9);
    const theirs = highs(gram, linear);
    expect(theirs.status).toBe('Optimal');
    const best = objectiveAt(gram, linear, theirs.weights);
    expect(Math.abs(ours.objective - best)).toBeLessThan(1e-8 * scale);
    expect(ours.gap).toBeLessThan(1e-10 * scale);
    expect(Math.abs(ours.objective - objectiveAt(gram, linear, ours.weights))).toBeLessThan(
      1e-12 * scale,
    );
    feasible(ours.weights);
  }

  it('has its objective to 1e-8 on small problems of every kind', () => {
    fc.assert(
      fc.property(problem, fc.constantFrom(0, 0, 0.1, 10), ({ kind, n, times, seed }, ridge) => {
        agree(kind, n, times, seed, ridge);
      }),
      { numRuns: 60 },
    );
  });

  it.each(KINDS)('has its objective to 1e-8 on %s with 200 donors and 120 months', (kind) => {
    agree(kind, 200, 120, 11);
  });

  it.each(KINDS)('has its objective to 1e-8 on %s with 150 donors and 20 months', (kind) => {
    agree(kind, 150, 20, 12);
  });
});

describe('simplexLeastSquares', () => {
  it('has a gap that bounds how much better any other weights are', () => {
    fc.assert(
      fc.property(problem, ({ kind, n, times, seed }) => {
        const random = randomStream(seed);
        const { gram, linear } = quadraticOf(
          gramOf(seriesOf(kind, n, times, random), n + 1, times),
          n,
        );
        const { gap, objective } = simplexQuadratic(gram, linear, { tolerance: 1e-3 });
        for (let k = 0; k < 5; k++) {
          const other = Float64Array.from({ length: n }, () => (random() < 0.3 ? random() : 1e-9));
          const all = other.reduce((sum, share) => sum + share, 0);
          const value = objectiveAt(
            gram,
            linear,
            other.map((share) => share / all),
          );
          expect(value).toBeGreaterThanOrEqual(
            objective - gap - 1e-12 * (spreadOf(gram, n) + Math.abs(objective)),
          );
        }
      }),
    );
  });

  it('gives donors in another order the same weights', () => {
    fc.assert(
      fc.property(problem, ({ kind, n, times, seed }) => {
        const random = randomStream(seed);
        const gram = gramOf(seriesOf(kind, n, times, random), n + 1, times);
        const donors = shuffle(range(1, n + 1), random);
        const common = { gram, size: n + 1, treated: 0 };
        const straight = simplexLeastSquares({ ...common, donors: range(1, n + 1) });
        const mixed = simplexLeastSquares({ ...common, donors });
        const back = new Float64Array(n);
        donors.forEach((donor, i) => {
          back[donor - 1] = mixed.weights[i];
        });
        expect(far(back, straight.weights)).toBeLessThan(1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same weights from wherever it starts', () => {
    fc.assert(
      fc.property(problem, ({ kind, n, times, seed }) => {
        const random = randomStream(seed);
        const x = seriesOf(kind, n, times, random);
        const start = Float64Array.from({ length: n }, () => (random() < 0.5 ? random() : 0));
        const [cold, warm] = [fitOf(x, n, times), fitOf(x, n, times, { start })];
        expect(far(cold.weights, warm.weights)).toBeLessThan(1e-6);
        expect(Math.abs(cold.objective - warm.objective)).toBeLessThan(1e-9 * times * (n + 1));
      }),
      { numRuns: 300 },
    );
  });

  it('is unmoved by leaving out a donor of no weight', () => {
    fc.assert(
      fc.property(problem, ({ kind, n, times, seed }) => {
        const gram = gramOf(seriesOf(kind, n, times, randomStream(seed)), n + 1, times);
        const common = { gram, size: n + 1, treated: 0 };
        const whole = simplexLeastSquares({ ...common, donors: range(1, n + 1) });
        const idle = whole.weights.indexOf(0);
        fc.pre(idle >= 0);
        const donors = range(1, n + 1).filter((donor) => donor !== idle + 1);
        const start = whole.weights.filter((_, j) => j !== idle);
        const rest = simplexLeastSquares({ ...common, donors, start });
        // Where times weigh down to 1e-12, some mixes are told apart by less than the tolerance.
        if (kind !== 'decay') expect(far(rest.weights, start)).toBeLessThan(1e-6);
        expect(Math.abs(rest.objective - whole.objective)).toBeLessThan(
          1e-9 * Math.max(1, Math.abs(whole.objective)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('shares equally between duplicated donors', () => {
    fc.assert(
      fc.property(problem, ({ n, times, seed }) => {
        fc.pre(n > 1);
        const { weights } = fitOf(seriesOf('twins', n, times, randomStream(seed)), n, times);
        for (let j = 1; j < n; j += 2)
          expect(Math.abs(weights[j] - weights[j - 1])).toBeLessThan(1e-9);
      }),
    );
    const same = simplexQuadratic(new Float64Array(25).fill(3), new Float64Array(5).fill(2));
    expect(far(same.weights, new Float64Array(5).fill(0.2))).toBeLessThan(1e-9);
    expect(
      far(simplexQuadratic(new Float64Array(9), new Float64Array(3)).weights, [
        1 / 3,
        1 / 3,
        1 / 3,
      ]),
    ).toBeLessThan(1e-9);
  });

  it('inside the hull, has the smallest norm among the perfect fits', () => {
    // The square's centre: every mix with equal shares on each diagonal is perfect; 1/4 each is shortest.
    const square = Float64Array.of(0, 0, 1, 1, -1, -1, 1, -1, -1, 1);
    const { weights, objective } = fitOf(square, 4, 2);
    expect(far(weights, [0.25, 0.25, 0.25, 0.25])).toBeLessThan(1e-9);
    expect(Math.abs(objective)).toBeLessThan(1e-12);
    // The point (½, 0) between x = ±1 with twins: ¾ and ¼, each halved, whatever else is possible.
    const line = Float64Array.of(0.5, 1, 1, -1, -1);
    expect(far(fitOf(line, 4, 1).weights, [0.375, 0.375, 0.125, 0.125])).toBeLessThan(1e-7);
  });

  it('with a great ridge gives everyone the same', () => {
    const { weights } = fitOf(seriesOf('plain', 8, 5, randomStream(1)), 8, 5, { ridge: 1e9 });
    expect(far(weights, new Float64Array(8).fill(1 / 8))).toBeLessThan(1e-6);
  });

  it('does not change with the unit of measure', () => {
    const x = seriesOf('plain', 30, 12, randomStream(6));
    const one = fitOf(x, 30, 12);
    const other = fitOf(
      x.map((value) => value * 1e-7),
      30,
      12,
    );
    expect(far(one.weights, other.weights)).toBeLessThan(1e-9);
  });

  it('refuses no donors, foreign indices and wrong shapes', () => {
    const gram = Float64Array.of(1, 0, 0, 1);
    const common = { gram, size: 2, treated: 0 };
    expect(() => simplexLeastSquares({ ...common, donors: [] })).toThrow('there is no donor');
    expect(() => simplexLeastSquares({ ...common, donors: [2] })).toThrow(
      'donor 2 is not one of 2 units',
    );
    expect(() => simplexLeastSquares({ ...common, treated: -1, donors: [1] })).toThrow(RangeError);
    expect(() => simplexLeastSquares({ ...common, donors: [1], ridge: -1 })).toThrow(
      'a ridge of -1 is negative',
    );
    expect(() => simplexLeastSquares({ ...common, donors: [1], start: [] })).toThrow(
      '0 weights for 1 donors',
    );
    expect(() => simplexQuadratic(gram, Float64Array.of(1))).toThrow(RangeError);
    expect(() => simplexQuadratic(Float64Array.of(Number.NaN), Float64Array.of(1))).toThrow(
      'donor 0 is not finite',
    );
  });
});
