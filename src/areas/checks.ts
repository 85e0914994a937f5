/** Whether a layer of areas can be used: every fault at once. */
import Flatbush from 'flatbush';
import { type Area, type Issue, isCountryCode } from '../core/index.ts';
import type { DraftArea } from './layers.ts';
import { distanceToCountry } from './outline.ts';
import { boxOf, gridPoints, insidePoint, PolygonIndex, ringAreaKm2 } from './polygons.ts';

/** What came of a layer. */
export interface CheckedAreas {
  /** areas without a fault */
  areas: Area[];
  /** what makes areas unusable */
  faults: Issue[];
  /** what a reader should know though the areas can be used */
  warnings: Issue[];
}

const FIX_FILE = 'correct the file, or import with --skip-bad-rows to leave the area out';

/**
 * Checks each area by itself, then the areas against each other and against their countries.
 * @param where the file, and the object in it
 * @param parents areas of the level above in a list of the same date, when there are some
 */
export function checkAreas(
  drafts: readonly DraftArea[],
  where: string,
  parents: readonly Area[] = [],
): CheckedAreas {
  const projected = projectedIssue(drafts, where);
  if (projected) return { areas: [], faults: [projected], warnings: [] };
  const faults: Issue[] = [];
  const areas: Area[] = [];
  const rowOf = new Map<string, number>();
  for (const draft of drafts) {
    const { area, issues } = checkOne(draft, `${where}, area ${draft.row}`, rowOf);
    faults.push(...issues);
    if (area && issues.length === 0) areas.push(area);
  }
  const swapped = areas.filter(looksSwapped);
  for (const area of swapped) {
    faults.push({
      code: 'coordinates-swapped',
      what: `"${area.pcode}" lies at ${area.latitude.toFixed(2)}, ${area.longitude.toFixed(2)}, far outside ${area.iso3}, and inside it with latitude and longitude swapped`,
      where,
      fix: 'write longitude before latitude, as GeoJSON does',
    });
  }
  const kept = areas.filter((area) => !swapped.includes(area));
  const warnings = [
    ...kept.flatMap((area) => crossingIssue(area, where)),
    ...outsideCountry(kept, where),
    ...overlapIssues(kept, where),
    ...parentIssues(kept, parents, where),
  ];
  return { areas: kept, faults, warnings };
}

function projectedIssue(drafts: readonly DraftArea[], where: string): Issue | undefined {
  let points = 0;
  let far = 0;
  let largest = 0;
  for (const [x, y] of positionsOf(drafts)) {
    points++;
    const size = Math.max(Math.abs(x), Math.abs(y));
    if (size > 400) far++;
    if (size > largest) largest = size;
  }
  if (far * 2 <= points) return undefined;
  return {
    code: 'projected',
    what: `the coordinates look like metres of a projection, not degrees: up to ${Math.round(largest)}`,
    where,
    fix: 'write the file in WGS 84 longitude and latitude (EPSG:4326)',
  };
}

function* positionsOf(drafts: readonly DraftArea[]): Generator<number[]> {
  for (const { polygons } of drafts)
    for (const rings of polygons) for (const ring of rings) yield* ring;
}

