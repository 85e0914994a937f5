import type { EffectOptions, Estimator, ImpactPanel, Treatment } from '../core/index.ts';
import { ridgeSolve, simplexQuadratic } from '../math/index.ts';
import { deviationOf, predictorMatrix } from './predictors.ts';
import { outcomeWeights } from './synthetic-control.ts';
import { meanRow, scaledPanel, weightedEffect } from './weighted.ts';

/**
 * Ridge-augmented synthetic control: a synthetic control whose remaining distance to the treated unit
 * is regressed away, at the price of weights below zero. The penalty is chosen by leaving out one
 * period of the fit at a time: the strongest within a standard error of the best. Not for few periods.
 * @source Ben-Michael, Feller & Rothstein (2021), The augmented synthetic control method, JASA 116(536)
 */
export const ridgeAugmented: Estimator = {
  id: 'ridge-augmented',
  title: { en: 'Ridge-augmented synthetic control', fr: 'Contrôle synthétique augmenté (ridge)' },
  weakness: {
    en: 'weights below zero reach beyond what any mix of donors has been; a penalty chosen on few periods is itself uncertain',
    fr: 'des poids négatifs vont au-delà de toute combinaison observée ; une pénalité choisie sur peu de périodes est elle-même incertaine',
  },
  defaults: {},
  has_donors: true,
  estimate(panel, treatment, options) {
    const rows = rowsOf(panel, treatment, options);
    const weights = outcomeWeights(panel, treatment, options).weights;
    const penalty = options.penalty ?? chosenPenalty(rows);
    const added = augmentation(withPredictors(panel, treatment, options, rows), weights, penalty);
    return weightedEffect(
      'ridge-augmented',
      panel,
      treatment,
      options,
      weights.map((weight, d) => weight + added[d]),
      { penalty },
    );
  },
};

/** What the donors are matched on, a row each: the donors' values and the treated unit's. */
interface MatchRow {
  donors: Float64Array;
  treated: number;
}

/** Outcome over the fit, a row a period. */
function rowsOf(panel: ImpactPanel, treatment: Treatment, options: EffectOptions): MatchRow[] {
  const values = scaledPanel(panel, options);
  const target = meanRow(panel, treatment.treated, values);
  const { from, to } = options.fit;
  const n = panel.periods.length;
  const own = levels(panel, treatment, options, values, target);
  return Array.from({ length: to - from }, (_, i) => ({
    donors: Float64Array.from(
      treatment.donors,
      (unit, d) => values[unit * n + from + i] - own.donors[d],
    ),
    treated: target[from + i] - own.treated,
  }));
}

/** With an intercept each unit is taken about its own mean over the fit. */
function levels(
  panel: ImpactPanel,
  { donors }: Treatment,
  { fit, intercept }: EffectOptions,
  values: Float64Array,
  target: Float64Array,
) {
  const level = (row: Float64Array) =>
    intercept
      ? row.subarray(fit.from, fit.to).reduce((sum, x) => sum + x, 0) / (fit.to - fit.from)
      : 0;
  const n = panel.periods.length;
  return {
    donors: donors.map((unit) => level(values.subarray(unit * n, (unit + 1) * n))),
    treated: level(target),
  };
}

/** Rows about the donors' mean; predictors too, spread as widely as the outcome. */
function withPredictors(
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  rows: readonly MatchRow[],
): MatchRow[] {
  const centred = rows.map(aboutMean);
  const { predictors } = options;
  if (predictors.length === 0) return centred;
  const spread = deviationOf(centred.flatMap(({ donors }) => [...donors]));
  const { treated, donors } = treatment;
  const matrix = predictorMatrix(panel, [...treated, ...donors], options);
  const width = treated.length + donors.length;
  const more = predictors.map((_, p) => {
    const row = matrix.subarray(p * width, (p + 1) * width);
    const of = aboutMean({
      donors: row.slice(treated.length),
      treated: row.subarray(0, treated.length).reduce((sum, x) => sum + x, 0) / treated.length,
    });
    const scale = spread / (deviationOf(of.donors) || 1);
    return { donors: of.donors.map((x) => x * scale), treated: of.treated * scale };
  });
  return [...centred, ...more];
}

