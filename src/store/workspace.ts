/** The workspace database. The only module that opens it: two openers in one process lose data. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { VigieError } from '../core/index.ts';
import { AREAS_SCHEMA } from './areas.ts';

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
 * Opens (or makes) the database of a workspace, once per process.
 * @param path file, or `:memory:` for a database of its own
 * @throws `workspace-busy` when another program holds it
 */
export async function openDatabase(path: string): Promise<DuckDBConnection> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const make = () => DuckDBInstance.create(path, { autoinstall_known_extensions: 'false' });
  let instance: DuckDBInstance;
  if (path === ':memory:') {
    instance = await make();
  } else {
    const whole = resolve(path);
    try {
      mkdirSync(dirname(whole), { recursive: true });
      const pending = opened.get(whole) ?? make();
      opened.set(whole, pending);
      instance = await pending;
    } catch (error) {
      opened.delete(whole);
      throw openingError(path, error);
    }
  }
  const connection = await instance.connect();
  await connection.run(SCHEMA + AREAS_SCHEMA);
  return connection;
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

function openingError(path: string, error: unknown): VigieError {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const busy = /could not set lock/i.test(reason);
  return new VigieError([
    {
      code: busy ? 'workspace-busy' : 'workspace',
      what: busy
        ? 'another program has the workspace open'
        : `the workspace cannot be opened: ${reason}`,
      where: path,
      fix: busy
        ? 'wait for the other Vigie to end, or use another --workspace'
        : 'check that the folder may be written and the disk is not full',
    },
  ]);
}
