import type { ForecastPanel } from '../core/index.ts';

/** Fewest months without an event after which a unit counts as dormant. */
const DORMANT = 60;
/** Upper ends of the mean of the last twelve months, by class from 2 on. */
const BOUNDS = [1, 10, 50, 250];
/** dormant · quiet for a year · under 1 a month · under 10 · under 50 · under 250 · more */
export const ACTIVITY_CLASSES = 7;

/** Levels between which a class lies, in deaths a month; nothing for the two without any. */
export function levelBounds(of: number): { low: number; high: number } {
  return { low: of > 2 ? BOUNDS[of - 3] : 0, high: of < 2 ? 0 : (BOUNDS[of - 2] ?? 1e9) };
}

/**
 * How active a unit has been up to a month, from 0 (nothing in five years) to 6 (a large war).
 * @param index the last month that counts, from 0 in the panel
 */
export function activityClass(panel: ForecastPanel, unit: number, index: number): number {
  const row = unit * panel.months;
  let sum = 0;
  let known = 0;
  for (let t = Math.max(0, index - 11); t <= index; t++) {
    const value = panel.values[row + t];
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  if (sum > 0) {
    const level = sum / known;
    const band = BOUNDS.findIndex((bound) => level < bound);
    return 2 + (band < 0 ? BOUNDS.length : band);
  }
  for (let t = index - 12; t >= 0 && t > index - DORMANT; t--)
    if (panel.values[row + t] > 0) return 1;
  return 0;
}

/**
 * A robust level: the mean of the last twelve months, none counted for more than four times the
 * second largest, so that a single massacre does not stand for a war.
 * @returns deaths a month, 0 where no month is known
 */
export function robustLevel(panel: ForecastPanel, unit: number, index: number): number {
  const row = unit * panel.months;
  let largest = 0;
  let second = 0;
  let sum = 0;
  let known = 0;
  for (let t = Math.max(0, index - 11); t <= index; t++) {
    const value = panel.values[row + t];
    if (Number.isNaN(value)) continue;
    known++;
    sum += value;
    if (value > largest) {
      second = largest;
      largest = value;
    } else if (value > second) second = value;
  }
  const cap = Math.max(1, 4 * second);
  return known === 0 ? 0 : (sum - Math.max(0, largest - cap)) / known;
}
