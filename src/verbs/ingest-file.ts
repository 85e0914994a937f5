/** One file into the workspace: recognise, read, place, check, save. */
import { placeOf } from '../areas/index.ts';
import {
  type Context,
  type EventRow,
  type Issue,
  type Measure,
  monthFromText,
  monthText,
  type Release,
  type Remark,
  type RowReader,
  type Source,
  VigieError,
} from '../core/index.ts';
import { sources } from '../sources/index.ts';
import {
  hashOf,
  type InputFile,
  type RejectedCell,
  type RowBlock,
  readRows,
  type Store,
  type StoredEvent,
  sha256 as sha256Of,
} from '../store/index.ts';
import { type AdminPlacers, adminPlacers, placingNotes } from './admin-placers.ts';
import type { IngestedFile, IngestOptions } from './ingest.ts';

/**
 * @throws VigieError with every fault of the file, unless bad rows are to be skipped
 */
export async function ingestFile(
  context: Context<Store>,
  file: InputFile,
  options: IngestOptions,
): Promise<IngestedFile> {
  const { store } = context;
  const how = sha256Of(JSON.stringify([options.mapping ?? null, options.release ?? null]));
  const known = async (sha256: string) =>
    (await store.snapshots()).find((s) => s.sha256 === sha256 && s.reading === how);
  // A file is hashed before it is read, so that a known one costs little; a stream cannot be.
  const early = file.bytes > 0 ? await known(await hashOf(file)) : undefined;
  if (early) return { ...factsOf(early), file: file.path, state: 'known', issues: [] };

  const reading = new FileReading(file, options, await adminPlacers(store));
  const writer = options.dry_run ? undefined : await store.beginSnapshot();
  try {
    const { sha256, issues } = await readRows(file, async (block) => {
      const events = reading.take(block);
      await writer?.add(events);
      context.progress(`${file.name}: ${reading.rows}`);
    });
    const late = await known(sha256);
    if (late) {
      await writer?.rollback();
      return { ...factsOf(late), file: file.path, state: 'known', issues: [] };
    }
    const release = reading.finish(issues);
    const facts = {
      name: file.name,
      sha256,
      bytes: file.bytes,
      reading: how,
      source_id: reading.source_id,
      measures: reading.measures(),
    };
    await writer?.commit(release, facts, reading.rejected);
    return {
      file: file.path,
      state: 'ingested',
      source: reading.source_id,
      dataset: release.dataset,
      version: release.version,
      covers: `${monthText(release.covers.from)}..${monthText(release.covers.to)}`,
      countries: release.covers.countries,
      rows: reading.events,
      rejected: reading.rejected_rows,
      sha256,
      issues: reading.notes(release),
    };
  } catch (error) {
    await writer?.rollback();
    throw error;
  }
}

function factsOf(snapshot: Awaited<ReturnType<Store['snapshots']>>[number]) {
  return {
    source: snapshot.source_id,
    dataset: snapshot.dataset,
    version: snapshot.version,
    covers: `${monthText(snapshot.covers_from)}..${monthText(snapshot.covers_to)}`,
    countries: snapshot.countries,
    rows: snapshot.rows,
    rejected: snapshot.rejected,
    sha256: snapshot.sha256,
  };
}

/** What is learnt of a file while its rows go by. */
class FileReading {
  rows = 0;
  events = 0;
  rejected_rows = 0;
  readonly rejected: RejectedCell[] = [];
  private readonly file: InputFile;
  private readonly options: IngestOptions;
  private source: Source | undefined;
  private reader: RowReader | undefined;
  private readonly faults: Issue[] = [];
  private readonly ids = new Map<string, number>();
  private readonly countries = new Map<string, number>();
  private readonly months = new Map<number, number>();
  private readonly remarks = new Map<Remark, number>();
  private readonly seen = {
    deaths: false,
    low: false,
    high: false,
    civilians: false,
    cells: false,
    regions: false,
    actors: false,
  };

  private readonly admin: AdminPlacers;

  constructor(file: InputFile, options: IngestOptions, admin: AdminPlacers) {
    this.admin = admin;
    this.file = file;
    this.options = options;
  }

  get source_id(): string {
    return this.source?.id ?? '';
  }

  /** Turns a block of rows into placed events; faults are kept for the end. */
  take(block: RowBlock): StoredEvent[] {
    const events: StoredEvent[] = [];
    block.rows.forEach((cells, i) => {
      if (!this.reader) {
        this.recognise(cells);
        if (this.reader!.header_rows === 1) return;
      }
      this.rows++;
      const reading = this.reader!.read(cells);
      if ('skipped' in reading) return;
      if ('faults' in reading) {
        this.reject(block.lines[i], reading.faults);
        return;
      }
      for (const remark of reading.remarks ?? []) {
        this.remarks.set(remark, (this.remarks.get(remark) ?? 0) + 1);
      }
      const repeated = this.ids.get(reading.event.event_id);
      if (repeated !== undefined) {
        const what = `id "${reading.event.event_id}" stands already on line ${repeated}`;
        this.reject(block.lines[i], [
          { code: 'id-repeated', column: 'id', what, fix: 'keep one row for each event' },
        ]);
        return;
      }
      this.ids.set(reading.event.event_id, block.lines[i]);
      events.push(this.placed(reading.event));
    });
    return events;
  }

