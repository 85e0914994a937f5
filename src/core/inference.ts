import type { Effect, EffectOptions, Estimator, ImpactPanel, Treatment } from './effect.ts';
import type { Random } from './random.ts';
import type { Bilingual } from './text.ts';

/** An effect with all that it was estimated from: what a procedure may look at and estimate anew. */
export interface Estimated {
  estimator: Estimator;
  panel: ImpactPanel;
  treatment: Treatment;
  options: EffectOptions;
  effect: Effect;
}

/** What a procedure says of an effect. */
export interface Inference {
  procedure: string;
  /** what was ranked or summed, see the procedure */
  statistic: number;
  /** two-sided; NaN where the procedure gives an interval alone */
  p: number;
  /** in the direction in which the effect lies */
  p_one_sided?: number;
  /** how many placebos, pairs, shifts or draws it rests on */
  n: number;
  /** standard error of the mean effect */
  se?: number;
  /** by period, raw scale of the effect, 95 %; an end that is not bounded is infinite */
  set?: { time: string; low: number; high: number }[];
  /** of the mean effect and of observed over expected, 95 % */
  mean?: { low: number; high: number };
  rate_ratio?: { low: number; high: number };
}

/** A way to judge an effect, usable with every estimator for which it is defined. */
export interface Procedure {
  id: string;
  title: Bilingual;
  /** why it is not defined for this effect; `undefined` when it is */
  refuses(estimated: Estimated): Bilingual | undefined;
  run(estimated: Estimated, random: Random): Inference;
}

/** Estimates anew with some of the parts changed; a penalty that was chosen once is kept. */
export function estimatedAnew(
  estimated: Estimated,
  changes: Partial<Pick<Estimated, 'panel' | 'treatment' | 'options'>>,
  random: Random,
): Effect {
  const { estimator, panel, treatment, options, effect } = { ...estimated, ...changes };
  const penalty = options.penalty ?? effect.details.penalty ?? null;
  return estimator.estimate(panel, treatment, { ...options, penalty }, random);
}

/** Observed minus counterfactual on the scale of the fit `[period]`. */
export function scaledGap(effect: Effect): Float64Array {
  return effect.scaled_observed.map((value, t) => value - effect.scaled_counterfactual[t]);
}
