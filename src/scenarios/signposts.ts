/** What monthly figures say of a signpost: shown, contradicted, or cannot tell. */
import type { Month, Signpost, SignpostReading, SignpostVerdict } from '../core/index.ts';
import { countNoise, rateRatio } from '../math/index.ts';

/** Monthly counts of the outcome and area of a signpost. */
export interface SignpostSeries {
  first: Month;
  /** NaN missing */
  values: ArrayLike<number>;
}

/** How far the figures go. */
export interface SeenUntil {
  /** last month in which reports are settled enough */
  complete: Month;
  /** last month of which anything is known */
  newest: Month;
}

type Told = Pick<SignpostReading, 'verdict' | 'why' | 'window' | 'is_early' | 'mean' | 'ratio'>;

/** Months before a window from which noise is estimated, and the fewest that will do. */
const BASELINE = 60;
const LEAST_BASELINE = 24;
/** Fewest events in both windows together for a ratio to say something. */
const LEAST_COUNT = 10;
/** Months for which a threshold stands: so many that it is as good as known. */
const CERTAIN = 10_000;

/**
 * Looks at the last months that are complete. `above` and `below` hold the mean per month against the
 * threshold, `rising` and `falling` against the same number of months before: shown when the 95 %
 * interval leaves no doubt of the direction and the size reaches the threshold, contradicted when the
 * interval excludes the threshold. Late reports only add: what the newest, incomplete months show to
 * be above or rising already stands, and is marked early.
 */
export function readSignpost(signpost: Signpost, series: SignpostSeries, until: SeenUntil): Told {
  const settled = readAt(signpost, series, until.complete);
  const grows = signpost.direction === 'above' || signpost.direction === 'rising';
  if (settled.verdict === 'shown' || !grows || until.newest <= until.complete) return settled;
  const early = readAt(signpost, series, until.newest);
  return early.verdict === 'shown' ? { ...early, is_early: true } : settled;
}

/** The verdict that the same figures gave a month before. */
export function verdictMonthBefore(
  signpost: Signpost,
  series: SignpostSeries,
  { complete, newest }: SeenUntil,
): SignpostVerdict {
  return readSignpost(signpost, series, { complete: complete - 1, newest: newest - 1 }).verdict;
}

function readAt(signpost: Signpost, series: SignpostSeries, last: Month): Told {
  const { direction, months, threshold } = signpost;
  const compares = direction === 'rising' || direction === 'falling';
  const from = last - months + 1;
  const after = totalOf(series, from, last);
  const window = { first: from, last };
  const silent = (why: Told['why']): Told => ({
    ...{ verdict: 'cannot-tell', why, window: null, is_early: false, mean: null, ratio: null },
  });
  if (after.months < months) return silent('no-figures');
  const start = from - series.first;
  const baseline = Array.from(series.values).slice(
    Math.max(0, start - BASELINE),
    Math.max(0, start),
  );
  const noise = countNoise(baseline);
  if (noise.months < LEAST_BASELINE) return silent('no-figures');
  const before = compares
    ? totalOf(series, from - months, from - 1)
    : { total: threshold * CERTAIN, months: CERTAIN };
  if (compares && before.months < months) return silent('no-figures');
  const mean = after.total / months;
  if (compares && before.total + after.total < LEAST_COUNT)
    return { ...silent('too-few'), window, mean };
  const { rate_ratio: value, low, high } = rateRatio(before, after, noise);
  if (Number.isNaN(value)) return { ...silent('too-few'), window, mean };
  const verdict = verdictOf(direction, { value, low, high }, compares ? threshold : 1);
  return {
    ...{ verdict, why: verdict === 'cannot-tell' ? 'interval-open' : null, window },
    ...{ is_early: false, mean, ratio: { value, low, high } },
  };
}

function verdictOf(
  direction: Signpost['direction'],
  { value, low, high }: { value: number; low: number; high: number },
  threshold: number,
): SignpostVerdict {
  const grows = direction === 'above' || direction === 'rising';
  const isShown = grows ? low > 1 && value >= threshold : high < 1 && value <= threshold;
  if (isShown) return 'shown';
  return (grows ? high < threshold : low > threshold) ? 'contradicted' : 'cannot-tell';
}

function totalOf({ first, values }: SignpostSeries, from: Month, to: Month) {
  const sum = { total: 0, months: 0 };
  for (let month = from; month <= to; month++) {
    const value = values[month - first];
    if (value === undefined || Number.isNaN(value)) continue;
    sum.total += value;
    sum.months++;
  }
  return sum;
}
