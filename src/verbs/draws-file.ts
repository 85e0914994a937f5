/** Anybody's draws of what may come: a long table, or the forecast-hub layout. */
import { type Issue, monthFromText, monthText, VigieError } from '../core/index.ts';
import { inputFiles, readRows } from '../store/index.ts';

/** Draws of the rows that a file speaks of, in the order in which they first appear. */
export interface DrawsFile {
  rows: { unit: string; month: string }[];
  n_samples: number;
  /** `[row × draw]` */
  samples: Float64Array;
  sha256: string;
}

export interface DrawsColumns {
  unit: string;
  time: string;
  value: string;
  delimiter?: string | undefined;
}

const HUB = ['origin_date', 'horizon', 'location', 'output_type', 'output_type_id', 'value'];
const MOST_FAULTS = 100;

type Drawn = { unit: string; month: string; draw: string; value: number } | undefined;

/**
 * Reads `unit, month, draw, value`, or `origin_date, horizon, location, output_type, output_type_id,
 * value` of which the rows of type `sample` count: month = month of the origin date + horizon.
 * @throws every fault at once: `column-missing`, `number`, `month`, `draw-repeated`, `draws-uneven`,
 * `samples-none`, and what reading a file can throw
 */
export async function readDraws(path: string, columns: DrawsColumns): Promise<DrawsFile> {
  const [file] = inputFiles(path);
  const faults: Issue[] = [];
  const rows: DrawsFile['rows'] = [];
  const draws: Map<string, number>[] = [];
  const index = new Map<string, number>();
  let read: ((cells: readonly string[], where: string) => Drawn) | undefined;
  const complain = (issue: Issue) => {
    if (faults.length < MOST_FAULTS) faults.push(issue);
  };
  const { sha256, issues } = await readRows(
    file,
    (block) => {
      block.rows.forEach((cells, i) => {
        if (read === undefined) {
          read = readerOf(cells, path, columns, complain);
          return;
        }
        const where = `${path} line ${block.lines[i]}`;
        const drawn = read(cells, where);
        if (!drawn) return;
        const key = `${drawn.unit}\u001f${drawn.month}`;
        let row = index.get(key);
        if (row === undefined) {
          row = rows.length;
          index.set(key, row);
          rows.push({ unit: drawn.unit, month: drawn.month });
          draws.push(new Map());
        }
        if (draws[row].has(drawn.draw))
          complain({
            code: 'draw-repeated',
            what: `draw ${drawn.draw} of ${drawn.unit} in ${drawn.month} stands twice`,
            where,
            fix: 'number the draws of a unit and month from 0 or 1 on, each once',
          });
        draws[row].set(drawn.draw, drawn.value);
      });
    },
    () => undefined,
    columns.delimiter,
  );
  const all = [...issues, ...faults, ...unevenDraws(rows, draws, path)];
  if (all.length > 0) throw new VigieError(all);
  if (rows.length === 0) throw new VigieError([noSamples(path)]);
  const n_samples = draws[0].size;
  const samples = new Float64Array(rows.length * n_samples);
  // The same draw of any unit and month is the same future.
  const order = [...draws[0].keys()];
  draws.forEach((row, r) => {
    const isSame = order.every((draw) => row.has(draw));
    const values = isSame ? order.map((draw) => row.get(draw)!) : [...row.values()];
    samples.set(values, r * n_samples);
  });
  return { rows, n_samples, samples, sha256 };
}

function readerOf(
  header: readonly string[],
  path: string,
  columns: DrawsColumns,
  complain: (issue: Issue) => void,
): (cells: readonly string[], where: string) => Drawn {
  const names = header.map((name) => name.replace(/^\uFEFF/, '').trim());
  const isHub = HUB.every((name) => names.includes(name));
  const wanted = isHub ? HUB : [columns.unit, columns.time, 'draw', columns.value];
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new VigieError(
      missing.map((name) => ({
        code: 'column-missing',
        what: `column "${name}" is missing`,
        where: `${path}, header`,
        fix: `columns there: ${names.slice(0, 20).join(', ')}; draws are ${columns.unit}, ${columns.time}, draw, ${columns.value}, or the hub layout ${HUB.join(', ')}`,
      })),
    );
  const at = Object.fromEntries(wanted.map((name) => [name, names.indexOf(name)]));
  const cell = (cells: readonly string[], name: string) => (cells[at[name]] ?? '').trim();
  const number = (cells: readonly string[], name: string, where: string) => {
    const text = cell(cells, name);
    const value = text === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value) && value >= 0) return value;
    complain({
      code: 'number',
      what: `"${text.slice(0, 16)}" is not a number of at least 0`,
      where: `${where}, column ${name}`,
      fix: 'write draws as counts, without thousands separators',
    });
    return undefined;
  };
  const month = (text: string, name: string, where: string) => {
    const [, found] = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-\d{2})?$/.exec(text) ?? [];
    if (found === undefined)
      complain({
        code: 'month',
        what: `"${text.slice(0, 16)}" is not a month`,
        where: `${where}, column ${name}`,
        fix: 'write months as YYYY-MM, dates as YYYY-MM-DD',
      });
    return found;
  };
  if (!isHub)
    return (cells, where) => {
      const when = month(cell(cells, columns.time), columns.time, where);
      const value = number(cells, columns.value, where);
      if (when === undefined || value === undefined) return undefined;
      return { unit: cell(cells, columns.unit), month: when, draw: cell(cells, 'draw'), value };
    };
  return (cells, where) => {
    if (cell(cells, 'output_type') !== 'sample') return undefined;
    const origin = month(cell(cells, 'origin_date'), 'origin_date', where);
    const horizon = number(cells, 'horizon', where);
    const value = number(cells, 'value', where);
    if (origin === undefined || horizon === undefined || value === undefined) return undefined;
    return {
      unit: cell(cells, 'location'),
      month: monthText(monthFromText(origin) + horizon),
      draw: cell(cells, 'output_type_id'),
      value,
    };
  };
}

function unevenDraws(
  rows: DrawsFile['rows'],
  draws: readonly ReadonlyMap<string, number>[],
  path: string,
): Issue[] {
  const odd = rows.filter((_, r) => draws[r].size !== draws[0].size);
  if (odd.length === 0) return [];
  const [{ unit, month }] = odd;
  return [
    {
      code: 'draws-uneven',
      what: `${rows[0].unit} in ${rows[0].month} has ${draws[0].size} draws; ${odd.length} of ${rows.length} rows have another number, ${unit} in ${month} first`,
      where: path,
      fix: 'give the same number of draws for each unit and month',
    },
  ];
}

function noSamples(path: string): Issue {
  return {
    code: 'samples-none',
    what: 'the file holds no draw',
    where: path,
    fix: 'give rows of draws; in the hub layout those of output_type sample',
  };
}
