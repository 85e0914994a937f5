import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Actor,
  type AdminLevel,
  type Area,
  type AreaList,
  type BundledTable,
  type CheckedClaim,
  type Correction,
  type Coup,
  type EventTable,
  type PcodeRegistry,
  type RecordedForecast,
  type Run,
  type SourceRef,
  type TableSource,
  type Transition,
  VigieError,
} from '../core/index.ts';
import {
  findListOfLayer,
  type ListReading,
  listAreaLists,
  type MakePlacer,
  placingAreas,
  type ReplacedCounts,
  readAreas,
  saveAreaList,
} from './areas.ts';
import { listCheckedClaims, saveCheckedClaims } from './checked-claims.ts';
import { workspaceTable } from './events.ts';
import { listForecasts, saveForecast } from './forecasts.ts';
import { type StoredLevel, workspaceLevels } from './levels.ts';
import {
  bundledPlanNames,
  bundledTableIds,
  codeVersion,
  readActors,
  readBundledPlan,
  readBundledSource,
  readBundledTable,
  readCorrections,
  readCoups,
  readPcodeRegistry,
  readTransitions,
  registrySource,
} from './reference.ts';
import { listSnapshots, type Snapshot, SnapshotWriter } from './snapshots.ts';
import { type DiffRequest, type VintageChange, vintageDiff } from './vintage-diff.ts';
import {
  closeDatabase,
  DATABASE_NAME,
  databaseExists,
  isReadOnly,
  openDatabase,
  writingWorkspace,
} from './workspace.ts';

/**
 * All that verbs read and write: the bundled tables and registries, and the workspace when there
 * is one. The database is opened only when something in it is asked for.
 */
