import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/index.ts';
import { drawGamma } from '../../src/math/index.ts';
import { learnShares, type PartsHistory, splitByShares } from '../../src/models/index.ts';

/** Counts of three parts, each month's shares drawn around 6 : 3 : 1. */
function history(concentration: number, months: number, seed: number): PartsHistory {
  const random = randomStream(seed);
  const mean = [0.6, 0.3, 0.1];
  const values = new Float64Array(3 * months);
  for (let month = 0; month < months; month++) {
    const gammas = mean.map((share) => drawGamma(concentration * share, 1, random));
    const total = gammas.reduce((sum, value) => sum + value, 0);
    for (let unit = 0; unit < 80; unit++) {
      let left = random() * total;
      let part = 0;
      while (part < 2 && left > gammas[part]) left -= gammas[part++];
      values[part * months + month]++;
    }
  }
  return { parts: 3, months, values };
}

describe('shares of regions', () => {
  it('finds mean shares and concentration that counts were drawn with', () => {
    const { mean, concentration } = learnShares(history(4, 240, 1));
    expect(mean[0]).toBeGreaterThan(0.45);
    expect(mean[2]).toBeLessThan(0.25);
    expect(concentration).toBeGreaterThanOrEqual(2);
    expect(concentration).toBeLessThanOrEqual(8);
    expect(learnShares(history(40, 240, 2)).concentration).toBeGreaterThan(12);
  });

  it('passes over months that are not known by part', () => {
    const whole = history(8, 120, 3);
    const gappy = { ...whole, values: whole.values.slice() };
    for (let part = 0; part < 3; part++)
      for (let month = 60; month < 72; month++) gappy.values[part * 120 + month] = Number.NaN;
    expect(Math.abs(learnShares(gappy).mean[0] - learnShares(whole).mean[0])).toBeLessThan(0.02);
  });

  it('cuts every draw into parts that add up to it', () => {
    const samples = Int32Array.from({ length: 3 * 50 }, (_, i) => (i * 7) % 90);
    const split = splitByShares(samples, 50, learnShares(history(4, 60, 4)), randomStream(1));
    samples.forEach((value, i) => {
      const sum = split[i] + split[samples.length + i] + split[2 * samples.length + i];
      expect(sum).toBe(value);
    });
  });

  it('holds nine in ten months of a part in its range of nine in ten', () => {
    let inside = 0;
    for (let seed = 0; seed < 120; seed++) {
      const all = history(4, 121, 100 + seed);
      const cut = { parts: 3, months: 120, values: new Float64Array(360) };
      for (let part = 0; part < 3; part++)
        cut.values.set(all.values.subarray(part * 121, part * 121 + 120), part * 120);
      const split = splitByShares(
        new Int32Array(400).fill(80),
        400,
        learnShares(cut),
        randomStream(seed),
      );
      const first = split.slice(0, 400).sort();
      const seen = all.values[120];
      if (seen >= first[20] && seen <= first[379]) inside++;
    }
    expect(inside / 120).toBeGreaterThan(0.82);
  });

  it('refuses fewer than twelve months', () => {
    expect(() => learnShares(history(4, 11, 1))).toThrow(/11 are known/);
  });
});
