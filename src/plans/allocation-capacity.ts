/** Who is served where when sites have room for so many: each demand whole, by one site. */
import type { Random } from '../core/index.ts';
import { type Found, greedy, interchange } from './allocation-greedy.ts';
import { type Instance, spent } from './allocation-instance.ts';

/** An assignment and what it costs; some may be served by nobody where that has a price. */
interface Assigned {
  serves: Int32Array;
  cost: number;
}

/**
 * A good assignment to a set of sites: those first who would lose most by the second best, then
 * moves of one and exchanges of two while they help.
 * @returns undefined where somebody who must be served finds no room
 */
export function assign(instance: Instance, open: Uint8Array): Assigned | undefined {
  const { start, site, cost, outside, size, weight, sites } = instance;
  const n = weight.length;
  const serves = new Int32Array(n).fill(-1);
  const room = Float64Array.from(sites.capacity, (one, j) => (open[j] ? one : 0));
  const options = Array.from({ length: n }, (_, i) => {
    const list: number[] = [];
    for (let k = start[i]; k < start[i + 1]; k++)
      if (open[site[k]] && size[i] <= sites.capacity[site[k]]) list.push(k);
    return list;
  });
  const regret = (i: number) => {
    const [first, second] = options[i];
    if (first === undefined) return 0;
    const next =
      second === undefined
        ? Number.isFinite(outside[i])
          ? outside[i]
          : cost[first] * 10 + 1
        : cost[second];
    return Math.min(next, outside[i]) - cost[first];
  };
  const order = [...serves.keys()].sort((a, b) => regret(b) - regret(a) || size[b] - size[a]);
  for (const i of order) {
    const k = options[i].find((pair) => size[i] <= room[site[pair]] + SLACK);
    if (k === undefined || cost[k] >= outside[i]) continue;
    serves[i] = k;
    room[site[k]] -= size[i];
  }
  improveAssignment(instance, options, serves, room);
  if (serves.some((k, i) => k < 0 && !Number.isFinite(outside[i]))) return undefined;
  return { serves: serves.map((k) => (k < 0 ? -1 : site[k])), cost: costOfPairs(instance, serves) };
}

const SLACK = 1e-9;

function costOfPairs({ cost, outside }: Instance, serves: Int32Array): number {
  return serves.reduce((sum, k, i) => sum + (k < 0 ? outside[i] : cost[k]), 0);
}

/** Ties of cost are settled by distance. */
function improveAssignment(
  instance: Instance,
  options: readonly number[][],
  serves: Int32Array,
  room: Float64Array,
): void {
  const { site, cost, distance, outside, size, weight } = instance;
  const price = (i: number, k: number) =>
    k < 0
      ? Number.isFinite(outside[i])
        ? outside[i]
        : 1e15
      : cost[k] + 1e-9 * distance[k] * weight[i];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = false;
    for (let i = 0; i < serves.length; i++) {
      for (const k of options[i]) {
        const gain = price(i, serves[i]) - price(i, k);
        if (gain <= 1e-12) break;
        if (size[i] <= room[site[k]] + SLACK) {
          if (serves[i] >= 0) room[site[serves[i]]] += size[i];
          room[site[k]] -= size[i];
          serves[i] = k;
          moved = true;
          break;
        }
        if (exchange(instance, options, serves, room, i, k, price)) {
          moved = true;
          break;
        }
      }
    }
    if (!moved) break;
  }
}

const MOST_ROUNDS = 60;

/** Makes room for a demand at a site by sending another from there elsewhere. */
function exchange(
  { site, size }: Instance,
  options: readonly number[][],
  serves: Int32Array,
  room: Float64Array,
  i: number,
  k: number,
  price: (i: number, k: number) => number,
): boolean {
  const j = site[k];
  const gain = price(i, serves[i]) - price(i, k);
  let best: { other: number; to: number; net: number } | undefined;
  for (let other = 0; other < serves.length; other++) {
    if (other === i || serves[other] < 0 || site[serves[other]] !== j) continue;
    if (room[j] + size[other] + SLACK < size[i]) continue;
    for (const to of options[other]) {
      if (site[to] === j) continue;
      const freed = serves[i] >= 0 && site[to] === site[serves[i]] ? size[i] : 0;
      if (size[other] > room[site[to]] + freed + SLACK) continue;
      const net = gain + price(other, serves[other]) - price(other, to);
      if (net > 1e-9 && (!best || net > best.net)) best = { other, to, net };
      break;
    }
  }
  if (!best) return false;
  if (serves[i] >= 0) room[site[serves[i]]] += size[i];
  room[j] += size[best.other] - size[i];
  room[site[best.to]] -= size[best.other];
  serves[best.other] = best.to;
  serves[i] = k;
  return true;
}

