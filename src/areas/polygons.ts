/** Which area holds a point: boxes in a tree, edges in latitude bands. */
import Flatbush from 'flatbush';
import type { Rings } from '../core/index.ts';

/** Most bands of an area; an area with fewer edges has fewer. */
const BANDS = 256;

/** Numbers kept for an edge: lower and upper latitude, longitude at the lower one, slope. */
const EDGE = 4;

/** Edges of one area, those of a band side by side. An edge stands in every band that it crosses. */
interface BandedArea {
  south: number;
  per_degree: number;
  /** where each band starts in `edges`, and the end */
  starts: Int32Array;
  edges: Float64Array;
}

/** West, south, east and north of an area's rings; infinite when it has no point. */
export function boxOf(rings: Rings): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      if (ring[i] < box[0]) box[0] = ring[i];
      if (ring[i] > box[2]) box[2] = ring[i];
      if (ring[i + 1] < box[1]) box[1] = ring[i + 1];
      if (ring[i + 1] > box[3]) box[3] = ring[i + 1];
    }
  }
  return box;
}

/**
 * Finds the area that holds a point, by the even-odd rule. A point on an edge that two areas share
 * is in one of them, never in both or none: edges run upwards in every area, so both compute the
 * same number. Areas that cross 180° must be cut there.
 *
 * @source compared with a plain loop, and off the edges with point-in-polygon-hao 1.2.4
 */
export class PolygonIndex {
  private readonly areas: readonly Rings[];
  private readonly boxes: Float64Array;
  private readonly tree: Flatbush | undefined;
  private readonly banded: (BandedArea | undefined)[];

  constructor(areas: readonly Rings[]) {
    this.areas = areas;
    this.banded = new Array(areas.length);
    this.boxes = new Float64Array(areas.length * 4);
    this.tree = areas.length > 0 ? new Flatbush(areas.length) : undefined;
    areas.forEach((rings, i) => {
      const box = boxOf(rings);
      this.boxes.set(box, i * 4);
      this.tree!.add(...box);
    });
    this.tree?.finish();
  }

  /** The area that holds a point, the first in order when areas overlap; −1 when none does. */
  find(longitude: number, latitude: number): number {
    let first = -1;
    for (const i of this.candidates(longitude, latitude)) {
      if ((first < 0 || i < first) && this.contains(i, longitude, latitude)) first = i;
    }
    return first;
  }

  /** Every area that holds a point, in order. */
  findAll(longitude: number, latitude: number): number[] {
    return this.candidates(longitude, latitude)
      .filter((i) => this.contains(i, longitude, latitude))
      .sort((a, b) => a - b);
  }

  private candidates(longitude: number, latitude: number): number[] {
    return this.tree?.search(longitude, latitude, longitude, latitude) ?? [];
  }

  /** True when the area holds the point. */
  contains(area: number, longitude: number, latitude: number): boolean {
    if (latitude < this.boxes[area * 4 + 1] || latitude > this.boxes[area * 4 + 3]) return false;
    const { south, per_degree, starts, edges } = (this.banded[area] ??= banded(
      this.areas[area],
      this.boxes[area * 4 + 1],
      this.boxes[area * 4 + 3],
    ));
    const band = Math.min(starts.length - 2, Math.floor((latitude - south) * per_degree));
    let inside = false;
    for (let at = starts[band]; at < starts[band + 1]; at += EDGE) {
      if (latitude < edges[at] || latitude >= edges[at + 1]) continue;
      if (longitude < edges[at + 2] + (latitude - edges[at]) * edges[at + 3]) inside = !inside;
    }
    return inside;
  }
}

