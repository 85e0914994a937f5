/** Singular values and vectors, from those of a matrix that has hardly moved since. */

const MOST_SWEEPS = 40;

/**
 * One-sided Jacobi from a basis that nearly diagonalises already, since the matrix has hardly moved.
 * @param matrix `[rows × columns]`, left as it is
 * @param threshold pairs of vectors that are shorter are left as they are
 * @param orthogonal cosine below which two vectors count as orthogonal
 * @param basis orthonormal rows `[k × k]`, turned in place to the shorter side's singular vectors
 * @param sweeps at most; one keeps up with a matrix that hardly moves
 * @returns `vectors` `[k × length]`: the longer side's vectors times their singular values, `sizes`
 * `[k]`: those values, in no order; k is the shorter side, `isWide` where that is the rows
 * @source Hestenes (1958), Journal of SIAM 6(1); Golub & Van Loan (2013), section 8.6.3
 */
export function rotated(
  matrix: Float64Array,
  rows: number,
  columns: number,
  basis: Float64Array,
  threshold: number,
  orthogonal: number,
  sweeps = MOST_SWEEPS,
) {
  const isWide = columns > rows;
  const [k, length] = isWide ? [rows, columns] : [columns, rows];
  const vectors = product(basis, isWide ? matrix : transposed(matrix, rows, columns), k, length);
  const squares = Float64Array.from({ length: k }, (_, v) =>
    dot(vectors, v * length, v * length, length),
  );
  const short = Math.max(threshold ** 2, 1e-24 * squares.reduce((a, b) => a + b, 0));
  for (let sweep = 0; sweep < sweeps; sweep++) {
    if (!turn(vectors, basis, squares, k, length, short, orthogonal ** 2)) break;
  }
  const sizes = squares.map((_, v) => Math.sqrt(dot(vectors, v * length, v * length, length)));
  return { vectors, sizes, k, length, isWide };
}

function transposed(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(matrix.length);
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < columns; t++) turned[t * rows + i] = matrix[i * columns + t];
  }
  return turned;
}

/** `[k × k]` times `[k × length]`, four rows at a time: each visit to the sum does four products. */
function product(left: Float64Array, right: Float64Array, k: number, length: number): Float64Array {
  const sums = new Float64Array(k * length);
  for (let v = 0; v < k; v++) {
    const at = v * length;
    let i = 0;
    for (; i + 3 < k; i += 4) {
      const [a, b, c, d] = [
        left[v * k + i],
        left[v * k + i + 1],
        left[v * k + i + 2],
        left[v * k + i + 3],
      ];
      const from = i * length;
      for (let t = 0; t < length; t++) {
        sums[at + t] +=
          a * right[from + t] +
          b * right[from + length + t] +
          c * right[from + 2 * length + t] +
          d * right[from + 3 * length + t];
      }
    }
    for (; i < k; i++) {
      const a = left[v * k + i];
      for (let t = 0; t < length; t++) sums[at + t] += a * right[i * length + t];
    }
  }
  return sums;
}

/** @returns whether anything was turned */
function turn(
  vectors: Float64Array,
  basis: Float64Array,
  squares: Float64Array,
  k: number,
  length: number,
  short: number,
  cosine_square: number,
): boolean {
  let isTurned = false;
  for (let p = 0; p < k - 1; p++) {
    for (let q = p + 1; q < k; q++) {
      if (squares[p] + squares[q] <= short) continue;
      const product = dot(vectors, p * length, q * length, length);
      if (product * product <= cosine_square * squares[p] * squares[q]) continue;
      isTurned = true;
      const zeta = (squares[q] - squares[p]) / (2 * product);
      const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
      const cosine = 1 / Math.sqrt(1 + tangent * tangent);
      rotate(vectors, p * length, q * length, length, cosine, cosine * tangent);
      rotate(basis, p * k, q * k, k, cosine, cosine * tangent);
      squares[p] = Math.max(0, squares[p] - tangent * product);
      squares[q] += tangent * product;
    }
  }
  return isTurned;
}

/** Four sums side by side: one alone waits for each of its additions, which takes twice as long. */
function dot(values: Float64Array, a: number, b: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let t = 0;
  for (; t + 3 < length; t += 4) {
    s0 += values[a + t] * values[b + t];
    s1 += values[a + t + 1] * values[b + t + 1];
    s2 += values[a + t + 2] * values[b + t + 2];
    s3 += values[a + t + 3] * values[b + t + 3];
  }
  for (; t < length; t++) s0 += values[a + t] * values[b + t];
  return s0 + s1 + (s2 + s3);
}

function rotate(
  values: Float64Array,
  a: number,
  b: number,
  length: number,
  cosine: number,
  sine: number,
): void {
  for (let t = 0; t < length; t++) {
    const first = values[a + t];
    values[a + t] = cosine * first - sine * values[b + t];
    values[b + t] = sine * first + cosine * values[b + t];
  }
}
