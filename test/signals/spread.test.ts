import { describe, expect, it } from 'vitest';
import { signals } from '../../src/signals/index.ts';
import { firingsOf, steady } from './series.ts';

const spread = (cells: number[]) =>
  firingsOf(signals.get('spread'), { 'cells-with-events': cells });

describe('spread', () => {
  it('fires when more cells are touched than in any of the twelve months before', () => {
    expect(spread(steady(12, 6, 7))).toEqual([{ month: 12, value: 7, threshold: 6 }]);
  });

  it('is silent on a flat series, below three cells, and where a month is missing', () => {
    expect(spread(steady(60, 6))).toEqual([]);
    expect(spread(steady(12, 1, 2))).toEqual([]);
    expect(spread([...steady(5, 6), Number.NaN, ...steady(6, 6), 9])).toEqual([]);
  });
});
