/** Seconds to prove p-medians, p-centres and coverages on random networks, as OR-Library's are made. */
import { randomStream } from '../src/core/index.ts';
import { loadMixedInteger } from '../src/math/index.ts';
import { allocate, type Objective } from '../src/plans/index.ts';

const solve = await loadMixedInteger();

/** Shortest ways on a random connected graph with edges of 1 to 100. */
function network(n: number, seed: number): number[][] {
  const random = randomStream(seed);
  const far = Number.POSITIVE_INFINITY;
  const km = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 0 : far)),
  );
  const join = (i: number, j: number) => {
    const length = 1 + Math.floor(random() * 100);
    km[i][j] = length;
    km[j][i] = length;
  };
  for (let i = 1; i < n; i++) join(i, Math.floor(random() * i));
  for (let k = 0; k < (n * n) / 50; k++)
    join(Math.floor(random() * n), Math.floor(random() * (n - 1)));
  for (let i = 0; i < n; i++) km[i][i] = 0;
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) km[i][j] = Math.min(km[i][j], km[i][k] + km[k][j]);
  return km;
}

const CASES: [Objective, number, number][] = [
  ['p-median', 100, 5],
  ['p-median', 100, 33],
  ['p-median', 200, 5],
  ['p-median', 200, 20],
  ['p-median', 200, 67],
  ['p-center', 200, 10],
  ['coverage', 200, 10],
];

for (const [objective, n, count] of CASES) {
  const km = network(n, n + count);
  const nodes = km.map((_, i) => i);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const { status, value, gap } = allocate(
    {
      ...{ objective, count, radius: 40 },
      demand: nodes.map((i) => ({ id: `d${i}`, weight: 1 })),
      sites: nodes.map((j) => ({ id: `s${j}` })),
      links: {
        demand: nodes.flatMap((i) => nodes.map(() => i)),
        site: nodes.flatMap(() => nodes),
        distance: km.flat(),
      },
    },
    { solve, seed: 1, left: () => 60 - seconds() },
  );
  process.stdout.write(
    `${objective} ${n} nodes ${count} sites: ${value} ${status} gap ${gap} in ${seconds().toFixed(1)} s\n`,
  );
}
