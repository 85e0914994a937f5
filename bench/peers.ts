/**
 * Vigie beside packages of others, in one run: same file, same question. For a developer's machine:
 * `npx tsx bench/peers.ts --python PYTHON --data FOLDER [--write]`; bench/peers.py says what the
 * Python needs. FOLDER holds basque.csv and prop99_packs.csv.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { randomStream } from '../src/core/index.ts';
import { drawNormal } from '../src/math/index.ts';
import { writeChapter } from './chapter.ts';

const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    data: { type: 'string', default: '../shared/data/impact' },
    write: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'vigie-peers-'));
const staggered = join(folder, 'staggered.csv');
writeFileSync(staggered, staggeredPanel());

/** 200 units, ten years; three cohorts rise from their date on, a quarter never. */
function staggeredPanel(): string {
  const random = randomStream(1);
  const rows = ['unit,time,y,first'];
  for (let unit = 0; unit < 200; unit++) {
    const first = [0, 2004, 2006, 2007][unit % 4];
    const level = 10 + 2 * drawNormal(random);
    for (let year = 2000; year < 2010; year++) {
      const effect = first > 0 && year >= first ? 1 + 0.2 * (year - first) : 0;
      const y = level + 0.3 * (year - 2000) + effect + drawNormal(random);
      rows.push(`u${String(unit).padStart(3, '0')},${year},${y},${first}`);
    }
  }
  return `${rows.join('\n')}\n`;
}

interface Report {
  weights: Record<string, number>;
  post: { effect_mean: number };
  aggregate?: { simple: { att: number } };
}

const schools = ['illit', 'prim', 'med', 'high', 'post.high'].map((s) => `school.${s}@1964..1969`);
const sectors = 'agriculture energy industry construction services.venta services.nonventa'
  .split(' ')
  .map((s) => `sec.${s}@1961..1969`);
const basque = [
  ...['--panel', join(values.data, 'basque.csv'), '--unit', 'regionname', '--time', 'year'],
  ...['--outcome', 'gdpcap', '--treated', 'Basque Country (Pais Vasco)', '--start', '1970'],
  '--predictors',
  [...schools, 'invest@1964..1969', 'gdpcap@1960..1969', ...sectors, 'popdens@1969'].join(),
  ...['--fit', '1960..1969'],
];
const packs = [
  ...['--panel', join(values.data, 'prop99_packs.csv'), '--unit', 'State', '--time', 'Year'],
  ...['--outcome', 'PacksPerCapita', '--treated', 'California', '--start', '1989'],
];
const cataluna = ({ weights }: Report) => weights.Cataluna;
const mean = ({ post }: Report) => post.effect_mean;

const cases: Record<string, { what: string; args: string[]; value: (report: Report) => number }> = {
  'basque-synth': {
    what: 'Basque Country, nested V: weight of Catalonia (R: 0.851)',
    args: [...basque, '--exclude', 'Spain (Espana)', '--inference', 'placebo-se'],
    value: cataluna,
  },
  'basque-augmented': {
    what: 'Basque Country, ridge-augmented: weight of Catalonia',
    args: [...basque, '--estimator', 'ridge-augmented', '--inference', 'placebo-se'],
    value: cataluna,
  },
  'basque-penalised': {
    what: 'Basque Country, penalised at 0.01: weight of Catalonia',
    args: [...basque, '--estimator', 'penalised', '--penalty', '0.01'],
    value: cataluna,
  },
  'prop99-sdid': {
    what: 'Proposition 99, synthetic difference-in-differences with 38 placebos: mean effect',
    args: [...packs, '--estimator', 'synthetic-did', '--inference', 'placebo-se'],
    value: mean,
  },
  'prop99-matrix-completion': {
    what: 'Proposition 99, matrix completion: mean effect',
    args: [...packs, '--estimator', 'matrix-completion', '--inference', 'placebo-se'],
    value: mean,
  },
  'staggered-simple': {
    what: 'three cohorts of 150 units, 50 never: simple aggregate',
    args: [
      ...['--panel', staggered, '--unit', 'unit', '--time', 'time', '--outcome', 'y'],
      ...['--start-column', 'first', '--estimator', 'staggered'],
    ],
    value: (report) => report.aggregate!.simple.att,
  },
};

const peers = execFileSync(values.python, ['bench/peers.py', values.data, staggered], {
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .map(
    (line) => JSON.parse(line) as { case: string; peer: string; value: number; seconds: number },
  );

const rows = peers.map((peer) => {
  const { what, args, value } = cases[peer.case];
  const start = performance.now();
  const out = execFileSync('node', ['bin/vigie.js', 'estimate', '--json', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const seconds = (performance.now() - start) / 1000;
  const ours = value(JSON.parse(out) as Report);
  const digits = (number: number) => number.toPrecision(5);
  return `| ${what} | ${peer.peer} | ${digits(peer.value)} | ${digits(ours)} | ${peer.seconds.toFixed(2)} s | ${seconds.toFixed(2)} s | ${(seconds / peer.seconds).toFixed(2)} |`;
});
rmSync(folder, { recursive: true });

writeChapter(
  'Beside packages of others',
  [
    `\`npx tsx bench/peers.ts --python PYTHON --data FOLDER --write\` on ${cpus().length} × ${cpus()[0].model}, Node ${process.version}. The peer’s time is its fit alone, the best of three; Vigie’s is the whole command, started cold, with reading, placebos, leaving out donors, other dates and the smallest change it would notice.`,
    '',
    '| case | peer | its value | Vigie’s | its time | Vigie’s | ratio |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ],
  values.write,
);
