import { describe, expect, it } from 'vitest';
import {
  type EffectOptions,
  type ImpactPanel,
  randomStream,
  VigieError,
} from '../../src/core/index.ts';
import { interruptedSeries } from '../../src/impact/interrupted-series.ts';
import { mean } from '../../src/math/index.ts';
import { poisson, simulatedCounts } from '../changes/simulate.ts';
import { optionsOf, panelOf } from './hand.ts';

function estimated(panel: ImpactPanel, start: number, changed: Partial<EffectOptions> = {}) {
  const treated = panel.unit_ids.map((_, i) => i);
  const options = optionsOf(panel, start, changed);
  return interruptedSeries.estimate(
    panel,
    { treated, donors: [], start },
    options,
    randomStream(1),
  );
}

function codes(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof VigieError) return error.issues.map(({ code }) => code);
    throw error;
  }
  return [];
}

const COUNTS = [
  8, 28, 6, 5, 7, 17, 15, 2, 4, 9, 13, 13, 22, 14, 11, 17, 5, 17, 23, 16, 28, 25, 14, 10, 19, 19,
  16, 9, 17, 1, 9, 27, 35, 14, 15, 11, 33, 8, 10, 2, 4, 7, 13, 6, 8, 3, 9, 12,
];

const binomialReach = (bound: number, n: number) => 2 * Math.sqrt((bound * (1 - bound)) / n);

describe('an interrupted series', () => {
  it('has the coefficients of statsmodels', () => {
    const { details } = estimated(panelOf({ u: COUNTS }), 36);
    // statsmodels 0.15.0, NegativeBinomial(y, [1, (t − 36)/10, t ≥ 36]), Newton.
    expect(details.intercept).toBeCloseTo(2.869948176610172, 7);
    expect(details.trend).toBeCloseTo(0.11208286628653794, 7);
    expect(details.level).toBeCloseTo(-0.6630531794923298, 7);
    expect(details.theta).toBeCloseTo(3.638187530388992, 5);
  });

  it('holds observed, ratio, mean and sum together', () => {
    const { own, observed, counterfactual, details, se } = estimated(panelOf({ u: COUNTS }), 36);
    const ratio = Math.exp(details.level);
    expect(own!.rate_ratio.low).toBeLessThan(ratio);
    expect(own!.rate_ratio.high).toBeGreaterThan(ratio);
    const [after, expected] = [observed, counterfactual].map((path) => mean(path.subarray(36)));
    expect(after / expected).toBeCloseTo(ratio, 1);
    expect(own!.mean.low).toBeCloseTo(after * (1 - 1 / own!.rate_ratio.low), 9);
    expect(own!.sum.high).toBeCloseTo(12 * own!.mean.high, 9);
    expect(own!.p).toBeCloseTo(2 * own!.p_one_sided, 12);
    expect(se).toBeGreaterThan(0);
    expect(own!.low[40]).toBeLessThan(counterfactual[40]);
    expect(own!.high[40]).toBeGreaterThan(counterfactual[40]);
  });

  it.each([
    [0, 0],
    [0.4, 0],
    [0.4, 12],
  ])(
    'covers a true ratio and rarely finds an absent one: persistence %d, season %d',
    (persistence, season) => {
      // `npx tsx bench/series.ts` has more cells and more series.
      const random = randomStream(5);
      const n = 300;
      let [held, alarms] = [0, 0];
      for (let i = 0; i < n; i++) {
        const ratio = 1 + (i % 2);
        const how = { mean: 20, dispersion: 0.4, persistence };
        const panel = panelOf({ u: simulatedCounts(72, how, random, ratio, 60) });
        const { own } = estimated(panel, 60, { season });
        if (own!.rate_ratio.low <= ratio && ratio <= own!.rate_ratio.high) held++;
        if (ratio === 1 && own!.p < 0.05) alarms++;
      }
      expect(held / n).toBeGreaterThan(0.9 - binomialReach(0.9, n));
      expect(held / n).toBeLessThan(0.98 + binomialReach(0.98, n));
      expect(alarms / (n / 2)).toBeLessThan(0.08 + binomialReach(0.08, n / 2));
    },
  );

  it('takes a season and a trend for what they are', () => {
    const random = randomStream(2);
    const rate = (t: number) => 40 * Math.exp(0.01 * t + 0.6 * Math.sin((2 * Math.PI * t) / 12));
    const u = Float64Array.from({ length: 102 }, (_, t) => poisson(rate(t), random));
    const found = estimated(panelOf({ u }), 96, { season: 12 });
    expect(found.own!.p).toBeGreaterThan(0.05);
    expect(found.details.trend).toBeCloseTo(0.1, 1);
    expect(found.details['season.sin1']).toBeCloseTo(0.6, 1);
    for (let t = 96; t < 102; t++) {
      expect(Math.abs(found.counterfactual[t] / rate(t) - 1)).toBeLessThan(0.15);
    }
  });

  it('takes the logarithm of the population as an offset', () => {
    const random = randomStream(3);
    const population = Float64Array.from({ length: 60 }, (_, t) => 1000 * 2 ** Math.floor(t / 48));
    const u = population.map((people) => poisson(people / 50, random));
    const panel = panelOf({ u }, { population });
    expect(estimated(panel, 48).own!.p).toBeLessThan(0.01);
    const found = estimated(panel, 48, { covariates: ['population'] });
    expect(found.own!.p).toBeGreaterThan(0.05);
    expect(found.notes).toEqual([]);
  });

  it('regresses on a covariate', () => {
    const random = randomStream(4);
    const rain = Float64Array.from({ length: 60 }, () => random());
    const u = rain.map((value) => poisson(20 * Math.exp(2 * value), random));
    const found = estimated(panelOf({ u }, { rain }), 48, { covariates: ['rain'] });
    const before = rain.subarray(0, 48);
    const spread = Math.sqrt(mean(before.map((value) => value ** 2)) - mean(before) ** 2);
    expect(found.details['coefficient.rain'] / spread).toBeGreaterThan(1.8);
    expect(found.details['coefficient.rain'] / spread).toBeLessThan(2.2);
    // These counts vary so little more than Poisson's that theta does not settle.
    expect(found.details).not.toHaveProperty('theta');
  });

  it('adds the counts of several units and shows their mean', () => {
    const half = COUNTS.map((count) => Math.floor(count / 2));
    const rest = COUNTS.map((count, t) => count - half[t]);
    const one = estimated(panelOf({ u: COUNTS }), 36);
    const two = estimated(panelOf({ a: half, b: rest }), 36);
    expect(two.details.level).toBeCloseTo(one.details.level, 10);
    expect(two.own!.rate_ratio.low).toBeCloseTo(one.own!.rate_ratio.low, 10);
    expect(two.counterfactual[40]).toBeCloseTo(one.counterfactual[40] / 2, 10);
    expect(two.own!.high[40]).toBeCloseTo(one.own!.high[40] / 2, 10);
  });

  it('passes over missing months, and says so', () => {
    const counts = Float64Array.from(COUNTS);
    counts[3] = Number.NaN;
    counts[40] = Number.NaN;
    const found = estimated(panelOf({ u: counts }), 36);
    expect(found.notes.map(({ code }) => code)).toEqual(['periods-missing', 'periods-missing']);
    expect(found.counterfactual.every(Number.isFinite)).toBe(true);
    expect(found.own!.sum.low).toBeCloseTo(11 * found.own!.mean.low, 9);
  });
});

