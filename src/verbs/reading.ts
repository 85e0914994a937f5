/** What is learnt of one file while its rows go by: recognised, placed, corrected, checked. */
import { isFarFromCountry, placeOf } from '../areas/index.ts';
import {
  type Correction,
  type CorrectionCount,
  type EventRow,
  type Fault,
  type Issue,
  type LevelReader,
  type LevelRow,
  type LevelSource,
  type Measure,
  type Month,
  matchesEvent,
  monthFromText,
  type Release,
  type Remark,
  type RowReader,
  type SkipReason,
  type Source,
  VigieError,
} from '../core/index.ts';
import { sources } from '../sources/index.ts';
import type { InputFile, RejectedCell, RowBlock, StoredEvent } from '../store/index.ts';
import { type AdminPlacers, placingNotes } from './admin-placers.ts';
import type { IngestOptions } from './ingest.ts';
import { SeenIds } from './seen-ids.ts';

/** Faults kept in words for one file; more are counted. */
const MOST_FAULTS = 1000;

/** Faults that put the rows beside them in doubt, so that skipping their own rows is no help. */
const OF_THE_WHOLE_FILE = new Set(['date-order', 'date-mixed']);

export class FileReading {
  rows = 0;
  events = 0;
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
  private readonly countries = new Map<string, number>();
  private readonly months = new Map<Month, number>();
  private readonly firstLines = new Map<Month, number>();
  private readonly remarks = new Map<Remark, number>();
  private readonly skipped = new Map<SkipReason, number>();
  private readonly corrected = new Map<string, number>();
  private readonly seen = {
    deaths: false,
    low: false,
    high: false,
    civilians: false,
    cells: false,
    regions: false,
    actors: false,
  };

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
    const release = this.reader.release({ countries: this.countries, months: this.months });
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
        if (isTags(cells)) return this.reject(line, [TAGS_ABOVE]);
        this.opened = this.recognise(cells, line);
        if (this.opened.reader.header_rows === 1) return;
      }
      if (cells.every((cell) => cell.trim() === '')) {
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

  private recognise(firstRow: readonly string[], line: number): OpenedFile {
    const { mapping, release } = this.options;
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
      ...this.faults,
      {
        code: 'source-unknown',
        what: `the first row, of ${firstRow.length} columns, is not that of a source Vigie knows`,
        where: `${this.file.path} line ${line}`,
        fix: 'name a file of UCDP GED, ACLED, IDMC, UNHCR, Cadre Harmonisé or HAPI, or give --mapping FILE that says what the columns mean',
      },
    ]);
  }

  /** The same event twice is taken once and counted; another event of the same id is a fault. */
  private isRepeated(event: EventRow, line: number): boolean {
    const content = Object.values(event).join('\u001f');
    const first = this.ids.add(event.event_id, content, line);
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
    const { seen } = this;
    this.events++;
    this.countries.set(event.country_iso3, (this.countries.get(event.country_iso3) ?? 0) + 1);
    this.months.set(month, (this.months.get(month) ?? 0) + 1);
    if (!this.firstLines.has(month)) this.firstLines.set(month, line);
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

  /** Months that have not come yet, in a file whose name states no last month. */
  private future(): Issue[] {
    const { today } = this.options;
    if (today === undefined || this.reader?.stated?.to !== undefined) return [];
    return [...this.months.keys()]
      .filter((month) => month > today)
      .sort((a, b) => a - b)
      .map((month) => ({
        code: 'date-future',
        what: `${this.months.get(month)} events are dated in a month that has not come yet`,
        where: `${this.file.path} line ${this.firstLines.get(month)}, column date_start`,
        fix: 'correct the row, or the clock of this computer',
      }));
  }

  /** @throws all faults of the file, when there are any and they are not to be skipped */
  finish(parserIssues: readonly Issue[]): Release {
    const future = this.future();
    const all = [...parserIssues, ...this.faults, ...this.uncounted(), ...future];
    const must = parserIssues.length > 0 || future.length > 0 || this.inDoubt;
    if (all.length > 0 && (!this.options.skip_bad_rows || must)) throw new VigieError(all);
    if (this.reader && this.events > 0) {
      return this.reader.release({ countries: this.countries, months: this.months });
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

  /** Entries of the register of known faults that were applied, in the register's order. */
  corrections(): CorrectionCount[] {
    return [...this.corrected].map(([correction_id, rows]) => ({ correction_id, rows }));
  }

  /** The same with their reasons, for the answer. */
  correctionsInWords() {
    return this.corrections().map(({ correction_id, rows }) => ({
      correction_id,
      rows,
      reason: this.options.corrections!.find(({ id }) => id === correction_id)!.reason,
    }));
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
    const skipped = [...this.faults, ...this.uncounted()].map((fault) => ({
      ...fault,
      code: `skipped-${fault.code}`,
    }));
    return [
      ...release.notes,
      ...remarks,
      ...this.passedOver(),
      ...this.leftOut(),
      ...this.corrections().map((count) => this.correctionNote(count)),
      ...skipped,
      ...placingNotes(this.admin, where),
    ];
  }

  private passedOver(): Issue[] {
    return [...this.skipped].flatMap(([code, n]) =>
      code === 'hxl-tags'
        ? []
        : [
            {
              code: `passed-over-${code}`,
              what: `${n} rows passed over: ${SKIPS[code]}`,
              where: this.file.path,
              fix: 'nothing to do; the guide of sources says why',
            },
          ],
    );
  }

  private leftOut(): Issue[] {
    const where = this.file.path;
    const fix = 'nothing to do';
    const notes: Issue[] = [];
    if (this.repeated_rows > 0) {
      const what = `${this.repeated_rows} rows repeat an event word for word; each event is counted once`;
      notes.push({ code: 'rows-repeated', what, where, fix });
    }
    if (this.blank_rows > 0) {
      const what = `${this.blank_rows} rows have no cell filled in and were left out`;
      notes.push({ code: 'rows-blank', what, where, fix });
    }
    return notes;
  }

  private correctionNote({ correction_id, rows }: CorrectionCount): Issue {
    const entry = this.options.corrections!.find(({ id }) => id === correction_id) as Correction;
    return {
      code: 'correction-applied',
      what: `correction "${correction_id}" was applied to ${rows} events`,
      where: `${this.file.path}; ${entry.document.title}, ${entry.document.date}`,
      fix: 'leave corrections out with --no-corrections',
    };
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
  'far-from-country': 'the point lies more than 300 km outside the country',
};

/** UCDP's `where_prec` 7: at sea or in the air, where no outline says anything. */
const AT_SEA = 7;

function remarksOnPlace({
  country_iso3,
  latitude,
  longitude,
  place_precision,
}: EventRow): Remark[] {
  if (Number.isNaN(latitude) || Number.isNaN(longitude) || place_precision === AT_SEA) return [];
  return isFarFromCountry(country_iso3, latitude, longitude) ? ['far-from-country'] : [];
}

function isTags(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim().startsWith('#')).length > cells.length / 4;
}

const TAGS_ABOVE: Fault = {
  code: 'tags-misplaced',
  column: '',
  what: 'a row of HXL tags stands elsewhere than under the header',
  fix: 'keep one row of tags, directly under the header',
};
