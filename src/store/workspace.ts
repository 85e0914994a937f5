/** The workspace database. The only module that opens it: two openers in one process lose data. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { VigieError } from '../core/index.ts';
import { AREAS_SCHEMA } from './areas.ts';
import { CLAIMS_SCHEMA } from './checked-claims.ts';
import { FORECASTS_SCHEMA } from './forecasts.ts';

/**
 * No default that calls a function and no `alter table`: after a kill, DuckDB 1.5 cannot replay such a
 * statement from its log and the workspace would not open again (`npm run test:crash` shows it).
 */
const SCHEMA = `
create sequence if not exists snapshot_ids;
create table if not exists snapshots (
  snapshot_id integer primary key,
  source_id varchar not null, dataset varchar not null, version varchar not null,
  published integer not null, rank integer not null, final boolean not null,
  covers_from integer not null, covers_to integer not null, countries varchar,
  measures varchar not null, licence varchar not null, citation varchar not null,
  redistributable boolean not null, file_name varchar not null, sha256 varchar not null,
  reading varchar not null, bytes bigint not null, rows integer not null, rejected integer not null,
  ingested_at timestamp not null, kind varchar not null,
  unique (source_id, sha256, reading)
);
create table if not exists events (
  snapshot_id integer not null, event_id varchar not null,
  month integer not null, type utinyint not null, country varchar not null, region varchar not null,
  cell integer not null, border_with varchar not null, conflict varchar not null,
  side_a varchar not null, side_b varchar not null, date_start varchar not null,
  date_end varchar not null, date_precision utinyint not null, place_precision utinyint not null,
  latitude double, longitude double, best double, low double, high double, civilians double,
  admin1 varchar not null, admin2 varchar not null
);
create table if not exists levels (
  snapshot_id integer not null, country varchar not null, admin varchar not null,
  period varchar not null, outcome varchar not null, value double not null,
  as_published varchar not null
);
create table if not exists rejected (
  snapshot_id integer not null, file_name varchar not null, line integer not null,
  "column" varchar not null, code varchar not null
);
create table if not exists corrections (
  snapshot_id integer not null, correction_id varchar not null, rows integer not null
);
create table if not exists runs (
  run_id varchar not null, verb varchar not null, input varchar not null,
  input_hashes varchar not null, seed integer not null, code_version varchar not null,
  ran_at timestamp not null
);
`;

export const DATABASE_NAME = 'vigie.duckdb';

const opened = new Map<string, Promise<DuckDBInstance>>();

/**
 * Opens (or makes) the database of a workspace, once per process. One that may only be read is opened
 * for reading.
 * @param path file, or `:memory:` for a database of its own
 * @throws `workspace-busy` when another program holds it, `workspace-full`, `workspace-read-only`,
 * `workspace`
 */
export async function openDatabase(path: string): Promise<DuckDBConnection> {
  if (path === ':memory:') {
    const connection = await openInMemory();
    await connection.run(SCHEMA + AREAS_SCHEMA + FORECASTS_SCHEMA + CLAIMS_SCHEMA);
    return connection;
  }
  const whole = resolve(path);
  try {
    const pending = opened.get(whole) ?? openFile(whole);
    opened.set(whole, pending);
    return await (await pending).connect();
  } catch (error) {
    opened.delete(whole);
    throw inWords(error, path) ?? cannotOpen(error, path);
  }
}

async function openFile(path: string): Promise<DuckDBInstance> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const options = { autoinstall_known_extensions: 'false' };
  let instance: DuckDBInstance | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    instance = await DuckDBInstance.create(path, options);
    const connection = await instance.connect();
    await connection.run(SCHEMA + AREAS_SCHEMA + FORECASTS_SCHEMA + CLAIMS_SCHEMA);
    connection.closeSync();
    return instance;
  } catch (error) {
    instance?.closeSync();
    if (!READ_ONLY.test(textOf(error)) || !existsSync(path)) throw error;
    return DuckDBInstance.create(path, { ...options, access_mode: 'READ_ONLY' });
  }
}

/** A database of its own, empty, for reading files with; nothing of it is kept. */
export async function openInMemory(): Promise<DuckDBConnection> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
  });
  return instance.connect();
}

/** True when the database was opened for reading alone. */
export async function isReadOnly(connection: DuckDBConnection): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    'select readonly from duckdb_databases() where database_name = current_database()',
  );
  return reader.getRows()[0][0] === true;
}

/** Lets go of the file, so that another program may open it. */
export async function closeDatabase(path: string, connection: DuckDBConnection): Promise<void> {
  connection.closeSync();
  const pending = opened.get(resolve(path));
  opened.delete(resolve(path));
  (await pending)?.closeSync();
}

export function databaseExists(path: string): boolean {
  return path !== ':memory:' && existsSync(path);
}

const BUSY = /could not set lock/i;
const FULL = /no space left|not enough space|disk full|file too large|quota/i;
const READ_ONLY = /read-only|permission denied|EACCES|EROFS|EPERM|ENOTDIR/i;
const CHECK_DISK = 'check that the folder may be written and the disk is not full';

/**
 * Does something to the workspace and says in words why it could not be done.
 * @throws `workspace-full`, `workspace-read-only`, and whatever is a fault of ours as it is
 */
export async function writingWorkspace<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw inWords(error, path) ?? error;
  }
}

/** What the system refuses, in words; `undefined` for anything else. */
function inWords(error: unknown, where: string): VigieError | undefined {
  if (error instanceof VigieError) return error;
  const reason = textOf(error);
  if (BUSY.test(reason)) {
    const fix = 'wait for the other Vigie to end, or use another --workspace';
    return oneIssue('workspace-busy', 'another program has the workspace open', where, fix);
  }
  if (FULL.test(reason)) {
    const what = 'the disk of the workspace is full; what the workspace held before is unchanged';
    const fix = 'free some space and run the same command again';
    return oneIssue('workspace-full', what, where, fix);
  }
  if (READ_ONLY.test(reason)) {
    const what = 'the workspace may be read but not written';
    const fix = 'give yourself the right to write in the folder, or use another --workspace';
    return oneIssue('workspace-read-only', what, where, fix);
  }
  return undefined;
}

function cannotOpen(error: unknown, where: string): VigieError {
  const what = `the workspace cannot be opened: ${textOf(error)}`;
  return oneIssue('workspace', what, where, CHECK_DISK);
}

function oneIssue(code: string, what: string, where: string, fix: string): VigieError {
  return new VigieError([{ code, what, where, fix }]);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0] : String(error);
}
