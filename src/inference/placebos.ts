/** Every donor as if it had been treated: what chance alone does to units of this kind. */

import type { Random } from '../core/index.ts';
import { type Effect, type Estimated, estimatedAnew, scaledGap } from '../core/index.ts';

/** A donor's effect, and the same effect summed up in numbers that are ranked. */
export interface Placebo {
  unit: string;
  effect: Effect;
  summary: GapSummary;
}

/** A gap on the scale of the fit, before and after. */
export interface GapSummary {
  /** root mean square before */
  rmspe_pre: number;
  rmspe_post: number;
  /** mean over the reported periods */
  mean_post: number;
}

const kept = new WeakMap<Effect, Placebo[]>();

/**
 * The effect of each donor, the treated units left out of its comparison. Kept per effect, since
 * several procedures rank the same ones. Simulating estimators draw less for a placebo.
 */
export function placebosOf(estimated: Estimated, random: Random): Placebo[] {
  const known = kept.get(estimated.effect);
  if (known) return known;
  const { treatment, options, panel } = estimated;
  const fewer = { ...options, draws: Math.min(options.draws, PLACEBO_DRAWS) };
  const placebos = treatment.donors.map((unit) => {
    const others = treatment.donors.filter((donor) => donor !== unit);
    const changes = {
      treatment: { ...treatment, treated: [unit], donors: others },
      options: fewer,
    };
    const effect = estimatedAnew(estimated, changes, random);
    return { unit: panel.unit_ids[unit], effect, summary: summaryOf(effect, estimated) };
  });
  kept.set(estimated.effect, placebos);
  return placebos;
}

const PLACEBO_DRAWS = 500;

export function summaryOf(effect: Effect, { options }: Pick<Estimated, 'options'>): GapSummary {
  const gap = scaledGap(effect);
  const least = ROUNDING * largestOf(effect.scaled_observed);
  const over = (from: number, to: number) => {
    let sum = 0;
    let squares = 0;
    let n = 0;
    for (let t = from; t < to; t++) {
      if (Number.isNaN(gap[t])) continue;
      sum += gap[t];
      squares += gap[t] ** 2;
      n++;
    }
    const root = Math.sqrt(squares / n);
    return root <= least ? { mean: 0, root: 0 } : { mean: sum / n, root };
  };
  const before = options.pre ?? options.fit;
  const pre = over(before.from, before.to);
  const post = over(options.post.from, options.post.to);
  return { rmspe_pre: pre.root, rmspe_post: post.root, mean_post: post.mean };
}

/** A gap this small beside the values is rounding: a mix that is met exactly. */
const ROUNDING = 1e-12;

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}

/** How many times larger the gap is after than before; none before makes it infinite. */
export function ratioOf({ rmspe_pre, rmspe_post }: GapSummary): number {
  if (rmspe_post === 0) return 0;
  return rmspe_pre > 0 ? rmspe_post / rmspe_pre : Number.POSITIVE_INFINITY;
}

/** The mean gap after, in units of the gap before, with its sign. */
export function signedRatioOf({ rmspe_pre, mean_post }: GapSummary): number {
  if (mean_post === 0) return 0;
  return rmspe_pre > 0 ? mean_post / rmspe_pre : Math.sign(mean_post) * Number.POSITIVE_INFINITY;
}

/** Share of the treated and its placebos that are at least as extreme; ties count. */
export function rankShare(own: number, others: readonly number[]): number {
  const least = Number.isFinite(own) ? own - TIE * Math.abs(own) : own;
  return (1 + others.filter((other) => other >= least).length) / (1 + others.length);
}

/** Two numbers that differ by rounding alone are a tie. */
const TIE = 1e-12;
