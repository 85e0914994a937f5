/**
 * Measures the solvers of impact estimation; `npx tsx bench/math.ts` prints the lines for
 * bench/README.md, and `npx tsx bench/math.ts --write` puts them there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { randomStream } from '../src/core/index.ts';
import {
  drawNormal,
  gramOf,
  rotated,
  simplexLeastSquares,
  simulationSmoother,
  structuralModel,
} from '../src/math/index.ts';

const UNITS = 201;
const MONTHS = 120;
const DRAWS = 10_000;
const RUNS = 5;
const random = randomStream(1);

interface Measured {
  what: string;
  aim: string;
  seconds: number;
  note: string;
}

/** Median of the seconds of several runs after one that warms up. */
function median(work: () => string): { seconds: number; note: string } {
  let note = work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    note = work();
    return (performance.now() - start) / 1000;
  });
  return { seconds: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)], note };
}

/** Units that follow three common walks, each in its own measure, with noise of their own. */
function panel(): Float64Array {
  const walks = Array.from({ length: 3 }, () => {
    let at = 0;
    return Float64Array.from({ length: MONTHS }, () => (at += 0.3 * drawNormal(random)));
  });
  const series = new Float64Array(UNITS * MONTHS);
  for (let i = 0; i < UNITS; i++) {
    const level = 3 + 2 * random();
    const shares = walks.map(() => drawNormal(random));
    for (let t = 0; t < MONTHS; t++) {
      const common = walks.reduce((sum, walk, k) => sum + shares[k] * walk[t], level);
      series[i * MONTHS + t] = common + 0.5 * drawNormal(random);
    }
  }
  return series;
}

const others = (...left: number[]) =>
  Int32Array.from([...Array(UNITS).keys()].filter((unit) => !left.includes(unit)));

/** Every unit against all others, then the first without each of its donors. */
function placebosAndLeaveOneOuts(series: Float64Array): string {
  const gram = gramOf(series, UNITS, MONTHS);
  const fits = Array.from({ length: UNITS }, (_, treated) =>
    simplexLeastSquares({ gram, size: UNITS, treated, donors: others(treated) }),
  );
  for (let left = 1; left < UNITS; left++) {
    const start = fits[0].weights.filter((_, j) => j !== left - 1);
    const fit = { gram, size: UNITS, treated: 0, donors: others(0, left), start };
    fits.push(simplexLeastSquares(fit));
  }
  const gap = Math.max(...fits.map((fit) => fit.gap));
  const steps = fits.reduce((sum, fit) => sum + fit.iterations, 0) / fits.length;
  return `${fits.length} fits, ${steps.toFixed(1)} steps each, largest gap ${gap.toExponential(0)}`;
}

function simulate(options: { slope?: number; season?: number }): string {
  const model = structuralModel({ noise: 1, level: 0.1, ...options });
  const smoother = simulationSmoother(model, MONTHS);
  const y = Float64Array.from({ length: MONTHS }, (_, t) => t / 50 + drawNormal(random));
  const states = new Float64Array(MONTHS * model.Z.length);
  let sum = 0;
  for (let d = 0; d < DRAWS; d++) {
    model.H = 1 + d / DRAWS;
    sum += smoother.draw(y, random, states)[0] / DRAWS;
  }
  return `${model.Z.length} states, new variances each draw, mean of the first ${sum.toFixed(2)}`;
}

function identity(k: number): Float64Array {
  const unit = new Float64Array(k * k);
  for (let i = 0; i < k; i++) unit[i * k + i] = 1;
  return unit;
}

function decompose(rows: number, columns: number): () => string {
  const matrix = Float64Array.from({ length: rows * columns }, () => drawNormal(random));
  return () =>
    `largest ${Math.max(...rotated(matrix, rows, columns, identity(Math.min(rows, columns)), 0, 1e-12).sizes).toFixed(1)}`;
}

const series = panel();
const draws = `${DRAWS.toLocaleString('en')} draws × ${MONTHS} months`;
const rows: Measured[] = [
  {
    what: `simplex: 200 placebos and leave-one-outs × ${MONTHS} months`,
    aim: '1.5 s',
    ...median(() => placebosAndLeaveOneOuts(series)),
  },
  { what: `local level, ${draws}`, aim: '2.5 s', ...median(() => simulate({})) },
  { what: `with a slope, ${draws}`, aim: '2.5 s', ...median(() => simulate({ slope: 0.01 })) },
  { what: `with a season, ${draws}`, aim: '–', ...median(() => simulate({ season: 0.01 })) },
  { what: 'singular values of 191 × 120', aim: '–', ...median(decompose(191, 120)) },
  { what: 'singular values of 200 × 200', aim: '–', ...median(decompose(200, 200)) },
];
const lines = [
  '## Solvers of impact estimation',
  '',
  `\`npx tsx bench/math.ts --write\`: median of ${RUNS} on ${cpus().length} × ${cpus()[0].model}, Node ${process.version}, one core.`,
  '',
  '| what | aim | measured | how |',
  '|---|---|---|---|',
  ...rows.map((row) => `| ${row.what} | ${row.aim} | ${row.seconds.toFixed(2)} s | ${row.note} |`),
];
process.stdout.write(`${lines.join('\n')}\n`);
if (process.argv.includes('--write')) {
  const page = readFileSync('bench/README.md', 'utf8');
  const rest = page.replace(/\n## Solvers of impact estimation\n[\s\S]*?(?=\n## |$)/, '');
  writeFileSync('bench/README.md', `${rest.trimEnd()}\n\n${lines.join('\n')}\n`);
}
