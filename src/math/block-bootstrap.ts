import type { Random } from '../core/index.ts';
import { mean } from './statistics.ts';

/** Rows drawn in blocks, so that what follows each other in the series does so in the sample. */

/**
 * Rows of a circular moving-block sample: blocks of a fixed length start anywhere and run over the
 * end to the beginning.
 * @param n rows of the series and of the sample
 * @param length rows of a block; the last block is cut
 * @throws RangeError unless length is a whole number from 1 to n
 * @source Politis & Romano (1992), A circular block-resampling procedure for stationary data
 * @example circularBlocks(4, 3, () => 0.5) // => Int32Array.of(2, 3, 0, 2)
 */
export function circularBlocks(n: number, length: number, random: Random): Int32Array {
  if (!(Number.isInteger(length) && length >= 1 && length <= n)) {
    throw new RangeError(`a block of ${length} rows does not fit ${n}`);
  }
  const rows = new Int32Array(n);
  for (let at = 0; at < n; at += length) {
    const start = Math.floor(random() * n);
    for (let i = at; i < Math.min(n, at + length); i++) rows[i] = (start + i - at) % n;
  }
  return rows;
}

/**
 * Rows of a stationary sample: blocks of geometric length, so that the sample is stationary too.
 * @param length mean length of a block, at least 1
 * @throws RangeError unless it is
 * @source Politis & Romano (1994), The stationary bootstrap, JASA 89(428)
 * @example stationaryBlocks(4, 1, () => 0.25) // => Int32Array.of(1, 1, 1, 1)
 */
export function stationaryBlocks(n: number, length: number, random: Random): Int32Array {
  if (!(length >= 1)) throw new RangeError(`a mean block of ${length} rows is shorter than a row`);
  const rows = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const isNew = i === 0 || random() * length < 1;
    rows[i] = isNew ? Math.floor(random() * n) : (rows[i - 1] + 1) % n;
  }
  return rows;
}

/**
 * Lengths of blocks that make the variance of a mean most precise.
 * @param values `[time]`, none missing, at least 8
 * @returns both as real numbers of at least 1, at most min(3√n, n/3)
 * @throws RangeError when there are fewer than 8 or one is missing
 * @source Politis & White (2004), corrected by Patton, Politis & White (2009), Econometric Reviews
 * 28(4); agrees with the Python package arch's `optimal_block_length`
 */
export function blockLength(values: ArrayLike<number>): { circular: number; stationary: number } {
  const n = values.length;
  if (n < 8) throw new RangeError(`${n} values are too few for a block length`);
  const centre = mean(values);
  const e = Float64Array.from(values, (value) => value - centre);
  if (!e.every(Number.isFinite)) throw new RangeError('a value is missing');
  const most = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  const covariance = (lag: number) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += e[t] * e[t - lag];
    return sum / n;
  };
  const bandwidth = bandwidthOf(e);
  let g = 0;
  let longRun = covariance(0);
  for (let k = 1; k <= bandwidth; k++) {
    const taper = Math.min(1, 2 * (1 - k / bandwidth));
    g += 2 * taper * k * covariance(k);
    longRun += 2 * taper * covariance(k);
  }
  const length = (factor: number) => {
    const best = ((2 * g ** 2) / (factor * longRun ** 2)) ** (1 / 3) * n ** (1 / 3);
    return Number.isFinite(best) ? Math.min(most, Math.max(1, best)) : 1;
  };
  return { circular: length(4 / 3), stationary: length(2) };
}

/** Twice the lag after which a run of autocorrelations is no longer told apart from 0. */
function bandwidthOf(e: Float64Array): number {
  const n = e.length;
  const run = Math.max(5, Math.floor(Math.log10(n)));
  const most = Math.ceil(Math.sqrt(n)) + run;
  const clear = 2 * Math.sqrt(Math.log10(n) / n);
  const correlation = (lag: number) => {
    let [product, early, late] = [0, 0, 0];
    for (let t = lag; t < n; t++) product += e[t] * e[t - lag];
    // The norms leave out one value more than the product does, as arch has it.
    for (let t = lag + 1; t < n; t++) {
      late += e[t] ** 2;
      early += e[t - lag - 1] ** 2;
    }
    return Math.abs(product) / Math.sqrt(late * early);
  };
  let quiet = 0;
  for (let lag = 0; lag < Math.min(most, n - 1); lag++) {
    quiet = correlation(lag) < clear ? quiet + 1 : 0;
    if (quiet === run) return Math.min(most, 2 * Math.max(lag + 1 - run, 1));
  }
  return Math.min(most, n - 1);
}
