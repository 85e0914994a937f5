/** Weights by predictors whose importance is chosen by how well the outcome is met (nested V). */
import type { EffectOptions, ImpactPanel, Treatment } from '../core/index.ts';
import { nelderMead, ridgeSolve, simplexQuadratic } from '../math/index.ts';
import { nameOf, predictorMatrix, toOneScale } from './predictors.ts';
import { meanRow, scaledPanel } from './weighted.ts';

interface Nested {
  /** `[predictor × unit]`, one scale, the treated first */
  x: Float64Array;
  predictors: number;
  donors: number;
  /** outcome over the fit `[period × unit]`, the treated first */
  z: Float64Array;
  periods: number;
  /** weights of the last importance tried: those of the next are near */
  last: Float64Array;
}

/**
 * @returns weights of the donors and, by name, the importance of each predictor
 * @throws `predictor-missing`
 * @source Abadie & Gardeazabal (2003), appendix B; Abadie, Diamond & Hainmueller (2011), J. Stat.
 * Software 42(13): starts from equal and from regression-based importance, the better one is kept
 */
export function predictorWeights(
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
): { weights: Float64Array; details: Record<string, number> } {
  const nested = nestedOf(panel, treatment, options);
  const loss = (v: Float64Array) => outcomeLoss(nested, weightsFor(nested, v));
  const starts = [
    new Float64Array(nested.predictors).fill(1 / nested.predictors),
    regressionImportance(nested),
  ];
  const found = starts.map((start) => refined(loss, start));
  const best = found.sort((a, b) => a.value - b.value)[0];
  const v = importance(best.at);
  const details: Record<string, number> = { mspe_of_fit: best.value };
  options.predictors.forEach((predictor, p) => {
    details[`importance.${nameOf(panel, predictor)}`] = v[p];
  });
  return { weights: weightsFor(nested, best.at), details };
}

function nestedOf(panel: ImpactPanel, treatment: Treatment, options: EffectOptions): Nested {
  const { treated, donors } = treatment;
  const { fit, predictors } = options;
  const all = predictorMatrix(panel, [...treated, ...donors], options);
  const n = donors.length + 1;
  const x = new Float64Array(predictors.length * n);
  const width = treated.length + donors.length;
  for (let p = 0; p < predictors.length; p++) {
    for (let u = 0; u < treated.length; u++) x[p * n] += all[p * width + u] / treated.length;
    for (let d = 0; d < donors.length; d++) x[p * n + 1 + d] = all[p * width + treated.length + d];
  }
  const values = scaledPanel(panel, options);
  const target = meanRow(panel, treated, values);
  const periods = fit.to - fit.from;
  const z = new Float64Array(periods * n);
  for (let t = 0; t < periods; t++) {
    z[t * n] = target[fit.from + t];
    for (let d = 0; d < donors.length; d++)
      z[t * n + 1 + d] = values[donors[d] * panel.periods.length + fit.from + t];
  }
  return {
    x: toOneScale(x, predictors.length),
    predictors: predictors.length,
    donors: donors.length,
    z,
    periods,
    last: new Float64Array(donors.length),
  };
}

/** Importance as shares: none negative, adding up to one. */
function importance(v: Float64Array): Float64Array {
  let sum = 0;
  for (const one of v) sum += Math.abs(one);
  return v.map((one) => (sum > 0 ? Math.abs(one) / sum : 1 / v.length));
}

/** The mix nearest in the predictors, each as important as `v` says. */
function weightsFor(nested: Nested, v: Float64Array): Float64Array {
  const { x, donors, predictors } = nested;
  const shares = importance(v);
  const n = donors + 1;
  const gram = new Float64Array(donors * donors);
  const linear = new Float64Array(donors);
  for (let p = 0; p < predictors; p++) {
    const share = shares[p];
    if (share === 0) continue;
    const row = p * n;
    for (let a = 0; a < donors; a++) {
      const left = share * x[row + 1 + a];
      linear[a] += left * x[row];
      for (let b = 0; b < donors; b++) gram[a * donors + b] += left * x[row + 1 + b];
    }
  }
  const { weights } = simplexQuadratic(gram, linear, { tolerance: 1e-9, start: nested.last });
  nested.last.set(weights);
  return weights;
}

/** Mean squared difference of the outcome over the fit. */
function outcomeLoss({ z, donors, periods }: Nested, weights: Float64Array): number {
  const n = donors + 1;
  let loss = 0;
  for (let t = 0; t < periods; t++) {
    let gap = z[t * n];
    for (let d = 0; d < donors; d++) gap -= weights[d] * z[t * n + 1 + d];
    loss += (gap * gap) / periods;
  }
  return loss;
}

/** How much each predictor says of the outcome in a regression over all units. */
function regressionImportance({ x, z, donors, predictors, periods }: Nested): Float64Array {
  const n = donors + 1;
  const k = predictors + 1;
  const at = (row: number, unit: number) => (row === 0 ? 1 : x[(row - 1) * n + unit]);
  const normal = new Float64Array(k * k);
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++)
      for (let u = 0; u < n; u++) normal[a * k + b] += at(a, u) * at(b, u);
  const v = new Float64Array(predictors);
  for (let t = 0; t < periods; t++) {
    const right = Float64Array.from({ length: k }, (_, a) => {
      let sum = 0;
      for (let u = 0; u < n; u++) sum += at(a, u) * z[t * n + u];
      return sum;
    });
    const slopes = ridgeSolve(normal, k, right, 1e-10 * n);
    for (let p = 0; p < predictors; p++) v[p] += slopes[p + 1] ** 2;
  }
  return importance(v);
}

const ROUNDS = 4;

/** A local minimum, the search begun anew from where it ended until that helps no more. */
function refined(loss: (v: Float64Array) => number, start: Float64Array) {
  let best = { at: start, value: loss(start) };
  for (let round = 0; round < ROUNDS; round++) {
    const next = nelderMead(loss, best.at, { step: 0.1 / (round + 1), most: 500 });
    const isBetter = next.value < best.value * (1 - 1e-6);
    if (next.value <= best.value) best = next;
    if (!isBetter) break;
  }
  return best;
}
