import { choleskyFactor, choleskySolve, inversePositive } from './cholesky.ts';
import {
  AS_POISSON,
  devianceOf,
  fitTheta,
  isOverdispersed,
  logLikelihoodOf,
  thetaInformation,
} from './negative-binomial.ts';
import { neweyWest } from './newey-west.ts';
import { mean } from './statistics.ts';

export interface CountRegressionInput {
  /** whole numbers from 0 `[time]` */
  counts: ArrayLike<number>;
  /** `[time × columns]`, with a column of ones where an intercept is wanted */
  design: Float64Array;
  columns: number;
  /** logarithm of the exposure `[time]`, 0 */
  offset?: ArrayLike<number>;
  /** with it, `robust` holds a Newey–West covariance over so many months */
  lags?: number;
  /** holds theta at this, ∞ for Poisson; estimated where absent */
  theta?: number;
}

export interface CountRegression {
  coefficients: Float64Array;
  standardErrors: Float64Array;
  /** inverse of the expected information at theta `[columns × columns]` */
  covariance: Float64Array;
  /**
   * sandwich of `covariance` around Newey–West's middle, without small-sample factor
   * (statsmodels takes the observed information instead; alike for Poisson); absent without lags
   */
  robust?: Float64Array;
  /** variance = μ + μ²/theta; ∞ where the counts vary no more than Poisson counts */
  theta: number;
  /** standard error of theta, NaN where it is ∞ */
  thetaError: number;
  logLikelihood: number;
  deviance: number;
  /** `[time]` */
  fitted: Float64Array;
  /** alternations between the coefficients and theta */
  iterations: number;
}

/** The state of a fit: coefficients for a theta, and what follows from them. */
interface Fit {
  counts: Float64Array;
  design: Float64Array;
  columns: number;
  offset: Float64Array;
  coefficients: Float64Array;
  fitted: Float64Array;
}

const MOST_STEPS = 100;
/** Fitted means that a step moves by no more than this share have settled. */
const STILL = 1e-10;
/** Fitted means below this say that a coefficient runs to −∞. */
const VANISHED = 1e-9;

/**
 * Negative-binomial regression (NB2) with log link: coefficients by weighted least squares and theta
 * by maximum likelihood, in turn. Falls back on Poisson where the counts vary no more than that.
 * @returns standard errors that hold theta fixed, as `glm.nb` does (the two are orthogonal)
 * @throws RangeError when a count is negative or not whole, all are 0, columns depend on each other,
 * a coefficient has no finite estimate, or the turns do not settle
 * @source Venables & Ripley (2002), Modern Applied Statistics with S, section 7.4 (`MASS::glm.nb`);
 * agrees with statsmodels to 8 digits
 * @example negativeBinomialRegression({ counts: [2, 2, 2, 2], design: Float64Array.of(1, 1, 1, 1), columns: 1 }).theta // => Infinity
 */
export function negativeBinomialRegression(input: CountRegressionInput): CountRegression {
  const fit = checked(input);
  let theta = input.theta ?? Number.POSITIVE_INFINITY;
  if (!(theta > 0)) throw new RangeError(`a theta of ${theta} is not above 0`);
  fitCoefficients(fit, theta);
  if (input.theta !== undefined) return summary(fit, theta, 0, input.lags);
  let iterations = 0;
  for (let settled = !isOverdispersed(fit.counts, fit.fitted); !settled; iterations++) {
    if (iterations === MOST_STEPS) {
      throw new RangeError(`theta has not settled after ${MOST_STEPS} turns`);
    }
    const next = fitTheta(fit.counts, fit.fitted);
    settled = Math.abs(next - theta) <= 1e-9 * next || next >= AS_POISSON;
    theta = next >= AS_POISSON ? Number.POSITIVE_INFINITY : next;
    fitCoefficients(fit, theta);
  }
  return summary(fit, theta, iterations, input.lags);
}

function checked(input: CountRegressionInput): Fit {
  const { columns, design } = input;
  const counts = Float64Array.from(input.counts);
  const n = counts.length;
  const offset = Float64Array.from(input.offset ?? new Float64Array(n));
  if (design.length !== n * columns || offset.length !== n) {
    throw new RangeError(`${n} counts need ${n} × ${columns} numbers and ${n} offsets`);
  }
  const wrong = counts.findIndex((count) => !(Number.isInteger(count) && count >= 0));
  if (wrong >= 0)
    throw new RangeError(`count ${wrong} is ${counts[wrong]}, not a whole number from 0`);
  if (!design.every(Number.isFinite) || !offset.every(Number.isFinite)) {
    throw new RangeError('the design and the offsets must be finite');
  }
  if (counts.every((count) => count === 0)) throw new RangeError(`all ${n} counts are 0`);
  if (n < columns) throw new RangeError(`${n} counts are too few for ${columns} columns`);
  const dependent = findDependentColumn(design, n, columns);
  if (dependent !== undefined) {
    throw new RangeError(`column ${dependent} of the design depends on those before it`);
  }
  const level = mean(counts);
  const fitted = counts.map((count) => (count + level) / 2);
  return { counts, design, columns, offset, coefficients: new Float64Array(columns), fitted };
}

