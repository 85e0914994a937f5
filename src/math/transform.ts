/** Bent scales for counts and rates, and the way back. */
import type { Transform } from '../core/index.ts';

/**
 * @throws RangeError below 0, where counts and rates are not
 * @example scaled(9, 'sqrt') // => 3
 */
export function scaled(value: number, transform: Transform): number {
  if (transform === 'none' || Number.isNaN(value)) return value;
  if (value < 0) throw new RangeError(`${value} is negative; counts and rates are not`);
  return transform === 'sqrt' ? Math.sqrt(value) : Math.log1p(value);
}

/**
 * The value that lies at a place of the bent scale; never below 0 on it.
 * @example unscaled(3, 'sqrt') // => 9
 */
export function unscaled(value: number, transform: Transform): number {
  if (transform === 'none') return value;
  return transform === 'sqrt' ? Math.max(0, value) ** 2 : Math.max(0, Math.expm1(value));
}
