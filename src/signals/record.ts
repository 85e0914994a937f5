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
  let followed = 0;
  let worse_after = 0;
  for (const { month } of recent) {
    const i = month - input.first;
    const sequel = quarter(i + QUARTER) - quarter(i);
    if (Number.isNaN(sequel)) continue;
    followed++;
    if (sequel > 0) worse_after++;
  }
  const watched = columns[0].subarray(Math.max(0, length - TEN_YEARS));
  return {
    signal: signal.id,
    firings,
    fired: recent.length,
    months_watched: watched.filter((value) => !Number.isNaN(value)).length,
    followed,
    worse_after,
  };
}
