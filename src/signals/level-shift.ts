import type { Firing, Signal } from '../core/index.ts';
import { countNoise, logGamma, mean } from '../math/index.ts';

/** Prior chance that the level changes in a month: once in five years. */
const HAZARD = 1 / 60;
const LONGEST = 120;
/** Months before the first statement, from which level and noise are first learnt. */
const WARM_UP = 24;
const RECENT = 3;
const THRESHOLD = 0.5;

/**
 * A new level: more likely than not, the level changed within the last three months. Bayesian
 * online change-point detection; the level of each run is learnt from its months, and a month is
 * weighed by a negative binomial whose dispersion is that of the months before plus the doubt
 * about the level.
 * @source Adams & MacKay (2007), Bayesian Online Changepoint Detection, arXiv:0710.3742, algorithm 1
 */
export const levelShift: Signal = {
  id: 'level-shift',
  title: { en: 'Level shift', fr: 'Changement de niveau' },
  rule: {
    en: 'more likely than not, the level of events changed within the last three months',
    fr: "il est plus probable qu'improbable que le niveau des événements ait changé au cours des trois derniers mois",
  },
  lag_rule: {
    en: 'silent about the newest three months, which are incomplete and would look like a drop',
    fr: 'muet sur les trois derniers mois, incomplets, qui ressembleraient à une baisse',
  },
  settle_months: 3,
  memory: WARM_UP,
  needs: ['events'],
  detect: ({ first, values }) =>
    shifts(values.events).map((s) => ({ ...s, month: first + s.month })),
};

function shifts(events: Float64Array): Firing[] {
  const firings: Firing[] = [];
  // Logarithms of the probability of each run length (months since the level last changed).
  let weights = [0];
  let totals = [0];
  let wasHigh = false;
  let known = 0;
  for (let i = 0; i < events.length; i++) {
    if (Number.isNaN(events[i])) continue;
    known++;
    const past = events.subarray(Math.max(0, i - 60), i);
    const prior = i === 0 || Number.isNaN(mean(past)) ? 1 : Math.max(0.5, mean(past));
    const { dispersion } = countNoise(past);
    const grown = new Array<number>(Math.min(weights.length + 1, LONGEST)).fill(
      Number.NEGATIVE_INFINITY,
    );
    const sums = new Array<number>(grown.length).fill(0);
    for (let run = 0; run < weights.length; run++) {
      const level = (totals[run] + prior) / (run + 1);
      const doubt = 1 / (totals[run] + prior) + dispersion / (run + 1);
      const joint = weights[run] + logLikelihood(events[i], level, dispersion + doubt);
      const next = Math.min(run + 1, grown.length - 1);
      grown[next] = logSum(grown[next], joint + Math.log1p(-HAZARD));
      sums[next] = totals[run] + events[i];
      grown[0] = logSum(grown[0], joint + Math.log(HAZARD));
    }
    const all = grown.reduce(logSum, Number.NEGATIVE_INFINITY);
    weights = grown.map((weight) => weight - all);
    totals = sums;
    // Run length 0 is "changes after this month": the runs that have months start at 1.
    const recent = weights.slice(0, RECENT + 1).reduce((sum, weight) => sum + Math.exp(weight), 0);
    const isHigh = recent > THRESHOLD;
    if (isHigh && !wasHigh && known > WARM_UP) {
      firings.push({ month: i, value: Math.min(1, recent), threshold: THRESHOLD });
    }
    wasHigh = isHigh;
  }
  return firings;
}

/** log(eᵃ + eᵇ) without overflow. */
function logSum(a: number, b: number): number {
  const top = Math.max(a, b);
  return top === Number.NEGATIVE_INFINITY
    ? top
    : top + Math.log(Math.exp(a - top) + Math.exp(b - top));
}

/** Logarithm of the negative binomial probability of a count with a mean and a dispersion. */
function logLikelihood(count: number, level: number, dispersion: number): number {
  const size = 1 / Math.max(dispersion, 1e-6);
  return (
    logGamma(count + size) -
    logGamma(size) -
    logGamma(count + 1) +
    size * Math.log(size / (size + level)) +
    count * Math.log(level / (size + level))
  );
}
