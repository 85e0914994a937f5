/**
 * Measures the scores; `npx tsx bench/scores.ts` prints the lines for bench/README.md, and
 * `npx tsx bench/scores.ts --write` puts them there. Draws are whole numbers, zero-inflated and
 * heavy-tailed, in blocks of a hundred units.
 */
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { type Random, randomStream, type Samples } from '../src/core/index.ts';
import {
  type DrawsBlock,
  scoreBlock,
  scoredBlock,
  scoreRows,
  scores,
} from '../src/scores/index.ts';
import { writeChapter } from './chapter.ts';

const LEADS = 12;
const UNITS = 13_110;
const SAMPLES = 1000;
const BLOCK = 100;
const SORTED = 2000;

interface Measured {
  what: string;
  aim: string;
  found: string;
}
const measured: Measured[] = [];
const note = (what: string, aim: string, found: string) => measured.push({ what, aim, found });
const seconds = (work: () => void) => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

/** A count that is often 0 and now and then large. */
function count(level: number, random: Random): number {
  return random() < 0.6 ? 0 : Math.floor(level * (1 / (1 - 0.9999 * random()) ** 0.8 - 0.9));
}

/** Seconds of the processor so far: on a busy machine the clock runs on while others work. */
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const making = { clock: 0, processor: 0 };
/** Blocks that share one array, each unit with a level of its own; time for making them is kept apart. */
function* blocks(): Generator<DrawsBlock> {
  const random = randomStream(1);
  const samples = new Int32Array(BLOCK * LEADS * SAMPLES);
  for (let unit = 0; unit < UNITS; unit += BLOCK) {
    const start = { clock: performance.now() / 1000, processor: processor() };
    const rows = Math.min(BLOCK, UNITS - unit) * LEADS;
    const observed = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const level = 10 ** (3 * random() - 1);
      observed[row] = count(level, random);
      for (let i = 0; i < SAMPLES; i++) samples[row * SAMPLES + i] = count(level, random);
    }
    making.clock += performance.now() / 1000 - start.clock;
    making.processor += processor() - start.processor;
    yield {
      samples: samples.subarray(0, rows * SAMPLES),
      observed,
      n_leads: LEADS,
      n_samples: SAMPLES,
    };
  }
}

let rows = 0;
const before = processor();
const all = seconds(() => {
  rows = scoreRows(blocks(), scores.entries).crps.length;
});
const own = processor() - before - making.processor;
const peak = process.resourceUsage().maxRSS / 1024;
note(
  `all ${scores.entries.length} scores of ${rows.toLocaleString('en')} rows × ${SAMPLES.toLocaleString('en')} draws`,
  '20 s',
  `${(all - making.clock).toFixed(1)} s; of the processor ${own.toFixed(1)} s`,
);
note('largest memory of the process', '1,024 MB', `${peak.toFixed(0)} MB`);

const spent = new Map<string, number>();
let sorting = 0;
for (const given of blocks()) {
  const start = performance.now();
  const block = scoredBlock(given);
  sorting += (performance.now() - start) / 1000;
  for (const score of scores.entries) {
    const took = seconds(() => scoreBlock(block, [score]));
    spent.set(score.id, (spent.get(score.id) ?? 0) + took);
  }
}
note('of which sorting and checking', '–', `${sorting.toFixed(1)} s`);
for (const [id, took] of spent) note(`of which ${id}`, '–', `${took.toFixed(1)} s`);

/** Sorts rows of one range in the three ways; microseconds for a row. */
function sorts(range: number): void {
  const random = randomStream(range);
  const samples = Int32Array.from({ length: SORTED * SAMPLES }, () => Math.floor(range * random()));
  const observed = new Float64Array(SORTED);
  const ways: [string, (copy: Samples) => void][] = [
    [
      'checked and sorted here',
      (s) => scoredBlock({ samples: s, observed, n_leads: 1, n_samples: SAMPLES }),
    ],
    ["the engine's sort", (s) => eachRow(s, (row) => row.sort())],
    ['two passes of radix', (s) => eachRow(s, radix)],
  ];
  for (const [, sort] of ways) sort(samples.slice());
  const found = ways.map(([name, sort]) => {
    const copy = samples.slice();
    return `${name} ${((1e6 * seconds(() => sort(copy))) / SORTED).toFixed(0)} µs`;
  });
  note(`a row of range ${range.toLocaleString('en')}`, '–', found.join(', '));
}

function eachRow(samples: Samples, sort: (row: Samples) => void): void {
  for (let from = 0; from < samples.length; from += SAMPLES)
    sort(samples.subarray(from, from + SAMPLES));
}

const other = new Int32Array(SAMPLES);
const starts = [new Int32Array(2049), new Int32Array(2049)];
/** By the low and then the next eleven bits. */
function radix(row: Samples): void {
  for (const [pass, start] of starts.entries()) {
    const [from, to] = pass === 0 ? [row, other] : [other, row];
    const shift = 11 * pass;
    start.fill(0);
    for (let i = 0; i < from.length; i++) start[((from[i] >>> shift) & 2047) + 1]++;
    for (let v = 1; v < 2048; v++) start[v] += start[v - 1];
    for (let i = 0; i < from.length; i++) to[start[(from[i] >>> shift) & 2047]++] = from[i];
  }
}

for (const range of [2, 20, 100, 1000, 10_000, 100_000]) sorts(range);

writeChapter(
  'Scores',
  [
    `\`npx tsx bench/scores.ts --write\`: once, on ${cpus().length} × ${cpus()[0].model}, Node ${process.version}, one core; making the draws is not counted.`,
    '',
    '| what | aim | measured |',
    '|---|---|---|',
    ...measured.map(({ what, aim, found }) => `| ${what} | ${aim} | ${found} |`),
  ],
  process.argv.includes('--write'),
);
