/** A Parquet file as rows of cells, as if it were written as CSV. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { VigieError } from '../core/index.ts';
import { sha256OfFile } from './part.ts';
import type { RowBlock } from './split.ts';
import { openInMemory } from './workspace.ts';

const MAGIC = 'PAR1';

/** True when a file on disk begins as Parquet does, whatever its name. */
export function isParquet(path: string): boolean {
  const head = Buffer.alloc(4);
  try {
    const file = openSync(path, 'r');
    readSync(file, head, 0, 4, 0);
    closeSync(file);
  } catch {
    // What cannot be read is told by whoever reads it.
    return false;
  }
  return head.toString('latin1') === MAGIC;
}

/**
 * Reads a Parquet file in blocks: first its header, then its rows, with the lines they would have as CSV.
 *
 * @param wanted asked after the header: which columns are read; the cells of others come empty
 * @returns sha256 of the file
 * @throws `file-broken`, and what `onBlock` throws
 */
export async function readParquet(
  path: string,
  onBlock: (block: RowBlock) => Promise<void> | void,
  wanted: () => readonly number[] | undefined,
): Promise<string> {
  const connection = await openInMemory();
  const ours = <T>(act: Promise<T>) =>
    act.catch((error: unknown) => Promise.reject(broken(path, error)));
  try {
    const columns = await ours(columnsOf(connection, path));
    await onBlock({ rows: [columns.map(({ name }) => name)], lines: [1] });
    const reads = wanted() ?? columns.map((_, i) => i);
    const cells: Cell[] = [];
    for (const i of reads) cells.push(await ours(cellOf(connection, path, columns[i], i)));
    const query = `select ${cells.map(({ sql }) => sql)} from read_parquet(${text(path)})`;
    const reader = await ours(connection.stream(query));
    let line = 2;
    for (;;) {
      const chunk = await ours(reader.fetchChunk());
      if (!chunk?.rowCount) break;
      const parts = reads.map((_, i) => chunk.getColumnValues(i).map(cells[i].text));
      const rows = Array.from({ length: chunk.rowCount }, (_, row) => {
        const cells = new Array<string>(columns.length).fill('');
        for (let i = 0; i < reads.length; i++) cells[reads[i]] = parts[i][row];
        return cells;
      });
      await onBlock({ rows, lines: rows.map(() => line++) });
    }
  } finally {
    connection.closeSync();
  }
  return sha256OfFile(path);
}

interface Column {
  name: string;
  type: string;
}

async function columnsOf(connection: DuckDBConnection, path: string): Promise<Column[]> {
  const reader = await connection.runAndReadAll(
    `select column_name, column_type from (describe select * from read_parquet(${text(path)}))`,
  );
  return reader.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
}

const MOST_WORDS = 50_000;

/** What to select of a column, and how its cells are written from what comes over. */
interface Cell {
  sql: string;
  text: (value: unknown) => string;
}

/** Words that come again and again come over as numbers of a list of words. */
async function cellOf(
  connection: DuckDBConnection,
  path: string,
  { name, type }: Column,
  at: number,
): Promise<Cell> {
  const column = `"${name.replaceAll('"', '""')}"`;
  if (NUMBERS.has(type)) return { sql: column, text: textOf };
  const cell = `coalesce(cast(${column} as varchar), '')`;
  const words = `select distinct ${cell} from read_parquet(${text(path)})`;
  const reader = await connection.runAndReadAll(`${words} limit ${MOST_WORDS + 1}`);
  const list = reader.getRows().map(([word]) => String(word));
  if (list.length === 0 || list.length > MOST_WORDS) return { sql: cell, text: textOf };
  await connection.run(`create type words_${at} as enum (${list.map(text)})`);
  return {
    sql: `enum_code(cast(${cell} as words_${at}))::integer`,
    text: (code) => list[code as number],
  };
}

/** Types whose values are written as text sooner here than there. */
const NUMBERS = new Set(
  'TINYINT SMALLINT INTEGER BIGINT UTINYINT USMALLINT UINTEGER UBIGINT DOUBLE'.split(' '),
);

function textOf(value: unknown): string {
  return value === null ? '' : String(value);
}

function text(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}

function broken(path: string, error: unknown): VigieError {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return new VigieError([
    {
      code: 'file-broken',
      what: `the Parquet file cannot be read: ${reason.replaceAll(path, 'it')}`,
      where: path,
      fix: 'take the file again; a transfer may have stopped before its end',
    },
  ]);
}
