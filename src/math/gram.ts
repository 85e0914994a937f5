/** Products of series with one another, shared by every fit to the same stretch of time. */

export interface GramOptions {
  /** first time that counts, 0 */
  from?: number;
  /** first time that no longer counts, `times` */
  to?: number;
  /** weight of each time `[time]`, none negative; 1 where absent */
  weights?: ArrayLike<number>;
  /**
   * Subtract each time's mean over the units, true: fits whose weights add up to one stay the same,
   * and levels shared by all units cost no digits.
   */
  centre?: boolean;
}

/**
 * Gram matrix Σ_t v_t x_it x_jt of all units over a stretch of time, to be built once and shared by
 * the fits of every unit to any others (`simplexLeastSquares`).
 * @param series `[unit × time]`
 * @returns `[unit × unit]`, exactly symmetric
 * @throws RangeError when a value that counts is missing, or the stretch or a weight is not valid
 * @example gramOf(Float64Array.of(1, 2, 3, 4), 2, 2, { centre: false }) // => Float64Array.of(5, 11, 11, 25)
 */
export function gramOf(
  series: ArrayLike<number>,
  units: number,
  times: number,
  options: GramOptions = {},
): Float64Array {
  const { from = 0, to = times, weights, centre = true } = options;
  if (series.length !== units * times) {
    throw new RangeError(`${units} × ${times} values are wanted, ${series.length} are given`);
  }
  if (!(from >= 0 && to <= times && from < to)) {
    throw new RangeError(`times ${from} to ${to} are not a stretch of ${times} times`);
  }
  const span = to - from;
  const scaled = new Float64Array(units * span);
  for (let t = 0; t < span; t++) {
    const weight = weights === undefined ? 1 : weights[from + t];
    if (!(weight >= 0)) throw new RangeError(`the weight of time ${from + t} is ${weight}`);
    if (weight > 0) fillTime(series, units, times, from + t, centre, weight, scaled, span, t);
  }
  return rowProducts(scaled, units, span);
}

function fillTime(
  series: ArrayLike<number>,
  units: number,
  times: number,
  time: number,
  centre: boolean,
  weight: number,
  scaled: Float64Array,
  span: number,
  t: number,
): void {
  for (let i = 0; i < units; i++) {
    if (Number.isFinite(series[i * times + time])) continue;
    throw new RangeError(`unit ${i} has no value at time ${time}`);
  }
  const level = centre ? orderlessMean(series, units, times, time) : 0;
  const root = Math.sqrt(weight);
  for (let i = 0; i < units; i++) {
    scaled[i * span + t] = (series[i * times + time] - level) * root;
  }
}

/** Mean over units that is the same to the last bit in whatever order the units stand. */
function orderlessMean(
  series: ArrayLike<number>,
  units: number,
  times: number,
  time: number,
): number {
  const sorted = new Float64Array(units);
  for (let i = 0; i < units; i++) sorted[i] = series[i * times + time];
  sorted.sort();
  let sum = 0;
  for (let i = 0; i < units; i++) sum += sorted[i];
  return sum / units;
}

function rowProducts(rows: Float64Array, units: number, span: number): Float64Array {
  const gram = new Float64Array(units * units);
  for (let i = 0; i < units; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      const a = i * span;
      const b = j * span;
      for (let t = 0; t < span; t++) sum += rows[a + t] * rows[b + t];
      gram[i * units + j] = sum;
      gram[j * units + i] = sum;
    }
  }
  return gram;
}
