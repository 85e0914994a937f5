/** People in need, from areas to the places where they live, and the ways between places. */
import type { Links } from './allocation.ts';

/** A settlement, or several counted together. */
export interface Place {
  id: string;
  /** '' where it is several */
  name: string;
  /** area of whose need it has a part */
  pcode: string;
  longitude: number;
  latitude: number;
  settlements: number;
  /** settlements with a figure of people, and its sum */
  known: number;
  population: number;
}

/** What an area needs. */
export interface AreaNeed {
  pcode: string;
  /** people in need */
  people: number;
  /** all people there; NaN unknown */
  population: number;
}

export const SPREADS = ['population', 'equal'] as const;
/**
 * `population`: a settlement with a figure has the area's rate of need times that figure, the others
 * share the remainder evenly · `equal`: all settlements of an area share evenly.
 */
export type Spread = (typeof SPREADS)[number];

/**
 * @returns people by place, [place]; and who lives in areas without any place
 */
export function spreadNeed(
  areas: readonly AreaNeed[],
  places: readonly Place[],
  spread: Spread,
): { people: Float64Array; placeless: AreaNeed[] } {
  const people = new Float64Array(places.length);
  const members = new Map<string, number[]>();
  places.forEach(({ pcode }, i) => {
    const list = members.get(pcode);
    if (list) list.push(i);
    else members.set(pcode, [i]);
  });
  const placeless: AreaNeed[] = [];
  for (const area of areas) {
    const own = members.get(area.pcode);
    if (own === undefined) {
      if (area.people > 0) placeless.push(area);
      continue;
    }
    const sum = (of: (place: Place) => number) => own.reduce((all, i) => all + of(places[i]), 0);
    const others = sum(({ settlements, known }) => settlements - known);
    const figures = spread === 'population' ? sum(({ population }) => population) : 0;
    const rate = area.population > 0 ? area.people / area.population : 0;
    // Figures older than the analysis can add up to more than there are: then all is by figure.
    const byFigure =
      figures === 0
        ? 0
        : others === 0 || rate * figures > area.people
          ? area.people
          : rate * figures;
    const each = spread === 'population' ? others : sum(({ settlements }) => settlements);
    for (const i of own) {
      const { settlements, known, population } = places[i];
      const even = spread === 'population' && figures > 0 ? settlements - known : settlements;
      const of = spread === 'population' && figures > 0 ? each : sum(({ settlements: n }) => n);
      people[i] =
        (figures > 0 ? (byFigure * population) / figures : 0) +
        (of > 0 ? ((area.people - byFigure) * even) / of : 0);
    }
  }
  return { people, placeless };
}

const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Great-circle distance in km. */
export function kilometres(
  a: { longitude: number; latitude: number },
  b: { longitude: number; latitude: number },
): number {
  const [p, q] = [a.latitude * RADIANS, b.latitude * RADIANS];
  const half =
    Math.sin((q - p) / 2) ** 2 +
    Math.cos(p) * Math.cos(q) * Math.sin(((b.longitude - a.longitude) * RADIANS) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

export interface Travel {
  /** roads are this much longer than the straight line */
  factor: number;
  /** ways longer than this are left out; Infinity for none */
  most: number;
  /** [from place] [to site] how much longer insecurity makes a way; 1 when absent */
  burdenFrom?: Float64Array | undefined;
  burdenTo?: Float64Array | undefined;
  /** km over roads, where shorter than the straight line with its factor */
  byRoad?: ((from: number, to: number) => number) | undefined;
}

type Point = { longitude: number; latitude: number };

/** Ways from places to sites within a distance, found by rows of latitude. */
export function waysBetween(
  from: readonly Point[],
  to: readonly Point[],
  { factor, most, burdenFrom, burdenTo, byRoad }: Travel,
): Links {
  const links = { demand: [] as number[], site: [] as number[], distance: [] as number[] };
  const order = [...to.keys()].sort((a, b) => to[a].latitude - to[b].latitude);
  // Numbers side by side: objects of many shapes are ten times slower to look at.
  const latitudes = Float64Array.from(order, (j) => to[j].latitude);
  const longitudes = Float64Array.from(order, (j) => to[j].longitude);
  const straight = byRoad ? most : most / factor;
  const reach = straight / (EARTH_RADIUS_KM * RADIANS);
  from.forEach(({ longitude, latitude }, i) => {
    const narrowest = Math.cos(Math.min(90, Math.abs(latitude) + reach) * RADIANS);
    const wide = narrowest > 0.01 && reach < 90 ? reach / narrowest : 360;
    for (let at = firstFrom(latitudes, latitude - reach); at < order.length; at++) {
      if (latitudes[at] > latitude + reach) break;
      if (Math.abs(longitudes[at] - longitude) > wide) continue;
      const j = order[at];
      const direct = kilometres(
        { longitude, latitude },
        { longitude: longitudes[at], latitude: latitudes[at] },
      );
      if (direct > straight) continue;
      const burden = Math.max(burdenFrom?.[i] ?? 1, burdenTo?.[j] ?? 1);
      const road = byRoad?.(i, j) ?? Number.POSITIVE_INFINITY;
      const distance = burden * Math.min(direct * factor, road);
      if (distance > most) continue;
      links.demand.push(i);
      links.site.push(j);
      links.distance.push(distance);
    }
  });
  return {
    demand: Int32Array.from(links.demand),
    site: Int32Array.from(links.site),
    distance: Float64Array.from(links.distance),
  };
}

/** First position whose value is not below the bound. */
function firstFrom(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
