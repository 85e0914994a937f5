/** Panels in which the treated units are given other values: what a null or a draw would have been. */
import {
  type Effect,
  type EffectOptions,
  type Estimated,
  estimatedAnew,
  type ImpactPanel,
  type Random,
} from '../core/index.ts';
import { scaled } from '../math/index.ts';

/** The periods of the fit and then those chosen, all on the scale of the fit. */
export interface NullPanel {
  panel: ImpactPanel;
  options: EffectOptions;
  /** periods of the fit; the chosen ones come after them */
  before: number;
}

/** @param after indices of periods that follow those of the fit */
export function nullPanel(estimated: Estimated, after: readonly number[]): NullPanel {
  const { panel, options } = estimated;
  const { from, to } = options.fit;
  const before = to - from;
  const at = [...Array.from({ length: before }, (_, i) => from + i), ...after];
  const taken = (column: Float64Array, bend: boolean) => {
    const values = new Float64Array(panel.unit_ids.length * at.length);
    for (let unit = 0; unit < panel.unit_ids.length; unit++)
      for (let t = 0; t < at.length; t++) {
        const value = column[unit * panel.periods.length + at[t]];
        values[unit * at.length + t] = bend ? scaled(value, options.transform) : value;
      }
    return values;
  };
  return {
    panel: {
      unit_ids: panel.unit_ids,
      periods: at.map((t) => panel.periods[t]),
      values: taken(panel.values, true),
      columns: {},
    },
    options: {
      ...options,
      transform: 'none',
      fit: { from: 0, to: at.length },
      post: { from: before, to: at.length },
    },
    before,
  };
}

/** Residuals of the treated units' mean when its values are moved by `shift[t]` `[period]`. */
export function residualsUnder(
  estimated: Estimated,
  { panel, options }: NullPanel,
  shift: (t: number) => number,
  random: Random,
): Float64Array {
  const effect = effectWith(estimated, panel, options, shift, random);
  return effect.scaled_observed.map((value, t) => value - effect.scaled_counterfactual[t]);
}

/** The estimate with the treated units' values moved by `shift[t]`. */
export function effectWith(
  estimated: Estimated,
  panel: ImpactPanel,
  options: EffectOptions,
  shift: (t: number) => number,
  random: Random,
): Effect {
  const n = panel.periods.length;
  const values = Float64Array.from(panel.values);
  for (const unit of estimated.treatment.treated)
    for (let t = 0; t < n; t++) values[unit * n + t] += shift(t);
  return estimatedAnew(estimated, { panel: { ...panel, values }, options }, random);
}
