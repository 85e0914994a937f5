/** Scales on which a path is fitted, and the way back. */
import type { Path, Span, Transform } from '../core/index.ts';
import { scaled, unscaled } from '../math/index.ts';

export function scaledAll(values: Float64Array, transform: Transform): Float64Array {
  return transform === 'none' ? values : values.map((value) => scaled(value, transform));
}

/**
 * A counterfactual on the raw scale: the mean of what the residuals of the fit make of it, since the
 * way back from a bent scale of the middle is not the middle.
 * @param residuals observed minus fitted on the scale of the fit, before the start
 * @source Duan (1983), Smearing estimate, JASA 78(383)
 */
export function smeared(
  counterfactual: Float64Array,
  residuals: ArrayLike<number>,
  transform: Transform,
): Float64Array {
  if (transform === 'none') return counterfactual;
  const known = Array.from(residuals).filter((residual) => !Number.isNaN(residual));
  const shifts = known.length > 0 ? known : [0];
  return counterfactual.map((value) => {
    let sum = 0;
    for (const shift of shifts) sum += unscaled(value + shift, transform);
    return Math.max(0, sum / shifts.length);
  });
}

/**
 * A path from its values on the scale of the fit.
 * @param observed raw scale `[period]`
 * @param counterfactual scale of the fit `[period]`
 * @param fit periods whose residuals carry the path back to the raw scale
 */
export function pathOf(
  observed: Float64Array,
  scaled_observed: Float64Array,
  counterfactual: Float64Array,
  fit: Span,
  transform: Transform,
): Path {
  const residuals: number[] = [];
  for (let t = fit.from; t < fit.to; t++) residuals.push(scaled_observed[t] - counterfactual[t]);
  return {
    observed,
    counterfactual: smeared(counterfactual, residuals, transform),
    scaled_observed,
    scaled_counterfactual: counterfactual,
  };
}
