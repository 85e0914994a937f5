import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { type StructuralDraw, sampleStructural } from '../../src/impact/structural-sampler.ts';
import { drawNormal, kalmanFilter, mean, structuralModel, variance } from '../../src/math/index.ts';

/** A level that wanders more than the prior expects, standardised, with two months missing. */
function series(times: number): Float64Array {
  const random = randomStream(5);
  let level = 0;
  const y = Float64Array.from({ length: times }, () => {
    level += 0.15 * drawNormal(random);
    return level + drawNormal(random);
  });
  const spread = Math.sqrt(variance(y));
  const centre = mean(y);
  const standard = y.map((value) => (value - centre) / spread);
  standard[10] = Number.NaN;
  standard[11] = Number.NaN;
  return standard;
}

/** Weight of a variance under its prior, by step of its logarithm. */
const logPrior = (value: number, df: number, guess: number) =>
  -(df / 2) * Math.log(value) - (df * guess) / (2 * value);

/** Posterior means on a grid of the two variances: noise, level, and what comes three months on. */
function integrated(y: Float64Array, ahead: number) {
  const grid = Array.from({ length: 120 }, (_, i) => i);
  const sums = { weight: 0, noise: 0, level: 0, forecast: 0, square: 0 };
  const padded = Float64Array.from([...y, ...new Array(ahead).fill(Number.NaN)]);
  for (const i of grid) {
    for (const j of grid) {
      const noise = 1.44 * Math.exp(-i / 25);
      const level = Math.exp(-2 - j / 8);
      const found = kalmanFilter(structuralModel({ noise, level, start: 1, at: y[0] }), padded);
      const log = found.logLikelihood + logPrior(noise, 0.01, 1) + logPrior(level, 32, 1e-4);
      const weight = Math.exp(log + 20);
      const last = padded.length - 1;
      const forecast = found.predicted[last];
      sums.weight += weight;
      sums.noise += weight * noise;
      sums.level += weight * level;
      sums.forecast += weight * forecast;
      sums.square += weight * (forecast ** 2 + found.predictedVariance[last]);
    }
  }
  const of = (sum: number) => sum / sums.weight;
  const forecast = of(sums.forecast);
  return {
    noise: of(sums.noise),
    level: of(sums.level),
    forecast,
    spread: Math.sqrt(of(sums.square) - forecast ** 2),
  };
}

function sampled(given: Parameters<typeof sampleStructural>[0], draws: number, seed = 1) {
  const kept: Pick<StructuralDraw, 'signal' | 'path' | 'noise' | 'steps'>[] = [];
  sampleStructural(given, draws, randomStream(seed), ({ signal, path, noise, steps }) =>
    kept.push({ signal: signal.slice(), path: path.slice(), noise, steps: steps.slice() }),
  );
  return kept;
}

describe('the sampler of a local level', () => {
  it('agrees with integration over a grid of its two variances', () => {
    const y = series(40);
    const exact = integrated(y, 4);
    const none = { columns: [], ahead: 4, season: 0, slope: false };
    const draws = sampled({ y, ...none }, 20_000);
    expect(draws).toHaveLength(18_000);
    expect(Math.abs(mean(draws.map(({ noise }) => noise)) / exact.noise - 1)).toBeLessThan(0.02);
    expect(Math.abs(mean(draws.map(({ steps }) => steps[0])) / exact.level - 1)).toBeLessThan(0.05);
    const ends = draws.map(({ signal }) => signal[43]);
    expect(Math.abs(mean(ends) - exact.forecast)).toBeLessThan(0.02);
    expect(Math.abs(Math.sqrt(variance(ends)) / exact.spread - 1)).toBeLessThan(0.04);
  });
});

describe('the sampler with a slope and a season', () => {
  it('prolongs a trend that a level alone does not', () => {
    const random = randomStream(3);
    const y = Float64Array.from({ length: 60 }, (_, t) => (t - 30) / 17 + 0.1 * drawNormal(random));
    const end = (slope: boolean) => {
      const draws = sampled({ y, columns: [], ahead: 12, season: 0, slope }, 1000);
      return mean(draws.map(({ signal }) => signal[71]));
    };
    expect(end(true)).toBeGreaterThan(2.1);
    expect(end(true)).toBeLessThan(2.7);
    expect(end(false)).toBeLessThan(1.9);
  });

  it('repeats a season', () => {
    const random = randomStream(4);
    const wave = (t: number) => Math.SQRT2 * Math.sin((2 * Math.PI * t) / 4);
    const y = Float64Array.from({ length: 48 }, (_, t) => wave(t) + 0.2 * drawNormal(random));
    const draws = sampled({ y, columns: [], ahead: 4, season: 4, slope: false }, 600);
    for (let t = 48; t < 52; t++) {
      expect(Math.abs(mean(draws.map(({ signal }) => signal[t])) - wave(t))).toBeLessThan(0.2);
    }
  });

  it('draws noise that persists where that of the series does', () => {
    const random = randomStream(6);
    let now = 0;
    const y = Float64Array.from({ length: 120 }, () => {
      now = 0.5 * now + Math.sqrt(0.75) * drawNormal(random);
      return now;
    });
    let persistence = Number.NaN;
    const none = { columns: [], ahead: 12, season: 0, slope: false };
    sampleStructural({ y, ...none }, 600, randomStream(1), (draw) => {
      persistence = draw.persistence;
    });
    expect(persistence).toBeGreaterThan(0.3);
    expect(persistence).toBeLessThan(0.7);
  });
});
