import { describe, expect, it } from 'vitest';
import type { Firing, Signal } from '../../src/core/index.ts';
import { signalRecord, signals } from '../../src/signals/index.ts';
import { steady } from './series.ts';

const FIRST = 24_000;
const input = (columns: Record<string, number[]>) => ({
  first: FIRST,
  values: Object.fromEntries(
    Object.entries(columns).map(([id, column]) => [id, Float64Array.from(column)]),
  ),
});

/** A signal that fires in months it is told. */
function told(months: number[], more: Partial<Signal> = {}): Signal {
  return {
    ...signals.get('surge'),
    memory: 0,
    id: 'told',
    detect: ({ first }): Firing[] =>
      months.map((month) => ({ month: first + month, value: 1, threshold: 0 })),
    ...more,
  };
}

describe('signalRecord', () => {
  it('by hand: a surge followed by a worse quarter and one followed by a better', () => {
    // Surges at 12 (4 4 9 → 9 9 9: 17 < 27) and at 24 (9 9 30 → 9 9 9: 48 > 27).
    const events = [...steady(12, 4), ...steady(12, 9), 30, ...steady(12, 9)];
    const record = signalRecord(signals.get('surge'), input({ events }))!;
    expect(record.signal).toBe('surge');
    expect(record.firings).toEqual([
      { month: FIRST + 12, value: 9, threshold: 4 },
      { month: FIRST + 24, value: 30, threshold: 9 },
    ]);
    expect(record).toMatchObject({ fired: 2, followed: 2, worse_after: 1 });
  });

  it('an equal quarter is not worse, and a quarter that is not over is not counted', () => {
    const events = steady(60, 5);
    expect(signalRecord(told([30]), input({ events }))).toMatchObject({
      fired: 1,
      followed: 1,
      worse_after: 0,
    });
    expect(signalRecord(told([56, 57, 58, 59]), input({ events }))).toMatchObject({
      fired: 4,
      followed: 1,
      worse_after: 0,
    });
  });

  it('firings older than ten years are said and not counted', () => {
    const events = steady(150, 5);
    const record = signalRecord(told([10, 29, 30, 100]), input({ events }))!;
    expect(record.firings).toHaveLength(4);
    expect(record.fired).toBe(2);
  });

  it('months that are still filling up are left out of the firings', () => {
    const events = steady(60, 5);
    const record = signalRecord(told([56, 57, 59], { settle_months: 3 }), input({ events }))!;
    expect(record.firings.map(({ month }) => month - FIRST)).toEqual([56]);
    expect(record.fired).toBe(1);
  });

  it('months watched are those with a value, ten years at most', () => {
    expect(signalRecord(told([]), input({ events: steady(200, 5) }))!.months_watched).toBe(120);
    const holed = steady(60, 5).with(3, Number.NaN);
    expect(signalRecord(told([]), input({ events: holed }))!.months_watched).toBe(59);
  });

  it('months in which it could not have fired are not watched', () => {
    // Thirteen months: a surge looks back over twelve, so it could have fired in one.
    const short = signalRecord(signals.get('surge'), input({ events: steady(13, 5) }))!;
    expect(short.months_watched).toBe(1);
    // Two hundred months, of which a lull is silent about the newest three.
    const long = signalRecord(signals.get('lull'), input({ events: steady(200, 5) }))!;
    expect(long.months_watched).toBe(117);
  });

  it('without the outcome it reads there is no record', () => {
    const turn = signals.get('one-sided-turn');
    expect(signalRecord(turn, input({ events: steady(60, 5) }))).toBeUndefined();
    const missing = { events: steady(60, 5), 'one-sided-events': steady(60, Number.NaN) };
    expect(signalRecord(turn, input(missing))).toBeUndefined();
  });

  it('without events there are firings and no sequel', () => {
    const cells = { 'cells-with-events': [...steady(12, 3), 9, ...steady(6, 3)] };
    expect(signalRecord(signals.get('spread'), input(cells))).toMatchObject({
      fired: 1,
      followed: 0,
      worse_after: 0,
    });
  });
});
