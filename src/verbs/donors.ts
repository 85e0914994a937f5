/** Countries that may stand in for one that a force left. */
import { neighboursOf } from '../areas/index.ts';
import { anchorsOf, type Month, type Panel, seriesOf, type Transition } from '../core/index.ts';

const YEARS = 5;
const CONFLICT_YEARS = 3;
const MONTHS_APART = 24;

/**
 * Countries with conflict of the same kind: state-based events in three of the five years before, an
 * event a month on average, no border with the country, and no departure of their own within two
 * years.
 * @param before first month that is no longer before
 * @param start month from which effects are looked for
 */
export function comparableCountries(
  panel: Panel,
  country: string,
  before: Month,
  start: Month,
  transitions: readonly Transition[],
): string[] {
  const near = new Set([country, ...neighboursOf(country)]);
  return panel.unit_ids.filter(
    (unit) =>
      !near.has(unit) &&
      hasConflict(panel, unit, before) &&
      !hasDeparture(transitions, unit, start),
  );
}

export function hasConflict(panel: Panel, unit: string, before: Month): boolean {
  const stateBased = seriesOf(panel, 'state-based-events', unit);
  const events = seriesOf(panel, 'events', unit);
  const end = before - panel.periods[0];
  const from = end - 12 * YEARS;
  if (from < 0) return false;
  let years = 0;
  let sum = 0;
  for (let year = 0; year < YEARS; year++) {
    let any = 0;
    for (let t = from + 12 * year; t < from + 12 * (year + 1); t++) {
      any += stateBased[t] || 0;
      sum += events[t] || 0;
    }
    if (any > 0) years++;
  }
  return years >= CONFLICT_YEARS && sum >= 12 * YEARS;
}

export function hasDeparture(
  transitions: readonly Transition[],
  unit: string,
  month: Month,
): boolean {
  return transitions
    .filter(({ areas }) => areas.includes(unit))
    .some((transition) =>
      anchorsOf(transition).some((anchor) => Math.abs(anchor.month - month) <= MONTHS_APART),
    );
}
