import { type ForecastPanel, type Random, shuffle } from '../core/index.ts';
import { activityClass } from './activity.ts';

/** Parts of what a model looks at that mean something to a reader. */
export const INPUT_GROUPS = ['recent', 'older', 'beside', 'neighbours'] as const;
export type InputGroup = (typeof INPUT_GROUPS)[number];

/** Months that count as recent. */
const RECENT = 12;
const FIRST_ACTIVE = 2;

/**
 * The panel with one group of inputs exchanged among the units that were active within the last year:
 * `recent` their last twelve months, `older` all months before, `beside` the further columns,
 * `neighbours` who touches whom. How much worse a model forecasts from it says how much it leans on
 * the group.
 * @returns `undefined` where the panel has nothing of the kind, or too few active units to exchange
 * @source grouped permutation importance: Breiman (2001), Machine Learning 45, section 10; groups as in
 * Gregorutti, Michel & Saint-Pierre (2015), CSDA 90
 */
export function permuted(
  panel: ForecastPanel,
  group: InputGroup,
  random: Random,
): ForecastPanel | undefined {
  const last = panel.months - 1;
  const active = panel.unit_ids
    .map((_, unit) => unit)
    .filter((unit) => activityClass(panel, unit, last) >= FIRST_ACTIVE);
  if (active.length < 3) return undefined;
  const order = shuffle([...active], random);
  const from = new Map(active.map((unit, i) => [unit, order[i]]));
  const exchanged = (values: Float64Array, first: number, end: number) => {
    const changed = values.slice();
    for (const [unit, other] of from)
      changed.set(
        values.subarray(other * panel.months + first, other * panel.months + end),
        unit * panel.months + first,
      );
    return changed;
  };
  const cut = Math.max(0, panel.months - RECENT);
  if (group === 'recent') return { ...panel, values: exchanged(panel.values, cut, panel.months) };
  if (group === 'older') return { ...panel, values: exchanged(panel.values, 0, cut) };
  if (group === 'neighbours') {
    if (!panel.neighbours) return undefined;
    const { neighbours } = panel;
    return {
      ...panel,
      neighbours: neighbours.map((_, unit) => neighbours[from.get(unit) ?? unit]),
    };
  }
  const covariates = Object.entries(panel.covariates);
  if (covariates.length === 0) return undefined;
  return {
    ...panel,
    covariates: Object.fromEntries(
      covariates.map(([id, column]) => [
        id,
        { ...column, values: exchanged(column.values, 0, panel.months) },
      ]),
    ),
  };
}
