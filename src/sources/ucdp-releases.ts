/** Releases as UCDP publishes them: what a request means, under which names and addresses. */
import { type Month, monthFromText, monthOf, monthText, VigieError } from '../core/index.ts';
import { FULL_HEADER, NEEDED } from './ucdp-ged.ts';

/** One release, and where it is to be had. */
export interface UcdpRelease {
  dataset: 'UCDP GED' | 'UCDP Candidate';
  /** as UCDP writes it: `26.1`, `26.0.7`, `25.01.25.12` */
  version: string;
  /** name of the file UCDP publishes; it says the release, so that ingest need not be told */
  file_name: string;
  /** name of the table that is made from pages of the API */
  table_name: string;
  file_address: string;
  api_address: string;
  /** month in which it is, or was, expected */
  expected: Month;
}

/** Where the files and the API begin. */
export interface UcdpBases {
  files: string;
  api: string;
}

export const UCDP_BASES: UcdpBases = {
  files: 'https://ucdp.uu.se/downloads',
  api: 'https://ucdpapi.pcr.uu.se/api',
};

/** The API gives at most this many events on a page. */
const PAGE_SIZE = 1000;
/** How far back the newest monthly release is looked for. */
export const LATEST_TRIES = 6;

/**
 * The releases a request names, in the order in which they are to be tried: one, or for
 * `candidate latest` the months from `today` back.
 *
 * @param words `26.1`, `26.0.7`, `25.01.25.12`, `candidate 2026-07`, `candidate latest`
 * @param today current month; used by `latest` alone
 * @throws bad usage (exit code 2), code `release-unreadable`
 * @example ucdpReleases(['26.1'], 0)[0].file_address // => 'https://ucdp.uu.se/downloads/ged/ged261-csv.zip'
 * @example ucdpReleases(['candidate', '2026-07'], 0)[0].file_name // => 'GEDEvent_v26_0_7.csv'
 * @example ucdpReleases(['candidate latest'], monthFromText('2026-02')).map((r) => r.version) // => ['26.0.2', '26.0.1', '25.0.12', '25.0.11', '25.0.10', '25.0.9']
 */
export function ucdpReleases(
  words: readonly string[],
  today: Month,
  bases: UcdpBases = UCDP_BASES,
): UcdpRelease[] {
  const asked = words.join(' ').trim().toLowerCase().split(/\s+/).join(' ');
  if (asked === 'candidate latest') {
    return Array.from({ length: LATEST_TRIES }, (_, i) => monthly(today - i, bases));
  }
  const month = /^candidate (\d{4}-(?:0[1-9]|1[0-2]))$/.exec(asked)?.[1];
  if (month?.startsWith('20')) return [monthly(monthFromText(month), bases)];
  const release = findVersion(asked.replace(/^candidate (?=\d+\.\d+\.)/, ''), bases);
  if (release) return [release];
  throw new VigieError(
    [
      {
        code: 'release-unreadable',
        what: `"${asked}" is not a UCDP release`,
        where: 'vigie ingest ucdp-ged --download',
        fix: 'write 26.1 (yearly), candidate 2026-07 (a month) or candidate latest',
      },
    ],
    2,
  );
}

/** A release by its version number; nothing when the text is not one. */
function findVersion(text: string, bases: UcdpBases): UcdpRelease | undefined {
  const numbers = /^v?(\d{2})\.(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?$/.exec(text);
  const [first, second, third, fourth] = (numbers ?? []).slice(1).filter(Boolean).map(Number);
  if (first === undefined) return undefined;
  const isMonth = (n: number) => n >= 1 && n <= 12;
  if (third === undefined) {
    return second >= 1 && second <= 9 ? yearly(first, second, bases) : undefined;
  }
  if (fourth === undefined) {
    return second === 0 && isMonth(third)
      ? monthly(monthOf(2000 + first, third), bases)
      : undefined;
  }
  const to = monthOf(2000 + third, fourth);
  if (!isMonth(second) || !isMonth(fourth) || to < monthOf(2000 + first, second)) return undefined;
  return candidate(
    [first, second, third, fourth].map((n) => String(n).padStart(2, '0')),
    to,
    bases,
  );
}

/** Yearly releases come out in June of the year that gives them their number. */
function yearly(year: number, edition: number, bases: UcdpBases): UcdpRelease {
  const version = `${String(year).padStart(2, '0')}.${edition}`;
  const file_name = `ged${version.replace('.', '')}-csv.zip`;
  return {
    dataset: 'UCDP GED',
    version,
    file_name,
    table_name: `GEDEvent_v${version.replace('.', '_')}.csv`,
    file_address: `${bases.files}/ged/${file_name}`,
    api_address: firstPage(version, bases),
    expected: monthOf(2000 + year, 6),
  };
}

/** Monthly releases come out in the month after the one they cover. */
function monthly(month: Month, bases: UcdpBases): UcdpRelease {
  const [year, monthOfYear] = monthText(month).split('-');
  return candidate([year.slice(2), '0', String(Number(monthOfYear))], month, bases);
}

function candidate(numbers: readonly string[], last: Month, bases: UcdpBases): UcdpRelease {
  const version = numbers.join('.');
  const file_name = `GEDEvent_v${numbers.join('_')}.csv`;
  return {
    dataset: 'UCDP Candidate',
    version,
    file_name,
    table_name: file_name,
    file_address: `${bases.files}/candidateged/${file_name}`,
    api_address: firstPage(version, bases),
    expected: last + 1,
  };
}

function firstPage(version: string, bases: UcdpBases): string {
  return `${bases.api}/gedevents/${version}?pagesize=${PAGE_SIZE}&page=0`;
}

/**
 * The newest of some versions by what they cover to, which is not their order as text.
 * @example newestVersion(['26.0.2', '25.01.25.12', '26.0.10']) // => '26.0.10'
 * @example newestVersion(['24.1', '25.1']) // => '25.1'
 */
export function newestVersion(versions: readonly string[]): string | undefined {
  const known = versions.flatMap((version) => findVersion(version, UCDP_BASES) ?? []);
  return known.sort((a, b) => b.expected - a.expected)[0]?.version;
}

/** One page of the API's answer. */
export interface ApiPage {
  total: number;
  next: string | undefined;
  rows: Record<string, unknown>[];
}

/**
 * Reads a page of `gedevents`; nothing when the JSON is not one.
 * @example findApiPage({ TotalCount: 0, TotalPages: 0, NextPageUrl: '', Result: [] }) // => { total: 0, next: undefined, rows: [] }
 * @example findApiPage({ Message: 'hello' }) // => undefined
 */
export function findApiPage(json: unknown): ApiPage | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { TotalCount, NextPageUrl, Result } = json as Record<string, unknown>;
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  if (!Number.isInteger(TotalCount) || !Array.isArray(Result) || !Result.every(isRow)) {
    return undefined;
  }
  const next = typeof NextPageUrl === 'string' && NextPageUrl !== '' ? NextPageUrl : undefined;
  return { total: Number(TotalCount), next, rows: Result };
}

/**
 * Header of the table that is made from pages: all columns of a release, but for those that ingest
 * needs and that no row has, so that ingest says which are missing instead of taking empty cells.
 */
export function apiColumns(rows: readonly Record<string, unknown>[]): string[] {
  const needed: readonly string[] = NEEDED;
  if (rows.length === 0) return [...FULL_HEADER];
  return FULL_HEADER.filter((name) => !needed.includes(name) || rows.some((row) => name in row));
}
