import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { blockLength, circularBlocks, mean, stationaryBlocks } from '../../src/math/index.ts';
import { NILE } from './nile.ts';
import { normalDraw } from './normals.ts';

/** An autoregressive series. */
function persistent(n: number, r: number, seed: number): Float64Array {
  const random = randomStream(seed);
  let last = 0;
  return Float64Array.from({ length: n }, () => (last = r * last + normalDraw(random)));
}

describe('blockLength', () => {
  it('of the Nile is that of arch', () => {
    // arch 8.0.0, arch.bootstrap.optimal_block_length
    const { circular, stationary } = blockLength(NILE);
    expect(circular).toBeCloseTo(14.118326537905858, 10);
    expect(stationary).toBeCloseTo(12.33349425828262, 10);
  });

  it('grows with persistence and does not depend on level or unit', () => {
    const [low, high] = [0.1, 0.8].map((r) => blockLength(persistent(400, r, 3)).circular);
    expect(high).toBeGreaterThan(2 * low);
    const x = persistent(100, 0.5, 4);
    const other = blockLength(x.map((value) => 1000 + 7 * value));
    expect(other.stationary).toBeCloseTo(blockLength(x).stationary, 8);
  });

  it('is 1 for a flat series, and at most a third of the series', () => {
    expect(blockLength(new Float64Array(30).fill(4))).toEqual({ circular: 1, stationary: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 200 }), fc.integer({ min: 1, max: 1e6 }), (n, seed) => {
        for (const length of Object.values(blockLength(persistent(n, 0.9, seed)))) {
          expect(length).toBeGreaterThanOrEqual(1);
          expect(length).toBeLessThanOrEqual(Math.ceil(n / 3));
        }
      }),
    );
  });

  it('refuses a short series and a missing value', () => {
    expect(() => blockLength([1, 2, 3])).toThrow('3 values are too few for a block length');
    expect(() => blockLength([1, 2, 3, 4, 5, 6, 7, Number.NaN])).toThrow('a value is missing');
  });
});

describe('blocks', () => {
  const rows = fc.integer({ min: 1, max: 60 });

  it('of a circular sample follow one another within each block', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.integer({ min: 1, max: 1e6 }), (n, some, seed) => {
        const length = 1 + (some % n);
        const sample = circularBlocks(n, length, randomStream(seed));
        expect(sample).toHaveLength(n);
        for (let i = 0; i < n; i++) {
          expect(sample[i] >= 0 && sample[i] < n).toBe(true);
          if (i % length !== 0) expect(sample[i]).toBe((sample[i - 1] + 1) % n);
        }
      }),
    );
  });

  it('of the whole length turn the series round', () => {
    const sample = circularBlocks(12, 12, randomStream(3));
    expect([...sample].sort((a, b) => a - b)).toEqual([...Array(12).keys()]);
  });

  it('draw every row equally often', () => {
    const random = randomStream(5);
    for (const draw of [circularBlocks, stationaryBlocks]) {
      const seen = new Float64Array(10);
      for (let k = 0; k < 5000; k++) for (const row of draw(10, 4, random)) seen[row]++;
      // A row's count of 5,000 has a standard error of about 110 with blocks of four.
      for (const count of seen) expect(Math.abs(count - 5000)).toBeLessThan(550);
    }
  });

  it('of a stationary sample have the mean length that is asked', () => {
    const n = 20_000;
    const sample = stationaryBlocks(n, 5, randomStream(7));
    let starts = 1;
    for (let i = 1; i < n; i++) if (sample[i] !== (sample[i - 1] + 1) % n) starts++;
    expect(Math.abs(n / starts - 5)).toBeLessThan(0.3);
  });

  it('keep the spread of a mean under persistence, which single rows do not', () => {
    const x = persistent(300, 0.6, 11);
    const random = randomStream(12);
    const spread = (length: number) => {
      const means = Array.from({ length: 600 }, () =>
        mean(Array.from(circularBlocks(300, length, random), (row) => x[row])),
      );
      const centre = mean(means);
      return means.reduce((sum, value) => sum + (value - centre) ** 2, 0);
    };
    expect(spread(Math.round(blockLength(x).circular))).toBeGreaterThan(1.8 * spread(1));
  });

  it('refuse lengths that are none', () => {
    expect(() => circularBlocks(5, 6, Math.random)).toThrow('a block of 6 rows does not fit 5');
    expect(() => circularBlocks(5, 1.5, Math.random)).toThrow(RangeError);
    expect(() => stationaryBlocks(5, 0.5, Math.random)).toThrow(
      'a mean block of 0.5 rows is shorter than a row',
    );
  });
});
