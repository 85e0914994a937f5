import {
  countryFromName,
  type EventRow,
  type Fault,
  type FileHint,
  type Issue,
  isCalendarDay,
  monthOf,
  quoted,
  type Release,
  type Remark,
  type RowReader,
  type RowReading,
  type Seen,
  type Source,
  VigieError,
} from '../core/index.ts';

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

const LICENCE = 'CC BY 4.0';
const GED_CITATION =
  'Sundberg & Melander (2013), Introducing the UCDP Georeferenced Event Dataset, Journal of Peace Research 50(4)';
/** The yearly article that each release asks to be cited with. */
const YEARLY: Record<number, string> = {
  20: 'Pettersson & Öberg (2020), Journal of Peace Research 57(4)',
  21: 'Pettersson et al. (2021), Journal of Peace Research 58(4)',
  22: 'Davies, Pettersson & Öberg (2022), Journal of Peace Research 59(4)',
  23: 'Davies, Pettersson & Öberg (2023), Journal of Peace Research 60(4)',
  24: 'Davies, Engström, Pettersson & Öberg (2024), Journal of Peace Research 61(4)',
  25: 'Davies, Pettersson, Sollenberg & Öberg (2025), Journal of Peace Research 62(4)',
};

function finalCitation(year: number): string {
  return YEARLY[year] ? `${GED_CITATION}; ${YEARLY[year]}` : GED_CITATION;
}

const CANDIDATE_CITATION =
  'Hegre, Croicu, Eck & Högbladh (2020), Introducing the UCDP Candidate Events Dataset, Research & Politics 7(3)';

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

class GedReader implements RowReader {
  readonly header_rows: 0 | 1;
  private readonly at: Record<Column, number>;
  private readonly width: number;
  private readonly named: Record<Column, string>;
  private readonly hint: FileHint;
  /** the website's export ends every row with a comma, and its header does not always */
  private trailing: boolean | undefined;

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

