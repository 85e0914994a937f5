/**
 * A bound below every set of sites, and which sites it rules out: Lagrangian relaxation of "everyone
 * is served once", of the floors and of the budget, by subgradient steps.
 * @source Cornuéjols, Fisher & Nemhauser (1977); Beasley (1985)
 */
import type { Found } from './allocation-greedy.ts';
import type { Instance } from './allocation-instance.ts';

/** What is decided about a site: 0 open or not · 1 open · 2 not. */
export type Decided = Uint8Array;
export const OPEN = 1;
export const SHUT = 2;

export interface Multipliers {
  /** [demand] */
  serve: Float64Array;
  /** [floor] what meeting the whole floor is worth */
  floor: Float64Array;
  /** what the whole budget is worth */
  budget: number;
}

export interface BoundState {
  bound: number;
  multipliers: Multipliers;
  best: Found | undefined;
  /** no better set opens a site that is SHUT here, or leaves one closed that is OPEN */
  decided: Decided;
}

export interface BoundOptions {
  iterations: number;
  isOver: () => boolean;
  /** what a set that steps come by costs, or one like it that is better; undefined if none is found */
  tryOut: (open: Uint8Array, best: Found | undefined) => Found | undefined;
  onStep?: (bound: number) => void;
}

/** What is worth looking for: costs below this. */
export function worthBelow({ isWhole }: Instance, best: number): number {
  return isWhole ? best - 1 + 1e-6 : best - 1e-9 * Math.max(1, Math.abs(best));
}

/** Nothing decided but what is open already or barred. */
export function undecided({ sites }: Instance): Decided {
  return Uint8Array.from(sites.isOpen, (isOpen, j) =>
    isOpen ? OPEN : sites.isBarred[j] ? SHUT : 0,
  );
}

/** Multipliers at which a demand just reaches its second nearest open site. */
export function firstMultipliers(instance: Instance, open: Uint8Array | undefined): Multipliers {
  const { start, site, cost, outside, weight, floors } = instance;
  const serve = Float64Array.from(weight, (_, i) => {
    let seen = 0;
    let last = 0;
    for (let k = start[i]; k < start[i + 1]; k++) {
      last = cost[k];
      if (open?.[site[k]] && ++seen === 2) break;
    }
    return Math.min(outside[i], last);
  });
  return { serve, floor: new Float64Array(floors.length), budget: 0 };
}

interface Step {
  bound: number;
  /** [site] what opening it saves, negative */
  reduced: Float64Array;
  open: Uint8Array;
  /** of the free sites, what the last one taken saves and the first one left out; 0 for none */
  lastIn: number;
  firstOut: number;
  /** no further free site can be taken at all */
  isFull: boolean;
  /** [demand] how many open sites serve it, and how many of them within the radius of its floor */
  served: Float64Array;
  near: Float64Array;
}

/** @param decided changed in place: sites that the bound rules out or in */
export function lagrangianBound(
  instance: Instance,
  decided: Decided,
  from: Multipliers,
  found: Found | undefined,
  { iterations, isOver, tryOut, onStep }: BoundOptions,
): BoundState {
  let best = found;
  let bound = -Number.MAX_VALUE;
  const current = copy(from);
  let kept = copy(from);
  let pace = 1;
  let since = 0;
  for (let round = 0; round < iterations; round++) {
    const step = stepAt(instance, decided, current);
    if (!(step.bound <= bound + 1e-9 * Math.abs(bound))) {
      bound = step.bound;
      kept = copy(current);
      since = 0;
      onStep?.(bound);
    } else if (++since >= PATIENCE) {
      pace /= 2;
      since = 0;
      if (pace < 1e-4) break;
    }
    if (since === 0 || round % 20 === 0) {
      const tried = tryOut(step.open, best);
      if (tried && (!best || tried.cost < best.cost)) best = tried;
    }
    if (best) decide(instance, step, worthBelow(instance, best.cost), decided);
    if (best && bound > worthBelow(instance, best.cost)) break;
    if (isOver()) break;
    const aim = best ? best.cost : bound + Math.abs(bound) * 0.05 + 1;
    if (!move(instance, step, current, pace * (1.03 * Math.max(aim - step.bound, 1e-9)))) break;
  }
  return { bound, multipliers: kept, best, decided };
}

