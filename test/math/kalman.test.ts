import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import {
  choleskyFactor,
  choleskySolve,
  kalmanFilter,
  kalmanSmoother,
  type StateSpace,
  simulationSmoother,
  structuralModel,
} from '../../src/math/index.ts';
import { NILE } from './nile.ts';
import { normalDraw } from './normals.ts';

const LEVEL = { noise: 15099, level: 1469.1 };
const near = (value: number, known: number, digits = 9) =>
  expect(Math.abs(value / known - 1)).toBeLessThan(10 ** -digits);

/** The series with the gaps of Durbin & Koopman (2012), section 2.7. */
const gappy = NILE.map((flow, t) =>
  (t >= 20 && t < 40) || (t >= 60 && t < 80) ? Number.NaN : flow,
);

describe('the local level of the Nile', () => {
  const model = structuralModel(LEVEL);

  it('has the log-likelihood of statsmodels', () => {
    // statsmodels 0.15.0, UnobservedComponents(nile, 'llevel') from a1 = 0, P1 = 1e7.
    near(kalmanFilter(model, NILE).logLikelihood, -641.5855784594156, 12);
    near(kalmanFilter(model, gappy).logLikelihood, -389.6269775255986, 12);
  });

  // statsmodels 0.15.0: filtered state and variance, smoothed state and variance. Durbin & Koopman
  // (2012) show the same in figures 2.1 and 2.2; 4032.16 is their steady state.
  it.each([
    [0, 1118.3114615242446, 15076.236390674487, 1111.2202575681306, 4030.532767337336],
    [1, 1140.1084391635109, 7894.557530882994, 1110.529257011893, 3242.0569992450105],
    [49, 849.0705660142463, 4032.157941808782, 834.7632589940931, 2326.756869814296],
    [99, 798.3702926083578, 4032.157941808782, 798.3702926083578, 4032.1579418087827],
  ])('at year %d has its filtered and smoothed states', (t, state, variance, smooth, rest) => {
    const filtered = kalmanFilter(model, NILE);
    const smoothed = kalmanSmoother(model, NILE);
    near(filtered.filtered[t], state);
    near(filtered.filteredVariance[t], variance);
    near(smoothed.state[t], smooth);
    near(smoothed.variance[t], rest);
  });

  it.each([
    [30, 1026.1394343959414, 20192.296123686716, 893.7909246519295, 9715.005540580709],
    [70, 834.2614167747446, 20192.2867974505, 837.4061174524068, 9715.005902461402],
  ])('with gaps, at year %d too', (t, state, variance, smooth, rest) => {
    const filtered = kalmanFilter(model, gappy);
    const smoothed = kalmanSmoother(model, gappy);
    near(filtered.filtered[t], state);
    near(filtered.filteredVariance[t], variance);
    near(smoothed.state[t], smooth);
    near(smoothed.variance[t], rest);
  });
});

describe('more of the Nile', () => {
  it('with a slope agrees with statsmodels', () => {
    // statsmodels 0.15.0, 'lltrend' with variances 12000, 1000, 3; P1 = 1e7.
    const model = structuralModel({ noise: 12000, level: 1000, slope: 3 });
    const { logLikelihood, state, variance } = kalmanSmoother(model, NILE);
    near(logLikelihood, -650.338652899126, 12);
    near(state[0], 1125.1110397138614);
    near(state[1], -4.789484061672308);
    near(state[100], 828.8604987101772);
    near(state[101], -2.3963000463524144);
    near(variance[50 * 4], 1737.196929550079);
    near(variance[50 * 4 + 3], 28.051149258454018);
    near(variance[99 * 4 + 1], 160.2362513198796);
  });

  it('with a slope and a season of four agrees with statsmodels', () => {
    // statsmodels 0.15.0, 'lltrend', seasonal=4, variances 12000, 1000, 3, 50; P1 = 1e7.
    const model = structuralModel({ noise: 12000, level: 1000, slope: 3, season: 50, period: 4 });
    const { logLikelihood, state, variance } = kalmanSmoother(model, NILE);
    near(logLikelihood, -663.1961644579914, 12);
    const first = [1121.8038931902684, -4.623842082464996, 23.159434331314838, 30.26328654352908];
    first.forEach((known, i) => near(state[i], known, 7));
    const middle = [830.0526614570001, -2.39264424018773, -39.82914023570734, 10.858785047664893];
    middle.forEach((known, i) => near(state[250 + i], known));
    [1738.097362679054, 28.052548978587257, 558.3966094103512].forEach((known, i) => {
      near(variance[50 * 25 + i * 6], known);
    });
  });
});

