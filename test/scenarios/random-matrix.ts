/** Small matrices for properties, and a search without any cleverness to hold others against. */
import fc from 'fast-check';
import {
  type Impacts,
  impactsFrom,
  inconsistencyOf,
  marginsOf,
} from '../../src/scenarios/index.ts';

/** Two to five descriptors of two to four states, judgements from −3 to 3, none on itself. */
export const smallMatrix: fc.Arbitrary<Impacts> = fc
  .array(fc.integer({ min: 2, max: 4 }), { minLength: 2, maxLength: 5 })
  .chain((sizes) => {
    const total = sizes.reduce((sum, size) => sum + size, 0);
    return fc
      .array(fc.integer({ min: -3, max: 3 }), { minLength: total ** 2, maxLength: total ** 2 })
      .map((values) => withoutSelf(impactsFrom(sizes, values)));
  });

function withoutSelf({ sizes, offsets, values }: Impacts): Impacts {
  const total = offsets[sizes.length];
  const kept = Int32Array.from(values, (value, at) =>
    descriptorOf(offsets, Math.floor(at / total)) === descriptorOf(offsets, at % total) ? 0 : value,
  );
  return impactsFrom(sizes, kept);
}

export function descriptorOf(offsets: Int32Array, state: number): number {
  let d = 0;
  while (state >= offsets[d + 1]) d++;
  return d;
}

/** Every combination, in ascending order. */
export function combinations(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (all, size) => all.flatMap((head) => Array.from({ length: size }, (_, s) => [...head, s])),
    [[]],
  );
}

export function bruteForce(
  impacts: Impacts,
  tolerance = 0,
  forced: ReadonlyMap<number, number> = new Map(),
): number[][] {
  return combinations(impacts.sizes)
    .filter((scenario) => [...forced].every(([d, s]) => scenario[d] === s))
    .filter((scenario) => inconsistencyOf(marginsOf(impacts, scenario), forced) <= tolerance);
}