function aboutMean({ donors, treated }: MatchRow): MatchRow {
  const level = donors.reduce((sum, x) => sum + x, 0) / donors.length;
  return { donors: donors.map((x) => x - level), treated: treated - level };
}

/** What is added to the weights: the ridge regression of the distance that they leave. */
function augmentation(
  rows: readonly MatchRow[],
  weights: Float64Array,
  penalty: number,
): Float64Array {
  const left = Float64Array.from(rows, (row) => row.treated - dot(row.donors, weights));
  const solved = ridgeSolve(productsOf(rows), rows.length, left, penalty);
  const added = new Float64Array(weights.length);
  for (let a = 0; a < rows.length; a++)
    for (let d = 0; d < added.length; d++) added[d] += solved[a] * rows[a].donors[d];
  return added;
}

/** Products of the rows with one another `[row × row]`. */
function productsOf(rows: readonly MatchRow[]): Float64Array {
  const m = rows.length;
  const products = new Float64Array(m * m);
  for (let a = 0; a < m; a++)
    for (let b = 0; b <= a; b++) {
      const product = dot(rows[a].donors, rows[b].donors);
      products[a * m + b] = product;
      products[b * m + a] = product;
    }
  return products;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

const PENALTIES = 20;
const SMALLEST = 1e-8;

/** The strongest penalty whose error on periods left out is within a standard error of the least. */
function chosenPenalty(rows: readonly MatchRow[]): number {
  const largest = largestProduct(rows);
  const penalties = Array.from(
    { length: PENALTIES },
    (_, i) => largest * SMALLEST ** (i / PENALTIES),
  );
  const errors = penalties.map((): number[] => []);
  const m = rows.length;
  const products = productsOf(rows);
  for (let left = 0; left < m; left++) {
    const kept = Array.from({ length: m - 1 }, (_, i) => (i < left ? i : i + 1));
    const weights = weightsOn(kept.map((row) => rows[row]));
    const gaps = rows.map((row) => row.treated - dot(row.donors, weights));
    const among = Float64Array.from(
      { length: (m - 1) * (m - 1) },
      (_, i) => products[kept[Math.floor(i / (m - 1))] * m + kept[i % (m - 1)]],
    );
    const distance = Float64Array.from(kept, (row) => gaps[row]);
    penalties.forEach((penalty, p) => {
      const solved = ridgeSolve(among, m - 1, distance, penalty);
      const added = kept.reduce((sum, row, i) => sum + solved[i] * products[left * m + row], 0);
      errors[p].push((gaps[left] - added) ** 2);
    });
  }
  const means = errors.map((list) => list.reduce((sum, x) => sum + x, 0) / list.length);
  const best = means.indexOf(Math.min(...means));
  const error =
    Math.sqrt(
      errors[best].reduce((sum, x) => sum + (x - means[best]) ** 2, 0) / errors[best].length,
    ) / Math.sqrt(PENALTIES);
  return Math.max(...penalties.filter((_, p) => means[p] <= means[best] + error));
}

/** The synthetic control of the rows at hand. */
function weightsOn(rows: readonly MatchRow[]): Float64Array {
  const n = rows[0].donors.length;
  const gram = new Float64Array(n * n);
  const linear = new Float64Array(n);
  for (const { donors, treated } of rows)
    for (let a = 0; a < n; a++) {
      linear[a] += donors[a] * treated;
      for (let b = 0; b < n; b++) gram[a * n + b] += donors[a] * donors[b];
    }
  return simplexQuadratic(gram, linear).weights;
}

/** Largest eigenvalue of the rows' products with one another, by the power method. */
function largestProduct(rows: readonly MatchRow[]): number {
  let at = Float64Array.from(rows[0].donors, () => 1);
  let size = 0;
  for (let step = 0; step < 200; step++) {
    const next = new Float64Array(at.length);
    for (const { donors } of rows) {
      const along = dot(donors, at);
      for (let d = 0; d < next.length; d++) next[d] += along * donors[d];
    }
    size = Math.sqrt(dot(next, next));
    if (!(size > 0)) return 0;
    at = next.map((x) => x / size);
  }
  return size;
}
