/** Writing a release into the workspace in one transaction, and listing what is there. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CorrectionCount, EventRow, LevelRow, Measure, Release } from '../core/index.ts';
import { writingWorkspace } from './workspace.ts';

/** An event with its place, ready to be stored. */
export interface StoredEvent {
  event: EventRow;
  month: number;
  cell: number;
  region: string;
  border_with: string;
  /** p-codes, '' when no list places the event */
  admin1: string;
  admin2: string;
}

/** A cell that was refused. Its text is not kept: a shifted row can hold a person's name. */
export interface RejectedCell {
  line: number;
  column: string;
  code: string;
}

/** What is known of a file once it was read. */
export interface FileFacts {
  name: string;
  sha256: string;
  bytes: number;
  /** hash of what the meaning of the bytes was taken from besides them: mapping, release */
  reading: string;
  source_id: string;
  kind: 'events' | 'levels';
  measures: readonly Measure[];
  corrections: readonly CorrectionCount[];
}

/** A release in the workspace. */
export interface Snapshot {
  snapshot_id: number;
  source_id: string;
  kind: 'events' | 'levels';
  dataset: string;
  version: string;
  published: number;
  final: boolean;
  covers_from: number;
  covers_to: number;
  countries: string[] | null;
  measures: Measure[];
  licence: string;
  citation: string;
  redistributable: boolean;
  file_name: string;
  sha256: string;
  reading: string;
  rows: number;
  rejected: number;
  /** known faults of the source that were corrected, with the events touched */
  corrections: CorrectionCount[];
}

const CHUNK = 2048;

/** Takes events and levels into the workspace; nothing is seen by a reader until `commit`. */
export class SnapshotWriter {
  readonly snapshot_id: number;
  private readonly connection: DuckDBConnection;
  private waiting: StoredEvent[] = [];

  private readonly path: string;

  private constructor(connection: DuckDBConnection, path: string, snapshot_id: number) {
    this.connection = connection;
    this.path = path;
    this.snapshot_id = snapshot_id;
  }

  /** @throws `workspace-full`, `workspace-read-only`, as every method that writes does */
  static async begin(connection: DuckDBConnection, path: string): Promise<SnapshotWriter> {
    return writingWorkspace(path, async () => {
      const reader = await connection.runAndReadAll(`select nextval('snapshot_ids')::integer`);
      await connection.run('begin transaction');
      return new SnapshotWriter(connection, path, Number(reader.getRows()[0][0]));
    });
  }

