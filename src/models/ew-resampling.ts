import type { FittedModel, ForecastPanel, Model } from '../core/index.ts';
import { ACTIVITY_CLASSES, activityClass, robustLevel } from './activity.ts';
import { type ClassLaw, classLawAt, findClassLaw } from './class-laws.ts';
import { drawSeed, type Law, mixtureOf, sampledFrom } from './draws.ts';
import { requireMonths } from './history.ts';
import { distanceBetween, distanceTo, spreadOf } from './law-scores.ts';
import {
  LEAD_GROUPS,
  leadGroup,
  leadsByGroup,
  outcomesOf,
  type TrainingRow,
  trainingRows,
} from './training-rows.ts';

const HALF_LIVES = [2, 3, 4, 5, 6, 8, 12, 18, 30];
/** Where nothing earlier is known to learn from. */
const DEFAULT = { half_life: 5, share: 0.1 };
const SHARES = [0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1];
/** Months older than so many half-lives weigh nothing. */
const REACH = 8;
/** So many rows of all active classes count beside those of a class when its half-life is chosen. */
const PRIOR_ROWS = 500;
const FIRST_ACTIVE = 2;
/** Levels that an outcome may reach while learning. */
const CAP = 5;
/** A smaller share of the class is taken where it costs no more than this, relative to the best. */
const TOLERANCE = 0.005;
const ROWS = { step: 3, years: 20, most: 700, least: 36 };

/** How a class is resampled at a group of leads. */
interface Recipe {
  half_life: number;
  share: number;
  class_law?: ClassLaw;
}

/**
 * Resamples the unit's own past, recent months weighing more, with a share for what followed in other
 * units that were as active. The half-life of the weights and the share are chosen by activity class
 * and group of leads: those whose CRPS, relative to the level, was least at earlier origins of the
 * panel.
 * @source exponential smoothing of the empirical distribution: Taylor (2007), EJOR 178(1), section 3;
 * the baseline it extends is `conflictology`
 */
export const ewResampling: Model = {
  id: 'ew-resampling',
  title: {
    en: 'Own past, recent months weighing more',
    fr: 'Passé propre à pondération exponentielle',
  },
  weakness: {
    en: 'sees a war coming only through the small share of its class; knows no trend',
    fr: "ne voit venir une guerre que par la faible part de sa classe ; n'a pas de tendance",
  },
  needs: [],
  least_months: 12,
  fit(panel, { leads }, random) {
    requireMonths(ewResampling, panel);
    const recipes = learn(panel, leads);
    const seed = drawSeed(random);
    const lookingAt = (at: ForecastPanel): FittedModel => {
      const last = at.months - 1;
      const classes = at.unit_ids.map((_, unit) => activityClass(at, unit, last));
      // Leads of a group share a law, and the draws of a unit come one lead after another.
      let held: { unit: number; group: number; law: Law } | undefined;
      const lawOf = (unit: number, lead: number) => {
        const group = leadGroup(lead);
        if (held?.unit !== unit || held.group !== group) {
          const law = lawAt(at, { unit, index: last }, recipes[classes[unit]][group]);
          held = { unit, group, law };
        }
        return held.law;
      };
      return { ...sampledFrom(seed, lawOf), lookingAt };
    };
    return lookingAt(panel);
  },
};

function lawAt(
  panel: ForecastPanel,
  { unit, index }: { unit: number; index: number },
  recipe: Recipe,
): Law {
  const own = ownLaw(pastOf(panel, unit, index), recipe.half_life);
  if (!recipe.class_law) return own;
  const others = classLawAt(recipe.class_law, robustLevel(panel, unit, index));
  return mixtureOf([own, others], [1 - recipe.share, recipe.share]);
}

/** Known values of a unit up to a month, ascending, with their ages in months. */
interface Past {
  values: Float64Array;
  ages: Int32Array;
}

function pastOf(panel: ForecastPanel, unit: number, index: number): Past {
  const row = unit * panel.months;
  const from = Math.max(0, index + 1 - REACH * HALF_LIVES[HALF_LIVES.length - 1]);
  const order: number[] = [];
  for (let t = from; t <= index; t++) if (!Number.isNaN(panel.values[row + t])) order.push(t);
  order.sort((a, b) => panel.values[row + a] - panel.values[row + b]);
  return {
    values: Float64Array.from(order, (t) => panel.values[row + t]),
    ages: Int32Array.from(order, (t) => index - t),
  };
}

/** Equal values as one, each with the weights of its months; zero where nothing is known. */
function ownLaw({ values, ages }: Past, half_life: number): Law {
  const kept: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (ages[i] > REACH * half_life) continue;
    const weight = 0.5 ** (ages[i] / half_life);
    if (kept.length > 0 && kept[kept.length - 1] === values[i])
      weights[weights.length - 1] += weight;
    else {
      kept.push(values[i]);
      weights.push(weight);
    }
  }
  if (kept.length === 0) return { values: new Float64Array(1), weights: Float64Array.of(1) };
  return { values: Float64Array.from(kept), weights: Float64Array.from(weights) };
}

