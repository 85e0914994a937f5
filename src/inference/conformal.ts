import type { Estimated, Inference, Procedure, Random } from '../core/index.ts';
import { scaledGap } from '../core/index.ts';
import { scaled, unscaled } from '../math/index.ts';
import { needsDonors } from './refusals.ts';
import { type NullPanel, nullPanel, residualsUnder } from './under-null.ts';

const LEVEL = 0.05;

/**
 * Conformal inference: the comparison is fitted under a null to all periods together, and the
 * residuals after the date are held against the same residuals shifted in time, round the end. By
 * period, the effects that are not refused make an interval. Cannot refuse anything in fewer than 19
 * periods before; then the ends are infinite.
 * @source Chernozhukov, Wüthrich & Zhu (2021), JASA 116(536), algorithms 1 and 2, cyclic shifts, q = 2
 */
export const conformal: Procedure = {
  id: 'conformal',
  title: { en: 'conformal inference', fr: 'inférence conforme' },
  refuses(estimated) {
    const { effect, options } = estimated;
    if (effect.weights && !effect.time_weights && options.predictors.length === 0)
      return needsDonors(2)(estimated);
    return {
      en: 'the comparison cannot be fitted under a null to all periods',
      fr: "la comparaison ne peut pas être ajustée sous l'hypothèse nulle à toutes les périodes",
    };
  },
  run(estimated, random) {
    const after = observedPeriods(estimated);
    const joint = nullPanel(estimated, after);
    const residuals = residualsUnder(estimated, joint, () => 0, random);
    const inference: Inference = {
      procedure: 'conformal',
      statistic: rootMeanSquare(residuals, joint.before, residuals.length),
      p: shiftShare(residuals, joint.before),
      n: residuals.length,
      set: after.map((t) => interval(estimated, t, random)),
    };
    return inference;
  },
};

function observedPeriods({ effect, options }: Estimated): number[] {
  const periods: number[] = [];
  for (let t = options.post.from; t < options.post.to; t++)
    if (!Number.isNaN(effect.observed[t])) periods.push(t);
  return periods;
}

function rootMeanSquare(values: Float64Array, from: number, to: number): number {
  let squares = 0;
  for (let t = from; t < to; t++) squares += values[t] ** 2;
  return Math.sqrt(squares / (to - from));
}

/** Share of the cyclic shifts, none among them, whose last periods are at least as large. */
function shiftShare(residuals: Float64Array, before: number): number {
  const n = residuals.length;
  const own = sumOfSquares(residuals, before, n - before);
  let count = 0;
  for (let shift = 0; shift < n; shift++)
    if (sumOfSquares(residuals, (before + shift) % n, n - before) >= own * (1 - 1e-12)) count++;
  return count / n;
}

function sumOfSquares(values: Float64Array, from: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += values[(from + i) % values.length] ** 2;
  return sum;
}

/** Effects of one period that are not refused, as an interval on the raw scale. */
function interval(estimated: Estimated, t: number, random: Random) {
  const { effect, options, panel } = estimated;
  const one = nullPanel(estimated, [t]);
  const centre = scaledGap(effect)[t];
  const step = rootMeanSquare(scaledGap(effect), options.fit.from, options.fit.to) || 1;
  const isKept = (value: number) => keptUnder(estimated, one, value, random);
  const low = end(isKept, centre, -step);
  const high = end(isKept, centre, step);
  // What would have been is the observed less the effect; the way back turns that round.
  const raw = (value: number) =>
    Number.isFinite(value)
      ? effect.observed[t] -
        unscaled(scaled(effect.observed[t], options.transform) - value, options.transform)
      : value;
  return { time: panel.periods[t], low: raw(low), high: raw(high) };
}

function keptUnder(estimated: Estimated, one: NullPanel, value: number, random: Random): boolean {
  const residuals = residualsUnder(estimated, one, (t) => (t === one.before ? -value : 0), random);
  return shiftShare(residuals, one.before) > LEVEL;
}

const MOST_STEPS = 14;
const HALVINGS = 10;

/** Where effects begin to be refused, going from the centre; infinite when they never are. */
function end(isKept: (value: number) => boolean, centre: number, step: number): number {
  let kept = centre;
  let refused: number | undefined;
  for (let i = 0, reach = step; i < MOST_STEPS; i++, reach *= 2) {
    if (isKept(centre + reach)) kept = centre + reach;
    else {
      refused = centre + reach;
      break;
    }
  }
  if (refused === undefined) return Math.sign(step) * Number.POSITIVE_INFINITY;
  for (let i = 0; i < HALVINGS; i++) {
    const middle: number = (kept + refused) / 2;
    if (isKept(middle)) kept = middle;
    else refused = middle;
  }
  return kept;
}
