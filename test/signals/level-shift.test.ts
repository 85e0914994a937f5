import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { signals } from '../../src/signals/index.ts';
import { mixedCounts, simulatedCounts } from '../changes/simulate.ts';
import { firingsOf, steady } from './series.ts';

const shift = (events: ArrayLike<number>) =>
  firingsOf(signals.get('level-shift'), { events: Array.from(events) });

describe('level-shift', () => {
  it('is silent on flat series', () => {
    for (const level of [0, 1, 5, 40, 300]) expect(shift(steady(120, level))).toEqual([]);
  });

  it('finds a planted change up or down within three months', () => {
    for (const [before, later] of [
      [5, 25],
      [4, 40],
      [25, 4],
      [40, 10],
    ]) {
      const found = shift([...steady(60, before), ...steady(24, later)]);
      const near = found.filter(({ month }) => month >= 60 && month < 63);
      expect(near, `${before} to ${later}`).toHaveLength(1);
      expect(near[0].value).toBeGreaterThan(near[0].threshold);
    }
  });

  it('finds a fourfold rise of Poisson counts within three months nine times in ten', () => {
    const random = randomStream(17);
    const noise = { mean: 8, dispersion: 0, persistence: 0 };
    let found = 0;
    for (let k = 0; k < 100; k++) {
      const events = simulatedCounts(72, noise, random, 4, 60);
      if (shift(events).some(({ month }) => month >= 60 && month < 63)) found++;
    }
    expect(found).toBeGreaterThanOrEqual(90);
  });

  it('finds a fourfold rise of mildly dispersed counts within three months more often than not', () => {
    const random = randomStream(18);
    const noise = { mean: 8, dispersion: 0.1, persistence: 0 };
    let found = 0;
    for (let k = 0; k < 100; k++) {
      const events = simulatedCounts(72, noise, random, 4, 60);
      if (shift(events).some(({ month }) => month >= 60 && month < 63)) found++;
    }
    expect(found).toBeGreaterThan(50);
  });

  it.each([
    [2, 0.4, 0],
    [8, 0.1, 0],
    [8, 0.4, 0],
    [20, 0.4, 0],
    [20, 1, 0],
    [60, 0.4, 0],
    [20, 0.4, 0.4],
    [2, 1, 0.4],
  ])(
    'gives fewer than one false alarm in 40 months at mean %d, dispersion %d, persistence %d',
    (mean, dispersion, persistence) => {
      const random = randomStream(mean * 100 + dispersion * 10 + persistence);
      let alarms = 0;
      let months = 0;
      for (let k = 0; k < 60; k++) {
        const draw = k % 2 === 0 ? simulatedCounts : mixedCounts;
        alarms += shift(draw(144, { mean, dispersion, persistence }, random)).length;
        months += 120;
      }
      expect(alarms / months).toBeLessThan(1 / 40);
    },
  );

  it('is silent in the first two years and skips missing months', () => {
    expect(shift([...steady(10, 2), ...steady(10, 60)])).toEqual([]);
    const holed = [...steady(60, 5), Number.NaN, ...steady(24, 25)];
    expect(
      shift(holed)
        .map(({ month }) => month)
        .filter((month) => month < 64),
    ).toHaveLength(1);
    expect(shift(steady(60, Number.NaN))).toEqual([]);
  });

  it('finds a steady level of ten that doubles within three months', () => {
    // By its own model the chance of a change within the last three months is 0.58 at the second.
    const near = shift([...steady(60, 10), ...steady(24, 20)]).filter(({ month }) => month >= 60);
    expect(near.map(({ month }) => month < 63)).toEqual([true]);
  });

  it('still speaks after a month thousands of times above all before it', () => {
    const events = [...steady(60, 0, 2000), ...steady(40, 1), ...steady(24, 60)];
    expect(shift(events).length).toBeGreaterThan(0);
  });
});
