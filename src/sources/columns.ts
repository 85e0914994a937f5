/** The columns of a table with a header row, and its cells with their faults. */
import {
  type Fault,
  type FileHint,
  isCalendarDay,
  isCountryCode,
  quoted,
  VigieError,
} from '../core/index.ts';
import { coordinate, DECIMAL, fault, isTagRow, wholeNumber } from './cells.ts';

const CORRECT = 'correct the row, or ingest with --skip-bad-rows';

export function columnNames(firstRow: readonly string[]): string[] {
  return firstRow.map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
}

/** True when each of the names stands in the row. */
export function hasColumns(firstRow: readonly string[], names: readonly string[]): boolean {
  const there = new Set(columnNames(firstRow));
  return names.every((name) => there.has(name));
}

export class Columns {
  private readonly at: Map<string, number>;
  private readonly width: number;

  /** @throws `header` for every column that is missing or stands twice */
  constructor(firstRow: readonly string[], hint: FileHint, needed: readonly string[]) {
    const names = columnNames(firstRow);
    const whats = [
      ...needed
        .filter((name) => !names.includes(name))
        .map((name) => `column "${name}" is missing`),
      ...needed
        .filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
        .map((name) => `column "${name}" stands twice`),
    ];
    if (whats.length > 0) {
      const fix = 'take the file as its publisher gives it, with its header row';
      throw new VigieError(
        whats.map((what) => ({ code: 'header', what, where: `${hint.name}, header`, fix })),
      );
    }
    this.width = names.length;
    this.at = new Map(names.map((name, i) => [name, i]));
  }

  has(name: string): boolean {
    return this.at.has(name);
  }

  /** Text of a cell; '' where the file has no such column. */
  cell(cells: readonly string[], name: string): string {
    return (cells[this.at.get(name) ?? -1] ?? '').trim();
  }

  /** True for the row of HXL tags under the header. */
  isTags(cells: readonly string[]): boolean {
    return isTagRow(cells, this.width);
  }

  widthFault(cells: readonly string[]): Fault | undefined {
    if (cells.length === this.width) return undefined;
    const what = `the row has ${cells.length} columns, the header has ${this.width}`;
    const fix = 'look for an unquoted comma, a quote that is not closed, or a cut line';
    return { code: 'row-width', column: '', what, fix };
  }

  /** A number of people or things of at least 0; NaN where the cell is empty. */
  amount(cells: readonly string[], name: string, faults: Fault[]): number {
    const text = this.cell(cells, name);
    if (text === '') return Number.NaN;
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value) && value >= 0) return value;
    const what = `${name} ${quoted(text)} is not a number of at least 0`;
    faults.push(fault('number', name, what, CORRECT));
    return Number.NaN;
  }

  wholeNumber(
    cells: readonly string[],
    name: string,
    [low, high]: readonly [number, number],
    faults: Fault[],
  ): number {
    // An empty cell is no number here, whatever the bounds.
    const before = faults.length;
    const value = wholeNumber(this.cell(cells, name) || '–', name, low, high, faults);
    return faults.length > before ? Number.NaN : value;
  }

  coordinate(cells: readonly string[], name: string, bound: number, faults: Fault[]): number {
    return coordinate(this.cell(cells, name), name, bound, faults);
  }

  /** A year as text. */
  year(cells: readonly string[], name: string, faults: Fault[]): string {
    const year = this.wholeNumber(cells, name, [1950, 2100], faults);
    return Number.isNaN(year) ? '' : String(year);
  }

  country(cells: readonly string[], name: string, faults: Fault[]): string {
    const text = this.cell(cells, name).toUpperCase();
    if (isCountryCode(text)) return text;
    const what = `country ${quoted(text)} is not known`;
    faults.push({ code: 'country-unknown', column: name, what, fix: 'give an ISO alpha-3 code' });
    return '';
  }

  /** A day as `YYYY-MM-DD`, from `2025-06-06` (a clock behind it is passed over) or `06 June 2025`. */
  day(cells: readonly string[], name: string, faults: Fault[]): string {
    const text = this.cell(cells, name);
    const day = dayOf(text);
    if (day !== undefined) return day;
    const what = `${name} ${quoted(text)} is not a date`;
    faults.push({ code: 'date', column: name, what, fix: CORRECT });
    return '';
  }
}

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/.exec(text);
  const long = iso ? null : /^(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})$/i.exec(text);
  const named = long ? MONTHS.findIndex((name) => name.startsWith(long[2].toLowerCase())) + 1 : 0;
  const [year, month, day] = iso
    ? iso.slice(1, 4).map(Number)
    : long
      ? [Number(long[3]), named, Number(long[1])]
      : [0, 0, 0];
  if (year < 1950 || year > 2100 || month === 0 || !isCalendarDay(year, month, day))
    return undefined;
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
