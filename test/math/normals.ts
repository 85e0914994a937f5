import type { Random } from '../../src/core/index.ts';

/** A standard normal draw for building test series (Box & Muller, one of the pair). */
export function normalDraw(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
