/**
 * Measures estimates; `npx tsx bench/estimate.ts` prints the lines for bench/README.md, and `--write`
 * puts them there.
 */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import {
  EFFECT_DEFAULTS,
  type EffectOptions,
  type Estimated,
  type ImpactPanel,
  randomStream,
} from '../src/core/index.ts';
import { estimators } from '../src/impact/index.ts';
import { procedures, reportOf } from '../src/inference/index.ts';
import { drawNormal } from '../src/math/index.ts';
import { writeChapter } from './chapter.ts';

/** Units that share three factors, by a seed. */
function simulate(units: number, periods: number, seed: number): ImpactPanel {
  const random = randomStream(seed);
  const factors = Array.from({ length: 3 }, () => {
    let at = 0;
    return Array.from({ length: periods }, () => {
      at = 0.9 * at + drawNormal(random);
      return at;
    });
  });
  const values = new Float64Array(units * periods);
  for (let unit = 0; unit < units; unit++) {
    const loadings = factors.map(() => random());
    for (let t = 0; t < periods; t++)
      values[unit * periods + t] =
        20 + drawNormal(random) + factors.reduce((sum, f, k) => sum + loadings[k] * f[t], 0);
  }
  return {
    unit_ids: Array.from({ length: units }, (_, i) => `u${i}`),
    periods: Array.from({ length: periods }, (_, t) => String(t)),
    values,
    columns: {},
  };
}

function estimatedOf(id: string, panel: ImpactPanel, start: number): Estimated {
  const estimator = estimators.get(id);
  const options: EffectOptions = {
    ...EFFECT_DEFAULTS,
    ...estimator.defaults,
    predictors: [],
    covariates: [],
    fit: { from: 0, to: start },
    post: { from: start, to: panel.periods.length },
  };
  const donors = panel.unit_ids.map((_, i) => i).slice(1);
  const treatment = { treated: [0], donors, start };
  const effect = estimator.estimate(panel, treatment, options, randomStream(1));
  return { estimator, panel, treatment, options, effect };
}

interface Measured {
  what: string;
  aim: string;
  seconds: number;
  how: string;
}

const RUNS = 3;

function median(work: (seed: number) => unknown): number {
  work(99);
  const times = Array.from({ length: RUNS }, (_, i) => {
    const start = performance.now();
    work(i + 1);
    return (performance.now() - start) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
}

const rows: Measured[] = [
  {
    what: 'full report: placebos, leave-one-out, in-time, minimum detectable change',
    aim: '3 s',
    seconds: median((seed) => {
      const estimated = estimatedOf('synthetic-control', simulate(201, 120, seed), 108);
      reportOf(estimated, { seed, inference: ['placebo'] }, randomStream(seed));
    }),
    how: 'synthetic control, 200 donors × 120 months',
  },
  {
    what: 'with leave-two-out, conformal sets and prediction intervals',
    aim: '–',
    seconds: median((seed) => {
      const estimated = estimatedOf('synthetic-control', simulate(201, 120, seed), 108);
      reportOf(estimated, { seed }, randomStream(seed));
    }),
    how: 'the same',
  },
  {
    what: 'synthetic difference-in-differences with every placebo',
    aim: '0.3 s',
    seconds: median((seed) => {
      const estimated = estimatedOf('synthetic-did', simulate(39, 31, seed), 19);
      procedures.get('placebo-se').run(estimated, randomStream(seed));
    }),
    how: '38 donors × 31 years, as in Proposition 99',
  },
  {
    what: 'structural time series',
    aim: '5 s',
    seconds: median((seed) => estimatedOf('structural-time-series', simulate(11, 120, seed), 108)),
    how: '10,000 draws × 120 months × 10 controls',
  },
  {
    what: 'vigie compare, the whole registry and 300 random dates, cold',
    aim: '30 s',
    seconds: median(() => {
      const run = spawnSync('node', ['bin/vigie.js', 'compare', '--json'], { maxBuffer: 1 << 26 });
      if (run.status !== 0) throw new Error(String(run.stderr));
    }),
    how: '`vigie compare`, a thread a core',
  },
];

writeChapter(
  'Estimates',
  [
    `\`npx tsx bench/estimate.ts --write\`: median of ${RUNS} on ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}.`,
    '',
    '| what | aim | measured | how |',
    '|---|---|---|---|',
    ...rows.map(
      ({ what, aim, seconds, how }) => `| ${what} | ${aim} | ${seconds.toFixed(2)} s | ${how} |`,
    ),
  ],
  process.argv.includes('--write'),
);
