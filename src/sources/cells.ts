/** Cells of a file as values; each function says what is wrong with its cell. */
import { type Fault, isCalendarDay, quoted } from '../core/index.ts';

export function fault(code: string, column: string, what: string, fix: string): Fault {
  return { code, column, what, fix };
}

const HASH = '#'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);

/** True for a row of HXL tags: more than a quarter of the columns hold one. */
export function isTagRow(cells: readonly string[], columns = cells.length): boolean {
  let tags = 0;
  // Asked of every row: the first letter alone tells of nearly every cell that it is none.
  for (const cell of cells) {
    if (cell === '') continue;
    const first = cell.charCodeAt(0);
    if (first === HASH || (first <= SPACE && cell.trimStart().startsWith('#'))) tags++;
  }
  return tags > columns / 4;
}

export const TAGS_MISPLACED = fault(
  'tags-misplaced',
  '',
  'a row of HXL tags stands elsewhere than under the header',
  'keep one row of tags, directly under the header',
);

/** Longer than any name of an actor, conflict or region; texts of sources are read past. */
const LONGEST_NAME = 2000;

export function readWords(text: string, column: string, faults: Fault[]): string {
  if (text.length <= LONGEST_NAME) return text;
  const what = `${column} holds ${text.length} characters, more than ${LONGEST_NAME}`;
  faults.push(fault('cell-too-long', column, what, 'look for a quote that is not closed'));
  return '';
}

/** Ids come as `609987`, `15960.0` (HDX, old years) or `XXX160`. */
export function plainId(text: string, faults: Fault[]): string {
  if (/^\d+([.,]\d+)?E\+?\d+$/i.test(text)) {
    const what = `id ${quoted(text)} has lost its digits to a spreadsheet`;
    const fix = 'take the file again and do not save it from a spreadsheet';
    faults.push(fault('id-rounded', 'id', what, fix));
  }
  return text.replace(/^(\d+)\.0$/, '$1');
}

const WHOLE = /^\d+(\.0+)?$/;
/** A number as text, without thousands separators. */
export const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(E[+-]?\d+)?$/i;
const MOST_DEATHS = 1e7;

export function wholeNumber(
  text: string,
  column: string,
  low: number,
  high: number,
  faults: Fault[],
): number {
  const value = text === '' && low === 0 ? 0 : WHOLE.test(text) ? Number(text) : Number.NaN;
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  const what = `${column} ${quoted(text)} is not a whole number from ${low} to ${high}`;
  faults.push(fault('number', column, what, 'correct the row, or ingest with --skip-bad-rows'));
  return low;
}

export function coordinate(text: string, column: string, bound: number, faults: Fault[]): number {
  if (text === '') return Number.NaN;
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value) && Math.abs(value) <= bound) return value;
  const what = `${column} ${quoted(text)} is not between −${bound} and ${bound}`;
  const fix = 'write decimal degrees with a point; look for swapped latitude and longitude';
  faults.push(fault('coordinate', column, what, fix));
  return Number.NaN;
}

export function count(text: string, column: string, faults: Fault[]): number {
  if (WHOLE.test(text) && Number(text) <= MOST_DEATHS) return Number(text);
  const what = `${column} ${quoted(text)} is not a number of deaths`;
  faults.push(fault('number', column, what, 'write a whole number of at least 0'));
  return Number.NaN;
}

const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)?$/;

export type DayFormat = 'YYYY-MM-DD' | 'MM/DD/YYYY';
export type DayRead = { day: string; format: DayFormat } | { fault: 'date-order' | 'date-serial' };

/** `undefined` when the text is no day that can be told */
export function dayOf(text: string): DayRead | undefined {
  if (/^\d{5}(\.\d+)?$/.test(text)) return { fault: 'date-serial' };
  const iso = ISO_DATE.exec(text);
  const us = iso ? null : US_DATE.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : us ? [us[3], us[1], us[2]] : [];
  const [year, month, day] = parts.map(Number);
  if (parts.length !== 3 || year < 1989 || year > 2100) return undefined;
  if (isCalendarDay(year, month, day)) {
    return {
      day: `${parts[0]}-${parts[1].padStart(2, '0')}-${parts[2].padStart(2, '0')}`,
      format: iso ? 'YYYY-MM-DD' : 'MM/DD/YYYY',
    };
  }
  return us && isCalendarDay(year, day, month) ? { fault: 'date-order' } : undefined;
}

export function dateWords(
  code: string | undefined,
  column: string,
  text: string,
): [string, string] {
  if (code === 'date-serial') {
    const what = `${column} ${quoted(text)} is a spreadsheet's number of a day`;
    const fix = 'show the column as YYYY-MM-DD in the spreadsheet before saving it';
    return [what, fix];
  }
  if (code === 'date-order') {
    const what = `${column} ${quoted(text)} has the day before the month; every date of the file is in doubt`;
    const fix = 'write every date of the file as YYYY-MM-DD';
    return [what, fix];
  }
  const what = `${column} ${quoted(text)} is not a date`;
  const fix = 'correct the row, or ingest with --skip-bad-rows';
  return [what, fix];
}

export const HEADER_REPEATED: Fault = {
  code: 'header-repeated',
  column: '',
  what: 'the header stands again among the rows',
  fix: 'ingest the files that were joined one by one',
};
