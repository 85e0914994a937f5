import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream, VigieError } from '../../src/core/index.ts';
import { loadMixedInteger, type SolveMixedInteger } from '../../src/math/index.ts';
import { type AllocationProblem, allocate, OBJECTIVES } from '../../src/plans/index.ts';
import { bruteForce } from './brute-force.ts';

let solve: SolveMixedInteger;
beforeAll(async () => {
  solve = await loadMixedInteger();
});

const solved = (problem: AllocationProblem, seconds = 60) => {
  const end = performance.now() + seconds * 1000;
  return allocate(problem, { solve, seed: 1, left: () => (end - performance.now()) / 1000 });
};

/** Every pair, at distances of a matrix `[demand][site]`. */
function linksOf(km: readonly (readonly number[])[]): AllocationProblem['links'] {
  const pairs = km.flatMap((row, i) => row.map((distance, j) => ({ i, j, distance })));
  const there = pairs.filter(({ distance }) => Number.isFinite(distance));
  return {
    demand: there.map(({ i }) => i),
    site: there.map(({ j }) => j),
    distance: there.map(({ distance }) => distance),
  };
}

const small = fc
  .record({
    objective: fc.constantFrom(...OBJECTIVES),
    count: fc.integer({ min: 1, max: 3 }),
    weights: fc.array(fc.constantFrom(0, 0.5, 1, 2, 3, 7, 8), { minLength: 2, maxLength: 5 }),
    regions: fc.array(fc.constantFrom('north', 'south'), { minLength: 5, maxLength: 5 }),
    sites: fc.array(
      fc.record({
        capacity: fc.option(fc.integer({ min: 5, max: 20 }), { nil: undefined }),
        cost: fc.integer({ min: 0, max: 5 }),
        is_open: fc.constantFrom(false, false, false, true),
        barred: fc.constantFrom(undefined, undefined, undefined, 'closed'),
      }),
      { minLength: 3, maxLength: 5 },
    ),
    hasCapacities: fc.boolean(),
    km: fc.array(
      fc.array(fc.constantFrom(0, 1, 2.5, 3, 4, 5, 7, 11, Number.POSITIVE_INFINITY), {
        minLength: 5,
        maxLength: 5,
      }),
      { minLength: 5, maxLength: 5 },
    ),
    budget: fc.option(fc.integer({ min: 2, max: 9 }), { nil: undefined }),
    share: fc.option(fc.constantFrom(0.1, 0.4, 0.8), { nil: undefined }),
  })
  .map(
    ({
      weights,
      regions,
      sites,
      hasCapacities,
      km,
      budget,
      share,
      ...rest
    }): AllocationProblem => ({
      ...rest,
      radius: 4,
      demand: weights.map((weight, i) => ({ id: `d${i}`, weight, region: regions[i] })),
      sites: sites.map(({ capacity, cost, is_open, barred }, j) => ({
        id: `s${j}`,
        cost,
        is_open,
        ...(hasCapacities && capacity !== undefined ? { capacity } : {}),
        ...(barred !== undefined ? { barred } : {}),
      })),
      links: linksOf(weights.map((_, i) => sites.map((_, j) => km[i][j]))),
      ...(budget === undefined ? {} : { budget }),
      ...(share === undefined ? {} : { floors: [{ region: regions[0], share }] }),
    }),
  );

/** What is refused before anything is solved. */
const BEFORE_SOLVING = ['count', 'no-need', 'floor', 'nobody-reached'];

it('is as good as the best of all sets, with capacities, budgets, floors and open sites', () => {
  let compared = 0;
  fc.assert(
    fc.property(small, (problem) => {
      const best = bruteForce(problem);
      try {
        const found = solved(problem);
        compared++;
        expect(found.status).toBe('optimal');
        expect(found.gap).toBe(0);
        expect(found.value).toBeCloseTo(best ?? Number.NaN, 6);
      } catch (error) {
        if (!(error instanceof VigieError)) throw error;
        const isEarly = error.issues.some(({ code }) => BEFORE_SOLVING.includes(code));
        if (!isEarly) expect(best).toBeUndefined();
      }
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(compared).toBeGreaterThan(75);
});

/** Nodes of a random connected graph with ways of 1 to 100, as OR-Library's pmed files are made. */
function graph(n: number, seed: number): number[][] {
  const random = randomStream(seed);
  const km = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)),
  );
  const join = (i: number, j: number) => {
    km[i][j] = 1 + Math.floor(random() * 100);
    km[j][i] = km[i][j];
  };
  for (let i = 1; i < n; i++) join(i, Math.floor(random() * i));
  for (let k = 0; k < (n * n) / 50; k++) {
    const [i, j] = [Math.floor(random() * n), Math.floor(random() * n)];
    if (i !== j) join(i, j);
  }
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) km[i][j] = Math.min(km[i][j], km[i][k] + km[k][j]);
  return km;
}