function banded(rings: Rings, south: number, north: number): BandedArea {
  const points = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const bands = Math.max(1, Math.min(BANDS, points));
  const per_degree = north > south ? bands / (north - south) : 0;
  const bandOf = (latitude: number) =>
    Math.min(bands - 1, Math.floor((latitude - south) * per_degree));
  // First how many edges each band has, then the edges themselves.
  const starts = new Int32Array(bands + 1);
  eachEdge(rings, (_x, low, _slope, high) => {
    for (let band = bandOf(low); band <= bandOf(high); band++) starts[band + 1] += EDGE;
  });
  for (let band = 0; band < bands; band++) starts[band + 1] += starts[band];
  const edges = new Float64Array(starts[bands]);
  const next = starts.slice(0, bands);
  eachEdge(rings, (x, low, slope, high) => {
    for (let band = bandOf(low); band <= bandOf(high); band++) {
      edges[next[band]] = low;
      edges[next[band] + 1] = high;
      edges[next[band] + 2] = x;
      edges[next[band] + 3] = slope;
      next[band] += EDGE;
    }
  });
  return { south, per_degree, starts, edges };
}

/** Each edge that is not level, from its southern end upwards. */
function eachEdge(
  rings: Rings,
  visit: (x: number, low: number, slope: number, high: number) => void,
): void {
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i - 2], ring[i - 1], ring[i], ring[i + 1]];
      if (y1 < y2) visit(x1, y1, (x2 - x1) / (y2 - y1), y2);
      else if (y1 > y2) visit(x2, y2, (x1 - x2) / (y1 - y2), y1);
    }
  }
}

/** Longitudes at which a parallel enters and leaves an area, in pairs. */
function crossings(rings: Rings, latitude: number): number[] {
  const found: number[] = [];
  eachEdge(rings, (x, low, slope, high) => {
    if (latitude >= low && latitude < high) found.push(x + (latitude - low) * slope);
  });
  return found.sort((a, b) => a - b);
}

/**
 * Points of a regular grid that lie inside an area, row by row.
 * @param step_degrees distance between points; columns stand at (k + ½) × step from 0°
 * @returns longitude, latitude, …
 */
export function gridPoints(rings: Rings, step_degrees: number): number[] {
  const [, south, , north] = boxOf(rings);
  const points: number[] = [];
  for (let row = Math.floor(south / step_degrees); (row + 0.5) * step_degrees < north; row++) {
    const latitude = (row + 0.5) * step_degrees;
    const spans = crossings(rings, latitude);
    for (let s = 0; s + 1 < spans.length; s += 2) {
      const first = Math.floor(spans[s] / step_degrees + 0.5);
      for (let k = first; (k + 0.5) * step_degrees < spans[s + 1]; k++) {
        if ((k + 0.5) * step_degrees >= spans[s]) points.push((k + 0.5) * step_degrees, latitude);
      }
    }
  }
  return points;
}

/** A point well inside an area: the middle of its widest span among nine parallels. */
export function insidePoint(rings: Rings): { longitude: number; latitude: number } {
  const [west, south, east, north] = boxOf(rings);
  let best = { width: -1, longitude: (west + east) / 2, latitude: (south + north) / 2 };
  for (let k = 1; k < 10; k++) {
    const latitude = south + ((north - south) * k) / 10;
    const spans = crossings(rings, latitude);
    for (let s = 0; s + 1 < spans.length; s += 2) {
      const width = (spans[s + 1] - spans[s]) * Math.min(k, 10 - k) ** 0.5;
      if (width > best.width) best = { width, longitude: (spans[s] + spans[s + 1]) / 2, latitude };
    }
  }
  return { longitude: best.longitude, latitude: best.latitude };
}

const EQUATOR_KM = 6378.137;
const ECCENTRICITY = 0.0818191908426;

/** Area between the equator and a parallel of WGS 84, in a² per radian of longitude. */
function authalic(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const e = ECCENTRICITY;
  const ratio = Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e);
  return ((1 - e * e) / 2) * (sine / (1 - (e * sine) ** 2) - ratio);
}

/**
 * Area of a ring, whichever way it runs, on the WGS 84 ellipsoid; edges are straight on the
 * cylindrical equal-area map (EPSG:6933).
 */
export function ringAreaKm2(ring: Float64Array): number {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) {
    const dx = ((ring[i] - ring[i - 2]) * Math.PI) / 180;
    sum += (dx * (authalic(ring[i - 1]) + authalic(ring[i + 1]))) / 2;
  }
  return Math.abs(sum) * EQUATOR_KM ** 2;
}
