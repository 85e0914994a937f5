import type { Random } from '../core/index.ts';
import { choleskyFactor } from './cholesky.ts';
import { normalQuantile } from './normal.ts';

/** Draws from distributions, one stream of uniform numbers in, none kept between calls. */

/** Standard normal draw by its quantile, one uniform number each. */
export function drawNormal(random: Random): number {
  return normalQuantile(random() || 2 ** -54);
}

/**
 * Gamma draw with density ∝ x^(shape − 1) exp(−rate x).
 * @throws RangeError unless shape and rate are positive
 * @source Marsaglia & Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26(3)
 */
export function drawGamma(shape: number, rate: number, random: Random): number {
  if (!(shape > 0 && rate > 0)) {
    throw new RangeError(`a gamma distribution needs shape and rate above 0: ${shape}, ${rate}`);
  }
  if (shape < 1) {
    const smaller = (1 - random()) ** (1 / shape);
    return drawGamma(shape + 1, rate, random) * smaller;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  while (true) {
    const z = drawNormal(random);
    const v = (1 + c * z) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
}

/**
 * Inverse-gamma draw with density ∝ x^(−shape − 1) exp(−scale / x): a variance, given its sum of
 * squares.
 * @throws RangeError unless shape and scale are positive
 */
export function drawInverseGamma(shape: number, scale: number, random: Random): number {
  return 1 / drawGamma(shape, scale, random);
}

/**
 * Draw of a normal vector.
 * @param mean `[n]`
 * @param covariance `[n × n]`, positive definite
 * @throws RangeError when it is not
 */
export function drawNormalVector(
  mean: ArrayLike<number>,
  covariance: ArrayLike<number>,
  random: Random,
): Float64Array {
  const n = mean.length;
  const factor = choleskyFactor(covariance, n);
  const z = Float64Array.from(mean, () => drawNormal(random));
  return Float64Array.from(mean, (centre, i) => {
    let sum = centre;
    for (let k = 0; k <= i; k++) sum += factor[i * n + k] * z[k];
    return sum;
  });
}