describe('an interrupted series refuses', () => {
  const zeros = COUNTS.map((count, t) => (t < 36 ? count : 0));
  const cases: [string, string, ArrayLike<number>, Partial<EffectOptions>][] = [
    ['rates', 'not-counts', COUNTS.map((count) => count / 3), {}],
    ['negative counts', 'not-counts', COUNTS.map((count) => count - 5), {}],
    ['a constant series', 'series-constant', COUNTS.map((c, t) => (t < 36 ? 0 : c)), {}],
    ['eleven months before', 'periods-few', COUNTS, { fit: { from: 25, to: 36 } }],
    ['two months after', 'periods-few', COUNTS, { post: { from: 36, to: 38 } }],
    ['no month at all', 'values-missing', COUNTS.map((c, t) => (t < 36 ? c : Number.NaN)), {}],
    ['a year and a half for a season', 'season-long', COUNTS, { season: 24 }],
    ['no event after the start', 'regression-failed', zeros, {}],
    ['an unknown column', 'covariate-unknown', COUNTS, { covariates: ['population'] }],
  ];
  it.each(cases)('%s', (_, code, counts, changed) => {
    expect(codes(() => estimated(panelOf({ u: counts }), 36, changed))).toEqual([code]);
  });

  it('a population of 0, and a covariate with a gap', () => {
    const nobody = new Float64Array(48);
    const gap = Float64Array.from({ length: 48 }, (_, t) => (t === 7 ? Number.NaN : t % 5));
    const panel = panelOf({ u: COUNTS }, { population: nobody, rain: gap });
    const run = (name: string) => codes(() => estimated(panel, 36, { covariates: [name] }));
    expect(run('population')).toEqual(['population-invalid']);
    expect(run('rain')).toEqual(['covariate-missing']);
  });
});
