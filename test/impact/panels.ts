import { existsSync, readFileSync } from 'node:fs';
import {
  EFFECT_DEFAULTS,
  type EffectOptions,
  type ImpactPanel,
  type Treatment,
  VigieError,
} from '../../src/core/index.ts';

const PACKS = '../shared/data/impact/prop99_packs.csv';
export const hasPacks = existsSync(PACKS);

/** Rows of numbers as a panel with units a, b, … and periods 1, 2, … */
export function panelOf(rows: readonly ArrayLike<number>[], unit_ids?: string[]): ImpactPanel {
  return {
    unit_ids: unit_ids ?? rows.map((_, i) => `unit-${i}`),
    periods: Array.from(rows[0], (_, t) => String(t + 1)),
    values: Float64Array.from(rows.flatMap((row) => Array.from(row))),
    columns: {},
  };
}

export function optionsFor(
  panel: ImpactPanel,
  start: number,
  changed: Partial<EffectOptions> = {},
): EffectOptions {
  return {
    ...EFFECT_DEFAULTS,
    fit: { from: 0, to: start },
    post: { from: start, to: panel.periods.length },
    predictors: [],
    covariates: [],
    ...changed,
  };
}

/** First units treated, the others donors. */
export function firstTreated(panel: ImpactPanel, start: number, count = 1): Treatment {
  const units = panel.unit_ids.map((_, i) => i);
  return { treated: units.slice(0, count), donors: units.slice(count), start };
}

/** Packs of cigarettes a head in 39 states, 1970–2000; California is treated from 1989 on. */
export function packs(): { panel: ImpactPanel; treatment: Treatment } {
  const lines = readFileSync(PACKS, 'utf8').trim().split('\n').slice(1);
  const cells = lines.map((line) => line.split(';'));
  const unit_ids = [...new Set(cells.map(([state]) => state))];
  const periods = [...new Set(cells.map(([, year]) => year))].sort();
  const values = new Float64Array(unit_ids.length * periods.length).fill(Number.NaN);
  for (const [state, year, value] of cells) {
    values[unit_ids.indexOf(state) * periods.length + periods.indexOf(year)] = Number(value);
  }
  const california = unit_ids.indexOf('California');
  const donors = unit_ids.map((_, i) => i).filter((i) => i !== california);
  const start = periods.indexOf('1989');
  return {
    panel: { unit_ids, periods, values, columns: {} },
    treatment: { treated: [california], donors, start },
  };
}

/** Codes of the issues that a call is refused with. */
export function codesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof VigieError) return error.issues.map((issue) => issue.code);
    throw error;
  }
  return [];
}

/** Mean of observed minus counterfactual over a span. */
export function meanEffect(
  effect: { observed: Float64Array; counterfactual: Float64Array },
  span: { from: number; to: number },
): number {
  let sum = 0;
  for (let t = span.from; t < span.to; t++) sum += effect.observed[t] - effect.counterfactual[t];
  return sum / (span.to - span.from);
}
