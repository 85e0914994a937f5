/** What is learnt of one file while its rows go by: recognised, placed, corrected, checked. */
import { placeOf } from '../areas/index.ts';
import {
  type Correction,
  type CorrectionCount,
  type EventRow,
  type Fault,
  type Issue,
  type LevelRow,
  type Measure,
  matchesEvent,
  monthFromText,
  type Release,
  type Remark,
  type RowReader,
  type SkipReason,
  VigieError,
} from '../core/index.ts';
import { isTagRow, TAGS_MISPLACED } from '../sources/index.ts';
import type { InputFile, RejectedCell, RowBlock, StoredEvent } from '../store/index.ts';
import { type AdminPlacers, placingNotes } from './admin-placers.ts';
import { FileContents } from './file-contents.ts';
import type { IngestOptions } from './ingest.ts';
import { type OpenedFile, openFile } from './open-file.ts';
import {
  correctionNote,
  leftOut,
  passedOver,
  remarkNotes,
  remarksOnPlace,
} from './reading-notes.ts';
import { contentHash, SeenIds } from './seen-ids.ts';

/** Faults kept in words for one file; more are counted. */
const MOST_FAULTS = 1000;

/** Faults that put the rows beside them in doubt, so that skipping their own rows is no help. */
const OF_THE_WHOLE_FILE = new Set(['date-order', 'date-mixed']);

export class FileReading {
  rows = 0;
  rejected_rows = 0;
  levels: LevelRow[] = [];
  readonly rejected: RejectedCell[] = [];
  private readonly file: InputFile;
  private readonly options: IngestOptions;
  private readonly admin: AdminPlacers;
  private opened: OpenedFile | undefined;
  private readonly faults: Issue[] = [];
  private more_faults = 0;
  private inDoubt = false;
  private blank_rows = 0;
  private repeated_rows = 0;
  private readonly ids = new SeenIds();
  private readonly remarks = new Map<Remark, number>();
  private readonly skipped = new Map<SkipReason, number>();
  private readonly corrected = new Map<string, number>();
  private readonly contents = new FileContents();

  constructor(file: InputFile, options: IngestOptions, admin: AdminPlacers) {
    this.admin = admin;
    this.file = file;
    this.options = options;
  }

  /** Logs of different datasets are kept apart; releases of one source belong together. */
  sourceId(release: Release): string {
    const id = this.opened?.source.id ?? '';
    return id === 'mapped-csv' ? `${id}:${slug(release.dataset)}` : id;
  }

  get events(): number {
    return this.contents.events;
  }

  get kind(): 'events' | 'levels' {
    return this.opened?.kind ?? 'events';
  }

  /** The reader of events, when the file holds some. */
  private get reader(): RowReader | undefined {
    return this.opened?.kind === 'events' ? this.opened.reader : undefined;
  }

  /**
   * What the rows so far and the name say of the file; `undefined` before its first event.
   * @param whole false while more rows may come: then several countries mean many
   */
  outlook(whole: boolean) {
    if (!this.reader || this.events === 0) return undefined;
    const release = this.reader.release(this.contents);
    const is_worldwide =
      this.reader.stated?.is_worldwide === true ||
      release.covers.countries === null ||
      (!whole && release.covers.countries.length > 3);
    return { file: this.file.name, source_id: this.opened?.source.id ?? '', release, is_worldwide };
  }

  /** Columns that the reader of the file looks at; `undefined` for all. */
  columnsRead(): readonly number[] | undefined {
    return this.reader?.reads;
  }

  /** Turns a block of rows into placed events; faults are kept for the end. */
  take(block: RowBlock): StoredEvent[] {
    const events: StoredEvent[] = [];
    block.rows.forEach((cells, i) => {
      const line = block.lines[i];
      if (!this.opened) {
        if (isTagRow(cells)) return this.reject(line, [TAGS_MISPLACED]);
        this.opened = openFile(cells, line, this.file, this.options, this.faults);
        if (this.opened.reader.header_rows === 1) return;
      }
      if (cells.every(isBlank)) {
        this.blank_rows++;
        return;
      }
      this.rows++;
      const reading = this.opened.reader.read(cells);
      if ('skipped' in reading) {
        this.skipped.set(reading.skipped, (this.skipped.get(reading.skipped) ?? 0) + 1);
        return;
      }
      if ('faults' in reading) return this.reject(line, reading.faults);
      if ('taken' in reading) return;
      if (this.isRepeated(reading.event, line)) return;
      const event = this.withCorrections(reading.event);
      if (!event) return;
      for (const remark of [...(reading.remarks ?? []), ...remarksOnPlace(event)])
        this.remarks.set(remark, (this.remarks.get(remark) ?? 0) + 1);
      events.push(this.placed(event, line));
    });
    return events;
  }

