/** Cells of a 3W: dates and numbers as spreadsheets write them, several values in one cell. */
import { isCalendarDay } from '../core/index.ts';
import { plain, type Role } from './presence-roles.ts';

const MONTHS = [
  /^(jan|janv|january|janvier)$/,
  /^(feb|fev|fevr|february|fevrier)$/,
  /^(mar|mars|march)$/,
  /^(apr|avr|april|avril)$/,
  /^(may|mai)$/,
  /^(jun|june|juin)$/,
  /^(jul|juil|july|juillet)$/,
  /^(aug|aou|aout|august)$/,
  /^(sep|sept|september|septembre)$/,
  /^(oct|october|octobre)$/,
  /^(nov|november|novembre)$/,
  /^(dec|december|decembre)$/,
];

/** In which order a column writes day and month. */
export type DayOrder = 'day-first' | 'month-first';

/**
 * The order of a column of dates with slashes: told by a number above 12; day first where none tells,
 * since 3Ws of French-speaking countries write it so.
 */
export function dayOrderOf(cells: readonly string[]): DayOrder {
  const parts = cells.map((cell) => /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}/.exec(cell));
  if (parts.some((match) => match && Number(match[1]) > 12)) return 'day-first';
  return parts.some((match) => match && Number(match[2]) > 12) ? 'month-first' : 'day-first';
}

/**
 * A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `undefined` for what is none. Knows ISO, day and month
 * with slashes, month names in English and French, and the day numbers of spreadsheets.
 * @example dateOfCell('31/03/2022', 'day-first') // => '2022-03-31'
 * @example dateOfCell('mars 2022', 'day-first') // => '2022-03'
 * @example dateOfCell('44621', 'day-first') // => '2022-03-01'
 * @example dateOfCell('31/02/2022', 'day-first') // => undefined
 */
export function dateOfCell(cell: string, order: DayOrder): string | undefined {
  const text = cell.trim();
  const iso = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ].*)?)?)?$/.exec(text);
  if (iso) return written(iso[1], iso[2], iso[3]);
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T ].*)?$/.exec(text);
  if (slashed) {
    const [, a, b, y] = slashed;
    const year = y.length === 2 ? `20${y}` : y;
    return order === 'day-first' ? written(year, b, a) : written(year, a, b);
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000);
    const found = day.toISOString().slice(0, 10);
    return found >= '1990' && found < '2100' ? found : undefined;
  }
  const words = plain(text).split(' ');
  const month = MONTHS.findIndex((pattern) => words.some((word) => pattern.test(word))) + 1;
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}(er|st|nd|rd|th)?$/.test(word));
  if (month === 0 || !year || words.length > 4) return undefined;
  return written(year, String(month), day?.replace(/\D/g, ''));
}

function written(year: string, month?: string, day?: string): string | undefined {
  if (month === undefined) return /^(19|20)\d\d$/.test(year) ? year : undefined;
  if (!isCalendarDay(Number(year), Number(month), Number(day ?? 1))) return undefined;
  const parts = [year, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])];
  return parts.join('-');
}

/**
 * A count with the grouping of either language; `undefined` for what is none.
 * @example countOfCell('1 234') // => 1234
 * @example countOfCell('5,160') // => 5160
 * @example countOfCell('about 30') // => undefined
 */
export function countOfCell(cell: string): number | undefined {
  const text = cell.trim().replace(/[\u00a0\u202f ]/g, '');
  if (/^\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}([.,’']\d{3})+$/.test(text)) return Number(text.replace(/[.,’']/g, ''));
  return /^\d+[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/**
 * The values of a cell. Codes stand apart by any mark; names by semicolon, bar or a new line, since
 * a comma or a slash may belong to a name.
 * @example valuesOf('ML0101, ML0102', 'adm2-code') // => ['ML0101', 'ML0102']
 * @example valuesOf('Water, sanitation; Health', 'sector') // => ['Water, sanitation', 'Health']
 */
export function valuesOf(cell: string, role: Role): string[] {
  const marks = role.endsWith('-code') ? /[;,|\n/+&]|\s+-\s+/ : /[;|\n]/;
  return cell
    .split(marks)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
