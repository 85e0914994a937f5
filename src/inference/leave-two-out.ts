import {
  type Effect,
  type Estimated,
  estimatedAnew,
  type Inference,
  type Procedure,
  type Random,
  shuffle,
} from '../core/index.ts';
import { ratioOf, summaryOf } from './placebos.ts';
import { needsDonors } from './refusals.ts';

/**
 * Leave-two-out refined placebos: the treated unit against every pair of donors, each of the three
 * fitted without the other two. It loses to a pair when either has the larger ratio; p is the share
 * of pairs that it loses to. Finer than 1 / (donors + 1) and valid where the plain one is coarse.
 * @source Sudijono & Lei (2024), Inference for synthetic controls via refined placebo tests
 */
export const leaveTwoOut: Procedure = {
  id: 'leave-two-out',
  title: { en: 'leave-two-out placebos', fr: 'placebos à deux unités retirées' },
  refuses: needsDonors(4),
  run(estimated, random) {
    const { donors, treated } = estimated.treatment;
    const ratios = new Ratios(estimated, random);
    let losses = 0;
    const pairs = pairsOf(donors, ratios.isCheap ? Number.POSITIVE_INFINITY : MOST_PAIRS, random);
    for (const [a, b] of pairs) {
      const own = ratios.of(treated, [a, b]);
      const others = Math.max(ratios.of([a], [...treated, b]), ratios.of([b], [...treated, a]));
      if (own < others) losses++;
    }
    const inference: Inference = {
      procedure: 'leave-two-out',
      statistic: losses,
      p: losses / pairs.length,
      n: pairs.length,
    };
    return inference;
  },
};

/** More pairs than this are drawn from, where each costs estimates of its own. */
const MOST_PAIRS = 300;

function pairsOf(donors: readonly number[], most: number, random: Random): [number, number][] {
  const pairs: [number, number][] = [];
  for (let a = 0; a < donors.length; a++)
    for (let b = a + 1; b < donors.length; b++) pairs.push([donors[a], donors[b]]);
  return pairs.length > most ? shuffle(pairs, random).slice(0, most) : pairs;
}

/** Ratios with some donors left out, each made once. */
class Ratios {
  /** a donor without weight can be left out without a new fit */
  readonly isCheap: boolean;
  private readonly estimated: Estimated;
  private readonly random: Random;
  private readonly made = new Map<string, { ratio: number; effect: Effect }>();

  constructor(estimated: Estimated, random: Random) {
    this.estimated = estimated;
    this.random = random;
    const { estimator, options } = estimated;
    this.isCheap = estimator.id === 'synthetic-control' && options.predictors.length === 0;
  }

  of(treated: readonly number[], without: readonly number[]): number {
    return this.isCheap ? this.skipping(treated, without) : this.fitted(treated, without).ratio;
  }

  /** Leaves out only those that have weight, one after the other. */
  private skipping(treated: readonly number[], without: readonly number[]): number {
    const { panel, treatment } = this.estimated;
    const always = without.filter((unit) => treatment.treated.includes(unit));
    const left = [...always];
    for (;;) {
      const { effect, ratio } = this.fitted(treated, left);
      const next = without.find(
        (unit) => !left.includes(unit) && (effect.weights?.[panel.unit_ids[unit]] ?? 0) > 0,
      );
      if (next === undefined) return ratio;
      left.push(next);
    }
  }

  private fitted(treated: readonly number[], without: readonly number[]) {
    const key = `${treated}|${[...without].sort((a, b) => a - b)}`;
    const known = this.made.get(key);
    if (known) return known;
    const { treatment } = this.estimated;
    const left = new Set([...treated, ...without, ...treatment.treated]);
    const donors = treatment.donors.filter((unit) => !left.has(unit));
    const effect = estimatedAnew(
      this.estimated,
      { treatment: { ...treatment, treated, donors } },
      this.random,
    );
    const made = { ratio: ratioOf(summaryOf(effect, this.estimated)), effect };
    this.made.set(key, made);
    return made;
  }
}
