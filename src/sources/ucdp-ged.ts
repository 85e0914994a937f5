import {
  countryFromName,
  type EventRow,
  type Fault,
  type FileHint,
  type Issue,
  monthText,
  quoted,
  type Release,
  type Remark,
  type RowReader,
  type RowReading,
  type Seen,
  type Source,
  type StatedRelease,
  VigieError,
} from '../core/index.ts';
import {
  coordinate,
  count,
  type DayFormat,
  type DayRead,
  dateWords,
  dayOf,
  fault,
  HEADER_REPEATED,
  isTagRow,
  plainId,
  readWords,
  TAGS_MISPLACED,
  wholeNumber,
} from './cells.ts';
import { releaseOf, statedBy } from './ucdp-release.ts';

/** Columns of a final GED release, in order: the 24.0.1 Candidate file came without this row. */
export const FULL_HEADER =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob'.split(
    ',',
  );

/** The website export calls the three estimates differently. */
const OTHER_NAMES: Record<string, string> = { best_est: 'best', high_est: 'high', low_est: 'low' };

export const NEEDED = [
  'id',
  'type_of_violence',
  'conflict_name',
  'dyad_name',
  'side_a',
  'side_b',
  'where_prec',
  'adm_1',
  'latitude',
  'longitude',
  'country',
  'date_prec',
  'date_start',
  'date_end',
  'deaths_civilians',
  'best',
  'high',
  'low',
] as const;

type Column = (typeof NEEDED)[number];

/**
 * UCDP's Georeferenced Event Dataset in its four faces: final release, Candidate (monthly or
 * cumulative), the website's export and HDX's country files. The text of sources and places is
 * read past and never kept: it can name victims and witnesses.
 */
export const ucdpGed: Source = {
  kind: 'events',
  id: 'ucdp-ged',
  title: {
    en: 'UCDP Georeferenced Event Dataset (final, Candidate, website export, HDX country file)',
    fr: "Base d'événements géoréférencés de l'UCDP (version finale, Candidate, export du site, fichier pays HDX)",
  },
  recognises: (firstRow) => isHeader(firstRow) || isHeaderless(firstRow),
  open: (firstRow, hint) => new GedReader(firstRow, hint),
};

function isHeader(row: readonly string[]): boolean {
  const names = new Set(row.map(columnName));
  return (
    ['type_of_violence', 'side_a', 'side_b', 'date_start'].filter((n) => names.has(n)).length >= 3
  );
}

function isHeaderless(row: readonly string[]): boolean {
  return row.length === FULL_HEADER.length && /^[A-Z]{3}-\d{4}-\d/.test(row[1] ?? '');
}

function columnName(name: string): string {
  const plain = name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();
  return OTHER_NAMES[plain] ?? plain;
}

/** Days that are kept as read: more than a release has. */
const MOST_DAYS = 40_000;

class GedReader implements RowReader {
  readonly header_rows: 0 | 1;
  private readonly at: Record<Column, number>;
  private readonly width: number;
  private readonly named: Record<Column, string>;
  private readonly hint: FileHint;
  /** the website's export ends every row with a comma, and its header does not always */
  private trailing: boolean | undefined;
  readonly stated: StatedRelease;
  private readonly header: string;
  private rows = 0;
  /** how the file writes its days, from the first that can be read */
  private dayFormat: DayFormat | undefined;
  private readonly days = new Map<string, DayRead>();

  constructor(firstRow: readonly string[], hint: FileHint) {
    this.hint = hint;
    this.header_rows = isHeader(firstRow) ? 1 : 0;
    const names = this.header_rows === 1 ? firstRow.map(columnName) : FULL_HEADER;
    const written = this.header_rows === 1 ? [...firstRow] : FULL_HEADER;
    while (names.length > 0 && names[names.length - 1] === '') {
      names.pop();
      this.trailing = true;
    }
    this.width = names.length;
    this.header = firstRow.map(columnName).join('\u001f');
    this.stated = statedBy(hint);
    const missing = NEEDED.filter((name) => !names.includes(name));
    const repeated = NEEDED.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
    const issues: Issue[] = [
      ...missing.map((name) => headerIssue(`column "${name}" is missing`, hint)),
      ...repeated.map((name) => headerIssue(`column "${name}" stands twice`, hint)),
    ];
    if (issues.length > 0) throw new VigieError(issues);
    this.named = Object.fromEntries(
      NEEDED.map((name) => [name, written[names.indexOf(name)]?.replace(/^\uFEFF/, '').trim()]),
    ) as Record<Column, string>;
    this.at = Object.fromEntries(NEEDED.map((name) => [name, names.indexOf(name)])) as Record<
      Column,
      number
    >;
  }

  get reads(): readonly number[] {
    return Object.values(this.at);
  }

