/** How long exact enumeration takes: `npx tsx bench/scenarios.ts [--write]`. */
import { randomStream } from '../src/core/index.ts';
import {
  combinationsOf,
  findNear,
  findScenarios,
  type Impacts,
  impactsFrom,
} from '../src/scenarios/index.ts';
import { writeChapter } from './chapter.ts';

const times = (n: number, size: number): number[] => new Array(n).fill(size);

/** States of each descriptor: 10 to 14 descriptors, about 22 and about 400 million combinations. */
const SHAPES: [sizes: number[], aim: string][] = [
  [[...times(5, 6), ...times(5, 5)], '3 s'],
  [[...times(6, 4), ...times(4, 5), ...times(2, 3)], '3 s'],
  [[...times(5, 4), ...times(9, 3)], '3 s'],
  [times(10, 7), '30 s'],
  [[...times(9, 7), 10], '30 s'],
  [[...times(11, 5), 8], '30 s'],
  [[...times(13, 4), 6], '30 s'],
];
const SEEDS = [1, 2, 3];

/** Judgements from −3 to 3, each section filled with a probability, none on itself. */
function randomMatrix(sizes: readonly number[], filled: number, seed: number): Impacts {
  const random = randomStream(seed);
  const { offsets } = impactsFrom(sizes, []);
  const total = offsets[sizes.length];
  const values = new Int32Array(total * total);
  for (let from = 0; from < sizes.length; from++)
    for (let to = 0; to < sizes.length; to++) {
      if (from === to || random() >= filled) continue;
      for (let r = offsets[from]; r < offsets[from + 1]; r++)
        for (let c = offsets[to]; c < offsets[to + 1]; c++)
          values[r * total + c] = Math.floor(random() * 7) - 3;
    }
  return impactsFrom(sizes, values);
}

/** Seconds of processor, which other work on the machine does not lengthen much. */
function seconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const text = (value: number) => value.toFixed(2);

const rows = SHAPES.flatMap(([sizes, aim]) =>
  [1, 0.5].map((filled) => {
    const matrices = SEEDS.map((seed) => randomMatrix(sizes, filled, seed));
    const found = matrices.map((impacts) => {
      let count = 0n;
      let is_whole = false;
      const exact = seconds(() => ({ count, is_whole } = findScenarios(impacts)));
      const near = seconds(() => findNear(impacts, 1, { most: 1000 }));
      return { count, is_whole, exact, near };
    });
    const combinations = Number(combinationsOf(matrices[0])) / 1e6;
    const most = (of: (one: (typeof found)[number]) => number) => Math.max(...found.map(of));
    const counts = found.map(({ count }) => count).join(', ');
    const whole = found.every(({ is_whole }) => is_whole) ? '' : ', not whole';
    const line = `| ${sizes.length} | ${combinations.toFixed(0)} million | ${filled * 100} % | ${aim} | ${text(most((one) => one.exact))} s | ${text(most((one) => one.near))} s | ${counts}${whole} |`;
    process.stderr.write(`${line}\n`);
    return line;
  }),
);

writeChapter(
  'Scenarios: exact enumeration',
  [
    'Made by `npx tsx bench/scenarios.ts --write`. Random matrices, judgements −3 to 3; one thread, seconds of',
    'processor, slowest of three seeds, while other work shared the two cores: upper bounds. Near misses are',
    'those that miss by 1, searched up to a million choices.',
    '',
    '| descriptors | combinations | sections filled | aim | consistent | near | found, by seed |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ],
  process.argv.includes('--write'),
);
