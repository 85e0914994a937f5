/** Coverage and p-median: search, bound, and proof of what is left. */
import type { Random } from '../core/index.ts';
import type { SolveMixedInteger } from '../math/index.ts';
import type { OnProgress } from './allocation.ts';
import {
  type BoundState,
  firstMultipliers,
  lagrangianBound,
  mostWorth,
  SHUT,
  undecided,
  worthBelow,
} from './allocation-bound.ts';
import { capacityCost, searchCapacitated } from './allocation-capacity.ts';
import {
  type Found,
  feasibleCost,
  greedy,
  interchange,
  searchSets,
  tryOut,
} from './allocation-greedy.ts';
import { type Instance, withoutSites } from './allocation-instance.ts';
import { assignmentProgram, type Program, radiusProgram } from './allocation-program.ts';

/** Time that is left, in seconds, and who is told of progress. */
export interface Clock {
  left(): number;
  tell: OnProgress;
}

/** In the minimising form: costs, or a longest distance. */
export interface Solved {
  /** undefined where nothing feasible was found */
  best: Found | undefined;
  bound: number;
  isProved: boolean;
  greedy: number | undefined;
  interchange: number | undefined;
}

export function solveSum(
  instance: Instance,
  solve: SolveMixedInteger,
  clock: Clock,
  random: Random,
): Solved {
  const isOver = () => clock.left() <= 0;
  const simple = simpleSets(instance, isOver);

  // Search: good sets, and what they cost.
  clock.tell('heuristic', null);
  const found = instance.isCapacitated
    ? searchCapacitated(instance, random, isOver)
    : searchSets(instance, random, roundsFor(instance), isOver);

  // Bound: what no set can beat, and the sites that are settled by it.
  const options = {
    isOver,
    onStep: (bound: number) => clock.tell('bounds', gapOf(found?.cost, bound)),
  };
  const tryIn = (on: Instance) =>
    on.isCapacitated
      ? (open: Uint8Array, known: Found | undefined) => capacityTry(on, open, known)
      : tryOut(on, isOver);
  const from = firstMultipliers(instance, found?.open);
  const first = lagrangianBound(instance, undecided(instance), from, found, {
    ...{ ...options, iterations: FIRST_STEPS, tryOut: tryIn(instance) },
  });
  // Most sites are ruled out by then: what follows looks at the others alone.
  const left = withoutSites(instance, (j) => first.decided[j] === SHUT);
  const state = isSettled(instance, first)
    ? first
    : lagrangianBound(left, first.decided, first.multipliers, first.best, {
        ...{ ...options, iterations: 800, tryOut: tryIn(left) },
      });
  const { best, bound, decided } = state;
  if (best && isSettled(instance, state))
    return { ...simple, best, bound: best.cost, isProved: true };
  if (isOver()) return { ...simple, best, bound, isProved: false };

  // Prove: the solver looks for something better among what is left.
  const worst = worstOf(instance);
  if (!best && bound > worst * (1 + 1e-9)) return { ...simple, best, bound, isProved: true };
  const scale = Math.max(best?.cost || worst, 1e-6) / 1e4;
  const build = instance.isCapacitated ? assignmentProgram : radiusProgram;
  const program = build(left, decided, mostWorth(left, state), scale);
  const real = (value: number) => value * scale + program.offset;
  clock.tell('proof', gapOf(best?.cost, bound));
  const answer = solve(program, {
    time_limit: clock.left(),
    onProgress: (_, dual) => clock.tell('proof', gapOf(best?.cost, Math.max(bound, real(dual)))),
  });
  const better = answer.x && setOf(left, program, answer.x);
  const isBetter = better && (!best || better.cost < best.cost);
  const chosen = isBetter ? better : best;
  if (answer.status !== 'time-limit')
    return { ...simple, best: chosen, bound: chosen?.cost ?? bound, isProved: true };
  const least = Math.max(
    bound,
    Math.min(real(answer.bound), chosen?.cost ?? Number.POSITIVE_INFINITY),
  );
  return { ...simple, best: chosen, bound: least, isProved: false };
}

const FIRST_STEPS = 80;

function isSettled(instance: Instance, { best, bound }: BoundState): boolean {
  return best !== undefined && bound > worthBelow(instance, best.cost);
}

/** No assignment costs more. */
function worstOf({ start, cost, outside, weight }: Instance): number {
  return weight.reduce(
    (sum, _, i) => sum + (Number.isFinite(outside[i]) ? outside[i] : cost[start[i + 1] - 1]),
    0,
  );
}

/** More restarts where they are cheap. */
function roundsFor({ site, count }: Instance): number {
  return Math.max(4, Math.min(40, Math.floor(4e7 / (site.length * Math.max(1, count)))));
}

function simpleSets(instance: Instance, isOver: () => boolean) {
  const plain = greedy(instance, isOver);
  const costs = [plain, interchange(instance, plain, isOver)].map((open) =>
    instance.isCapacitated
      ? capacityCost(instance, open)?.cost
      : finite(feasibleCost(instance, open)),
  );
  return { greedy: costs[0], interchange: costs[1] };
}

const finite = (cost: number) => (Number.isFinite(cost) ? cost : undefined);

function capacityTry(instance: Instance, open: Uint8Array, best: Found | undefined) {
  const found = capacityCost(instance, open);
  return found && (!best || found.cost < best.cost) ? found : undefined;
}

function gapOf(cost: number | undefined, bound: number): number | null {
  if (cost === undefined || !Number.isFinite(bound)) return null;
  return Math.abs(cost - bound) / Math.max(1e-9, Math.abs(cost));
}

/** The set that a solution opens, its cost counted anew. */
function setOf(
  instance: Instance,
  program: Program & { pairColumn?: Int32Array },
  x: Float64Array,
): Found | undefined {
  const open = Uint8Array.from(program.columnOf, (column) =>
    column >= 0 && x[column] > 0.5 ? 1 : 0,
  );
  const { pairColumn } = program;
  if (!pairColumn) return { open, cost: feasibleCost(instance, open) };
  const { start, site, cost, outside, weight } = instance;
  const serves = new Int32Array(weight.length).fill(-1);
  let sum = 0;
  for (let i = 0; i < weight.length; i++) {
    let k = start[i];
    while (k < start[i + 1] && !(pairColumn[k] >= 0 && x[pairColumn[k]] > 0.5)) k++;
    if (k < start[i + 1]) serves[i] = site[k];
    sum += k < start[i + 1] ? cost[k] : outside[i];
  }
  return { open, serves, cost: sum };
}
