/** A problem as arrays: who can be served from where, nearest first. */
import type { AllocationProblem } from './allocation.ts';

/**
 * The minimising form of all objectives that are sums. A demand that is served by nobody costs
 * `outside`; for a coverage each pair within the radius costs 0 and being outside costs the weight.
 */
export interface Instance {
  /** demands with weight that some site reaches; positions in the problem */
  demand: Int32Array;
  weight: Float64Array;
  size: Float64Array;
  /** [demand + 1] where the pairs of a demand begin; nearest first */
  start: Int32Array;
  /** [pair] */
  site: Int32Array;
  distance: Float64Array;
  cost: Float64Array;
  /** [demand] Infinity where everyone must be served */
  outside: Float64Array;
  /** [site + 1] where the pairs of a site begin */
  bySite: Int32Array;
  /** [pair of a site] the demand, and the position of the pair */
  demandOf: Int32Array;
  pairOf: Int32Array;
  sites: SiteArrays;
  /** sites to open besides those open */
  count: number;
  /** Infinity for none */
  budget: number;
  floors: FloorRow[];
  isCapacitated: boolean;
  /** all costs are whole numbers, so a bound may be rounded up */
  isWhole: boolean;
}

export interface SiteArrays {
  n: number;
  capacity: Float64Array;
  cost: Float64Array;
  /** 1 for a site that is open already */
  isOpen: Uint8Array;
  /** 1 for a site that cannot be opened */
  isBarred: Uint8Array;
}

/** At least `needed` people of these demands have a site within the radius. */
export interface FloorRow {
  region: string;
  share: number;
  total: number;
  needed: number;
  /** positions in the instance */
  members: Int32Array;
  /** [demand of the instance] pairs up to here are within the radius */
  within: Int32Array;
}

/** The arrays of a checked problem. */
export function instanceOf(problem: AllocationProblem): Instance {
  const isCoverage = problem.objective === 'coverage';
  const { start, kept, site, distance } = pairsOf(problem);
  const weight = Float64Array.from(kept, (i) => problem.demand[i].weight);
  const cost = new Float64Array(site.length);
  if (!isCoverage) {
    for (let at = 0; at < kept.length; at++)
      for (let k = start[at]; k < start[at + 1]; k++) cost[k] = weight[at] * distance[k];
  }
  return {
    demand: Int32Array.from(kept),
    weight,
    size: Float64Array.from(kept, (i) => problem.demand[i].size ?? problem.demand[i].weight),
    ...{ start, site, distance, cost },
    outside: weight.map((people) => (isCoverage ? people : Number.POSITIVE_INFINITY)),
    ...transposed(start, site, problem.sites.length),
    sites: siteArrays(problem),
    count: problem.count,
    budget: problem.budget ?? Number.POSITIVE_INFINITY,
    floors: floorRows(problem, kept, start, distance),
    isCapacitated: problem.sites.some(({ capacity }) => capacity !== undefined),
    isWhole: cost.every(Number.isInteger) && (!isCoverage || weight.every(Number.isInteger)),
  };
}

/** Pairs of who has weight, nearest first; of a coverage those within the radius. */
function pairsOf({ objective, radius, demand, sites, links }: AllocationProblem) {
  const counts = new Int32Array(demand.length);
  const isKept = new Uint8Array(links.demand.length);
  for (let k = 0; k < isKept.length; k++) {
    const { is_open, barred, capacity } = sites[links.site[k]];
    const { weight, size = weight } = demand[links.demand[k]];
    const isFar = objective === 'coverage' && links.distance[k] > radius!;
    const isBarred = !is_open && barred !== undefined;
    if (isFar || isBarred || !(weight > 0) || (capacity !== undefined && size > capacity)) continue;
    isKept[k] = 1;
    counts[links.demand[k]]++;
  }
  const kept = demand.flatMap((_, i) => (counts[i] > 0 ? [i] : []));
  const start = new Int32Array(kept.length + 1);
  const next = new Int32Array(demand.length);
  kept.forEach((i, at) => {
    next[i] = start[at];
    start[at + 1] = start[at] + counts[i];
  });
  const order = new Int32Array(start[kept.length]);
  for (let k = 0; k < isKept.length; k++) if (isKept[k]) order[next[links.demand[k]]++] = k;
  for (let at = 0; at < kept.length; at++)
    order
      .subarray(start[at], start[at + 1])
      .sort((a, b) => links.distance[a] - links.distance[b] || links.site[a] - links.site[b]);
  return {
    ...{ start, kept },
    site: Int32Array.from(order, (k) => links.site[k]),
    distance: Float64Array.from(order, (k) => links.distance[k]),
  };
}

