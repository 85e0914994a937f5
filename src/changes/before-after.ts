import type { Anchor, Change, Front, Month, Window } from '../core/index.ts';
import { NO_VINTAGE, type Panel, seriesOf, vintagesOf } from '../core/index.ts';
import { type CountNoise, countNoise, holm, rateRatio } from '../math/index.ts';

/** Months on each side of a date that are compared, where they exist. */
export const WINDOWS: readonly number[] = [6, 12, 24];
/** Months before the date from which noise is estimated. */
const BASELINE = 60;
/** Fewest months with a value on each side, and in the baseline. */
const LEAST_SIDE = 3;
const LEAST_BASELINE = 24;
/** Fewest events (or deaths) in both windows together: below, a ratio says nothing. */
const LEAST_COUNT = 10;
/** Fewest in the baseline: months without any tell nothing of how they vary. */
const LEAST_BASELINE_COUNT = 5;
/** Earlier dates looked at for comparison: ten years. */
const EARLIER = 120;

/** An outcome whose before and after can be compared. */
export interface Comparable {
  id: string;
  front: Front;
}

/**
 * Rate ratios of every outcome for one unit around one date, at each window that exists. The month
 * of the date belongs to neither side. `clear` is set by Holm's adjustment over all outcomes and
 * windows at this date. Says that two stretches differ, never why.
 *
 * @param panel months, raw counts
 * @param outcomes those that count something per month
 * @returns one change per outcome and window; outcomes with fewer than 3 months on a side or 24
 * months before the date, or fewer than ten events in both windows together, are left out
 */
export function beforeAfter(
  panel: Panel,
  outcomes: readonly Comparable[],
  unit: string,
  anchor: Anchor,
): Change[] {
  /** months after the date that the shorter windows already use, per outcome */
  const used = new Map<string, number>();
  const changes = WINDOWS.flatMap((asked) =>
    outcomes.flatMap((outcome) => {
      const series = readSeries(panel, outcome.id, unit);
      const change = compare(series, outcome, unit, anchor, asked);
      if (!change) return [];
      // A longer window that adds no month after the date says the same thing with an older past.
      const repeats = change.after.months <= (used.get(outcome.id) ?? 0);
      used.set(outcome.id, change.after.months);
      return repeats ? [] : [change];
    }),
  );
  return markClear(changes);
}

/**
 * Sets `clear` on changes that are compared at the same time: Holm's adjustment at 5 %; as large a
 * ratio at no more than one in ten earlier dates; and where a window crosses from final to Candidate
 * releases, the same direction within one kind of release.
 */
export function markClear(changes: readonly Change[]): Change[] {
  const adjusted = holm(changes.map((change) => change.p));
  return changes.map((change, i) => ({ ...change, clear: adjusted[i] <= 0.05 && holds(change) }));
}

/** Earlier dates that may show as large a ratio, as a share, for a change to be called clear. */
const RARE = 0.1;
/** Fewest earlier dates for that share to mean something. */
const LEAST_EARLIER = 24;

function holds(change: Change): boolean {
  const isCommon = change.as_large > RARE * change.earlier_dates;
  if (change.earlier_dates >= LEAST_EARLIER && isCommon) return false;
  if (!change.crosses_releases) return true;
  const within = change.within_vintage;
  return within !== undefined && (change.rate_ratio > 1 ? within.low > 1 : within.high < 1);
}

interface Series {
  first: Month;
  values: Float64Array;
  /** kind of release of each month: final or Candidate, which count differently */
  family: (string | undefined)[];
  labels: (string | undefined)[];
  provisional: boolean[];
}

function readSeries(panel: Panel, outcome: string, unit: string): Series {
  const vintages = [...vintagesOf(panel, outcome, unit)].map((index) =>
    index === NO_VINTAGE ? undefined : panel.vintages[index],
  );
  return {
    first: panel.periods[0],
    values: seriesOf(panel, outcome, unit),
    family: vintages.map((vintage) => vintage && (vintage.final ? 'final' : 'candidate')),
    labels: vintages.map((vintage) => vintage?.label),
    provisional: vintages.map((vintage) => vintage !== undefined && !vintage.final),
  };
}