/** @returns `[class][group]` */
function learn(panel: ForecastPanel, leads: readonly number[]): Recipe[][] {
  const groups = leadsByGroup(leads);
  const rows = trainingRows(panel, leads, ROWS);
  const half_lives = chooseHalfLives(panel, rows, groups);
  return Array.from({ length: ACTIVITY_CLASSES }, (_, of) =>
    groups.map((asked, group) => {
      const half_life = half_lives[of][group];
      const class_law = findClassLaw(panel, rows[of], asked);
      if (!class_law) return { half_life, share: 0 };
      const share = chooseShare(panel, rows[of], asked, half_life, class_law);
      return { half_life, share, class_law };
    }),
  );
}

/** Above this an outcome counts as this much: one massacre must not choose for all wars. */
const capOf = (row: TrainingRow) => CAP * (row.level + 1);
const capped = (law: Law, cap: number): Law => ({
  values: law.values.map((value) => Math.min(value, cap)),
  weights: law.weights,
});

/**
 * The half-life of least CRPS for each class and group of leads; classes of few rows are drawn
 * towards what is best for all of them.
 * @returns `[class][group]`
 */
function chooseHalfLives(
  panel: ForecastPanel,
  rows: readonly (readonly TrainingRow[])[],
  groups: readonly number[][],
): number[][] {
  const costs = rows.map((of) => halfLifeCosts(panel, of, groups));
  const common = HALF_LIVES.map((_, h) => {
    let sum = 0;
    for (const of of costs.slice(FIRST_ACTIVE)) for (const cost of of) sum += cost[h];
    return sum;
  });
  const all = rows.slice(FIRST_ACTIVE).reduce((sum, of) => sum + of.length, 0);
  if (!(Math.min(...common) > 0)) return rows.map(() => groups.map(() => DEFAULT.half_life));
  return costs.map((of) =>
    of.map((cost) => {
      const blended = cost.map((own, h) => own + (PRIOR_ROWS * common[h]) / all / LEAD_GROUPS);
      return HALF_LIVES[blended.indexOf(Math.min(...blended))];
    }),
  );
}

/** CRPS of the own past relative to the level, summed over rows `[group][half-life]`. */
function halfLifeCosts(
  panel: ForecastPanel,
  rows: readonly TrainingRow[],
  groups: readonly number[][],
): Float64Array[] {
  const costs = Array.from({ length: LEAD_GROUPS }, () => new Float64Array(HALF_LIVES.length));
  for (const row of rows) {
    const cap = capOf(row);
    const past = pastOf(panel, row.unit, row.index);
    const outcomes = groups.map((asked) => outcomesOf(panel, row, asked));
    HALF_LIVES.forEach((half_life, h) => {
      const law = capped(ownLaw(past, half_life), cap);
      const spread = spreadOf(law) / 2;
      outcomes.forEach((ys, group) => {
        for (const y of ys)
          costs[group][h] +=
            (distanceTo(law, Math.min(y, cap)) - spread) / (row.level + 1) / ys.length;
      });
    });
  }
  return costs;
}

/** The least share of the class whose CRPS, which is quadratic in it, is about the best. */
function chooseShare(
  panel: ForecastPanel,
  rows: readonly TrainingRow[],
  asked: readonly number[],
  half_life: number,
  class_law: ClassLaw,
): number {
  const costs = new Float64Array(SHARES.length);
  for (const row of rows) {
    const ys = outcomesOf(panel, row, asked);
    if (ys.length === 0) continue;
    const cap = capOf(row);
    const own = capped(ownLaw(pastOf(panel, row.unit, row.index), half_life), cap);
    const others = capped(classLawAt(class_law, row.level), cap);
    const spreads = [spreadOf(own), distanceBetween(own, others), spreadOf(others)];
    for (const y of ys) {
      const distances = [own, others].map((law) => distanceTo(law, Math.min(y, cap)));
      SHARES.forEach((share, k) => {
        const rest = 1 - share;
        const distance = rest * distances[0] + share * distances[1];
        const spread =
          rest * rest * spreads[0] + 2 * rest * share * spreads[1] + share * share * spreads[2];
        costs[k] += (distance - spread / 2) / (row.level + 1) / ys.length;
      });
    }
  }
  const isActive = rows.length > 0 && rows[0].class >= FIRST_ACTIVE;
  const enough = Math.min(...costs) * (isActive ? 1 + TOLERANCE : 1);
  return enough > 0 ? SHARES[costs.findIndex((cost) => cost <= enough)] : DEFAULT.share;
}
