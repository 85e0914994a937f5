/** Paths that are a weighted mix of donors: what the estimators of that family share. */
import {
  type Effect,
  type EffectOptions,
  type ImpactPanel,
  rowOf,
  type Treatment,
} from '../core/index.ts';
import { gramOf } from '../math/index.ts';
import { pathOf, scaledAll } from './scale.ts';

/** Kept per panel, since placebos and checks ask the same again and again. */
const scaledPanels = new WeakMap<ImpactPanel, Map<string, Float64Array>>();
const grams = new WeakMap<ImpactPanel, Map<string, Float64Array>>();

function kept<T>(
  cache: WeakMap<ImpactPanel, Map<string, T>>,
  panel: ImpactPanel,
  key: string,
  make: () => T,
): T {
  const known = cache.get(panel) ?? new Map<string, T>();
  cache.set(panel, known);
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** All values on the scale of the fit `[unit × period]`. */
export function scaledPanel(panel: ImpactPanel, options: EffectOptions): Float64Array {
  return kept(scaledPanels, panel, options.transform, () =>
    scaledAll(panel.values, options.transform),
  );
}

/** Values that weights are fitted on: as they are, or about each unit's mean over the fit. */
function fitted(panel: ImpactPanel, options: EffectOptions): Float64Array {
  const values = scaledPanel(panel, options);
  if (!options.intercept) return values;
  const { from, to } = options.fit;
  const shifted = Float64Array.from(values);
  for (let unit = 0; unit < panel.unit_ids.length; unit++) {
    const row = rowOf(panel, unit, shifted);
    const level = meanOf(row, from, to);
    for (let t = 0; t < row.length; t++) row[t] -= level;
  }
  return shifted;
}

/** Gram matrix of all units over the fit. */
export function gramOfFit(panel: ImpactPanel, options: EffectOptions): Float64Array {
  const { fit, transform, intercept } = options;
  return kept(grams, panel, `${transform} ${intercept} ${fit.from} ${fit.to}`, () =>
    gramOf(fitted(panel, options), panel.unit_ids.length, panel.periods.length, fit),
  );
}

/** Mean over the treated units `[period]`. */
export function meanRow(
  panel: ImpactPanel,
  units: readonly number[],
  values: Float64Array,
): Float64Array {
  const n = panel.periods.length;
  const mean = new Float64Array(n);
  for (const unit of units)
    for (let t = 0; t < n; t++) mean[t] += values[unit * n + t] / units.length;
  return mean;
}

/** A mix of donors `[period]`. */
export function mixOf(
  panel: ImpactPanel,
  donors: readonly number[],
  weights: ArrayLike<number>,
  values: Float64Array,
): Float64Array {
  const n = panel.periods.length;
  const mix = new Float64Array(n);
  for (let d = 0; d < donors.length; d++) {
    const weight = weights[d];
    if (weight === 0) continue;
    const at = donors[d] * n;
    for (let t = 0; t < n; t++) mix[t] += weight * values[at + t];
  }
  return mix;
}

export function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += values[t];
  return sum / (to - from);
}

/** The effect that weights of donors make; with an intercept the mix is lifted to the treated. */
export function weightedEffect(
  estimator: string,
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  weights: ArrayLike<number>,
  details: Record<string, number> = {},
): Effect {
  const { fit, transform, intercept } = options;
  const values = scaledPanel(panel, options);
  const observed = meanRow(panel, treatment.treated, panel.values);
  const target = transform === 'none' ? observed : meanRow(panel, treatment.treated, values);
  const mix = mixOf(panel, treatment.donors, weights, values);
  if (intercept) {
    const lift = meanOf(target, fit.from, fit.to) - meanOf(mix, fit.from, fit.to);
    for (let t = 0; t < mix.length; t++) mix[t] += lift;
  }
  return {
    estimator,
    ...pathOf(observed, target, mix, fit, transform),
    weights: namedWeights(panel, treatment.donors, weights),
    details,
    notes: [],
  };
}

/** Weights by unit id, largest first; those of no weight are left out. */
function namedWeights(
  panel: ImpactPanel,
  donors: readonly number[],
  weights: ArrayLike<number>,
): Record<string, number> {
  const named = donors.map((unit, d) => [panel.unit_ids[unit], weights[d]] as const);
  return Object.fromEntries(
    named
      .filter(([, weight]) => Math.abs(weight) > LEAST_WEIGHT)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
  );
}

/** Less than this is rounding, not a share of a comparison. */
const LEAST_WEIGHT = 1e-9;