function checkOne(draft: DraftArea, where: string, rowOf: Map<string, number>) {
  const issues: Issue[] = [];
  const fault = (code: string, what: string, fix: string) =>
    issues.push({ code, what, where, fix });
  const called = `"${draft.pcode || draft.name || draft.row}"`;
  if (draft.pcode === '') fault('pcode-missing', `the area ${called} has no p-code`, FIX_FILE);
  if (draft.name === '') fault('name-missing', `the area ${called} has no name`, FIX_FILE);
  if (!isCountryCode(draft.iso3)) {
    fault(
      'country-unknown',
      `the country of area ${called} is not known: "${draft.iso3}"`,
      'give --country, or a column with ISO alpha-3 codes',
    );
  }
  const first = rowOf.get(draft.pcode);
  if (first !== undefined) {
    const fix = 'keep one area for each p-code; name another column with --id';
    fault('pcode-repeated', `p-code "${draft.pcode}" stands already at area ${first}`, fix);
  } else if (draft.pcode !== '') rowOf.set(draft.pcode, draft.row);
  if (draft.polygons.length === 0)
    fault('no-polygon', `the area ${called} has no polygon`, FIX_FILE);

  const rings: Float64Array[] = [];
  let area_km2 = 0;
  for (const polygon of draft.polygons) {
    for (const [r, ring] of polygon.entries()) {
      const fault_ = ringFault(ring);
      if (fault_) {
        fault(fault_.code, `the area ${called}: ${fault_.what}`, FIX_FILE);
        continue;
      }
      const flat = flatRing(ring);
      area_km2 += (r === 0 ? 1 : -1) * ringAreaKm2(flat);
      rings.push(flat);
    }
  }
  if (rings.length > 0 && issues.length === 0 && area_km2 < 1e-4)
    fault('area-zero', `the area ${called} has no extent`, FIX_FILE);
  const { pcode, name, parent_pcode, iso3 } = draft;
  const area: Area | undefined =
    issues.length > 0
      ? undefined
      : { pcode, name, parent_pcode, iso3, ...insidePoint(rings), area_km2, rings };
  return { area, issues };
}

/** Longitude, latitude, …; a height is dropped. */
function flatRing(ring: readonly number[][]): Float64Array {
  const flat = new Float64Array(ring.length * 2);
  ring.forEach(([x, y], i) => flat.set([x, y], i * 2));
  return flat;
}

function ringFault(ring: readonly number[][]): { code: string; what: string } | undefined {
  if (
    !Array.isArray(ring) ||
    ring.some((p) => !Array.isArray(p) || !p.slice(0, 2).every(Number.isFinite) || p.length < 2)
  )
    return { code: 'coordinate', what: 'a coordinate is not a number' };
  const far = ring.find(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 90);
  if (far)
    return {
      code: 'coordinate-range',
      what: `longitude ${far[0]}, latitude ${far[1]} is outside ±180, ±90`,
    };
  if (ring.length < 4) {
    const what = `a ring has ${ring.length} points, at least 4 are needed`;
    return { code: 'ring-short', what };
  }
  const [first, last] = [ring[0], ring[ring.length - 1]];
  if (first[0] !== last[0] || first[1] !== last[1])
    return { code: 'ring-open', what: 'a ring does not end where it starts' };
  return undefined;
}

/** Half a degree, diagonally: more than a 1:50m outline is wrong by. */
const NEAR_KM = 80;

function isOutside({ iso3, longitude, latitude }: Area): boolean {
  return distanceToCountry(iso3, latitude, longitude) > NEAR_KM;
}

function looksSwapped(area: Area): boolean {
  return isOutside(area) && distanceToCountry(area.iso3, area.longitude, area.latitude) === 0;
}

function outsideCountry(areas: readonly Area[], where: string): Issue[] {
  const outside = areas.filter(isOutside);
  if (outside.length === 0) return [];
  return [
    {
      code: 'outside-country',
      what: `${outside.length} areas lie far outside the outline of their country: ${someOf(outside)}`,
      where,
      fix: 'check the country column; islands may be missing from the outline',
    },
  ];
}

function someOf(areas: readonly Area[]): string {
  const shown = areas.slice(0, 5).map((area) => area.pcode);
  return shown.join(', ') + (areas.length > shown.length ? ', …' : '');
}

function crossingIssue(area: Area, where: string): Issue[] {
  for (const ring of area.rings) {
    const at = selfCrossing(ring);
    if (!at) continue;
    return [
      {
        code: 'self-intersection',
        what: `an outline of "${area.pcode}" crosses itself near ${at.latitude.toFixed(4)}, ${at.longitude.toFixed(4)}`,
        where,
        fix: 'points near the crossing may be placed wrongly; clean the layer if that matters',
      },
    ];
  }
  return [];
}

