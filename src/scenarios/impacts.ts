/** A judgement set as numbers, and the balances of a scenario. */
import type { JudgementSet, ScenarioMatrix, ScenarioStates } from '../core/index.ts';

/** Judgements of one set as a square of states. */
export interface Impacts {
  /** states of each descriptor */
  sizes: readonly number[];
  /** number of the first state of each descriptor, and the number of all states at the end */
  offsets: Int32Array;
  /** `[from state × to state]` */
  values: Int32Array;
}

/** @param sizes states of each descriptor · @param values `[from state × to state]` */
export function impactsFrom(sizes: readonly number[], values: ArrayLike<number>): Impacts {
  const offsets = new Int32Array(sizes.length + 1);
  sizes.forEach((size, d) => {
    offsets[d + 1] = offsets[d] + size;
  });
  return { sizes, offsets, values: Int32Array.from(values) };
}

/** The judgements of a set; a section that it does not hold is without influence. */
export function impactsOf(matrix: ScenarioMatrix, set: JudgementSet): Impacts {
  const sizes = matrix.descriptors.map(({ states }) => states.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const impacts = impactsFrom(sizes, new Int32Array(total * total));
  const positions = new Map(matrix.descriptors.map(({ id }, d) => [id, d]));
  for (const { from, to, cells } of set.sections) {
    const row = impacts.offsets[positions.get(from)!];
    const column = impacts.offsets[positions.get(to)!];
    cells.forEach((line, r) => {
      line.forEach((value, c) => {
        impacts.values[(row + r) * total + column + c] = value;
      });
    });
  }
  return impacts;
}

/** Sum of the judgements of the chosen states on every state. */
export function balancesOf({ offsets, values }: Impacts, scenario: ScenarioStates): Int32Array {
  const total = offsets[offsets.length - 1];
  const sums = new Int32Array(total);
  for (let d = 0; d < scenario.length; d++) {
    const row = (offsets[d] + scenario[d]) * total;
    for (let s = 0; s < total; s++) sums[s] += values[row + s];
  }
  return sums;
}

/**
 * For each descriptor, the balance of the chosen state minus the best of the others; 0 where there is
 * no other. Below zero, another state would fit better.
 */
export function marginsOf(impacts: Impacts, scenario: ScenarioStates): number[] {
  const sums = balancesOf(impacts, scenario);
  return scenario.map((chosen, d) => {
    const from = impacts.offsets[d];
    let best = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < impacts.sizes[d]; s++)
      if (s !== chosen && sums[from + s] > best) best = sums[from + s];
    return best === Number.NEGATIVE_INFINITY ? 0 : sums[from + chosen] - best;
  });
}

/** The largest lack of balance over descriptors that are not forced; 0 is consistent. */
export function inconsistencyOf(margins: readonly number[], forced: Forced = NONE): number {
  return margins.reduce(
    (worst, margin, d) => (forced.has(d) ? worst : Math.max(worst, -margin)),
    0,
  );
}

/** Sum of the balances of the chosen states: ScenarioWizard's total impact score. */
export function totalImpact(impacts: Impacts, scenario: ScenarioStates): number {
  const sums = balancesOf(impacts, scenario);
  return scenario.reduce((sum, state, d) => sum + sums[impacts.offsets[d] + state], 0);
}

/** Descriptors whose state is given from outside: position → state, both counted from 0. */
export type Forced = ReadonlyMap<number, number>;
const NONE: Forced = new Map();

/** How many scenarios there are when some descriptors are forced. */
export function combinationsOf({ sizes }: Impacts, forced: Forced = NONE): bigint {
  return sizes.reduce((product, size, d) => product * BigInt(forced.has(d) ? 1 : size), 1n);
}
