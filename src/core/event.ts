/**
 * Events as columns. One row is a number of events that share month, country, type and (where the
 * source gives them) region, cell and pair: an ingested event is a row that counts 1, a bundled
 * table is rows that count many. Everything downstream sees only this, so the same outcome runs on
 * bundled figures and on a full release.
 */
import type { AdminCodes } from './area.ts';
import { existsIn } from './country.ts';
import type { Month } from './month.ts';
import type { SourceRef } from './provenance.ts';

/** UCDP's three types of organised violence; 0 is "deaths known only for all types together". */
export type ViolenceType = 0 | 1 | 2 | 3;
export const STATE_BASED = 1;
export const NON_STATE = 2;
export const ONE_SIDED = 3;

/** What the rows of a table are able to say. */
export type Measure =
  | 'events' // every event of the covered months and countries is counted
  | 'deaths' // best estimates of deaths
  | 'deaths-high'
  | 'deaths-low'
  | 'civilian-deaths'
  | 'deaths-by-type'
  | 'actors' // who against whom
  | 'regions' // first-level region
  | 'cells' // PRIO-GRID cell of every precise event
  | 'borders' // distance to the land border
  | 'admin1' // p-code of a list in the workspace
  | 'admin2';

/** Months and countries that a table speaks for: inside, no row means zero; outside, missing. */
export interface Coverage {
  from: Month;
  to: Month;
  /** ISO 3166 alpha-3; `null` is every country but `except` */
  countries: readonly string[] | null;
  except?: readonly string[];
  measures: readonly Measure[];
  /** the release these months come from, e.g. `UCDP GED 25.1` */
  vintage: string;
  /** month in which that release was published */
  published: Month;
  /** false for Candidate releases, which the yearly final release will revise */
  final: boolean;
}

/** Who fights whom. Order of the sides is the source's; a pair is compared without it. */
export interface Pair {
  /** the source's name of the conflict, e.g. `Mali: Government` */
  conflict: string;
  side_a: readonly string[];
  side_b: readonly string[];
  /** true when the opponent was inferred from the conflict, because the source omits it */
  inferred: boolean;
}

export interface EventTable {
  table_id: string;
  length: number;
  /** index into `countries` */
  country: Uint16Array;
  countries: readonly string[];
  month: Int32Array;
  type: Uint8Array;
  events: Float64Array;
  /** deaths, best estimate; NaN unknown */
  best: Float64Array;
  high: Float64Array;
  low: Float64Array;
  civilians: Float64Array;
  /** index into `regions`, -1 when the place is not known that precisely */
  region?: Int32Array;
  regions: readonly string[];
  /** PRIO-GRID gid, 0 when the place is not known that precisely */
  cell?: Int32Array;
  /** p-codes, when a list of areas places the events */
  admin1?: AdminCodes;
  admin2?: AdminCodes;
  /** index into `pairs`, -1 unknown */
  pair?: Int32Array;
  pairs: readonly Pair[];
  /** events of the row that lie within 50 km of a land border */
  border?: Float64Array;
  coverage: readonly Coverage[];
  source: SourceRef;
}

/** One dated, located act as a source reports it, before it becomes a row of a table. */
export interface EventRow {
  event_id: string;
  type_of_violence: 1 | 2 | 3;
  conflict_name: string;
  dyad_name: string;
  side_a: string;
  side_b: string;
  /** YYYY-MM-DD */
  date_start: string;
  date_end: string;
  /** 1 day … 5 more than a month; 0 not stated */
  date_precision: number;
  /** 1 exact … 7 at sea or in the air; 0 not stated */
  place_precision: number;
  country_iso3: string;
  region: string;
  latitude: number;
  longitude: number;
  fatalities_best: number;
  fatalities_low: number;
  fatalities_high: number;
  deaths_civilians: number;
}

/** True when the coverage speaks for this country in this month. */
export function covers(coverage: Coverage, country: string, month: Month): boolean {
  return (
    month >= coverage.from &&
    month <= coverage.to &&
    existsIn(country, month) &&
    isAbout(coverage, country)
  );
}

/** True when the coverage speaks for this country at all, in whatever month. */
export function isAbout({ countries, except }: Coverage, country: string): boolean {
  return countries ? countries.includes(country) : !except?.includes(country);
}

const ACTOR_SEPARATOR = /,\s+(?=\S)/;

/**
 * Splits a side that names several actors. UCDP joins them with a comma and a space.
 * @example actorsOfSide('Government of Mali, Government of Russia (Soviet Union)') // => ['Government of Mali', 'Government of Russia (Soviet Union)']
 */
export function actorsOfSide(side: string): string[] {
  return side
    .split(ACTOR_SEPARATOR)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The name UCDP gives to unarmed victims of one-sided violence; never an armed actor. */
export const CIVILIANS = 'Civilians';

/**
 * A placeholder for actors not identified: UCDP's `XXX436`, ACLED's `Unidentified Armed Group (Mali)`.
 * @example isUnidentified('XXX436') // => true
 */
export function isUnidentified(actor: string): boolean {
  return /^(XXX\d+$|Unidentified )/.test(actor);
}

/** An unordered name of a pair of sides, for counting and comparing. */
export function pairKey(pair: Pair): string {
  const a = [...pair.side_a].sort().join(' + ');
  const b = [...pair.side_b].sort().join(' + ');
  return b === CIVILIANS || a <= b ? `${a} | ${b}` : `${b} | ${a}`;
}