const onNodes = (
  km: number[][],
  objective: AllocationProblem['objective'],
  count: number,
): AllocationProblem => ({
  ...{ objective, count, radius: 60 },
  demand: km.map((_, i) => ({ id: `d${i}`, weight: 1 })),
  sites: km.map((_, j) => ({ id: `s${j}` })),
  links: linksOf(km),
});

describe('on networks of 100 and 200 nodes', () => {
  it.each([
    [100, 10],
    [200, 10],
    [200, 40],
  ])('%i nodes and %i sites are proved optimal', (n, count) => {
    const found = solved(onNodes(graph(n, n + count), 'p-median', count));
    expect(found.status).toBe('optimal');
    expect(found.sites).toHaveLength(count);
    expect(found.value).toBeLessThanOrEqual(found.greedy_value!);
  });

  it('every demand goes to its nearest open site, and is served once', () => {
    const km = graph(60, 3);
    const found = solved(onNodes(km, 'p-median', 5));
    const open = found.sites.map(({ id }) => Number(id.slice(1)));
    let sum = 0;
    for (const { id, serves } of found.sites)
      for (const demand of serves) {
        const row = km[Number(demand.slice(1))];
        expect(row[Number(id.slice(1))]).toBe(Math.min(...open.map((j) => row[j])));
        sum += row[Number(id.slice(1))];
      }
    expect(found.sites.flatMap(({ serves }) => serves)).toHaveLength(60);
    expect(found.value).toBe(sum);
  });

  it('what the sites of a coverage add is what is covered, and the rest is uncovered', () => {
    const found = solved(onNodes(graph(100, 4), 'coverage', 4));
    expect(found.sites.reduce((sum, { adds }) => sum + adds, 0)).toBe(found.value);
    expect(found.uncovered.reduce((sum, { weight }) => sum + weight, 0)).toBe(100 - found.value);
  });

  it('a p-centre of one more site is never farther', () => {
    const km = graph(80, 5);
    const [five, six] = [5, 6].map((count) => solved(onNodes(km, 'p-center', count)).value);
    expect(six).toBeLessThanOrEqual(five);
  });
});

it('gives the same sites for the same seed', () => {
  const problem = onNodes(graph(70, 6), 'p-median', 6);
  expect(solved(problem)).toEqual(solved(problem));
});

it('says how far it got when the time is over', () => {
  const random = randomStream(9);
  const km = graph(120, 1).map((row) => row.map(() => 1 + Math.floor(random() * 100)));
  const found = solved(onNodes(km, 'p-median', 5), 0.4);
  expect(found.status).toBe('time-limit');
  expect(found.bound).toBeLessThan(found.value);
  expect(found.gap).toBeCloseTo((found.value - found.bound) / found.value, 12);
});

describe('what cannot be', () => {
  const line: AllocationProblem = {
    objective: 'coverage',
    count: 1,
    radius: 1,
    demand: [
      { id: 'a', weight: 6, region: 'north' },
      { id: 'b', weight: 4, region: 'north' },
      { id: 'c', weight: 9, region: 'south' },
    ],
    sites: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
    links: linksOf([
      [0, 5, 9],
      [5, 0, 9],
      [9, 9, 0],
    ]),
  };
  const issuesOf = (problem: AllocationProblem) => {
    try {
      solved(problem);
    } catch (error) {
      if (error instanceof VigieError)
        return error.issues.map(({ code, what }) => `${code}: ${what}`);
      throw error;
    }
    return [];
  };

  it('a floor that no site can meet says its region and how far it can go', () => {
    expect(issuesOf({ ...line, floors: [{ region: 'north', share: 0.8 }] })).toEqual([
      'floor-infeasible: region "north" cannot have 80 % within the radius: 1 sites reach 60 %',
    ]);
  });

  it('floors that can be met apart and not together say so', () => {
    const floors = ['north', 'south'].map((region) => ({ region, share: 0.5 }));
    const [only] = issuesOf({ ...line, floors });
    expect(only).toMatch(/^floor-infeasible: .*together with the other floors: 1 sites reach 0 %$/);
  });

  it('too few sites to reach everyone say how many it takes', () => {
    const links = linksOf(
      [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 0 : Number.POSITIVE_INFINITY))),
    );
    expect(issuesOf({ ...line, objective: 'p-median', count: 2, links })).toEqual([
      'infeasible: 2 sites cannot reach every demand: it takes 3',
    ]);
  });

  it('every fault of a problem is told at once', () => {
    const sites = line.sites.map((site) => ({ ...site, capacity: 5 }));
    const floors = [{ region: 'west', share: 2 }];
    const { radius: _, ...rest } = line;
    const codes = issuesOf({ ...rest, objective: 'p-median', count: 4, sites, floors }).map(
      (text) => text.split(':')[0],
    );
    expect(codes).toEqual(['count', 'radius', 'floor', 'capacity', 'capacity', 'capacity']);
  });
});
