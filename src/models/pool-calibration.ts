import { ACTIVITY_CLASSES } from './activity.ts';
import { type Law, mixtureOf } from './draws.ts';
import { crpsOf } from './law-scores.ts';
import type { PastForecast } from './pool-weights.ts';

/** The upper part of a distribution that may be stretched. */
const FROM = 0.85;
const STRETCHES = [1, 1.25, 1.5, 2, 2.5, 3, 4];
const INTERVAL = { low: 0.05, high: 0.95 };
/** Share of active rows that the interval should hold; a little above 0.9, since it is chosen on few. */
const WANTED = 0.92;
/** Most that the CRPS relative to the level may rise. */
const DEAREST = 0.005;
/** Nothing is changed in a class with fewer active rows than this. */
const LEAST_ACTIVE = 50;
/** Units quiet for a year are left alone: most of their events are beyond any honest 90 % interval. */
const FIRST_CLASS = 2;

/** The smallest value with at least a share of the weight at or below it. */
export function lawQuantile({ values, weights }: Law, share: number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    below += weights[i];
    if (below >= share * total * (1 - 1e-12)) return values[i];
  }
  return values[values.length - 1];
}

/** Moves what lies above the 85 % quantile away from it by a factor. */
export function stretched(law: Law, factor: number): Law {
  if (factor === 1) return law;
  const from = lawQuantile(law, FROM);
  return {
    values: law.values.map((value) => (value > from ? from + factor * (value - from) : value)),
    weights: law.weights,
  };
}

/**
 * How far the upper tail is stretched in each class, so that the 90 % interval held what happened in
 * active rows (deaths above 0) at earlier origins; no further than the CRPS allows.
 * @returns `[class]`, 1 where nothing is to be done
 * @source the idea of split conformal prediction: Vovk, Gammerman & Shafer (2005); here the factor that
 * reaches the wanted share on past rows, without its guarantee, since rows hang together
 */
export function tailStretches(
  past: readonly PastForecast[],
  weights: readonly (readonly Float64Array[])[],
): Float64Array {
  return Float64Array.from({ length: ACTIVITY_CLASSES }, (_, of) => {
    if (of < FIRST_CLASS) return 1;
    const rows = past.filter((row) => row.class === of);
    const active = rows.filter(({ observed }) => observed > 0).length;
    if (active < LEAST_ACTIVE) return 1;
    let chosen = 1;
    let plain = 0;
    for (const factor of STRETCHES) {
      let held = 0;
      let cost = 0;
      for (const row of rows) {
        const law = stretched(mixtureOf(row.laws, weights[of][row.group]), factor);
        cost += crpsOf(law, row.observed) / (row.level + 1);
        if (row.observed > 0 && holds(law, row.observed)) held++;
      }
      if (factor === 1) plain = cost;
      if (cost > plain * (1 + DEAREST)) break;
      chosen = factor;
      if (held >= WANTED * active) break;
    }
    return chosen;
  });
}

const holds = (law: Law, observed: number) =>
  observed >= lawQuantile(law, INTERVAL.low) && observed <= lawQuantile(law, INTERVAL.high);
