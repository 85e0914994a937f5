import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { gramOf } from '../../src/math/index.ts';
import { normalDraw } from './normals.ts';

const [UNITS, TIMES] = [7, 11];
const random = randomStream(4);
const series = Float64Array.from({ length: UNITS * TIMES }, () => normalDraw(random));

function plain(from: number, to: number, weight: (t: number) => number): Float64Array {
  return Float64Array.from({ length: UNITS ** 2 }, (_, at) => {
    let sum = 0;
    for (let t = from; t < to; t++) {
      const a = series[Math.floor(at / UNITS) * TIMES + t];
      sum += weight(t) * a * series[(at % UNITS) * TIMES + t];
    }
    return sum;
  });
}

const far = (a: Float64Array, b: Float64Array) => Math.max(...a.map((v, i) => Math.abs(v - b[i])));

describe('gramOf', () => {
  it('is the plain sum of products over the stretch, weighted', () => {
    const whole = gramOf(series, UNITS, TIMES, { centre: false });
    expect(
      far(
        whole,
        plain(0, TIMES, () => 1),
      ),
    ).toBeLessThan(1e-13);
    const weights = Float64Array.from({ length: TIMES }, (_, t) => t / 3);
    const part = gramOf(series, UNITS, TIMES, { from: 2, to: 9, weights, centre: false });
    expect(
      far(
        part,
        plain(2, 9, (t) => t / 3),
      ),
    ).toBeLessThan(1e-12);
  });

  it('centred has rows that add up to nothing and keeps the distances between mixes', () => {
    const [centred, whole] = [true, false].map((centre) =>
      gramOf(series, UNITS, TIMES, { centre }),
    );
    for (let i = 0; i < UNITS; i++) {
      const sum = centred.subarray(i * UNITS, (i + 1) * UNITS).reduce((s, v) => s + v, 0);
      expect(Math.abs(sum)).toBeLessThan(1e-12);
    }
    const mix = Float64Array.of(1, -0.2, -0.5, -0.3, 0, 0, 0);
    const square = (g: Float64Array) =>
      g.reduce((s, v, at) => s + v * mix[Math.floor(at / UNITS)] * mix[at % UNITS], 0);
    expect(square(centred)).toBeCloseTo(square(whole), 12);
  });

  it('skips what has no weight, and refuses what is missing where it counts', () => {
    const holed = series.slice();
    holed[3 * TIMES + 5] = Number.NaN;
    const weights = Float64Array.from({ length: TIMES }, (_, t) => (t === 5 ? 0 : 1));
    expect(gramOf(holed, UNITS, TIMES, { weights }).every(Number.isFinite)).toBe(true);
    expect(gramOf(holed, UNITS, TIMES, { to: 5 }).every(Number.isFinite)).toBe(true);
    expect(() => gramOf(holed, UNITS, TIMES, { centre: false })).toThrow(
      new RangeError('unit 3 has no value at time 5'),
    );
    expect(() => gramOf(holed, UNITS, TIMES)).toThrow(
      new RangeError('unit 3 has no value at time 5'),
    );
  });

  it('refuses shapes, stretches and weights that are not', () => {
    expect(() => gramOf(series, UNITS, 12)).toThrow('7 × 12 values are wanted, 77 are given');
    expect(() => gramOf(series, UNITS, TIMES, { from: 4, to: 4 })).toThrow(RangeError);
    expect(() => gramOf(series, UNITS, TIMES, { to: 12 })).toThrow(RangeError);
    const weights = new Float64Array(TIMES).fill(-1);
    expect(() => gramOf(series, UNITS, TIMES, { weights })).toThrow('the weight of time 0 is -1');
  });
});
