import type { Effect, EffectOptions } from '../core/index.ts';

/** Sums over the reported periods that have an observation, raw scale. */
export function totals(effect: Effect, { options }: { options: EffectOptions }) {
  let observed = 0;
  let counterfactual = 0;
  let periods = 0;
  for (let t = options.post.from; t < options.post.to; t++) {
    if (Number.isNaN(effect.observed[t]) || Number.isNaN(effect.counterfactual[t])) continue;
    observed += effect.observed[t];
    counterfactual += effect.counterfactual[t];
    periods++;
  }
  return { observed, counterfactual, periods };
}

/** Mean of observed minus counterfactual over the reported periods, raw scale. */
export function meanEffect(effect: Effect, estimated: { options: EffectOptions }): number {
  const { observed, counterfactual, periods } = totals(effect, estimated);
  return (observed - counterfactual) / periods;
}

/** Observed over counterfactual in the reported periods; NaN where nothing was expected. */
export function rateRatioOf(effect: Effect, estimated: { options: EffectOptions }): number {
  const { observed, counterfactual } = totals(effect, estimated);
  return counterfactual > 0 ? observed / counterfactual : Number.NaN;
}
