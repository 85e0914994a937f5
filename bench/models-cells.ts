/**
 * Cost of resampling cells: `npx tsx bench/models-cells.ts`. Simulated months of 13,110 cells, of which
 * one in seven is active at times; 14 leads, 1,000 draws, in blocks of 1,000 cells.
 */
import { performance } from 'node:perf_hooks';
import { type ForecastPanel, monthOf, randomStream } from '../src/core/index.ts';
import { models } from '../src/models/index.ts';

const CELLS = 13_110;
const MONTHS = 384;
const BLOCK = 1_000;
const LEADS = Array.from({ length: 14 }, (_, i) => i + 1);

const random = randomStream(1);
const values = new Float64Array(CELLS * MONTHS);
for (let cell = 0; cell < CELLS; cell += 7)
  for (let t = 0; t < MONTHS; t++)
    if (random() < 0.15) values[cell * MONTHS + t] = Math.floor(1 / (1 - random()));
const panel: ForecastPanel = {
  unit_ids: Array.from({ length: CELLS }, (_, i) => `cell-${i}`),
  first: monthOf(1990, 1),
  months: MONTHS,
  values,
  covariates: {},
};

const start = performance.now();
const cpu = process.cpuUsage();
const fitted = models.get('ew-resampling').fit(panel, { leads: LEADS }, randomStream(2));
let deaths = 0;
for (let from = 0; from < CELLS; from += BLOCK) {
  const drawn = fitted.sample(LEADS, 1000, { from, to: Math.min(CELLS, from + BLOCK) });
  for (const value of drawn) deaths += value;
}
const used = process.cpuUsage(cpu);
console.log(
  `${((performance.now() - start) / 1000).toFixed(1)} s, ${((used.user + used.system) / 1e6).toFixed(1)} s of processor, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, mean ${(deaths / CELLS / 14 / 1000).toFixed(3)}`,
);