  /** The same event twice is taken once and counted; another event of the same id is a fault. */
  private isRepeated(event: EventRow, line: number): boolean {
    const first = this.ids.add(event.event_id, contentHash(event), line);
    if (!first) return false;
    if (first.isSame) this.repeated_rows++;
    else {
      const what = `id "${event.event_id}" stands already on line ${first.line}, with other content`;
      const fix = 'keep one row for each event';
      this.reject(line, [{ code: 'id-repeated', column: 'id', what, fix }]);
    }
    return true;
  }

  /** @returns `undefined` when an entry drops the event */
  private withCorrections(event: EventRow): EventRow | undefined {
    const version = this.reader?.stated?.version;
    let corrected = event;
    for (const entry of this.options.corrections ?? []) {
      if (entry.source !== this.opened?.source.id || !matchesEvent(entry.match, event)) continue;
      if (entry.applies_to !== 'all' && !entry.applies_to.includes(version ?? '')) continue;
      this.corrected.set(entry.id, (this.corrected.get(entry.id) ?? 0) + 1);
      if (entry.drop) return undefined;
      corrected = { ...corrected, ...entry.set };
    }
    return corrected;
  }

  private reject(line: number, faults: readonly Fault[]): void {
    this.rejected_rows++;
    for (const { code, column, what, fix } of faults) {
      this.inDoubt ||= OF_THE_WHOLE_FILE.has(code);
      this.rejected.push({ line, column, code });
      const where = `${this.file.path} line ${line}${column === '' ? '' : `, column ${column}`}`;
      if (this.faults.length < MOST_FAULTS) this.faults.push({ code, what, where, fix });
      else this.more_faults++;
    }
  }

  private placed(event: EventRow, line: number): StoredEvent {
    const month = monthFromText(event.date_start.slice(0, 7));
    const place = placeOf(event);
    this.contents.add(event, month, place, line);
    const { cell, region, border_with } = place;
    return { event, month, cell, region, border_with, ...this.admin.place(event) };
  }

  /** Months that have not come yet, in a file whose name states no last month. */
  private future(): Issue[] {
    const { today } = this.options;
    if (today === undefined || this.reader?.stated?.to !== undefined) return [];
    return this.contents.after(today, this.file.path);
  }

  /** What outcomes may be computed from the file: what at least one row states. */
  measures(): Measure[] {
    return this.kind === 'levels' ? [] : this.contents.measures();
  }

  /** @throws all faults of the file, when there are any and they are not to be skipped */
  finish(parserIssues: readonly Issue[]): Release {
    const future = this.future();
    const all = [...parserIssues, ...this.faults, ...this.uncounted(), ...future];
    const must = parserIssues.length > 0 || future.length > 0 || this.inDoubt;
    if (all.length > 0 && (!this.options.skip_bad_rows || must)) throw new VigieError(all);
    if (this.reader && this.events > 0) {
      return this.reader.release(this.contents);
    }
    if (this.opened?.kind === 'levels') {
      this.levels = this.opened.reader.levels();
      if (this.levels.length > 0) return this.opened.reader.release(this.levels);
    }
    throw new VigieError([
      ...all,
      {
        code: 'file-empty',
        what: this.kind === 'levels' ? 'the file holds no figure' : 'the file holds no event',
        where: this.file.path,
        fix: 'take the file again; a transfer may have stopped before the first row',
      },
    ]);
  }

  private uncounted(): Issue[] {
    if (this.more_faults === 0) return [];
    return [
      {
        code: 'more-faults',
        what: `${this.more_faults} more faults in a file of ${this.rows} rows`,
        where: this.file.path,
        fix: 'correct the first ones; the others may have the same origin',
      },
    ];
  }

  /** Entries of the register of known faults that were applied, in the register's order. */
  corrections(): CorrectionCount[] {
    return [...this.corrected].map(([correction_id, rows]) => ({ correction_id, rows }));
  }

  /** The same with their reasons, for the answer. */
  correctionsInWords() {
    return this.corrections().map(({ correction_id, rows }) => ({
      correction_id,
      rows,
      reason: this.correctionOf(correction_id).reason,
    }));
  }

  private correctionOf(id: string): Correction {
    return this.options.corrections!.find((entry) => entry.id === id)!;
  }

  /** What a reader should know about the file, though it was taken. */
  notes(release: Release): Issue[] {
    const where = this.file.path;
    const skipped = [...this.faults, ...this.uncounted()].map((fault) => ({
      ...fault,
      code: `skipped-${fault.code}`,
    }));
    return [
      ...release.notes,
      ...remarkNotes(this.remarks, this.contents.events, where),
      ...passedOver(this.skipped, where),
      ...leftOut(this.repeated_rows, this.blank_rows, where),
      ...this.corrections().map(({ correction_id, rows }) =>
        correctionNote(this.correctionOf(correction_id), rows, where),
      ),
      ...skipped,
      ...placingNotes(this.admin, where),
    ];
  }
}

const isBlank = (cell: string) => cell.trim() === '';

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
