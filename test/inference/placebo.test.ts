import { describe, expect, it } from 'vitest';
import { type Estimated, estimatedAnew, randomStream } from '../../src/core/index.ts';
import { familyWise } from '../../src/inference/family.ts';
import { leaveTwoOut } from '../../src/inference/leave-two-out.ts';
import { meanEffect } from '../../src/inference/mean-effect.ts';
import { placebo } from '../../src/inference/placebo.ts';
import { placeboSe } from '../../src/inference/placebo-se.ts';
import { placebosOf, rankShare, ratioOf, summaryOf } from '../../src/inference/placebos.ts';
import { panelOf } from '../impact/panels.ts';
import { estimatedFor, estimatedOn, madePanel } from './made.ts';

const random = randomStream(1);

/** A treated unit that is half of each of two donors, 5 higher after the start when told so. */
function exactMix(added: number): Estimated {
  const panel = madePanel({ seed: 5 });
  const n = panel.periods.length;
  const values = panel.values.slice();
  for (let t = 0; t < n; t++)
    values[t] = (values[n + t] + values[2 * n + t]) / 2 + (t >= 22 ? added : 0);
  return estimatedOn({ ...panel, values }, 22);
}

describe('rank share', () => {
  it('counts the treated unit itself and ties', () => {
    expect(rankShare(3, [1, 2, 4])).toBe(2 / 4);
    expect(rankShare(3, [3, 3, 1])).toBe(3 / 4);
    expect(rankShare(5, [1, 2, 4])).toBe(1 / 4);
    expect(rankShare(3, [3 * (1 - 1e-14)])).toBe(1);
  });

  it('counts ties at infinity and at zero', () => {
    const infinite = Number.POSITIVE_INFINITY;
    expect(rankShare(infinite, [infinite, 1, 2])).toBe(2 / 4);
    expect(rankShare(0, [0, 0])).toBe(1);
  });
});

describe('placebos in space', () => {
  it('a mix that is met exactly has a ratio that is large only when something happens', () => {
    expect(ratioOf(summaryOf(exactMix(0).effect, exactMix(0)))).toBeLessThan(100);
    expect(ratioOf(summaryOf(exactMix(5).effect, exactMix(5)))).toBeGreaterThan(1e6);
  });

  it('a unit without any gap is no case at all: its p is 1', () => {
    const flat = panelOf(Array.from({ length: 6 }, () => [3, 4, 3, 5, 4, 3, 4, 5, 3, 4]));
    const estimated = estimatedOn(flat, 7);
    expect(placebo.run(estimated, random)).toMatchObject({ statistic: 0, p: 1 });
  });

  it('p of a large effect is the smallest there is, one-sided in the same direction', () => {
    for (const effect of [40, -40]) {
      const found = placebo.run(estimatedFor({ seed: 2, effect }), random);
      expect(found.p).toBeCloseTo(1 / 12, 12);
      expect(found.p_one_sided).toBeCloseTo(1 / 12, 12);
      expect(found.n).toBe(11);
    }
  });

  it('names do not matter: units relabelled have the same p', () => {
    const panel = madePanel({ seed: 3, effect: 3 });
    const renamed = { ...panel, unit_ids: panel.unit_ids.map((_, i) => `z${20 - i}`) };
    expect(placebo.run(estimatedOn(renamed, 22), random)).toEqual(
      placebo.run(estimatedOn(panel, 22), random),
    );
  });

  it('the treated unit is in no comparison of a placebo', () => {
    const estimated = estimatedFor({ seed: 4, effect: 40 });
    for (const { unit, effect } of placebosOf(estimated, random)) {
      expect(effect.weights).not.toHaveProperty('unit-0');
      expect(effect.weights).not.toHaveProperty(unit);
    }
  });

  it('p under a null is spread over its range', () => {
    const ps = Array.from(
      { length: 60 },
      (_, i) => placebo.run(estimatedFor({ seed: 100 + i }), random).p,
    );
    expect(ps.filter((p) => p <= 1 / 12 + 1e-9).length).toBeLessThanOrEqual(12);
    expect(ps.filter((p) => p > 0.5).length).toBeGreaterThan(15);
  });

  it('is refused for an estimate without donors', () => {
    const estimated = estimatedFor({ seed: 1 });
    const alone = { ...estimated, estimator: { ...estimated.estimator, has_donors: false } };
    expect(placebo.refuses(alone)).toHaveProperty('fr');
    expect(placebo.refuses(estimated)).toBeUndefined();
    const treatment = { ...estimated.treatment, starts: new Int32Array(12) };
    expect(placebo.refuses({ ...estimated, treatment })?.en).toMatch(/different times/);
  });
});

