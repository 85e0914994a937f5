import type { Random } from '../core/index.ts';
import { drawNormal } from './draws.ts';
import { type FilterPass, filterPass, runFilter, type Sparse, sparseOf } from './kalman.ts';
import type { StateSpace } from './state-space.ts';

export interface Smoothed {
  logLikelihood: number;
  /** E(α_t | all of y) `[time × m]` */
  state: Float64Array;
  /** its variance `[time × m × m]` */
  variance: Float64Array;
}

/**
 * State smoother: every state given the whole series.
 * @param y `[time]`, NaN where a month is missing
 * @throws RangeError when the model's shapes do not agree or an observation would have no variance
 * @source Durbin & Koopman (2012), equations 4.44; agrees with statsmodels to 8 digits
 */
export function kalmanSmoother(model: StateSpace, y: ArrayLike<number>): Smoothed {
  const pass = filterPass(model, y.length);
  runFilter(model, y, pass);
  const { m, times } = pass;
  const state = new Float64Array(times * m);
  smoothState(pass, state, new Float64Array((times + 1) * m));
  const variance = new Float64Array(times * m * m);
  let N: Float64Array = new Float64Array(m * m);
  for (let t = times - 1; t >= 0; t--) {
    N = informationBefore(model, pass, t, N);
    const P = pass.variance.subarray(t * m * m, (t + 1) * m * m);
    const taken = product(product(P, N, m), P, m);
    for (let i = 0; i < m * m; i++) variance[t * m * m + i] = P[i] - taken[i];
  }
  return { logLikelihood: pass.logLikelihood, state, variance };
}

function product(a: Float64Array, b: Float64Array, m: number): Float64Array {
  const c = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const value = a[i * m + k];
      if (value === 0) continue;
      for (let j = 0; j < m; j++) c[i * m + j] += value * b[k * m + j];
    }
  }
  return c;
}

/** N_{t−1} = Zᵀ Z / F + Lᵀ N_t L with L = T (I − gain Z). */
function informationBefore(
  model: StateSpace,
  pass: FilterPass,
  t: number,
  N: Float64Array,
): Float64Array {
  const { m, gain, innovationVariance } = pass;
  const { Z, T } = model;
  const update = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) update[i * m + j] = (i === j ? 1 : 0) - gain[t * m + i] * Z[j];
  }
  const L = product(T, update, m);
  const NL = product(N, L, m);
  return Float64Array.from(N, (_, at) => {
    const [i, j] = [Math.floor(at / m), at % m];
    let sum = (Z[i] * Z[j]) / innovationVariance[t];
    for (let k = 0; k < m; k++) sum += L[k * m + i] * NL[k * m + j];
    return sum;
  });
}

/**
 * E(α | y) without variances: r backwards, then the states forwards.
 * @param r `[time + 1 × m]` scratch
 * @source Durbin & Koopman (2012), section 4.6.2
 */
function smoothState(pass: FilterPass, state: Float64Array, r: Float64Array): void {
  const { m, times, transition, observation, gain, innovation, innovationVariance } = pass;
  const { starts, columns, values } = transition;
  for (let i = 0; i < m; i++) r[times * m + i] = 0;
  for (let t = times - 1; t >= 0; t--) {
    const to = t * m;
    for (let i = 0; i < m; i++) r[to + i] = 0;
    for (let i = 0; i < m; i++) {
      const after = r[to + m + i];
      for (let k = starts[i]; k < starts[i + 1]; k++) r[to + columns[k]] += values[k] * after;
    }
    let pulled = innovation[t] / innovationVariance[t];
    for (let i = 0; i < m; i++) pulled -= gain[to + i] * r[to + i];
    for (let k = 0; k < observation.columns.length; k++) {
      r[to + observation.columns[k]] += observation.values[k] * pulled;
    }
  }
  forward(pass, state, r);
}

