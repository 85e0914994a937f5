import type { FittedModel, ForecastPanel, Model } from '../core/index.ts';
import {
  type Boosting,
  type BoostingOptions,
  fitBoosting,
  predictBoosting,
} from '../math/index.ts';
import { robustLevel } from './activity.ts';
import { drawSeed, type Law, sampledFrom } from './draws.ts';
import { type Features, featuresOf } from './features.ts';
import { requireMonths } from './history.ts';
import { outcomesOf, type TrainingRow, trainingRows } from './training-rows.ts';

const QUANTILES = [0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95];
/** Points of a size distribution. */
const POINTS = 60;
const ROWS = { step: 2, years: 25, most: 2000, least: 24 };
/** Leads of each training row, taken in turn. */
const LEADS_EACH = 3;
/** Share of the rows, the latest, that say when to stop. */
const HOLDOUT = 0.2;
/** Sizes are not learnt from fewer active months than this; the level stands for them. */
const LEAST_ACTIVE = 60;
const TREES = { trees: 80, rate: 0.1, depth: 3, leaf_rows: 30 };
/** Levels above and below the outer quantiles stop here, in logarithms. */
const TAIL = 1.5;

/**
 * Whether anything happens, then how much: boosted trees for the chance of an event, monotone where
 * sense demands it, and for quantiles of the logarithm of deaths over a robust level of the unit.
 * When to stop is seen on the latest fifth of the earlier origins (for sizes by the
 * median); then all are learnt from.
 * @source Friedman (2001) for the trees; the hurdle after Fritz, Mehrl, Thurner & Kauermann (2022), IJF
 */
export const hurdleBoosting: Model = {
  id: 'hurdle-boosting',
  title: { en: 'Hurdle of boosted trees', fr: "Modèle à seuil d'arbres boostés" },
  weakness: {
    en: 'learns from the wars of others; says little about the largest, which are few',
    fr: 'apprend des guerres des autres ; en sait peu sur les plus grandes, qui sont rares',
  },
  needs: [],
  least_months: 48,
  fit(panel, { leads }, random) {
    requireMonths(hurdleBoosting, panel);
    const trained = learn(panel, featuresOf(panel), leads);
    const seed = drawSeed(random);
    const lookingAt = (at: ForecastPanel): FittedModel => {
      const features = featuresOf(at);
      const units = at.unit_ids.length;
      const columns = new Float64Array(units * leads.length * features.width);
      for (let unit = 0, row = 0; unit < units; unit++)
        for (const lead of leads)
          features.write(unit, at.months - 1, lead, columns, row++ * features.width);
      const chances = predictedOf(trained.occurrence, columns, units * leads.length);
      const quantiles = trained.sizes.map((size) => predictBoosting(size, columns));
      const lawOf = (unit: number, lead: number) => {
        const row = unit * leads.length + leads.indexOf(lead);
        const level = robustLevel(at, unit, at.months - 1);
        return hurdleLaw(chances[row], sizesFrom(quantiles, row), level);
      };
      return { ...sampledFrom(seed, lawOf), lookingAt };
    };
    return lookingAt(panel);
  },
};

interface Trained {
  /** a chance where all rows are alike */
  occurrence: Boosting | number;
  /** by quantile; none where active months are few */
  sizes: Boosting[];
}

function learn(panel: ForecastPanel, features: Features, leads: readonly number[]): Trained {
  const rows = trainingRows(panel, leads, ROWS)
    .flat()
    .sort((a, b) => a.index - b.index || a.unit - b.unit);
  const taken = rows.flatMap((row, i) =>
    leads
      .filter((_, k) => (k + i) % Math.ceil(leads.length / LEADS_EACH) === 0)
      .flatMap((lead) => {
        const [y] = outcomesOf(panel, row, [lead]);
        return y === undefined ? [] : [{ row, lead, y }];
      }),
  );
  if (taken.length === 0) return { occurrence: 0, sizes: [] };
  const happened = taken.map(({ y }) => (y > 0 ? 1 : 0));
  const active = taken.filter(({ y }) => y > 0);
  if (active.length === 0) return { occurrence: 0, sizes: [] };
  const { width, monotone } = features;
  const all = columnsOf(features, taken);
  const chance = { ...TREES, loss: { kind: 'logistic' } as const, monotone };
  const occurrence = fitBoosting(all, width, happened, {
    ...chance,
    trees: treesWanted(all, width, happened, chance),
  });
  if (active.length < LEAST_ACTIVE) return { occurrence, sizes: [] };
  const columns = columnsOf(features, active);
  const shares = active.map(({ row, y }) => Math.log(y / (row.level + 1)));
  const median = { ...TREES, loss: { kind: 'quantile', level: 0.5 } as const };
  const trees = treesWanted(columns, width, shares, median);
  const sizes = QUANTILES.map((level) =>
    fitBoosting(columns, width, shares, { ...TREES, trees, loss: { kind: 'quantile', level } }),
  );
  return { occurrence, sizes };
}

function columnsOf(features: Features, taken: readonly { row: TrainingRow; lead: number }[]) {
  const columns = new Float64Array(taken.length * features.width);
  taken.forEach(({ row, lead }, i) => {
    features.write(row.unit, row.index, lead, columns, i * features.width);
  });
  return columns;
}

/** After how many trees the loss on the latest rows was least, learnt from those before. */
function treesWanted(
  columns: Float64Array,
  width: number,
  y: readonly number[],
  options: BoostingOptions,
): number {
  const holdout_from = Math.max(1, Math.floor(y.length * (1 - HOLDOUT)));
  return fitBoosting(columns, width, y, { ...options, holdout_from }).trees.length;
}

function predictedOf(model: Boosting | number, columns: Float64Array, rows: number) {
  if (typeof model === 'number') return new Float64Array(rows).fill(model);
  return predictBoosting(model, columns);
}

/** Quantiles of one row, ascending: trees of different quantiles may cross. */
function sizesFrom(quantiles: readonly Float64Array[], row: number): Float64Array {
  return Float64Array.from(quantiles, (of) => of[row]).sort();
}

/** Zero, or at least 1: evenly spaced points of the sizes, straight between quantiles. */
function hurdleLaw(chance: number, sizes: Float64Array, level: number): Law {
  const values = new Float64Array(POINTS + 1);
  const weights = new Float64Array(POINTS + 1).fill(chance / POINTS);
  weights[0] = 1 - chance;
  for (let i = 0; i < POINTS; i++) {
    const share = sizes.length > 0 ? quantileAt(sizes, (i + 0.5) / POINTS) : 0;
    values[i + 1] = Math.max(1, Math.round((level + 1) * Math.exp(share)));
  }
  return { values, weights };
}

/** Between quantiles straight lines; beyond the outer ones the same slope, as far as `TAIL`. */
function quantileAt(sizes: Float64Array, p: number): number {
  const last = QUANTILES.length - 1;
  let k = 0;
  while (k < last - 1 && p > QUANTILES[k + 1]) k++;
  const slope = (sizes[k + 1] - sizes[k]) / (QUANTILES[k + 1] - QUANTILES[k]);
  const value = sizes[k] + slope * (p - QUANTILES[k]);
  return Math.min(sizes[last] + TAIL, Math.max(sizes[0] - TAIL, value));
}
