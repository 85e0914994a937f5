import type { StateSpace } from './state-space.ts';

/** Entries of a matrix that are not 0, by row: the transitions of structural models have few. */
export interface Sparse {
  starts: Int32Array;
  columns: Int32Array;
  values: Float64Array;
}

export function sparseOf(matrix: Float64Array, rows: number, columns: number): Sparse {
  const starts = new Int32Array(rows + 1);
  const places: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++)
      if (matrix[i * columns + j] !== 0) places.push(i * columns + j);
    starts[i + 1] = places.length;
  }
  return {
    starts,
    columns: Int32Array.from(places, (at) => at % columns),
    values: Float64Array.from(places, (at) => matrix[at]),
  };
}

/** What a pass of the filter leaves behind, one row a month; made once and filled by each pass. */
export interface FilterPass {
  m: number;
  times: number;
  transition: Sparse;
  observation: Sparse;
  /** a_t before y_t is seen, `[time + 1 × m]` */
  state: Float64Array;
  /** P_t before y_t is seen, `[time + 1 × m × m]` */
  variance: Float64Array;
  /** y_t − Z a_t, 0 where y_t is missing */
  innovation: Float64Array;
  /** F_t, ∞ where y_t is missing */
  innovationVariance: Float64Array;
  /** P_t Zᵀ / F_t, 0 where y_t is missing, `[time × m]` */
  gain: Float64Array;
  /** R diag(Q) Rᵀ `[m × m]` */
  steps: Float64Array;
  logLikelihood: number;
  /** scratch `[m × m]` and `[m]` */
  held: Float64Array;
  row: Float64Array;
}

/** @throws RangeError when the shapes of the model do not agree */
export function filterPass(model: StateSpace, times: number): FilterPass {
  const m = model.Z.length;
  const { T, R, Q, a1, P1 } = model;
  if (
    ![T, P1].every((matrix) => matrix.length === m * m) ||
    R.length !== m * Q.length ||
    a1.length !== m
  ) {
    throw new RangeError(`the matrices of a model of ${m} states do not fit one another`);
  }
  return {
    ...{ m, times, logLikelihood: 0 },
    transition: sparseOf(T, m, m),
    observation: sparseOf(model.Z, 1, m),
    state: new Float64Array((times + 1) * m),
    variance: new Float64Array((times + 1) * m * m),
    innovation: new Float64Array(times),
    innovationVariance: new Float64Array(times),
    gain: new Float64Array(times * m),
    steps: new Float64Array(m * m),
    held: new Float64Array(m * m),
    row: new Float64Array(m),
  };
}

/** R diag(Q) Rᵀ with the model's present variances. */
function fillSteps(model: StateSpace, steps: Float64Array): void {
  const { R, Q, Z } = model;
  const m = Z.length;
  const r = Q.length;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let k = 0; k < r; k++) sum += R[i * r + k] * Q[k] * R[j * r + k];
      steps[i * m + j] = sum;
    }
  }
}

/** Runs the filter over a series, NaN where a month is missing. */
export function runFilter(model: StateSpace, y: ArrayLike<number>, pass: FilterPass): void {
  const { m, times, state, variance } = pass;
  fillSteps(model, pass.steps);
  state.set(model.a1);
  variance.set(model.P1);
  pass.logLikelihood = 0;
  for (let t = 0; t < times; t++) {
    observe(model, y[t], t, pass);
    stepState(t, pass);
    if (m === 1) stepVarianceOfOne(model, t, pass);
    else stepVariance(t, pass);
  }
}

const LOG_TWO_PI = Math.log(2 * Math.PI);

/** Innovation, its variance and the gain of month t. */
function observe(model: StateSpace, y: number, t: number, pass: FilterPass): void {
  const { m, state, variance, gain, observation } = pass;
  const { columns, values } = observation;
  const seen = columns.length;
  if (Number.isNaN(y)) {
    pass.innovation[t] = 0;
    pass.innovationVariance[t] = Number.POSITIVE_INFINITY;
    for (let i = 0; i < m; i++) gain[t * m + i] = 0;
    return;
  }
  let v = y;
  for (let k = 0; k < seen; k++) v -= values[k] * state[t * m + columns[k]];
  const P = t * m * m;
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let k = 0; k < seen; k++) sum += variance[P + i * m + columns[k]] * values[k];
    gain[t * m + i] = sum;
  }
  let F = model.H;
  for (let k = 0; k < seen; k++) F += values[k] * gain[t * m + columns[k]];
  if (!(F > 0)) throw new RangeError(`the variance of an observation is ${F} at time ${t}`);
  for (let i = 0; i < m; i++) gain[t * m + i] /= F;
  pass.innovation[t] = v;
  pass.innovationVariance[t] = F;
  pass.logLikelihood -= (LOG_TWO_PI + Math.log(F) + (v * v) / F) / 2;
}

