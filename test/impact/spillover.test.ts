import { describe, expect, it } from 'vitest';
import { type ImpactPanel, randomStream, type Treatment } from '../../src/core/index.ts';
import { effectsAt, findJointControls } from '../../src/impact/joint-controls.ts';
import { spillover } from '../../src/impact/spillover.ts';
import { gramOf, simplexLeastSquares } from '../../src/math/index.ts';
import { normalDraw } from '../math/normals.ts';
import {
  codesOf,
  firstTreated,
  hasPacks,
  meanEffect,
  optionsFor,
  packs,
  panelOf,
} from './panels.ts';

const [UNITS, PERIODS, START] = [14, 50, 40];

/** Two slow factors; the second unit loads on them as the first does, the others vary around both. */
function drawn(seed: number, effects: readonly number[] = []): ImpactPanel {
  const random = randomStream(seed);
  const slow = () => {
    let level = 0;
    return Array.from({ length: PERIODS }, () => {
      level = 0.8 * level + normalDraw(random);
      return level;
    });
  };
  const [f, g] = [slow(), slow()];
  return panelOf(
    Array.from({ length: UNITS }, (_, i) => {
      const [a, b, own] = i < 2 ? [1, 1, 5 * i] : [random() * 2, random() * 2, 4 * random()];
      return Array.from({ length: PERIODS }, (__, t) => {
        const effect = t >= START ? (effects[i] ?? 0) : 0;
        return 30 + own + a * f[t] + b * g[t] + 0.5 * normalDraw(random) + effect;
      });
    }),
  );
}

function estimated(panel: ImpactPanel, treatment: Treatment) {
  return spillover.estimate(panel, treatment, optionsFor(panel, START), randomStream(1));
}

/** The treated unit's demeaned synthetic control alone, all others donors. */
function plainEffect(panel: ImpactPanel): number {
  const level = Float64Array.from(
    { length: UNITS },
    (_, i) =>
      panel.values.subarray(i * PERIODS, i * PERIODS + START).reduce((a, b) => a + b, 0) / START,
  );
  const centred = panel.values.map((value, at) => value - level[Math.floor(at / PERIODS)]);
  const gram = gramOf(centred, UNITS, PERIODS, { to: START });
  const donors = Array.from({ length: UNITS - 1 }, (_, j) => j + 1);
  const { weights } = simplexLeastSquares({ gram, size: UNITS, treated: 0, donors });
  let sum = 0;
  for (let t = START; t < PERIODS; t++) {
    sum += centred[t] / (PERIODS - START);
    donors.forEach((j, k) => {
      sum -= (weights[k] * centred[j * PERIODS + t]) / (PERIODS - START);
    });
  }
  return sum;
}