function siteArrays({ sites }: AllocationProblem): SiteArrays {
  return {
    n: sites.length,
    capacity: Float64Array.from(sites, ({ capacity }) => capacity ?? Number.POSITIVE_INFINITY),
    cost: Float64Array.from(sites, ({ cost, is_open }) => (is_open ? 0 : (cost ?? 0))),
    isOpen: Uint8Array.from(sites, ({ is_open }) => (is_open ? 1 : 0)),
    isBarred: Uint8Array.from(sites, ({ barred, is_open }) =>
      barred !== undefined && !is_open ? 1 : 0,
    ),
  };
}

function transposed(start: Int32Array, site: Int32Array, n: number) {
  const bySite = new Int32Array(n + 1);
  for (const j of site) bySite[j + 1]++;
  for (let j = 0; j < n; j++) bySite[j + 1] += bySite[j];
  const next = bySite.slice();
  const demandOf = new Int32Array(site.length);
  const pairOf = new Int32Array(site.length);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i]; k < start[i + 1]; k++) {
      const at = next[site[k]]++;
      demandOf[at] = i;
      pairOf[at] = k;
    }
  }
  return { bySite, demandOf, pairOf };
}

function floorRows(
  { floors = [], demand, radius }: AllocationProblem,
  kept: readonly number[],
  start: Int32Array,
  distance: Float64Array,
): FloorRow[] {
  if (floors.length === 0) return [];
  const within = Int32Array.from(kept, (_, i) => {
    let k = start[i];
    while (k < start[i + 1] && distance[k] <= radius!) k++;
    return k;
  });
  return floors.map(({ region, share }) => {
    const total = demand.reduce((sum, one) => sum + (one.region === region ? one.weight : 0), 0);
    const members = kept.flatMap((i, at) => (demand[i].region === region ? [at] : []));
    return {
      ...{ region, share, total, needed: share * total },
      members: Int32Array.from(members),
      within,
    };
  });
}

/** What a set of sites costs without capacities; Infinity when someone is served by nobody. */
export function costOf(instance: Instance, open: Uint8Array): number {
  const { start, site, cost, outside, weight } = instance;
  let sum = 0;
  for (let i = 0; i < weight.length; i++) {
    let k = start[i];
    while (k < start[i + 1] && !open[site[k]]) k++;
    sum += k < start[i + 1] ? Math.min(cost[k], outside[i]) : outside[i];
  }
  return sum;
}

/** People short of each floor, by its position; 0 where it is met. */
export function shortOf(instance: Instance, open: Uint8Array): number[] {
  const { start, site, weight, floors } = instance;
  return floors.map(({ members, within, needed }) => {
    let met = 0;
    for (const i of members) {
      for (let k = start[i]; k < within[i]; k++) {
        if (!open[site[k]]) continue;
        met += weight[i];
        break;
      }
    }
    return Math.max(0, needed - met - 1e-9 * Math.max(1, needed));
  });
}

/** Cost of the sites that are not open already. */
export function spent({ sites }: Instance, open: Uint8Array): number {
  let sum = 0;
  for (let j = 0; j < sites.n; j++) if (open[j]) sum += sites.cost[j];
  return sum;
}

/** The same without the pairs of sites that are shut: fewer to look at. */
export function withoutSites(instance: Instance, isShut: (site: number) => boolean): Instance {
  const { start, site, distance, cost, floors } = instance;
  const kept: number[] = [];
  const next = new Int32Array(start.length);
  const moved = new Int32Array(site.length + 1);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i]; k < start[i + 1]; k++) {
      moved[k] = kept.length;
      if (!isShut(site[k])) kept.push(k);
    }
    next[i + 1] = kept.length;
  }
  moved[site.length] = kept.length;
  const sites = Int32Array.from(kept, (k) => site[k]);
  return {
    ...instance,
    start: next,
    site: sites,
    distance: Float64Array.from(kept, (k) => distance[k]),
    cost: Float64Array.from(kept, (k) => cost[k]),
    floors: floors.map((floor) => ({ ...floor, within: floor.within.map((k) => moved[k]) })),
    ...transposed(next, sites, instance.sites.n),
  };
}
