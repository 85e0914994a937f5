/** Low-rank fits to a matrix with holes: nuclear norm, unpenalised row and column effects. */

import { rotated } from '../math/index.ts';

/** A matrix of which some cells count. */
export interface Masked {
  rows: number;
  columns: number;
  /** `[row × column]`, finite where `mask` is 1 */
  values: Float64Array;
  /** `[row × column]`, 1 where a value counts */
  mask: Uint8Array;
}

/** A fit, to be carried on from the last penalty to the next. */
export interface Completion {
  /** low rank and both effects `[row × column]` */
  fitted: Float64Array;
  rank: number;
  iterations: number;
  /** right singular vectors of the last step, `[k × k]` in rows; the next step starts from them */
  basis: Float64Array;
}

const MOST_STEPS = 2000;
/** Tolerance from which on each step is exact. */
const EXACT = 1e-5;

/**
 * Minimises (1/n) Σ_counted (y − l − u_i − v_t)² + penalty ‖L‖_* from the last fit on. With the holes
 * filled by the last fit, effects are the means of the filled matrix and L its double-centred rest
 * with singular values shrunk; repeated until the filled cells rest. Steps carry momentum.
 * @param tolerance change of the holes in one step, as a share of the spread of the values
 * @source Mazumder, Hastie & Tibshirani (2010), JMLR 11; Athey et al. (2021), JASA 116(536)
 */
export function complete(
  matrix: Masked,
  penalty: number,
  last: Completion,
  tolerance = 1e-6,
): Completion {
  const { rows, columns, values, mask } = matrix;
  const counted = mask.reduce((sum, one) => sum + one, 0);
  const fitted = last.fitted.slice();
  const filled = new Float64Array(rows * columns);
  const before = fitted.slice();
  const start = filled.slice();
  const basis = last.basis.slice();
  const spread = spreadOf(matrix);
  let [rank, iterations, momentum] = [0, 0, 1];
  for (; iterations < MOST_STEPS; ) {
    const next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / next;
    for (let at = 0; at < filled.length; at++) {
      filled[at] = mask[at] === 1 ? values[at] : fitted[at] + push * (fitted[at] - before[at]);
    }
    before.set(fitted);
    start.set(filled);
    const threshold = (penalty * counted) / 2;
    // The basis is carried on from step to step: one sweep keeps up with a matrix that hardly moves.
    const sweeps = last.rank > 0 && tolerance > EXACT ? 1 : undefined;
    rank = shrinkCentred(filled, rows, columns, threshold, basis, fitted, 10 * tolerance, sweeps);
    iterations++;
    momentum = next;
    let [moved, along] = [0, 0];
    for (let at = 0; at < mask.length; at++) {
      if (mask[at] === 1) continue;
      moved = Math.max(moved, Math.abs(fitted[at] - before[at]));
      along += (start[at] - fitted[at]) * (fitted[at] - before[at]);
    }
    if (moved <= tolerance * spread) break;
    // Momentum that leads away from where the step wants to go is dropped (O'Donoghue & Candès 2015).
    if (along > 0) momentum = 1;
  }
  return { fitted, rank, iterations, basis };
}

/** The fit with effects alone: where a path of penalties starts, and the least penalty that keeps it. */
export function effectsAlone(matrix: Masked): { fit: Completion; penalty: number } {
  const { rows, columns, values, mask } = matrix;
  const k = Math.min(rows, columns);
  const basis = new Float64Array(k * k);
  for (let i = 0; i < k; i++) basis[i * k + i] = 1;
  const level = meanOf(matrix);
  const none: Completion = {
    fitted: new Float64Array(rows * columns).fill(level),
    rank: 0,
    iterations: 0,
    basis,
  };
  const fit = complete(matrix, Number.MAX_VALUE, none, 1e-9);
  const rest = Float64Array.from(values, (value, at) =>
    mask[at] === 1 ? value - fit.fitted[at] : 0,
  );
  const largest = rotated(rest, rows, columns, fit.basis, 0, 1e-9).sizes.reduce(
    (a, b) => Math.max(a, b),
    0,
  );
  const counted = mask.reduce((sum, one) => sum + one, 0);
  return { fit, penalty: (2 * largest) / counted };
}

function meanOf({ values, mask }: Masked): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 1) {
      sum += values[at];
      count++;
    }
  }
  return sum / count;
}

function spreadOf(matrix: Masked): number {
  const { values, mask } = matrix;
  const level = meanOf(matrix);
  let [sum, count] = [0, 0];
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 1) {
      sum += (values[at] - level) ** 2;
      count++;
    }
  }
  return Math.sqrt(sum / count) || 1;
}

/**
 * Splits a full matrix into row and column means and a rest, shrinks the rest's singular values by
 * `threshold` and writes means plus shrunk rest to `fitted`. The matrix is left double-centred.
 * @returns the rank of the shrunk rest
 */
function shrinkCentred(
  matrix: Float64Array,
  rows: number,
  columns: number,
  threshold: number,
  basis: Float64Array,
  fitted: Float64Array,
  orthogonal: number,
  sweeps: number | undefined,
): number {
  fitted.set(matrix);
  centreTwice(matrix, rows, columns);
  for (let at = 0; at < matrix.length; at++) fitted[at] -= matrix[at];
  const squares = matrix.reduce((sum, value) => sum + value * value, 0);
  if (squares <= threshold * threshold) return 0;
  const { vectors, sizes, k, length, isWide } = rotated(
    matrix,
    rows,
    columns,
    basis,
    threshold,
    orthogonal,
    sweeps,
  );
  let rank = 0;
  for (let v = 0; v < k; v++) {
    if (sizes[v] <= threshold) continue;
    rank++;
    const share = 1 - threshold / sizes[v];
    for (let i = 0; i < k; i++) {
      const weight = share * basis[v * k + i];
      if (isWide) {
        for (let t = 0; t < length; t++) fitted[i * length + t] += weight * vectors[v * length + t];
      } else {
        for (let t = 0; t < length; t++) fitted[t * k + i] += weight * vectors[v * length + t];
      }
    }
  }
  return rank;
}

function centreTwice(matrix: Float64Array, rows: number, columns: number): void {
  const across = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let t = 0; t < columns; t++) sum += matrix[i * columns + t];
    for (let t = 0; t < columns; t++) across[t] += matrix[i * columns + t] -= sum / columns;
  }
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < columns; t++) matrix[i * columns + t] -= across[t] / rows;
  }
}
