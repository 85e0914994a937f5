import type { EffectOptions, Estimator, ImpactPanel, Treatment } from '../core/index.ts';
import { simplexQuadratic } from '../math/index.ts';
import { predictorMatrix, toOneScale } from './predictors.ts';
import { meanRow, mixOf, scaledPanel, weightedEffect } from './weighted.ts';

/**
 * Penalised synthetic control: a donor counts for less the farther it lies from the treated unit, so
 * that the mix is of units that are alike and is unique. Between a synthetic control (penalty 0) and
 * the nearest neighbour (a large one). Without a penalty given, the one that foretells the last third
 * of the fit best from the first two.
 * @source Abadie & L'Hour (2021), A penalized synthetic control estimator, JASA 116(536), eq. 5
 */
export const penalised: Estimator = {
  id: 'penalised',
  title: { en: 'Penalised synthetic control', fr: 'Contrôle synthétique pénalisé' },
  weakness: {
    en: 'few donors that are alike can each have a shock of their own; the penalty is a choice',
    fr: 'quelques donneurs semblables peuvent chacun subir un choc propre ; la pénalité est un choix',
  },
  defaults: {},
  has_donors: true,
  estimate(panel, treatment, options) {
    const penalty = options.penalty ?? chosenPenalty(panel, treatment, options);
    const rows = matchRows(panel, treatment, options, options.fit.to);
    const weights = penalisedWeights(rows, treatment.donors.length, penalty);
    return weightedEffect('penalised', panel, treatment, options, weights, { penalty });
  },
};

/** `[row × unit]`, the treated first: predictors on one scale, else the outcome over the fit. */
function matchRows(
  panel: ImpactPanel,
  { treated, donors }: Treatment,
  options: EffectOptions,
  end: number,
): Float64Array {
  const { predictors, fit, intercept } = options;
  const width = donors.length + 1;
  if (predictors.length > 0) {
    const all = predictorMatrix(panel, [...treated, ...donors], options);
    const wide = treated.length + donors.length;
    const rows = new Float64Array(predictors.length * width);
    for (let p = 0; p < predictors.length; p++) {
      for (let u = 0; u < treated.length; u++)
        rows[p * width] += all[p * wide + u] / treated.length;
      for (let d = 0; d < donors.length; d++)
        rows[p * width + 1 + d] = all[p * wide + treated.length + d];
    }
    return toOneScale(rows, predictors.length);
  }
  const values = scaledPanel(panel, options);
  const n = panel.periods.length;
  const series = [
    meanRow(panel, treated, values),
    ...donors.map((unit) => values.subarray(unit * n, (unit + 1) * n)),
  ];
  const rows = new Float64Array((end - fit.from) * width);
  series.forEach((row, u) => {
    let level = 0;
    if (intercept) for (let t = fit.from; t < end; t++) level += row[t] / (end - fit.from);
    for (let t = fit.from; t < end; t++) rows[(t - fit.from) * width + u] = row[t] - level;
  });
  return rows;
}

/** Minimises ‖x₁ − X₀w‖² + penalty · Σ w_j ‖x₁ − x_j‖² over weights none negative adding up to one. */
function penalisedWeights(rows: Float64Array, donors: number, penalty: number): Float64Array {
  const width = donors + 1;
  const gram = new Float64Array(donors * donors);
  const linear = new Float64Array(donors);
  for (let at = 0; at < rows.length; at += width) {
    for (let a = 0; a < donors; a++) {
      const left = rows[at + 1 + a];
      linear[a] += left * rows[at] - (penalty / 2) * (left - rows[at]) ** 2;
      for (let b = 0; b < donors; b++) gram[a * donors + b] += left * rows[at + 1 + b];
    }
  }
  return simplexQuadratic(gram, linear).weights;
}

const PENALTIES = [0, ...Array.from({ length: 13 }, (_, i) => 10 ** (i / 2 - 4))];

/** The penalty whose mix on the first two thirds of the fit is nearest on the last. */
function chosenPenalty(panel: ImpactPanel, treatment: Treatment, options: EffectOptions): number {
  const { from, to } = options.fit;
  const cut = from + Math.max(1, Math.round(((to - from) * 2) / 3));
  if (cut >= to) return PENALTIES[1];
  const values = scaledPanel(panel, options);
  const target = meanRow(panel, treatment.treated, values);
  const early = { ...options, fit: { from, to: cut } };
  const rows = matchRows(panel, treatment, early, cut);
  const losses = PENALTIES.map((penalty) => {
    const weights = penalisedWeights(rows, treatment.donors.length, penalty);
    const mix = mixOf(panel, treatment.donors, weights, values);
    let shift = 0;
    if (options.intercept)
      for (let t = from; t < cut; t++) shift += (target[t] - mix[t]) / (cut - from);
    let loss = 0;
    for (let t = cut; t < to; t++) loss += (target[t] - mix[t] - shift) ** 2;
    return loss;
  });
  return PENALTIES[losses.indexOf(Math.min(...losses))];
}
