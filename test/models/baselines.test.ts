import { describe, expect, it } from 'vitest';
import { type ForecastPanel, randomStream } from '../../src/core/index.ts';
import { models } from '../../src/models/index.ts';

function panelOf(rows: number[][], neighbours?: number[][]): ForecastPanel {
  return {
    unit_ids: rows.map((_, i) => `unit-${i}`),
    first: 24_000,
    months: rows[0].length,
    values: Float64Array.from(rows.flat()),
    covariates: {},
    neighbours,
  };
}

function drawsOf(id: string, panel: ForecastPanel, samples: number): number[] {
  const span = { from: 0, to: 1 };
  const fitted = models.get(id).fit(panel, { leads: [3] }, randomStream(1));
  return [...fitted.sample([3], samples, span)];
}

const ascending = (values: number[]) => values.toSorted((a, b) => a - b);
const YEAR = [4, 0, 0, 9, 1, 1, 30, 2, 0, 5, 6, 7];

describe('baselines', () => {
  it('conflictology holds each of the last twelve months equally often', () => {
    const panel = panelOf([[500, 500, ...YEAR]]);
    expect(ascending(drawsOf('conflictology', panel, 36))).toEqual(
      ascending([...YEAR, ...YEAR, ...YEAR]),
    );
  });

  it('conflictology holds each month n/12 times, rounded up or down', () => {
    const drawn = drawsOf('conflictology', panelOf([YEAR.map((_, i) => i + 1)]), 1000);
    for (let month = 1; month <= 12; month++) {
      const times = drawn.filter((value) => value === month).length;
      expect([83, 84]).toContain(times);
    }
  });

  it('conflictology takes what is known of a unit that appears late', () => {
    const late = [...new Array(9).fill(Number.NaN), 3, 6, 9];
    expect(ascending(drawsOf('conflictology', panelOf([late]), 6))).toEqual([3, 3, 6, 6, 9, 9]);
  });

  it('neighbours mixes own months and those next door, and no others', () => {
    const rows = [1, 2, 50].map((value) => new Array(12).fill(value));
    const panel = panelOf(rows, [[1], [0], []]);
    expect(ascending(drawsOf('neighbours', panel, 10))).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
  });

  it('last value is Poisson: mean and variance are the last month', () => {
    for (const last of [1, 40, 2500]) {
      const drawn = drawsOf('last-value', panelOf([[7, 0, last]]), 4000);
      const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
      const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
      expect(mean / last).toBeCloseTo(1, 2);
      expect(variance / last).toBeCloseTo(1, 1);
    }
  });

  it('last value gives a zero after a month of none with certainty', () => {
    expect(drawsOf('last-value', panelOf([[9, 9, 0]]), 50)).toEqual(new Array(50).fill(0));
  });

  it('the pooled bootstrap gives the shares of all months of all units', () => {
    const panel = panelOf([
      [0, 0, 0, 0],
      [0, 0, 8, 8],
    ]);
    const drawn = drawsOf('pooled-bootstrap', panel, 400);
    expect(drawn.filter((value) => value === 8).length).toBe(100);
    expect(drawn.filter((value) => value === 0).length).toBe(300);
  });

  it('zero is zero', () => {
    expect(drawsOf('zero', panelOf([[5, 5]]), 4)).toEqual([0, 0, 0, 0]);
  });
});
