import { describe, expect, it } from 'vitest';
import { type Model, randomStream } from '../../src/core/index.ts';
import { type Law, lawOfPairs } from '../../src/models/draws.ts';
import { crpsOf, distanceBetween, distanceTo, spreadOf } from '../../src/models/law-scores.ts';
import { poolOf } from '../../src/models/pool.ts';
import { lawQuantile, stretched, tailStretches } from '../../src/models/pool-calibration.ts';
import { type PastForecast, poolWeights } from '../../src/models/pool-weights.ts';
import { leadGroup } from '../../src/models/training-rows.ts';
import { simulatedPanel } from './simulated-panel.ts';

/** A model that always says the same. */
function saying(id: string, value: number): Model {
  return {
    id,
    title: { en: id, fr: id },
    weakness: { en: id, fr: id },
    needs: [],
    least_months: 12,
    fit: () => ({
      sample: (leads, samples, { from, to }) =>
        new Int32Array((to - from) * leads.length * samples).fill(value),
    }),
  };
}

const point = (value: number): Law => lawOfPairs([value], [1]);
const rowsOf = (laws: Law[], observed: (i: number) => number): PastForecast[] =>
  Array.from({ length: 400 }, (_, i) => ({
    class: 4,
    group: leadGroup(3),
    level: 20,
    observed: observed(i),
    laws,
  }));

describe('parts of the CRPS', () => {
  const law = lawOfPairs([4, 1], [1, 3]);

  it('are those of hand computation', () => {
    // 1 with 3/4, 4 with 1/4: E|X − 2| = 5/4, E|X − X′| = 2 · 3/16 · 3.
    expect(distanceTo(law, 2)).toBeCloseTo(1.25, 12);
    expect(spreadOf(law)).toBeCloseTo(9 / 8, 12);
    expect(crpsOf(law, 2)).toBeCloseTo(1.25 - 9 / 16, 12);
    expect(distanceBetween(law, point(2))).toBeCloseTo(1.25, 12);
    expect(distanceBetween(law, law)).toBeCloseTo(9 / 8, 12);
  });
});

describe('pool weights', () => {
  it('go to the component that is plainly right', () => {
    const past = rowsOf([point(20), point(400)], () => 20);
    expect(poolWeights(past, 2, 1)[4][leadGroup(3)][0]).toBeGreaterThan(0.95);
  });

  it('are shared where each component is right half of the time', () => {
    const past = rowsOf([point(20), point(60)], (i) => (i % 2 ? 20 : 60));
    expect(poolWeights(past, 2, 1)[4][leadGroup(3)][0]).toBeCloseTo(0.5, 6);
  });

  it('are equal where nothing is known, and nearly so where little is', () => {
    const past = rowsOf([point(20), point(30)], () => 20);
    const weights = poolWeights(past, 2, 1e6);
    expect([...weights[0][0]]).toEqual([0.5, 0.5]);
    expect(weights[4][leadGroup(3)][0]).toBeCloseTo(0.5, 2);
  });
});

describe('the pool', () => {
  const panel = simulatedPanel(new Array(12).fill('constant'), 150, 2);
  const options = { leads: [1, 2] };

  it('draws from the component that was right', () => {
    const model = poolOf([saying('right', 10), saying('wrong', 90)]);
    const fitted = model.fit(panel, options, randomStream(1));
    const drawn = fitted.sample([1, 2], 200, { from: 0, to: 12 });
    const right = drawn.filter((value) => value === 10).length / drawn.length;
    expect(right).toBeGreaterThan(0.8);
  });

  it('weighs equally where the panel is too short to look back', () => {
    const model = poolOf([saying('low', 10), saying('high', 90)]);
    const short = simulatedPanel(new Array(3).fill('constant'), 40, 2);
    const fitted = model.fit(short, options, randomStream(1));
    const drawn = fitted.sample([1], 100, { from: 0, to: 3 });
    expect(drawn.filter((value) => value === 10).length).toBe(150);
  });
});

describe('the stretch of the upper tail', () => {
  const law = lawOfPairs(
    Array.from({ length: 100 }, (_, i) => i + 1),
    new Array(100).fill(1),
  );
  const weights = Array.from({ length: 7 }, () => new Array(8).fill(Float64Array.of(1)));

  it('leaves what lies below the 85 % quantile', () => {
    const wide = stretched(law, 2);
    expect(lawQuantile(wide, 0.85)).toBe(85);
    expect(lawQuantile(wide, 0.95)).toBe(105);
    expect(wide.values.subarray(0, 85)).toEqual(law.values.subarray(0, 85));
  });

  it('is 1 where intervals held enough, more where they did not, within what the CRPS allows', () => {
    const calm = rowsOf([law], (i) => 10 + (i % 80));
    expect(tailStretches(calm, weights)[4]).toBe(1);
    const wild = rowsOf([law], (i) => (i % 7 === 0 ? 98 + (i % 5) : 10 + (i % 80)));
    expect(tailStretches(wild, weights)[4]).toBeGreaterThan(1);
    expect(tailStretches(wild, weights)[2]).toBe(1);
  });
});
