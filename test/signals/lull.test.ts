import { describe, expect, it } from 'vitest';
import { signals } from '../../src/signals/index.ts';
import { firingsOf, steady } from './series.ts';

const lull = (events: number[]) => firingsOf(signals.get('lull'), { events });

describe('lull', () => {
  it('fires in the quietest quarter in three years', () => {
    expect(lull(steady(39, 5, 2))).toEqual([{ month: 39, value: 12, threshold: 15 }]);
    expect(lull(steady(39, 5, 5, 1, 1)).map(({ month, value }) => [month, value])).toEqual([
      [40, 11],
      [41, 7],
    ]);
  });

  it('is silent on a flat series and on a rise', () => {
    expect(lull(steady(80, 5))).toEqual([]);
    expect(lull(steady(39, 5, 20, 40, 60))).toEqual([]);
  });

  it('is silent where it is always quiet', () => {
    expect(lull(steady(60, 2, 0, 0, 0))).toEqual([]);
    expect(lull(steady(60, 3, 0))).toHaveLength(1);
  });

  it('is silent where a quarter was as quiet within three years', () => {
    expect(lull([...steady(20, 5), 2, ...steady(30, 5), 2])).toEqual([]);
    expect(lull([...steady(20, 5), 2, ...steady(40, 5), 2]).map(({ month }) => month)).toEqual([
      61,
    ]);
  });

  it('is silent with less than three years and a quarter, or a month missing', () => {
    expect(lull(steady(38, 5, 0))).toEqual([]);
    expect(lull([...steady(20, 5), Number.NaN, ...steady(25, 5), 0])).toEqual([]);
  });
});