  async add(events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) this.waiting.push(event);
    if (this.waiting.length >= CHUNK * 16) await writingWorkspace(this.path, () => this.flush());
  }

  async addLevels(levels: readonly LevelRow[]): Promise<void> {
    if (levels.length > 0) await writingWorkspace(this.path, () => this.appendLevels(levels));
  }

  private async appendLevels(levels: readonly LevelRow[]): Promise<void> {
    const duckdb = await import('@duckdb/node-api');
    const { INTEGER, VARCHAR, DOUBLE } = duckdb;
    const types = [INTEGER, VARCHAR, VARCHAR, VARCHAR, VARCHAR, DOUBLE, VARCHAR];
    const appender = await this.connection.createAppender('levels');
    for (let start = 0; start < levels.length; start += CHUNK) {
      const part = levels.slice(start, start + CHUNK);
      const chunk = duckdb.DuckDBDataChunk.create(types, part.length);
      chunk.setColumns([
        part.map(() => this.snapshot_id),
        part.map((level) => level.country),
        part.map((level) => level.admin),
        part.map((level) => level.period),
        part.map((level) => level.outcome),
        part.map((level) => level.value),
        part.map((level) => level.as_published),
      ]);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
    appender.closeSync();
  }

  private async flush(): Promise<void> {
    if (this.waiting.length === 0) return;
    const duckdb = await import('@duckdb/node-api');
    const { INTEGER, VARCHAR, UTINYINT, DOUBLE } = duckdb;
    const words = (n: number) => new Array(n).fill(VARCHAR);
    const types = [
      ...[INTEGER, VARCHAR, INTEGER, UTINYINT, VARCHAR, VARCHAR, INTEGER],
      ...words(6),
      ...[UTINYINT, UTINYINT],
      ...new Array(6).fill(DOUBLE),
      ...words(2),
    ];
    const appender = await this.connection.createAppender('events');
    for (let start = 0; start < this.waiting.length; start += CHUNK) {
      const part = this.waiting.slice(start, start + CHUNK);
      const chunk = duckdb.DuckDBDataChunk.create(types, part.length);
      chunk.setColumns(this.columnsOf(part));
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
    appender.closeSync();
    this.waiting = [];
  }

  private columnsOf(part: readonly StoredEvent[]) {
    const number = (value: number) => (Number.isNaN(value) ? null : value);
    return [
      part.map(() => this.snapshot_id),
      part.map(({ event }) => event.event_id),
      part.map(({ month }) => month),
      part.map(({ event }) => event.type_of_violence),
      part.map(({ event }) => event.country_iso3),
      part.map(({ region }) => region),
      part.map(({ cell }) => cell),
      part.map(({ border_with }) => border_with),
      part.map(({ event }) => event.conflict_name),
      part.map(({ event }) => event.side_a),
      part.map(({ event }) => event.side_b),
      part.map(({ event }) => event.date_start),
      part.map(({ event }) => event.date_end),
      part.map(({ event }) => event.date_precision),
      part.map(({ event }) => event.place_precision),
      part.map(({ event }) => number(event.latitude)),
      part.map(({ event }) => number(event.longitude)),
      part.map(({ event }) => number(event.fatalities_best)),
      part.map(({ event }) => number(event.fatalities_low)),
      part.map(({ event }) => number(event.fatalities_high)),
      part.map(({ event }) => number(event.deaths_civilians)),
      part.map(({ admin1 }) => admin1),
      part.map(({ admin2 }) => admin2),
    ];
  }

  /** Makes the release visible, all of it at once. */
  async commit(
    release: Release,
    file: FileFacts,
    rejected: readonly RejectedCell[],
  ): Promise<void> {
    await writingWorkspace(this.path, () => this.save(release, file, rejected));
  }

  private async save(
    release: Release,
    file: FileFacts,
    rejected: readonly RejectedCell[],
  ): Promise<void> {
    await this.flush();
    for (const cell of rejected) {
      await this.connection.run('insert into rejected values ($1, $2, $3, $4, $5)', [
        this.snapshot_id,
        file.name,
        cell.line,
        cell.column,
        cell.code,
      ]);
    }
    for (const { correction_id, rows } of file.corrections) {
      await this.connection.run('insert into corrections values ($1, $2, $3)', [
        this.snapshot_id,
        correction_id,
        rows,
      ]);
    }
    // The same bytes read anew with another mapping replace what was read before.
    for (const table of ['events', 'levels', 'rejected', 'corrections', 'snapshots']) {
      await this.connection.run(
        `delete from ${table} where snapshot_id in
           (select snapshot_id from snapshots where source_id = $1 and sha256 = $2)`,
        [file.source_id, file.sha256],
      );
    }
    await this.connection.run(
      `insert into snapshots select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
        $16, $17, $18, (select count(*) from events where snapshot_id = $1)
          + (select count(*) from levels where snapshot_id = $1), $19, current_timestamp, $20`,
      [
        this.snapshot_id,
        file.source_id,
        release.dataset,
        release.version,
        release.published,
        release.rank,
        release.final,
        release.covers.from,
        release.covers.to,
        release.covers.countries ? JSON.stringify(release.covers.countries) : null,
        JSON.stringify(file.measures),
        release.licence,
        release.citation,
        release.redistributable,
        file.name,
        file.sha256,
        file.reading,
        file.bytes,
        new Set(rejected.map((cell) => cell.line)).size,
        file.kind,
      ],
    );
    await this.connection.run('commit');
  }

  /** Leaves the workspace as it was. */
  async rollback(): Promise<void> {
    this.waiting = [];
    await this.connection.run('rollback');
  }
}

/** Releases in the workspace, newest first; with `as_of`, only those published by that month. */
export async function listSnapshots(
  connection: DuckDBConnection,
  as_of?: number,
): Promise<Snapshot[]> {
  const reader = await connection.runAndReadAll(
    `select * from snapshots where $1 is null or published <= $1
     order by published desc, rank desc, countries, snapshot_id desc`,
    [as_of ?? null],
  );
  const corrected = await connection.runAndReadAll(
    'select snapshot_id, correction_id, rows from corrections order by all',
  );
  const counts = corrected.getRowObjects() as unknown as ({
    snapshot_id: number;
  } & CorrectionCount)[];
  return reader.getRowObjects().map((row) => ({
    ...(row as unknown as Snapshot),
    countries: row.countries === null ? null : JSON.parse(String(row.countries)),
    measures: JSON.parse(String(row.measures)),
    corrections: counts
      .filter(({ snapshot_id }) => snapshot_id === row.snapshot_id)
      .map(({ correction_id, rows }) => ({ correction_id, rows })),
  }));
}
