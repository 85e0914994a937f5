import { choleskyAppend, choleskyRemove, choleskySolve } from './cholesky.ts';

/** Primal active set for strictly convex quadratics on the simplex; `simplexLeastSquares` is its door. */

/** A point of the simplex with the factor of the Hessian over its free entries. */
export interface ActiveSet {
  n: number;
  /** `[n × n]`, positive semidefinite */
  hessian: Float64Array;
  linear: Float64Array;
  /** added to the diagonal, pulling towards `centre` */
  pull: number;
  centre: Float64Array;
  weights: Float64Array;
  /** Hw − c + pull (w − centre) */
  gradient: Float64Array;
  /** indices that may be positive, in the order of the factor; the first `k` count */
  free: Int32Array;
  k: number;
  isFree: Uint8Array;
  /** may not be freed until the point has moved: freeing it was tried and moved nothing */
  isRefused: Uint8Array;
  /** lower Cholesky factor over the free entries, rows of n */
  factor: Float64Array;
  iterations: number;
  /** violations of optimality below this are rounding */
  noise: number;
  bare: Float64Array;
  ones: Float64Array;
  step: Float64Array;
}

/** State without a point; `place` gives it one. */
export function activeSet(
  hessian: Float64Array,
  linear: Float64Array,
  pull: number,
  noise: number,
): ActiveSet {
  const n = linear.length;
  const vector = () => new Float64Array(n);
  return {
    ...{ n, hessian, linear, pull, noise, iterations: 0, k: 0 },
    ...{ centre: vector(), weights: vector(), gradient: vector(), step: vector() },
    ...{ free: new Int32Array(n), isFree: new Uint8Array(n), isRefused: new Uint8Array(n) },
    ...{ factor: new Float64Array(n * n), bare: vector(), ones: vector() },
  };
}

/** Frees one more entry and extends the factor. */
function release(set: ActiveSet, entry: number): void {
  const { n, hessian, free, bare, k } = set;
  for (let i = 0; i < k; i++) bare[i] = hessian[entry * n + free[i]];
  bare[k] = hessian[entry * n + entry] + set.pull;
  choleskyAppend(set.factor, k, bare, n, set.pull / 2 + 1e-15 * bare[k]);
  free[k] = entry;
  set.isFree[entry] = 1;
  set.k++;
}

/** Holds the free entry at place `at` of the factor at zero. */
function hold(set: ActiveSet, at: number): void {
  const { free } = set;
  choleskyRemove(set.factor, set.k, at, set.n);
  const entry = free[at];
  for (let i = at; i < set.k - 1; i++) free[i] = free[i + 1];
  set.k--;
  set.isFree[entry] = 0;
  set.weights[entry] = 0;
}

/** Puts the state at a point of the simplex; positive entries are free, in rising order. */
export function place(set: ActiveSet, weights: ArrayLike<number>): void {
  set.k = 0;
  set.isFree.fill(0);
  for (let i = 0; i < set.n; i++) {
    const value = weights[i];
    set.weights[i] = value > 0 ? value : 0;
    if (value > 0) release(set, i);
  }
  rescale(set);
}

/**
 * Puts the state at the best point of the plane of its free entries, reckoned from nothing but which
 * they are, so that the way there leaves no trace. Leaves it where it is if that point has a
 * negative entry.
 */
export function placeAfresh(set: ActiveSet): void {
  const { n, weights, linear, free, bare, ones } = set;
  place(set, Float64Array.from(weights));
  const { k } = set;
  for (let i = 0; i < k; i++) bare[i] = linear[free[i]];
  choleskySolve(set.factor, k, bare, bare, n);
  ones.fill(1, 0, k);
  choleskySolve(set.factor, k, ones, ones, n);
  let sumBare = 0;
  let sumOnes = 0;
  for (let i = 0; i < k; i++) {
    sumBare += bare[i];
    sumOnes += ones[i];
  }
  const lift = (1 - sumBare) / sumOnes;
  for (let i = 0; i < k; i++) if (!(bare[i] + lift * ones[i] >= 0)) return;
  for (let i = 0; i < k; i++) weights[free[i]] = bare[i] + lift * ones[i];
  rescale(set);
}

