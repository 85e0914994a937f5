/** Which release of UCDP a file is, by its name, by what the user states, or by its rows. */
import {
  type FileHint,
  type Issue,
  type Month,
  monthOf,
  type Release,
  type Seen,
  type StatedRelease,
  VigieError,
} from '../core/index.ts';

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

/** `GEDEvent_v26_0_8`, `GEDEvent_v25_01_25_12`, `ged251-csv`, `ged_candidate_v23_0_10`, `ged_v24_1_sudan`. */
const VERSION = /v(\d{2})_(\d{1,2})(?:_(\d{1,2}))?(?:_(\d{1,2}))?(?![\d])/i;
const SHORT_VERSION = /ged(\d{2})(\d)(?!\d)/i;

/** A release as a user writes it, `25.1`, `26.0.2`, `25.01.25.12`; a file name will do too. */
const STATED = /^v?(\d{2})\.(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?$/;

/** Numbers of the release: as stated, else from the name; months that do not exist are none. */
function numbersOf({ name, release }: FileHint): number[] {
  const text = release ?? name;
  const version = STATED.exec(text) ?? VERSION.exec(text) ?? SHORT_VERSION.exec(text);
  const numbers = version?.slice(1).filter(Boolean).map(Number) ?? [];
  const [first, second, third, fourth] = numbers;
  const isMonth = (n: number) => n >= 1 && n <= 12;
  if (numbers.length === 3) return isMonth(Math.max(1, third)) ? numbers : [];
  if (numbers.length !== 4) return numbers;
  const inOrder = first * 12 + second <= third * 12 + fourth;
  return isMonth(second) && isMonth(fourth) && inOrder ? numbers : [];
}

/** UCDP's own names of files of the whole world. */
const WORLDWIDE = /^(GEDEvent_v\d+(_\d+){1,3}|ged\d{3}(-csv)?)(\.csv)?$/i;

const FIRST_MONTH = monthOf(1989, 1);

export function statedBy(hint: FileHint): StatedRelease {
  const numbers = numbersOf(hint);
  if (hint.release !== undefined && numbers.length === 0) throw releaseUnreadable(hint.release);
  if (numbers.length === 0) return {};
  const release = numberedRelease(numbers, FIRST_MONTH, null, []);
  const is_worldwide = WORLDWIDE.test(hint.name);
  return { version: release.version, to: release.covers.to, is_worldwide };
}

export function releaseOf(hint: FileHint, seen: Seen, headerless: boolean): Release {
  const numbers = numbersOf(hint);
  const countries = countriesOf(seen);
  const notes: Issue[] = [];
  if (headerless) {
    const what = 'the file has no header row; the columns of a full release were assumed';
    notes.push({ code: 'header-assumed', what, where: hint.name, fix: 'check five values by eye' });
  }
  if (numbers.length === 0) return unnamed(hint.name, seen, countries, notes);
  return numberedRelease(numbers, firstYearSeen(seen), countries, notes);
}

function numberedRelease(
  numbers: readonly number[],
  firstYear: Month,
  countries: string[] | null,
  notes: Issue[],
): Release {
  const [first, second, third, fourth] = numbers;
  if (numbers.length === 4) {
    // Release names do not sort as text: v26_01_26_06 is January to June 2026.
    const from = monthOf(2000 + first, second);
    const to = monthOf(2000 + third, fourth);
    const text = numbers.map((n) => String(n).padStart(2, '0')).join('.');
    return candidate(text, from, to, countries, notes);
  }
  if (numbers.length === 3) {
    const month = monthOf(2000 + first, Math.max(1, third));
    return candidate(`${first}.${second}.${third}`, month, month, countries, notes);
  }
  return finalRelease(first, second, firstYear, countries, notes);
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
