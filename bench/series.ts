/**
 * Calibration and speed of the estimators of one series; `npx tsx bench/series.ts [series a cell]`
 * prints tables for bench/README.md.
 */
import { performance } from 'node:perf_hooks';
import { randomStream, type Transform, VigieError } from '../src/core/index.ts';
import { interruptedSeries } from '../src/impact/interrupted-series.ts';
import { structuralTimeSeries } from '../src/impact/structural-time-series.ts';
import { mean } from '../src/math/index.ts';
import { mixedCounts, simulatedCounts } from '../test/changes/simulate.ts';
import { optionsOf, panelOf, treatmentOf } from '../test/impact/hand.ts';
import { autoregression, CASES } from '../test/impact/simulate.ts';

const REPLICATIONS = Number(process.argv[2] ?? 400);
const share = (flags: readonly boolean[]) => mean(flags.map(Number)).toFixed(3);

function structuralRow(name: string): string {
  const random = randomStream(17);
  const held: boolean[] = [];
  const errors: number[] = [];
  const spreads: number[] = [];
  for (let i = 0; i < REPLICATIONS; i++) {
    const { rows, start, effect, season = 0, transform = 'none' } = CASES[name](random);
    const panel = panelOf(rows);
    const options = optionsOf(panel, start, { season, transform: transform as Transform });
    const found = structuralTimeSeries.estimate(
      panel,
      treatmentOf(panel, start),
      options,
      randomStream(i),
    );
    const gaps = found.observed.map((value, t) => value - found.counterfactual[t]);
    const { low, high } = found.own!.mean;
    held.push(low <= effect && effect <= high);
    errors.push(mean(gaps.subarray(start)) - effect);
    spreads.push(found.se!);
  }
  const rmse = Math.sqrt(mean(errors.map((error) => error ** 2)));
  const numbers = [mean(errors), rmse, mean(spreads)].map((value) => value.toFixed(2));
  return `| ${name} | ${share(held)} | ${numbers.join(' | ')} |`;
}

const CELLS = [
  [20, 0.4, 0, 60, 12, 0],
  [20, 0.4, 0.4, 60, 12, 0],
  [20, 0.4, 0.7, 60, 12, 0],
  [20, 0.4, 0.4, 60, 6, 0],
  [20, 0.4, 0.4, 60, 24, 0],
  [20, 0.4, 0.4, 60, 12, 12],
  [20, 0.4, 0.4, 120, 12, 12],
  [20, 0.4, 0.4, 24, 12, 0],
  [8, 1, 0.4, 60, 12, 0],
  [60, 0.4, 0.4, 60, 12, 0],
] as const;

type Cell = (typeof CELLS)[number];

/** Coverage of the true ratio (1 and 2 in turn), and how often a ratio of 1 is called a change. */
function interruptedRow(cell: Cell, noise: string, draw: typeof simulatedCounts): string {
  const [level, dispersion, persistence, before, after, season] = cell;
  const random = randomStream(5);
  const held: boolean[] = [];
  const alarms: boolean[] = [];
  for (let i = 0; i < 2 * REPLICATIONS; i++) {
    const ratio = 1 + (i % 2);
    const how = { mean: level, dispersion, persistence };
    const panel = panelOf({ treated: draw(before + after, how, random, ratio, before) });
    const options = optionsOf(panel, before, { season });
    try {
      const { own } = interruptedSeries.estimate(
        panel,
        treatmentOf(panel, before),
        options,
        random,
      );
      held.push(own!.rate_ratio.low <= ratio && ratio <= own!.rate_ratio.high);
      if (ratio === 1) alarms.push(own!.p < 0.05);
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
    }
  }
  return `| ${noise} | ${cell.join(' | ')} | ${share(held)} | ${share(alarms)} | ${2 * REPLICATIONS - held.length} |`;
}

function seconds(donors: number, season: number): string {
  const random = randomStream(3);
  const rows = Object.fromEntries(
    Array.from({ length: donors + 1 }, (_, i) => [
      `u${i}`,
      autoregression(120, 0.9, 1, random).map((value) => 20 + value),
    ]),
  );
  const panel = panelOf(rows);
  const options = optionsOf(panel, 108, { draws: 10_000, season });
  const times = [0, 1, 2].map((seed) => {
    const start = performance.now();
    structuralTimeSeries.estimate(panel, treatmentOf(panel, 108), options, randomStream(seed));
    return (performance.now() - start) / 1000;
  });
  return `| ${donors} | ${season || '–'} | ${times.sort((a, b) => a - b)[1].toFixed(2)} s |`;
}

console.log('| donors of 120 periods, 10,000 draws | season | median of 3 |\n|---|---|---|');
for (const [donors, season] of [
  [0, 0],
  [10, 0],
  [40, 0],
  [10, 12],
]) {
  console.log(seconds(donors, season));
}
console.log('\n| series | coverage | mean error | rmse | mean se |\n|---|---|---|---|---|');
for (const name of Object.keys(CASES)) console.log(structuralRow(name));
console.log(
  '\n| dispersion lies | mean | dispersion | persistence | before | after | season | coverage | p < 0.05 at ratio 1 | refused |\n|---|---|---|---|---|---|---|---|---|---|',
);
for (const cell of CELLS) {
  console.log(interruptedRow(cell, 'in the rate', simulatedCounts));
  console.log(interruptedRow(cell, 'half in the rate', mixedCounts));
}
