import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  basinsOf,
  combinationsOf,
  findNear,
  findScenarios,
  impactsFrom,
  inconsistencyOf,
  marginsOf,
  smallestBreak,
} from '../../src/scenarios/index.ts';
import { bruteForce, combinations, descriptorOf, smallMatrix } from './random-matrix.ts';
import { PUBLISHED, somewhereland } from './somewhereland.ts';

const fromOne = (scenario: readonly number[]) => scenario.map((state) => state + 1).join(' ');

describe('Somewhereland', () => {
  const impacts = somewhereland();

  it('has 486 combinations and the ten consistent scenarios that are published', () => {
    const { scenarios, count, is_whole, is_cut } = findScenarios(impacts);
    expect(combinationsOf(impacts)).toBe(486n);
    expect([count, is_whole, is_cut]).toEqual([10n, true, false]);
    expect(scenarios.map(fromOne).sort()).toEqual([...PUBLISHED].sort());
  });

  it('has the balances of the scenario that the manual works through, inconsistent in wealth', () => {
    // S = [A2 B1 C3 D1 E1 F1]: the balance of D is −7 for D1 and 7 for D2.
    const margins = marginsOf(impacts, [1, 0, 2, 0, 0, 0]);
    expect(margins[3]).toBe(-14);
    expect(margins.filter((margin) => margin < 0)).toHaveLength(1);
    expect(inconsistencyOf(margins)).toBe(14);
  });

  it('lists no more than asked for and counts them all', () => {
    const { scenarios, count, is_cut } = findScenarios(impacts, { most: 3 });
    expect([scenarios.length, count, is_cut]).toEqual([3, 10n, true]);
  });

  it('says when the search gave up', () => {
    expect(findScenarios(impacts, { most_steps: 2, most_tried: 1 }).is_whole).toBe(false);
  });
});

