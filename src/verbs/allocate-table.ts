/** Tables that people give for an allocation: columns by any of their usual names, faults by line. */
import { countryFromName, type Issue, isCountryCode, VigieError } from '../core/index.ts';
import { inputFiles, readRows } from '../store/index.ts';

/** What a column is called, most usual name first. */
export type ColumnNames = Record<string, readonly string[]>;

/** Rows by the first name of each column; '' where the file has no such column. */
export interface GivenTable<Name extends string> {
  path: string;
  rows: { cells: Record<Name, string>; line: number }[];
  /** the names that the file uses */
  columns: Partial<Record<Name, string>>;
  sha256: string;
}

const plain = (name: string) =>
  name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_');

/**
 * @param needed columns without which nothing can be said
 * @throws VigieError for columns that are missing, rows of another width, quoting and encoding
 */
export async function readGiven<const Names extends ColumnNames>(
  path: string,
  names: Names,
  needed: readonly (keyof Names & string)[],
): Promise<GivenTable<keyof Names & string>> {
  type Name = keyof Names & string;
  const [file] = inputFiles(path);
  const faults: Issue[] = [];
  const rows: GivenTable<Name>['rows'] = [];
  let at: Partial<Record<Name, number>> | undefined;
  let header: string[] = [];
  const { sha256, issues } = await readRows(file, ({ rows: read, lines }) => {
    read.forEach((cells, i) => {
      if (at === undefined) {
        header = cells.map((name) => name.replace(/^\uFEFF/, '').trim());
        at = placesOf(cells, names);
        return;
      }
      if (cells.every((cell) => cell.trim() === '' || cell.trim().startsWith('#'))) return;
      if (cells.length !== header.length) {
        faults.push({
          code: 'row-width',
          what: `the row has ${cells.length} columns, the header has ${header.length}`,
          where: `${path} line ${lines[i]}`,
          fix: 'look for an unquoted comma, a quote that is not closed, or a cut line',
        });
        return;
      }
      const found = at;
      const cell = (name: Name) => (cells[found[name] ?? -1] ?? '').trim();
      const entries = (Object.keys(names) as Name[]).map((name) => [name, cell(name)] as const);
      rows.push({ cells: Object.fromEntries(entries) as Record<Name, string>, line: lines[i] });
    });
  });
  const places: Partial<Record<Name, number>> = at ?? {};
  const missing = needed.filter((name) => places[name] === undefined);
  const absent = missing.map((name) => ({
    code: 'column-missing',
    what: `no column "${name}", nor any of its other names ${names[name].slice(0, 5).join(', ')}`,
    where: `${path}, header`,
    fix: `columns there: ${header.join(', ') || '–'}`,
  }));
  if (absent.length > 0 || issues.length > 0) throw new VigieError([...issues, ...absent]);
  if (faults.length > 0) throw new VigieError(faults);
  const columns = Object.fromEntries(
    (Object.keys(places) as Name[]).map((name) => [name, header[places[name]!]]),
  ) as Partial<Record<Name, string>>;
  return { path, rows, columns, sha256 };
}

/** Each column of the file means one thing: the first that calls it by one of its names. */
function placesOf<Names extends ColumnNames>(
  cells: readonly string[],
  names: Names,
): Partial<Record<keyof Names & string, number>> {
  const header = cells.map(plain);
  const taken = new Set<number>();
  const places: Partial<Record<keyof Names & string, number>> = {};
  for (const [name, aliases] of Object.entries(names)) {
    for (const alias of [name, ...aliases]) {
      const index = header.indexOf(plain(alias));
      if (index < 0 || taken.has(index)) continue;
      taken.add(index);
      places[name as keyof Names & string] = index;
      break;
    }
  }
  return places;
}

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A number of at least 0.
 * @returns undefined with a fault added, or `empty` for an empty cell
 */
export function amountOf(
  text: string,
  where: string,
  faults: Issue[],
  empty: number | undefined,
): number | undefined {
  if (text === '') {
    if (empty !== undefined) return empty;
    faults.push({
      code: 'number',
      what: 'a number is missing',
      where,
      fix: 'fill the cell, or take the row out',
    });
    return undefined;
  }
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value) && value >= 0) return value;
  const what = value < 0 ? `${text} is below zero` : `"${text.slice(0, 20)}" is not a number`;
  const fix = 'write numbers of at least 0 with a decimal point and without thousands separators';
  faults.push({ code: 'number', what, where, fix });
  return undefined;
}

/** Alpha-3 code of a country by code or name. */
export function countryCodeOf(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return isCountryCode(code) ? code : countryFromName(text.trim());
}
