/** A set of sites as an answer: who is served where, what each adds, who is left. */
import type { Allocation, AllocationProblem, ChosenSite } from './allocation.ts';
import { assign, capacityCost } from './allocation-capacity.ts';
import type { Found } from './allocation-greedy.ts';
import type { Instance } from './allocation-instance.ts';

export interface Sets {
  best: Found;
  /** in the minimising form */
  bound: number;
  isProved: boolean;
  greedy: number | undefined;
  interchange: number | undefined;
}

/** From the minimising form back to what was asked. */
export function answerOf(problem: AllocationProblem, instance: Instance, sets: Sets): Allocation {
  const isCoverage = problem.objective === 'coverage';
  const reachable = instance.weight.reduce((sum, one) => sum + one, 0);
  const asAsked = (cost: number) => tidy(isCoverage ? reachable - cost : cost);
  const best = filled(problem, instance, sets.best);
  const value = asAsked(best.cost);
  const bound = sets.isProved ? value : asAsked(sets.bound);
  const serves = best.serves ?? nearestOpen(instance, best.open);
  return {
    objective: problem.objective,
    value,
    bound,
    gap: sets.isProved ? 0 : Math.abs(value - bound) / Math.max(1e-9, Math.abs(value)),
    status: sets.isProved ? 'optimal' : 'time-limit',
    sites: chosenSites(problem, instance, best.open, serves),
    uncovered: uncovered(problem, instance, serves),
    greedy_value: sets.greedy === undefined ? null : asAsked(sets.greedy),
    interchange_value: sets.interchange === undefined ? null : asAsked(sets.interchange),
  };
}

/** Sums of decimals without their last digits' noise. */
function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(13)) : value;
}

/** As many sites as were asked for, where nothing forbids and nothing is paid for it. */
function filled(problem: AllocationProblem, instance: Instance, best: Found): Found {
  const { sites, count } = instance;
  if (problem.budget !== undefined) return settled(problem, instance, best);
  const open = Uint8Array.from(best.open);
  let left = count - open.reduce((sum, one, j) => sum + (one && !sites.isOpen[j] ? 1 : 0), 0);
  for (let j = 0; j < sites.n && left > 0; j++) {
    if (open[j] || sites.isBarred[j]) continue;
    open[j] = 1;
    left--;
  }
  return settled(problem, instance, { ...best, open });
}

/** With capacities, everyone who is served goes to the nearest site that has room. */
function settled(problem: AllocationProblem, instance: Instance, best: Found): Found {
  if (!best.serves || problem.objective !== 'coverage') return best;
  const kept = capacityCost(instance, best.open);
  if (kept && kept.cost <= best.cost) return { ...best, serves: kept.serves! };
  const chosen = best.serves;
  // The same people, each as near as there is room.
  const outside = Float64Array.from(chosen, (j) => (j < 0 ? 0 : Number.POSITIVE_INFINITY));
  const near = assign({ ...instance, outside, cost: instance.distance }, best.open);
  const isSame = near?.serves.every((j, i) => j < 0 === chosen[i] < 0);
  return isSame ? { ...best, serves: near!.serves } : best;
}

function nearestOpen({ start, site, weight }: Instance, open: Uint8Array): Int32Array {
  return Int32Array.from(weight, (_, i) => {
    for (let k = start[i]; k < start[i + 1]; k++) if (open[site[k]]) return site[k];
    return -1;
  });
}

function chosenSites(
  problem: AllocationProblem,
  instance: Instance,
  open: Uint8Array,
  serves: Int32Array,
): ChosenSite[] {
  const { sites, weight, demand } = instance;
  const served: string[][] = Array.from({ length: sites.n }, () => []);
  const people = new Float64Array(sites.n);
  serves.forEach((j, i) => {
    if (j < 0) return;
    served[j].push(problem.demand[demand[i]].id);
    people[j] += weight[i];
  });
  const isMarginal = problem.objective === 'coverage' && !instance.isCapacitated;
  const order = isMarginal ? byAddition(instance, open) : byPeople(instance, open, people);
  return order.map(({ j, adds }) => ({
    id: problem.sites[j].id,
    is_open: sites.isOpen[j] === 1,
    adds: tidy(adds),
    serves: served[j],
  }));
}

function byPeople({ sites }: Instance, open: Uint8Array, people: Float64Array) {
  return [...open.keys()]
    .filter((j) => open[j])
    .sort((a, b) => sites.isOpen[b] - sites.isOpen[a] || people[b] - people[a] || a - b)
    .map((j) => ({ j, adds: people[j] }));
}

/** Sites that are open first, then always the one that adds most to those before it. */
function byAddition(instance: Instance, open: Uint8Array) {
  const { sites, bySite, demandOf, weight } = instance;
  const isCovered = new Uint8Array(weight.length);
  const left = new Set([...open.keys()].filter((j) => open[j]));
  const order: { j: number; adds: number }[] = [];
  const addsOf = (j: number) => {
    let sum = 0;
    for (let at = bySite[j]; at < bySite[j + 1]; at++)
      if (!isCovered[demandOf[at]]) sum += weight[demandOf[at]];
    return sum;
  };
  while (left.size > 0) {
    const first = [...left].some((j) => sites.isOpen[j]);
    const [best] = [...left]
      .filter((j) => !first || sites.isOpen[j])
      .map((j) => ({ j, adds: addsOf(j) }))
      .sort((a, b) => b.adds - a.adds || a.j - b.j);
    order.push(best);
    left.delete(best.j);
    for (let at = bySite[best.j]; at < bySite[best.j + 1]; at++) isCovered[demandOf[at]] = 1;
  }
  return order;
}

function uncovered(problem: AllocationProblem, { demand }: Instance, serves: Int32Array) {
  const served = new Set<number>();
  serves.forEach((j, i) => {
    if (j >= 0) served.add(demand[i]);
  });
  return problem.demand
    .flatMap(({ id, weight }, i) => (weight > 0 && !served.has(i) ? [{ id, weight }] : []))
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}
