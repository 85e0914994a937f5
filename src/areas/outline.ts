/** Whether a point can belong to a country at all. */
import { geoContains, geoDistance } from 'd3-geo';
import { outlineOf } from './countries.ts';

/** A point further than this from its country's outline is odd: look for swapped coordinates. */
export const FAR_KM = 300;
const EARTH_RADIUS_KM = 6371.0088;
/** Half the diagonal of half a degree at the equator, with the map's own softness. */
const CELL_SLACK_KM = 45;

type Ring = [longitude: number, latitude: number][];

/** What a country included within the years that releases cover: its old events lie there. */
const FORMERLY: Record<string, readonly string[]> = {
  ETH: ['ERI'],
  IDN: ['TLS'],
  RUS: ['ARM', 'AZE', 'GEO', 'KAZ', 'KGZ', 'TJK', 'TKM', 'UZB', 'UKR', 'LVA', 'LTU', 'EST'],
  SDN: ['SSD'],
  SRB: ['BIH', 'HRV', 'MKD', 'MNE', 'SVN', 'XKX'],
  ZAF: ['NAM'],
};

interface Outline {
  shape: ReturnType<typeof outlineOf>;
  rings: Ring[];
}

const outlines = new Map<string, Outline>();
const distances = new Map<string, number>();

/**
 * True when a point lies more than 300 km outside the outline of a country. Whole cells of half a
 * degree are judged once; only those near the limit are measured point by point.
 * @returns false for a country that the map lacks
 * @example isFarFromCountry('MLI', 16.27, -0.04) // => false
 */
export function isFarFromCountry(iso3: string, latitude: number, longitude: number): boolean {
  const row = Math.floor(latitude * 2);
  const column = Math.floor(longitude * 2);
  const key = `${iso3} ${row} ${column}`;
  let centre = distances.get(key);
  if (centre === undefined) {
    centre = distanceTo(iso3, (row + 0.5) / 2, (column + 0.5) / 2);
    distances.set(key, centre);
  }
  if (centre < FAR_KM - CELL_SLACK_KM) return false;
  if (centre > FAR_KM + CELL_SLACK_KM) return true;
  return distanceTo(iso3, latitude, longitude) > FAR_KM;
}

/** Kilometres to the nearest corner of the outline, 0 inside; corners of a 1:50m map lie close. */
function distanceTo(iso3: string, latitude: number, longitude: number): number {
  return Math.min(
    ...[iso3, ...(FORMERLY[iso3] ?? [])].map((code) => distanceToOne(code, latitude, longitude)),
  );
}

function distanceToOne(iso3: string, latitude: number, longitude: number): number {
  const { shape, rings } = outlined(iso3);
  if (!shape || geoContains(shape, [longitude, latitude])) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (const ring of rings)
    for (const corner of ring)
      least = Math.min(least, geoDistance(corner, [longitude, latitude]) * EARTH_RADIUS_KM);
  return least;
}

function outlined(iso3: string): Outline {
  const known = outlines.get(iso3);
  if (known) return known;
  const shape = outlineOf(iso3);
  const polygons =
    shape === undefined
      ? []
      : shape.geometry.type === 'Polygon'
        ? shape.geometry.coordinates
        : shape.geometry.coordinates.flat();
  const outline = { shape, rings: polygons.map(withCorners) };
  outlines.set(iso3, outline);
  return outline;
}

/** Straight borders have few corners: sides longer than half a degree get some between. */
function withCorners(ring: readonly (readonly number[])[]): Ring {
  return ring.flatMap(([x, y], i) => {
    const [nextX, nextY] = ring[i + 1] ?? [x, y];
    const parts = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y) / 0.5));
    return Array.from({ length: parts }, (_, k): [number, number] => [
      x + ((nextX - x) * k) / parts,
      y + ((nextY - y) * k) / parts,
    ]);
  });
}
