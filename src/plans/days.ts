/** Days between dates that are known to a day or a month. */
import { lastDayOfMonth, monthFromText } from '../core/index.ts';

/**
 * First day of a month or day.
 * @example firstDay('2025-06') // => '2025-06-01'
 */
export function firstDay(date: string): string {
  return date.length === 7 ? `${date}-01` : date;
}

/**
 * Last day of a month or day.
 * @example lastDay('2024-02') // => '2024-02-29'
 */
export function lastDay(date: string): string {
  if (date.length > 7) return date;
  return lastDayOfMonth(monthFromText(date));
}

/**
 * Days from the last day of one date to the first day of another; a date within its month gives 0.
 * @example daysBetween('2025-06-06', '2025-06-20') // => 14
 * @example daysBetween('2025-06', '2025-06-20') // => 0
 */
export function daysBetween(from: string, to: string): number {
  const [start, end] = [lastDay(from), firstDay(to)];
  if (start > end && firstDay(from) <= lastDay(to)) return 0;
  return Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000);
}