const PATIENCE = 15;

function copy({ serve, floor, budget }: Multipliers): Multipliers {
  return { serve: serve.slice(), floor: floor.slice(), budget };
}

function stepAt(instance: Instance, decided: Decided, at: Multipliers): Step {
  const { sites, budget } = instance;
  const price = at.budget > 0 ? at.budget / budget : 0;
  const reduced = Float64Array.from(sites.cost, (one) => price * one);
  let bound = -at.budget;
  for (const one of at.floor) bound += one;
  for (const one of at.serve) bound += one;
  if (!instance.isCapacitated) {
    eachSaving(instance, at, (j, _, __, saved) => {
      reduced[j] += saved;
    });
    return countServed(instance, at, chosen(instance, decided, reduced), reduced, bound);
  }
  const savings = savingsOf(instance, at);
  const shares = fillSites(instance, savings);
  for (let n = 0; n < savings.pair.length; n++)
    reduced[instance.site[savings.pair[n]]] += savings.saved[n] * shares[n];
  const choice = chosen(instance, decided, reduced);
  for (let j = 0; j < sites.n; j++) if (choice.open[j]) bound += reduced[j];
  const served = new Float64Array(instance.weight.length);
  const near = new Float64Array(instance.weight.length);
  for (let n = 0; n < savings.pair.length; n++) {
    const k = savings.pair[n];
    if (!choice.open[instance.site[k]]) continue;
    const i = savings.demand[n];
    served[i] += shares[n];
    if (instance.floors.length > 0 && k < instance.floors[0].within[i]) near[i] += shares[n];
  }
  return { bound, reduced, ...choice, served, near };
}

/** Without capacities every saving counts whole, and no list of them is kept. */
function countServed(
  instance: Instance,
  at: Multipliers,
  choice: ReturnType<typeof chosen>,
  reduced: Float64Array,
  base: number,
): Step {
  let bound = base;
  for (let j = 0; j < instance.sites.n; j++) if (choice.open[j]) bound += reduced[j];
  const served = new Float64Array(instance.weight.length);
  const near = new Float64Array(instance.weight.length);
  const within = instance.floors[0]?.within;
  eachSaving(instance, at, (j, i, k) => {
    if (!choice.open[j]) return;
    served[i]++;
    if (within && k < within[i]) near[i]++;
  });
  return { bound, reduced, ...choice, served, near };
}

/** Pairs that cost less than serving their demand is worth, and how much less (negative). */
interface Savings {
  demand: number[];
  pair: number[];
  saved: number[];
}

function savingsOf(instance: Instance, at: Multipliers): Savings {
  const savings: Savings = { demand: [], pair: [], saved: [] };
  eachSaving(instance, at, (_, i, k, saved) => {
    savings.demand.push(i);
    savings.pair.push(k);
    savings.saved.push(saved);
  });
  return savings;
}

function eachSaving(
  instance: Instance,
  { serve, floor }: Multipliers,
  take: (site: number, demand: number, pair: number, saved: number) => void,
): void {
  const { start, site, cost, weight, floors } = instance;
  const worth = worthOf(instance, floor);
  const within = floors[0]?.within;
  for (let i = 0; i < weight.length; i++) {
    const near = within ? within[i] : 0;
    for (let k = start[i]; k < start[i + 1]; k++) {
      const saved = (k < near ? cost[k] - worth[i] : cost[k]) - serve[i];
      if (saved < 0) take(site[k], i, k, saved);
      else if (k >= near) break;
    }
  }
}

/** What share of each saving a site has room for, the best for its size first. */
function fillSites(
  { site, sites, size }: Instance,
  { demand, pair, saved }: Savings,
): Float64Array {
  const shares = new Float64Array(pair.length);
  const lists: number[][] = Array.from({ length: sites.n }, () => []);
  for (let n = 0; n < pair.length; n++) {
    if (size[demand[n]] <= sites.capacity[site[pair[n]]]) lists[site[pair[n]]].push(n);
  }
  lists.forEach((list, j) => {
    let room = sites.capacity[j];
    const rate = (n: number) => saved[n] / Math.max(size[demand[n]], 1e-12);
    if (Number.isFinite(room)) list.sort((a, b) => rate(a) - rate(b));
    for (const n of list) {
      const takes = size[demand[n]];
      shares[n] = takes <= room ? 1 : Math.max(0, room / takes);
      room -= takes * shares[n];
      if (room <= 0) break;
    }
  });
  return shares;
}

