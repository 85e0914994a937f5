import { type ForecastPanel, knownBy, type Model, type Random } from '../core/index.ts';
import { simplexQuadratic } from '../math/index.ts';
import { ACTIVITY_CLASSES, activityClass, robustLevel } from './activity.ts';
import { type Law, lawOfDraws } from './draws.ts';
import { distanceBetween, distanceTo, spreadOf } from './law-scores.ts';
import { LEAD_GROUPS, leadGroup } from './training-rows.ts';

/** Draws by which a component is known while weights are learnt. */
const DRAWS = 200;
/** Levels that a value may reach while learning. */
const CAP = 10;

/** Laws of the components for one unit and lead at an earlier origin, and what happened. */
export interface PastForecast {
  class: number;
  group: number;
  level: number;
  observed: number;
  laws: Law[];
}

/** Forecasts of all components at earlier origins, each fitted on what was known then. */
export function pastForecasts(
  panel: ForecastPanel,
  components: readonly Model[],
  leads: readonly number[],
  windows: { step: number; most: number; least_months: number },
  random: Random,
): PastForecast[] {
  const found: PastForecast[] = [];
  const units = { from: 0, to: panel.unit_ids.length };
  let index = panel.months - 1 - leads[leads.length - 1];
  for (let k = 0; k < windows.most && index + 1 >= windows.least_months; k++) {
    const known = knownBy(panel, panel.first + index);
    const drawn = components.map((model) =>
      model.fit(known, { leads }, random).sample(leads, DRAWS, units),
    );
    for (let unit = 0; unit < units.to; unit++) {
      const of = activityClass(panel, unit, index);
      const level = robustLevel(panel, unit, index);
      for (let l = 0; l < leads.length; l++) {
        const observed = panel.values[unit * panel.months + index + leads[l]];
        if (Number.isNaN(observed)) continue;
        const at = (unit * leads.length + l) * DRAWS;
        const laws = drawn.map((draws) => lawOfDraws(draws.slice(at, at + DRAWS)));
        found.push({ class: of, group: leadGroup(leads[l]), level, observed, laws });
      }
    }
    index -= windows.step;
  }
  return found;
}

/** Sums over past forecasts of what the CRPS of any pool of the components is made of. */
interface Sums {
  rows: number;
  /** E|X_k − y| `[component]` */
  distances: Float64Array;
  /** E|X_k − X_l| `[component × component]` */
  between: Float64Array;
}

/**
 * Weights of the components by class and group of leads, of least CRPS relative to the level over
 * past forecasts, drawn towards equal ones and towards those of all rows where rows are few.
 * @param prior_rows so many rows stand for equal weights
 * @returns `[class][group][component]`
 * @source the CRPS of a linear pool is quadratic in its weights: Σ w_k E|X_k − y| − ½ Σ w_k w_l E|X_k − X_l|
 */
export function poolWeights(
  past: readonly PastForecast[],
  components: number,
  prior_rows: number,
): Float64Array[][] {
  const empty = (): Sums => ({
    rows: 0,
    distances: new Float64Array(components),
    between: new Float64Array(components * components),
  });
  const sums = Array.from({ length: ACTIVITY_CLASSES }, () =>
    Array.from({ length: LEAD_GROUPS }, empty),
  );
  for (const row of past) addRow(sums[row.class][row.group], row);
  return sums.map((of) => {
    const whole = empty();
    for (const group of of) addSums(whole, group, 1);
    return of.map((group) => {
      const blended = empty();
      addSums(blended, group, 1);
      addSums(blended, whole, 1);
      return weightsOf(blended, components, prior_rows);
    });
  });
}

function addRow(sums: Sums, { laws, observed, level }: PastForecast): void {
  const cap = CAP * (level + 1);
  const scale = 1 / (level + 1);
  const capped = laws.map(({ values, weights }) => ({
    values: values.map((value) => Math.min(value, cap)),
    weights,
  }));
  const n = laws.length;
  sums.rows++;
  for (let k = 0; k < n; k++) {
    sums.distances[k] += scale * distanceTo(capped[k], Math.min(observed, cap));
    sums.between[k * n + k] += scale * spreadOf(capped[k]);
    for (let l = 0; l < k; l++) {
      const distance = scale * distanceBetween(capped[k], capped[l]);
      sums.between[k * n + l] += distance;
      sums.between[l * n + k] += distance;
    }
  }
}

function addSums(into: Sums, from: Sums, weight: number): void {
  into.rows += weight * from.rows;
  from.distances.forEach((value, k) => {
    into.distances[k] += weight * value;
  });
  from.between.forEach((value, k) => {
    into.between[k] += weight * value;
  });
}

function weightsOf({ rows, distances, between }: Sums, n: number, prior_rows: number) {
  const equal = new Float64Array(n).fill(1 / n);
  if (rows === 0) return equal;
  // On the simplex −½wᵀDw = ½wᵀGw − gᵀw with the positive G_kl = D_k0 + D_l0 − D_kl, g_k = D_k0.
  const gram = between.map(
    (value, at) => (between[Math.floor(at / n) * n] + between[(at % n) * n] - value) / rows,
  );
  const typical = distances.reduce((sum, value) => sum + value, 0) / rows / n;
  const ridge = (typical * prior_rows) / rows;
  if (!(ridge > 0)) return equal;
  const linear = distances.map((distance, k) => (between[k * n] - distance) / rows + ridge / n);
  return simplexQuadratic(gram, linear, { ridge }).weights;
}
