/**
 * How well the forecast models do out of sample: `npx tsx bench/models.ts` (some minutes) prints model
 * × window for the years asked. Windows are those of the VIEWS Prediction Challenge: a calendar year,
 * forecast from October of the year before, leads 3 to 14, mean CRPS over country-months. It reads the
 * country-month file of `--panel`, which is not in the repository.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { neighboursOf } from '../src/areas/index.ts';
import {
  type ForecastPanel,
  knownBy,
  type Model,
  monthFromText,
  monthOf,
  randomStream,
} from '../src/core/index.ts';
import { sampleQuantile } from '../src/math/index.ts';
import { models } from '../src/models/index.ts';

const { values: options } = parseArgs({
  options: {
    panel: { type: 'string', default: '../shared/data/forecast/cm_ged_sb_1990_2021.csv.gz' },
    years: { type: 'string', default: '2018-2021' },
    models: { type: 'string', default: models.entries.map(({ id }) => id).join(',') },
    samples: { type: 'string', default: '1000' },
    units: { type: 'boolean', default: false },
  },
});
const SAMPLES = Number(options.samples);
const LEADS = Array.from({ length: 12 }, (_, i) => i + 3);
const EDGES = [0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5];

function readPanel(path: string): ForecastPanel {
  const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n').slice(1);
  const rows = lines.map((line) => line.split(','));
  const codes = [...new Set(rows.map((row) => row[1]))];
  const months = rows.map((row) => monthFromText(row.at(-2)!));
  const first = months.reduce((a, b) => Math.min(a, b));
  const n = months.reduce((a, b) => Math.max(a, b)) - first + 1;
  const place = new Map(codes.map((code, i) => [code, i]));
  const values = new Float64Array(codes.length * n).fill(Number.NaN);
  rows.forEach((row, i) => {
    values[place.get(row[1])! * n + months[i] - first] = Number(row.at(-1));
  });
  const neighbours = codes.map((code) =>
    neighboursOf(code).flatMap((other) => place.get(other) ?? []),
  );
  return { unit_ids: codes, first, months: n, values, covariates: {}, neighbours };
}

interface Marks {
  crps: number;
  ign: number;
  coverage: number;
  seconds: number;
  byUnit: Float64Array;
}

/** CRPS of draws, ascending, by the sorted form. */
function crpsOf(sorted: ArrayLike<number>, observed: number): number {
  const m = sorted.length;
  let distance = 0;
  let pairs = 0;
  for (let i = 0; i < m; i++) {
    distance += Math.abs(sorted[i] - observed);
    pairs += (2 * i + 1 - m) * sorted[i];
  }
  return distance / m - pairs / (m * m);
}

const binOf = (value: number) => {
  const bin = EDGES.findIndex((edge) => value < edge);
  return bin < 0 ? EDGES.length : bin;
};

function ignOf(sorted: ArrayLike<number>, observed: number): number {
  const bin = binOf(observed);
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (binOf(sorted[i]) === bin) count++;
  return -Math.log2((count + 1) / (sorted.length + EDGES.length + 1));
}

function marksOf(model: Model, panel: ForecastPanel, year: number): Marks {
  const origin = monthOf(year - 1, 10);
  const known = knownBy(panel, origin);
  const start = performance.now();
  const span = { from: 0, to: panel.unit_ids.length };
  const fitted = model.fit(known, { leads: LEADS }, randomStream(year));
  const drawn = fitted.sample(LEADS, SAMPLES, span);
  const seconds = (performance.now() - start) / 1000;
  const marks = { crps: 0, ign: 0, coverage: 0, seconds, byUnit: new Float64Array(span.to) };
  let active = 0;
  const rows = span.to * LEADS.length;
  for (let row = 0; row < rows; row++) {
    const unit = Math.floor(row / LEADS.length);
    const lead = LEADS[row % LEADS.length];
    const observed = panel.values[unit * panel.months + origin + lead - panel.first];
    const sorted = drawn.subarray(row * SAMPLES, (row + 1) * SAMPLES).sort();
    const crps = crpsOf(sorted, observed);
    marks.crps += crps / rows;
    marks.byUnit[unit] += crps;
    marks.ign += ignOf(sorted, observed) / rows;
    if (observed > 0) {
      active++;
      const low = sampleQuantile(sorted, 0.05);
      const high = sampleQuantile(sorted, 0.95);
      if (observed >= low && observed <= high) marks.coverage++;
    }
  }
  marks.coverage /= active;
  return marks;
}

const panel = readPanel(options.panel);
const [from, to] = options.years.split('-').map(Number);
const years = Array.from({ length: (to ?? from) - from + 1 }, (_, i) => from + i);
const base = years.map((year) => marksOf(models.get('conflictology'), panel, year));
console.log(`${'model'.padEnd(20)} year      crps  ratio    ign  cover  seconds`);
const print = (name: string, year: string, numbers: number[]) =>
  console.log(
    `${name.padEnd(20)} ${year} ${numbers[0].toFixed(3).padStart(9)}  ${numbers[1].toFixed(3)}  ${numbers[2].toFixed(3)}  ${numbers[3].toFixed(3)}  ${numbers[4].toFixed(1)}`,
  );
const meanOf = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
for (const id of options.models.split(',')) {
  const all = years.map((year, i) => {
    const marks = id === 'conflictology' ? base[i] : marksOf(models.get(id), panel, year);
    const ratio = marks.crps / base[i].crps;
    print(id, String(year), [marks.crps, ratio, marks.ign, marks.coverage, marks.seconds]);
    if (options.units) printUnits(marks, base[i]);
    return { ...marks, ratio };
  });
  print(id, 'mean', [
    meanOf(all.map(({ crps }) => crps)),
    Math.exp(meanOf(all.map(({ ratio }) => Math.log(ratio)))),
    meanOf(all.map(({ ign }) => ign)),
    meanOf(all.map(({ coverage }) => coverage)),
    meanOf(all.map(({ seconds }) => seconds)),
  ]);
}

/** The units that decide a window: CRPS summed over leads, of the model and of the baseline. */
function printUnits({ byUnit }: Marks, baseline: Marks): void {
  const largest = [...byUnit.keys()].sort((a, b) => baseline.byUnit[b] - baseline.byUnit[a]);
  console.log(
    largest
      .slice(0, 9)
      .map((u) => `${panel.unit_ids[u]} ${byUnit[u].toFixed(0)}/${baseline.byUnit[u].toFixed(0)}`)
      .join('  '),
  );
}
