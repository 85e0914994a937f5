import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleQuantile, sampleQuantiles } from '../../src/math/index.ts';

// numpy 2.4.6, numpy.quantile
it.each([
  [0, 0.2],
  [0.05, 0.625],
  [0.1, 1.05],
  [0.33, 2.225],
  [0.5, 2.75],
  [0.9, 6.6],
  [1, 7.7],
])('the sample quantile at %d is numpy’s', (p, known) => {
  const values = [3.1, 0.2, Number.NaN, 7.7, 5.5, 1.9, 2.4];
  expect(sampleQuantile(values, p)).toBeCloseTo(known, 12);
});

it('sample quantiles rise with p, lie among the values and do not mind their order', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
      const found = sampleQuantiles(values, [0, 0.1, 0.5, 0.77, 1]);
      expect(found).toEqual(sampleQuantiles([...values].reverse(), [0, 0.1, 0.5, 0.77, 1]));
      expect(found).toEqual(found.slice().sort());
      expect(found[0]).toBe(Math.min(...values) + 0);
      expect(found[4]).toBe(Math.max(...values) + 0);
    }),
  );
});

it('a sample quantile of nothing is missing, and outside 0 … 1 there is none', () => {
  expect(sampleQuantile([Number.NaN], 0.5)).toBeNaN();
  expect(() => sampleQuantile([1], 1.2)).toThrow('no quantile at 1.2');
});
