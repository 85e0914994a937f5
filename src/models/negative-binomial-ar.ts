import type { ForecastPanel, Model } from '../core/index.ts';
import { logGamma, negativeBinomialRegression } from '../math/index.ts';
import { ACTIVITY_CLASSES } from './activity.ts';
import { drawSeed, type Law, sampledFrom } from './draws.ts';
import { requireMonths } from './history.ts';
import {
  LEAD_GROUPS,
  leadGroup,
  leadsByGroup,
  outcomesOf,
  type TrainingRow,
  trainingRows,
} from './training-rows.ts';

/** Half-lives of the two means that stand for the lags, in months. */
const SHORT = 3;
const LONG = 18;
const COLUMNS = 3;
const ROWS = { step: 4, years: 20, most: 1200, least: 36 };
/** The first class that has a regression of its own; the quieter ones share one. */
const FIRST_OWN = 3;
/** Classes with fewer rows take the fit of all. */
const LEAST_ROWS = 60;
/** Points of a distribution. */
const POINTS = 120;

/** The coefficients of a class at a group of leads; a mean and a shape. */
interface Fit {
  coefficients: Float64Array;
  theta: number;
}

/**
 * Negative-binomial autoregression, straight to each group of leads: the log mean is linear in the
 * logarithms of a short and a long exponentially weighted mean of the unit's own months, with
 * coefficients and dispersion by activity class. The mean stays under twice the unit's record.
 * @source Davis, Fokianos, Holan, Joe, Livsey, Lund, Pipiras & Ravishanker (2021), Count time series: a
 * methodological review, JASA 116(535), section 3 (log-linear autoregression)
 */
export const negativeBinomialAr: Model = {
  id: 'negative-binomial-ar',
  title: { en: 'Negative-binomial autoregression', fr: 'Autorégression binomiale négative' },
  weakness: {
    en: 'one smooth bell for everything: too few zeros in quiet places, and no memory of single massacres',
    fr: 'une seule loi lisse pour tout : trop peu de zéros là où règne le calme, et aucune mémoire des massacres isolés',
  },
  needs: [],
  least_months: 48,
  fit(panel, { leads }, random) {
    requireMonths(negativeBinomialAr, panel);
    const fits = learn(panel, leads);
    const last = panel.months - 1;
    const rows = trainingRows(panel, [0], { step: 1, years: 0, most: 1e9, least: 1 }).flat();
    const standing = new Map(rows.map((row) => [row.unit, row]));
    let held: { unit: number; group: number; law: Law } | undefined;
    return sampledFrom(drawSeed(random), (unit, lead) => {
      const group = leadGroup(lead);
      if (held?.unit !== unit || held.group !== group) {
        const row = standing.get(unit);
        const fit = row && fits[row.class][group];
        const law = fit ? lawOf(fit, meanAt(panel, unit, last, fit)) : NOTHING;
        held = { unit, group, law };
      }
      return held.law;
    });
  },
};

const NOTHING: Law = { values: new Float64Array(1), weights: Float64Array.of(1) };

/** Means of the months so far with weights halved every so many months. */
function weightedMean(panel: ForecastPanel, unit: number, index: number, half_life: number) {
  let sum = 0;
  let weight = 0;
  for (let age = 0; age <= Math.min(index, 8 * half_life); age++) {
    const value = panel.values[unit * panel.months + index - age];
    if (Number.isNaN(value)) continue;
    const w = 0.5 ** (age / half_life);
    sum += w * value;
    weight += w;
  }
  return weight > 0 ? sum / weight : 0;
}

function design(panel: ForecastPanel, unit: number, index: number): number[] {
  const short = Math.log(weightedMean(panel, unit, index, SHORT) + 0.1);
  const long = Math.log(weightedMean(panel, unit, index, LONG) + 0.1);
  return [1, short, long];
}

