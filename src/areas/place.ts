import type { EventRow } from '../core/index.ts';
import { cellAt } from './cells.ts';
import { BORDER_STRIP_KM, nearestBorder } from './countries.ts';

/** Where an event lies, worked out once, at ingest; as fine as the source's precision allows. */
export interface Place {
  /** 0 when the place is coarser than a locality */
  cell: number;
  /** '' when the place is coarser than a first-level region */
  region: string;
  /** true within 50 km of a land border of its country; false also when the place is too coarse */
  in_border_strip: boolean;
  /** country across the nearest border, '' outside the strip */
  border_with: string;
}

/**
 * UCDP's `where_prec`: 1 exact, 2 within about 25 km, 3 second-level area, 4 first-level area,
 * 5 linear or fuzzy, 6 country, 7 sea or air. Cells and border strips take 1 and 2 (and rows that
 * state no precision but give coordinates); regions take 1 to 4.
 */
export function placeOf(event: EventRow): Place {
  const precise =
    event.place_precision <= 2 && !Number.isNaN(event.latitude) && !Number.isNaN(event.longitude);
  const border = precise
    ? nearestBorder(event.country_iso3, event.latitude, event.longitude, BORDER_STRIP_KM)
    : undefined;
  return {
    cell: precise ? cellAt(event.latitude, event.longitude) : 0,
    region: event.place_precision <= 4 ? event.region : '',
    in_border_strip: border !== undefined,
    border_with: border?.across ?? '',
  };
}
