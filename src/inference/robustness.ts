/** Does the answer hold when a choice is made otherwise? */
import {
  type Effect,
  type EffectOptions,
  type Estimated,
  estimatedAnew,
  type Random,
  type Robustness,
  rowOf,
  type Treatment,
  type Variant,
  VigieError,
} from '../core/index.ts';
import { meanEffect, rateRatioOf } from './mean-effect.ts';
import { placebo } from './placebo.ts';

/** @param pools further pools of donors to try, as indices of units */
export function robustnessOf(
  estimated: Estimated,
  pools: Readonly<Record<string, readonly number[]>>,
  random: Random,
): Robustness {
  return {
    // Where units start at different times there is no one date to move.
    in_time: estimated.treatment.starts ? [] : inTime(estimated, random),
    leave_one_out: leaveOneOut(estimated, random),
    dates: estimated.treatment.starts ? [] : otherDates(estimated, random),
    pools: otherPools(estimated, pools, random),
  };
}

function variantOf(effect: Effect, options: EffectOptions): Variant {
  return {
    effect_mean: meanEffect(effect, { options }),
    rate_ratio: rateRatioOf(effect, { options }),
  };
}

/** `undefined` where the estimator refuses the changed windows: the main estimate stands all the same. */
function estimatedIfPossible(
  estimated: Estimated,
  changes: Partial<Pick<Estimated, 'treatment' | 'options'>>,
  random: Random,
): Effect | undefined {
  try {
    return estimatedAnew(estimated, changes, random);
  } catch (error) {
    if (error instanceof VigieError) return undefined;
    throw error;
  }
}

/** True when all units have a value from the old end of the fit to the new one, or need none. */
function hasValues({ estimator, panel, treatment }: Estimated, from: number, to: number): boolean {
  const isKnown = (unit: number) => !rowOf(panel, unit).subarray(from, to).some(Number.isNaN);
  if (estimator.takes_gaps === 'of-all') return true;
  const treated = estimator.takes_gaps === undefined ? treatment.treated : [];
  return [...treated, ...treatment.donors].every(isKnown);
}

/** Periods of fit that an earlier start must leave. */
const LEAST_FIT = 8;
const MOST_IN_TIME = 3;

/**
 * The start set one, two, three lengths of the reported periods earlier, nothing after the real start
 * looked at; with the share of placebos at the same date that are as large.
 */
function inTime(estimated: Estimated, random: Random): Robustness['in_time'] {
  const { options, panel, treatment } = estimated;
  const length = Math.max(1, options.post.to - options.post.from);
  const found: Robustness['in_time'] = [];
  for (let back = 1; back <= MOST_IN_TIME; back++) {
    const start = options.fit.to - back * length;
    if (start - options.fit.from < Math.max(LEAST_FIT, length)) break;
    const changed = {
      treatment: { ...treatment, start },
      options: {
        ...options,
        fit: { from: options.fit.from, to: start },
        ...(options.pre && { pre: { from: options.pre.from, to: start } }),
        post: { from: start, to: start + length },
      },
    };
    const effect = estimatedIfPossible(estimated, changed, random);
    if (!effect) break;
    const then: Estimated = { ...estimated, ...changed, effect };
    found.push({
      start: panel.periods[start],
      ...variantOf(effect, then.options),
      p: placebo.refuses(then) ? Number.NaN : placebo.run(then, random).p,
    });
  }
  return found;
}

function leaveOneOut(estimated: Estimated, random: Random): Robustness['leave_one_out'] {
  const { effect, panel, treatment, options } = estimated;
  const weights = effect.weights ?? {};
  const heavy = treatment.donors.filter(
    (unit) => Math.abs(weights[panel.unit_ids[unit]] ?? 0) > LEAST_SHARE,
  );
  if (!estimated.estimator.has_donors || treatment.donors.length < 3) return [];
  return heavy.map((without) => {
    const donors = treatment.donors.filter((unit) => unit !== without);
    const changed = { treatment: { ...treatment, donors } };
    return {
      without: panel.unit_ids[without],
      ...variantOf(estimatedAnew(estimated, changed, random), options),
    };
  });
}

/** A donor of a smaller share cannot turn an answer. */
const LEAST_SHARE = 0.001;

function otherDates(estimated: Estimated, random: Random): Robustness['dates'] {
  const { options, panel, treatment } = estimated;
  const found: Robustness['dates'] = [];
  for (const move of [-3, -2, -1, 1, 2, 3]) {
    const fit = { from: options.fit.from, to: options.fit.to + move };
    const post = { from: options.post.from + move, to: options.post.to };
    const pre = options.pre && { pre: { from: options.pre.from, to: options.pre.to + move } };
    const isInside = fit.to - fit.from >= LEAST_FIT && post.to - post.from >= 1;
    if (!isInside || !hasValues(estimated, options.fit.to, fit.to)) continue;
    const changed = {
      options: { ...options, fit, post, ...pre },
      treatment: { ...treatment, start: treatment.start + move },
    };
    const effect = estimatedIfPossible(estimated, changed, random);
    if (!effect) continue;
    found.push({
      start: panel.periods[treatment.start + move],
      ...variantOf(effect, changed.options),
    });
  }
  return found;
}

function otherPools(
  estimated: Estimated,
  pools: Readonly<Record<string, readonly number[]>>,
  random: Random,
): Robustness['pools'] {
  return Object.entries(pools).flatMap(([pool, donors]) => {
    if (donors.length < 2) return [];
    const treatment: Treatment = { ...estimated.treatment, donors };
    const effect = estimatedAnew(estimated, { treatment }, random);
    return [{ pool, donors: donors.length, ...variantOf(effect, estimated.options) }];
  });
}