/** What one demand within the radius is worth, by demand. */
function worthOf({ weight, floors }: Instance, floor: Float64Array): Float64Array {
  const worth = new Float64Array(weight.length);
  floors.forEach(({ members, needed }, f) => {
    if (floor[f] > 0) for (const i of members) worth[i] += (floor[f] / needed) * weight[i];
  });
  return worth;
}

function chosen({ sites, count }: Instance, decided: Decided, reduced: Float64Array) {
  const open = Uint8Array.from(decided, (one) => (one === OPEN ? 1 : 0));
  let left = count;
  const free: number[] = [];
  for (let j = 0; j < sites.n; j++) {
    if (decided[j] === OPEN && !sites.isOpen[j]) left--;
    else if (decided[j] === 0) free.push(j);
  }
  free.sort((a, b) => reduced[a] - reduced[b]);
  let n = 0;
  while (n < left && n < free.length && reduced[free[n]] <= 0) open[free[n++]] = 1;
  const isTaken = n === left;
  return {
    open,
    lastIn: isTaken && n > 0 ? reduced[free[n - 1]] : 0,
    firstOut: isTaken && n < free.length ? Math.min(0, reduced[free[n]]) : 0,
    isFull: left <= 0,
  };
}

/** Sites that no set worth looking for can open, or do without. */
function decide(
  { sites }: Instance,
  { bound, reduced, open, lastIn, firstOut, isFull }: Step,
  worth: number,
  decided: Decided,
): void {
  for (let j = 0; j < sites.n; j++) {
    if (decided[j] !== 0) continue;
    if (!open[j]) {
      if (isFull || bound + reduced[j] - lastIn > worth) decided[j] = SHUT;
    } else if (bound - reduced[j] + firstOut > worth) decided[j] = OPEN;
  }
}

/** @returns false where the multipliers are the best there are */
function move(instance: Instance, step: Step, at: Multipliers, aim: number): boolean {
  const { weight, outside, floors, sites, budget } = instance;
  const slopes = Float64Array.from(weight, (_, i) => {
    const slope = 1 - step.served[i];
    return slope > 0 && at.serve[i] >= outside[i] ? 0 : slope;
  });
  const floorSlopes = floors.map(
    ({ members, needed }) =>
      1 - members.reduce((sum, i) => sum + weight[i] * step.near[i], 0) / needed,
  );
  const paid = step.open.reduce((sum, one, j) => sum + (one ? sites.cost[j] : 0), 0);
  const budgetSlope = Number.isFinite(budget) && budget > 0 ? paid / budget - 1 : 0;
  // Steps in the unit of each demand's weight: distances, whoever goes them, move alike.
  const unit = weight.reduce((sum, one) => sum + one, 0) / weight.length;
  let norm = 0;
  slopes.forEach((slope, i) => {
    norm += weight[i] * slope ** 2;
  });
  for (const slope of [...floorSlopes, budgetSlope]) norm += unit * slope ** 2;
  if (norm === 0) return false;
  const length = aim / norm;
  slopes.forEach((slope, i) => {
    at.serve[i] = Math.min(outside[i], at.serve[i] + length * weight[i] * slope);
  });
  floorSlopes.forEach((slope, f) => {
    at.floor[f] = Math.max(0, at.floor[f] + length * unit * slope);
  });
  at.budget = Math.max(0, at.budget + length * unit * budgetSlope);
  return true;
}

/**
 * [demand] no set worth looking for serves a demand at a cost above this: assigning it so would
 * raise the bound over the best that is known.
 */
export function mostWorth(
  instance: Instance,
  { bound, multipliers, best }: BoundState,
): Float64Array {
  const slack = best ? worthBelow(instance, best.cost) - bound : Number.POSITIVE_INFINITY;
  const rounding = 1e-9 * Math.max(1, Math.abs(bound));
  return multipliers.serve.map((one) => one + slack + rounding);
}
