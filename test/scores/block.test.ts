import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawsBlock, scoredBlock, scoreRows, scores } from '../../src/scores/index.ts';

const whole: DrawsBlock = {
  samples: Int32Array.of(3, 1, 2, 9, 9, 0),
  observed: Float64Array.of(1, 0),
  n_leads: 2,
  n_samples: 3,
};

describe('a block of draws', () => {
  it('has each row sorted once, and the draws as they were', () => {
    const { sorted, samples, rows } = scoredBlock(whole);
    expect(sorted).toEqual(Int32Array.of(1, 2, 3, 0, 9, 9));
    expect(samples).toEqual(Int32Array.of(3, 1, 2, 9, 9, 0));
    expect(rows).toBe(2);
  });

  it('is sorted like any other array, whatever the range and kind', () => {
    const counts = (max: number) => fc.array(fc.nat(max), { minLength: 40, maxLength: 40 });
    const fractions = fc.array(fc.double({ min: 0, max: 90, noNaN: true }), {
      minLength: 40,
      maxLength: 40,
    });
    const rows = fc.oneof(counts(1), counts(30), counts(79), counts(2 ** 31 - 1), fractions);
    const blocks = fc.array(rows, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(blocks, (draws) => {
        const samples = Float64Array.from(draws.flat());
        const observed = new Float64Array(draws.length);
        const { sorted } = scoredBlock({ samples, observed, n_leads: 1, n_samples: 40 });
        const wanted = draws.flatMap((row) => [...row].sort((a, b) => a - b));
        // 0 and −0 are the same count
        expect([...sorted].map((x) => x + 0)).toEqual(wanted.map((x) => x + 0));
      }),
    );
  });

  it('writes over room that fits, and leaves room that does not', () => {
    const room = new Int32Array(7);
    const { sorted } = scoredBlock(whole, room);
    expect(sorted.buffer).toBe(room.buffer);
    expect(sorted.length).toBe(6);
    for (const other of [new Int32Array(5), new Float64Array(6)]) {
      expect(scoredBlock(whole, other).sorted).toEqual(Int32Array.of(1, 2, 3, 0, 9, 9));
      expect(other.every((value) => value === 0)).toBe(true);
    }
  });

  it.each<[string, Partial<DrawsBlock>, RegExp]>([
    ['too few draws', { n_samples: 4 }, /wanted 8 draws for 2 rows × 4 samples, given 6/],
    ['part of a unit', { n_leads: 3 }, /wanted a multiple of 3 leads, given 2 observed/],
    ['no lead', { n_leads: 0 }, /at least 1 of its leads, a whole number: 0/],
    ['half a sample', { n_samples: 1.5 }, /at least 1 of its samples, a whole number: 1\.5/],
    ['a draw below 0', { samples: Int32Array.of(3, 1, 2, 9, -9, 0) }, /draw -9 of row 1/],
    ['a draw that is NaN', { samples: Float64Array.of(0, 0, NaN, 0, 0, 0) }, /draw NaN of row 0/],
    ['an endless draw', { samples: Float64Array.of(0, 0, 0, 0, 0, Infinity) }, /draw Infinity/],
    ['an observed value below 0', { observed: Float64Array.of(1, -1) }, /value -1 of row 1/],
  ])('with %s is refused, saying what was wanted', (_, changed, words) => {
    const given = { ...whole, ...changed };
    expect(() => scoredBlock(given)).toThrow(RangeError);
    expect(() => scoreRows([whole, given], scores.entries)).toThrow(words);
  });

  it('may share one array with the blocks after it', () => {
    const shared = new Int32Array(3);
    function* blocks() {
      for (const value of [4, 7, 5]) {
        shared.fill(value);
        yield { samples: shared, observed: Float64Array.of(4), n_leads: 1, n_samples: 3 };
      }
    }
    expect(scoreRows(blocks(), [scores.get('crps')]).crps).toEqual(Float64Array.of(0, 3, 1));
  });

  it('need not be there', () => {
    expect(scoreRows([], [scores.get('crps')]).crps).toEqual(new Float64Array(0));
  });
});
