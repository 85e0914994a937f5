/** One change of level in a series of counts, and how surprising it is if order did not matter. */

export interface Split {
  /** index of the first value of the new level */
  at: number;
  /** squared t of the difference of levels on the root scale */
  statistic: number;
  /** first and last index at which the split is about as good */
  earliest: number;
  latest: number;
}

const SHORTEST = 2;

/** Stabilises the variance of counts: √(x + 3/8) (Anscombe 1948). */
export function rootScale(counts: ArrayLike<number>): Float64Array {
  return Float64Array.from(counts, (count) => Math.sqrt(count + 0.375));
}

/**
 * Largest two-sample t² over all places at which the series may be cut, at least two values a side.
 * @param roots values on the root scale, none missing, at least four
 * @returns `-1` as statistic for a series without variance
 */
export function splitStatistic(roots: Float64Array): number {
  return scan(roots, () => {});
}

/** The best cut of a series and the cuts that are about as good (profile likelihood, 95 %). */
export function bestSplit(roots: Float64Array): Split {
  const residual = new Float64Array(roots.length).fill(Number.POSITIVE_INFINITY);
  let at = SHORTEST;
  scan(roots, (index, statistic, left) => {
    residual[index] = left;
    if (left < residual[at] || index === SHORTEST) at = index;
    return statistic;
  });
  const within = (i: number) =>
    residual[i] < Number.POSITIVE_INFINITY &&
    roots.length * Math.log(Math.max(residual[i], 1e-12) / Math.max(residual[at], 1e-12)) <= 3.84;
  let earliest = at;
  let latest = at;
  for (let i = 0; i < roots.length; i++) {
    if (!within(i)) continue;
    earliest = Math.min(earliest, i);
    latest = Math.max(latest, i);
  }
  return { at, statistic: splitStatistic(roots), earliest, latest };
}

function scan(
  roots: Float64Array,
  visit: (index: number, statistic: number, residual: number) => void,
): number {
  const n = roots.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += roots[i] / n;
  let total = 0;
  for (let i = 0; i < n; i++) total += (roots[i] - mean) ** 2;
  let best = -1;
  let sum = 0;
  for (let k = 1; k <= n - SHORTEST; k++) {
    sum += roots[k - 1] - mean;
    if (k < SHORTEST || total <= 1e-12) continue;
    const between = sum * sum * (1 / k + 1 / (n - k));
    const residual = Math.max(total - between, 1e-9);
    const statistic = between / (residual / (n - 2));
    visit(k, statistic, residual);
    if (statistic > best) best = statistic;
  }
  return best;
}

/**
 * Step-down minimum-p adjustment from a matrix of statistics whose first row is what was observed
 * and whose other rows come from permutations shared by all series.
 * @param statistics `[1 + permutations][series]`
 * @returns own and family-wise probability per series
 * @source Westfall & Young (1993), Resampling-Based Multiple Testing, algorithm 2.8
 */
export function stepDownMinP(
  statistics: readonly Float64Array[],
): { own: number; family: number }[] {
  const rows = statistics.length;
  const series = statistics[0]?.length ?? 0;
  const p = statistics.map(() => new Float64Array(series));
  for (let s = 0; s < series; s++) {
    const sorted = Float64Array.from(statistics, (row) => row[s]).sort();
    for (let r = 0; r < rows; r++) p[r][s] = (rows - firstAtLeast(sorted, statistics[r][s])) / rows;
  }
  const order = Array.from({ length: series }, (_, s) => s).sort((a, b) => p[0][a] - p[0][b]);
  const family = new Array<number>(series);
  let floor = 0;
  order.forEach((s, rank) => {
    const rest = order.slice(rank);
    let asSmall = 0;
    for (let r = 0; r < rows; r++) {
      let least = 1;
      for (const other of rest) least = Math.min(least, p[r][other]);
      if (least <= p[0][s]) asSmall++;
    }
    floor = Math.max(floor, asSmall / rows);
    family[s] = floor;
  });
  return Array.from({ length: series }, (_, s) => ({ own: p[0][s], family: family[s] }));
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