/** What a set costs with its assignment; undefined where it breaks the budget, a floor or a capacity. */
export function capacityCost(instance: Instance, open: Uint8Array): Found | undefined {
  if (spent(instance, open) > instance.budget * (1 + 1e-12)) return undefined;
  const assigned = assign(instance, open);
  if (!assigned || !keepsFloors(instance, assigned.serves)) return undefined;
  return { open: Uint8Array.from(open), ...assigned };
}

/** With capacities a floor counts who is served within the radius, not who could be. */
function keepsFloors({ floors, start, site, weight }: Instance, serves: Int32Array): boolean {
  return floors.every(({ members, within, needed }) => {
    let met = 0;
    for (const i of members)
      for (let k = start[i]; k < within[i]; k++) if (site[k] === serves[i]) met += weight[i];
    return met >= needed - 1e-9 * Math.max(1, needed);
  });
}

/** Greedy set, then sites exchanged for others as long as the assignment gets cheaper. */
export function searchCapacitated(
  instance: Instance,
  random: Random,
  isOver: () => boolean,
): Found | undefined {
  const byRoom = openLargest(instance);
  const starts = [interchange(instance, greedy(instance, isOver), isOver), byRoom];
  let best: Found | undefined;
  for (const from of starts) {
    const found = capacityCost(instance, from);
    if (found && (!best || found.cost < best.cost)) best = found;
  }
  for (let round = 0; best && round < RESTARTS && !isOver(); round++) {
    const from: Found = round === 0 ? best : (shakenFrom(instance, best, random) ?? best);
    const found = exchangeSites(instance, from, isOver);
    if (found.cost < best.cost) best = found;
  }
  return best;
}

const RESTARTS = 4;

function openLargest({ sites, count, budget }: Instance): Uint8Array {
  const open = Uint8Array.from(sites.isOpen);
  const order = [...open.keys()]
    .filter((j) => !open[j] && !sites.isBarred[j])
    .sort((a, b) => sites.capacity[b] - sites.capacity[a] || a - b);
  let left = budget;
  let added = 0;
  for (const j of order) {
    if (added === count) break;
    if (sites.cost[j] > left) continue;
    open[j] = 1;
    left -= sites.cost[j];
    added++;
  }
  return open;
}

function shakenFrom(instance: Instance, { open }: Found, random: Random): Found | undefined {
  const { sites } = instance;
  const next = Uint8Array.from(open);
  const inside = [...next.keys()].filter((j) => next[j] && !sites.isOpen[j]);
  const others = [...next.keys()].filter((j) => !next[j] && !sites.isBarred[j]);
  if (inside.length === 0 || others.length === 0) return undefined;
  for (let n = 0; n < Math.max(1, inside.length / 4); n++) {
    next[inside[Math.floor(random() * inside.length)]] = 0;
    next[others[Math.floor(random() * others.length)]] = 1;
  }
  return capacityCost(instance, next);
}

/** The most exchanges whose assignments are computed for one search. */
const MOST_TRIES = 4000;

function exchangeSites(instance: Instance, from: Found, isOver: () => boolean): Found {
  const { sites } = instance;
  let best = from;
  let tries = 0;
  for (let moved = true; moved && tries < MOST_TRIES && !isOver(); ) {
    moved = false;
    for (const out of [...best.open.keys()].filter((j) => best.open[j] && !sites.isOpen[j])) {
      for (const into of nearTo(instance, out)) {
        if (best.open[into] || sites.isBarred[into] || !best.open[out]) continue;
        const next = Uint8Array.from(best.open);
        next[out] = 0;
        next[into] = 1;
        tries++;
        const found = capacityCost(instance, next);
        if (found && found.cost < best.cost - 1e-9) {
          best = found;
          moved = true;
        }
        if (tries >= MOST_TRIES || isOver()) return best;
      }
    }
  }
  return best;
}

/** Sites that serve those whom a site can serve, the most shared first. */
function nearTo({ bySite, demandOf, start, site, sites }: Instance, j: number): number[] {
  const shared = new Float64Array(sites.n);
  for (let at = bySite[j]; at < bySite[j + 1]; at++) {
    const i = demandOf[at];
    for (let k = start[i]; k < Math.min(start[i] + 20, start[i + 1]); k++)
      shared[site[k]] += 1 / (1 + k - start[i]);
  }
  return [...shared.keys()]
    .filter((other) => other !== j && shared[other] > 0)
    .sort((a, b) => shared[b] - shared[a]);
}
