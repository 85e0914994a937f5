import type { EffectOptions, ImpactPanel } from '../../src/core/index.ts';

/** A panel from rows by unit. */
export function panelOf(
  rows: Readonly<Record<string, ArrayLike<number>>>,
  columns: Readonly<Record<string, Float64Array>> = {},
): ImpactPanel {
  const unit_ids = Object.keys(rows);
  const times = rows[unit_ids[0]].length;
  const values = new Float64Array(unit_ids.length * times);
  unit_ids.forEach((unit, i) => values.set(Float64Array.from(rows[unit]), i * times));
  const periods = Array.from({ length: times }, (_, t) => `t${t + 1}`);
  return { unit_ids, periods, values, columns };
}

/** The first unit is treated from `start` on, the others are donors. */
export function treatmentOf(panel: ImpactPanel, start: number) {
  return { treated: [0], donors: panel.unit_ids.map((_, i) => i).slice(1), start };
}

/** Fit on all before `start`, report all from it on. */
export function optionsOf(
  panel: ImpactPanel,
  start: number,
  changed: Partial<EffectOptions> = {},
): EffectOptions {
  return {
    transform: 'none',
    intercept: false,
    fit: { from: 0, to: start },
    post: { from: start, to: panel.periods.length },
    predictors: [],
    covariates: [],
    season: 0,
    penalty: null,
    draws: 1000,
    ...changed,
  };
}
