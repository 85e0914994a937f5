/** Ways over a road network: from a place to its nearest junction, over the roads, and on. */
import { kilometres } from './allocation-places.ts';

export interface Road {
  from: string;
  to: string;
  kilometres: number;
}

export interface Junction {
  id: string;
  longitude: number;
  latitude: number;
}

type Point = { longitude: number; latitude: number };

/** Farther from every junction than this, a place is not on the network. */
const FARTHEST_KM = 50;

/**
 * Distances over the network, computed from one place at a time.
 * @param factor of the straight way to the nearest junction
 * @returns km from a place to a site; Infinity where the network does not join them
 */
export function roadDistances(
  junctions: readonly Junction[],
  roads: readonly Road[],
  from: readonly Point[],
  to: readonly Point[],
  factor: number,
): (from: number, to: number) => number {
  const at = new Map(junctions.map(({ id }, i) => [id, i]));
  const ways: { to: number; km: number }[][] = junctions.map(() => []);
  for (const road of roads) {
    const [a, b] = [at.get(road.from), at.get(road.to)];
    if (a === undefined || b === undefined) continue;
    ways[a].push({ to: b, km: road.kilometres });
    ways[b].push({ to: a, km: road.kilometres });
  }
  const joins = (points: readonly Point[]) => points.map((point) => nearest(junctions, point));
  const [starts, ends] = [joins(from), joins(to)];
  const known = new Map<number, Float64Array>();
  return (i, j) => {
    const start = starts[i];
    const end = ends[j];
    if (!start || !end) return Number.POSITIVE_INFINITY;
    let over = known.get(start.junction);
    if (!over) {
      over = shortestFrom(ways, start.junction);
      known.set(start.junction, over);
    }
    return factor * (start.km + end.km) + over[end.junction];
  };
}

function nearest(junctions: readonly Junction[], point: Point) {
  let best: { junction: number; km: number } | undefined;
  junctions.forEach((junction, i) => {
    if (Math.abs(junction.latitude - point.latitude) > 0.5) return;
    const km = kilometres(junction, point);
    if (km <= FARTHEST_KM && (!best || km < best.km)) best = { junction: i, km };
  });
  return best;
}

/** Dijkstra's shortest ways from one junction, the open ones in a binary heap. */
function shortestFrom(ways: readonly { to: number; km: number }[][], start: number): Float64Array {
  const km = new Float64Array(ways.length).fill(Number.POSITIVE_INFINITY);
  km[start] = 0;
  const heap: [number, number][] = [[0, start]];
  while (heap.length > 0) {
    const [far, node] = pop(heap);
    if (far > km[node]) continue;
    for (const way of ways[node]) {
      const next = far + way.km;
      if (next >= km[way.to]) continue;
      km[way.to] = next;
      push(heap, [next, way.to]);
    }
  }
  return km;
}

function push(heap: [number, number][], entry: [number, number]): void {
  heap.push(entry);
  let i = heap.length - 1;
  while (i > 0) {
    const up = (i - 1) >> 1;
    if (heap[up][0] <= heap[i][0]) break;
    [heap[up], heap[i]] = [heap[i], heap[up]];
    i = up;
  }
}

function pop(heap: [number, number][]): [number, number] {
  const top = heap[0];
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  heap[0] = last;
  for (let i = 0; ; ) {
    let least = i;
    for (const child of [2 * i + 1, 2 * i + 2])
      if (child < heap.length && heap[child][0] < heap[least][0]) least = child;
    if (least === i) return top;
    [heap[i], heap[least]] = [heap[least], heap[i]];
    i = least;
  }
}
