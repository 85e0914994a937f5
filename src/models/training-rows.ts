import type { ForecastPanel } from '../core/index.ts';
import { ACTIVITY_CLASSES, activityClass, robustLevel } from './activity.ts';

/** Upper ends of the groups of leads that learn together. */
const GROUPS = [2, 5, 8, 11, 14, 20, 27];
export const LEAD_GROUPS = GROUPS.length + 1;

/** The group of a lead, from 0. */
export function leadGroup(lead: number): number {
  const group = GROUPS.findIndex((last) => lead <= last);
  return group < 0 ? GROUPS.length : group;
}

/** The leads of each group that are asked for, `[group]`. */
export function leadsByGroup(leads: readonly number[]): number[][] {
  const groups: number[][] = Array.from({ length: LEAD_GROUPS }, () => []);
  for (const lead of leads) groups[leadGroup(lead)].push(lead);
  return groups;
}

/** A unit at an earlier origin, as it then stood. */
export interface TrainingRow {
  unit: number;
  /** the origin, from 0 in the panel */
  index: number;
  class: number;
  level: number;
}

/**
 * Earlier origins by activity class: every so many months back from the last one whose shortest lead
 * is known. Of a class with more rows than wanted, evenly spaced ones.
 * @returns `[class]`
 */
export function trainingRows(
  panel: ForecastPanel,
  leads: readonly number[],
  options: { step: number; years: number; most: number; least: number },
): TrainingRow[][] {
  const last = panel.months - 1 - leads[0];
  const first = Math.max(options.least - 1, last - options.years * 12);
  const rows: TrainingRow[][] = Array.from({ length: ACTIVITY_CLASSES }, () => []);
  for (let index = last; index >= first; index -= options.step)
    for (let unit = 0; unit < panel.unit_ids.length; unit++) {
      if (Number.isNaN(panel.values[unit * panel.months + index])) continue;
      const of = activityClass(panel, unit, index);
      const level = of > 1 ? robustLevel(panel, unit, index) : 0;
      rows[of].push({ unit, index, class: of, level });
    }
  return rows.map((all) => {
    const every = Math.max(1, all.length / options.most);
    return Array.from({ length: Math.min(all.length, options.most) }, (_, i) =>
      all.at(Math.floor(i * every)),
    ).filter((row) => row !== undefined);
  });
}

/** What then happened at some leads, as far as it is known. */
export function outcomesOf(
  panel: ForecastPanel,
  { unit, index }: TrainingRow,
  leads: readonly number[],
): number[] {
  const found: number[] = [];
  for (const lead of leads) {
    const value =
      index + lead < panel.months ? panel.values[unit * panel.months + index + lead] : Number.NaN;
    if (!Number.isNaN(value)) found.push(value);
  }
  return found;
}
