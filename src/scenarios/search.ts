/** All scenarios that fit, by exact search. */
import { Domains } from './domains.ts';
import { type Forced, type Impacts, inconsistencyOf, marginsOf } from './impacts.ts';
import { Tail } from './tail.ts';

export interface SearchRequest {
  /** by how much a state may lag behind its best rival: 0 for consistent scenarios */
  tolerance?: number;
  forced?: Forced;
  /** scenarios that are listed at most; the rest is counted */
  most?: number;
  /** choices that are tried at most before the search gives up */
  most_steps?: number;
  /** ends the search once `most` are listed, which leaves the count open */
  is_listing?: boolean;
  /** combinations left that are tried one by one rather than thinned out further */
  most_tried?: number;
}

export interface Found {
  /** in ascending order of states, first descriptor first; all of them unless `is_cut` */
  scenarios: number[][];
  /** how many there are, exactly, when `is_whole` */
  count: bigint;
  /** not all that were counted are listed */
  is_cut: boolean;
  /** false when the search gave up: there may be more than counted */
  is_whole: boolean;
}

const MOST = 10_000;
const MOST_STEPS = 20_000_000;
/** Near misses may be countless: looking for them ends sooner. */
const NEAR_STEPS = 1_000_000;
/** Consistent scenarios that are met on the way to near ones. */
const NEAR_ROOM = 1000;
const MOST_TRIED = 20_000;
/** States tried at the last levels that cost about as much as one choice above them. */
const TRIED_PER_STEP = 64;

/**
 * Scenarios in which no descriptor that is not forced lags behind by more than the tolerance: depth
 * first, the descriptor with the fewest states left first, with what each choice rules out ruled out
 * at once; when few combinations are left, they are tried. Descriptors that do not bear on each other, even through others, are searched apart, and
 * their scenarios multiplied.
 * @source Weimer-Jehle (2006), Technological Forecasting and Social Change 73(4), 334–361
 */
export function findScenarios(impacts: Impacts, request: SearchRequest = {}): Found {
  const { tolerance = 0, forced = new Map(), most = MOST, most_steps = MOST_STEPS } = request;
  const until = request.is_listing ? most : Number.POSITIVE_INFINITY;
  const domains = new Domains(impacts, tolerance, forced);
  const nothing: Found = { scenarios: [], count: 0n, is_cut: false, is_whole: true };
  for (const [d, state] of forced) if (!domains.choose(d, state)) return nothing;
  if (!domains.settle()) return nothing;
  const budget = { steps: most_steps };
  const tail = new Tail(impacts, domains, request.most_tried ?? MOST_TRIED);
  const parts = islandsOf(domains).map((island) =>
    searchIsland(impacts, domains, island, { most, until, budget, tail }),
  );
  const count = parts.reduce((product, part) => product * part.count, 1n);
  const is_whole =
    parts.every((part) => part.is_whole) ||
    parts.some((part) => part.is_whole && part.count === 0n);
  const scenarios = combined(impacts, domains, parts, most);
  return { scenarios, count, is_cut: BigInt(scenarios.length) < count, is_whole };
}

/**
 * Scenarios that miss consistency by no more than a threshold, the nearest first.
 * @param nearest largest inconsistency that counts as near, at least 1
 */
export function findNear(
  impacts: Impacts,
  nearest: number,
  request: Omit<SearchRequest, 'tolerance' | 'is_listing'>,
): { near: { scenario: number[]; inconsistency: number }[]; is_cut: boolean } {
  const { most = MOST, most_steps = NEAR_STEPS, forced } = request;
  const near: { scenario: number[]; inconsistency: number }[] = [];
  let is_cut = false;
  // Nearest first, so that what is cut is what is furthest.
  for (let tolerance = 1; tolerance <= nearest && !is_cut; tolerance++) {
    const found = findScenarios(impacts, {
      ...{ tolerance, most_steps, is_listing: true },
      ...{ most: 2 * most + NEAR_ROOM, ...(forced && { forced }) },
    });
    for (const scenario of found.scenarios) {
      const inconsistency = inconsistencyOf(marginsOf(impacts, scenario), forced);
      if (inconsistency !== tolerance) continue;
      if (near.length < most) near.push({ scenario, inconsistency });
      else is_cut = true;
    }
    is_cut ||= found.is_cut || !found.is_whole;
  }
  return { near, is_cut };
}