/** Where a ring first crosses itself; touching itself is not crossing. */
export function selfCrossing(
  ring: Float64Array,
): { longitude: number; latitude: number } | undefined {
  const n = ring.length / 2 - 1;
  if (n < 4) return undefined;
  const tree = new Flatbush(n);
  const box = (i: number): [number, number, number, number] => [
    Math.min(ring[i * 2], ring[i * 2 + 2]),
    Math.min(ring[i * 2 + 1], ring[i * 2 + 3]),
    Math.max(ring[i * 2], ring[i * 2 + 2]),
    Math.max(ring[i * 2 + 1], ring[i * 2 + 3]),
  ];
  for (let i = 0; i < n; i++) tree.add(...box(i));
  tree.finish();
  const side = (a: number, b: number, c: number) =>
    (ring[b * 2] - ring[a * 2]) * (ring[c * 2 + 1] - ring[a * 2 + 1]) -
    (ring[b * 2 + 1] - ring[a * 2 + 1]) * (ring[c * 2] - ring[a * 2]);
  for (let i = 0; i < n; i++) {
    const met = tree.search(...box(i), (j) => j > i + 1 && !(i === 0 && j === n - 1));
    for (const j of met) {
      const apart = side(i, i + 1, j) * side(i, i + 1, j + 1) < 0;
      if (apart && side(j, j + 1, i) * side(j, j + 1, i + 1) < 0)
        return { longitude: ring[j * 2], latitude: ring[j * 2 + 1] };
    }
  }
  return undefined;
}

/** Points inside an area, about sixty unless it is thin, and the one a map draws. */
function sampleOf({ rings, longitude, latitude }: Area): number[] {
  const [west, south, east, north] = boxOf(rings);
  const step = Math.max(Math.sqrt(((east - west) * (north - south)) / 100), 1e-4);
  return [...gridPoints(rings, step), longitude, latitude];
}

function overlapIssues(areas: readonly Area[], where: string): Issue[] {
  const index = new PolygonIndex(areas.map((area) => area.rings));
  const pairs = new Map<string, { shared: number; of: number }>();
  areas.forEach((area, i) => {
    const points = sampleOf(area);
    for (let p = 0; p < points.length; p += 2) {
      for (const other of index.findAll(points[p], points[p + 1])) {
        if (other === i) continue;
        const key = `"${areas[Math.min(i, other)].pcode}" and "${areas[Math.max(i, other)].pcode}"`;
        const pair = pairs.get(key) ?? { shared: 0, of: points.length / 2 };
        pairs.set(key, { ...pair, shared: pair.shared + 1 });
      }
    }
  });
  return [...pairs].map(([key, { shared, of }]) => ({
    code: 'areas-overlap',
    what: `${key} overlap at ${shared} of ${of} or more points tried; an event there goes to the first`,
    where,
    fix: 'clean the layer if that matters',
  }));
}

/** Least share of an area's points that must lie in its parent. */
const IN_PARENT = 0.9;

function parentIssues(areas: readonly Area[], parents: readonly Area[], where: string): Issue[] {
  if (parents.length === 0) return [];
  const index = new PolygonIndex(parents.map((parent) => parent.rings));
  const known = new Set(parents.map((parent) => parent.pcode));
  const countries = new Set(parents.map((parent) => parent.iso3));
  return areas.flatMap((area) => {
    if (area.parent_pcode === '' || !countries.has(area.iso3)) return [];
    const fix = 'check the column of the parent; both lists must be of the same date';
    if (!known.has(area.parent_pcode)) {
      const what = `the parent of "${area.pcode}", "${area.parent_pcode}", is not in the admin 1 list of that date`;
      return [{ code: 'parent-unknown', what, where, fix }];
    }
    const points = sampleOf(area);
    let inside = 0;
    for (let p = 0; p < points.length; p += 2) {
      const found = index.findAll(points[p], points[p + 1]);
      if (found.some((i) => parents[i].pcode === area.parent_pcode)) inside++;
    }
    const tried = points.length / 2;
    if (inside >= IN_PARENT * tried) return [];
    const what = `"${area.pcode}" lies outside its parent "${area.parent_pcode}" at ${tried - inside} of ${tried} points tried`;
    return [{ code: 'outside-parent', what, where, fix }];
  });
}