function compare(
  series: Series,
  outcome: Comparable,
  unit: string,
  anchor: Anchor,
  asked: number,
): Change | undefined {
  const at = anchor.month - series.first;
  const before = gather(series, at - asked, at - 1);
  const after = gather(series, at + 1, at + asked);
  if (before.months < LEAST_SIDE || after.months < LEAST_SIDE) return undefined;
  const baseline = series.values.subarray(Math.max(0, at - BASELINE), Math.max(0, at));
  const noise = countNoise(baseline);
  if (sumOf(baseline) < LEAST_BASELINE_COUNT) return undefined;
  if (noise.months < LEAST_BASELINE || before.total + after.total < LEAST_COUNT) return undefined;
  const ratio = rateRatio(before, after, noise);
  const indices = [...before.indices, ...after.indices];
  const families = new Set(indices.map((i) => series.family[i]));
  return {
    outcome: outcome.id,
    front: outcome.front,
    unit,
    step: anchor.step,
    anchor: anchor.month,
    asked,
    before: windowOf(series, before),
    after: windowOf(series, after),
    mean_before: before.total / before.months,
    mean_after: after.total / after.months,
    ...ratio,
    clear: false,
    crosses_releases: families.size > 1,
    dispersion: noise.dispersion,
    autocorrelation: noise.autocorrelation,
    baseline_months: noise.months,
    ...earlierDates(series, at, before.months, after.months, ratio.rate_ratio),
    vintages: [...new Set(indices.map((i) => series.labels[i] ?? ''))].sort(),
    ...(families.size > 1 ? withinNewest(series, before, after, noise) : {}),
    provisional: indices.some((i) => series.provisional[i]),
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
}

interface Side {
  total: number;
  months: number;
  indices: number[];
}

function gather(
  series: Series,
  from: number,
  to: number,
  wanted: (index: number) => boolean = () => true,
): Side {
  const side: Side = { total: 0, months: 0, indices: [] };
  for (let i = Math.max(0, from); i <= Math.min(to, series.values.length - 1); i++) {
    if (Number.isNaN(series.values[i]) || !wanted(i)) continue;
    side.total += series.values[i];
    side.months++;
    side.indices.push(i);
  }
  return side;
}

function windowOf(series: Series, side: Side): Window {
  return {
    first: series.first + side.indices[0],
    last: series.first + side.indices[side.indices.length - 1],
    months: side.months,
  };
}

function withinNewest(series: Series, before: Side, after: Side, noise: CountNoise) {
  const newest = series.family[after.indices[after.indices.length - 1]];
  const same = (side: Side) =>
    gather(
      series,
      side.indices[0],
      side.indices[side.indices.length - 1],
      (i) => series.family[i] === newest,
    );
  const [sideBefore, sideAfter] = [same(before), same(after)];
  if (sideBefore.months < LEAST_SIDE || sideAfter.months < LEAST_SIDE) return {};
  const { rate_ratio, low, high } = rateRatio(sideBefore, sideAfter, noise);
  if (Number.isNaN(rate_ratio)) return {};
  return {
    within_vintage: {
      rate_ratio,
      low,
      high,
      before: windowOf(series, sideBefore),
      after: windowOf(series, sideAfter),
    },
  };
}

/** How many earlier dates of the last ten years gave as large a ratio with windows as long. */
function earlierDates(series: Series, at: number, before: number, after: number, observed: number) {
  const size = Math.abs(Math.log(observed));
  let earlier_dates = 0;
  let as_large = 0;
  for (let date = Math.max(before, at - EARLIER); date + after < at; date++) {
    const left = gather(series, date - before, date - 1);
    const right = gather(series, date + 1, date + after);
    if (left.months < before || right.months < after || left.total + right.total === 0) continue;
    const added = left.total === 0 || right.total === 0 ? 0.5 : 0;
    const ratio = (right.total + added) / after / ((left.total + added) / before);
    earlier_dates++;
    if (Math.abs(Math.log(ratio)) >= size) as_large++;
  }
  return { earlier_dates, as_large };
}
