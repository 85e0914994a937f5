/** Anybody's panel: a long table of units, periods and columns, checked whole. */
import { type Issue, monthFromText, VigieError } from '../core/index.ts';
import { inputFiles, readRows } from '../store/index.ts';

/** What the columns of the file mean. */
export interface PanelShape {
  path: string;
  /** column of unit names; absent for a file that is one series */
  unit: string | undefined;
  time: string;
  /** columns of numbers that are wanted */
  columns: readonly string[];
  delimiter: string | undefined;
  /** a column of words of which each unit has one, such as the period of its start */
  label?: string | undefined;
}

export interface LongPanel {
  unit_ids: string[];
  /** labels, oldest first */
  periods: string[];
  /** by name, `[unit × period]`, NaN missing */
  columns: Record<string, Float64Array>;
  sha256: string;
  /** word of each unit in the column of labels, '' without one */
  labels: string[];
}

/** A file that is one series is one unit of this name. */
export const ONE_SERIES = 'the series';
const MISSING = new Set(['', 'NA', 'NaN', 'nan', 'null', 'NULL', 'None', '.']);
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(E[+-]?\d+)?$/i;
const MOST_FAULTS = 1000;

/**
 * Reads a CSV or Parquet file, plain or packed.
 * @throws every fault of the file at once: `column-missing`, `number`, `period`, `row-repeated`,
 * `periods-missing`, `start-varies`, `row-width`, and what reading a file can throw
 */
export async function readPanelFile(shape: PanelShape): Promise<LongPanel> {
  const [file] = inputFiles(shape.path);
  const faults: Issue[] = [];
  let table: PanelTable | undefined;
  const { sha256, issues } = await readRows(
    file,
    (block) => {
      block.rows.forEach((cells, i) => {
        if (table) table.take(cells, block.lines[i]);
        else if (!cells[0].startsWith('# ')) table = new PanelTable(shape, cells, faults);
      });
    },
    () => table?.wanted(),
    shape.delimiter,
  );
  if (table === undefined) throw emptyPanel(shape.path);
  const all = [...issues, ...faults];
  if (all.length > 0) throw new VigieError(all);
  return { ...table.panel(), sha256 };
}

class PanelTable {
  private readonly shape: PanelShape;
  private readonly faults: Issue[];
  private readonly width: number;
  private readonly at: { unit: number; time: number; columns: number[]; label: number };
  private readonly labels: string[] = [];
  private readonly units = new Map<string, number>();
  private readonly periods = new Map<string, number>();
  private readonly rows: { unit: number; period: number; line: number; values: number[] }[] = [];

  constructor(shape: PanelShape, header: readonly string[], faults: Issue[]) {
    this.shape = shape;
    this.faults = faults;
    const names = header.map((name) => name.replace(/^\uFEFF/, '').trim());
    this.width = names.length;
    const find = (name: string) => {
      const index = names.indexOf(name);
      if (index < 0) this.complain(columnMissing(name, names, shape.path));
      return index;
    };
    this.at = {
      unit: shape.unit === undefined ? -1 : find(shape.unit),
      time: find(shape.time),
      columns: shape.columns.map(find),
      label: shape.label === undefined ? -1 : find(shape.label),
    };
    if (faults.length > 0) throw new VigieError(faults);
  }

  /** Columns that are looked at. */
  wanted(): number[] {
    return [...new Set([this.at.unit, this.at.time, this.at.label, ...this.at.columns])].filter(
      (i) => i >= 0,
    );
  }

  take(cells: readonly string[], line: number): void {
    if (cells.length !== this.width) {
      const what = `the row has ${cells.length} columns, the header has ${this.width}`;
      const fix = 'look for an unquoted comma, a quote that is not closed, or a cut line';
      this.complain({ code: 'row-width', what, where: this.where(line), fix });
      return;
    }
    const unit = this.at.unit < 0 ? ONE_SERIES : cells[this.at.unit].trim();
    const period = periodOf(cells[this.at.time].trim());
    if (unit === '' || period === '') {
      const [what, name] =
        unit === ''
          ? ['the unit is empty', this.shape.unit]
          : ['the period is empty', this.shape.time];
      const fix = 'fill the cell, or take the row out';
      this.complain({ code: 'period', what, where: this.where(line, name), fix });
      return;
    }
    const number = numberOf(this.units, unit);
    this.label(unit, number, line, this.at.label < 0 ? '' : periodOf(cells[this.at.label].trim()));
    this.rows.push({
      unit: number,
      period: numberOf(this.periods, period),
      line,
      values: this.at.columns.map((at, i) => this.value(cells[at].trim(), i, line)),
    });
  }

  /** A unit has one word, wherever it is written; an empty cell says nothing. */
  private label(unit: string, number: number, line: number, word: string): void {
    const known = this.labels[number] ?? '';
    this.labels[number] = known === '' ? word : known;
    if (known === '' || word === '' || word === known) return;
    const what = `"${unit}" has two starts, "${known}" and "${word}"`;
    const fix = 'write the same start in each row of a unit';
    const where = this.where(line, this.shape.label);
    this.complain({ code: 'start-varies', what, where, fix });
  }

