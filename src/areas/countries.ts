/** Country outlines, neighbours and land borders, from Natural Earth 1:50m (world-atlas). */
import { createRequire } from 'node:module';
import Flatbush from 'flatbush';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { countryFromNumeric } from '../core/index.ts';

const EARTH_RADIUS_KM = 6371.0088;
const DEGREE_KM = (Math.PI / 180) * EARTH_RADIUS_KM;

interface Atlas {
  topology: Topology;
  countries: GeometryCollection<{ name: string }>;
}

let loaded: Atlas | undefined;

function atlas(): Atlas {
  if (!loaded) {
    const require = createRequire(import.meta.url);
    const topology = require('world-atlas/countries-50m.json') as Topology;
    loaded = { topology, countries: topology.objects.countries as Atlas['countries'] };
  }
  return loaded;
}

/** The atlas leaves Kosovo without a number. */
function codeOf(geometry: { id?: string | number; properties?: { name?: string } }): string {
  if (geometry.properties?.name === 'Kosovo') return 'XKX';
  return (geometry.id !== undefined && countryFromNumeric(String(geometry.id))) || '';
}

/** Outline of a country; `undefined` for a code that the atlas lacks. */
export function outlineOf(iso3: string): Feature<Polygon | MultiPolygon> | undefined {
  const { topology, countries } = atlas();
  const geometry = countries.geometries.find((candidate) => codeOf(candidate) === iso3);
  if (!geometry) return undefined;
  return feature(topology, geometry) as Feature<Polygon | MultiPolygon>;
}

interface Arc {
  owners: string[];
  points: [number, number][];
}

let arcs: Arc[] | undefined;

/** Every arc of the atlas with the countries it bounds; two owners make a land border. */
function sharedArcs(): Arc[] {
  if (arcs) return arcs;
  const { topology, countries } = atlas();
  const owners: Set<string>[] = topology.arcs.map(() => new Set<string>());
  for (const geometry of countries.geometries) {
    const code = codeOf(geometry);
    if (code === '' || !('arcs' in geometry)) continue;
    for (const index of (geometry.arcs as unknown[]).flat(3) as number[]) {
      owners[index < 0 ? ~index : index].add(code);
    }
  }
  arcs = topology.arcs.map((arc, i) => ({
    owners: [...owners[i]],
    points: decoded(topology, arc),
  }));
  return arcs;
}

function decoded(topology: Topology, arc: number[][]): [number, number][] {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** Codes of the countries that share a land border with a country, sorted. */
export function neighboursOf(iso3: string): string[] {
  const found = new Set<string>();
  for (const { owners } of sharedArcs()) {
    if (owners.length === 2 && owners.includes(iso3)) for (const owner of owners) found.add(owner);
  }
  found.delete(iso3);
  return [...found].sort();
}

interface BorderIndex {
  tree: Flatbush;
  /** x1 y1 x2 y2 per segment */
  segments: Float64Array;
  across: string[];
}

const borderIndexes = new Map<string, BorderIndex | undefined>();

function borderIndex(iso3: string): BorderIndex | undefined {
  if (borderIndexes.has(iso3)) return borderIndexes.get(iso3);
  const coordinates: number[] = [];
  const across: string[] = [];
  for (const { owners, points } of sharedArcs()) {
    if (owners.length !== 2 || !owners.includes(iso3)) continue;
    const other = owners[0] === iso3 ? owners[1] : owners[0];
    for (let i = 1; i < points.length; i++) {
      coordinates.push(...points[i - 1], ...points[i]);
      across.push(other);
    }
  }
  if (across.length === 0) {
    borderIndexes.set(iso3, undefined);
    return undefined;
  }
  const segments = Float64Array.from(coordinates);
  const tree = new Flatbush(across.length);
  for (let i = 0; i < across.length; i++) {
    const [x1, y1, x2, y2] = segments.subarray(i * 4, i * 4 + 4);
    tree.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  tree.finish();
  const index = { tree, segments, across };
  borderIndexes.set(iso3, index);
  return index;
}

/** Width of a border strip. */
export const BORDER_STRIP_KM = 50;

/**
 * Distance from a point to the nearest land border of its country, within a reach. Borders are
 * those of a 1:50m map, a few kilometres off in places; the strip's edge is that soft.
 * @param reach_km how far to look, at most a few hundred kilometres
 * @returns the distance and the country across, `undefined` when no border is within reach
 */
export function nearestBorder(
  iso3: string,
  latitude: number,
  longitude: number,
  reach_km: number = BORDER_STRIP_KM,
): { distance_km: number; across: string } | undefined {
  const index = borderIndex(iso3);
  if (!index) return undefined;
  const shrink = Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
  const dy = reach_km / DEGREE_KM;
  const dx = dy / shrink;
  let best: { distance_km: number; across: string } | undefined;
  for (const i of index.tree.search(longitude - dx, latitude - dy, longitude + dx, latitude + dy)) {
    const distance_km = segmentDistance(index.segments, i, longitude, latitude, shrink);
    if (distance_km <= reach_km && (!best || distance_km < best.distance_km)) {
      best = { distance_km, across: index.across[i] };
    }
  }
  return best;
}

/** Plane distance in a local projection, true to 0.5 % within 300 km. */
function segmentDistance(
  segments: Float64Array,
  i: number,
  longitude: number,
  latitude: number,
  shrink: number,
): number {
  const ax = (segments[i * 4] - longitude) * shrink * DEGREE_KM;
  const ay = (segments[i * 4 + 1] - latitude) * DEGREE_KM;
  const bx = (segments[i * 4 + 2] - longitude) * shrink * DEGREE_KM - ax;
  const by = (segments[i * 4 + 3] - latitude) * DEGREE_KM - ay;
  const length = bx * bx + by * by;
  const along = length > 0 ? Math.min(1, Math.max(0, -(ax * bx + ay * by) / length)) : 0;
  return Math.hypot(ax + along * bx, ay + along * by);
}