/** The first column that the ones before it explain, by modified Gram–Schmidt. */
function findDependentColumn(design: Float64Array, n: number, p: number): number | undefined {
  const bases: Float64Array[] = [];
  for (let j = 0; j < p; j++) {
    const column = Float64Array.from({ length: n }, (_, t) => design[t * p + j]);
    const whole = Math.hypot(...column);
    for (const basis of bases) {
      const share = column.reduce((sum, value, t) => sum + value * basis[t], 0);
      for (let t = 0; t < n; t++) column[t] -= share * basis[t];
    }
    const rest = Math.hypot(...column);
    if (!(rest > 1e-8 * whole)) return j;
    bases.push(column.map((value) => value / rest));
  }
  return undefined;
}

/** Iteratively reweighted least squares at a theta, from the present fitted means. */
function fitCoefficients(fit: Fit, theta: number): void {
  const { counts, offset, fitted, columns } = fit;
  let deviance = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    const working = counts.map(
      (count, t) => Math.log(fitted[t]) - offset[t] + (count - fitted[t]) / fitted[t],
    );
    const factor = choleskyFactor(information(fit, theta), columns);
    const next = choleskySolve(factor, columns, weightedProducts(fit, theta, working));
    const before = fitted.slice();
    deviance = tryStep(fit, next, theta, deviance);
    if (fitted.some((value) => value < VANISHED)) {
      throw new RangeError(
        'a coefficient has no finite estimate: the counts that it marks are all 0',
      );
    }
    if (fitted.every((value, t) => Math.abs(value / before[t] - 1) <= STILL)) return;
  }
  throw new RangeError(`the coefficients have not settled after ${MOST_STEPS} steps`);
}

/** Takes the step, or a half, a quarter … of it where the deviance would rise; the new deviance. */
function tryStep(fit: Fit, next: Float64Array, theta: number, before: number): number {
  const { coefficients, fitted, design, offset, columns, counts } = fit;
  const last = coefficients.slice();
  let found = Number.NaN;
  for (let share = 1; share > 1e-4; share /= 2) {
    for (let j = 0; j < columns; j++) coefficients[j] = last[j] + share * (next[j] - last[j]);
    for (let t = 0; t < counts.length; t++) {
      let eta = offset[t];
      for (let j = 0; j < columns; j++) eta += design[t * columns + j] * coefficients[j];
      fitted[t] = Math.exp(eta);
    }
    found = devianceOf(counts, fitted, theta);
    // The first step has no coefficients to fall back on: it starts from the counts themselves.
    if (before === Number.POSITIVE_INFINITY || found <= before + 1e-9 * (Math.abs(before) + 1))
      break;
  }
  if (!Number.isFinite(found)) throw new RangeError('the coefficients run away');
  return found;
}

const weightOf = (mu: number, theta: number) => mu / (1 + mu / theta);

/** Xᵀ W X. */
function information({ design, columns: p, fitted }: Fit, theta: number): Float64Array {
  const sum = new Float64Array(p * p);
  for (let t = 0; t < fitted.length; t++) {
    const weight = weightOf(fitted[t], theta);
    for (let i = 0; i < p; i++) {
      const scaled = weight * design[t * p + i];
      for (let j = 0; j < p; j++) sum[i * p + j] += scaled * design[t * p + j];
    }
  }
  return sum;
}

/** Xᵀ W z. */
function weightedProducts(fit: Fit, theta: number, z: Float64Array): Float64Array {
  const { design, columns: p, fitted } = fit;
  const sum = new Float64Array(p);
  for (let t = 0; t < z.length; t++) {
    const scaled = weightOf(fitted[t], theta) * z[t];
    for (let i = 0; i < p; i++) sum[i] += scaled * design[t * p + i];
  }
  return sum;
}

function summary(fit: Fit, theta: number, iterations: number, lags?: number): CountRegression {
  const { counts, columns, fitted, coefficients } = fit;
  const covariance = inversePositive(information(fit, theta), columns);
  const isPoisson = theta === Number.POSITIVE_INFINITY;
  return {
    coefficients,
    standardErrors: coefficients.map((_, j) => Math.sqrt(covariance[j * columns + j])),
    covariance,
    ...(lags === undefined ? {} : { robust: sandwich(fit, theta, covariance, lags) }),
    theta,
    thetaError: isPoisson ? Number.NaN : 1 / Math.sqrt(thetaInformation(counts, fitted, theta)),
    logLikelihood: logLikelihoodOf(counts, fitted, theta),
    deviance: devianceOf(counts, fitted, theta),
    fitted,
    iterations,
  };
}

function sandwich(fit: Fit, theta: number, bread: Float64Array, lags: number): Float64Array {
  const { counts, fitted, design, columns: p } = fit;
  const scores = design.map((x, at) => {
    const t = Math.floor(at / p);
    return (x * (counts[t] - fitted[t])) / (1 + fitted[t] / theta);
  });
  const middle = neweyWest(scores, p, lags);
  const product = (a: Float64Array, b: Float64Array) =>
    a.map((_, at) => {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += a[Math.floor(at / p) * p + k] * b[k * p + (at % p)];
      return sum;
    });
  return product(product(bread, middle), bread);
}
