import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignalInput } from '../../src/core/index.ts';
import { signals } from '../../src/signals/index.ts';
import { firingsOf, steady } from './series.ts';

const FIRST = 24_000;
const LENGTH = 72;
const NEEDS = [...new Set(signals.entries.flatMap((signal) => signal.needs))];
const NAMED = signals.entries.map((signal) => [signal.id, signal] as const);

/** Months at some level, with steps, spikes and now and then a month missing. */
const column = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 12 }), { minLength: LENGTH, maxLength: LENGTH }),
    fc.integer({ min: 0, max: LENGTH }),
    fc.constantFrom(0, 1, 5),
    fc.option(fc.integer({ min: 0, max: LENGTH - 1 })),
  )
  .map(([values, step, times, hole]) =>
    Float64Array.from(values, (value, i) =>
      i === hole ? Number.NaN : i < step ? value : value * times,
    ),
  );
const inputs: fc.Arbitrary<SignalInput> = fc.tuple(...NEEDS.map(() => column)).map((columns) => ({
  first: FIRST,
  values: Object.fromEntries(NEEDS.map((need, i) => [need, columns[i]])),
}));

const until = (input: SignalInput, months: number): SignalInput => ({
  first: input.first,
  values: Object.fromEntries(
    Object.entries(input.values).map(([id, values]) => [id, values.slice(0, months)]),
  ),
});

describe('every signal', () => {
  it.each(NAMED)('%s sees only the past', (_, signal) => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: LENGTH }), (input, months) => {
        const known = signal.detect(until(input, months));
        const all = signal.detect(input);
        expect(known).toEqual(all.filter(({ month }) => month < FIRST + months));
      }),
      { numRuns: 60 },
    );
  });

  it.each(NAMED)('%s is silent on flat series', (_, signal) => {
    for (const value of [0, 1, 5, 40]) {
      const columns = Object.fromEntries(signal.needs.map((need) => [need, steady(120, value)]));
      if (signal.id === 'first-time') columns['first-time-actors'] = steady(120, 0);
      expect(firingsOf(signal, columns)).toEqual([]);
    }
  });

  it.each(NAMED)('%s gives the same twice, in order, and leaves its input alone', (_, signal) => {
    let fired = 0;
    fc.assert(
      fc.property(inputs, (input) => {
        const copy = structuredClone(input);
        const firings = signal.detect(input);
        fired += firings.length;
        expect(signal.detect(input)).toEqual(firings);
        expect(input).toEqual(copy);
        for (const [i, { month, value, threshold }] of firings.entries()) {
          expect(month >= FIRST && month < FIRST + LENGTH).toBe(true);
          if (i > 0) expect(month).toBeGreaterThan(firings[i - 1].month);
          expect(Number.isFinite(value) && Number.isFinite(threshold)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
    expect(fired, 'the invented series make it speak').toBeGreaterThan(0);
  });

  it.each(NAMED)('%s reads only the outcomes that it names', (_, signal) => {
    fc.assert(
      fc.property(inputs, (input) => {
        const named = Object.fromEntries(signal.needs.map((need) => [need, input.values[need]]));
        expect(signal.detect({ first: FIRST, values: named })).toEqual(signal.detect(input));
      }),
      { numRuns: 20 },
    );
  });
});
