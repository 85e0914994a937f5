/** Where an indicator stands: its figures since the baseline, against the value that is wanted. */
import type { Bilingual, Indicator, IndicatorReport, Measurement } from '../core/index.ts';
import { daysBetween, firstDay, lastDay } from './days.ts';

/**
 * Judges by direction between baseline and the wanted value. Figures of the baseline's own date or
 * before do not count; `sum` adds the figures since then, `mean` averages them, `last` takes the
 * newest.
 *
 * @param filled figures from the data, taken instead of those of the file when there are any
 * @param date YYYY-MM-DD: figures of a later date are passed over
 * @param say words for the state, made from the report without its reason
 */
export function judgeIndicator(
  indicator: Indicator,
  filled: readonly Measurement[] | undefined,
  date: string,
  say: (report: Omit<IndicatorReport, 'reason'>) => Bilingual,
): IndicatorReport {
  const baseline = 'value' in indicator.baseline ? indicator.baseline : null;
  const desired = 'value' in indicator.desired ? indicator.desired : null;
  const own = indicator.measurements.map(({ value, date: at, source }) => ({
    value,
    date: at,
    source: source ?? indicator.source ?? null,
    provisional: false,
  }));
  const measured = [...(filled ?? own)]
    .filter((one) => lastDay(one.date) <= date && (!baseline || isLater(one.date, baseline.date)))
    .sort((a, b) => (lastDay(a.date) < lastDay(b.date) ? -1 : 1));
  const value = aggregated(measured, indicator.aggregation);
  const since = measured.at(-1)?.date ?? baseline?.date;
  const days_since = since === undefined ? null : Math.max(0, daysBetween(since, date));
  const report = {
    id: indicator.id,
    title: indicator.title,
    unit: indicator.unit ?? null,
    outcome: indicator.outcome ?? null,
    area: indicator.area ?? null,
    direction: indicator.direction,
    baseline,
    desired,
    value,
    measured,
    days_since,
    is_late: days_since !== null && days_since > indicator.late_after_days,
    overdue: desired !== null && lastDay(desired.date) < date,
  };
  const judged = { ...report, state: stateOf(report) };
  return { ...judged, reason: say(judged) };
}

const isLater = (date: string, baseline: string) => firstDay(date) > lastDay(baseline);

function aggregated(
  measured: readonly Measurement[],
  how: Indicator['aggregation'],
): number | null {
  if (measured.length === 0) return null;
  if (how === 'last') return measured[measured.length - 1].value;
  const sum = measured.reduce((total, one) => total + one.value, 0);
  return how === 'sum' ? sum : sum / measured.length;
}

function stateOf(
  report: Pick<IndicatorReport, 'baseline' | 'desired' | 'value' | 'direction' | 'is_late'>,
): IndicatorReport['state'] {
  const { baseline, desired, value, direction, is_late } = report;
  if (value === null) return is_late ? 'late' : 'not-measured';
  if (!baseline || !desired) return is_late ? 'late' : 'cannot-tell';
  const sign = direction === 'increase' ? 1 : -1;
  if (sign * (value - desired.value) >= 0) return 'reached';
  if (is_late) return 'late';
  if (value === baseline.value) return 'no-change';
  return sign * (value - baseline.value) > 0 ? 'on-the-way' : 'away';
}
