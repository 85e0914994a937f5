/** Good sets of sites fast: greedy addition, then exchanges one for one. */
import type { Random } from '../core/index.ts';
import { costOf, type Instance, shortOf, spent } from './allocation-instance.ts';

/** Nearest and second nearest open site of each demand. */
interface Nearest {
  first: Float64Array;
  second: Float64Array;
  /** -1 for nobody */
  site: Int32Array;
}

/** What being served by nobody costs in a search: finite, and more than any way. */
function outsideOf({ outside, cost, weight }: Instance): Float64Array {
  let most = 0;
  for (const one of cost) if (one > most) most = one;
  const all = 2 * most + weight.reduce((sum, people) => sum + people, 0);
  return outside.map((one) => (Number.isFinite(one) ? one : all));
}

const NEVER = () => false;

/** Adds the best next site until the count or the budget is reached; late ones by stale gains. */
export function greedy(instance: Instance, isOver = NEVER): Uint8Array {
  const { sites, count, budget } = instance;
  const open = Uint8Array.from(sites.isOpen);
  const outside = outsideOf(instance);
  const scale = ones(instance);
  let left = budget;
  let gains: Float64Array | undefined;
  for (let added = 0; added < count; added++) {
    if (!gains || !isOver()) gains = gainsOf(instance, nearestOf(instance, open, outside), scale);
    let best = -1;
    for (let j = 0; j < sites.n; j++) {
      if (open[j] || sites.isBarred[j] || sites.cost[j] > left) continue;
      if (best < 0 || gains[j] > gains[best]) best = j;
    }
    // Money is not spent on what adds nothing.
    if (best < 0 || (gains[best] <= 0 && Number.isFinite(budget) && sites.cost[best] > 0)) break;
    open[best] = 1;
    left -= sites.cost[best];
  }
  return open;
}

function ones({ weight }: Instance): Float64Array {
  return new Float64Array(weight.length).fill(1);
}

function nearestOf(instance: Instance, open: Uint8Array, outside: Float64Array): Nearest {
  const { start, site, cost, weight } = instance;
  const first = Float64Array.from(outside);
  const second = Float64Array.from(outside);
  const nearest = new Int32Array(weight.length).fill(-1);
  for (let i = 0; i < weight.length; i++) {
    for (let k = start[i]; k < start[i + 1]; k++) {
      if (!open[site[k]]) continue;
      if (nearest[i] < 0) {
        nearest[i] = site[k];
        first[i] = Math.min(cost[k], outside[i]);
      } else {
        second[i] = Math.min(cost[k], outside[i]);
        break;
      }
    }
  }
  return { first, second, site: nearest };
}

function gainsOf(
  { sites, bySite, demandOf, pairOf, cost }: Instance,
  near: Nearest,
  scale: Float64Array,
) {
  const gains = new Float64Array(sites.n);
  for (let j = 0; j < sites.n; j++) {
    for (let at = bySite[j]; at < bySite[j + 1]; at++) {
      const i = demandOf[at];
      const saved = near.first[i] - cost[pairOf[at]];
      if (saved > 0) gains[j] += scale[i] * saved;
    }
  }
  return gains;
}

/**
 * Exchanges a site for another while the best exchange helps and there is time.
 * @param scale [demand] how much each counts; above 1 where a floor is short
 * @source Teitz & Bart (1968), in the fast form of Whitaker (1983)
 */
export function interchange(
  instance: Instance,
  open: Uint8Array,
  isOver = NEVER,
  scale = ones(instance),
): Uint8Array {
  const current = Uint8Array.from(open);
  const outside = outsideOf(instance);
  for (let round = 0; round < MOST_EXCHANGES && !isOver(); round++) {
    const move = bestExchange(instance, current, nearestOf(instance, current, outside), scale);
    if (!move) break;
    current[move.out] = 0;
    current[move.into] = 1;
  }
  return current;
}

const MOST_EXCHANGES = 500;

