import { type FittedModel, type Random, randomStream } from '../core/index.ts';
import { drawNormal } from '../math/index.ts';

/** A discrete distribution: values ascending, each with a weight that is not negative. */
export interface Law {
  values: Float64Array;
  weights: Float64Array;
}

/** How far the same sample stays high or low from lead to lead, as a correlation of normal scores. */
const SHARED = 0.5;
/** Orders that the units pick from, each turned by a number of its own. */
const ORDERS = 16;

/** A seed for the draws of `sample`, from the stream of the fit. */
export function drawSeed(random: Random): number {
  return Math.floor(random() * 2 ** 32) | 0;
}

/** A seed of its own for each pair of whole numbers (the finaliser of MurmurHash3). */
export function mixedSeed(seed: number, a: number, b: number): number {
  let h = seed ^ Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Draws from a distribution by unit and lead, evenly spaced along it with one random start
 * (systematic sampling), so that a thousand draws say what the distribution says; in an order that
 * keeps a sample alike from lead to lead and unrelated between units.
 * @param lawOf the distribution of a unit at a lead; read before the next call
 * @param isCentred spaces the draws without the random start, for distributions of a few values
 * @source Kitagawa (1996), JCGS 5(1), appendix; the order is a Gaussian copula over the leads
 */
export function sampledFrom(
  seed: number,
  lawOf: (unit: number, lead: number) => Law,
  isCentred = false,
): FittedModel {
  return {
    sample(leads, samples, units) {
      const drawn = new Int32Array((units.to - units.from) * leads.length * samples);
      const orders = Array.from({ length: ORDERS }, (_, k) => ordersOf(seed, k, leads, samples));
      for (let unit = units.from, at = 0; unit < units.to; unit++) {
        const pick = mixedSeed(seed, unit, -3) >>> 0;
        const order = orders[pick % ORDERS];
        const turn = Math.floor(pick / ORDERS) % samples;
        for (let k = 0; k < leads.length; k++, at += samples) {
          const lead = leads[k];
          const start = isCentred ? 0.5 : (mixedSeed(seed, unit, lead) >>> 0) / 2 ** 32;
          spread(lawOf(unit, lead), start, order[k], turn, drawn.subarray(at, at + samples));
        }
      }
      return drawn;
    },
  };
}

/** Places of the draws, smallest first, for each lead: normal scores that share a part. */
function ordersOf(
  seed: number,
  which: number,
  leads: readonly number[],
  samples: number,
): Int32Array[] {
  const shared = randomStream(mixedSeed(seed, which, -1));
  const common = Float64Array.from({ length: samples }, () => drawNormal(shared));
  return leads.map((lead) => {
    const own = randomStream(mixedSeed(seed, which, lead));
    const score = common.map(
      (z) => Math.sqrt(SHARED) * z + Math.sqrt(1 - SHARED) * drawNormal(own),
    );
    return Int32Array.from({ length: samples }, (_, i) => i).sort((a, b) => score[a] - score[b]);
  });
}

/** Writes evenly spaced quantiles of a distribution to their places, rounded to whole numbers. */
function spread(
  { values, weights }: Law,
  start: number,
  order: Int32Array,
  turn: number,
  into: Int32Array,
): void {
  let total = 0;
  for (const weight of weights) total += weight;
  if (!(total > 0)) return;
  const n = into.length;
  const last = values.length - 1;
  let i = 0;
  let below = weights[0];
  for (let rank = 0; rank < n; rank++) {
    const wanted = ((rank + start) / n) * total;
    while (below <= wanted && i < last) below += weights[++i];
    let place = order[rank] + turn;
    if (place >= n) place -= n;
    into[place] = Math.round(values[i]);
  }
}

/** The distribution that gives each value the same weight; zero where there is none. */
export function lawOfValues(values: ArrayLike<number>): Law {
  const sorted = values.length > 0 ? Float64Array.from(values).sort() : new Float64Array(1);
  return { values: sorted, weights: new Float64Array(sorted.length).fill(1) };
}

/** A distribution by value and weight in any order, as `Law` wants it. */
export function lawOfPairs(values: ArrayLike<number>, weights: ArrayLike<number>): Law {
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  return {
    values: Float64Array.from(order, (i) => values[i]),
    weights: Float64Array.from(order, (i) => weights[i]),
  };
}

/** The distribution that draws from each of several with a probability of its own. */
export function mixtureOf(laws: readonly Law[], shares: ArrayLike<number>): Law {
  const size = laws.reduce((sum, law) => sum + law.values.length, 0);
  const values = new Float64Array(size);
  const weights = new Float64Array(size);
  const next = new Int32Array(laws.length);
  const scale = laws.map(
    (law, k) => shares[k] / law.weights.reduce((sum, weight) => sum + weight, 0),
  );
  for (let at = 0; at < size; at++) {
    let from = -1;
    for (let k = 0; k < laws.length; k++) {
      if (next[k] === laws[k].values.length) continue;
      if (from < 0 || laws[k].values[next[k]] < laws[from].values[next[from]]) from = k;
    }
    values[at] = laws[from].values[next[from]];
    weights[at] = scale[from] * laws[from].weights[next[from]++];
  }
  return { values, weights };
}

/** The distribution of some draws; sorts them in place. */
export function lawOfDraws(draws: Int32Array): Law {
  draws.sort();
  let size = 0;
  for (let i = 0; i < draws.length; i++) if (i === 0 || draws[i] !== draws[i - 1]) size++;
  const values = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let i = 0, at = -1; i < draws.length; i++) {
    if (i === 0 || draws[i] !== draws[i - 1]) values[++at] = draws[i];
    weights[at]++;
  }
  return { values, weights };
}
