/**
 * Sample quantile by linear interpolation of order statistics; NaN values are left out.
 * @param p in 0 … 1
 * @returns NaN where there is no value
 * @throws RangeError when p is outside 0 … 1
 * @source Hyndman & Fan (1996), type 7: R's `quantile` and numpy's default
 * @example sampleQuantile([3, 1, 2, 10], 0.25) // => 1.75
 */
export function sampleQuantile(values: ArrayLike<number>, p: number): number {
  return sampleQuantiles(values, [p])[0];
}

/**
 * Several at once, sorted once.
 * @throws RangeError when a p is outside 0 … 1
 * @example sampleQuantiles([4, 1, 3, 2, 5], [0, 0.5, 0.9]) // => Float64Array.of(1, 3, 4.6)
 */
export function sampleQuantiles(values: ArrayLike<number>, p: readonly number[]): Float64Array {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return Float64Array.from(p, (share) => {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`no quantile at ${share}`);
    if (sorted.length === 0) return Number.NaN;
    const at = (sorted.length - 1) * share;
    const low = Math.floor(at);
    const high = Math.min(low + 1, sorted.length - 1);
    if (low === high || sorted[low] === sorted[high]) return sorted[low];
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  });
}
