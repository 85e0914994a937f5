/** Scores against their formulas, and against values worked out by hand or published. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pitHistogram,
  scoredBlock,
  scoreRows,
  scores,
  summaryOf,
  thresholdWeighted,
} from '../../src/scores/index.ts';
import { naiveCrps } from './naive.ts';

type Id = Parameters<typeof scores.get>[0];

/** The value of a score for one row. */
function of(id: Id, draws: readonly number[], observed: number): number {
  const samples = Float64Array.from(draws);
  const block = {
    samples,
    observed: Float64Array.of(observed),
    n_leads: 1,
    n_samples: draws.length,
  };
  return scores.get(id).of(scoredBlock(block))[0];
}

/** Rows of draws that are mostly small, and now and then large or broken. */
const draw = fc.oneof(
  fc.constant(0),
  fc.nat(30),
  fc.nat(1e6),
  fc.double({ min: 0, max: 50, noNaN: true }),
);
const row = fc.tuple(fc.array(draw, { minLength: 1, maxLength: 60 }), draw);

function expectNear(found: number, wanted: number): void {
  expect(Math.abs(found - wanted)).toBeLessThan(1e-9 * (1 + Math.abs(wanted)));
}

describe('crps', () => {
  it('is the naive double sum', () => {
    fc.assert(
      fc.property(row, ([draws, y]) => expectNear(of('crps', draws, y), naiveCrps(draws, y))),
    );
  });

  it('through a logarithm or above a threshold is that of the draws taken through it', () => {
    fc.assert(
      fc.property(row, ([draws, y]) => {
        const above = (value: number) => Math.max(value, 25);
        expectNear(of('log1p-crps', draws, y), naiveCrps(draws.map(Math.log1p), Math.log1p(y)));
        expectNear(of('twcrps', draws, y), naiveCrps(draws.map(above), above(y)));
      }),
    );
  });

  it('of one draw is its distance, and 0 where all draws are right', () => {
    expect(of('crps', [3], 10)).toBe(7);
    expect(of('crps', [10, 10, 10], 10)).toBe(0);
  });

  it('above another threshold is a score of its own', () => {
    const block = scoredBlock({
      samples: Int32Array.of(0, 8),
      observed: Float64Array.of(6),
      n_leads: 1,
      n_samples: 2,
    });
    // max(x, 5): 5 and 8 against 6: 1.5 − 6/8
    expect(thresholdWeighted(5).of(block)[0]).toBeCloseTo(0.75, 12);
    expect(thresholdWeighted(5).meaning.fr).toMatch(/dépasse 5 par mois/);
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => thresholdWeighted(bad)).toThrow(RangeError);
  });
});

describe('ign', () => {
  it('counts the draws in the bin of the observed value, and one more', () => {
    const draws = [0, 0, 1, 2, 3, 5, 6, 2000, 1001, 1000];
    const bits = (count: number) => -Math.log2((count + 1) / (draws.length + 11));
    for (const [y, count] of [
      [0, 2],
      [1, 2],
      [2, 2],
      [4, 2],
      [10, 1],
      [11, 0],
      [1000, 1],
      [1001, 2],
      [1e6, 2],
    ])
      expect(of('ign', draws, y), String(y)).toBeCloseTo(bits(count), 12);
  });

  it('puts a value at an edge into the bin above it', () => {
    expect(of('ign', [0.5, 0.4999], 0.5)).toBeCloseTo(-Math.log2(2 / 13), 12);
    expect(of('ign', [0.5, 2.5], 2.5)).toBeCloseTo(-Math.log2(2 / 13), 12);
  });
});

describe('mis', () => {
  const draws = Array.from({ length: 101 }, (_, i) => i); // 5 % at 5, 95 % at 95

  it('is the width inside, and twenty times the distance more outside', () => {
    expect(of('mis', draws, 50)).toBeCloseTo(90, 9);
    expect(of('mis', draws, 3)).toBeCloseTo(90 + 20 * 2, 9);
    expect(of('mis', draws, 96)).toBeCloseTo(90 + 20, 9);
  });

  it('takes quantiles between draws in a straight line', () => {
    // numpy.quantile([0, 10], [0.05, 0.95]) is [0.5, 9.5]
    expect(of('mis', [10, 0], 5)).toBeCloseTo(9, 12);
    expect(of('mis', [7], 8)).toBeCloseTo(20, 12);
  });

  it('holds at its ends, and so does coverage', () => {
    expect([4, 5, 95, 96].map((y) => of('coverage-90', draws, y))).toEqual([0, 1, 1, 0]);
    expect([0, 1].map((y) => of('coverage-90-active', [0, 0], y))).toEqual([Number.NaN, 0]);
  });
});

