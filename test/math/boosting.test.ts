import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { fitBoosting, predictBoosting } from '../../src/math/index.ts';

describe('boosting', () => {
  const x = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
  const stump = { trees: 1, rate: 1, depth: 1, leaf_rows: 1 };

  it('takes the logistic Newton step of a stump by hand', () => {
    const y = [0, 0, 0, 0, 1, 1, 1, 1];
    const model = fitBoosting(x, 1, y, { ...stump, ridge: 0, loss: { kind: 'logistic' } });
    // From chances of ½: sums of gradient ±2, of curvature 1, so steps of ∓2.
    const low = 1 / (1 + Math.exp(2));
    expect([...predictBoosting(model, x)].map((p) => p.toFixed(10))).toEqual(
      y.map((happened) => (happened ? 1 - low : low).toFixed(10)),
    );
  });

  it('puts quantiles of the residuals into the leaves of a quantile stump', () => {
    const y = [1, 1, 2, 3, 11, 12, 13, 20];
    const model = fitBoosting(x, 1, y, { ...stump, loss: { kind: 'quantile', level: 0.5 } });
    expect([...predictBoosting(model, x)]).toEqual([1, 1, 1, 1, 12, 12, 12, 12]);
  });

  it('learns a step, and quantiles of noise that grows', () => {
    const random = randomStream(4);
    const n = 4000;
    const columns = Float64Array.from({ length: n }, () => random());
    const y = Float64Array.from(columns, (value) => (value > 0.5 ? 10 : 1) * random());
    const asked = Float64Array.of(0.2, 0.8);
    const at = (level: number) =>
      predictBoosting(fitBoosting(columns, 1, y, { loss: { kind: 'quantile', level } }), asked);
    expect(at(0.9)[0]).toBeCloseTo(0.9, 1);
    expect(Math.abs(at(0.9)[1] - 9)).toBeLessThan(0.4);
    expect(Math.abs(at(0.2)[1] - 2)).toBeLessThan(0.4);
  });

  it('never falls where it may only rise', () => {
    const random = randomStream(6);
    const columns = Float64Array.from({ length: 1500 }, () => random());
    const y = Float64Array.from(columns, (value) =>
      random() < 0.5 + 0.4 * Math.sin(6 * value) ? 1 : 0,
    );
    const grid = Float64Array.from({ length: 101 }, (_, i) => i / 100);
    const falls = (monotone?: number[]) => {
      const model = fitBoosting(columns, 1, y, { loss: { kind: 'logistic' }, monotone });
      const p = predictBoosting(model, grid);
      return p.some((chance, i) => i > 0 && chance < p[i - 1] - 1e-12);
    };
    expect(falls()).toBe(true);
    expect(falls([1])).toBe(false);
  });

  it('stops early on noise, and not on what it can learn', () => {
    const random = randomStream(9);
    const columns = Float64Array.from({ length: 1000 }, () => random());
    const options = { loss: { kind: 'logistic' } as const, holdout_from: 700 };
    const noise = columns.map(() => (random() < 0.5 ? 1 : 0));
    const clear = columns.map((value) => (value > 0.3 ? 1 : 0));
    expect(fitBoosting(columns, 1, noise, options).trees.length).toBeLessThan(20);
    expect(fitBoosting(columns, 1, clear, options).trees.length).toBeGreaterThan(50);
  });

  it('takes missing values as below all others', () => {
    const columns = Float64Array.from({ length: 200 }, (_, i) => (i % 2 ? 5 : Number.NaN));
    const y = Float64Array.from(columns, (value) => (value > 0 ? 3 : 7));
    const model = fitBoosting(columns, 1, y, { loss: { kind: 'quantile', level: 0.5 }, rate: 1 });
    expect([...predictBoosting(model, Float64Array.of(Number.NaN, 5))]).toEqual([7, 3]);
  });

  it('says what is wrong with its input', () => {
    expect(() => fitBoosting(x, 2, [1], { loss: { kind: 'logistic' } })).toThrow(RangeError);
    expect(() =>
      fitBoosting(x, 1, x, { loss: { kind: 'quantile', level: 0.5 }, monotone: [1] }),
    ).toThrow(/logistic/);
  });
});
