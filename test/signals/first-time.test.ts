import { describe, expect, it } from 'vitest';
import { signals } from '../../src/signals/index.ts';
import { firingsOf, steady } from './series.ts';

const firstTime = (actors: number[]) =>
  firingsOf(signals.get('first-time'), { 'first-time-actors': actors });

describe('first-time', () => {
  it('fires in each month with an actor not seen before', () => {
    expect(firstTime([0, 2, 0, 1])).toEqual([
      { month: 1, value: 2, threshold: 0 },
      { month: 3, value: 1, threshold: 0 },
    ]);
  });

  it('is silent where none is new or the months are missing', () => {
    expect(firstTime(steady(60, 0))).toEqual([]);
    expect(firstTime(steady(60, Number.NaN))).toEqual([]);
  });
});