describe('the exact search', () => {
  it('finds what trying every combination finds, in the same order', () => {
    fc.assert(
      fc.property(smallMatrix, fc.integer({ min: 0, max: 4 }), (impacts, tolerance) => {
        const found = findScenarios(impacts, { tolerance });
        expect(found.scenarios).toEqual(bruteForce(impacts, tolerance));
        expect(found.count).toBe(BigInt(found.scenarios.length));
      }),
      { numRuns: 150 },
    );
  });

  it('finds the same whether combinations left are tried early, late or never', () => {
    fc.assert(
      fc.property(smallMatrix, fc.constantFrom(1, 6, 40), (impacts, most_tried) => {
        expect(findScenarios(impacts, { most_tried })).toEqual(findScenarios(impacts));
      }),
      { numRuns: 100 },
    );
  });

  it('searches together what bears on a settled descriptor that judges itself', () => {
    // The second state of the first descriptor is ruled out by itself; the first holds unless both others push.
    const values = new Int32Array(36);
    values[0] = 1;
    values[7] = -10;
    values[3 * 6 + 1] = 1;
    values[5 * 6 + 1] = 1;
    const impacts = impactsFrom([2, 2, 2], values);
    expect(findScenarios(impacts).scenarios).toEqual(bruteForce(impacts, 0));
    expect(findScenarios(impacts, { most_tried: 1 }).count).toBe(3n);
  });

  it('finds the same for forced states, and never another state of a forced descriptor', () => {
    fc.assert(
      fc.property(smallMatrix, fc.nat(), fc.nat(), (impacts, a, b) => {
        const d = a % impacts.sizes.length;
        const forced = new Map([[d, b % impacts.sizes[d]]]);
        const { scenarios } = findScenarios(impacts, { forced });
        expect(scenarios).toEqual(bruteForce(impacts, 0, forced));
        expect(scenarios.every((scenario) => scenario[d] === forced.get(d))).toBe(true);
        // What is consistent without force stays so when its own state is forced.
        for (const free of findScenarios(impacts).scenarios)
          if (free[d] === forced.get(d)) expect(scenarios).toContainEqual(free);
      }),
      { numRuns: 100 },
    );
  });

  it('is not moved by the same number added to every cell of a row of a section', () => {
    fc.assert(
      fc.property(
        smallMatrix,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: -9, max: 9 }),
        (impacts, a, b, added) => {
          const { sizes, offsets } = impacts;
          const total = offsets[sizes.length];
          const row = a % total;
          const to = b % sizes.length;
          const values = Int32Array.from(impacts.values);
          for (let s = offsets[to]; s < offsets[to + 1]; s++) values[row * total + s] += added;
          if (descriptorOf(offsets, row) === to) return;
          const moved = findScenarios(impactsFrom(sizes, values));
          expect(moved.scenarios).toEqual(findScenarios(impacts).scenarios);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is not moved by doubling all judgements', () => {
    fc.assert(
      fc.property(smallMatrix, (impacts) => {
        const doubled = impactsFrom(
          impacts.sizes,
          impacts.values.map((value) => 2 * value),
        );
        expect(findScenarios(doubled).scenarios).toEqual(findScenarios(impacts).scenarios);
      }),
      { numRuns: 50 },
    );
  });

  it('follows the states when they change places', () => {
    fc.assert(
      fc.property(smallMatrix, (impacts) => {
        const { sizes, offsets, values } = impacts;
        const total = offsets[sizes.length];
        // Every descriptor read backwards.
        const turned = (state: number) => {
          const d = descriptorOf(offsets, state);
          return offsets[d] + offsets[d + 1] - 1 - state;
        };
        const backwards = new Int32Array(total * total);
        for (let r = 0; r < total; r++)
          for (let c = 0; c < total; c++)
            backwards[turned(r) * total + turned(c)] = values[r * total + c];
        const found = findScenarios(impactsFrom(sizes, backwards)).scenarios;
        const same = found
          .map((scenario) => scenario.map((s, d) => sizes[d] - 1 - s).join())
          .sort();
        expect(same).toEqual(
          findScenarios(impacts)
            .scenarios.map((one) => one.join())
            .sort(),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('multiplies what does not bear on each other: 2^60 scenarios are counted, some listed', () => {
    const sizes = new Array(120).fill(2);
    const values = new Int32Array(240 * 240);
    // Pairs of descriptors whose states promote their like: two scenarios a pair.
    for (let d = 0; d < 120; d++)
      for (let s = 0; s < 2; s++) values[(2 * d + s) * 240 + 2 * (d ^ 1) + s] = 1;
    const found = findScenarios(impactsFrom(sizes, values), { most: 5 });
    expect([found.count, found.scenarios.length, found.is_whole]).toEqual([2n ** 60n, 5, true]);
  });
});

describe('near misses', () => {
  it('are all that miss by no more than the threshold, the nearest first', () => {
    fc.assert(
      fc.property(smallMatrix, (impacts) => {
        const { near } = findNear(impacts, 2, {});
        const all = bruteForce(impacts, 2)
          .map((scenario) => ({
            scenario,
            inconsistency: inconsistencyOf(marginsOf(impacts, scenario)),
          }))
          .filter(({ inconsistency }) => inconsistency > 0)
          .sort((a, b) => a.inconsistency - b.inconsistency);
        expect(near).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  it('say when they are cut', () => {
    const { near, is_cut } = findNear(somewhereland(), 3, { most: 2 });
    expect([near.length, is_cut]).toEqual([2, true]);
  });
});

describe('succession', () => {
  test.each(['global', 'local'] as const)(
    '%s: what does not move is what is consistent',
    (succession) => {
      fc.assert(
        fc.property(smallMatrix, (impacts) => {
          const { attractors, starts, is_exact } = basinsOf(impacts, { succession, seed: 1 });
          const fixed = attractors.filter(({ scenarios }) => scenarios.length === 1);
          const texts = fixed.map(({ scenarios }) => scenarios[0].join()).sort();
          expect(texts).toEqual(
            findScenarios(impacts)
              .scenarios.map((one) => one.join())
              .sort(),
          );
          const total = attractors.reduce((sum, { basin }) => sum + basin, 0);
          expect([total, is_exact]).toEqual([starts, true]);
          expect(starts).toBe(combinations(impacts.sizes).length);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('random: what does not move is consistent, and the same seed draws the same', () => {
    const impacts = somewhereland();
    const request = { succession: 'random', seed: 7, samples: 500 } as const;
    const drawn = basinsOf(impacts, request);
    expect(basinsOf(impacts, request)).toEqual(drawn);
    for (const { scenarios } of drawn.attractors)
      expect(PUBLISHED).toContain(fromOne(scenarios[0]));
    const total = drawn.attractors.reduce((sum, { basin }) => sum + basin, drawn.unsettled);
    expect([total, drawn.is_exact]).toEqual([500, false]);
  });

  it('sampled basins come near to the exact ones', () => {
    const impacts = somewhereland();
    const exact = basinsOf(impacts, { succession: 'global', seed: 1 });
    const sampled = basinsOf(impacts, {
      succession: 'global',
      seed: 1,
      most_exact: 10,
      samples: 20_000,
    });
    expect(sampled.is_exact).toBe(false);
    for (const { scenarios, basin } of exact.attractors) {
      const other = sampled.attractors.find((one) => one.scenarios.join() === scenarios.join());
      expect(Math.abs((other?.basin ?? 0) / 20_000 - basin / 486)).toBeLessThan(0.02);
    }
  });
});

describe('the smallest change of one judgement that ends a scenario', () => {
  it('ends it, and no smaller change of any judgement does', () => {
    fc.assert(
      fc.property(smallMatrix, (impacts) => {
        const { sizes, offsets, values } = impacts;
        const total = offsets[sizes.length];
        for (const scenario of findScenarios(impacts).scenarios.slice(0, 2)) {
          const breaking = smallestBreak(impacts, scenario, new Map())!;
          const changed = (at: number, by: number) => {
            const other = Int32Array.from(values);
            other[at] += by;
            return inconsistencyOf(marginsOf(impactsFrom(sizes, other), scenario)) > 0;
          };
          const { from, from_state, to, to_state, change } = breaking;
          expect(
            changed((offsets[from] + from_state) * total + offsets[to] + to_state, change),
          ).toBe(true);
          const less = Math.abs(change) - 1;
          for (let at = 0; at < values.length; at++)
            expect(changed(at, less) || changed(at, -less)).toBe(false);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('stays on the scale, or is not there', () => {
    const impacts = somewhereland();
    const scenario = findScenarios(impacts).scenarios[0];
    const narrow = smallestBreak(impacts, scenario, new Map(), { low: -3, high: 3 });
    expect(narrow === undefined || Math.abs(narrow.would_be) <= 3).toBe(true);
    expect(smallestBreak(impacts, scenario, new Map(), { low: 100, high: 101 })).toBeUndefined();
  });
});
