import type { Samples, Scored } from '../core/index.ts';

/** Draws of whole units and what then happened, as they come from a model or a file. */
export interface DrawsBlock {
  /** `[unit × lead × sample]`, finite and at least 0 */
  samples: Samples;
  /** `[unit × lead]`, at least 0; NaN where nobody knows */
  observed: Float64Array;
  n_leads: number;
  n_samples: number;
}

/**
 * Sorts each row once and checks what scores rely on.
 * @param room an array no longer needed, written over where its kind and length fit
 * @throws RangeError where lengths disagree, and on a draw or an observed value that is no count
 */
export function scoredBlock(block: DrawsBlock, room?: Samples): Scored {
  const { samples, observed, n_leads, n_samples } = block;
  for (const [what, n] of [
    ['leads', n_leads],
    ['samples', n_samples],
  ] as const)
    if (!(Number.isInteger(n) && n >= 1))
      throw new RangeError(`a block needs at least 1 of its ${what}, a whole number: ${n}`);
  const rows = observed.length;
  if (rows % n_leads !== 0)
    throw new RangeError(
      `a block holds whole units: wanted a multiple of ${n_leads} leads, given ${rows} observed values`,
    );
  if (samples.length !== rows * n_samples)
    throw new RangeError(
      `wanted ${rows * n_samples} draws for ${rows} rows × ${n_samples} samples, given ${samples.length}`,
    );
  for (let row = 0; row < rows; row++)
    if (!(Number.isNaN(observed[row]) || isCount(observed[row])))
      throw new RangeError(`observed value ${observed[row]} of row ${row} is not a count`);
  return {
    rows,
    n_leads,
    n_samples,
    samples,
    sorted: sortedRows(samples, n_samples, room),
    observed,
  };
}

const isCount = (value: number) => value >= 0 && value < Number.POSITIVE_INFINITY;

/**
 * Each row ascending. Whole numbers of a small range are counted out, in a third of the time of a
 * comparing sort at ranges of a tenth of the samples (`bench/scores.ts`); others are left to the engine.
 */
function sortedRows(samples: Samples, n_samples: number, room?: Samples): Samples {
  const fits = room?.constructor === samples.constructor && room.length >= samples.length;
  const sorted = fits ? room.subarray(0, samples.length) : samples.slice();
  if (fits) sorted.set(samples);
  const tally = new Int32Array(2 * n_samples + 1);
  for (let from = 0; from < sorted.length; from += n_samples)
    sortRow(sorted, from, from + n_samples, tally);
  return sorted;
}

function sortRow(values: Samples, from: number, to: number, tally: Int32Array): void {
  let low = values[from];
  let high = low;
  let isWhole = true;
  for (let i = from; i < to; i++) {
    const value = values[i];
    if (!isCount(value))
      throw new RangeError(`draw ${value} of row ${from / (to - from)} is not a count`);
    if (value < low) low = value;
    else if (value > high) high = value;
    isWhole &&= value === Math.floor(value);
  }
  if (low === high) return;
  if (!isWhole || high - low >= tally.length) {
    values.subarray(from, to).sort();
    return;
  }
  for (let i = from; i < to; i++) tally[values[i] - low]++;
  let at = from;
  for (let step = 0; step <= high - low; step++) {
    const end = at + tally[step];
    tally[step] = 0;
    while (at < end) values[at++] = low + step;
  }
}
