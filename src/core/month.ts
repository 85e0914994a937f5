/**
 * Time in Vigie is months. A `Month` is the number of months since January of the year 0, so that
 * arithmetic is plain and no time zone can move an event from one month to another.
 */
import { VigieError } from './issue.ts';

export type Month = number;

const MONTH_TEXT = /^(\d{4})-(\d{2})$/;
const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})/;

/**
 * The month of a calendar year and a month number.
 * @param monthOfYear 1 to 12
 */
export function monthOf(year: number, monthOfYear: number): Month {
  return year * 12 + (monthOfYear - 1);
}

/**
 * Reads `"2025-06"`.
 * @throws `month-unreadable` when the text is not a month
 * @example monthFromText('2025-06') - monthFromText('2025-01') // => 5
 */
export function monthFromText(text: string): Month {
  const match = MONTH_TEXT.exec(text);
  const monthOfYear = Number(match?.[2]);
  if (!match || monthOfYear < 1 || monthOfYear > 12) {
    throw new VigieError([
      {
        code: 'month-unreadable',
        what: `"${text}" is not a month`,
        where: 'a month given as text',
        fix: 'write it as YYYY-MM, for instance 2025-06',
      },
    ]);
  }
  return monthOf(Number(match[1]), monthOfYear);
}

/**
 * Writes a month as `"2025-06"`.
 * @example monthText(monthOf(2025, 6)) // => '2025-06'
 */
export function monthText(month: Month): string {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/**
 * Calendar year of a month.
 * @example yearOf(monthOf(2025, 12)) // => 2025
 */
export function yearOf(month: Month): number {
  return Math.floor(month / 12);
}

/**
 * The month in which a date written to a day, a month or a year lies; a year alone gives `undefined`.
 * @example monthText(monthFromDate('2025-06-06')!) // => '2025-06'
 */
export function monthFromDate(date: string): Month | undefined {
  const day = DAY_TEXT.exec(date);
  if (day) return monthFromText(`${day[1]}-${day[2]}`);
  return MONTH_TEXT.test(date) ? monthFromText(date) : undefined;
}

/**
 * Last day of a month.
 * @example lastDayOfMonth(monthFromText('2024-02')) // => '2024-02-29'
 */
export function lastDayOfMonth(month: Month): string {
  return new Date(Date.UTC(yearOf(month), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}

/** Every month from `first` to `last`, both included; empty when `last` is before `first`. */
export function monthsBetween(first: Month, last: Month): Month[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/**
 * True when year, month and day name a day of the (proleptic Gregorian) calendar.
 * @example isCalendarDay(2025, 2, 30) // => false
 */
export function isCalendarDay(year: number, monthOfYear: number, day: number): boolean {
  const date = new Date(Date.UTC(year, monthOfYear - 1, day));
  return (
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === monthOfYear - 1 &&
    date.getUTCDate() === day
  );
}
