import { describe, expect, it } from 'vitest';
import { signals } from '../../src/signals/index.ts';
import { firingsOf, steady } from './series.ts';

const surge = (events: number[]) => firingsOf(signals.get('surge'), { events });

describe('surge', () => {
  it('fires in the month above the maximum of the twelve before', () => {
    expect(surge(steady(12, 4, 9))).toEqual([{ month: 12, value: 9, threshold: 4 }]);
  });

  it('is silent on a flat series, and on a plateau after its first month', () => {
    expect(surge(steady(60, 20))).toEqual([]);
    expect(surge([...steady(12, 4), ...steady(20, 9)]).map(({ month }) => month)).toEqual([12]);
  });

  it('needs five events, and more than the maximum', () => {
    expect(surge(steady(12, 0, 4))).toEqual([]);
    expect(surge(steady(12, 0, 5))).toEqual([{ month: 12, value: 5, threshold: 0 }]);
    expect(surge(steady(12, 7, 7))).toEqual([]);
  });

  it('remembers twelve months and no more', () => {
    expect(surge([50, ...steady(12, 4), 9]).map(({ month }) => month)).toEqual([13]);
    expect(surge([...steady(2, 4), 50, ...steady(11, 4), 9])).toEqual([]);
  });

  it('is silent where one of the months is missing, or there are too few', () => {
    expect(surge([...steady(6, 4), Number.NaN, ...steady(5, 4), 9])).toEqual([]);
    expect(surge(steady(12, 4, Number.NaN))).toEqual([]);
    expect(surge(steady(11, 4, 9))).toEqual([]);
    expect(surge([])).toEqual([]);
  });
});
