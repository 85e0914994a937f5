/** Bands and chances of a forecast, read off its draws. */
import { z } from 'zod';
import { type Forecast, monthText } from '../core/index.ts';
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

/** Bands and chances of one unit, month by month. */
export function pathOf({ leads, n_samples, samples, origin }: Forecast, unit: number) {
  return leads.map((lead, l) => {
    const from = (unit * leads.length + l) * n_samples;
    const draws = samples.subarray(from, from + n_samples);
    const [low_90, low_50, median, high_50, high_90] = sampleQuantiles(draws, BANDS);
    const share = (isIn: (value: number) => boolean) => draws.filter(isIn).length / n_samples;
    return {
      lead,
      month: monthText(origin + lead),
      mean: draws.reduce((sum, value) => sum + value, 0) / n_samples,
      ...{ median, low_50, high_50, low_90, high_90 },
      p_any: share((value) => value > 0),
      p_over: Object.fromEntries(
        THRESHOLDS.map((threshold) => [threshold, share((value) => value > threshold)]),
      ),
    };
  });
}
