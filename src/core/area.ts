/** What the panel repeats. */
export type Level = 'country' | 'region' | 'cell';

export const LEVELS: readonly Level[] = ['country', 'region', 'cell'];

/**
 * A unit of a panel. `unit_id` is an ISO 3166 alpha-3 code (country), `MLI|Mopti region` (region,
 * by the source's own name) or a PRIO-GRID gid in decimal (cell).
 */
export type UnitId = string;

/** A first-level region with the point at which a map draws it. */
export interface RegionPoint {
  unit_id: UnitId;
  pcode: string;
  longitude: number;
  latitude: number;
}