/** A model with nothing special in it: full T, two series of steps, a start that is known. */
const general: StateSpace = {
  T: Float64Array.of(0.8, 0.3, 0, -0.2, 0.5, 0.1, 0, 0, 0.9),
  Z: Float64Array.of(1, 0, -0.5),
  R: Float64Array.of(1, 0, 0.5, 1, 0, 2),
  Q: Float64Array.of(0.7, 0.2),
  H: 0.4,
  a1: Float64Array.of(1, -1, 2),
  P1: Float64Array.of(2, 0.5, 0, 0.5, 1, 0, 0, 0, 0),
};

/** Mean and covariance of all states given y by the joint normal distribution, without recursion. */
function jointly(
  model: StateSpace,
  y: Float64Array,
): { state: Float64Array; variance: Float64Array } {
  const m = model.Z.length;
  const size = y.length * m;
  const [centre, cov] = [new Float64Array(size), new Float64Array(size * size)];
  const product = (
    a: Float64Array,
    b: Float64Array,
    n: number,
    k: number,
    p: number,
    turned = false,
  ) =>
    Float64Array.from({ length: n * p }, (_, at) => {
      const [i, j] = [Math.floor(at / p), at % p];
      let sum = 0;
      for (let l = 0; l < k; l++) sum += a[i * k + l] * (turned ? b[j * k + l] : b[l * p + j]);
      return sum;
    });
  const r = model.Q.length;
  const RQ = model.R.map((value, at) => value * model.Q[at % r]);
  const steps = product(RQ, model.R, m, r, m, true);
  let a = model.a1;
  let P = model.P1;
  for (let t = 0; t < y.length; t++) {
    centre.set(a, t * m);
    let block = P;
    for (let s = t; s < y.length; s++) {
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < m; j++) {
          cov[(s * m + i) * size + t * m + j] = block[i * m + j];
          cov[(t * m + j) * size + s * m + i] = block[i * m + j];
        }
      }
      block = product(model.T, block, m, m, m);
    }
    a = product(model.T, a, m, m, 1);
    P = product(product(model.T, P, m, m, m), model.T, m, m, m, true).map((v, at) => v + steps[at]);
  }
  const seen = Array.from(y.keys()).filter((t) => !Number.isNaN(y[t]));
  const load = (t: number, at: number) =>
    model.Z.reduce((sum, z, i) => sum + z * cov[(t * m + i) * size + at], 0);
  const S = Float64Array.from({ length: seen.length ** 2 }, (_, at) => {
    const [s, t] = [seen[Math.floor(at / seen.length)], seen[at % seen.length]];
    const sum = model.Z.reduce((total, z, i) => total + z * load(s, t * m + i), 0);
    return sum + (s === t ? model.H : 0);
  });
  const factor = choleskyFactor(S, seen.length);
  const rest = Float64Array.from(
    seen,
    (t) => y[t] - model.Z.reduce((sum, z, i) => sum + z * centre[t * m + i], 0),
  );
  const pulled = choleskySolve(factor, seen.length, rest);
  const state = centre.map(
    (value, at) => value + seen.reduce((sum, t, i) => sum + load(t, at) * pulled[i], 0),
  );
  const variance = new Float64Array(y.length * m * m);
  for (let at = 0; at < size; at++) {
    const own = choleskySolve(
      factor,
      seen.length,
      Float64Array.from(seen, (t) => load(t, at)),
    );
    const t = Math.floor(at / m);
    for (let j = 0; j < m; j++) {
      const taken = seen.reduce((sum, s, i) => sum + load(s, t * m + j) * own[i], 0);
      variance[t * m * m + (at % m) * m + j] = cov[at * size + t * m + j] - taken;
    }
  }
  return { state, variance };
}

