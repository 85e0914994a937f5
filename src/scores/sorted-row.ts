/** What scores ask of one row of sorted draws. */
import type { Samples, Scored } from '../core/index.ts';

/**
 * A value for each row, NaN where nobody knows what happened.
 * @param of takes the place of the row's first draw in `sorted`, and the observed value
 * @returns `[row]`
 */
export function overRows(block: Scored, of: (from: number, observed: number) => number) {
  const values = new Float64Array(block.rows).fill(Number.NaN);
  for (let row = 0; row < block.rows; row++) {
    const observed = block.observed[row];
    if (!Number.isNaN(observed)) values[row] = of(row * block.n_samples, observed);
  }
  return values;
}

/** How many of the ascending values in `[from, from + n)` are below a bound. */
export function countBelow(sorted: Samples, from: number, n: number, bound: number): number {
  let [low, high] = [from, from + n];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low - from;
}

/** How many are at most as large as a bound. */
export function countUpTo(sorted: Samples, from: number, n: number, bound: number): number {
  let [low, high] = [from, from + n];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= bound) low = middle + 1;
    else high = middle;
  }
  return low - from;
}

/** Share of draws in which something happens. */
export function shareActive({ sorted, n_samples }: Scored, from: number): number {
  return 1 - countUpTo(sorted, from, n_samples, 0) / n_samples;
}

/**
 * CRPS of the draws of a row, each taken with its observed value through a function that does not
 * fall: (2/m²) Σ (v₍ᵢ₎ − v(y)) (m·1{v(y) < v₍ᵢ₎} − i + ½), whose terms are all at least 0, equal to
 * (1/m)Σ|vᵢ − v(y)| − (1/2m²)ΣΣ|vᵢ − vⱼ|.
 * @source Jordan, Krüger & Lerch (2019), Evaluating probabilistic forecasts with scoringRules, JSS 90(12)
 */
export function crpsOfRow(
  { sorted, n_samples }: Scored,
  from: number,
  observed: number,
  through: (value: number) => number = (value) => value,
): number {
  const at = through(observed);
  let sum = 0;
  for (let i = 0, next = 0; i < n_samples; i = next) {
    // equal draws i … next − 1 at once
    const value = sorted[from + i];
    for (next = i + 1; next < n_samples && sorted[from + next] === value; ) next++;
    const gap = through(value) - at;
    sum += gap * (next - i) * ((gap > 0 ? n_samples : 0) - (i + next) / 2);
  }
  return (2 * sum) / (n_samples * n_samples);
}

/** Ends of the central interval of 90 %. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Central 90 % interval of the draws of a row, linear between order statistics.
 * @source Hyndman & Fan (1996), type 7: numpy's default
 */
export function centralInterval({ sorted, n_samples }: Scored, from: number): Interval {
  return {
    low: quantileOfRow(sorted, from, n_samples, 0.05),
    high: quantileOfRow(sorted, from, n_samples, 0.95),
  };
}

function quantileOfRow(sorted: Samples, from: number, n: number, p: number): number {
  const at = (n - 1) * p;
  const below = Math.floor(at);
  const low = sorted[from + below];
  const high = sorted[from + Math.min(below + 1, n - 1)];
  return low + (at - below) * (high - low);
}
