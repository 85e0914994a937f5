export interface SingularValues {
  /** `[rows × k]` with k the smaller of rows and columns; a column is 0 where its value is */
  left: Float64Array;
  /** `[k]`, largest first */
  values: Float64Array;
  /** `[columns × k]`, likewise */
  right: Float64Array;
}

const MOST_SWEEPS = 60;
/** Cosine of two vectors that count as orthogonal. */
const ORTHOGONAL = 1e-14;

/**
 * Thin singular value decomposition A = U diag(s) Vᵀ by one-sided Jacobi rotations: short, exact in
 * the small values too, and quick enough up to about 200 × 200.
 * @param matrix `[rows × columns]`
 * @param start the square one of the factors of a similar matrix, `[k × k]` (`right`, or `left` where
 * columns > rows): it saves sweeps
 * @throws RangeError when a shape is not the matrix's, or the sweeps do not settle (a value is not
 * finite)
 * @source Hestenes (1958); Golub & Van Loan (2013), Matrix Computations, section 8.6.3; agrees with
 * numpy's `linalg.svd` to 12 digits
 * @example singularValues(Float64Array.of(0, -2, 1, 0), 2, 2).values // => Float64Array.of(2, 1)
 */
export function singularValues(
  matrix: Float64Array,
  rows: number,
  columns: number,
  start?: Float64Array,
): SingularValues {
  if (matrix.length !== rows * columns) {
    throw new RangeError(`${matrix.length} numbers are not ${rows} × ${columns}`);
  }
  const isWide = columns > rows;
  const [k, length] = isWide ? [rows, columns] : [columns, rows];
  // The fewer, longer vectors lie in rows of memory: columns of A, or its rows where it is wide.
  const own = isWide ? matrix.slice() : transposed(matrix, rows, columns);
  if (start !== undefined && start.length !== k * k) {
    throw new RangeError(`${start.length} numbers to start from are not ${k} × ${k}`);
  }
  const turns = start === undefined ? unitMatrix(k) : transposed(start, k, k);
  const vectors = start === undefined ? own : turnedBy(turns, own, k, length);
  orthogonalise(vectors, turns, k, length);
  const size = Float64Array.from({ length: k }, (_, i) => norm(vectors, i * length, length));
  const order = Array.from({ length: k }, (_, i) => i).sort((a, b) => size[b] - size[a]);
  const long = new Float64Array(length * k);
  const short = new Float64Array(k * k);
  order.forEach((from, to) => {
    const scale = size[from] > 0 ? 1 / size[from] : 0;
    for (let t = 0; t < length; t++) long[t * k + to] = vectors[from * length + t] * scale;
    for (let t = 0; t < k; t++) short[t * k + to] = turns[from * k + t];
  });
  const values = Float64Array.from(order, (i) => size[i]);
  return isWide ? { left: short, values, right: long } : { left: long, values, right: short };
}

function transposed(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(matrix.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[j * rows + i] = matrix[i * columns + j];
  }
  return turned;
}

function unitMatrix(k: number): Float64Array {
  const unit = new Float64Array(k * k);
  for (let i = 0; i < k; i++) unit[i * k + i] = 1;
  return unit;
}

function turnedBy(
  turns: Float64Array,
  vectors: Float64Array,
  k: number,
  length: number,
): Float64Array {
  const turned = new Float64Array(k * length);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const share = turns[i * k + j];
      for (let t = 0; t < length; t++) turned[i * length + t] += share * vectors[j * length + t];
    }
  }
  return turned;
}

function norm(values: Float64Array, at: number, length: number): number {
  let sum = 0;
  for (let t = at; t < at + length; t++) sum += values[t] * values[t];
  return Math.sqrt(sum);
}

/** Sweeps over all pairs of vectors until each is orthogonal to the others. */
function orthogonalise(
  vectors: Float64Array,
  turns: Float64Array,
  k: number,
  length: number,
): void {
  const square = new Float64Array(k);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    for (let i = 0; i < k; i++) square[i] = norm(vectors, i * length, length) ** 2;
    let turned = 0;
    for (let p = 0; p < k - 1; p++) {
      for (let q = p + 1; q < k; q++) {
        let product = 0;
        const [a, b] = [p * length, q * length];
        for (let t = 0; t < length; t++) product += vectors[a + t] * vectors[b + t];
        if (Math.abs(product) <= ORTHOGONAL * Math.sqrt(Math.max(0, square[p] * square[q])))
          continue;
        turned++;
        const zeta = (square[q] - square[p]) / (2 * product);
        const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta));
        const cosine = 1 / Math.hypot(1, tangent);
        rotate(vectors, a, b, length, cosine, cosine * tangent);
        rotate(turns, p * k, q * k, k, cosine, cosine * tangent);
        square[p] -= tangent * product;
        square[q] += tangent * product;
      }
    }
    if (turned === 0) return;
  }
  throw new RangeError(`the singular values have not settled after ${MOST_SWEEPS} sweeps`);
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
    const second = values[b + t];
    values[a + t] = cosine * first - sine * second;
    values[b + t] = sine * first + cosine * second;
  }
}

/**
 * U max(diag(s) − threshold, 0) Vᵀ: the matrix nearest to A when its nuclear norm costs `threshold`.
 * @param matrix `[rows × columns]`
 * @param start as in `singularValues`: what the last step returned
 * @returns the matrix `[rows × columns]`, its rank and nuclear norm, and a start for the next step
 * @throws RangeError when the threshold is negative, and as `singularValues` does
 * @source Cai, Candès & Shen (2010), SIAM Journal on Optimization 20(4), theorem 2.1; the step of
 * Athey et al. (2021), Matrix completion methods for causal panel data models
 * @example softThreshold(Float64Array.of(3, 0, 0, 1), 2, 2, 1).matrix // => Float64Array.of(2, 0, 0, 0)
 */
export function softThreshold(
  matrix: Float64Array,
  rows: number,
  columns: number,
  threshold: number,
  start?: Float64Array,
): { matrix: Float64Array; rank: number; nuclear: number; start: Float64Array } {
  if (!(threshold >= 0)) throw new RangeError(`a threshold of ${threshold} is negative`);
  const { left, values, right } = singularValues(matrix, rows, columns, start);
  const k = values.length;
  const kept = new Float64Array(rows * columns);
  let [rank, nuclear] = [0, 0];
  for (; rank < k && values[rank] > threshold; rank++) nuclear += values[rank] - threshold;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let v = 0; v < rank; v++) {
        sum += left[i * k + v] * (values[v] - threshold) * right[j * k + v];
      }
      kept[i * columns + j] = sum;
    }
  }
  return { matrix: kept, rank, nuclear, start: columns > rows ? left : right };
}
