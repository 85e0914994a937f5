/** Predictors of units as a matrix: means of columns over periods, set to one scale. */
import {
  type EffectOptions,
  type ImpactPanel,
  type Predictor,
  rowOf,
  VigieError,
} from '../core/index.ts';

/** The mean of a column over periods that have a value; NaN without any. */
function predictorOf(panel: ImpactPanel, unit: number, { column, from, to }: Predictor): number {
  const row = rowOf(panel, unit, panel.columns[column]);
  let sum = 0;
  let n = 0;
  for (let t = from; t <= to; t++) {
    if (Number.isNaN(row[t])) continue;
    sum += row[t];
    n++;
  }
  return sum / n;
}

export function nameOf(panel: ImpactPanel, { column, from, to }: Predictor): string {
  return `${column}@${panel.periods[from]}${to > from ? `..${panel.periods[to]}` : ''}`;
}

/**
 * @param units in the order of the answer's columns
 * @returns `[predictor × unit]`
 * @throws `predictor-missing` naming every predictor and unit without a value
 */
export function predictorMatrix(
  panel: ImpactPanel,
  units: readonly number[],
  options: EffectOptions,
): Float64Array {
  const { predictors } = options;
  const matrix = new Float64Array(predictors.length * units.length);
  const missing: string[] = [];
  predictors.forEach((predictor, p) => {
    units.forEach((unit, u) => {
      const value = predictorOf(panel, unit, predictor);
      if (Number.isNaN(value))
        missing.push(`${nameOf(panel, predictor)} of ${panel.unit_ids[unit]}`);
      matrix[p * units.length + u] = value;
    });
  });
  if (missing.length > 0) {
    throw new VigieError([
      {
        code: 'predictor-missing',
        what: `${missing.length} predictors have no value: ${missing.slice(0, 5).join('; ')}`,
        where: '--predictors',
        fix: 'choose periods in which every unit has a value, or leave those units out',
      },
    ]);
  }
  return matrix;
}

/** Divides each row by its standard deviation over the units; a constant row stays as it is. */
export function toOneScale(matrix: Float64Array, rows: number): Float64Array {
  const n = matrix.length / rows;
  const scaled = Float64Array.from(matrix);
  for (let r = 0; r < rows; r++) {
    const row = scaled.subarray(r * n, (r + 1) * n);
    const deviation = deviationOf(row);
    if (deviation > 0) for (let u = 0; u < n; u++) row[u] /= deviation;
  }
  return scaled;
}

/** Sample standard deviation. */
export function deviationOf(values: ArrayLike<number>): number {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i] / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - sum) ** 2;
  return Math.sqrt(squares / Math.max(1, n - 1));
}
