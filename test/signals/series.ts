import type { Firing, Signal } from '../../src/core/index.ts';

/** `months` times the same value, then what follows. */
export function steady(months: number, value: number, ...then: number[]): number[] {
  return [...new Array<number>(months).fill(value), ...then];
}

/** Firings on columns by outcome id; the first month is 0, so that months are indices. */
export function firingsOf(signal: Signal, columns: Record<string, number[]>): Firing[] {
  const values = Object.fromEntries(
    Object.entries(columns).map(([id, column]) => [id, Float64Array.from(column)]),
  );
  return signal.detect({ first: 0, values });
}