/** Each of the three fitted without the other two, for every pair, nothing skipped. */
function lossesByForce(estimated: Estimated): number {
  const { treatment } = estimated;
  const [own] = treatment.treated;
  const ratio = (unit: number, left: readonly number[]) => {
    const donors = treatment.donors.filter((donor) => donor !== unit && !left.includes(donor));
    const changes = { treatment: { ...treatment, treated: [unit], donors } };
    return ratioOf(summaryOf(estimatedAnew(estimated, changes, random), estimated));
  };
  let losses = 0;
  treatment.donors.forEach((a, i) => {
    for (const b of treatment.donors.slice(i + 1))
      if (ratio(own, [a, b]) < Math.max(ratio(a, [own, b]), ratio(b, [own, a]))) losses++;
  });
  return losses;
}

describe('leave-two-out', () => {
  it.each([1, 2, 3, 4, 5, 6])('skips no fit that matters (panel %i)', (seed) => {
    const estimated = estimatedFor({ seed, units: 9, effect: seed / 2 });
    const { statistic, p, n } = leaveTwoOut.run(estimated, random);
    expect(n).toBe(28);
    expect(statistic).toBe(lossesByForce(estimated));
    expect(p).toBe(statistic / n);
  });

  it('gives the same with an intercept and a transform', () => {
    const changed = { intercept: true, transform: 'sqrt' } as const;
    const estimated = estimatedFor({ seed: 8, units: 8, effect: 2 }, changed);
    expect(leaveTwoOut.run(estimated, random).statistic).toBe(lossesByForce(estimated));
  });
});

describe('placebo standard error', () => {
  it('is the population deviation of the effects of all donors', () => {
    const estimated = estimatedFor({ seed: 9, effect: 3 }, {}, 'synthetic-did');
    const effects = placebosOf(estimated, random).map(({ effect }) =>
      meanEffect(effect, estimated),
    );
    const mean = effects.reduce((sum, effect) => sum + effect, 0) / effects.length;
    const squares = effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0);
    const found = placeboSe.run(estimated, random);
    expect(effects).toHaveLength(11);
    expect(found.se).toBeCloseTo(Math.sqrt(squares / 11), 12);
    const own = meanEffect(estimated.effect, estimated);
    expect(found.mean!.high - own).toBeCloseTo(1.959964 * found.se!, 5);
    expect(own - found.mean!.low).toBeCloseTo(1.959964 * found.se!, 5);
    expect(found.p).toBeCloseTo(2 * found.p_one_sided!, 12);
  });
});

describe('family-wise p', () => {
  const family = [11, 12, 13].map((seed) => estimatedFor({ seed, effect: 2 }));
  const own = family.map((estimated) => placebo.run(estimated, random).p);

  it('of one outcome is its own', () => {
    for (const [i, estimated] of family.entries())
      expect(familyWise([estimated], random)[0]).toBeCloseTo(own[i], 12);
  });

  it('of several is never smaller than its own, and at most their sum', () => {
    const together = familyWise(family, random);
    const sum = own.reduce((total, p) => total + p, 0);
    together.forEach((p, i) => {
      expect(p).toBeGreaterThanOrEqual(own[i]);
      expect(p).toBeLessThanOrEqual(1);
    });
    expect(Math.min(...together)).toBeLessThanOrEqual(Math.max(sum, 1 / 12));
  });

  it('of the same outcome twice is its own', () => {
    expect(familyWise([family[0], family[0]], random)).toEqual([own[0], own[0]]);
  });

  it('passes over donors that one outcome lacks', () => {
    const [first, second] = family;
    const treatment = { ...second.treatment, donors: second.treatment.donors.slice(0, 8) };
    const effect = estimatedAnew(second, { treatment }, random);
    const fewer = { ...second, treatment, effect };
    const together = familyWise([first, fewer], random);
    const owns = [first, fewer].map((estimated) => placebo.run(estimated, random).p);
    together.forEach((p, i) => {
      expect(p).toBeGreaterThanOrEqual(owns[i]);
      expect(p).toBeLessThanOrEqual(1);
    });
  });
});
