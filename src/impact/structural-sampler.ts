import type { Random } from '../core/index.ts';
import {
  drawNormal,
  gramOf,
  type SimulationSmoother,
  type StateSpace,
  simulationSmoother,
  structuralModel,
} from '../math/index.ts';
import {
  drawVariance,
  type SpikeAndSlab,
  spikeAndSlab,
  type VariancePrior,
} from './spike-and-slab.ts';

/** A series to be taken apart, in units of its own standard deviation. */
export interface StructuralSeries {
  /** mean 0 and variance 1 `[time]`, NaN missing */
  y: Float64Array;
  /** likewise, over the series and what lies ahead `[column × time + ahead]` */
  columns: readonly Float64Array[];
  /** times after the last of `y` */
  ahead: number;
  /** length of a season, 0 or 1 for none */
  season: number;
  /** a slope that wanders, besides the level */
  slope: boolean;
}

/** One draw of everything that is unknown; its arrays are used again for the next. */
export interface StructuralDraw {
  /** state and regression `[time + ahead]` */
  signal: Float64Array;
  /** signal and noise `[time + ahead]`: a series that could have been */
  path: Float64Array;
  coefficients: Float64Array;
  included: Uint8Array;
  /** variance of the noise */
  noise: number;
  /** lag-one autocorrelation of the noise of `path` */
  persistence: number;
  /** variances of the steps of level, slope and season, as far as they are there */
  steps: Float64Array;
}

/** Expected share of the variance that the columns explain, and the weight of that, in values. */
const EXPECTED_R2 = 0.8;
const REGRESSION_DF = 50;
/** Steps of the level: expected size in standard deviations of the series, and weight in values. */
const STEP = 0.01;
const STEP_DF = 32;
const VAGUE_DF = 0.01;
const MOST_PERSISTENT = 0.9;
const NOISE_LIMIT = 1.2 ** 2;

/** Gibbs sampler's parts and their scratch. */
interface Sampler {
  series: StructuralSeries;
  random: Random;
  model: StateSpace;
  smoother: SimulationSmoother;
  regression: SpikeAndSlab;
  priors: VariancePrior[];
  /** which state each disturbance moves */
  moved: number[];
  states: Float64Array;
  /** state of the time at hand ahead, and the one after */
  now: Float64Array;
  next: Float64Array;
  explained: Float64Array;
  rest: Float64Array;
  products: Float64Array;
}

/**
 * Draws from the posterior of a local level (or local linear trend), a season and a regression, by
 * turns: states given the rest (simulation smoother), their variances, columns and coefficients.
 * @param draws all of them, the first tenth of which are burnt
 * @param keep sees each draw that is kept
 * @returns how many were kept
 * @source Brodersen et al. (2015), Inferring causal impact using Bayesian structural time-series
 * models, Annals of Applied Statistics 9(1), section 2.3
 */
export function sampleStructural(
  series: StructuralSeries,
  draws: number,
  random: Random,
  keep: (draw: StructuralDraw) => void,
): number {
  const sampler = samplerOf(series, random);
  const { model, regression } = sampler;
  const length = series.y.length + series.ahead;
  const draw: StructuralDraw = {
    signal: new Float64Array(length),
    path: new Float64Array(length),
    coefficients: regression.coefficients,
    included: regression.included,
    noise: model.H,
    persistence: 0,
    steps: model.Q,
  };
  const burnt = Math.floor(draws / 10);
  let persistence = 0;
  for (let i = 0; i < draws; i++) {
    drawStates(sampler);
    drawSteps(sampler);
    drawRegression(sampler);
    if (i < burnt) {
      persistence += autocorrelationOf(sampler) / burnt;
      continue;
    }
    draw.persistence = Math.max(0, Math.min(MOST_PERSISTENT, persistence));
    draw.noise = model.H;
    fillDraw(sampler, draw);
    keep(draw);
  }
  return draws - burnt;
}

function samplerOf(series: StructuralSeries, random: Random): Sampler {
  const { y, columns } = series;
  const model = modelOf(series);
  const seen = Float64Array.from(y, (value) => (Number.isNaN(value) ? 0 : 1));
  const rows = seen.reduce((sum, value) => sum + value, 0);
  const p = columns.length;
  const noise =
    p === 0
      ? { df: VAGUE_DF, guess: 1, limit: NOISE_LIMIT }
      : { df: REGRESSION_DF, guess: 1 - EXPECTED_R2, limit: NOISE_LIMIT };
  const r = model.Q.length;
  return {
    ...{ series, random, model },
    smoother: simulationSmoother(model, y.length),
    regression: spikeAndSlab(gramOver(columns, seen), p, rows, noise),
    priors: priorsOf(series),
    moved: Array.from(model.Q, (_, k) => model.Z.findIndex((_, i) => model.R[i * r + k] !== 0)),
    states: new Float64Array(y.length * model.Z.length),
    now: new Float64Array(model.Z.length),
    next: new Float64Array(model.Z.length),
    explained: new Float64Array(y.length + series.ahead),
    rest: new Float64Array(y.length),
    products: new Float64Array(p),
  };
}

