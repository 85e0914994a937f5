/** What the builders share: the releases they read, and the countries of the Sahel and around. */
import { countryFromName, type EventRow, type Row, VigieError } from '../core/index.ts';
import { sources } from '../sources/index.ts';

/** UCDP's types of violence by the words that some tables give instead of their number. */
export const VIOLENCE_TYPES: Record<string, number> = {
  'State-based violence': 1,
  'Non-state violence': 2,
  'One-sided violence': 3,
};

export const FILES = {
  countryMonth: 'ged_v25_1_country_month_1989_2024.csv',
  nigerNigeria: 'ged_v25_1_country_month_niger_and_nigeria_merged.csv',
  regionMonth: 'ged_v25_1_adm1_month_2010_2024.csv',
  countryYear: 'ucdp_country_year_v25_1.csv',
  views: 'views_ged_country_month_1989_2021.csv',
  candidate2025: 'ged_candidate_2025_full_year_slim.csv',
  candidate2310: 'ged_candidate_v23_0_10.csv',
  candidate2601: 'ged_candidate_v26_0_1.csv',
  candidate2602: 'ged_candidate_v26_0_2.csv',
  precise: 'ged_v21_1_global_where_prec_1_2.csv',
} as const;

/** Sahel states, their neighbours and theirs: the region-month and pair-month tables. */
export const SAHEL: readonly string[] =
  'MLI BFA NER MRT DZA LBY TCD NGA BEN TGO CIV GHA SEN GIN GNB GMB SLE LBR CMR CAF'.split(' ');

/** Member states of the African Union: the cell-month table. */
export const AFRICA: readonly string[] =
  'DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG COD CIV DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN LSO LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TZA TGO TUN UGA ZMB ZWE'.split(
    ' ',
  );

/** Releases by which the coverage of a table is named, and when each was published. */
export const VINTAGES = {
  final: { vintage: 'UCDP GED 25.1', published: '2025-06', final: true },
  candidate2025: { vintage: 'UCDP Candidate 25.01.25.12', published: '2026-01', final: false },
  candidate2026: { vintage: 'UCDP Candidate 26.0.1 + 26.0.2', published: '2026-03', final: false },
  candidate2310: { vintage: 'UCDP Candidate 23.0.10', published: '2023-11', final: false },
  precise: { vintage: 'UCDP GED 21.1, precise places only', published: '2021-06', final: true },
} as const;

/** Events of full Candidate files, read by the same source as a user's own; the later one wins. */
export function candidateEvents(
  read: (file: string) => Row[],
  files: readonly string[],
): EventRow[] {
  const byId = new Map<string, EventRow>();
  for (const file of files) {
    const rows = read(file);
    const header = Object.keys(rows[0] ?? {});
    const reader = sources.get('ucdp-ged').open(header, { name: file });
    rows.forEach((row, i) => {
      const reading = reader.read(header.map((name) => row[name]));
      if ('faults' in reading) {
        throw new VigieError(
          reading.faults.map((fault) => ({
            ...fault,
            where: `${file} row ${i + 2}, ${fault.column}`,
          })),
        );
      }
      if ('event' in reading) byId.set(reading.event.event_id, reading.event);
    });
  }
  return [...byId.values()];
}

/** @throws when the name is not known, so that no row is dropped in silence */
export function countryOf(name: string, file: string): string {
  const code = countryFromName(name);
  if (code) return code;
  throw new VigieError([
    {
      code: 'country-unknown',
      what: `country "${name}" is not known`,
      where: file,
      fix: 'add the name to src/core/country.ts',
    },
  ]);
}

/** Adds numbers up under keys; rows come out sorted by key. */
export class Sums {
  private readonly sums = new Map<string, number[]>();

  add(key: readonly (string | number)[], amounts: readonly number[]): void {
    const text = key.join('\u001f');
    const sum = this.sums.get(text);
    if (sum) amounts.forEach((amount, i) => (sum[i] += amount));
    else this.sums.set(text, [...amounts]);
  }

  rows(): (string | number)[][] {
    return [...this.sums]
      .filter(([, amounts]) => amounts.some((amount) => amount !== 0))
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, amounts]) => [...key.split('\u001f'), ...amounts.map(blankZero)]);
  }
}

function blankZero(amount: number): string | number {
  return amount === 0 ? '' : Math.round(amount * 1000) / 1000;
}

export const isIn = (list: readonly string[]) => {
  const set = new Set(list);
  return (code: string) => set.has(code);
};
