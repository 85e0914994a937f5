import { type ActiveSet, activeSet, descend, place, placeAfresh } from './active-set.ts';

export interface SimplexFit {
  /** in the order of the donors, none negative, adding up to 1 */
  weights: Float64Array;
  /** gᵀw − min g with g = (G + ridge · I)w − c: the objective is at most this far from the best */
  gap: number;
  /** ½wᵀ(G + ridge · I)w − cᵀw; twice it plus G of the treated is the sum of squares (ridge 0) */
  objective: number;
  /** steps of the active set */
  iterations: number;
}

export interface SimplexOptions {
  /** added to the diagonal of G, 0 */
  ridge?: number;
  /** weights to start from, in the order of the donors: those of a similar fit save most of the work */
  start?: ArrayLike<number>;
  /** gap to reach, as a share of the donors' mean squared distance from their mean, 1e-11 */
  tolerance?: number;
}

/**
 * Weights of donors, none negative and adding up to one, whose mix is nearest to the treated unit
 * in least squares: ½‖x − Σ w_j x_j‖² + ½ ridge ‖w‖². Where several are as near, the ones of
 * smallest norm (duplicated donors share equally), so the order of donors does not matter.
 * @param fit.gram `[size × size]` as `gramOf` gives it, treated included
 * @param fit.size number of units in the Gram matrix
 * @param fit.treated index of the treated unit
 * @param fit.donors indices of the donors, each once
 * @throws RangeError when there is no donor or an index is out of range
 * @source Nocedal & Wright (2006), Numerical Optimization, algorithm 16.3; the objective agrees with
 * HiGHS to 1e-8 of the donors' spread
 * @example simplexLeastSquares({ gram: Float64Array.of(1, 2, 0, 2, 4, 0, 0, 0, 0), size: 3, treated: 0, donors: [1, 2] }).weights // => Float64Array.of(0.5, 0.5)
 */
export function simplexLeastSquares(
  fit: SimplexOptions & {
    gram: Float64Array;
    size: number;
    treated: number;
    donors: ArrayLike<number>;
  },
): SimplexFit {
  const { gram, size, treated, donors } = fit;
  if (gram.length !== size * size) {
    throw new RangeError(`a Gram matrix of ${size} units has ${size ** 2} numbers`);
  }
  const linear = new Float64Array(donors.length);
  const isUnit = (i: number) => Number.isInteger(i) && i >= 0 && i < size;
  if (!isUnit(treated)) throw new RangeError(`treated ${treated} is not one of ${size} units`);
  for (let j = 0; j < donors.length; j++) {
    if (!isUnit(donors[j])) throw new RangeError(`donor ${donors[j]} is not one of ${size} units`);
    linear[j] = gram[treated * size + donors[j]];
  }
  return solve(gram, size, donors, linear, fit);
}

/**
 * The same for any quadratic: minimises ½wᵀ(G + ridge · I)w − cᵀw over w ≥ 0, Σw = 1.
 * @param gram G `[n × n]`, symmetric, positive semidefinite
 * @param linear c `[n]`
 * @throws RangeError when the shapes do not agree, n is 0, or a number is not finite
 * @example simplexQuadratic(Float64Array.of(1, 0, 0, 3), Float64Array.of(0, 0)).weights // => Float64Array.of(0.75, 0.25)
 */
export function simplexQuadratic(
  gram: Float64Array,
  linear: Float64Array,
  options: SimplexOptions = {},
): SimplexFit {
  const n = linear.length;
  if (gram.length !== n * n) {
    throw new RangeError(`a matrix for ${n} weights has ${n ** 2} numbers, not ${gram.length}`);
  }
  return solve(
    gram,
    n,
    Int32Array.from(linear, (_, i) => i),
    linear,
    options,
  );
}

/** Pull towards the smallest norm, as a share of the donors' spread. */
const PULL = 1e-6;
/** … and of the largest entry of the Gram matrix, below which a pivot would be rounding. */
const PIVOT = 1e-13;
const MOST_PASSES = 40;
/** Passes after which a fit that hardly depends on some mixes is pulled less: they settle sooner. */
const PATIENCE = 10;
const LEAST_PULL = 1e-8;
/** Weights that a pass moves by no more than this have settled. */
const STILL = 1e-9;

function solve(
  gram: Float64Array,
  size: number,
  donors: ArrayLike<number>,
  linear: Float64Array,
  { ridge = 0, start, tolerance = 1e-11 }: SimplexOptions,
): SimplexFit {
  const n = linear.length;
  if (n === 0) throw new RangeError('there is no donor');
  if (!(ridge >= 0)) throw new RangeError(`a ridge of ${ridge} is negative`);
  const order = orderOf(gram, size, donors, linear);
  const c = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = donors[order[i]] * size;
    c[i] = linear[order[i]];
    for (let j = 0; j < n; j++) hessian[i * n + j] = gram[row + donors[order[j]]];
  }
  const { level, digits } = centre(hessian, c);
  const { scale, largest } = scaleOf(hessian, c, digits);
  for (let i = 0; i < n; i++) {
    hessian[i * n + i] += ridge;
    c[i] /= scale;
  }
  // The added 1 is a constant where weights add up to one; it keeps the factor well conditioned.
  for (let i = 0; i < hessian.length; i++) hessian[i] = hessian[i] / scale + 1;
  const relative = largest / scale;
  const pull = Math.max(0, Math.max(PULL, PIVOT * relative) - ridge / scale);
  const set = activeSet(hessian, c, pull, 1e-15 * Math.max(relative, 10));
  place(set, startOf(set, order, start));
  const { gap, objective } = settle(set, tolerance);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) weights[order[i]] = set.weights[i];
  return {
    weights,
    gap: gap * scale,
    objective: (objective - 0.5) * scale + level,
    iterations: set.iterations,
  };
}

