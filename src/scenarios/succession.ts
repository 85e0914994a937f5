/** Where scenarios go when inconsistent states give way: attractors and their basins. */
import { type Random, randomStream } from '../core/index.ts';
import { combinationsOf, type Forced, type Impacts } from './impacts.ts';

export const SUCCESSIONS = ['global', 'local', 'random'] as const;
/**
 * `global` every inconsistent descriptor moves to its best state at once · `local` only the most
 * inconsistent one, the first of equals · `random` one of the inconsistent ones, drawn
 */
export type Succession = (typeof SUCCESSIONS)[number];

export interface Attractor {
  /** one scenario: consistent; several: a cycle, from the smallest on */
  scenarios: number[][];
  /** starts that end there, itself included; of those drawn when basins are sampled */
  basin: number;
}

export interface Basins {
  /** the largest first */
  attractors: Attractor[];
  /** starts followed: every combination when `is_exact`, else a sample */
  starts: number;
  is_exact: boolean;
  /** starts that came to no rest within the steps allowed (random succession alone) */
  unsettled: number;
}

export interface BasinRequest {
  succession: Succession;
  forced?: Forced;
  seed: number;
  /** combinations that are all followed; above, starts are drawn */
  most_exact?: number;
  samples?: number;
}

const MOST_EXACT = 25_000_000;
const SAMPLES = 100_000;
const MOST_STEPS = 10_000;

/**
 * @source Weimer-Jehle (2006), section 3.4; global succession agrees with the weights that
 * ScenarioWizard writes: a state that is among the best stays, else the first of the best follows
 */
export function basinsOf(impacts: Impacts, request: BasinRequest): Basins {
  const { succession, forced = new Map(), most_exact = MOST_EXACT } = request;
  const walk = new Walk(impacts, forced);
  if (succession === 'random') return drawn(walk, request, randomStep);
  const step = succession === 'global' ? globalStep : localStep;
  const combinations = combinationsOf(impacts, forced);
  return combinations <= BigInt(most_exact)
    ? enumerated(walk, Number(combinations), step)
    : drawn(walk, request, step);
}

/** A scenario on its way, with the balances of all states kept up to date. */
class Walk {
  readonly states: Int32Array;
  readonly free: number[];
  private readonly impacts: Impacts;
  private readonly total: number;
  private readonly sums: Int32Array;

  constructor(impacts: Impacts, forced: Forced) {
    this.impacts = impacts;
    this.total = impacts.offsets[impacts.sizes.length];
    this.free = impacts.sizes.map((_, d) => d).filter((d) => !forced.has(d));
    this.states = Int32Array.from(impacts.sizes, (_, d) => forced.get(d) ?? 0);
    this.sums = new Int32Array(this.total);
    for (let d = 0; d < this.states.length; d++) this.add(d, this.states[d], 1);
  }

  size(d: number): number {
    return this.impacts.sizes[d];
  }

  move(d: number, state: number): void {
    if (this.states[d] === state) return;
    this.add(d, this.states[d], -1);
    this.add(d, state, 1);
    this.states[d] = state;
  }

  /** State of highest balance; the present one when it is among the highest. */
  best(d: number): number {
    const from = this.impacts.offsets[d];
    let best = this.states[d];
    for (let s = 0; s < this.impacts.sizes[d]; s++)
      if (this.sums[from + s] > this.sums[from + best]) best = s;
    return best;
  }

  /** By how much the present state lags behind the best. */
  lag(d: number): number {
    const from = this.impacts.offsets[d];
    return this.sums[from + this.best(d)] - this.sums[from + this.states[d]];
  }

  private add(d: number, state: number, sign: 1 | -1): void {
    const row = (this.impacts.offsets[d] + state) * this.total;
    const { values } = this.impacts;
    for (let s = 0; s < this.total; s++) this.sums[s] += sign * values[row + s];
  }
}

/** Next states, written into `next`, as positions of the free descriptors. */
type Step = (walk: Walk, next: Int32Array, random: Random) => void;

const globalStep: Step = (walk, next) => {
  walk.free.forEach((d, i) => {
    next[i] = walk.best(d);
  });
};

const localStep: Step = (walk, next) => {
  let worst = -1;
  let most = 0;
  walk.free.forEach((d, i) => {
    next[i] = walk.states[d];
    const lag = walk.lag(d);
    if (lag > most) {
      most = lag;
      worst = i;
    }
  });
  if (worst >= 0) next[worst] = walk.best(walk.free[worst]);
};

