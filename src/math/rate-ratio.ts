import { studentQuantile, studentTail } from './gamma.ts';
import { autocorrelation, mean, meanInflation, variance } from './statistics.ts';

/** How monthly counts vary around a steady level. */
export interface CountNoise {
  /** negative-binomial dispersion a in variance = μ + a μ² */
  dispersion: number;
  /** lag-one autocorrelation of the rate behind the counts (the Poisson part has none) */
  autocorrelation: number;
  /** months they were estimated from */
  months: number;
}

/**
 * Dispersion (method of moments) and autocorrelation of a stretch of months. A drift within the
 * stretch counts as dispersion, which widens intervals: the honest direction.
 * @param values counts per month, NaN missing
 */
export function countNoise(values: ArrayLike<number>): CountNoise {
  const level = mean(values);
  let months = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) months++;
  if (months < 2 || !(level > 0)) return { dispersion: 0, autocorrelation: 0, months };
  const spread = variance(values);
  const dispersion = Math.max(0, (spread - level) / level ** 2);
  // Counts scatter around their rate, which hides part of its persistence: undo that. Where the
  // first lag stands out, the ratio of the second to it shows the persistence of what persists.
  const shareOfRate = (dispersion * level ** 2) / spread;
  const first = autocorrelation(values);
  const shown = shareOfRate > 0.05 ? first / shareOfRate : 0;
  const decay = first > CLEAR_LAG ? Math.min(MOST_DECAY, autocorrelation(values, 2) / first) : 0;
  const persistence = Math.min(MOST_PERSISTENT, Math.max(shown, decay));
  return { dispersion, autocorrelation: persistence, months };
}

const MOST_PERSISTENT = 0.9;
const CLEAR_LAG = 0.25;
/** A drift over the baseline makes the two lags alike; beyond this the ratio says drift. */
const MOST_DECAY = 0.75;

export interface RateRatio {
  rate_ratio: number;
  low: number;
  high: number;
  /**
   * two-sided probability of as large a difference if nothing had changed, under the same noise: the
   * larger of that of the log ratio and that of the difference of means
   */
  p: number;
}

/**
 * Ratio of two mean monthly counts with an interval, on the log scale with negative-binomial
 * variance inflated for autocorrelation, Student quantiles for the estimated noise, and half an
 * event added to each side when one has none. Held by simulation (`test/changes/coverage.test.ts`)
 * to cover 90 to 98 % at 6, 12 and 24 months.
 * @param before total and months before the date; `after` likewise
 * @param noise from the months before (60 of them where they exist)
 * @param level coverage aimed at, 0.95
 * @returns NaN everywhere when a side has no months or neither side has an event
 */
export function rateRatio(
  before: { total: number; months: number },
  after: { total: number; months: number },
  noise: CountNoise,
  level = 0.95,
): RateRatio {
  if (before.months === 0 || after.months === 0 || before.total + after.total === 0) {
    return { rate_ratio: Number.NaN, low: Number.NaN, high: Number.NaN, p: 1 };
  }
  const added = before.total === 0 || after.total === 0 ? 0.5 : 0;
  const meanBefore = (before.total + added) / before.months;
  const meanAfter = (after.total + added) / after.months;
  const part = (level_: number, months: number) =>
    (1 / level_ + noise.dispersion * meanInflation(months, noise.autocorrelation)) / months;
  const error = Math.sqrt(part(meanBefore, before.months) + part(meanAfter, after.months));
  const r = noise.autocorrelation;
  const df = Math.max(4, ((noise.months - 1) * (1 - r)) / (1 + r));
  const reach = studentQuantile(1 - (1 - level) / 2, df) * error;
  const log = Math.log(meanAfter / meanBefore);
  return {
    rate_ratio: Math.exp(log),
    low: Math.exp(log - reach),
    high: Math.exp(log + reach),
    p: Math.max(
      2 * studentTail(Math.abs(log) / error, df),
      2 * studentTail(scoreStatistic(before, after, noise), df),
    ),
  };
}

/**
 * Difference of the two means over its error if both windows had the common mean. On the raw scale
 * a window of zeros says no more than it can, where the log scale makes it infinitely far away.
 */
function scoreStatistic(
  before: { total: number; months: number },
  after: { total: number; months: number },
  noise: CountNoise,
): number {
  const common = (before.total + after.total) / (before.months + after.months);
  const part = (months: number) =>
    (common + noise.dispersion * common ** 2 * meanInflation(months, noise.autocorrelation)) /
    months;
  const difference = after.total / after.months - before.total / before.months;
  return Math.abs(difference) / Math.sqrt(part(before.months) + part(after.months));
}

/**
 * Holm's step-down adjustment: multiplies the k-th smallest of n probabilities by n − k + 1 and
 * keeps them in order, so that the chance of one false "changed" among all stays below the level.
 * @source Holm (1979), Scandinavian Journal of Statistics 6(2); agrees with R's `p.adjust`
 * @example holm([0.01, 0.04, 0.03]) // => [0.03, 0.06, 0.06]
 */
export function holm(probabilities: readonly number[]): number[] {
  const order = probabilities.map((_, i) => i).sort((a, b) => probabilities[a] - probabilities[b]);
  const adjusted = new Array<number>(probabilities.length);
  let floor = 0;
  order.forEach((index, k) => {
    floor = Math.max(floor, Math.min(1, probabilities[index] * (probabilities.length - k)));
    adjusted[index] = floor;
  });
  return adjusted;
}