describe('of occurrence', () => {
  it('brier is the squared error of the share of draws above 0', () => {
    expect(of('brier', [0, 0, 1, 7], 3)).toBeCloseTo(0.25, 12);
    expect(of('brier', [0, 0, 0, 7], 0)).toBeCloseTo(0.0625, 12);
  });

  /** Average precision of shares of twenty draws. */
  const precision = (shares: number[], occurred: number[]) => {
    const samples = Int32Array.from(
      shares.flatMap((share) =>
        Array.from({ length: 20 }, (_, i) => Number(i < share * 20 - 1e-9)),
      ),
    );
    const block = { samples, observed: Float64Array.from(occurred), n_leads: 1, n_samples: 20 };
    const score = scores.get('average-precision');
    return summaryOf(score, scoreRows([block], [score])[score.id]);
  };

  it('average precision is that of scikit-learn', () => {
    // the example of sklearn.metrics.average_precision_score: 0.83
    expect(precision([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBeCloseTo(0.8333333333, 9);
  });

  it('average precision takes rows that tie together, in any order', () => {
    expect(precision([0.5, 0.5, 0.5, 0.5], [9, 0, 0, 0])).toBeCloseTo(0.25, 12);
    expect(precision([0.5, 0.5, 0.5, 0.5], [0, 0, 0, 9])).toBeCloseTo(0.25, 12);
    expect(precision([0.9, 0.5, 0.5, 0.1], [2, 1, 0, 0])).toBeCloseTo(0.5 + 0.5 * (2 / 3), 12);
  });

  it('average precision is NaN where nothing happened, and 1 where the ranking is right', () => {
    expect(precision([0.1, 0.2], [0, 0])).toBeNaN();
    expect(precision([0.1, 0.2, 0.3], [0, 1, 2])).toBe(1);
  });
});

describe('pit', () => {
  const score = scores.get('pit');

  it('is the range of ranks that the observed value may take', () => {
    const block = { samples: Int32Array.of(0, 0, 4), n_leads: 1, n_samples: 3 };
    const ranks = (y: number) => score.of(scoredBlock({ ...block, observed: Float64Array.of(y) }));
    expect(ranks(0)).toEqual(Float64Array.of(0, 0.75));
    expect(ranks(2)).toEqual(Float64Array.of(0.5, 0.75));
    expect(ranks(9)).toEqual(Float64Array.of(0.75, 1));
  });

  it('spreads rows over bins, all of each', () => {
    const rows = Float64Array.of(0, 0.3, 0.25, 0.75, NaN, NaN);
    const found = pitHistogram(rows, 4);
    [5 / 12, 1 / 12 + 0.25, 0.25, 0].forEach((share, bin) =>
      expect(found[bin]).toBeCloseTo(share, 12),
    );
  });

  it('has shares that add up to 1', () => {
    const interval = fc
      .tuple(fc.nat(1000), fc.nat(1000))
      .map(([a, b]) => [Math.min(a, b) / 1001, (Math.max(a, b) + 1) / 1001]);
    const intervals = fc.array(interval, { minLength: 1 });
    fc.assert(
      fc.property(intervals, fc.integer({ min: 1, max: 30 }), (rows, bins) => {
        const shares = pitHistogram(Float64Array.from(rows.flat()), bins);
        expectNear(
          shares.reduce((sum, share) => sum + share, 0),
          1,
        );
      }),
    );
  });

  it('is flat when each rank comes equally often, and 0.9 when all rows are above all draws', () => {
    const samples = Int32Array.from({ length: 20 * 19 }, (_, at) => 10 * ((at % 19) + 1));
    const observed = Float64Array.from({ length: 20 }, (_, rank) => 10 * rank + 5);
    const flat = scoreRows([{ samples, observed, n_leads: 1, n_samples: 19 }], [score]).pit;
    expect(summaryOf(score, flat)).toBeCloseTo(0, 12);
    const high = { samples, observed: observed.fill(1000), n_leads: 1, n_samples: 19 };
    expect(summaryOf(score, scoreRows([high], [score]).pit)).toBeCloseTo(0.9, 12);
  });
});
