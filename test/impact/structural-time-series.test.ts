import { describe, expect, it } from 'vitest';
import {
  type EffectOptions,
  type ImpactPanel,
  randomStream,
  VigieError,
} from '../../src/core/index.ts';
import { structuralTimeSeries } from '../../src/impact/structural-time-series.ts';
import { drawNormal, mean } from '../../src/math/index.ts';
import { optionsOf, panelOf, treatmentOf } from './hand.ts';
import { autoregression, CASES } from './simulate.ts';

function estimated(
  panel: ImpactPanel,
  start: number,
  changed: Partial<EffectOptions> = {},
  seed = 1,
) {
  const options = optionsOf(panel, start, changed);
  return structuralTimeSeries.estimate(
    panel,
    treatmentOf(panel, start),
    options,
    randomStream(seed),
  );
}

const meanEffect = (found: ReturnType<typeof estimated>, start: number) =>
  mean(found.observed.map((value, t) => value - found.counterfactual[t]).subarray(start));

/** Six donors of 60 periods, of which two make up the treated unit, + 3 from period 48 on. */
function mixture(noise = 0.3) {
  const random = randomStream(12);
  const donors = Array.from({ length: 6 }, () =>
    autoregression(60, 0.7, 1, random).map((value) => 30 + value),
  );
  const treated = donors[1].map(
    (value, t) => 0.6 * value + 0.5 * donors[4][t] + noise * drawNormal(random) + (t >= 48 ? 3 : 0),
  );
  return panelOf({
    treated,
    ...Object.fromEntries(donors.map((donor, i) => [`d${i}`, donor])),
  });
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

/** Two standard errors below the bound. */
const least = (bound: number, n: number) => bound - 2 * Math.sqrt((bound * (1 - bound)) / n);

describe('structural time series on series of which the truth is known', () => {
  // `npx tsx bench/series.ts` has more series and draws. Shifting all later values shifts nothing
  // but the effect, so that 1 − coverage is also how often an absent effect is found.
  it.each(['ten controls, two that matter', 'no control'])('covers the truth: %s', (name) => {
    const random = randomStream(17);
    const n = 60;
    let held = 0;
    const errors: number[] = [];
    for (let i = 0; i < n; i++) {
      const { rows, start, effect } = CASES[name](random);
      const found = estimated(panelOf(rows), start, { draws: 400 }, i);
      const { low, high } = found.own!.mean;
      if (low <= effect && effect <= high) held++;
      errors.push(meanEffect(found, start) - effect);
    }
    expect(held / n).toBeGreaterThanOrEqual(least(0.92, n));
    expect(Math.abs(mean(errors))).toBeLessThan(0.12);
  });

  it('finds the published order of doubt in the example of one strong control', () => {
    // Brodersen et al.'s example: mean effect 11 (sd 0.37), 95 % [9.8, 11]; sums are 30 times that.
    const random = randomStream(2);
    const spreads = Array.from({ length: 12 }, (_, i) => {
      const { rows, start } = CASES['one strong control'](random);
      const found = estimated(panelOf(rows), start, {}, i);
      expect(Math.abs(meanEffect(found, start) - 10)).toBeLessThan(1.5);
      expect(found.own!.sum.low / 30).toBeCloseTo(found.own!.mean.low, 9);
      expect(found.own!.p).toBeLessThan(0.01);
      return found.se!;
    });
    expect(mean(spreads)).toBeGreaterThan(0.3);
    expect(mean(spreads)).toBeLessThan(0.6);
  });

  it('covers counts through a root, and keeps their mean ratio near 1', () => {
    const random = randomStream(3);
    const ratios: number[] = [];
    for (let i = 0; i < 60; i++) {
      const { rows, start } = CASES['counts that persist, ten donors with a common factor'](random);
      const found = estimated(panelOf(rows), start, { draws: 300, transform: 'sqrt' }, i);
      ratios.push(
        mean(found.observed.subarray(start)) / mean(found.counterfactual.subarray(start)),
      );
      expect(Math.min(...found.own!.low)).toBeGreaterThanOrEqual(0);
    }
    // Two standard errors of the mean of 60 around 0.95 to 1.05.
    const spread = Math.sqrt(mean(ratios.map((ratio) => (ratio - mean(ratios)) ** 2)) / 60);
    expect(mean(ratios)).toBeGreaterThan(0.95 - 2 * spread);
    expect(mean(ratios)).toBeLessThan(1.05 + 2 * spread);
  });
});

describe('structural time series', () => {
  it('is exact where a control is the unit itself', () => {
    const random = randomStream(4);
    const control = autoregression(80, 0.8, 1, random).map((value) => 10 + value);
    const treated = control.map((value, t) => value + (t >= 60 ? 5 : 0));
    const found = estimated(panelOf({ treated, control }), 60);
    expect(Math.abs(meanEffect(found, 60) - 5)).toBeLessThan(0.02);
    for (let t = 60; t < 80; t++) {
      expect(Math.abs(found.counterfactual[t] - control[t])).toBeLessThan(0.1);
    }
  });

  it('finds the donors that matter and what they weigh', () => {
    const { details } = estimated(mixture(), 48);
    expect(details['inclusion.d1']).toBeGreaterThan(0.95);
    expect(details['inclusion.d4']).toBeGreaterThan(0.95);
    expect(details['coefficient.d1']).toBeGreaterThan(0.45);
    expect(details['coefficient.d1']).toBeLessThan(0.75);
    for (const idle of ['d0', 'd2', 'd3', 'd5']) {
      expect(details[`inclusion.${idle}`]).toBeLessThan(0.4);
    }
  });

  it('gives the same numbers for the same seed and leaves its input alone', () => {
    const panel = mixture();
    const before = panel.values.slice();
    const options = Object.freeze(optionsOf(panel, 48, { draws: 200 }));
    const run = (seed: number) =>
      structuralTimeSeries.estimate(panel, treatmentOf(panel, 48), options, randomStream(seed));
    expect(run(7)).toEqual(run(7));
    expect(run(7).se).not.toBe(run(8).se);
    expect(panel.values).toEqual(before);
  });

  it('does not mind the order of the donors but for noise', () => {
    const panel = mixture();
    const options = optionsOf(panel, 48, { draws: 4000 });
    const [one, other] = [
      [1, 2, 3, 4, 5, 6],
      [6, 4, 2, 5, 3, 1],
    ].map((donors) =>
      structuralTimeSeries.estimate(
        panel,
        { treated: [0], donors, start: 48 },
        options,
        randomStream(1),
      ),
    );
    expect(Math.abs(meanEffect(one, 48) - meanEffect(other, 48))).toBeLessThan(0.02);
    expect(Math.abs(one.se! - other.se!)).toBeLessThan(0.02);
  });

  it('scales with its input', () => {
    const panel = mixture();
    const tenfold = { ...panel, values: panel.values.map((value) => 10 * value - 70) };
    const [one, ten] = [panel, tenfold].map((given) => estimated(given, 48, { draws: 300 }));
    expect(ten.own!.mean.low).toBeCloseTo(10 * one.own!.mean.low, 6);
    expect(ten.own!.p).toBe(one.own!.p);
  });

  it('passes over missing months, and says so', () => {
    const panel = mixture();
    const whole = estimated(panel, 48);
    for (const t of [5, 20, 21, 50]) panel.values[t] = Number.NaN;
    const found = estimated(panel, 48);
    expect(found.notes.map(({ code }) => code)).toEqual(['periods-missing', 'periods-missing']);
    expect(found.counterfactual.every(Number.isFinite)).toBe(true);
    expect(Math.abs(meanEffect(found, 48) - meanEffect(whole, 48))).toBeLessThan(0.15);
    expect(found.own!.sum.low).toBeCloseTo(11 * found.own!.mean.low, 9);
  });

  it('regresses on columns of the treated unit', () => {
    const whole = mixture();
    const d1 = whole.values.subarray(2 * 60, 3 * 60);
    const column = new Float64Array(whole.values.length).fill(Number.NaN);
    column.set(d1);
    const panel = panelOf({ treated: whole.values.subarray(0, 60) }, { rain: column });
    const found = structuralTimeSeries.estimate(
      panel,
      { treated: [0], donors: [], start: 48 },
      optionsOf(panel, 48, { covariates: ['rain'], draws: 400 }),
      randomStream(1),
    );
    expect(found.details['inclusion.rain']).toBe(1);
    expect(found.notes).toEqual([]);
  });

  it('says that a series without comparison only prolongs itself', () => {
    const { rows, start } = CASES['no control, a season'](randomStream(1));
    const found = estimated(panelOf(rows), start, { season: 12, draws: 300 });
    expect(found.notes.map(({ code }) => code)).toEqual(['comparison-none']);
    expect(found.details.sigma_season).toBeGreaterThan(0);
  });

  it('has a path from the start of the fit on, as far as covariates reach', () => {
    const panel = mixture();
    panel.values[2 * 60 + 59] = Number.NaN;
    const spans = { fit: { from: 6, to: 47 }, post: { from: 49, to: 58 }, draws: 300 };
    const found = estimated(panel, 48, spans);
    const known = Array.from(found.counterfactual, (value) => !Number.isNaN(value));
    expect(known.indexOf(true)).toBe(6);
    expect(known.lastIndexOf(true)).toBe(58);
    expect(Number.isNaN(found.own!.low[5])).toBe(true);
    expect(found.own!.low[20]).toBeLessThan(found.counterfactual[20]);
  });

  it('leaves a constant donor out with a note', () => {
    const panel = mixture();
    panel.values.fill(4, 60, 60 + 48);
    const found = estimated(panel, 48, { draws: 300 });
    expect(found.notes.map(({ code }) => code)).toEqual(['covariate-constant']);
    expect(found.details).not.toHaveProperty('inclusion.d0');
  });
});

describe('structural time series refuses', () => {
  const spoilt = (spoil: (values: Float64Array) => void) => {
    const panel = mixture();
    spoil(panel.values);
    return panel;
  };
  const cases: [string, string, () => ImpactPanel, Partial<EffectOptions>][] = [
    ['a constant series', 'series-constant', () => spoilt((v) => v.fill(2, 0, 48)), {}],
    ['no value before', 'values-missing', () => spoilt((v) => v.fill(Number.NaN, 0, 48)), {}],
    ['no value after', 'values-missing', () => spoilt((v) => v.fill(Number.NaN, 48, 60)), {}],
    ['seven periods', 'periods-few', mixture, { fit: { from: 41, to: 48 } }],
    ['a gap in a donor', 'covariate-missing', () => spoilt((v) => v.fill(Number.NaN, 80, 82)), {}],
    ['an unknown column', 'covariate-unknown', mixture, { covariates: ['rain'] }],
    ['a window outside', 'start-outside', mixture, { post: { from: 60, to: 60 } }],
    [
      'a negative root',
      'value-negative',
      () => spoilt((v) => v.fill(-1, 3, 4)),
      { transform: 'sqrt' },
    ],
    [
      'a negative donor',
      'value-negative',
      () => spoilt((v) => v.fill(-1, 63, 64)),
      { transform: 'sqrt' },
    ],
    ['less than two seasons', 'season-long', mixture, { season: 30 }],
    ['half a season', 'season-invalid', mixture, { season: 2.5 }],
    ['ten draws', 'draws-few', mixture, { draws: 10 }],
  ];
  it.each(cases)('%s', (_, code, panel, changed) => {
    expect(codes(() => estimated(panel(), 48, changed))).toEqual([code]);
  });

  it('a panel in which nobody is treated', () => {
    const panel = mixture();
    const nobody = { treated: [], donors: [1], start: 48 };
    const run = () =>
      structuralTimeSeries.estimate(panel, nobody, optionsOf(panel, 48), randomStream(1));
    expect(codes(run)).toEqual(['treated-none']);
  });
});
