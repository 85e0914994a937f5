/** Small statistics on typed arrays. NaN is missing and skipped where the docstring says so. */

/** Mean of the values that are not NaN; NaN when there is none. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    sum += values[i];
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** Sample variance (n − 1) of the values that are not NaN; NaN with fewer than two. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    sum += (values[i] - centre) ** 2;
    count++;
  }
  return count < 2 ? Number.NaN : sum / (count - 1);
}

/**
 * Autocorrelation over pairs `lag` apart without NaN, corrected for its downward bias by
 * (1 + 3r)/n (Kendall 1954) and held to 0 … 0.9. Zero with fewer than ten pairs or no variance.
 */
export function autocorrelation(values: ArrayLike<number>, lag = 1): number {
  const centre = mean(values);
  const spread = variance(values);
  let sum = 0;
  let pairs = 0;
  for (let i = lag; i < values.length; i++) {
    const product = (values[i] - centre) * (values[i - lag] - centre);
    if (Number.isNaN(product)) continue;
    sum += product;
    pairs++;
  }
  if (pairs < 10 || !(spread > 0)) return 0;
  const r = sum / pairs / spread;
  return Math.min(0.9, Math.max(0, r + (1 + 3 * r) / pairs));
}

/**
 * Variance inflation of a mean over n months of an AR(1) series: 1 + 2 Σ (1 − k/n) r^k.
 * @param r lag-one autocorrelation
 */
export function meanInflation(n: number, r: number): number {
  let sum = 1;
  for (let k = 1; k < n; k++) sum += 2 * (1 - k / n) * r ** k;
  return sum;
}

/** Maximum of the values that are not NaN; −Infinity when there is none. */
export function maximum(values: ArrayLike<number>): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) if (values[i] > top) top = values[i];
  return top;
}
