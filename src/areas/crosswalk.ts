/** Shares of old areas that lie in new ones, when a country redraws its map. */
import type { Area } from '../core/index.ts';
import { boxOf, gridPoints, PolygonIndex } from './polygons.ts';

/** One pair of areas that meet. */
export interface CrosswalkRow {
  iso3: string;
  old_pcode: string;
  old_name: string;
  /** '' for what lies in no new area */
  new_pcode: string;
  new_name: string;
  /** share of the old area, by area, 0 … 1 */
  share_of_old: number;
  area_km2: number;
  /** points of the old area that were tried: shares are good to about half its inverse root */
  points: number;
}

/** Widest distance between sample points, degrees: about 2.2 km. */
export const WIDEST_STEP = 0.02;

/** Least number of points in an area's box. */
const POINTS = 4000;

/**
 * Shares of each old area by new area, from a grid of points weighted by the width of their
 * latitude. The grid is 0.02° or finer: at least 4,000 points in the area's box.
 * @returns per old area the largest share first; the shares of an old area sum to 1
 */
export function crosswalk(before: readonly Area[], after: readonly Area[]): CrosswalkRow[] {
  const index = new PolygonIndex(after.map((area) => area.rings));
  return before.flatMap((old) => {
    const [west, south, east, north] = boxOf(old.rings);
    const step = Math.min(WIDEST_STEP, Math.sqrt(((east - west) * (north - south)) / POINTS));
    const points = gridPoints(old.rings, step);
    const weights = new Map<number, number>();
    let total = 0;
    for (let p = 0; p < points.length; p += 2) {
      const found = index.find(points[p], points[p + 1]);
      const weight = Math.cos((points[p + 1] * Math.PI) / 180);
      weights.set(found, (weights.get(found) ?? 0) + weight);
      total += weight;
    }
    return [...weights]
      .map(([found, weight]) => ({
        iso3: old.iso3,
        old_pcode: old.pcode,
        old_name: old.name,
        new_pcode: after[found]?.pcode ?? '',
        new_name: after[found]?.name ?? '',
        share_of_old: weight / total,
        area_km2: (old.area_km2 * weight) / total,
        points: points.length / 2,
      }))
      .sort((a, b) => b.share_of_old - a.share_of_old || (a.new_pcode < b.new_pcode ? -1 : 1));
  });
}
