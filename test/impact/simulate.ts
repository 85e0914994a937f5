import type { Random } from '../../src/core/index.ts';
import { drawNormal } from '../../src/math/index.ts';
import { poisson } from '../changes/simulate.ts';

/** A simulated case: rows by unit, the treated first, and the true mean effect from `start` on. */
export interface Simulated {
  rows: Record<string, Float64Array>;
  start: number;
  effect: number;
  season?: number;
  transform?: 'sqrt';
}

/** An AR(1) after 50 steps. */
export function autoregression(
  times: number,
  persistence: number,
  spread: number,
  random: Random,
): Float64Array {
  let now = 0;
  const step = () => (now = persistence * now + spread * drawNormal(random));
  for (let t = 0; t < 50; t++) step();
  return Float64Array.from({ length: times }, step);
}

/** A level that moves by 0.02 a step. */
function wandering(times: number, random: Random): Float64Array {
  return autoregression(times, 1, 0.02, random);
}

const rowsOf = (treated: Float64Array, donors: readonly Float64Array[] = []) =>
  Object.fromEntries([treated, ...donors].map((row, i) => [i === 0 ? 'treated' : `d${i}`, row]));

/** Series of which the truth is known, by name. */
export const CASES: Record<string, (random: Random) => Simulated> = {
  /** the example of the method's first software: one control, y = 1.2 x + noise, + 10 */
  'one strong control'(random) {
    const x = autoregression(100, 0.999, 1, random).map((value) => 100 + value);
    const y = x.map((value, t) => 1.2 * value + drawNormal(random) + (t >= 70 ? 10 : 0));
    return { rows: rowsOf(y, [x]), start: 70, effect: 10 };
  },
  'ten controls, two that matter'(random) {
    const donors = Array.from({ length: 10 }, () => autoregression(84, 0.6, 1, random));
    const y = wandering(84, random).map(
      (level, t) =>
        20 +
        level +
        donors[0][t] +
        0.7 * donors[1][t] +
        0.7 * drawNormal(random) +
        (t >= 60 ? 2 : 0),
    );
    return { rows: rowsOf(y, donors), start: 60, effect: 2 };
  },
  'no control'(random) {
    const y = wandering(84, random).map(
      (level, t) => 20 + level + drawNormal(random) + (t >= 72 ? 1 : 0),
    );
    return { rows: rowsOf(y), start: 72, effect: 1 };
  },
  'no control, a season'(random) {
    const season = Array.from({ length: 12 }, () => drawNormal(random));
    const y = wandering(84, random).map(
      (level, t) => 20 + level + season[t % 12] + drawNormal(random) + (t >= 72 ? 1 : 0),
    );
    return { rows: rowsOf(y), start: 72, effect: 1, season: 12 };
  },
  'counts that persist, ten donors with a common factor'(random) {
    const factor = autoregression(72, 0.6, 0.35, random);
    const rows = Array.from({ length: 11 }, () => {
      const loading = 0.5 + random();
      const own = autoregression(72, 0.4, 0.25, random);
      return own.map((value, t) => poisson(15 * Math.exp(loading * factor[t] + value), random));
    });
    return { rows: rowsOf(rows[0], rows.slice(1)), start: 60, effect: 0, transform: 'sqrt' };
  },
  'counts that persist, no donor'(random) {
    const y = autoregression(72, 0.4, 0.45, random).map((value) =>
      poisson(20 * Math.exp(value), random),
    );
    return { rows: rowsOf(y), start: 60, effect: 0, transform: 'sqrt' };
  },
};
