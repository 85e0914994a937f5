import type { Effect, EffectOptions, Estimator, ImpactPanel, Treatment } from '../core/index.ts';
import { simplexQuadratic } from '../math/index.ts';
import { pathOf } from './scale.ts';
import { outcomeWeights } from './synthetic-control.ts';
import { meanOf, meanRow, mixOf, scaledPanel, weightedEffect } from './weighted.ts';

/**
 * Synthetic difference-in-differences: donors weighted so that they move as the treated unit did
 * before, periods before weighted so that they are like the periods after, and the difference of
 * differences between them. A lasting difference of levels does no harm. The weights are the exact
 * optimum, where the authors' program stops early.
 * @source Arkhangelsky, Athey, Hirshberg, Imbens & Wager (2021), AER 111(12), algorithm 1
 */
export const syntheticDid: Estimator = {
  id: 'synthetic-did',
  title: {
    en: 'Synthetic difference-in-differences',
    fr: 'Différence de différences synthétique',
  },
  weakness: {
    en: 'trusts that the weighted donors would have moved in parallel; weights on few late periods make it hang on them',
    fr: "suppose que les donneurs pondérés auraient évolué en parallèle ; des poids sur quelques périodes récentes l'y suspendent",
  },
  defaults: { intercept: true },
  has_donors: true,
  estimate(panel, treatment, options) {
    const shifting = { ...options, intercept: true };
    const { zeta_omega, zeta_lambda } = regularisation(panel, treatment, shifting);
    const { from, to } = options.fit;
    const { weights } = outcomeWeights(panel, treatment, shifting, zeta_omega ** 2 * (to - from));
    const lambda = timeWeights(panel, treatment, options, zeta_lambda);
    return withTimeWeights('synthetic-did', panel, treatment, options, weights, lambda, {
      zeta_omega,
      zeta_lambda,
    });
  },
};

/** The noise of the donors' steps sets how far weights are spread. */
function regularisation(
  panel: ImpactPanel,
  { treated, donors, start }: Treatment,
  options: EffectOptions,
) {
  const values = scaledPanel(panel, options);
  const n = panel.periods.length;
  const { fit, post } = options;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (const unit of donors)
    for (let t = fit.from + 1; t < fit.to; t++) {
      const step = values[unit * n + t] - values[unit * n + t - 1];
      sum += step;
      squares += step * step;
      count++;
    }
  const noise = Math.sqrt(Math.max(0, squares - (sum * sum) / count) / Math.max(1, count - 1));
  const eta = (treated.length * (post.to - Math.max(start, post.from))) ** 0.25;
  return { zeta_omega: eta * noise, zeta_lambda: 1e-6 * noise };
}

/** Periods of the fit, weighted so that the donors' mean over them is nearest to that after. */
function timeWeights(
  panel: ImpactPanel,
  { donors }: Treatment,
  options: EffectOptions,
  zeta: number,
): Float64Array {
  const values = scaledPanel(panel, options);
  const { fit, post } = options;
  const n = panel.periods.length;
  const m = fit.to - fit.from;
  const rows = donors.map((unit) => {
    const row = values.subarray(unit * n, (unit + 1) * n);
    return { before: row.slice(fit.from, fit.to), after: meanOf(row, post.from, post.to) };
  });
  // The intercept of the regression: each column about its mean over the donors.
  const columns = new Float64Array(m);
  let after = 0;
  for (const row of rows) {
    after += row.after / rows.length;
    for (let t = 0; t < m; t++) columns[t] += row.before[t] / rows.length;
  }
  const gram = new Float64Array(m * m);
  const linear = new Float64Array(m);
  for (const row of rows)
    for (let a = 0; a < m; a++) {
      const left = row.before[a] - columns[a];
      linear[a] += left * (row.after - after);
      for (let b = 0; b <= a; b++) gram[a * m + b] += left * (row.before[b] - columns[b]);
    }
  for (let a = 0; a < m; a++) for (let b = 0; b < a; b++) gram[b * m + a] = gram[a * m + b];
  return simplexQuadratic(gram, linear, { ridge: zeta ** 2 * donors.length }).weights;
}

/** The mix of donors, lifted by the weighted difference of the periods before. */
function withTimeWeights(
  estimator: string,
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  weights: Float64Array,
  lambda: Float64Array,
  details: Record<string, number>,
): Effect {
  const { fit, transform } = options;
  const values = scaledPanel(panel, options);
  const target = meanRow(panel, treatment.treated, values);
  const mix = mixOf(panel, treatment.donors, weights, values);
  let lift = 0;
  for (let t = 0; t < lambda.length; t++)
    lift += lambda[t] * (target[fit.from + t] - mix[fit.from + t]);
  const plain = { ...options, intercept: false };
  const effect = weightedEffect(estimator, panel, treatment, plain, weights, details);
  const time_weights: Record<string, number> = {};
  for (let t = 0; t < lambda.length; t++)
    if (lambda[t] > 1e-9) time_weights[panel.periods[fit.from + t]] = lambda[t];
  return {
    ...effect,
    ...pathOf(
      effect.observed,
      target,
      mix.map((value) => value + lift),
      fit,
      transform,
    ),
    time_weights,
  };
}
