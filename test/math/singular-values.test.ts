import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { singularValues, softThreshold } from '../../src/math/index.ts';
import { normalDraw } from './normals.ts';

function noise(rows: number, columns: number, seed: number): Float64Array {
  const random = randomStream(seed);
  return Float64Array.from({ length: rows * columns }, () => normalDraw(random));
}

const far = (a: Float64Array, b: Float64Array) =>
  Math.max(0, ...a.map((v, i) => Math.abs(v - b[i])));
const shape = fc.integer({ min: 1, max: 12 });
const seed = fc.integer({ min: 1, max: 1e6 });

/** Aᵀ A of the columns of a `[rows × k]` matrix. */
function products(a: Float64Array, rows: number, k: number): Float64Array {
  return Float64Array.from({ length: k * k }, (_, at) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += a[i * k + Math.floor(at / k)] * a[i * k + (at % k)];
    return sum;
  });
}

describe('singularValues', () => {
  it('agrees with numpy', () => {
    // numpy 2.4.6, numpy.linalg.svd
    const a = Float64Array.of(2, -1, 0.5, 1, 3, -2, 0, 1, 1, 4, 0.25, -1);
    const known = Float64Array.of(4.865938934677167, 3.569635205484753, 1.3758062304542256);
    expect(far(singularValues(a, 4, 3).values, known)).toBeLessThan(1e-13);
  });

  it('puts a matrix together again from orthonormal parts, largest first', () => {
    fc.assert(
      fc.property(shape, shape, seed, (rows, columns, s) => {
        const a = noise(rows, columns, s);
        const { left, values, right } = singularValues(a, rows, columns);
        const k = Math.min(rows, columns);
        const again = a.map((_, at) => {
          const [i, j] = [Math.floor(at / columns), at % columns];
          return values.reduce((sum, v, l) => sum + left[i * k + l] * v * right[j * k + l], 0);
        });
        expect(far(again, a)).toBeLessThan(1e-12);
        const unit = Float64Array.from({ length: k * k }, (_, at) => (at % (k + 1) === 0 ? 1 : 0));
        expect(far(products(left, rows, k), unit)).toBeLessThan(1e-11);
        expect(far(products(right, columns, k), unit)).toBeLessThan(1e-11);
        expect(values).toEqual(values.slice().sort((x, y) => y - x));
      }),
    );
  });

  it('is the same from a start', () => {
    for (const [rows, columns] of [
      [9, 6],
      [6, 9],
    ]) {
      const a = noise(rows, columns, 3);
      const first = singularValues(a, rows, columns);
      const near = a.map((value, i) => value + 0.01 * (i % 3));
      const start = columns > rows ? first.left : first.right;
      const warm = singularValues(near, rows, columns, start);
      expect(far(warm.values, singularValues(near, rows, columns).values)).toBeLessThan(1e-12);
    }
  });

  it('of a matrix of low rank ends in zeros', () => {
    const u = noise(8, 2, 4);
    const v = noise(5, 2, 5);
    const a = Float64Array.from({ length: 40 }, (_, at) => {
      const [i, j] = [Math.floor(at / 5), at % 5];
      return u[i * 2] * v[j * 2] + u[i * 2 + 1] * v[j * 2 + 1];
    });
    const { values } = singularValues(a, 8, 5);
    expect(values[1]).toBeGreaterThan(0.1);
    expect(far(values.slice(2), new Float64Array(3))).toBeLessThan(1e-13);
    expect(singularValues(new Float64Array(6), 2, 3).values).toEqual(new Float64Array(2));
  });

  it('refuses shapes that are not and numbers that are not', () => {
    expect(() => singularValues(new Float64Array(5), 2, 3)).toThrow('5 numbers are not 2 × 3');
    expect(() => singularValues(new Float64Array(4), 2, 2, new Float64Array(3))).toThrow(
      '3 numbers to start from are not 2 × 2',
    );
    expect(() => singularValues(Float64Array.of(1, Number.NaN, 1, 1), 2, 2)).toThrow(RangeError);
  });
});

describe('softThreshold', () => {
  it('at 0 gives the matrix back, and beyond the largest value nothing', () => {
    const a = noise(7, 4, 6);
    const { values } = singularValues(a, 7, 4);
    expect(far(softThreshold(a, 7, 4, 0).matrix, a)).toBeLessThan(1e-12);
    const none = softThreshold(a, 7, 4, values[0] + 1e-9);
    expect(none).toMatchObject({ rank: 0, nuclear: 0, matrix: new Float64Array(28) });
  });

  it('lowers each value by the threshold and minimises what it says', () => {
    fc.assert(
      fc.property(shape, shape, seed, (rows, columns, s) => {
        const a = noise(rows, columns, s);
        const { matrix, rank, nuclear } = softThreshold(a, rows, columns, 0.7);
        const [before, after] = [a, matrix].map((x) => singularValues(x, rows, columns).values);
        expect(
          far(
            after,
            before.map((v) => Math.max(0, v - 0.7)),
          ),
        ).toBeLessThan(1e-11);
        expect(Math.abs(after.reduce((sum, v) => sum + v, 0) - nuclear)).toBeLessThan(1e-11);
        expect(before.filter((v) => v > 0.7)).toHaveLength(rank);
        const cost = (x: Float64Array) =>
          x.reduce((sum, v, i) => sum + (v - a[i]) ** 2 / 2, 0) +
          0.7 * singularValues(x, rows, columns).values.reduce((sum, v) => sum + v, 0);
        const other = noise(rows, columns, s + 1);
        expect(cost(matrix)).toBeLessThanOrEqual(cost(matrix.map((v, i) => v + 0.01 * other[i])));
      }),
    );
  });

  it('refuses a negative threshold', () => {
    expect(() => softThreshold(Float64Array.of(1), 1, 1, -1)).toThrow(
      'a threshold of -1 is negative',
    );
  });
});
