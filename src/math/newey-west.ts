/**
 * Sum of products of scores over time with those of neighbouring months, Bartlett weights: the
 * middle of a sandwich covariance that is consistent under autocorrelation.
 * @param scores `[time × p]`, one row a month
 * @param lags months over which scores may go together, 0 for none
 * @returns `[p × p]`, positive semidefinite
 * @throws RangeError when the scores are not rows of p, or lags is not a whole number from 0
 * @source Newey & West (1987), Econometrica 55(3)
 * @example neweyWest(Float64Array.of(1, 1, -1), 1, 1) // => Float64Array.of(3)
 */
export function neweyWest(scores: Float64Array, p: number, lags: number): Float64Array {
  const times = scores.length / p;
  if (!Number.isInteger(times))
    throw new RangeError(`${scores.length} scores are not rows of ${p}`);
  if (!(Number.isInteger(lags) && lags >= 0)) throw new RangeError(`${lags} is no number of lags`);
  const sum = new Float64Array(p * p);
  for (let lag = 0; lag <= Math.min(lags, times - 1); lag++) {
    const weight = 1 - lag / (lags + 1);
    for (let t = lag; t < times; t++) {
      for (let i = 0; i < p; i++) {
        for (let j = 0; j < p; j++) {
          const product = weight * scores[t * p + i] * scores[(t - lag) * p + j];
          sum[i * p + j] += product;
          if (lag > 0) sum[j * p + i] += product;
        }
      }
    }
  }
  return sum;
}
