/** One file into the workspace: recognise, read, place, check, save. */
import { placeOf } from '../areas/index.ts';
import {
  type Context,
  type EventRow,
  type Issue,
  type LevelReader,
  type LevelRow,
  type LevelSource,
  type Measure,
  monthFromText,
  monthText,
  type Release,
  type Remark,
  type RowReader,
  type SkipReason,
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
      source_id: reading.sourceId(release),
      kind: reading.kind,
      measures: reading.measures(),
    };
    await writer?.addLevels(reading.levels);
    await writer?.commit(release, facts, reading.rejected);
    return {
      file: file.path,
      state: 'ingested',
      kind: reading.kind,
      source: reading.sourceId(release),
      dataset: release.dataset,
      version: release.version,
      covers: `${monthText(release.covers.from)}..${monthText(release.covers.to)}`,
      countries: release.covers.countries,
      rows: reading.events + reading.levels.length,
      rejected: reading.rejected_rows,
      sha256,
      issues: reading.notes(release),
    };
  } catch (error) {
    // What went wrong first is what matters, should undoing fail too.
    await writer?.rollback().catch(() => {});
    throw error;
  }
}

function factsOf(snapshot: Awaited<ReturnType<Store['snapshots']>>[number]) {
  return {
    kind: snapshot.kind,
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
  levels: LevelRow[] = [];
  private opened: OpenedFile | undefined;
  private readonly faults: Issue[] = [];
  private readonly ids = new Map<string, number>();
  private readonly countries = new Map<string, number>();
  private readonly months = new Map<number, number>();
  private readonly remarks = new Map<Remark, number>();
  private readonly skipped = new Map<SkipReason, number>();
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

  /** Logs of different datasets are kept apart; releases of one source belong together. */
  sourceId(release: Release): string {
    const id = this.opened?.source.id ?? '';
    return id === 'mapped-csv' ? `${id}:${slug(release.dataset)}` : id;
  }

  get kind(): 'events' | 'levels' {
    return this.opened?.kind ?? 'events';
  }

  /** Turns a block of rows into placed events; faults are kept for the end. */
  take(block: RowBlock): StoredEvent[] {
    const events: StoredEvent[] = [];
    block.rows.forEach((cells, i) => {
      const isFirst = this.opened === undefined;
      this.opened ??= this.recognise(cells);
      if (isFirst && this.opened.reader.header_rows === 1) return;
      this.rows++;
      const reading = this.opened.reader.read(cells);
      if ('skipped' in reading) {
        this.skipped.set(reading.skipped, (this.skipped.get(reading.skipped) ?? 0) + 1);
        return;
      }
      if ('faults' in reading) {
        this.reject(block.lines[i], reading.faults);
        return;
      }
      if ('taken' in reading) return;
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

  private recognise(firstRow: readonly string[]): OpenedFile {
    const { mapping } = this.options;
    const { release } = this.options;
    const name = this.file.inner ?? this.file.name;
    const hint = {
      name,
      ...(release ? { release } : {}),
      ...(mapping === undefined ? {} : { mapping }),
    };
    const source = sources.entries.find((candidate) => candidate.recognises(firstRow, hint));
    if (source?.kind === 'events')
      return { kind: 'events', source, reader: source.open(firstRow, hint) };
    if (source) return { kind: 'levels', source, reader: source.open(firstRow, hint) };
    throw new VigieError([
      {
        code: 'source-unknown',
        what: `the first row, of ${firstRow.length} columns, is not that of a source Vigie knows`,
        where: `${this.file.path} line 1`,
        fix: 'name a file of UCDP GED, ACLED, IDMC, UNHCR, Cadre Harmonisé or HAPI, or give --mapping FILE that says what the columns mean',
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
    if (this.opened?.kind === 'events' && this.events > 0) {
      return this.opened.reader.release({ countries: this.countries, months: this.months });
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

  /** What outcomes may be computed from the file: what at least one row states. */
  measures(): Measure[] {
    if (this.kind === 'levels') return [];
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
    const passedOver = [...this.skipped].flatMap(([code, n]) =>
      code === 'hxl-tags'
        ? []
        : [
            {
              code: `passed-over-${code}`,
              what: `${n} rows passed over: ${SKIPS[code]}`,
              where,
              fix: 'nothing to do; the guide of sources says why',
            },
          ],
    );
    const placing = placingNotes(this.admin, where);
    return [...release.notes, ...remarks, ...passedOver, ...skipped, ...placing];
  }
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A file once its source is known. */
type OpenedFile =
  | { kind: 'events'; source: Source; reader: RowReader }
  | { kind: 'levels'; source: LevelSource; reader: LevelReader };

const SKIPS: Record<Exclude<SkipReason, 'hxl-tags'>, string> = {
  protests: 'protests, which are not organised violence',
  riots: 'riots, in which no organised armed actor takes part',
  'strategic-developments': 'strategic developments, which are not acts of violence',
  'parts-of-areas': 'parts of areas that are counted whole already',
  'other-rounds': 'other rounds and projections, never added to the one that is kept',
  'other-figures': 'breakdowns and figures that no outcome uses',
  'no-figure': 'rows without a figure, which stay missing',
};

const REMARKS: Record<Remark, string> = {
  'estimates-reversed': 'the low estimate of deaths is above the high one',
  'best-outside-estimates': 'the best estimate of deaths is not between the low and the high one',
  'dates-reversed': 'the event ends before it starts',
};