/**
 * Proximal passes: the first is pulled to the origin and chooses the smallest norm among what is as
 * good; each further one is pulled to the last and takes the pull's own bias away.
 */
function settle(set: ActiveSet, tolerance: number): { gap: number; objective: number } {
  descend(set);
  placeAfresh(set);
  descend(set);
  let certified = certificate(set);
  let moved = 1;
  for (let pass = 0; pass < MOST_PASSES && (moved > STILL || certified.gap > tolerance); pass++) {
    if (pass === PATIENCE && set.pull > LEAST_PULL) {
      set.pull = LEAST_PULL;
      place(set, Float64Array.from(set.weights));
    }
    set.centre.set(set.weights);
    descend(set);
    certified = certificate(set);
    moved = 0;
    for (let i = 0; i < set.n; i++) {
      moved = Math.max(moved, Math.abs(set.weights[i] - set.centre[i]));
    }
  }
  return certified;
}

/** Makes the weights add up to one, then the duality gap and objective without the pull. */
function certificate(set: ActiveSet): { gap: number; objective: number } {
  const { n, hessian, linear, weights, free, k } = set;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weights[i];
  for (let i = 0; i < n; i++) weights[i] /= sum;
  let along = 0;
  let least = Number.POSITIVE_INFINITY;
  let lost = 0;
  for (let j = 0; j < n; j++) {
    let product = 0;
    for (let a = 0; a < k; a++) product += hessian[j * n + free[a]] * weights[free[a]];
    const slope = product - linear[j];
    if (slope < least) least = slope;
    along += weights[j] * slope;
    lost += weights[j] * linear[j];
  }
  return { gap: Math.max(0, along - least), objective: (along - lost) / 2 };
}

/** An order of the donors that depends on what they are, not on where they stand. */
function orderOf(
  gram: Float64Array,
  size: number,
  donors: ArrayLike<number>,
  linear: Float64Array,
): Int32Array {
  const own = Float64Array.from(linear, (_, j) => gram[donors[j] * size + donors[j]]);
  const order = Int32Array.from(linear, (_, j) => j);
  for (let j = 0; j < linear.length; j++) {
    if (!Number.isFinite(linear[j] + own[j])) throw new RangeError(`donor ${j} is not finite`);
  }
  return order.sort((a, b) => linear[a] - linear[b] || own[a] - own[b] || a - b);
}

/**
 * Takes the donors' mean as the origin, in place: for weights that add up to one the quadratic stays
 * the same but for a constant, and a level that all share costs no digits.
 * @returns the constant, and the size below which what is left may be rounding
 */
function centre(hessian: Float64Array, c: Float64Array): { level: number; digits: number } {
  const n = c.length;
  const rows = new Float64Array(n);
  let all = 0;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    largest = Math.max(largest, Math.abs(hessian[i * n + i]), Math.abs(c[i]));
    for (let j = 0; j < n; j++) rows[i] += hessian[i * n + j] / n;
    all += rows[i] / n;
  }
  for (let i = 0; i < n; i++) {
    c[i] -= rows[i];
    for (let j = 0; j < n; j++) hessian[i * n + j] += all - (rows[i] + rows[j]);
  }
  let slope = 0;
  for (let i = 0; i < n; i++) slope += c[i] / n;
  for (let i = 0; i < n; i++) c[i] -= slope;
  return { level: -all / 2 - slope, digits: 1e-8 * largest };
}

/** A power of four near the donors' mean squared distance from their mean (or the slopes' range). */
function scaleOf(hessian: Float64Array, c: Float64Array, digits: number) {
  const n = c.length;
  let trace = 0;
  let largest = 0;
  let [low, high] = [c[0], c[0]];
  for (let i = 0; i < n; i++) {
    trace += hessian[i * n + i];
    largest = Math.max(largest, Math.abs(hessian[i * n + i]), Math.abs(c[i]));
    low = Math.min(low, c[i]);
    high = Math.max(high, c[i]);
  }
  const size = Math.max(trace / n, high - low, digits);
  return { scale: size > 0 ? 4 ** Math.round(Math.log2(size) / 2) : 1, largest };
}

/** Where to start, in the order of work: the weights given, or the one best donor. */
function startOf(
  set: ActiveSet,
  order: Int32Array,
  start: ArrayLike<number> | undefined,
): Float64Array {
  const { n, hessian, linear } = set;
  const weights = new Float64Array(n);
  if (start !== undefined) {
    if (start.length !== n) throw new RangeError(`${start.length} weights for ${n} donors`);
    for (let i = 0; i < n; i++) weights[i] = start[order[i]] > 0 ? start[order[i]] : 0;
    if (weights.some((weight) => weight > 0)) return weights;
  }
  let best = 0;
  const worth = (i: number) => hessian[i * n + i] / 2 - linear[i];
  for (let i = 1; i < n; i++) if (worth(i) < worth(best)) best = i;
  weights[best] = 1;
  return weights;
}
