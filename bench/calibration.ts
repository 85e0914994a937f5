/**
 * How often each procedure that a page shows finds a change where there is none, and how often its
 * bands hold: `npm run bench:calibration` (some minutes), `-- --write` puts the table into
 * bench/README.md. Simulated months: 41 countries × 72 months, negative-binomial, shared factors.
 */
import { parseArgs } from 'node:util';
import {
  EFFECT_DEFAULTS,
  type EffectOptions,
  type Estimated,
  type ImpactPanel,
  type Random,
  randomStream,
} from '../src/core/index.ts';
import { estimators } from '../src/impact/index.ts';
import { familyWise, judged, rateRatioOf, reportOf } from '../src/inference/index.ts';
import { drawGamma, drawNormal } from '../src/math/index.ts';
import { writeChapter } from './chapter.ts';

const { values } = parseArgs({
  options: {
    panels: { type: 'string', default: '500' },
    estimator: { type: 'string', default: 'synthetic-control' },
    write: { type: 'boolean', default: false },
  },
});
const PANELS = Number(values.panels);
const UNITS = 41;
const PERIODS = 72;
const START = 60;
const FAMILY = 3;

/** A Poisson draw by its waiting times, by a normal where it is large. */
function drawPoisson(mean: number, random: Random): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  let n = 0;
  let t = -Math.log(1 - random());
  while (t < mean) {
    t -= Math.log(1 - random());
    n++;
  }
  return n;
}

/** Months of three outcomes that share factors; nothing happens to anybody. */
function simulate(random: Random): ImpactPanel[] {
  const factors = Array.from({ length: 3 }, () => walk(0.85, 0.25, random));
  return Array.from({ length: FAMILY }, () => {
    const panel = new Float64Array(UNITS * PERIODS);
    for (let unit = 0; unit < UNITS; unit++) {
      const level = Math.log(2 + 38 * random());
      const loadings = factors.map(() => 0.8 * (random() - 0.2));
      const own = walk(0.6, 0.3, random);
      const dispersion = 0.1 + 0.4 * random();
      for (let t = 0; t < PERIODS; t++) {
        let log = level + own[t];
        factors.forEach((factor, k) => {
          log += loadings[k] * factor[t];
        });
        const rate = Math.exp(log) * drawGamma(1 / dispersion, 1 / dispersion, random);
        panel[unit * PERIODS + t] = drawPoisson(rate, random);
      }
    }
    return {
      unit_ids: Array.from({ length: UNITS }, (_, i) => `u${i}`),
      periods: Array.from({ length: PERIODS }, (_, t) => String(t)),
      values: panel,
      columns: {},
    };
  });
}

/** A walk that comes back, of persistence r and steps of a size. */
function walk(r: number, size: number, random: Random): Float64Array {
  const path = new Float64Array(PERIODS);
  let at = (size / Math.sqrt(1 - r * r)) * drawNormal(random);
  for (let t = 0; t < PERIODS; t++) {
    path[t] = at;
    at = r * at + size * drawNormal(random);
  }
  return path;
}

const estimator = estimators.get(values.estimator);
const options: EffectOptions = {
  ...EFFECT_DEFAULTS,
  ...estimator.defaults,
  transform: 'sqrt',
  intercept: true,
  predictors: [],
  covariates: [],
  fit: { from: 0, to: START },
  post: { from: START, to: PERIODS },
  draws: 1000,
};

function estimatedOf(panel: ImpactPanel, random: Random): Estimated {
  const treatment = {
    treated: [0],
    donors: Array.from({ length: UNITS - 1 }, (_, i) => i + 1),
    start: START,
  };
  const effect = estimator.estimate(panel, treatment, options, random);
  return { estimator, panel, treatment, options, effect };
}

const hits = new Map<string, number>();
const tries = new Map<string, number>();
function count(name: string, hit: boolean): void {
  hits.set(name, (hits.get(name) ?? 0) + Number(hit));
  tries.set(name, (tries.get(name) ?? 0) + 1);
}

let ratios = 0;
const began = Date.now();
for (let seed = 1; seed <= PANELS; seed++) {
  const random = randomStream(seed);
  const family = simulate(random).map((panel) => estimatedOf(panel, random));
  const [first] = family;
  ratios += rateRatioOf(first.effect, first) / PANELS;
  const reported = reportOf(first, { seed }, random);
  const { report } = reported;
  for (const { procedure, p, set, mean } of report.inference) {
    if (!Number.isNaN(p)) count(`${procedure}: false positives at 5 %`, p <= 0.05);
    if (mean) count(`${procedure}: band of the mean holds`, mean.low <= 0 && mean.high >= 0);
    for (const { low, high } of set ?? [])
      count(`${procedure}: band of a month holds`, low <= 0 && high >= 0);
  }
  if (first.effect.own) {
    const { own } = first.effect;
    count('own: false positives at 5 %', own.p <= 0.05);
    count('own: band of the mean holds', own.mean.low <= 0 && own.mean.high >= 0);
  }
  const [p] = report.placebos.length > 0 ? familyWise(family, random) : [Number.NaN];
  if (!Number.isNaN(p)) count('family-wise placebo: false positives at 5 %', p <= 0.05);
  const { kind } = judged(reported, p);
  count('verdict: called higher or lower', kind === 'higher' || kind === 'lower');
  count('verdict: cannot tell', kind === 'cannot-tell');
  if (seed % 20 === 0)
    process.stderr.write(`${seed} of ${PANELS}, ${((Date.now() - began) / 1000).toFixed(0)} s\n`);
}

writeChapter(
  `Calibration of estimates: ${estimator.id}`,
  [
    `\`npm run bench:calibration\`: ${PANELS} panels of ${UNITS} × ${PERIODS} negative-binomial months with three shared factors and persistent ones of their own, nothing happening; square-root scale with an intercept, ${START} months of fit and ${PERIODS - START} after. Mean ratio of observed to expected: ${ratios.toFixed(3)}.`,
    '',
    '| what | share | of |',
    '|---|---|---|',
    ...[...tries].map(
      ([name, n]) => `| ${name} | ${((100 * (hits.get(name) ?? 0)) / n).toFixed(1)} % | ${n} |`,
    ),
  ],
  values.write,
);