  read(cells: readonly string[]): RowReading {
    if (cells.filter((cell) => cell.startsWith('#')).length > this.width / 4) {
      return { skipped: 'hxl-tags' };
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
    const event: EventRow = {
      event_id: plainId(cell('id')),
      type_of_violence: wholeNumber(
        cell('type_of_violence'),
        'type_of_violence',
        1,
        3,
        faults,
      ) as 1,
      conflict_name: cell('conflict_name'),
      dyad_name: cell('dyad_name'),
      side_a: cell('side_a'),
      side_b: cell('side_b'),
      date_start: readDate(cell('date_start'), 'date_start', faults),
      date_end: readDate(cell('date_end'), 'date_end', faults),
      date_precision: wholeNumber(cell('date_prec'), 'date_prec', 0, 5, faults),
      place_precision: wholeNumber(cell('where_prec'), 'where_prec', 0, 7, faults),
      country_iso3: countryFromName(cell('country')) ?? '',
      region: cell('adm_1'),
      latitude: coordinate(cell('latitude'), 'latitude', 90, faults),
      longitude: coordinate(cell('longitude'), 'longitude', 180, faults),
      fatalities_best: count(cell('best'), 'best', faults),
      fatalities_low: count(cell('low'), 'low', faults),
      fatalities_high: count(cell('high'), 'high', faults),
      deaths_civilians: count(cell('deaths_civilians'), 'deaths_civilians', faults),
    };
    if (event.event_id === '') {
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

  release(seen: Seen): Release {
    return releaseOf(this.hint, seen, this.header_rows === 0);
  }
}

function headerIssue(what: string, hint: FileHint): Issue {
  const fix = 'take the file as UCDP or HDX publishes it, with its header row';
  return { code: 'header', what, where: `${hint.name}, header`, fix };
}

function fault(code: string, column: string, what: string, fix: string): Fault {
  return { code, column, what, fix };
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

/** Ids come as `609987`, `15960.0` (HDX, old years) or `XXX160`. */
function plainId(text: string): string {
  return text.replace(/^(\d+)\.0$/, '$1');
}

function wholeNumber(
  text: string,
  column: Column,
  low: number,
  high: number,
  faults: Fault[],
): number {
  const value = text === '' && low === 0 ? 0 : Number(text === '' ? Number.NaN : text);
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  const what = `${column} ${quoted(text)} is not a whole number from ${low} to ${high}`;
  faults.push(fault('number', column, what, 'correct the row, or ingest with --skip-bad-rows'));
  return low;
}

function coordinate(text: string, column: Column, bound: number, faults: Fault[]): number {
  if (text === '') return Number.NaN;
  const value = Number(text);
  if (Number.isFinite(value) && Math.abs(value) <= bound) return value;
  const what = `${column} ${quoted(text)} is not between −${bound} and ${bound}`;
  const fix = 'write decimal degrees with a point; look for swapped latitude and longitude';
  faults.push(fault('coordinate', column, what, fix));
  return Number.NaN;
}

function count(text: string, column: Column, faults: Fault[]): number {
  if (/^\d+(\.0+)?$/.test(text)) return Number(text);
  const what = `${column} ${quoted(text)} is not a number of deaths`;
  faults.push(fault('number', column, what, 'write a whole number of at least 0'));
  return Number.NaN;
}

const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)?$/;

/** The day as the file writes it: no clock, so no time zone can move it. */
function readDate(text: string, column: Column, faults: Fault[]): string {
  const iso = ISO_DATE.exec(text);
  const us = iso ? null : US_DATE.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : us ? [us[3], us[1], us[2]] : [];
  const [year, month, day] = parts.map(Number);
  if (parts.length === 3 && year >= 1989 && year <= 2100 && isCalendarDay(year, month, day)) {
    return `${parts[0]}-${parts[1].padStart(2, '0')}-${parts[2].padStart(2, '0')}`;
  }
  const what = `${column} ${quoted(text)} is not a date`;
  faults.push(fault('date', column, what, 'correct the row, or ingest with --skip-bad-rows'));
  return '';
}

/** `GEDEvent_v26_0_8`, `GEDEvent_v25_01_25_12`, `ged251-csv`, `ged_candidate_v23_0_10`, `ged_v24_1_sudan`. */
const VERSION = /v(\d{2})_(\d{1,2})(?:_(\d{1,2}))?(?:_(\d{1,2}))?(?![\d])/i;
const SHORT_VERSION = /ged(\d{2})(\d)(?!\d)/i;

/** A release as a user writes it, `25.1`, `26.0.2`, `25.01.25.12`; a file name will do too. */
const STATED = /^v?(\d{2})\.(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?$/;

function releaseOf(hint: FileHint, seen: Seen, headerless: boolean): Release {
  const { name } = hint;
  const text = hint.release ?? name;
  const version = STATED.exec(text) ?? VERSION.exec(text) ?? SHORT_VERSION.exec(text);
  if (hint.release !== undefined && !version) throw releaseUnreadable(hint.release);
  const numbers = version?.slice(1).filter(Boolean).map(Number) ?? [];
  const countries = countriesOf(seen);
  const notes: Issue[] = [];
  if (headerless) {
    const what = 'the file has no header row; the columns of a full release were assumed';
    notes.push({ code: 'header-assumed', what, where: name, fix: 'check five values by eye' });
  }
  const [first, second, third, fourth] = numbers;
  if (numbers.length === 4) {
    // Release names do not sort as text: v26_01_26_06 is January to June 2026.
    const from = monthOf(2000 + first, second);
    const to = monthOf(2000 + third, fourth);
    const text = [first, second, third, fourth].map((n) => String(n).padStart(2, '0')).join('.');
    return candidate(text, from, to, countries, notes);
  }
  if (numbers.length === 3) {
    const month = monthOf(2000 + first, Math.max(1, third));
    return candidate(`${first}.${second}.${third}`, month, month, countries, notes);
  }
  if (numbers.length === 2)
    return finalRelease(first, second, firstYearSeen(seen), countries, notes);
  return unnamed(name, seen, countries, notes);
}

function releaseUnreadable(release: string): VigieError {
  return new VigieError(
    [
      {
        code: 'release-unreadable',
        what: `"${release}" is not a UCDP release`,
        where: '--release',
        fix: 'write 25.1 (yearly), 26.0.2 (a month) or 25.01.25.12 (cumulative)',
      },
    ],
    2,
  );
}

/** At least one country of each in every release of the world, in every month. */
const SIGNS_OF_THE_WORLD: readonly (readonly string[])[] = [
  ['MEX', 'COL', 'BRA', 'HTI', 'ECU', 'PER', 'SLV', 'GTM'],
  ['AFG', 'PAK', 'IND', 'MMR', 'PHL', 'THA', 'BGD', 'LKA', 'IDN'],
  ['SYR', 'IRQ', 'YEM', 'ISR', 'TUR', 'IRN', 'LBN'],
  ['NGA', 'SDN', 'SOM', 'COD', 'MLI', 'ETH', 'DZA'],
];

/** A file speaks for the world when every part of it occurs, else for the countries it holds. */
function countriesOf(seen: Seen): string[] | null {
  const isWorld =
    seen.countries.size > 20 &&
    SIGNS_OF_THE_WORLD.every((signs) => signs.some((code) => seen.countries.has(code)));
  return isWorld ? null : [...seen.countries.keys()].sort();
}

/** January of the first year with an event: a file cut to later years says nothing of earlier ones. */
function firstYearSeen(seen: Seen): number {
  return Math.floor(Math.min(...seen.months.keys()) / 12) * 12;
}

function candidate(
  version: string,
  from: number,
  to: number,
  countries: string[] | null,
  notes: Issue[],
): Release {
  return {
    dataset: 'UCDP Candidate',
    version,
    licence: LICENCE,
    citation: CANDIDATE_CITATION,
    redistributable: true,
    published: to + 1,
    // Within a month of publication, the release that covers more is the fuller revision.
    rank: to - from,
    final: false,
    covers: { from, to, countries },
    notes,
  };
}

function finalRelease(
  year: number,
  edition: number,
  from: number,
  countries: string[] | null,
  notes: Issue[],
): Release {
  return {
    dataset: 'UCDP GED',
    version: `${year}.${edition}`,
    licence: LICENCE,
    citation: finalCitation(year),
    redistributable: true,
    // Yearly releases come out in June of the year that gives them their number.
    published: monthOf(2000 + year, 6),
    rank: 1000 + edition,
    final: true,
    covers: { from, to: monthOf(2000 + year - 1, 12), countries },
    notes,
  };
}

/** No release name: a yearly release is assumed that ends with the last year of the rows. */
function unnamed(name: string, seen: Seen, countries: string[] | null, notes: Issue[]): Release {
  const months = [...seen.months.keys()].sort((a, b) => a - b);
  const last = months[months.length - 1];
  const lastYear = Math.floor(last / 12);
  const release = finalRelease(lastYear + 1 - 2000, 1, firstYearSeen(seen), countries, notes);
  const busiest = Math.max(...seen.months.values());
  const total = [...seen.months.values()].reduce((sum, n) => sum + n, 0);
  const isMonthly = busiest > total * 0.8;
  const what = isMonthly
    ? 'the file name does not say its release; a monthly Candidate file was assumed'
    : `the file name does not say its release; yearly release ${release.version} was assumed`;
  notes.push({
    code: 'release-assumed',
    what,
    where: name,
    fix: "keep UCDP's file name, such as GEDEvent_v26_0_2.csv, or give --release",
  });
  if (!isMonthly) return release;
  const month = months.find((m) => seen.months.get(m) === busiest)!;
  return candidate(
    `${Math.floor(month / 12) % 100}.0.${(month % 12) + 1}`,
    month,
    month,
    countries,
    notes,
  );
}
