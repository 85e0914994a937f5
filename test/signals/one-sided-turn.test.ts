import { describe, expect, it } from 'vitest';
import { signals } from '../../src/signals/index.ts';
import { firingsOf, steady } from './series.ts';

const turn = (attacks: number[], events: number[]) =>
  firingsOf(signals.get('one-sided-turn'), { 'one-sided-events': attacks, events });

describe('one-sided-turn', () => {
  it('fires when attacks on civilians are a larger share of a quarter than in three years', () => {
    const firings = turn(steady(39, 2, 8), steady(39, 10, 10));
    // Hand: (2 + 2 + 8)/30 against 6/30.
    expect(firings).toEqual([{ month: 39, value: 0.4, threshold: 0.2 }]);
  });

  it('is silent on a flat share, however the level moves', () => {
    expect(turn(steady(60, 2), steady(60, 10))).toEqual([]);
    expect(
      turn([...steady(39, 2), ...steady(6, 20)], [...steady(39, 10), ...steady(6, 100)]),
    ).toEqual([]);
  });

  it('needs six attacks in the quarter', () => {
    expect(turn(steady(39, 0, 5), steady(39, 10, 10))).toEqual([]);
    expect(turn(steady(39, 0, 6), steady(39, 10, 10))).toEqual([
      { month: 39, value: 0.2, threshold: 0 },
    ]);
  });

  it('is silent where months are missing in either column', () => {
    const attacks = steady(39, 2, 8);
    const events = steady(39, 10, 10);
    expect(turn(attacks.with(20, Number.NaN), events)).toEqual([]);
    expect(turn(attacks, events.with(20, Number.NaN))).toEqual([]);
    expect(turn(attacks.with(39, Number.NaN), events)).toEqual([]);
    expect(turn(attacks, events.with(39, Number.NaN))).toEqual([]);
  });
});
