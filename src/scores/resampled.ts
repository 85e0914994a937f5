/**
 * Fourier resampling of a few draws in their order to more, values below 0 set to 0. Only to reproduce
 * the official ignorance scores of the challenge's twelve-draw benchmark: rings around a large
 * month become draws that nobody made, so no forecast of Vigie passes through here.
 * @param samples `[row × from]`
 * @param to how many are wanted, at least `from`
 * @returns `[row × to]`
 * @throws RangeError where `samples` is not made of whole rows, or fewer are wanted than there are
 * @source scipy.signal.resample, by its kernel: the real inverse transform of the padded spectrum
 * @example resampled(Float64Array.of(2, 0), 2, 2) // => Float64Array.of(2, 0)
 */
export function resampled(samples: ArrayLike<number>, from: number, to: number): Float64Array {
  if (!(Number.isInteger(from) && from >= 1 && samples.length % from === 0))
    throw new RangeError(`wanted whole rows of ${from} draws, given ${samples.length} draws`);
  if (!(Number.isInteger(to) && to >= from))
    throw new RangeError(`resampling from ${from} draws wants at least as many, given ${to}`);
  const weights = kernel(from, to);
  const rows = samples.length / from;
  const values = new Float64Array(rows * to);
  for (let row = 0; row < rows; row++)
    for (let t = 0; t < to; t++) {
      let sum = 0;
      for (let j = 0; j < from; j++) sum += weights[t * from + j] * samples[row * from + j];
      values[row * to + t] = Math.max(0, sum);
    }
  return values;
}

/** `[to × from]`: what each draw adds to each new one; the highest frequency of an even number is halved. */
function kernel(from: number, to: number): Float64Array {
  const weights = new Float64Array(to * from);
  for (let t = 0; t < to; t++)
    for (let j = 0; j < from; j++) {
      // in whole steps of 1 / (from × to) of a turn, so that cosines meet at the draws themselves
      const turn = (t * from - j * to) / (from * to);
      let sum = 1;
      for (let k = 1; 2 * k <= from; k++)
        sum += (2 * k === from ? 1 : 2) * Math.cos(2 * Math.PI * k * turn);
      weights[t * from + j] = sum / from;
    }
  return weights;
}
