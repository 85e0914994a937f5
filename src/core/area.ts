/** Levels whose areas come from a list of p-codes in the workspace. */
export type AdminLevel = 'admin1' | 'admin2';

export const ADMIN_LEVELS: readonly AdminLevel[] = ['admin1', 'admin2'];

/** What the panel repeats. */
export type Level = 'country' | 'region' | 'cell' | AdminLevel;

export const LEVELS = ['country', 'region', 'cell', ...ADMIN_LEVELS] as readonly Level[];

/**
 * True for a level whose units are p-codes.
 * @example isAdminLevel('region') // => false
 */
export function isAdminLevel(level: Level): level is AdminLevel {
  return level === 'admin1' || level === 'admin2';
}

/**
 * A unit of a panel. `unit_id` is an ISO 3166 alpha-3 code (country), `MLI|Mopti region` (region,
 * by the source's own name), a PRIO-GRID gid in decimal (cell) or a p-code (admin 1 and 2), which
 * means nothing without the date of its list.
 */
export type UnitId = string;

/** A first-level region with the point at which a map draws it. */
export interface RegionPoint {
  unit_id: UnitId;
  pcode: string;
  longitude: number;
  latitude: number;
}

/**
 * Rings of an area, outer and inner, of all its parts: longitude, latitude, …, the first point again
 * at the end. What lies within an odd number of them is inside.
 */
export type Rings = readonly Float64Array[];

/** An admin 1 or 2 area of a list. */
export interface Area {
  pcode: string;
  name: string;
  /** '' when the list does not say it */
  parent_pcode: string;
  iso3: string;
  /** a point inside the area */
  longitude: number;
  latitude: number;
  area_km2: number;
  rings: Rings;
}

/** A list of areas. P-codes changed meaning in Mali in 2023: a code goes with its list's date. */
export interface AreaList {
  list_id: string;
  level: AdminLevel;
  /** `YYYY-MM` */
  list_date: string;
  /** ISO alpha-3, sorted */
  countries: readonly string[];
  source_file: string;
  sha256: string;
  licence: string | null;
  /** number of areas */
  n: number;
}

/** P-codes of the rows of a table of events, with the lists they are of. */
export interface AdminCodes {
  /** each with the countries whose events it places */
  lists: readonly AreaList[];
  codes: readonly string[];
  /** ISO alpha-3 of each code */
  countries: readonly string[];
  /** per row: index into `codes`, −1 when not placed */
  of_row: Int32Array;
}
