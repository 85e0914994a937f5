import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { rotated } from '../../src/math/index.ts';

function identity(k: number): Float64Array {
  const unit = new Float64Array(k * k);
  for (let i = 0; i < k; i++) unit[i * k + i] = 1;
  return unit;
}

const sizesOf = (matrix: Float64Array, rows: number, columns: number) =>
  [...rotated(matrix, rows, columns, identity(Math.min(rows, columns)), 0, 1e-14).sizes].sort(
    (a, b) => b - a,
  );

describe('rotations of Jacobi', () => {
  it('find the singular values of a matrix whose values are known', () => {
    // [[3, 0], [4, 5]] has 3√5 and √5 (Strang, Introduction to Linear Algebra, section 7.2).
    const [large, small] = sizesOf(Float64Array.of(3, 0, 4, 5), 2, 2);
    expect(large).toBeCloseTo(3 * Math.sqrt(5), 12);
    expect(small).toBeCloseTo(Math.sqrt(5), 12);
  });

  it('keep the sum of squares, the same for a matrix and its transpose', () => {
    const random = randomStream(3);
    const matrix = Float64Array.from({ length: 7 * 12 }, () => random() - 0.5);
    const turned = Float64Array.from(
      { length: 84 },
      (_, i) => matrix[(i % 7) * 12 + Math.floor(i / 7)],
    );
    const [wide, tall] = [sizesOf(matrix, 7, 12), sizesOf(turned, 12, 7)];
    wide.forEach((size, i) => expect(size).toBeCloseTo(tall[i], 10));
    const squares = matrix.reduce((sum, x) => sum + x * x, 0);
    expect(wide.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(squares, 10);
  });

  it('leave a basis in which the vectors are orthogonal', () => {
    const random = randomStream(5);
    const matrix = Float64Array.from({ length: 6 * 9 }, () => random());
    const { vectors, k, length } = rotated(matrix, 6, 9, identity(6), 0, 1e-14);
    for (let a = 0; a < k; a++)
      for (let b = 0; b < a; b++) {
        let product = 0;
        for (let t = 0; t < length; t++)
          product += vectors[a * length + t] * vectors[b * length + t];
        expect(Math.abs(product)).toBeLessThan(1e-10);
      }
  });
});
