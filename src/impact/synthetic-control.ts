import type { EffectOptions, Estimator, ImpactPanel, Treatment } from '../core/index.ts';
import { type SimplexFit, simplexLeastSquares, simplexQuadratic } from '../math/index.ts';
import { predictorWeights } from './predictor-weights.ts';
import { gramOfFit, weightedEffect } from './weighted.ts';

/**
 * Synthetic control: donors, none of negative weight and adding up to one, whose mix is nearest to
 * the treated unit over the fit. With predictors, the mix that is nearest in them, their importance
 * chosen so that the outcome is met best (nested V). Not for a treated unit that lies outside its
 * donors on the whole, unless with an intercept.
 * @source Abadie & Gardeazabal (2003), AER 93(1); Abadie, Diamond & Hainmueller (2010), JASA 105(490)
 */
export const syntheticControl: Estimator = {
  id: 'synthetic-control',
  title: { en: 'Synthetic control', fr: 'Contrôle synthétique' },
  weakness: {
    en: 'trusts that a mix that moved alike before would have gone on doing so; a poor fit before the date says nothing after it',
    fr: "suppose qu'une combinaison qui évoluait de même avant aurait continué ; un mauvais ajustement avant la date ne dit rien de la suite",
  },
  defaults: {},
  has_donors: true,
  estimate(panel, treatment, options) {
    if (options.predictors.length > 0) {
      const { weights, details } = predictorWeights(panel, treatment, options);
      return weightedEffect('synthetic-control', panel, treatment, options, weights, details);
    }
    const { weights, gap } = outcomeWeights(panel, treatment, options);
    return weightedEffect('synthetic-control', panel, treatment, options, weights, {
      duality_gap: gap,
    });
  },
};

/**
 * Weights by the outcome alone.
 * @param ridge added to the diagonal, for estimators that spread their weights
 */
export function outcomeWeights(
  panel: ImpactPanel,
  { treated, donors }: Treatment,
  options: EffectOptions,
  ridge = 0,
): SimplexFit {
  const gram = gramOfFit(panel, options);
  const size = panel.unit_ids.length;
  if (treated.length === 1) {
    return simplexLeastSquares({ gram, size, treated: treated[0], donors, ridge });
  }
  // The mean of several treated units is a unit of its own: its products are means of theirs.
  const own = new Float64Array(donors.length * donors.length);
  const linear = new Float64Array(donors.length);
  for (let a = 0; a < donors.length; a++) {
    for (const unit of treated) linear[a] += gram[donors[a] * size + unit] / treated.length;
    for (let b = 0; b < donors.length; b++)
      own[a * donors.length + b] = gram[donors[a] * size + donors[b]];
  }
  return simplexQuadratic(own, linear, { ridge });
}