function modelOf({ y, season, slope, columns }: StructuralSeries): StateSpace {
  return structuralModel({
    noise: columns.length === 0 ? 0.5 : 1 - EXPECTED_R2,
    level: STEP ** 2,
    ...(slope ? { slope: STEP ** 2 } : {}),
    ...(season > 1 ? { season: STEP ** 2, period: season } : {}),
    start: 1,
    at: y.find((value) => !Number.isNaN(value)) ?? 0,
  });
}

function priorsOf({ season, slope }: StructuralSeries): VariancePrior[] {
  const step = { df: STEP_DF, guess: STEP ** 2, limit: 1 };
  const vague = { df: VAGUE_DF, guess: STEP ** 2, limit: Number.POSITIVE_INFINITY };
  return [step, ...(slope ? [step] : []), ...(season > 1 ? [vague] : [])];
}

function gramOver(columns: readonly Float64Array[], seen: Float64Array): Float64Array {
  if (columns.length === 0) return new Float64Array(0);
  const times = seen.length;
  const flat = new Float64Array(columns.length * times);
  columns.forEach((column, j) => flat.set(column.subarray(0, times), j * times));
  return gramOf(flat, columns.length, times, { weights: seen, centre: false });
}

function drawStates({ series, explained, rest, smoother, random, states }: Sampler): void {
  for (let t = 0; t < rest.length; t++) rest[t] = series.y[t] - explained[t];
  smoother.draw(rest, random, states);
}

/** Variances of the steps, given the steps that the states took. */
function drawSteps({ model, moved, priors, states, random }: Sampler): void {
  const { T, Q, Z } = model;
  const m = Z.length;
  for (let k = 0; k < moved.length; k++) {
    const i = moved[k];
    let squares = 0;
    for (let at = m; at < states.length; at += m) {
      let step = states[at + i];
      for (let j = 0; j < m; j++) step -= T[i * m + j] * states[at - m + j];
      squares += step * step;
    }
    Q[k] = drawVariance(priors[k], states.length / m - 1, squares, random);
  }
}

function drawRegression(sampler: Sampler): void {
  const { series, model, regression, states, rest, products, explained, random } = sampler;
  const { y, columns } = series;
  const m = model.Z.length;
  let squares = 0;
  for (let t = 0; t < y.length; t++) {
    let left = y[t];
    for (let i = 0; i < m; i++) left -= model.Z[i] * states[t * m + i];
    rest[t] = Number.isNaN(left) ? 0 : left;
    squares += rest[t] * rest[t];
  }
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j];
    let sum = 0;
    for (let t = 0; t < rest.length; t++) sum += column[t] * rest[t];
    products[j] = sum;
  }
  model.H = regression.draw(products, squares, random);
  explained.fill(0);
  for (let j = 0; j < columns.length; j++) {
    const coefficient = regression.coefficients[j];
    if (coefficient === 0) continue;
    for (let t = 0; t < explained.length; t++) explained[t] += coefficient * columns[j][t];
  }
}

/** Lag-one autocorrelation of what is left after states and regression, bias of its mean undone. */
function autocorrelationOf({ rest, explained, series, regression }: Sampler): number {
  let squares = 0;
  let products = 0;
  let pairs = 0;
  let before = Number.NaN;
  for (let t = 0; t < rest.length; t++) {
    const left = Number.isNaN(series.y[t]) ? Number.NaN : rest[t] - explained[t];
    if (!Number.isNaN(left)) squares += left * left;
    if (!Number.isNaN(left * before)) {
      products += left * before;
      pairs++;
    }
    before = left;
  }
  const r = products / squares;
  const k = 1 + regression.included.reduce((sum, x) => sum + x, 0);
  return r + (k + (k + 2) * r) / Math.max(10, pairs);
}

/** The signal over the series and ahead of it, and a path around it. */
function fillDraw(sampler: Sampler, draw: StructuralDraw): void {
  const { signal, path, persistence } = draw;
  const { model, states, explained, random, now } = sampler;
  const m = model.Z.length;
  const times = states.length / m;
  for (let t = 0; t < times; t++) {
    let sum = explained[t];
    for (let i = 0; i < m; i++) sum += model.Z[i] * states[t * m + i];
    signal[t] = sum;
  }
  now.set(states.subarray((times - 1) * m));
  for (let t = times; t < signal.length; t++) {
    stepAhead(sampler);
    let sum = explained[t];
    for (let i = 0; i < m; i++) sum += model.Z[i] * now[i];
    signal[t] = sum;
  }
  const noise = Math.sqrt(model.H);
  const fresh = Math.sqrt(1 - persistence ** 2);
  let deviation = drawNormal(random);
  for (let t = 0; t < path.length; t++) {
    path[t] = signal[t] + noise * deviation;
    deviation = persistence * deviation + fresh * drawNormal(random);
  }
}

/** α_{t+1} = T α_t + R η. */
function stepAhead({ model, moved, now, next, random }: Sampler): void {
  const { T, Q } = model;
  const m = now.length;
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let j = 0; j < m; j++) sum += T[i * m + j] * now[j];
    next[i] = sum;
  }
  for (let k = 0; k < Q.length; k++) next[moved[k]] += Math.sqrt(Q[k]) * drawNormal(random);
  now.set(next);
}