  read(cells: readonly string[]): RowReading {
    this.rows++;
    if (isTagRow(cells, this.width)) {
      return this.rows === 1 && this.header_rows === 1
        ? { skipped: 'hxl-tags' }
        : { faults: [TAGS_MISPLACED] };
    }
    if (this.isHeaderAgain(cells)) {
      return { faults: [HEADER_REPEATED] };
    }
    const faults: Fault[] = [];
    const ends = cells.length === this.width + 1 && cells[this.width] === '';
    this.trailing ??= ends;
    if (cells.length !== this.width && !(ends && this.trailing)) {
      const what = `the row has ${cells.length} columns, the header has ${this.width}`;
      const fix = 'look for an unquoted comma, a quote that is not closed, or a cut line';
      return { faults: [{ code: 'row-width', column: '', what, fix }] };
    }
    const cell = (column: Column) => (cells[this.at[column]] ?? '').trim();
    const words = (column: Column) => readWords(cell(column), column, faults);
    const date = (column: Column) => this.readDate(cell(column), column, faults);
    const event: EventRow = {
      event_id: plainId(words('id'), faults),
      type_of_violence: wholeNumber(
        cell('type_of_violence'),
        'type_of_violence',
        1,
        3,
        faults,
      ) as 1,
      conflict_name: words('conflict_name'),
      dyad_name: words('dyad_name'),
      side_a: words('side_a'),
      side_b: words('side_b'),
      date_start: date('date_start'),
      date_end: date('date_end'),
      date_precision: wholeNumber(cell('date_prec'), 'date_prec', 0, 5, faults),
      place_precision: wholeNumber(cell('where_prec'), 'where_prec', 0, 7, faults),
      country_iso3: countryFromName(cell('country')) ?? '',
      region: words('adm_1'),
      latitude: coordinate(cell('latitude'), 'latitude', 90, faults),
      longitude: coordinate(cell('longitude'), 'longitude', 180, faults),
      fatalities_best: count(cell('best'), 'best', faults),
      fatalities_low: count(cell('low'), 'low', faults),
      fatalities_high: count(cell('high'), 'high', faults),
      deaths_civilians: count(cell('deaths_civilians'), 'deaths_civilians', faults),
    };
    const { to } = this.stated;
    if (
      to !== undefined &&
      event.date_start !== '' &&
      event.date_start.slice(0, 7) > monthText(to)
    ) {
      const what = `date_start ${quoted(event.date_start)} is after ${monthText(to)}, the last month of the release`;
      const fix = 'correct the row, or give the release with --release';
      faults.push(fault('date-after-release', 'date_start', what, fix));
    }
    if (cell('id') === '') {
      faults.push(fault('id-missing', 'id', 'the event has no id', 'give the event its id'));
    }
    if (event.country_iso3 === '') {
      const what = `country ${quoted(cell('country'))} is not known`;
      faults.push(
        fault('country-unknown', 'country', what, 'write the country as UCDP does, exactly'),
      );
    }
    if (faults.length === 0) return { event, remarks: remarksOn(event) };
    return {
      faults: faults.map((f) => ({ ...f, column: this.named[f.column as Column] ?? f.column })),
    };
  }

  /** The day as the file writes it: no clock, so no time zone can move it. */
  private readDate(text: string, column: Column, faults: Fault[]): string {
    const read = this.dayRead(text);
    if (read === undefined || 'fault' in read) {
      faults.push(fault(read?.fault ?? 'date', column, ...dateWords(read?.fault, column, text)));
      return '';
    }
    this.dayFormat ??= read.format;
    if (read.format !== this.dayFormat) {
      const what = `${column} ${quoted(text)} is written ${read.format}, the rows before it ${this.dayFormat}`;
      const fix = 'write every date of the file as YYYY-MM-DD';
      faults.push(fault('date-mixed', column, what, fix));
      return '';
    }
    return read.day;
  }

  /** Few days make up many rows. */
  private dayRead(text: string): DayRead | undefined {
    const known = this.days.get(text);
    if (known) return known;
    const read = dayOf(text);
    if (read && this.days.size < MOST_DAYS) this.days.set(text, read);
    return read;
  }

  /** The first cell is looked at alone first: this is asked of every row. */
  private isHeaderAgain(cells: readonly string[]): boolean {
    return (
      this.header_rows === 1 &&
      this.header.startsWith(columnName(cells[0] ?? '')) &&
      cells.map(columnName).join('\u001f') === this.header
    );
  }

  release(seen: Seen): Release {
    return releaseOf(this.hint, seen, this.header_rows === 0);
  }
}

function headerIssue(what: string, hint: FileHint): Issue {
  const fix = 'take the file as UCDP or HDX publishes it, with its header row';
  return { code: 'header', what, where: `${hint.name}, header`, fix };
}

/** UCDP publishes a few such rows itself; refusing them would lose events. */
function remarksOn(event: EventRow): Remark[] {
  const remarks: Remark[] = [];
  const { fatalities_low: low, fatalities_best: best, fatalities_high: high } = event;
  if (low > high) remarks.push('estimates-reversed');
  else if (best < low || best > high) remarks.push('best-outside-estimates');
  if (event.date_end < event.date_start) remarks.push('dates-reversed');
  return remarks;
}
