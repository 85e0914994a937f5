/** Bands and chances of a forecast, read off its draws. */
import { z } from 'zod';
import { type Forecast, type FutureRange, monthText } from '../core/index.ts';
import { sampleQuantiles } from '../math/index.ts';

export const monthAhead = z.object({
  lead: z.number(),
  month: z.string(),
  mean: z.number(),
  median: z.number(),
  low_50: z.number(),
  high_50: z.number(),
  low_90: z.number(),
  high_90: z.number(),
  /** share of draws above zero */
  p_any: z.number(),
  /** share of draws above each threshold */
  p_over: z.record(z.string(), z.number()),
});

/** Thresholds that people ask about, in the unit of the outcome. */
const THRESHOLDS = [10, 25, 50, 100, 250, 500, 1000] as const;
/** Ends of the ranges of 9 and of 5 in 10 futures, and their middle. */
const BANDS = [0.05, 0.25, 0.5, 0.75, 0.95];

export function rangeOf(draws: ArrayLike<number>): FutureRange {
  const [low_90, low_50, median, high_50, high_90] = sampleQuantiles(draws, BANDS);
  return { low_90, low_50, median, high_50, high_90 };
}

/**
 * Futures with at least one of the first months above a threshold.
 * @param samples `[lead × sample]`
 */
export function shareOver(
  samples: Int32Array,
  n_samples: number,
  months: number,
  threshold: number,
): number {
  let over = 0;
  for (let sample = 0; sample < n_samples; sample++) {
    let isOver = false;
    for (let lead = 0; lead < months && !isOver; lead++)
      isOver = samples[lead * n_samples + sample] > threshold;
    if (isOver) over++;
  }
  return over / n_samples;
}

/** Bands and chances of one unit, month by month. */
export function pathOf({ leads, n_samples, samples, origin }: Forecast, unit: number) {
  return leads.map((lead, l) => {
    const from = (unit * leads.length + l) * n_samples;
    const draws = samples.subarray(from, from + n_samples);
    const share = (isIn: (value: number) => boolean) => draws.filter(isIn).length / n_samples;
    return {
      lead,
      month: monthText(origin + lead),
      mean: draws.reduce((sum, value) => sum + value, 0) / n_samples,
      ...rangeOf(draws),
      p_any: share((value) => value > 0),
      p_over: Object.fromEntries(
        THRESHOLDS.map((threshold) => [threshold, share((value) => value > threshold)]),
      ),
    };
  });
}
