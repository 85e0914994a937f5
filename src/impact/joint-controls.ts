/** A synthetic control for every unit, and the effects that several units have at once. */
import { choleskyFactor, choleskySolve, gramOf, simplexLeastSquares } from '../math/index.ts';

/** Each unit as a constant plus a mix of all others. */
export interface JointControls {
  units: number;
  /** I − B `[unit × unit]`: a row holds 1 for the unit itself, minus the weights of the others */
  contrast: Float64Array;
  /** `[unit]` */
  intercept: Float64Array;
  /** Cholesky factor of A′MA `[affected × affected]`, M = (I − B)′(I − B) */
  factor: Float64Array;
}

/** Share of its column that an affected unit must keep when the other affected ones are taken out. */
const LEAST_OWN = 1e-4;

/**
 * @param series `[unit × period]`, affected units first, none missing where `counts` is 1
 * @param counts `[period]`, 1 where a period is fitted
 * @returns undefined where the effects of the affected units cannot be told apart
 * @source Cao & Dowd (2019), Estimation and inference for synthetic control methods with spillover
 * effects, arXiv:1902.07343, section 2; demeaned weights as in Ferman & Pinto (2021)
 */
export function findJointControls(
  series: Float64Array,
  units: number,
  affected: number,
  counts: Float64Array,
): JointControls | undefined {
  const periods = counts.length;
  const level = levelsOf(series, units, counts);
  const centred = series.map((value, at) => {
    const t = at % periods;
    return counts[t] === 1 ? value - level[(at - t) / periods] : 0;
  });
  const gram = gramOf(centred, units, periods, { weights: counts });
  const contrast = new Float64Array(units * units);
  const intercept = new Float64Array(units);
  for (let i = 0; i < units; i++) {
    const donors = Array.from({ length: units - 1 }, (_, j) => (j < i ? j : j + 1));
    const { weights } = simplexLeastSquares({ gram, size: units, treated: i, donors });
    contrast[i * units + i] = 1;
    intercept[i] = level[i];
    donors.forEach((j, k) => {
      contrast[i * units + j] = -weights[k];
      intercept[i] -= weights[k] * level[j];
    });
  }
  const factor = findFactor(contrast, units, affected);
  return factor === undefined ? undefined : { units, contrast, intercept, factor };
}

function levelsOf(series: Float64Array, units: number, counts: Float64Array): Float64Array {
  const periods = counts.length;
  const total = counts.reduce((sum, one) => sum + one, 0);
  return Float64Array.from({ length: units }, (_, i) => {
    let sum = 0;
    for (let t = 0; t < periods; t++) if (counts[t] === 1) sum += series[i * periods + t];
    return sum / total;
  });
}

function findFactor(
  contrast: Float64Array,
  units: number,
  affected: number,
): Float64Array | undefined {
  const product = new Float64Array(affected * affected);
  for (let a = 0; a < affected; a++) {
    for (let b = 0; b < affected; b++) {
      for (let i = 0; i < units; i++) {
        product[a * affected + b] += contrast[i * units + a] * contrast[i * units + b];
      }
    }
  }
  try {
    const factor = choleskyFactor(product, affected);
    for (let a = 0; a < affected; a++) {
      const at = a * affected + a;
      if (factor[at] ** 2 < LEAST_OWN * product[at]) return undefined;
    }
    return factor;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Effects of the affected units in one period: (A′MA)⁻¹A′(I − B)′((I − B)y − a).
 * @returns `[affected]`, NaN where a unit has no value in the period
 */
export function effectsAt(
  { units, contrast, intercept, factor }: JointControls,
  series: Float64Array,
  time: number,
  affected: number,
): Float64Array {
  const periods = series.length / units;
  const right = new Float64Array(affected);
  for (let i = 0; i < units; i++) {
    let gap = -intercept[i];
    for (let j = 0; j < units; j++) {
      gap += contrast[i * units + j] * series[j * periods + time];
    }
    for (let a = 0; a < affected; a++) right[a] += contrast[i * units + a] * gap;
  }
  return choleskySolve(factor, affected, right);
}

/** Runs of periods that are left out in turn, at most; each costs a fit of every unit. */
const MOST_RUNS = 20;

/**
 * What the estimator would have called the effect of the first unit in runs of fitted periods that it
 * had not seen: its errors, where there was no effect. Runs start evenly over the fitted periods; one
 * that reaches their end goes on at their beginning.
 * @param length of a run
 * @returns one row of errors for each run
 */
export function errorsBefore(
  series: Float64Array,
  units: number,
  affected: number,
  counts: Float64Array,
  length: number,
): number[][] {
  const fitted = Array.from(counts.keys()).filter((t) => counts[t] === 1);
  const runs = Math.min(MOST_RUNS, fitted.length);
  return Array.from({ length: runs }, (_, k) => {
    const from = Math.floor((k * fitted.length) / runs);
    const run = Array.from({ length }, (__, j) => fitted[(from + j) % fitted.length]);
    const fewer = counts.slice();
    for (const t of run) fewer[t] = 0;
    const joint = findJointControls(series, units, affected, fewer);
    return joint === undefined ? [] : run.map((t) => effectsAt(joint, series, t, affected)[0]);
  }).filter((errors) => errors.length > 0);
}
