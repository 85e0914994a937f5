/**
 * A linear Gaussian state-space model of one series:
 * y_t = Z α_t + ε_t, ε ~ N(0, H); α_{t+1} = T α_t + R η_t, η ~ N(0, diag Q); α_1 ~ N(a1, P1).
 * `H` and `Q` may be changed between calls, as a Gibbs sampler does.
 * @source Durbin & Koopman (2012), Time Series Analysis by State Space Methods, equation 4.12
 */
export interface StateSpace {
  /** transition `[m × m]` */
  T: Float64Array;
  /** `[m]` */
  Z: Float64Array;
  /** which disturbances move which states `[m × r]` */
  R: Float64Array;
  /** variances of the disturbances `[r]` */
  Q: Float64Array;
  /** variance of the noise of an observation */
  H: number;
  a1: Float64Array;
  /** `[m × m]`, positive semidefinite; something large on the diagonal where nothing is known */
  P1: Float64Array;
}

export interface StructuralOptions {
  /** variance of an observation's noise */
  noise: number;
  /** variance of the level's steps */
  level: number;
  /** variance of the slope's steps; without it there is no slope */
  slope?: number;
  /** variance of the season's steps; without it there is no season */
  season?: number;
  /** months in a year, 12 */
  period?: number;
  /** variance of every state at the start, 1e7 */
  start?: number;
  /** the level at the start, 0 */
  at?: number;
}

/**
 * Local level, with a slope (local linear trend) and a dummy season where their variances are given.
 * States: level, slope if any, then the season of this month and of the period − 2 before it.
 * @returns Q in the order level, slope, season
 * @throws RangeError when a variance is negative or the period is below 2
 * @source Durbin & Koopman (2012), equations 3.1, 3.2 and 3.3
 * @example structuralModel({ noise: 1, level: 2, slope: 3 }).T // => Float64Array.of(1, 1, 0, 1)
 */
export function structuralModel(options: StructuralOptions): StateSpace {
  const { noise, level, slope, season, period = 12, start = 1e7, at = 0 } = options;
  for (const variance of [noise, level, slope ?? 0, season ?? 0, start]) {
    if (!(variance >= 0)) throw new RangeError(`a variance of ${variance} is negative`);
  }
  if (!(Number.isInteger(period) && period >= 2)) {
    throw new RangeError(`a season of ${period} months is not one`);
  }
  const trend = slope === undefined ? 1 : 2;
  const m = trend + (season === undefined ? 0 : period - 1);
  const Q = Float64Array.from([level, slope, season].filter((v) => v !== undefined));
  const [T, R] = [new Float64Array(m * m), new Float64Array(m * Q.length)];
  const [Z, a1, P1] = [new Float64Array(m), new Float64Array(m), new Float64Array(m * m)];
  T[0] = 1;
  R[0] = 1;
  Z[0] = 1;
  a1[0] = at;
  if (trend === 2) {
    T[1] = 1;
    T[m + 1] = 1;
    R[Q.length + 1] = 1;
  }
  if (season !== undefined) {
    Z[trend] = 1;
    R[trend * Q.length + trend] = 1;
    for (let j = trend; j < m; j++) T[trend * m + j] = -1;
    for (let j = trend; j < m - 1; j++) T[(j + 1) * m + j] = 1;
  }
  for (let j = 0; j < m; j++) P1[j * m + j] = start;
  return { T, Z, R, Q, H: noise, a1, P1 };
}