/** a_{t+1} = T (a_t + gain · innovation). */
function stepState(t: number, pass: FilterPass): void {
  const { m, state, gain, innovation, transition } = pass;
  const { starts, columns, values } = transition;
  const v = innovation[t];
  const from = t * m;
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let k = starts[i]; k < starts[i + 1]; k++) {
      const j = columns[k];
      sum += values[k] * (state[from + j] + gain[from + j] * v);
    }
    state[from + m + i] = sum;
  }
}

function stepVarianceOfOne(model: StateSpace, t: number, pass: FilterPass): void {
  const P = pass.variance[t] * (1 - pass.gain[t] * model.Z[0]);
  pass.variance[t + 1] = model.T[0] * P * model.T[0] + pass.steps[0];
}

/** P_{t+1} = T (P_t − gain gainᵀ F) Tᵀ + steps. */
function stepVariance(t: number, pass: FilterPass): void {
  const { m, variance, gain, innovationVariance, transition, held } = pass;
  const { starts, columns, values } = transition;
  const P = t * m * m;
  const next = P + m * m;
  const F = innovationVariance[t];
  if (F < Number.POSITIVE_INFINITY) {
    for (let i = 0; i < m; i++) {
      const scaled = gain[t * m + i] * F;
      for (let j = 0; j < m; j++) {
        held[i * m + j] = variance[P + i * m + j] - scaled * gain[t * m + j];
      }
    }
  } else for (let i = 0; i < m * m; i++) held[i] = variance[P + i];
  for (let i = 0; i < m; i++) {
    const k = starts[i];
    if (starts[i + 1] !== k + 1) spreadRow(i, next, pass);
    else shiftRow(i, next, columns[k], values[k], pass);
  }
}

/** Row i of T P Tᵀ + steps, and by symmetry its column, where T has but one entry in the row. */
function shiftRow(i: number, next: number, column: number, value: number, pass: FilterPass): void {
  const { m, variance, transition, steps, held } = pass;
  const { starts, columns, values } = transition;
  for (let j = 0; j <= i; j++) {
    const k = starts[j];
    if (starts[j + 1] !== k + 1) continue;
    const entry = value * values[k] * held[column * m + columns[k]] + steps[i * m + j];
    variance[next + i * m + j] = entry;
    variance[next + j * m + i] = entry;
  }
}

/** The same where T has several entries, or none, in the row. */
function spreadRow(i: number, next: number, pass: FilterPass): void {
  const { m, variance, transition, steps, held, row } = pass;
  const { starts, columns, values } = transition;
  for (let j = 0; j < m; j++) row[j] = 0;
  for (let k = starts[i]; k < starts[i + 1]; k++) {
    const value = values[k];
    const from = columns[k] * m;
    for (let j = 0; j < m; j++) row[j] += value * held[from + j];
  }
  for (let j = 0; j < m; j++) {
    let sum = steps[i * m + j];
    for (let k = starts[j]; k < starts[j + 1]; k++) sum += values[k] * row[columns[k]];
    variance[next + i * m + j] = sum;
    variance[next + j * m + i] = sum;
  }
}

export interface Filtered {
  logLikelihood: number;
  /** E(α_t | y_1 … y_{t−1}) `[time × m]` and its variance `[time × m × m]` */
  predicted: Float64Array;
  predictedVariance: Float64Array;
  /** E(α_t | y_1 … y_t) `[time × m]` and its variance `[time × m × m]` */
  filtered: Float64Array;
  filteredVariance: Float64Array;
  /** y_t less its forecast of one month before, 0 where missing, and its variance (∞ where missing) */
  innovation: Float64Array;
  innovationVariance: Float64Array;
}

/**
 * Kalman filter of one series.
 * @param y `[time]`, NaN where a month is missing
 * @throws RangeError when the model's shapes do not agree or an observation would have no variance
 * @source Durbin & Koopman (2012), equations 4.24; agrees with statsmodels to 9 digits
 */
export function kalmanFilter(model: StateSpace, y: ArrayLike<number>): Filtered {
  const pass = filterPass(model, y.length);
  runFilter(model, y, pass);
  const { m, times, state, variance, gain, innovation, innovationVariance } = pass;
  const predicted = state.slice(0, times * m);
  const predictedVariance = variance.slice(0, times * m * m);
  const filtered = predicted.map((value, at) => value + gain[at] * innovation[Math.floor(at / m)]);
  const filteredVariance = predictedVariance.map((value, at) => {
    const t = Math.floor(at / (m * m));
    if (innovationVariance[t] === Number.POSITIVE_INFINITY) return value;
    const [i, j] = [Math.floor(at / m) % m, at % m];
    return value - gain[t * m + i] * gain[t * m + j] * innovationVariance[t];
  });
  return {
    logLikelihood: pass.logLikelihood,
    ...{ predicted, predictedVariance, filtered, filteredVariance },
    ...{ innovation, innovationVariance },
  };
}
