import { digamma, logGamma, trigamma } from './gamma.ts';

/** The likelihood of counts with variance μ + μ²/theta, as a function of theta; Poisson at ∞. */

/** A theta above this is no longer told apart from Poisson. */
export const AS_POISSON = 1e7;

/** Whether the likelihood rises as theta comes down from ∞. */
export function isOverdispersed(counts: Float64Array, fitted: Float64Array): boolean {
  let sum = 0;
  for (let t = 0; t < counts.length; t++) sum += (counts[t] - fitted[t]) ** 2 - counts[t];
  return sum > 1e-9 * counts.length;
}

/** Maximum likelihood of theta at the fitted means: Newton on its logarithm, kept in a bracket. */
export function fitTheta(counts: Float64Array, fitted: Float64Array): number {
  let [low, high] = [Math.log(1e-6), Math.log(AS_POISSON)];
  let u = Math.min(high, Math.max(low, Math.log(momentTheta(counts, fitted))));
  for (let step = 0; step < 200; step++) {
    const theta = Math.exp(u);
    const slope = thetaSlope(counts, fitted, theta);
    if (slope > 0) low = u;
    else high = u;
    const curvature = theta * (slope - theta * thetaInformation(counts, fitted, theta));
    const newton = u - (theta * slope) / curvature;
    const next = newton > low && newton < high && curvature < 0 ? newton : (low + high) / 2;
    if (Math.abs(next - u) < 1e-13 * Math.max(1, Math.abs(u))) return Math.exp(next);
    u = next;
  }
  return Math.exp(u);
}

function momentTheta(counts: Float64Array, fitted: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < counts.length; t++) sum += (counts[t] / fitted[t] - 1) ** 2;
  return counts.length / Math.max(sum, 1e-3);
}

/** Derivative of the log-likelihood by theta. */
function thetaSlope(counts: Float64Array, fitted: Float64Array, theta: number): number {
  const base = digamma(theta);
  let sum = 0;
  for (let t = 0; t < counts.length; t++) {
    const both = fitted[t] + theta;
    sum += digamma(counts[t] + theta) - base - Math.log1p(fitted[t] / theta);
    sum += (fitted[t] - counts[t]) / both;
  }
  return sum;
}

/** Minus its second derivative. */
export function thetaInformation(
  counts: Float64Array,
  fitted: Float64Array,
  theta: number,
): number {
  const base = trigamma(theta);
  let sum = 0;
  for (let t = 0; t < counts.length; t++) {
    const both = fitted[t] + theta;
    sum += base - trigamma(counts[t] + theta) - 1 / theta + 2 / both;
    sum -= (counts[t] + theta) / both ** 2;
  }
  return sum;
}

/** Twice the log-likelihood that the fitted means lack to the counts themselves. */
export function devianceOf(counts: Float64Array, fitted: Float64Array, theta: number): number {
  let sum = 0;
  for (let t = 0; t < counts.length; t++) {
    const [y, mu] = [counts[t], fitted[t]];
    const own = y > 0 ? y * Math.log(y / mu) : 0;
    if (theta === Number.POSITIVE_INFINITY) sum += 2 * (own - (y - mu));
    else sum += 2 * (own - (y + theta) * Math.log1p((y - mu) / (mu + theta)));
  }
  return sum;
}

/** Log-likelihood of the counts, with all constants. */
export function logLikelihoodOf(counts: Float64Array, fitted: Float64Array, theta: number): number {
  let sum = 0;
  for (let t = 0; t < counts.length; t++) {
    const [y, mu] = [counts[t], fitted[t]];
    sum -= logGamma(y + 1);
    if (theta === Number.POSITIVE_INFINITY) sum += y * Math.log(mu) - mu;
    else {
      sum += logGamma(y + theta) - logGamma(theta) - theta * Math.log1p(mu / theta);
      if (y > 0) sum += y * Math.log(mu / (mu + theta));
    }
  }
  return sum;
}
