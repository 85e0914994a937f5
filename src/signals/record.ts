import type { Signal, SignalInput, SignalRecord } from '../core/index.ts';

const TEN_YEARS = 120;
const QUARTER = 3;

/**
 * What a signal said in an area, with its record: how often it spoke in the last ten years, and how
 * often the three months after had more events than the three up to it.
 * @param input monthly values; `events` is needed for the record
 * @returns `undefined` when an outcome the signal reads is missing throughout
 */
export function signalRecord(signal: Signal, input: SignalInput): SignalRecord | undefined {
  const columns = signal.needs.map((need) => input.values[need]);
  if (columns.some((column) => !column || column.every(Number.isNaN))) return undefined;
  const length = columns[0].length;
  const settled = input.first + length - signal.settle_months;
  const from = input.first + length - TEN_YEARS;
  const firings = signal.detect(input).filter((firing) => firing.month < settled);
  const recent = firings.filter((firing) => firing.month >= from);
  const events = input.values.events ?? new Float64Array(length).fill(Number.NaN);
  const quarter = (end: number) => events[end] + events[end - 1] + events[end - 2];
  const sequels = (months: readonly number[]) => {
    const changes = months
      .map((month) => quarter(month - input.first + QUARTER) - quarter(month - input.first))
      .filter((change) => !Number.isNaN(change));
    return { followed: changes.length, worse: changes.filter((change) => change > 0).length };
  };
  const after = sequels(recent.map((firing) => firing.month));
  const any = sequels(Array.from({ length: TEN_YEARS }, (_, i) => from + i));
  return {
    signal: signal.id,
    firings,
    fired: recent.length,
    months_watched: monthsWatched(signal, columns, from - input.first, settled - input.first),
    followed: after.followed,
    worse_after: after.worse,
    any_followed: any.followed,
    any_worse: any.worse,
  };
}

/** Months of the last ten years in which the signal had what it needs to speak. */
function monthsWatched(
  signal: Signal,
  columns: readonly Float64Array[],
  from: number,
  settled: number,
): number {
  let run = 0;
  let watched = 0;
  for (let i = 0; i < settled; i++) {
    run = columns.some((column) => Number.isNaN(column[i])) ? 0 : run + 1;
    if (i >= from && run > signal.memory) watched++;
  }
  return watched;
}
