import type { ForecastPanel, Model } from '../core/index.ts';

/**
 * Refuses a panel that is too short.
 * @throws RangeError that says how many months are wanted
 */
export function requireMonths({ id, least_months }: Model, panel: ForecastPanel): void {
  if (panel.months >= least_months) return;
  throw new RangeError(
    `${id} needs ${least_months} months before the origin; the panel has ${panel.months}`,
  );
}

/** The last months of a unit, as far back as asked and as far as it has values; oldest first. */
export function lastMonths(panel: ForecastPanel, unit: number, months: number): Float64Array {
  const end = (unit + 1) * panel.months;
  const from = end - Math.min(months, panel.months);
  return panel.values.subarray(from, end).filter((value) => !Number.isNaN(value));
}