  private recognise(firstRow: readonly string[]): void {
    const { mapping } = this.options;
    const { release } = this.options;
    const name = this.file.inner ?? this.file.name;
    const hint = {
      name,
      ...(release ? { release } : {}),
      ...(mapping === undefined ? {} : { mapping }),
    };
    this.source = sources.entries.find((source) => source.recognises(firstRow, hint));
    if (this.source) {
      this.reader = this.source.open(firstRow, hint);
      return;
    }
    const cells = firstRow
      .slice(0, 6)
      .map((cell) => cell.slice(0, 30))
      .join(', ');
    throw new VigieError([
      {
        code: 'source-unknown',
        what: `the first row is not that of a source Vigie knows: ${cells}`,
        where: `${this.file.path} line 1`,
        fix: 'name a UCDP GED file, or give --mapping FILE that says what the columns mean',
      },
    ]);
  }

  private reject(
    line: number,
    faults: readonly { code: string; column: string; what: string; fix: string }[],
  ): void {
    this.rejected_rows++;
    for (const { code, column, what, fix } of faults) {
      const where = `${this.file.path} line ${line}${column === '' ? '' : `, column ${column}`}`;
      this.faults.push({ code, what, where, fix });
      this.rejected.push({ line, column, code });
    }
  }

  private placed(event: EventRow): StoredEvent {
    const month = monthFromText(event.date_start.slice(0, 7));
    const place = placeOf(event);
    const { seen } = this;
    this.events++;
    this.countries.set(event.country_iso3, (this.countries.get(event.country_iso3) ?? 0) + 1);
    this.months.set(month, (this.months.get(month) ?? 0) + 1);
    seen.deaths ||= !Number.isNaN(event.fatalities_best);
    seen.low ||= !Number.isNaN(event.fatalities_low);
    seen.high ||= !Number.isNaN(event.fatalities_high);
    seen.civilians ||= !Number.isNaN(event.deaths_civilians);
    seen.cells ||= place.cell > 0;
    seen.regions ||= place.region !== '';
    seen.actors ||= event.side_a !== '';
    const { cell, region, border_with } = place;
    return { event, month, cell, region, border_with, ...this.admin.place(event) };
  }

  /** @throws all faults of the file, when there are any and they are not to be skipped */
  finish(parserIssues: readonly Issue[]): Release {
    const all = [...parserIssues, ...this.faults];
    const refuse = all.length > 0 && (!this.options.skip_bad_rows || parserIssues.length > 0);
    if (refuse) throw new VigieError(all);
    if (this.reader && this.events > 0) {
      return this.reader.release({ countries: this.countries, months: this.months });
    }
    throw new VigieError([
      ...all,
      {
        code: 'file-empty',
        what: 'the file holds no event',
        where: this.file.path,
        fix: 'take the file again; a transfer may have stopped before the first row',
      },
    ]);
  }

  /** What outcomes may be computed from the file: what at least one row states. */
  measures(): Measure[] {
    const { deaths, low, high, civilians, cells, regions, actors } = this.seen;
    const found: [Measure, boolean][] = [
      ['events', true],
      ['deaths', deaths],
      ['deaths-by-type', deaths],
      ['deaths-low', low],
      ['deaths-high', high],
      ['civilian-deaths', civilians],
      ['actors', actors],
      ['regions', regions],
      ['cells', cells],
      ['borders', cells],
    ];
    return found.filter(([, present]) => present).map(([measure]) => measure);
  }

  /** What a reader should know about the file, though it was taken. */
  notes(release: Release): Issue[] {
    const where = this.file.path;
    const remarks = [...this.remarks].map(([code, n]) => ({
      code,
      what: `${n} of ${this.events} events: ${REMARKS[code]}; kept as published`,
      where,
      fix: 'nothing to do; report it to the source if you can',
    }));
    const skipped = this.faults.map((fault) => ({ ...fault, code: `skipped-${fault.code}` }));
    const placing = placingNotes(this.admin, where);
    return [...release.notes, ...remarks, ...skipped, ...placing];
  }
}

const REMARKS: Record<Remark, string> = {
  'estimates-reversed': 'the low estimate of deaths is above the high one',
  'best-outside-estimates': 'the best estimate of deaths is not between the low and the high one',
  'dates-reversed': 'the event ends before it starts',
};
