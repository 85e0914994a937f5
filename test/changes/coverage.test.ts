import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { beforeAfter, WINDOWS } from '../../src/changes/index.ts';
import { monthOf, randomStream } from '../../src/core/index.ts';
import { mixedCounts, panelOf, simulatedCounts } from './simulate.ts';

const REPLICATIONS = 1200;
const BASELINE = 60;
const FIRST = monthOf(2019, 1);
const DATE = FIRST + BASELINE;
const MONTHS = BASELINE + 1 + 24;
const MEANS = [2, 8, 20, 60];
const DISPERSIONS = [0.1, 0.4, 1];
const PERSISTENCES = [0, 0.4, 0.7];
const OUTCOMES = [{ id: 'events', front: 'insurgent' as const }];

interface Cell {
  noise: 'in the rate' | 'half in the rate';
  true_ratio: number;
  mean: number;
  dispersion: number;
  persistence: number;
  months: number;
  replications: number;
  coverage: number;
}

const table: Cell[] = [];

/** How often the interval holds the true ratio, at each window; the month of the date is absurd. */
function cellsOf(
  noise: Cell['noise'],
  true_ratio: number,
  mean: number,
  dispersion: number,
  persistence: number,
): Cell[] {
  const random = randomStream(mean * 1000 + dispersion * 100 + persistence * 10 + true_ratio);
  const draw = noise === 'in the rate' ? simulatedCounts : mixedCounts;
  const series = Array.from({ length: REPLICATIONS }, () => {
    const how = { mean, dispersion, persistence };
    const counts = draw(MONTHS, how, random, true_ratio, BASELINE + 1);
    counts[BASELINE] = 1_000_000;
    return counts;
  });
  const panel = panelOf(series, FIRST);
  const anchor = { step: 'announced' as const, month: DATE, also: [] };
  const held = new Map(WINDOWS.map((months) => [months, { all: 0, covered: 0 }]));
  for (const unit of panel.unit_ids) {
    for (const change of beforeAfter(panel, OUTCOMES, unit, anchor)) {
      const count = held.get(change.asked)!;
      count.all++;
      if (change.low <= true_ratio && true_ratio <= change.high) count.covered++;
    }
  }
  const cells = [...held].map(([months, { all, covered }]) => ({
    noise,
    true_ratio,
    mean,
    dispersion,
    persistence,
    months,
    replications: all,
    coverage: covered / all,
  }));
  table.push(...cells);
  return cells;
}

/** Outside the bounds by more than two binomial standard errors. */
function outside(cells: readonly Cell[], low = 0.9, high = 0.98): Cell[] {
  const error = (bound: number, n: number) => 2 * Math.sqrt((bound * (1 - bound)) / n);
  return cells.filter(
    ({ coverage, replications: n }) =>
      coverage < low - error(low, n) || coverage > high + error(high, n),
  );
}

const grid = MEANS.flatMap((mean) =>
  DISPERSIONS.flatMap((dispersion) =>
    PERSISTENCES.map((persistence) => [mean, dispersion, persistence] as const),
  ),
);

describe('the 95 % interval at 6, 12 and 24 months', () => {
  it.each(grid)(
    'covers a true ratio of 1 between 90 and 98 %% at mean %d, dispersion %d, persistence %d',
    (mean, dispersion, persistence) => {
      const cells = cellsOf('in the rate', 1, mean, dispersion, persistence);
      expect(cells).toHaveLength(3);
      for (const cell of cells) expect(cell.replications).toBeGreaterThanOrEqual(1000);
      expect(outside(cells)).toEqual([]);
    },
  );

  it.each(grid.filter(([mean, dispersion]) => mean !== 60 && dispersion !== 0.1))(
    'covers a true ratio of 2 between 90 and 98 %% at mean %d, dispersion %d, persistence %d',
    (mean, dispersion, persistence) => {
      expect(outside(cellsOf('in the rate', 2, mean, dispersion, persistence))).toEqual([]);
    },
  );

  it.each(grid.filter(([mean]) => mean === 8 || mean === 20))(
    'covers 90 to 98 %% where half the noise does not persist, at mean %d, dispersion %d, persistence %d',
    (mean, dispersion, persistence) => {
      expect(outside(cellsOf('half in the rate', 1, mean, dispersion, persistence))).toEqual([]);
    },
  );
});

afterAll(() => {
  const folder = new URL('../artefacts/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('coverage.json', folder), `${JSON.stringify(table, null, 1)}\n`);
});
