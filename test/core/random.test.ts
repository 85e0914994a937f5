import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream, shuffle } from '../../src/core/index.ts';

const draws = (seed: number, n: number) => {
  const random = randomStream(seed);
  return Array.from({ length: n }, random);
};

describe('randomStream', () => {
  it('the same seed gives the same stream, in 0 … 1', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const stream = draws(seed, 20);
        expect(draws(seed, 20)).toEqual(stream);
        for (const value of stream) expect(value >= 0 && value < 1).toBe(true);
      }),
    );
  });

  it('other seeds give other streams', () => {
    const streams = Array.from({ length: 50 }, (_, seed) => draws(seed, 3).join());
    expect(new Set(streams).size).toBe(50);
  });

  it('two streams of one seed do not disturb each other', () => {
    const [a, b] = [randomStream(7), randomStream(7)];
    a();
    expect([b(), a()]).toEqual(draws(7, 2));
  });

  it('the mean and variance are those of a uniform', () => {
    const sample = draws(1, 100_000);
    const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
    const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sample.length;
    // Hand: mean 1/2 with standard error √(1/12/1e5) = 0.0009; variance 1/12.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.004);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002);
  });
});

describe('shuffle', () => {
  it('gives a permutation of what it was given, in place', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (values, seed) => {
        const shuffled = [...values];
        expect(shuffle(shuffled, randomStream(seed))).toBe(shuffled);
        const sorted = (list: number[]) => [...list].sort((a, b) => a - b);
        expect(sorted(shuffled)).toEqual(sorted(values));
      }),
    );
  });

  it('gives each order of three equally often', () => {
    const random = randomStream(3);
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = shuffle(Int32Array.of(0, 1, 2), random).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    // Hand: 1,000 each with standard deviation √(6000 · 1/6 · 5/6) = 28.9; within five of them.
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
  });
});