  private value(text: string, column: number, line: number): number {
    if (MISSING.has(text)) return Number.NaN;
    const number = NUMBER.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(number)) return number;
    const shown = text.slice(0, 16);
    const what = Number.isNaN(number)
      ? `"${shown}" is not a number`
      : `"${shown}" is too large for a number`;
    const fix =
      'write numbers with a decimal point and without thousands separators; leave a missing one empty';
    const where = this.where(line, this.shape.columns[column]);
    this.complain({ code: 'number', what, where, fix });
    return Number.NaN;
  }

  private where(line: number, column?: string): string {
    return `${this.shape.path} line ${line}${column === undefined ? '' : `, column ${column}`}`;
  }

  private complain(issue: Issue): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(issue);
  }

  /** @throws `row-repeated`, `periods-missing`, `panel-empty` */
  panel(): Omit<LongPanel, 'sha256'> {
    if (this.rows.length === 0) throw emptyPanel(this.shape.path);
    const periods = sortedPeriods([...this.periods.keys()], this.shape.path);
    const place = new Map(periods.map((label, i) => [this.periods.get(label)!, i]));
    const unit_ids = [...this.units.keys()];
    const size = unit_ids.length * periods.length;
    const lines = new Int32Array(size);
    const columns = this.shape.columns.map(() => new Float64Array(size).fill(Number.NaN));
    const repeated: Issue[] = [];
    for (const { unit, period, line, values } of this.rows) {
      const at = unit * periods.length + place.get(period)!;
      if (lines[at] > 0) {
        const what = `"${unit_ids[unit]}" has a second row for ${periods[place.get(period)!]}; the first is on line ${lines[at]}`;
        const fix =
          this.at.unit < 0
            ? 'name the column of units with --unit, or keep one row for each period'
            : 'keep one row for each unit and period';
        repeated.push({ code: 'row-repeated', what, where: this.where(line), fix });
      }
      lines[at] = line;
      values.forEach((value, i) => {
        columns[i][at] = value;
      });
    }
    if (repeated.length > 0) throw new VigieError(repeated);
    return {
      unit_ids,
      periods,
      columns: Object.fromEntries(this.shape.columns.map((name, i) => [name, columns[i]])),
      labels: this.labels,
    };
  }
}

function numberOf(numbers: Map<string, number>, word: string): number {
  const known = numbers.get(word) ?? numbers.size;
  numbers.set(word, known);
  return known;
}

/** `1970.0` is a year that a program kept as a fraction. */
function periodOf(text: string): string {
  return text.replace(/^(-?\d+)\.0+$/, '$1').replace(/^(\d{4}-\d{2}-\d{2})[ T]00:00:00.*$/, '$1');
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const MONTH_BY_DAY = /^(\d{4}-(?:0[1-9]|1[0-2]))-01$/;
const QUARTER = /^(\d{4})[- ]?[Qq]([1-4])$/;

/** Years, months and quarters as numbers of which the next is one more; days are not counted. */
function countOf(label: string): number | undefined {
  if (/^-?\d+$/.test(label)) return Number(label);
  if (MONTH.test(label)) return monthFromText(label);
  const [, month] = MONTH_BY_DAY.exec(label) ?? [];
  if (month) return monthFromText(month);
  const [, year, quarter] = QUARTER.exec(label) ?? [];
  return year ? 4 * Number(year) + Number(quarter) : undefined;
}

function isOneKind(labels: readonly string[]): boolean {
  const kinds = [/^-?\d+$/, MONTH, MONTH_BY_DAY, QUARTER];
  return kinds.some((kind) => labels.every((label) => kind.test(label)));
}

/**
 * Periods in order: numbers by size, months and days by the calendar, other labels as words.
 * @throws `periods-missing` where numbers, months, first days of months or quarters leave a gap
 */
function sortedPeriods(labels: readonly string[], path: string): string[] {
  const isNumber = labels.every((label) => /^-?\d+$/.test(label));
  const counted = labels.every((label) => countOf(label) !== undefined) && isOneKind(labels);
  const inWords = new Intl.Collator('en', { numeric: true });
  const sorted = [...labels].sort(
    isNumber ? (a, b) => Number(a) - Number(b) : (a, b) => inWords.compare(a, b),
  );
  if (!counted) return sorted;
  const numbers = sorted.map((label) => countOf(label)!);
  const steps = numbers.slice(1).map((number, i) => number - numbers[i]);
  const step = Math.min(...steps);
  const gaps = steps.flatMap((size, i) =>
    size === step ? [] : [`${sorted[i]} to ${sorted[i + 1]}`],
  );
  if (gaps.length === 0) return sorted;
  throw new VigieError([
    {
      code: 'periods-missing',
      what: `${gaps.length} gaps between periods: ${gaps.slice(0, 5).join(', ')}`,
      where: path,
      fix: 'write a row for each period, its value empty where it is not known',
    },
  ]);
}

function columnMissing(name: string, names: readonly string[], where: string): Issue {
  return {
    code: 'column-missing',
    what: `column "${name}" is missing`,
    where: `${where}, header`,
    fix: `columns there: ${names.slice(0, 20).join(', ')}`,
  };
}

function emptyPanel(where: string): VigieError {
  const fix = 'a panel has a header and a row for each unit and period';
  return new VigieError([{ code: 'panel-empty', what: 'the file holds no row', where, fix }]);
}