const randomStep: Step = (walk, next, random) => {
  const lagging: number[] = [];
  walk.free.forEach((d, i) => {
    next[i] = walk.states[d];
    if (walk.lag(d) > 0) lagging.push(i);
  });
  if (lagging.length === 0) return;
  const i = lagging[Math.floor(random() * lagging.length)];
  next[i] = walk.best(walk.free[i]);
};

const NO_RANDOM: Random = () => 0;

/** Follows every combination: the successor of each, then the attractor that each comes to. */
function enumerated(walk: Walk, combinations: number, step: Step): Basins {
  const successor = new Uint32Array(combinations);
  const next = new Int32Array(walk.free.length);
  for (let at = 0; at < combinations; at++) {
    step(walk, next, NO_RANDOM);
    successor[at] = numberOf(walk, next);
    advance(walk);
  }
  const attractorOf = new Int32Array(combinations).fill(-1);
  const attractors: number[][] = [];
  const basins: number[] = [];
  const path: number[] = [];
  for (let start = 0; start < combinations; start++) {
    path.length = 0;
    let at = start;
    while (attractorOf[at] === -1) {
      attractorOf[at] = ON_PATH;
      path.push(at);
      at = successor[at];
    }
    let attractor = attractorOf[at];
    if (attractor === ON_PATH) {
      attractor = attractors.length;
      attractors.push(path.slice(path.lastIndexOf(at)));
      basins.push(0);
    }
    for (const one of path) attractorOf[one] = attractor;
    basins[attractor] += path.length;
  }
  return {
    attractors: sorted(
      attractors.map((cycle, i) => ({
        scenarios: fromSmallest(cycle).map((at) => scenarioAt(walk, at)),
        basin: basins[i],
      })),
    ),
    starts: combinations,
    is_exact: true,
    unsettled: 0,
  };
}

const ON_PATH = -2;

/** Number of a scenario among the combinations of the free descriptors, the last one fastest. */
function numberOf(walk: Walk, next: Int32Array): number {
  let at = 0;
  for (let i = 0; i < next.length; i++) at = at * walk.size(walk.free[i]) + next[i];
  return at;
}

function scenarioAt(walk: Walk, at: number): number[] {
  const scenario = [...walk.states];
  let rest = at;
  for (let i = walk.free.length - 1; i >= 0; i--) {
    const size = walk.size(walk.free[i]);
    scenario[walk.free[i]] = rest % size;
    rest = Math.floor(rest / size);
  }
  return scenario;
}

/** To the next combination; from the last to the first. */
function advance(walk: Walk): void {
  for (let i = walk.free.length - 1; i >= 0; i--) {
    const d = walk.free[i];
    const state = walk.states[d] + 1;
    const wraps = state === walk.size(d);
    walk.move(d, wraps ? 0 : state);
    if (!wraps) return;
  }
}

/** Follows starts drawn at random. */
function drawn(walk: Walk, { seed, samples = SAMPLES }: BasinRequest, step: Step): Basins {
  const random = randomStream(seed);
  const found = new Map<string, Attractor>();
  const next = new Int32Array(walk.free.length);
  let unsettled = 0;
  for (let sample = 0; sample < samples; sample++) {
    for (const d of walk.free) walk.move(d, Math.floor(random() * walk.size(d)));
    const cycle = rest(walk, next, step, random);
    if (!cycle) unsettled++;
    else {
      const key = cycle.join(' ');
      const known = found.get(key);
      if (known) known.basin++;
      else
        found.set(key, { scenarios: cycle.map((text) => text.split(',').map(Number)), basin: 1 });
    }
  }
  return { attractors: sorted([...found.values()]), starts: samples, is_exact: false, unsettled };
}

/** The cycle that a walk comes to, as texts, from the smallest on; `undefined` without rest. */
function rest(walk: Walk, next: Int32Array, step: Step, random: Random): string[] | undefined {
  const isRandom = step === randomStep;
  const seen = new Map<string, number>();
  const path: string[] = [];
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    step(walk, next, random);
    const here = walk.states.join();
    if (walk.free.every((d, i) => walk.states[d] === next[i])) return [here];
    if (!isRandom) {
      const met = seen.get(here);
      if (met !== undefined) return fromSmallest(path.slice(met));
      seen.set(here, path.length);
      path.push(here);
    }
    walk.free.forEach((d, i) => {
      walk.move(d, next[i]);
    });
  }
  return undefined;
}

function fromSmallest<T extends number | string>(cycle: readonly T[]): T[] {
  const at = cycle.reduce((best, one, i) => (one < cycle[best] ? i : best), 0);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}

function sorted(attractors: Attractor[]): Attractor[] {
  return attractors.sort(
    (a, b) => b.basin - a.basin || (a.scenarios[0].join() < b.scenarios[0].join() ? -1 : 1),
  );
}
