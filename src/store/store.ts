import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  Actor,
  BundledTable,
  Correction,
  EventTable,
  Run,
  SourceRef,
  Transition,
} from '../core/index.ts';
import { workspaceTable } from './events.ts';
import {
  bundledTableIds,
  codeVersion,
  readActors,
  readBundledTable,
  readCorrections,
  readTransitions,
  registrySource,
} from './reference.ts';
import { listSnapshots, type Snapshot, SnapshotWriter } from './snapshots.ts';
import { type DiffRequest, type VintageChange, vintageDiff } from './vintage-diff.ts';
import { closeDatabase, DATABASE_NAME, databaseExists, openDatabase } from './workspace.ts';

/**
 * All that verbs read and write: the bundled tables and registries, and the workspace when there
 * is one. The database is opened only when something in it is asked for.
 */
export class Store {
  readonly workspace: string;
  readonly code_version = codeVersion();
  private connection: DuckDBConnection | undefined;
  private readonly bundled = new Map<string, BundledTable>();
  private readonly path: string;
  private readonly given: readonly Correction[] | undefined;

  /**
   * @param workspace folder, or `:memory:`
   * @param corrections instead of those under `data/corrections`
   */
  constructor(workspace: string, corrections?: readonly Correction[]) {
    this.workspace = workspace;
    this.given = corrections;
    this.path = workspace === ':memory:' ? workspace : join(workspace, DATABASE_NAME);
  }

  /** True when the workspace holds a database already. */
  hasWorkspace(): boolean {
    return this.connection !== undefined || databaseExists(this.path);
  }

  private async database(): Promise<DuckDBConnection> {
    this.connection ??= await openDatabase(this.path);
    return this.connection;
  }

  async close(): Promise<void> {
    if (this.connection) await closeDatabase(this.path, this.connection);
    this.connection = undefined;
  }

  transitions(): Transition[] {
    return readTransitions();
  }

  actors(): Actor[] {
    return readActors();
  }

  /** Known faults of sources, corrected at ingest. */
  corrections(): readonly Correction[] {
    return this.given ?? readCorrections();
  }

  /** Provenance of a written registry under `data/`. */
  registrySource(file: string): SourceRef {
    return registrySource(file);
  }

  bundledTableIds(): string[] {
    return bundledTableIds();
  }

  bundledTable(id: string): BundledTable {
    const table = this.bundled.get(id) ?? readBundledTable(id);
    this.bundled.set(id, table);
    return table;
  }

  /** Releases in the workspace, newest first. */
  async snapshots(as_of?: number): Promise<Snapshot[]> {
    return this.hasWorkspace() ? listSnapshots(await this.database(), as_of) : [];
  }

  /** Events of one source in the workspace at a vintage. */
  async events(source_id: string, as_of?: number): Promise<EventTable | undefined> {
    if (!this.hasWorkspace()) return undefined;
    return workspaceTable(await this.database(), source_id, as_of);
  }

  /** What two sets of releases say differently. */
  async diff(request: DiffRequest): Promise<VintageChange[]> {
    return vintageDiff(await this.database(), request);
  }

  async beginSnapshot(): Promise<SnapshotWriter> {
    return SnapshotWriter.begin(await this.database());
  }

  /** Keeps a run in the workspace, when there is one; the answer carries the same facts. */
  async saveRun(run: Run): Promise<void> {
    if (!this.hasWorkspace()) return;
    const connection = await this.database();
    await connection.run(
      'insert into runs (run_id, verb, input, input_hashes, seed, code_version) values ($1, $2, $3, $4, $5, $6)',
      [
        run.run_id,
        run.verb,
        JSON.stringify(run.input),
        JSON.stringify(run.input_hashes),
        run.seed,
        run.code_version,
      ],
    );
  }

  /** Events of every release in the workspace, for checks: every stored column, sorted. */
  async allEvents(): Promise<unknown[][]> {
    const connection = await this.database();
    const reader = await connection.runAndReadAll(
      `select s.dataset, s.version, e.* exclude (snapshot_id) from events e
       join snapshots s using (snapshot_id) order by all`,
    );
    return reader.getRowsJson();
  }
}

/** Writes a text file, with its folder. */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