function bestExchange(instance: Instance, open: Uint8Array, near: Nearest, scale: Float64Array) {
  const { sites, bySite, demandOf, pairOf, cost, weight, budget } = instance;
  const loss = new Float64Array(sites.n);
  for (let i = 0; i < weight.length; i++)
    if (near.site[i] >= 0) loss[near.site[i]] += scale[i] * (near.second[i] - near.first[i]);
  const leaving = [...open.keys()].filter((j) => open[j] && !sites.isOpen[j]);
  const left = budget - spent(instance, open);
  const change = new Float64Array(sites.n);
  let best: { out: number; into: number } | undefined;
  let most = 1e-9 * Math.max(1, ...loss);
  for (let into = 0; into < sites.n; into++) {
    if (open[into] || sites.isBarred[into]) continue;
    let gain = 0;
    for (const out of leaving) change[out] = loss[out];
    for (let at = bySite[into]; at < bySite[into + 1]; at++) {
      const i = demandOf[at];
      const c = cost[pairOf[at]];
      const kept = near.site[i];
      if (c < near.first[i]) {
        gain += scale[i] * (near.first[i] - c);
        if (kept >= 0) change[kept] -= scale[i] * (near.second[i] - near.first[i]);
      } else if (c < near.second[i] && kept >= 0) {
        change[kept] -= scale[i] * (near.second[i] - c);
      }
    }
    for (const out of leaving) {
      if (gain - change[out] <= most || sites.cost[into] - sites.cost[out] > left) continue;
      most = gain - change[out];
      best = { out, into };
    }
  }
  return best;
}

export interface Found {
  open: Uint8Array;
  cost: number;
  /** [demand] its site, -1 for none, where capacities decide; else absent */
  serves?: Int32Array;
}

/** What a set costs if it keeps the budget and the floors and serves everyone; Infinity if not. */
export function feasibleCost(instance: Instance, open: Uint8Array): number {
  if (spent(instance, open) > instance.budget * (1 + 1e-12)) return Number.POSITIVE_INFINITY;
  if (shortOf(instance, open).some((people) => people > 0)) return Number.POSITIVE_INFINITY;
  return costOf(instance, open);
}

/** A set that steps of a bound come by, made better where it is nearly the best. */
export function tryOut(instance: Instance, isOver: () => boolean) {
  return (set: Uint8Array, best: Found | undefined): Found | undefined => {
    const open = Uint8Array.from(set);
    const cost = feasibleCost(instance, open);
    if (best && cost >= best.cost * 1.02) return undefined;
    const better = interchange(instance, open, isOver);
    const improved = feasibleCost(instance, better);
    const found = improved < cost ? { open: better, cost: improved } : { open, cost };
    return Number.isFinite(found.cost) ? found : undefined;
  };
}

/**
 * The best set that greedy addition, exchanges and seeded restarts find; people of regions short of
 * their floor count for more from round to round.
 */
export function searchSets(
  instance: Instance,
  random: Random,
  rounds: number,
  isOver: () => boolean,
): Found | undefined {
  const scale = ones(instance);
  let best: Found | undefined;
  let current = interchange(instance, greedy(instance, isOver), isOver);
  for (let round = 0; round <= rounds; round++) {
    const cost = feasibleCost(instance, current);
    if (Number.isFinite(cost) && (!best || cost < best.cost)) best = { open: current, cost };
    if (round === rounds || isOver()) break;
    const short = shortOf(instance, current);
    short.forEach((people, f) => {
      if (people > 0) for (const i of instance.floors[f].members) scale[i] *= 1.5;
    });
    const from = short.some((people) => people > 0)
      ? current
      : shaken(instance, best?.open ?? current, random);
    current = interchange(instance, from, isOver, scale);
  }
  return best;
}

/** Some sites replaced by others at random. */
function shaken(instance: Instance, open: Uint8Array, random: Random): Uint8Array {
  const { sites, budget } = instance;
  const next = Uint8Array.from(open);
  const others = [...next.keys()].filter((j) => !next[j] && !sites.isBarred[j]);
  for (const out of [...next.keys()].filter((j) => next[j] && !sites.isOpen[j])) {
    if (random() > 0.4 || others.length === 0) continue;
    const into = others[Math.floor(random() * others.length)];
    if (next[into]) continue;
    next[out] = 0;
    next[into] = 1;
    if (spent(instance, next) > budget) {
      next[out] = 1;
      next[into] = 0;
    }
  }
  return next;
}
