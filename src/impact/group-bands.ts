import type { Random } from '../core/index.ts';
import { normalCdf, normalQuantile, sampleQuantile } from '../math/index.ts';
import { type Combined, errorOf } from './group-time.ts';

const Z = normalQuantile(0.975);

export interface Judged {
  att: number;
  se: number;
  low: number;
  high: number;
}

/** An effect with its standard error and 95 % interval, for itself alone. */
export function judged({ att, influence }: Combined): Judged {
  const se = errorOf(influence);
  return { att, se, low: att - Z * se, high: att + Z * se };
}

/** Two-sided tail probability of no effect; NaN without a standard error. */
export function tailOf({ att, se }: Judged): number {
  return se > 0 ? 2 * normalCdf(-Math.abs(att / se)) : Number.NaN;
}

/**
 * How many standard errors a band must reach on either side to hold all effects at once in 95 of 100
 * samples: the multiplier bootstrap with signs by unit (Rademacher).
 * @param draws at least 1
 * @returns never less than the band of one effect
 * @source Callaway & Sant'Anna (2021), algorithm 1
 */
export function simultaneous(parts: readonly Combined[], draws: number, random: Random): number {
  const judgeable = parts.filter((part) => errorOf(part.influence) > 0);
  if (judgeable.length === 0) return Z;
  const units = judgeable[0].influence.length;
  const scaled = judgeable.map(({ influence }) => {
    const se = errorOf(influence) * units;
    return influence.map((value) => value / se);
  });
  const largest = new Float64Array(draws);
  const signs = new Float64Array(units);
  for (let d = 0; d < draws; d++) {
    for (let i = 0; i < units; i++) signs[i] = random() < 0.5 ? -1 : 1;
    for (const row of scaled) {
      let sum = 0;
      for (let i = 0; i < units; i++) sum += signs[i] * row[i];
      largest[d] = Math.max(largest[d], Math.abs(sum));
    }
  }
  return Math.max(Z, sampleQuantile(largest, 0.95));
}