interface Bounds {
  most: number;
  until: number;
  budget: { steps: number };
  tail: Tail;
}

interface Part {
  island: readonly number[];
  /** states of the descriptors of the island */
  found: number[][];
  count: bigint;
  is_whole: boolean;
}

/** Open descriptors in groups that bear on each other, the most connected of a group first. */
function islandsOf(domains: Domains): number[][] {
  const weights = domains.weights();
  const open = weights.map((_, d) => d).filter((d) => domains.left[d] > 1);
  const parent = weights.map((_, d) => d);
  const root = (d: number): number => (parent[d] === d ? d : (parent[d] = root(parent[d])));
  const strength = new Map<number, number>(open.map((d) => [d, 0]));
  for (const from of open)
    for (const [to, weight] of weights[from]) {
      // Also through one that is settled, whose state may fail by what both add to its rivals.
      parent[root(from)] = root(to);
      strength.set(from, strength.get(from)! + weight);
      if (strength.has(to)) strength.set(to, strength.get(to)! + weight);
    }
  const islands = new Map<number, number[]>();
  for (const d of open) islands.set(root(d), [...(islands.get(root(d)) ?? []), d]);
  return [...islands.values()].map((island) =>
    island.sort((a, b) => strength.get(b)! - strength.get(a)! || a - b),
  );
}

function searchIsland(
  impacts: Impacts,
  domains: Domains,
  island: readonly number[],
  { most, until, budget, tail }: Bounds,
): Part {
  const found: number[][] = [];
  let count = 0;
  const keep = (open: readonly number[], states: ArrayLike<number>): boolean => {
    if (found.length < most) {
      const whole = new Map(open.map((d, level) => [d, states[level]]));
      found.push(island.map((d) => whole.get(d) ?? chosen(impacts, domains, d)));
    }
    return ++count < until;
  };
  const descend = (): void => {
    const open = island.filter((d) => domains.left[d] > 1);
    if (tail.canClose(open)) {
      const before = tail.tried;
      tail.close(open, (states) => keep(open, states));
      budget.steps -= Math.floor((tail.tried - before) / TRIED_PER_STEP);
      return;
    }
    const d = narrowest(domains, open);
    const first = impacts.offsets[d];
    for (let s = 0; s < impacts.sizes[d]; s++) {
      if (!domains.isPossible[first + s]) continue;
      if (count >= until || --budget.steps < 0) return;
      const mark = domains.mark();
      if (domains.choose(d, s)) descend();
      domains.undo(mark);
    }
  };
  descend();
  return { island, found, count: BigInt(count), is_whole: count < until && budget.steps >= 0 };
}

/** The descriptor with the fewest states left, the most connected of several. */
function narrowest(domains: Domains, open: readonly number[]): number {
  return open.reduce((best, d) => (domains.left[d] < domains.left[best] ? d : best));
}

function chosen({ sizes, offsets }: Impacts, domains: Domains, d: number): number {
  let state = 0;
  while (state < sizes[d] - 1 && !domains.isPossible[offsets[d] + state]) state++;
  return state;
}

/** Scenarios of all islands combined, up to `most`, in ascending order. */
function combined(
  impacts: Impacts,
  domains: Domains,
  parts: readonly Part[],
  most: number,
): number[][] {
  const settled = impacts.sizes.map((_, d) => chosen(impacts, domains, d));
  let whole: number[][] = [settled];
  for (const { island, found } of parts) {
    const wider: number[][] = [];
    for (const base of whole)
      for (const states of found) {
        if (wider.length >= most) break;
        const scenario = [...base];
        island.forEach((d, i) => {
          scenario[d] = states[i];
        });
        wider.push(scenario);
      }
    whole = wider;
  }
  return whole.sort(ascending);
}

function ascending(a: readonly number[], b: readonly number[]): number {
  for (let d = 0; d < a.length; d++) if (a[d] !== b[d]) return a[d] - b[d];
  return 0;
}