/** α_1 = a1 + P1 r_0, α_{t+1} = T α_t + R Q Rᵀ r_t. */
function forward(pass: FilterPass, state: Float64Array, r: Float64Array): void {
  const { m, times, transition, steps } = pass;
  const { starts, columns, values } = transition;
  for (let i = 0; i < m; i++) {
    let sum = pass.state[i];
    for (let j = 0; j < m; j++) sum += pass.variance[i * m + j] * r[j];
    state[i] = sum;
  }
  for (let t = 0; t < times - 1; t++) {
    const from = t * m;
    const next = from + m;
    for (let i = 0; i < m; i++) {
      let sum = 0;
      for (let k = starts[i]; k < starts[i + 1]; k++) sum += values[k] * state[from + columns[k]];
      if (steps[i * m + i] > 0) {
        for (let j = 0; j < m; j++) sum += steps[i * m + j] * r[next + j];
      }
      state[next + i] = sum;
    }
  }
}

/** Draws whole paths of states given a series; `draw` reads the model's `H` and `Q` each time. */
export interface SimulationSmoother {
  /**
   * Fills `states` with a draw of α | y.
   * @param y `[time]`, NaN where a month is missing
   * @param states `[time × m]`, filled and returned
   */
  draw(y: ArrayLike<number>, random: Random, states?: Float64Array): Float64Array;
}

/**
 * Simulation smoother: a path drawn from the model without data is moved by the smoothed difference
 * between the series and the path's own, which needs one filter and one smoother pass a draw.
 * @param times months of the series
 * @throws RangeError when the model's shapes do not agree
 * @source Durbin & Koopman (2002), Biometrika 89(3), with the mean corrected (Jarociński 2015): the
 * unconditional path starts at 0, not at a1
 */
export function simulationSmoother(model: StateSpace, times: number): SimulationSmoother {
  const pass = filterPass(model, times);
  const { m } = pass;
  const path = new Float64Array(times * m);
  const rest = new Float64Array(times);
  const r = new Float64Array((times + 1) * m);
  const root = semidefiniteRoot(model.P1, m);
  const moves = sparseOf(model.R, m, model.Q.length);
  return {
    draw(y, random, states = new Float64Array(times * m)) {
      drawPath(model, pass, root, moves, random, path);
      const { columns, values } = pass.observation;
      const noise = Math.sqrt(model.H);
      for (let t = 0; t < times; t++) {
        let own = noise * drawNormal(random);
        for (let k = 0; k < columns.length; k++) own += values[k] * path[t * m + columns[k]];
        rest[t] = y[t] - own;
      }
      runFilter(model, rest, pass);
      smoothState(pass, states, r);
      for (let i = 0; i < times * m; i++) states[i] += path[i];
      return states;
    },
  };
}

/** A path of the states from the model alone, starting around 0. */
function drawPath(
  model: StateSpace,
  pass: FilterPass,
  root: Float64Array,
  moves: Sparse,
  random: Random,
  path: Float64Array,
): void {
  const { m, times, transition } = pass;
  const { starts, columns, values } = transition;
  for (let i = 0; i < m; i++) path[i] = 0;
  for (let j = 0; j < m; j++) {
    const z = drawNormal(random);
    for (let i = j; i < m; i++) path[i] += root[i * m + j] * z;
  }
  const sizes = model.Q.map(Math.sqrt);
  const eta = new Float64Array(sizes.length);
  for (let next = m; next < times * m; next += m) {
    for (let k = 0; k < eta.length; k++) eta[k] = sizes[k] * drawNormal(random);
    for (let i = 0; i < m; i++) {
      let sum = 0;
      for (let k = starts[i]; k < starts[i + 1]; k++)
        sum += values[k] * path[next - m + columns[k]];
      for (let k = moves.starts[i]; k < moves.starts[i + 1]; k++) {
        sum += moves.values[k] * eta[moves.columns[k]];
      }
      path[next + i] = sum;
    }
  }
}

/** Lower L with L Lᵀ = A for a positive semidefinite A; columns of no variance are 0. */
function semidefiniteRoot(matrix: Float64Array, m: number): Float64Array {
  const root = new Float64Array(m * m);
  for (let j = 0; j < m; j++) {
    let pivot = matrix[j * m + j];
    for (let k = 0; k < j; k++) pivot -= root[j * m + k] ** 2;
    if (!(pivot > 1e-14 * matrix[j * m + j])) continue;
    root[j * m + j] = Math.sqrt(pivot);
    for (let i = j + 1; i < m; i++) {
      let sum = matrix[i * m + j];
      for (let k = 0; k < j; k++) sum -= root[i * m + k] * root[j * m + k];
      root[i * m + j] = sum / root[j * m + j];
    }
  }
  return root;
}
