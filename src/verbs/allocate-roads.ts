/** A road network from the user's file, as edges with their lines. */
import { type Issue, VigieError } from '../core/index.ts';
import type { Junction, Road } from '../plans/index.ts';
import { amountOf, readGiven } from './allocate-table.ts';

const ROADS = {
  from: ['from_node', 'u', 'source', 'start'],
  to: ['to_node', 'v', 'target', 'end'],
  distance_m: ['length_m', 'metres', 'meters'],
  distance_km: ['distance', 'length_km', 'km', 'length'],
  wkt: ['geometry', 'line'],
  proposed: [],
};

/**
 * Edges between junctions; where a junction lies is told by the ends of the lines.
 * @throws VigieError with every fault of the file
 */
export async function readRoads(
  path: string,
): Promise<{ junctions: Junction[]; roads: Road[]; sha256: string }> {
  const { rows, columns, sha256 } = await readGiven(path, ROADS, ['from', 'to', 'wkt']);
  const faults: Issue[] = [];
  const junctions = new Map<string, Junction>();
  const roads: Road[] = [];
  if (columns.distance_m === undefined && columns.distance_km === undefined)
    throw new VigieError([
      {
        code: 'column-missing',
        what: 'no column "distance_m" or "distance_km"',
        where: `${path}, header`,
        fix: 'give the length of each road',
      },
    ]);
  for (const { cells, line } of rows) {
    if (/^(true|1)$/i.test(cells.proposed)) continue;
    const where = `${path} line ${line}`;
    const ends = endsOf(cells.wkt);
    const metres = columns.distance_m !== undefined;
    const length = amountOf(
      metres ? cells.distance_m : cells.distance_km,
      where,
      faults,
      undefined,
    );
    if (!ends) {
      faults.push({
        code: 'geometry',
        what: `"${cells.wkt.slice(0, 30)}" is not a LINESTRING of longitudes and latitudes`,
        where: `${where}, column ${columns.wkt}`,
        fix: 'write LINESTRING(longitude latitude, …)',
      });
      continue;
    }
    if (length === undefined) continue;
    junctions.set(cells.from, { id: cells.from, ...ends[0] });
    junctions.set(cells.to, { id: cells.to, ...ends[1] });
    roads.push({ from: cells.from, to: cells.to, kilometres: metres ? length / 1000 : length });
  }
  if (faults.length > 0) throw new VigieError(faults);
  return { junctions: [...junctions.values()], roads, sha256 };
}

type End = { longitude: number; latitude: number };

function endsOf(wkt: string): [End, End] | undefined {
  const inside = /^LINESTRING\s*\((.*)\)$/i.exec(wkt.trim())?.[1];
  const points = inside?.split(',').map((pair) => pair.trim().split(/\s+/).map(Number));
  const ends = points && [points[0], points[points.length - 1]];
  if (!ends?.every((end) => end.length >= 2 && end.every(Number.isFinite))) return undefined;
  const [a, b] = ends.map(([longitude, latitude]) => ({ longitude, latitude }));
  return [a, b];
}