function rescale(set: ActiveSet): void {
  let sum = 0;
  for (let i = 0; i < set.n; i++) sum += set.weights[i];
  for (let i = 0; i < set.n; i++) set.weights[i] /= sum;
}

/** Gradient at the present point. */
export function refreshGradient(set: ActiveSet): void {
  const { n, hessian, linear, pull, centre, weights, gradient, free, k } = set;
  for (let j = 0; j < n; j++) gradient[j] = pull * (weights[j] - centre[j]) - linear[j];
  let a = 0;
  for (; a + 1 < k; a += 2) {
    const w = weights[free[a]];
    const v = weights[free[a + 1]];
    const row = free[a] * n;
    const next = free[a + 1] * n;
    for (let j = 0; j < n; j++) gradient[j] += w * hessian[row + j] + v * hessian[next + j];
  }
  if (a < k) {
    const w = weights[free[a]];
    const row = free[a] * n;
    for (let j = 0; j < n; j++) gradient[j] += w * hessian[row + j];
  }
}

/**
 * Moves to the minimum of ½wᵀHw − cᵀw + ½ pull ‖w − centre‖² on the simplex.
 * @source Nocedal & Wright (2006), Numerical Optimization, algorithm 16.3
 */
export function descend(set: ActiveSet): void {
  const most = set.iterations + 20 * set.n + 200;
  let stalls = 0;
  set.isRefused.fill(0);
  refreshGradient(set);
  let newest = -1;
  while (set.iterations < most) {
    set.iterations++;
    const length = moveWithinFree(set);
    if (length > 0) set.isRefused.fill(0);
    else stalls++;
    // What was freed and did not rise is held again, and not tried before something has moved.
    if (length === 0 && newest >= 0) set.isRefused[newest] = 1;
    newest = -1;
    if (length < 1) continue;
    refreshGradient(set);
    newest = findEntryToFree(set, stalls > set.n);
    if (newest < 0) return;
    release(set, newest);
  }
}

/**
 * One step towards the minimum over the free entries, as far as none turns negative.
 * @returns the share of the way that was gone; below 1 the entry in the way is now held
 */
function moveWithinFree(set: ActiveSet): number {
  const { n, weights, gradient, free, bare, ones, step, k } = set;
  let slope = 0;
  for (let i = 0; i < k; i++) slope += weights[free[i]] * gradient[free[i]];
  for (let i = 0; i < k; i++) bare[i] = gradient[free[i]] - slope;
  choleskySolve(set.factor, k, bare, bare, n);
  ones.fill(1, 0, k);
  choleskySolve(set.factor, k, ones, ones, n);
  let sumBare = 0;
  let sumOnes = 0;
  for (let i = 0; i < k; i++) {
    sumBare += bare[i];
    sumOnes += ones[i];
  }
  const level = sumBare / sumOnes;
  let length = 1;
  let inTheWay = -1;
  for (let i = 0; i < k; i++) {
    step[i] = level * ones[i] - bare[i];
    if (step[i] >= 0) continue;
    const room = weights[free[i]] / -step[i];
    if (room < length || (room === length && inTheWay >= 0 && free[i] < free[inTheWay])) {
      length = room;
      inTheWay = i;
    }
  }
  for (let i = 0; i < k; i++) {
    const entry = free[i];
    weights[entry] = Math.max(0, weights[entry] + length * step[i]);
    gradient[entry] -= length * (gradient[entry] - slope - level);
  }
  if (inTheWay >= 0) hold(set, inTheWay);
  return inTheWay >= 0 ? Math.min(length, 1 - Number.EPSILON) : 1;
}

/**
 * The held entry with the steepest descent, or the first of them where steps have stalled (Bland's
 * rule, which cannot cycle); -1 at the optimum.
 */
function findEntryToFree(set: ActiveSet, first: boolean): number {
  const { n, gradient, weights, isFree, isRefused } = set;
  let level = 0;
  for (let j = 0; j < n; j++) level += weights[j] * gradient[j];
  let least = level - set.noise;
  let found = -1;
  for (let j = 0; j < n; j++) {
    if (isFree[j] === 1 || isRefused[j] === 1 || !(gradient[j] < least)) continue;
    found = j;
    if (first) return found;
    least = gradient[j];
  }
  return found;
}
