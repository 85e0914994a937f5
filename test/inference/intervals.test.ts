import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { conformal } from '../../src/inference/conformal.ts';
import { minimumDetectable } from '../../src/inference/minimum-detectable.ts';
import { predictionInterval } from '../../src/inference/prediction-interval.ts';
import { robustnessOf } from '../../src/inference/robustness.ts';
import { estimatedFor, estimatedOn, madePanel } from './made.ts';

const random = () => randomStream(1);

describe('conformal inference', () => {
  const nulls = Array.from({ length: 200 }, (_, i) =>
    estimatedFor({ seed: 1000 + i, units: 8, periods: 27, start: 24 }),
  );
  // p alone is wanted here: the set of each period costs a search of its own.
  const ps = nulls.map((estimated) => {
    const options = { ...estimated.options, post: { from: 24, to: 25 } };
    return conformal.run({ ...estimated, options }, random()).p;
  });

  it('is wrong at most as often as it says, on 200 panels in which nothing happens', () => {
    expect(ps.filter((p) => p <= 0.05).length / ps.length).toBeLessThanOrEqual(0.08);
    expect(ps.filter((p) => p <= 0.5).length / ps.length).toBeGreaterThan(0.35);
    expect(ps.filter((p) => p <= 0.5).length / ps.length).toBeLessThan(0.65);
  });

  it('has sets that hold the constant that was added, for 19 in 20 periods or so', () => {
    let [held, periods] = [0, 0];
    for (let seed = 0; seed < 12; seed++) {
      const { set } = conformal.run(estimatedFor({ seed: 300 + seed, effect: 20 }), random());
      for (const { low, high } of set!) {
        periods++;
        if (low <= 20 && high >= 20) held++;
      }
    }
    expect(held / periods).toBeGreaterThan(0.85);
  });

  it('moves its sets by what is added', () => {
    const setsWith = (effect: number) =>
      conformal.run(estimatedFor({ seed: 41, effect }), random()).set!;
    const [none, ten] = [setsWith(0), setsWith(10)];
    none.forEach(({ low, high }, i) => {
      expect(ten[i].low - low).toBeCloseTo(10, 1);
      expect(ten[i].high - high).toBeCloseTo(10, 1);
    });
  });

  it('bounds nothing with fewer than 19 periods before', () => {
    const { set } = conformal.run(estimatedFor({ seed: 1, periods: 18, start: 15 }), random());
    for (const { low, high } of set!) {
      expect(low).toBe(Number.NEGATIVE_INFINITY);
      expect(high).toBe(Number.POSITIVE_INFINITY);
    }
  });
});

describe('prediction interval', () => {
  it('holds 88 to 99 % of months on 60 panels in which nothing happens', () => {
    let [held, months] = [0, 0];
    for (let seed = 0; seed < 60; seed++) {
      const { set } = predictionInterval.run(estimatedFor({ seed: 500 + seed }), random());
      for (const { low, high } of set!) {
        months++;
        if (low <= 0 && high >= 0) held++;
      }
    }
    expect(held / months).toBeGreaterThanOrEqual(0.88);
    expect(held / months).toBeLessThanOrEqual(0.99);
  }, 120_000);

  it('widens with the noise', () => {
    const widthAt = (noise: number) => {
      const { mean } = predictionInterval.run(estimatedFor({ seed: 21, noise }), random());
      return mean!.high - mean!.low;
    };
    expect(widthAt(1)).toBeGreaterThan(widthAt(0.3));
    expect(widthAt(3)).toBeGreaterThan(2 * widthAt(1));
  });

  it('is around the effect, and gives no p', () => {
    const found = predictionInterval.run(estimatedFor({ seed: 22, effect: 15 }), random());
    expect(found.p).toBeNaN();
    expect(found.mean!.low).toBeGreaterThan(5);
    expect(found.mean!.low).toBeLessThan(15);
    expect(found.mean!.high).toBeGreaterThan(15);
    expect(found.rate_ratio!.low).toBeGreaterThan(1);
  });
});

describe('minimum detectable change', () => {
  const at = (noise: number, seed = 31) =>
    minimumDetectable(estimatedFor({ seed, noise, units: 16 }), 0.1, random());

  it('is smaller where there is less noise', () => {
    expect(at(0.2).rate_ratio).toBeLessThan(at(5).rate_ratio);
    expect(at(0.2).rate_ratio).toBeGreaterThan(1);
    expect(at(0.2).rate_ratio).toBeLessThan(1.3);
  });

  it('finds a doubling of a series of little noise always, at the level that it states', () => {
    const found = at(0.2);
    expect(found).toMatchObject({ power: 0.8, level: 0.1 });
    expect(found.power_of_doubling).toBeGreaterThan(0.9);
  });

  it('finds nothing where the level is below the smallest p there is', () => {
    const found = minimumDetectable(estimatedFor({ seed: 31 }), 0.01, random());
    expect(found.rate_ratio).toBeNaN();
    expect(found.power_of_doubling).toBe(0);
  });
});

describe('robustness', () => {
  const made = { seed: 51, periods: 34, start: 28, effect: 6 } as const;
  const estimated = estimatedFor(made);
  const found = robustnessOf(estimated, { few: [1, 2, 3, 4], one: [1] }, random());

  it('sets the start one, two, three spans of report earlier, while 8 periods of fit remain', () => {
    expect(found.in_time.map(({ start }) => start)).toEqual(['23', '17', '11']);
    for (const { effect_mean, p } of found.in_time) {
      expect(Math.abs(effect_mean)).toBeLessThan(3);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
    }
  });

  it('looks at nothing after the real start in placebos in time', () => {
    const panel = madePanel(made);
    const n = panel.periods.length;
    const values = panel.values.map((value, i) => (i % n >= made.start ? value * 9 + 1 : value));
    const other = robustnessOf(estimatedOn({ ...panel, values }, made.start), {}, random());
    expect(other.in_time).toEqual(found.in_time);
  });

  it('leaves out each donor that has weight, once', () => {
    const heavy = Object.entries(estimated.effect.weights!)
      .filter(([, weight]) => weight > 0.001)
      .map(([unit]) => unit);
    expect(found.leave_one_out.map(({ without }) => without).sort()).toEqual(heavy.sort());
    for (const { effect_mean } of found.leave_one_out) {
      expect(effect_mean).toBeGreaterThan(3);
      expect(effect_mean).toBeLessThan(9);
    }
  });

  it('moves the date by up to three periods either way', () => {
    expect(found.dates.map(({ start }) => start)).toEqual(['26', '27', '28', '30', '31', '32']);
  });

  it('tries other pools, but none of a single donor', () => {
    expect(found.pools.map(({ pool, donors }) => [pool, donors])).toEqual([['few', 4]]);
  });
});