export class Store {
  readonly workspace: string;
  readonly code_version = codeVersion();
  private connection: Promise<DuckDBConnection> | undefined;
  private readonly bundled = new Map<string, BundledTable>();
  private readonly placing = new Map<AdminLevel, Area[]>();
  /** written registries, parsed once */
  private readonly registries: { transitions?: Transition[]; actors?: Actor[]; coups?: Coup[] } =
    {};
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
    this.connection ??= openDatabase(this.path);
    try {
      return await this.connection;
    } catch (error) {
      this.connection = undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.connection) await closeDatabase(this.path, await this.connection);
    this.connection = undefined;
  }

  transitions(): Transition[] {
    this.registries.transitions ??= readTransitions();
    return this.registries.transitions;
  }

  actors(): Actor[] {
    this.registries.actors ??= readActors();
    return this.registries.actors;
  }

  coups(): Coup[] {
    this.registries.coups ??= readCoups();
    return this.registries.coups;
  }

  /** Known faults of sources, corrected at ingest. */
  corrections(): readonly Correction[] {
    return this.given ?? readCorrections();
  }

  /** Lists of p-codes that ship, and reforms of areas. */
  pcodeRegistry(): PcodeRegistry {
    return readPcodeRegistry();
  }

  /** A plan or template that ships; `undefined` where there is none of that name. */
  findBundledPlan(name: string): { file: string; text: string } | undefined {
    return readBundledPlan(name);
  }

  bundledPlanNames(): string[] {
    return bundledPlanNames();
  }

  /** Provenance of a written registry under `data/`. */
  registrySource(file: string): SourceRef {
    return registrySource(file);
  }

  bundledTableIds(): string[] {
    return bundledTableIds();
  }

  /** What a bundled table is; its rows stay unread. */
  bundledSource(id: string): TableSource {
    return this.bundled.get(id)?.description ?? readBundledSource(id);
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

  /** Levels of every source in the workspace at a vintage. */
  async levels(as_of?: number): Promise<StoredLevel[]> {
    return this.hasWorkspace() ? workspaceLevels(await this.database(), as_of) : [];
  }

  /** Lists of admin areas in the workspace, the newest date first. */
  async areaLists(): Promise<AreaList[]> {
    return this.hasWorkspace() ? listAreaLists(await this.database()) : [];
  }

  /** Areas of a list, sorted by p-code. */
  async areasOf(list_id: string): Promise<Area[]> {
    return readAreas(await this.database(), [list_id]);
  }

  /** The areas that place events: of each country, those of its newest list. Read once. */
  async placingAreas(level: AdminLevel): Promise<Area[]> {
    if (!this.hasWorkspace()) return [];
    const areas = this.placing.get(level) ?? (await placingAreas(await this.database(), level));
    this.placing.set(level, areas);
    return areas;
  }

  /** Keeps a list and places the stored events anew, all or nothing. */
  async saveAreaList(
    list: AreaList,
    reading: ListReading,
    areas: readonly Area[],
    makePlacer: MakePlacer,
  ): Promise<ReplacedCounts> {
    this.placing.clear();
    const connection = await this.database();
    return writingWorkspace(this.path, () =>
      saveAreaList(connection, list, reading, areas, makePlacer),
    );
  }

  /** The list that was read from a layer before, and how it was read. */
  async findListOfLayer(layer: string): Promise<{ list_id: string; reading: string } | undefined> {
    return this.hasWorkspace() ? findListOfLayer(await this.database(), layer) : undefined;
  }

  /** What two sets of releases say differently. */
  async diff(request: DiffRequest): Promise<VintageChange[]> {
    return vintageDiff(await this.database(), request);
  }

  async beginSnapshot(): Promise<SnapshotWriter> {
    return SnapshotWriter.begin(await this.database(), this.path);
  }

  /**
   * Keeps a run in the workspace, when there is one that may be written; the answer carries the same
   * facts.
   */
  async saveRun(run: Run): Promise<void> {
    if (!this.hasWorkspace()) return;
    const connection = await this.database();
    if (await isReadOnly(connection)) return;
    const { run_id, verb, input, input_hashes, seed, code_version } = run;
    await writingWorkspace(this.path, () =>
      connection.run(
        'insert into runs (run_id, verb, input, input_hashes, seed, code_version, ran_at) values ($1, $2, $3, $4, $5, $6, current_timestamp)',
        [run_id, verb, JSON.stringify(input), JSON.stringify(input_hashes), seed, code_version],
      ),
    );
  }

  /**
   * Keeps a forecast as it was said; makes the workspace when there is none.
   * @returns false where the workspace may only be read
   */
  async saveForecast(made: Omit<RecordedForecast, 'made_at'>): Promise<boolean> {
    const connection = await this.database();
    if (await isReadOnly(connection)) return false;
    await writingWorkspace(this.path, () => saveForecast(connection, made));
    return true;
  }

  /** Forecasts that were made, in their order. */
  async forecasts(): Promise<RecordedForecast[]> {
    return this.hasWorkspace() ? listForecasts(await this.database()) : [];
  }

  /**
   * Keeps what was checked of some articles, in place of what was kept of them before; makes the
   * workspace when there is none.
   * @returns false where the workspace may only be read
   */
  async saveCheckedClaims(
    claims: readonly (readonly [article: string, claims: readonly CheckedClaim[]])[],
  ): Promise<boolean> {
    const connection = await this.database();
    if (await isReadOnly(connection)) return false;
    await writingWorkspace(this.path, () => saveCheckedClaims(connection, claims));
    return true;
  }

  /** Claims of every article checked, by article and place in it. */
  async checkedClaims(): Promise<CheckedClaim[]> {
    return this.hasWorkspace() ? listCheckedClaims(await this.database()) : [];
  }

  /** When the workspace was last written to, by the clock of then; `undefined` before the first time. */
  async lastWritten(): Promise<Date | undefined> {
    if (!this.hasWorkspace()) return undefined;
    const connection = await this.database();
    const reader = await connection.runAndReadAll(
      `select epoch_ms(greatest((select max(ran_at) from runs),
         (select max(ingested_at) from snapshots)))::double`,
    );
    const [[ms]] = reader.getRows();
    return ms === null ? undefined : new Date(Number(ms));
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

/**
 * Writes a file whole or not at all, with its folder: a reader sees the previous one until the new
 * one is complete.
 * @throws `not-written` when the folder may not be written or the disk is full
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const part = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, content);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    const reason = error instanceof Error ? error.message.split(',')[0] : String(error);
    throw new VigieError([
      {
        code: 'not-written',
        what: `the file cannot be written: ${reason}`,
        where: path,
        fix: 'check that the folder may be written and the disk is not full',
      },
    ]);
  }
}