describe('spillover', () => {
  it('without affected units is the demeaned synthetic control but for noise', () => {
    let [apart, ours, plain] = [0, 0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const panel = drawn(seed, [4]);
      const effect = estimated(panel, firstTreated(panel, START));
      const joint = meanEffect(effect, { from: START, to: PERIODS });
      apart = Math.max(apart, Math.abs(joint - plainEffect(panel)));
      ours += (joint - 4) / 20;
      plain += (plainEffect(panel) - 4) / 20;
      expect(effect.neighbours).toEqual([]);
    }
    expect(apart).toBeLessThan(0.5);
    expect(Math.abs(ours)).toBeLessThan(0.2);
    expect(Math.abs(plain)).toBeLessThan(0.2);
  });

  it('is unbiased where the neighbour is affected, which biases the plain control', () => {
    let [ours, next, plain] = [0, 0, 0];
    for (let seed = 1; seed <= 30; seed++) {
      const panel = drawn(seed, [5, 8]);
      const { details } = estimated(panel, firstTreated(panel, START, 2));
      ours += (details['effect.unit-0'] - 5) / 30;
      next += (details['effect.unit-1'] - 8) / 30;
      plain += (plainEffect(panel) - 5) / 30;
    }
    expect(plain).toBeLessThan(-0.7);
    expect(Math.abs(ours)).toBeLessThan(0.2);
    expect(Math.abs(next)).toBeLessThan(0.2);
  });

  it('draws the path of the treated unit and those of its neighbours', () => {
    const panel = drawn(3, [5, 3]);
    const effect = estimated(panel, firstTreated(panel, START, 2));
    const post = { from: START, to: PERIODS };
    expect(meanEffect(effect, post)).toBeCloseTo(effect.details['effect.unit-0'], 12);
    expect(effect.neighbours!.map(({ unit }) => unit)).toEqual(['unit-1']);
    expect(meanEffect(effect.neighbours![0], post)).toBeCloseTo(
      effect.details['effect.unit-1'],
      12,
    );
    expect(Object.values(effect.weights!).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(effect.own!.p).toBeLessThan(0.05);
    expect(effect.own!.mean.low).toBeGreaterThan(3);
    expect(effect.own!.mean.high).toBeLessThan(7);
    expect(effect.own!.rate_ratio.low).toBeGreaterThan(1);
  });

  it('does not depend on the order of the donors and leaves its input alone', () => {
    const panel = drawn(4, [5, 3]);
    const before = panel.values.slice();
    const treatment = firstTreated(panel, START, 2);
    const one = estimated(panel, treatment);
    const other = estimated(panel, { ...treatment, donors: [...treatment.donors].reverse() });
    one.counterfactual.forEach((value, t) => expect(other.counterfactual[t]).toBeCloseTo(value, 6));
    expect(other.own!.p).toBe(one.own!.p);
    expect(panel.values).toEqual(before);
  });

  it('calls no effect an effect in at most 10 of 100 panels, and its bands hold it in 90 to 99', () => {
    const panels = 100;
    let [called, held, single] = [0, 0, 0];
    for (let seed = 1; seed <= panels; seed++) {
      const panel = drawn(100 + seed, [2, 1]);
      const { own } = estimated(panel, firstTreated(panel, START, 2));
      if (own!.mean.low < 2 && own!.mean.high > 2) held++;
      for (let t = START; t < PERIODS; t++) {
        if (own!.low[t] < 2 && own!.high[t] > 2) single += 1 / (PERIODS - START);
      }
      const flat = drawn(100 + seed);
      if (estimated(flat, firstTreated(flat, START, 2)).own!.p <= 0.05) called++;
    }
    expect(called).toBeLessThanOrEqual(10);
    expect(held).toBeGreaterThanOrEqual(90);
    for (const share of [held, single]) expect(share).toBeLessThanOrEqual(99);
    expect(single).toBeGreaterThanOrEqual(90);
  });

  it('comes back from a bent scale', () => {
    const panel = drawn(5, [1.5]);
    panel.values.forEach((value, at) => {
      panel.values[at] = value ** 2;
    });
    const options = optionsFor(panel, START, { transform: 'sqrt' });
    const treatment = firstTreated(panel, START);
    const effect = spillover.estimate(panel, treatment, options, randomStream(1));
    expect(meanEffect(effect, options.post) / (2 * 30 * 1.5)).toBeGreaterThan(0.7);
    expect(meanEffect(effect, options.post) / (2 * 30 * 1.5)).toBeLessThan(1.3);
    const mid = meanEffect(effect, options.post);
    expect(effect.own!.mean.low).toBeLessThan(mid);
    expect(effect.own!.mean.high).toBeGreaterThan(mid);
  });

  it('notes donors with holes and periods without the treated unit', () => {
    const panel = drawn(6, [5]);
    panel.values[7 * PERIODS + 3] = Number.NaN;
    panel.values[10] = Number.NaN;
    panel.values[45] = Number.NaN;
    const effect = estimated(panel, firstTreated(panel, START));
    expect(effect.notes.map(({ code }) => code)).toEqual([
      'donors-incomplete',
      'periods-incomplete',
    ]);
    expect(effect.details.periods_fitted).toBe(START - 1);
    expect(effect.counterfactual[45]).toBeNaN();
    expect(Math.abs(effect.details['effect.unit-0'] - 5)).toBeLessThan(1.5);
    expect(effect.own!.mean.high - effect.own!.mean.low).toBeGreaterThan(0);
  });

  it('refuses effects that cannot be told apart', () => {
    const panel = drawn(7);
    const random = randomStream(8);
    // Two units that move together and like nobody else.
    for (let t = 0; t < PERIODS; t++) {
      const shared = 400 * normalDraw(random);
      panel.values[t] = shared;
      panel.values[PERIODS + t] = shared;
    }
    const treatment = firstTreated(panel, START, 2);
    expect(codesOf(() => estimated(panel, treatment))).toEqual(['effects-together']);
  });

  it('refuses one donor, a flat series, too short a past and a start outside', () => {
    const panel = drawn(9);
    const run = (changed: ImpactPanel, treatment: Treatment) =>
      codesOf(() => estimated(changed, treatment));
    expect(run(panel, { treated: [0], donors: [1], start: START })).toEqual(['donors-few']);
    expect(run(panel, firstTreated(panel, 3))).toEqual(['periods-few']);
    expect(run(panel, firstTreated(panel, PERIODS))).toEqual(['start-outside']);
    const flat = { ...panel, values: panel.values.slice().fill(2, PERIODS, 2 * PERIODS) };
    expect(run(flat, firstTreated(flat, START, 2))).toEqual(['series-constant']);
    const empty = { ...panel, values: panel.values.slice().fill(Number.NaN, 2 * PERIODS) };
    expect(run(empty, firstTreated(empty, START))).toEqual(['donors-few']);
  });
});

describe('effectsAt', () => {
  it('gives the effects whose gaps are nearest in least squares', () => {
    const panel = drawn(10);
    const counts = Float64Array.from({ length: PERIODS }, (_, t) => (t < START ? 1 : 0));
    const joint = findJointControls(panel.values, UNITS, 2, counts)!;
    const effects = effectsAt(joint, panel.values, 44, 2);
    const misfit = (a: number, b: number) => {
      const without = Array.from({ length: UNITS }, (_, i) => panel.values[i * PERIODS + 44]);
      without[0] -= a;
      without[1] -= b;
      let sum = 0;
      for (let i = 0; i < UNITS; i++) {
        let gap = -joint.intercept[i];
        without.forEach((value, j) => {
          gap += joint.contrast[i * UNITS + j] * value;
        });
        sum += gap * gap;
      }
      return sum;
    };
    const least = misfit(effects[0], effects[1]);
    for (const [a, b] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
      [0.01, -0.01],
    ]) {
      expect(misfit(effects[0] + a, effects[1] + b)).toBeGreaterThan(least);
    }
  });
});

describe.skipIf(!hasPacks)('spillover on Proposition 99', () => {
  /** @source scspill 0.3.0, method cd, on the same file: −5.366825 and 8.232879 */
  it('with Nevada declared affected agrees with an independent program', () => {
    const { panel, treatment } = packs();
    const nevada = panel.unit_ids.indexOf('Nevada');
    const options = optionsFor(panel, treatment.start);
    const effect = spillover.estimate(
      panel,
      {
        ...treatment,
        treated: [...treatment.treated, nevada],
        donors: treatment.donors.filter((unit) => unit !== nevada),
      },
      options,
      randomStream(1),
    );
    expect(meanEffect(effect, options.post)).toBeCloseTo(-5.366825, 3);
    expect(meanEffect(effect.neighbours![0], options.post)).toBeCloseTo(8.232879, 3);
  });
});