describe('a general model', () => {
  const random = randomStream(5);
  const y = Float64Array.from({ length: 9 }, (_, t) =>
    t === 4 ? Number.NaN : 2 * normalDraw(random),
  );
  const known = jointly(general, y);
  const far = (a: Float64Array, b: Float64Array) =>
    Math.max(...a.map((v, i) => Math.abs(v - b[i])));

  it('is smoothed as its joint normal distribution says', () => {
    const { state, variance } = kalmanSmoother(general, y);
    expect(far(state, known.state)).toBeLessThan(1e-12);
    expect(far(variance, known.variance)).toBeLessThan(1e-12);
  });

  it('has simulated states with the smoothed mean and variance', () => {
    const draws = 20_000;
    const smoother = simulationSmoother(general, y.length);
    const sum = new Float64Array(27);
    const square = new Float64Array(81);
    const states = new Float64Array(27);
    for (let d = 0; d < draws; d++) {
      smoother.draw(y, random, states);
      for (let at = 0; at < 27; at++) {
        sum[at] += states[at] / draws;
        const t = Math.floor(at / 3);
        for (let j = 0; j < 3; j++) {
          square[at * 3 + j] +=
            ((states[at] - known.state[at]) * (states[t * 3 + j] - known.state[t * 3 + j])) / draws;
        }
      }
    }
    // Standard deviations are at most 1.3: five standard errors of 20,000 draws.
    expect(far(sum, known.state)).toBeLessThan(0.05);
    expect(far(square, known.variance)).toBeLessThan(0.07);
  });

  it('leaves what it is given alone, and is the same for a seed', () => {
    const before = structuredClone(general);
    const one = simulationSmoother(general, 9).draw(y, randomStream(8));
    const other = simulationSmoother(general, 9).draw(y, randomStream(8));
    expect(one).toEqual(other);
    expect(general).toEqual(before);
  });
});

describe('simulationSmoother', () => {
  it('draws the Nile’s level around its smoothed level, gaps and all', () => {
    const model = structuralModel(LEVEL);
    const { state, variance } = kalmanSmoother(model, gappy);
    const random = randomStream(6);
    const smoother = simulationSmoother(model, 100);
    const draws = Array.from({ length: 4000 }, () => smoother.draw(gappy, random));
    for (const t of [0, 10, 30, 59, 70, 99]) {
      const centre = draws.reduce((sum, draw) => sum + draw[t], 0) / 4000;
      const spread = draws.reduce((sum, draw) => sum + (draw[t] - state[t]) ** 2, 0) / 4000;
      expect(Math.abs(centre - state[t])).toBeLessThan(5 * Math.sqrt(variance[t] / 4000));
      expect(Math.abs(spread / variance[t] - 1)).toBeLessThan(0.12);
    }
  });

  it('takes the variances that the model has when it draws', () => {
    const model = structuralModel({ noise: 1, level: 1 });
    const smoother = simulationSmoother(model, 100);
    smoother.draw(NILE, randomStream(1));
    model.H = 15099;
    model.Q[0] = 1469.1;
    const changed = smoother.draw(NILE, randomStream(1));
    expect(changed).toEqual(
      simulationSmoother(structuralModel(LEVEL), 100).draw(NILE, randomStream(1)),
    );
  });
});

describe('structuralModel', () => {
  it('of a season adds up to nothing over a year', () => {
    const { T, Z } = structuralModel({ noise: 1, level: 1, season: 1, period: 3 });
    expect(T).toEqual(Float64Array.of(1, 0, 0, 0, -1, -1, 0, 1, 0));
    expect(Z).toEqual(Float64Array.of(1, 1, 0));
  });

  it('refuses negative variances, odd periods and shapes that do not fit', () => {
    expect(() => structuralModel({ noise: -1, level: 1 })).toThrow('a variance of -1 is negative');
    expect(() => structuralModel({ noise: 1, level: 1, season: 1, period: 1 })).toThrow(RangeError);
    const broken = { ...general, T: new Float64Array(4) };
    expect(() => kalmanFilter(broken, [1])).toThrow(
      'the matrices of a model of 3 states do not fit one another',
    );
    const certain = structuralModel({ noise: 0, level: 0, start: 0 });
    expect(() => kalmanFilter(certain, [1])).toThrow(
      'the variance of an observation is 0 at time 0',
    );
  });
});
