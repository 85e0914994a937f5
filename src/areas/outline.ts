/** Where a point lies relative to its country: inside its outline, or how far from it. */
import type { Rings } from '../core/index.ts';
import { outlineOf } from './countries.ts';
import { PolygonIndex } from './polygons.ts';

/** A point further than this from its country's outline is odd: look for swapped coordinates. */
export const FAR_KM = 300;
const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;
/** Straight borders have few corners: sides longer than this get some between. */
const LONGEST_SIDE = 0.5;

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
  index: PolygonIndex;
  /** x, y and z of every corner on the unit sphere */
  corners: Float64Array;
}

const outlines = new Map<string, Outline | undefined>();

/**
 * True when a point lies more than 300 km outside the outline of a country, as it was at any time
 * that releases cover.
 * @returns false for a country that the map lacks
 * @example isFarFromCountry('MLI', 16.27, -0.04) // => false
 */
export function isFarFromCountry(iso3: string, latitude: number, longitude: number): boolean {
  return [iso3, ...(FORMERLY[iso3] ?? [])].every(
    (code) => distanceToCountry(code, latitude, longitude) > FAR_KM,
  );
}

/**
 * Kilometres to the nearest corner of a country's outline, 0 inside; corners of a 1:50m map lie
 * close, and long sides have some between.
 * @returns 0 too for a country that the map lacks
 * @example distanceToCountry('MLI', 16.27, -0.04) // => 0
 * @example Math.round(distanceToCountry('MLI', 48.86, 2.35)) // => 2726
 */
export function distanceToCountry(iso3: string, latitude: number, longitude: number): number {
  const outline = outlined(iso3);
  if (!outline || isInside(outline.index, latitude, longitude)) return 0;
  const [x, y, z] = onSphere(longitude, latitude);
  const { corners } = outline;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < corners.length; i += 3) {
    const chord = (corners[i] - x) ** 2 + (corners[i + 1] - y) ** 2 + (corners[i + 2] - z) ** 2;
    if (chord < least) least = chord;
  }
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(least) / 2));
}

/** Rings that cross 180° go on beyond it, so a point is looked for once more round either way. */
function isInside(index: PolygonIndex, latitude: number, longitude: number): boolean {
  return [0, 360, -360].some((turn) => index.find(longitude + turn, latitude) >= 0);
}

function outlined(iso3: string): Outline | undefined {
  if (!outlines.has(iso3)) {
    const geometry = outlineOf(iso3)?.geometry;
    const polygons = geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.coordinates;
    const areas = polygons?.map((rings) => rings.map(unrolled));
    outlines.set(iso3, areas && { index: new PolygonIndex(areas), corners: cornersOf(areas) });
  }
  return outlines.get(iso3);
}

/**
 * A ring whose longitudes never jump: beyond 180° they go on counting. One that runs around a pole
 * is closed there.
 */
function unrolled(ring: readonly (readonly number[])[]): Float64Array {
  const flat: number[] = [];
  let turn = 0;
  ring.forEach(([x, y], i) => {
    const step = i === 0 ? 0 : x - ring[i - 1][0];
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
    flat.push(x + turn, y);
  });
  if (turn !== 0) {
    const pole = 90 * Math.sign(flat[1]);
    flat.push(flat[flat.length - 2], pole, flat[0], pole, flat[0], flat[1]);
  }
  return Float64Array.from(flat);
}

function cornersOf(areas: readonly Rings[]): Float64Array {
  const corners: number[] = [];
  for (const ring of areas.flat()) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x, y] = [ring[i], ring[i + 1]];
      const [nextX, nextY] = i + 3 < ring.length ? [ring[i + 2], ring[i + 3]] : [x, y];
      const parts = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y) / LONGEST_SIDE));
      for (let k = 0; k < parts; k++) {
        corners.push(...onSphere(x + ((nextX - x) * k) / parts, y + ((nextY - y) * k) / parts));
      }
    }
  }
  return Float64Array.from(corners);
}

function onSphere(longitude: number, latitude: number): [x: number, y: number, z: number] {
  const [east, north] = [longitude * RADIANS, latitude * RADIANS];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}
