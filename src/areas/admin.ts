/** P-codes of events, by point in polygon. */
import type { AdminLevel, Area } from '../core/index.ts';
import { PolygonIndex } from './polygons.ts';

/** What placing needs of an event. */
export interface EventPlace {
  country: string;
  /** 1 exact … 7 at sea or in the air; 0 not stated */
  place_precision: number;
  latitude: number;
  longitude: number;
}

/** Coarsest `where_prec` that a level takes: 3 is a second-level area, 4 a first-level one. */
export const COARSEST: Record<AdminLevel, number> = { admin1: 4, admin2: 3 };

/** How many events were placed, and why the others were not. */
export interface PlacingCounts {
  /** events of the countries that the lists hold */
  of: number;
  too_coarse: number;
  /** with coordinates that lie in no area of the event's own country */
  outside: number;
}

/**
 * Places events in the areas of their own country, so that an event beside a border does not get
 * the code of the neighbour, whose outline may be a few hundred metres off.
 */
export class AdminPlacer {
  readonly counts: PlacingCounts = { of: 0, too_coarse: 0, outside: 0 };
  private readonly level: AdminLevel;
  private readonly countries = new Map<string, { index: PolygonIndex; pcodes: string[] }>();

  /** @param areas of one list for each country */
  constructor(level: AdminLevel, areas: readonly Area[]) {
    this.level = level;
    for (const iso3 of new Set(areas.map((area) => area.iso3))) {
      const own = areas.filter((area) => area.iso3 === iso3);
      const index = new PolygonIndex(own.map((area) => area.rings));
      this.countries.set(iso3, { index, pcodes: own.map((area) => area.pcode) });
    }
  }

  /** @returns the p-code, '' when the place is too coarse or in no area */
  place({ country, place_precision, latitude, longitude }: EventPlace): string {
    const own = this.countries.get(country);
    if (!own) return '';
    this.counts.of++;
    const isCoarse = place_precision > COARSEST[this.level];
    if (isCoarse || Number.isNaN(latitude) || Number.isNaN(longitude)) {
      this.counts.too_coarse++;
      return '';
    }
    const found = own.index.find(longitude, latitude);
    if (found < 0) this.counts.outside++;
    return found < 0 ? '' : own.pcodes[found];
  }
}
