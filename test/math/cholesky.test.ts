import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { choleskyAppend, choleskyRemove } from '../../src/math/cholesky.ts';
import {
  choleskyFactor,
  choleskySolve,
  inversePositive,
  ridgeSolve,
} from '../../src/math/index.ts';
import { normalDraw } from './normals.ts';

/** A Aᵀ + ½ I of a random A. */
function positive(n: number, seed: number): Float64Array {
  const random = randomStream(seed);
  const a = Float64Array.from({ length: n * n }, () => normalDraw(random));
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = i === j ? 0.5 : 0;
    for (let k = 0; k < n; k++) sum += a[i * n + k] * a[j * n + k];
    return sum;
  });
}

function without(matrix: Float64Array, n: number, at: number): Float64Array {
  return matrix.filter((_, place) => Math.floor(place / n) !== at && place % n !== at);
}

const far = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

const order = fc.integer({ min: 1, max: 12 });
const seed = fc.integer({ min: 1, max: 1e6 });

describe('choleskyFactor', () => {
  // Wikipedia, Cholesky decomposition, section Example.
  it('of the textbook matrix is the textbook factor', () => {
    const a = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98);
    expect(choleskyFactor(a, 3)).toEqual(Float64Array.of(2, 0, 0, 6, 1, 0, -8, 5, 3));
  });

  it('refuses a matrix that is not positive definite', () => {
    expect(() => choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toThrow(
      new RangeError('the matrix of order 2 is not positive definite at row 1'),
    );
    expect(() => choleskyFactor(Float64Array.of(1, 1, 1, 1), 2)).toThrow(RangeError);
    expect(() => choleskyFactor(Float64Array.of(Number.NaN), 1)).toThrow(RangeError);
  });

  it('times its transpose is the matrix', () => {
    fc.assert(
      fc.property(order, seed, (n, s) => {
        const a = positive(n, s);
        const l = choleskyFactor(a, n);
        const product = a.map((_, at) => {
          let sum = 0;
          for (let k = 0; k < n; k++) sum += l[Math.floor(at / n) * n + k] * l[(at % n) * n + k];
          return sum;
        });
        expect(far(product, a)).toBeLessThan(1e-12 * n * n);
      }),
    );
  });
});

describe('a factor', () => {
  it('solves, in place too', () => {
    fc.assert(
      fc.property(order, seed, (n, s) => {
        const a = positive(n, s);
        const x = Float64Array.from({ length: n }, (_, i) => i - 2);
        const b = x.map((_, i) => x.reduce((sum, v, j) => sum + a[i * n + j] * v, 0));
        expect(far(choleskySolve(choleskyFactor(a, n), n, b), x)).toBeLessThan(1e-8);
        choleskySolve(choleskyFactor(a, n), n, b, b);
        expect(far(b, x)).toBeLessThan(1e-8);
      }),
    );
  });

  it('grows and shrinks by a row as if made anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), seed, fc.nat(), (n, s, where) => {
        const a = positive(n, s);
        const grown = new Float64Array(n * n);
        for (let i = 0; i < n; i++) choleskyAppend(grown, i, a.slice(i * n, i * n + i + 1), n);
        expect(far(grown, choleskyFactor(a, n))).toBeLessThan(1e-12);
        const at = where % n;
        choleskyRemove(grown, n, at, n);
        const anew = choleskyFactor(without(a, n, at), n - 1);
        for (let i = 0; i < n - 1; i++) {
          const row = grown.subarray(i * n, i * n + i + 1);
          expect(far(row, anew.subarray(i * (n - 1)))).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('holds a pivot to the least that is asked', () => {
    const factor = new Float64Array(4);
    choleskyAppend(factor, 0, Float64Array.of(1), 2);
    choleskyAppend(factor, 1, Float64Array.of(1, 1), 2, 1e-4);
    expect(factor).toEqual(Float64Array.of(1, 0, 1, 1e-2));
  });
});

it('an inverse times its matrix is the unit matrix', () => {
  fc.assert(
    fc.property(order, seed, (n, s) => {
      const a = positive(n, s);
      const inverse = inversePositive(a, n);
      const product = a.map((_, at) => {
        let sum = 0;
        for (let k = 0; k < n; k++)
          sum += inverse[Math.floor(at / n) * n + k] * a[k * n + (at % n)];
        return sum;
      });
      const unit = a.map((_, at) => (Math.floor(at / n) === at % n ? 1 : 0));
      expect(far(product, unit)).toBeLessThan(1e-8);
    }),
  );
});

it('a ridge makes a singular system solvable and shortens its solution', () => {
  const ones = Float64Array.of(1, 1, 1, 1);
  const b = Float64Array.of(2, 2);
  expect(far(ridgeSolve(ones, 2, b, 1e-8), [1, 1])).toBeLessThan(1e-7);
  expect(far(ridgeSolve(ones, 2, b, 2), [0.5, 0.5])).toBeLessThan(1e-12);
  expect(ones).toEqual(Float64Array.of(1, 1, 1, 1));
});
