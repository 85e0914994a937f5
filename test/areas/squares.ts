/** Invented areas: squares in Mali, and files that hold them. */
import type { Rings } from '../../src/core/index.ts';

/** A ring of corners, closed. */
export function ringOf(corners: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from([...corners, corners[0]].flat());
}

export function cornersOf(west: number, south: number, side: number): number[][] {
  const [east, north] = [west + side, south + side];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

export function square(west: number, south: number, side: number): Rings {
  return [ringOf(cornersOf(west, south, side).slice(0, 4))];
}

export interface Invented {
  pcode?: string | null;
  name?: string | null;
  parent?: string;
  iso3?: string;
  /** rings of a polygon, or what stands in their place */
  rings?: unknown;
  geometry?: unknown;
}

/** Two squares side by side around Mopti: ML01 to the west of 4° west, ML02 to the east. */
export const TWO: Invented[] = [
  { pcode: 'ML01', name: 'West', rings: [cornersOf(-5, 14, 1)] },
  { pcode: 'ML02', name: 'East', rings: [cornersOf(-4, 14, 1)] },
];

/** The text of a GeoJSON file. */
export function geojson(areas: readonly Invented[], columns: Record<string, string> = {}): string {
  const { pcode = 'pcode', name = 'name', parent = 'adm1_pcode', iso3 = 'iso3' } = columns;
  return JSON.stringify({
    type: 'FeatureCollection',
    features: areas.map((area) => ({
      type: 'Feature',
      properties: {
        [iso3]: area.iso3 ?? 'MLI',
        [pcode]: area.pcode,
        [name]: area.name,
        ...(area.parent === undefined ? {} : { [parent]: area.parent }),
      },
      geometry: 'geometry' in area ? area.geometry : { type: 'Polygon', coordinates: area.rings },
    })),
  });
}