/** The mean, no higher than twice the largest month ever, at least 1. */
function meanAt(panel: ForecastPanel, unit: number, index: number, { coefficients }: Fit): number {
  const columns = design(panel, unit, index);
  let most = 1;
  for (let t = 0; t <= index; t++) {
    const value = panel.values[unit * panel.months + t];
    if (value > most) most = value;
  }
  const eta = columns.reduce((sum, x, j) => sum + x * coefficients[j], 0);
  return Math.min(2 * most, Math.exp(Math.min(eta, 30)));
}

/** @returns `[class][group]`, undefined where nothing ever happened */
function learn(panel: ForecastPanel, leads: readonly number[]): (Fit | undefined)[][] {
  const groups = leadsByGroup(leads);
  const rows = trainingRows(panel, leads, ROWS);
  const quiet = rows.slice(0, FIRST_OWN).flat();
  const all = groups.map((asked) => findFit(panel, rows.flat(), asked));
  return Array.from({ length: ACTIVITY_CLASSES }, (_, of) => {
    const own = of < FIRST_OWN ? quiet : rows[of];
    return Array.from({ length: LEAD_GROUPS }, (_, group) =>
      own.length < LEAST_ROWS ? all[group] : (findFit(panel, own, groups[group]) ?? all[group]),
    );
  });
}

/** Fits one lead of each row in turn; undefined where nothing ever happened. */
function findFit(
  panel: ForecastPanel,
  rows: readonly TrainingRow[],
  asked: readonly number[],
): Fit | undefined {
  const counts: number[] = [];
  const columns: number[] = [];
  rows.forEach((row, i) => {
    const [y] = outcomesOf(panel, row, [asked[i % asked.length]]);
    if (y === undefined) return;
    // A single month beyond all others would draw the mean of its class to itself.
    counts.push(Math.min(y, Math.ceil(10 * (row.level + 10))));
    columns.push(...design(panel, row.unit, row.index));
  });
  if (!counts.some((count) => count > 0)) return undefined;
  if (counts.length < LEAST_ROWS) return persistence(counts, columns);
  try {
    const input = { counts, design: Float64Array.from(columns), columns: COLUMNS };
    const { coefficients, theta } = negativeBinomialRegression(input);
    return { coefficients, theta };
  } catch (error) {
    if (error instanceof RangeError) return persistence(counts, columns);
    throw error;
  }
}

/** The short mean goes on, with the dispersion that it had: for columns that depend on each other. */
function persistence(counts: readonly number[], columns: readonly number[]): Fit {
  let squares = 0;
  let excess = 0;
  counts.forEach((count, i) => {
    const mean = Math.exp(columns[i * COLUMNS + 1]);
    squares += mean * mean;
    excess += (count - mean) ** 2 - mean;
  });
  const theta = excess > 0 ? squares / excess : Number.POSITIVE_INFINITY;
  return { coefficients: Float64Array.of(0, 1, 0), theta };
}

/** Evenly spaced quantiles of the counts by their probabilities. */
function lawOf({ theta }: Fit, mean: number): Law {
  const shape = Math.min(theta, 1e4);
  const values: number[] = [];
  let cumulative = 0;
  // Where means are large, counts in steps: a hundredth of the mean is fine enough.
  const step = Math.max(1, Math.floor(mean / 100));
  let rank = 0;
  for (let y = 0; rank < POINTS && y <= 60 * mean + 100; y += step) {
    cumulative += step * Math.exp(logProbability(y + (step - 1) / 2, mean, shape));
    while (rank < POINTS && (rank + 0.5) / POINTS <= cumulative) {
      values.push(y + Math.floor((step - 1) / 2));
      rank++;
    }
  }
  if (values.length === 0) return NOTHING;
  return { values: Float64Array.from(values), weights: new Float64Array(values.length).fill(1) };
}

function logProbability(y: number, mean: number, shape: number): number {
  return (
    logGamma(y + shape) -
    logGamma(shape) -
    logGamma(y + 1) +
    shape * Math.log(shape / (shape + mean)) +
    y * Math.log(mean / (shape + mean))
  );
}
