/**
 * Lower Cholesky factors of small dense matrices, `[row × column]` in one array with a stride that
 * may exceed the order, so that rows can be added and taken away in place.
 */

/** Pivots below this share of their diagonal entry mean that the matrix is not positive definite. */
const SINGULAR = 1e-14;

/**
 * Factor L of a symmetric positive definite matrix A = L Lᵀ; only the lower triangle is read.
 * @param matrix `[n × n]`
 * @returns L `[n × n]`, zeros above the diagonal
 * @throws RangeError when A is not positive definite to working precision
 * @source Golub & Van Loan (2013), Matrix Computations, algorithm 4.2.1
 * @example choleskyFactor(Float64Array.of(4, 0, 2, 5), 2) // => Float64Array.of(2, 0, 1, 2)
 */
export function choleskyFactor(matrix: ArrayLike<number>, n: number): Float64Array {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) factor[i * n + j] = matrix[i * n + j];
    const pivot = finishRow(factor, n, i);
    if (!(pivot > SINGULAR * Math.abs(matrix[i * n + i]))) {
      throw new RangeError(`the matrix of order ${n} is not positive definite at row ${i}`);
    }
    factor[i * n + i] = Math.sqrt(pivot);
  }
  return factor;
}

/**
 * Turns row `row`, which holds entries of A up to its diagonal, into a row of L but for the root of
 * its pivot, given that the rows above are those of L.
 * @returns the pivot, whose root belongs on the diagonal
 */
function finishRow(factor: Float64Array, stride: number, row: number): number {
  const at = row * stride;
  let pivot = factor[at + row];
  for (let j = 0; j < row; j++) {
    const above = j * stride;
    let sum = factor[at + j];
    for (let k = 0; k < j; k++) sum -= factor[at + k] * factor[above + k];
    sum /= factor[above + j];
    factor[at + j] = sum;
    pivot -= sum * sum;
  }
  return pivot;
}

/**
 * Solves A x = b given L; `x` may be `b` itself.
 * @param factor L of order n in rows of `stride` numbers
 * @example choleskySolve(Float64Array.of(2, 0, 1, 2), 2, Float64Array.of(8, 9)) // => Float64Array.of(1.375, 1.25)
 */
export function choleskySolve(
  factor: Float64Array,
  n: number,
  b: Float64Array,
  x: Float64Array = new Float64Array(n),
  stride = n,
): Float64Array {
  for (let i = 0; i < n; i++) {
    const at = i * stride;
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= factor[at + k] * x[k];
    x[i] = sum / factor[at + i];
  }
  // By rows from the last: each solved value leaves the rest, so that memory is read in order.
  for (let i = n - 1; i >= 0; i--) {
    const at = i * stride;
    const value = x[i] / factor[at + i];
    x[i] = value;
    for (let k = 0; k < i; k++) x[k] -= factor[at + k] * value;
  }
  return x;
}

/**
 * Adds a row and column to A in its factor of order n.
 * @param row the new row of A, n + 1 numbers, diagonal last
 * @param least the pivot is held to at least this, which guards a nearly singular matrix
 */
export function choleskyAppend(
  factor: Float64Array,
  n: number,
  row: Float64Array,
  stride: number,
  least = 0,
): void {
  for (let j = 0; j <= n; j++) factor[n * stride + j] = row[j];
  const pivot = finishRow(factor, stride, n);
  factor[n * stride + n] = Math.sqrt(pivot > least ? pivot : least);
}

/**
 * Takes row and column `at` out of A in its factor of order n, which becomes of order n − 1.
 * @source Golub & Van Loan (2013), section 6.5.4 (Givens rotations, here on columns of L)
 */
export function choleskyRemove(factor: Float64Array, n: number, at: number, stride: number): void {
  for (let i = at; i < n - 1; i++) {
    for (let j = 0; j <= i + 1; j++) factor[i * stride + j] = factor[(i + 1) * stride + j];
  }
  for (let j = at; j < n - 1; j++) {
    const first = j * stride + j;
    const a = factor[first];
    const b = factor[first + 1];
    const length = Math.hypot(a, b);
    const c = a / length;
    const s = b / length;
    factor[first] = length;
    factor[first + 1] = 0;
    for (let i = j + 1; i < n - 1; i++) {
      const place = i * stride + j;
      const left = factor[place];
      const right = factor[place + 1];
      factor[place] = c * left + s * right;
      factor[place + 1] = c * right - s * left;
    }
  }
}

/**
 * Inverse of a symmetric positive definite matrix.
 * @param matrix `[n × n]`
 * @throws RangeError when it is not positive definite to working precision
 * @example inversePositive(Float64Array.of(4, 0, 0, 16), 2) // => Float64Array.of(0.25, 0, 0, 0.0625)
 */
export function inversePositive(matrix: ArrayLike<number>, n: number): Float64Array {
  const factor = choleskyFactor(matrix, n);
  const inverse = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit.fill(0);
    unit[j] = 1;
    choleskySolve(factor, n, unit, inverse.subarray(j * n, (j + 1) * n));
  }
  return inverse;
}

/**
 * Solves (A + ridge · I) x = b for a symmetric positive semidefinite A.
 * @param matrix `[n × n]`
 * @throws RangeError when the sum is not positive definite to working precision
 * @example ridgeSolve(Float64Array.of(3, 0, 0, 8), 2, Float64Array.of(4, 18), 1) // => Float64Array.of(1, 2)
 */
export function ridgeSolve(
  matrix: ArrayLike<number>,
  n: number,
  b: Float64Array,
  ridge: number,
): Float64Array {
  const sum = Float64Array.from(matrix);
  for (let i = 0; i < n; i++) sum[i * n + i] += ridge;
  return choleskySolve(choleskyFactor(sum, n), n, b);
}
