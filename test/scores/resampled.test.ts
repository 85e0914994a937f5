import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resampled } from '../../src/scores/index.ts';

describe('Fourier resampling', () => {
  it('keeps the draws themselves among the new ones', () => {
    const rows = fc.array(fc.nat(1000), { minLength: 1, maxLength: 13 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), (draws, times) => {
        const found = resampled(draws, draws.length, draws.length * times);
        draws.forEach((draw, j) => expect(found[j * times]).toBeCloseTo(draw, 8));
      }),
    );
  });

  it('leaves equal draws as they are, row by row', () => {
    const found = resampled(Int32Array.of(7, 7, 7, 0, 0, 0), 3, 10);
    found.forEach((value, at) => expect(value).toBeCloseTo(at < 10 ? 7 : 0, 12));
  });

  it('follows a wave, the highest frequency of an even number halved, and cuts off below 0', () => {
    const wave = (n: number, turns: number) =>
      Array.from({ length: n }, (_, t) => 1 + 2 * Math.cos((2 * Math.PI * turns * t) / n));
    for (const [n, turns] of [
      [12, 2],
      [12, 6],
      [7, 3],
    ]) {
      const wanted = wave(50, turns);
      resampled(wave(n, turns), n, 50).forEach((value, t) =>
        expect(value).toBeCloseTo(Math.max(0, wanted[t]), 9),
      );
    }
  });

  it('refuses parts of rows, and fewer draws than there are', () => {
    expect(() => resampled([1, 2, 3], 2, 4)).toThrow(/wanted whole rows of 2 draws, given 3/);
    expect(() => resampled([1, 2], 2, 1)).toThrow(RangeError);
  });
});
