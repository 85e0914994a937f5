import { describe, expect, it } from 'vitest';
import {
  type AggregateEffect,
  type ImpactPanel,
  type Random,
  randomStream,
  type Treatment,
} from '../../src/core/index.ts';
import { staggered, staggeredWith } from '../../src/impact/staggered.ts';
import { normalDraw } from '../math/normals.ts';
import { codesOf, optionsFor, panelOf } from './panels.ts';

function treatmentOf(starts: number[]): Treatment {
  const units = starts.map((_, i) => i);
  return {
    treated: units.filter((i) => starts[i] >= 0),
    donors: units.filter((i) => starts[i] < 0),
    start: Math.min(...starts.filter((start) => start >= 0)),
    starts: Int32Array.from(starts),
  };
}

// Two units start in the second period, two in the fourth, two never.
const SMALL = panelOf([
  [10, 14, 15, 17],
  [20, 22, 25, 27],
  [5, 6, 8, 13],
  [7, 8, 10, 17],
  [1, 2, 3, 4],
  [3, 3, 5, 7],
]);
const STARTS = [1, 1, 3, 3, -1, -1];

function estimated(panel = SMALL, starts = STARTS, how = staggered, seed = 1) {
  const treatment = treatmentOf(starts);
  const options = optionsFor(panel, treatment.start, { draws: 200 });
  return how.estimate(panel, treatment, options, randomStream(seed));
}

const one = (aggregate: unknown) => aggregate as AggregateEffect;
const many = (aggregate: unknown) => aggregate as AggregateEffect[];

describe('staggered by hand', () => {
  it('compares changes with units that are not treated yet, each lead with the period before', () => {
    const effect = estimated();
    expect(effect.groups?.map(({ group, time, att }) => [group, time, att])).toEqual([
      // (3) − mean(1, 1, 1, 0), (5) − mean(3, 3, 2, 2), (7) − mean(3, 4)
      ['2', '2', 3 - 0.75],
      ['2', '3', 5 - 2.5],
      ['2', '4', 7 - 3.5],
      // 1 − mean(1, 0), 2 − mean(1, 2), 6 − mean(1, 2)
      ['4', '2', 1 - 0.5],
      ['4', '3', 2 - 1.5],
      ['4', '4', 6 - 1.5],
    ]);
  });

  it('with never-treated controls leaves the later group out of the comparison', () => {
    const effect = estimated(SMALL, STARTS, staggeredWith({ controls: 'never' }));
    expect(effect.groups?.slice(0, 3).map(({ att }) => att)).toEqual([3 - 0.5, 5 - 2, 7 - 3.5]);
  });

  it('with anticipation takes an earlier base', () => {
    const effect = estimated(SMALL, STARTS, staggeredWith({ anticipation: 1 }));
    expect(effect.notes.map((note) => note.code)).toContain('base-outside');
    // The first group has no base period two before its start; the other's is the second period.
    expect(effect.groups?.map(({ group, time, att }) => [group, time, att])).toEqual([
      ['4', '2', 0.5],
      ['4', '3', 2 - 1.5],
      ['4', '4', 8 - 3],
    ]);
  });

  it('puts effects together by the size of the groups', () => {
    const { aggregate, details } = estimated(SMALL, [1, 1, 3, -1, -1, -1]);
    const effects = estimated(SMALL, [1, 1, 3, -1, -1, -1]).groups!;
    const att = (group: string, time: string) =>
      effects.find((effect) => effect.group === group && effect.time === time)!.att;
    const [a2, a3, a4, b4] = [att('2', '2'), att('2', '3'), att('2', '4'), att('4', '4')];
    expect(one(aggregate!.simple).att).toBeCloseTo((2 * (a2 + a3 + a4) + b4) / 7, 12);
    expect(details.att).toBe(one(aggregate!.simple).att);
    const dynamic = many(aggregate!.dynamic);
    expect(dynamic.map(({ at }) => at)).toEqual([-2, -1, 0, 1, 2]);
    expect(dynamic[2].att).toBeCloseTo((2 * a2 + b4) / 3, 12);
    expect(many(aggregate!.group).map(({ at, att }) => [at, att])).toEqual([
      ['2', expect.closeTo((a2 + a3 + a4) / 3, 12)],
      ['4', expect.closeTo(b4, 12)],
    ]);
    expect(many(aggregate!.calendar)[2].att).toBeCloseTo((2 * a4 + b4) / 3, 12);
    expect(one(aggregate!.group_overall).att).toBeCloseTo((2 * (a2 + a3 + a4)) / 9 + b4 / 3, 12);
  });

  it('draws the path over the units treated by then, its effect that of calendar time', () => {
    const effect = estimated();
    expect(Array.from(effect.observed)).toEqual([10.5, 18, 20, 18.5]);
    const calendar = many(effect.aggregate!.calendar);
    for (const [k, t] of [1, 2, 3].entries()) {
      const gap = effect.observed[t] - effect.counterfactual[t];
      expect(gap).toBeCloseTo(calendar[k].att, 12);
      expect(effect.own!.low[t]).toBeCloseTo(calendar[k].low, 12);
    }
    expect(effect.own!.low[0]).toBeNaN();
  });

  it('leaves out a unit where it has no value, and says so', () => {
    const panel = { ...SMALL, values: SMALL.values.slice() };
    panel.values[4 * 4 + 3] = Number.NaN;
    const effect = estimated(panel);
    expect(effect.groups![2].att).toBe(7 - 4);
    expect(effect.groups![1].att).toBe(5 - 2.5);
    expect(effect.notes.find((note) => note.code === 'units-unbalanced')!.what).toBe(
      '2 of 6 group effects leave out units without a value at one of their two periods, at most 1',
    );
  });

  it('takes one common start where no starts are given', () => {
    const treatment = { treated: [0, 1], donors: [4, 5], start: 2 };
    const options = optionsFor(SMALL, 2);
    const effect = staggered.estimate(SMALL, treatment, options, randomStream(1));
    expect(new Set(effect.groups!.map(({ group }) => group))).toEqual(new Set(['3']));
  });

  it('says nothing of the doubt about the path where no two units start together', () => {
    const alone = estimated(SMALL, [1, -1, 3, -1, -1, -1]);
    expect([alone.own, alone.se]).toEqual([undefined, undefined]);
    expect(alone.notes.map((note) => note.code)).toEqual(['groups-small']);
    expect(estimated(SMALL, [1, 1, 3, -1, -1, -1]).se).toBeGreaterThan(0);
  });

  it('refuses a panel without controls, and a start in the first period', () => {
    expect(codesOf(() => estimated(SMALL, [1, 1, 1, 1, 1, 1]))).toEqual(['controls-none']);
    expect(codesOf(() => estimated(SMALL, [0, 1, 3, 3, -1, -1]))).toEqual(['start-outside']);
  });
});

/** Units with their own level and path, groups of random size, an effect that grows by 0.5 a period. */
function drawn(
  random: Random,
  units: number,
  periods: number,
): { panel: ImpactPanel; starts: number[] } {
  const starts = Array.from({ length: units }, () => [3, 5, -1, -1][Math.floor(4 * random())]);
  const rows = starts.map((start) => {
    const own = normalDraw(random) + (start > 0 ? 1 : 0);
    let walk = 0;
    return Array.from({ length: periods }, (_, t) => {
      walk = 0.6 * walk + normalDraw(random);
      return own + 0.3 * t + walk + (start >= 0 && t >= start ? 1 + 0.5 * (t - start) : 0);
    });
  });
  return { panel: panelOf(rows), starts };
}

/** The estimate as a function of how often each unit is counted. */
function weighted(
  panel: ImpactPanel,
  starts: number[],
  weights: number[],
  cells: [number, number][],
) {
  const n = panel.periods.length;
  const change = (i: number, t: number, base: number) =>
    panel.values[i * n + t] - panel.values[i * n + base];
  const atts = cells.map(([group, time]) => {
    const base = time >= group ? group - 1 : time - 1;
    const level = (isIn: (start: number) => boolean) => {
      let [sum, weight] = [0, 0];
      starts.forEach((start, i) => {
        if (!isIn(start)) return;
        sum += weights[i] * change(i, time, base);
        weight += weights[i];
      });
      return sum / weight;
    };
    const last = Math.max(time, base);
    return (
      level((start) => start === group) -
      level((start) => start < 0 || (start > last && start !== group))
    );
  });
  const size = (group: number) =>
    starts.reduce((sum, start, i) => sum + (start === group ? weights[i] : 0), 0);
  const total = cells.reduce((sum, [group]) => sum + size(group), 0);
  return cells.reduce((sum, [group], k) => sum + (size(group) * atts[k]) / total, 0);
}

describe('staggered errors', () => {
  it('are those of moving the weight of each unit by a little', () => {
    const { panel, starts } = drawn(randomStream(11), 60, 7);
    const effect = estimated(panel, starts);
    const slope = (cells: [number, number][]) => {
      let sum = 0;
      starts.forEach((_, i) => {
        const [up, down] = [1e-5, -1e-5].map((step) =>
          weighted(
            panel,
            starts,
            starts.map((__, j) => (i === j ? 1 + step : 1)),
            cells,
          ),
        );
        sum += ((up - down) / 2e-5) ** 2;
      });
      return Math.sqrt(sum);
    };
    for (const { group, time, att, se } of effect.groups!) {
      const cell: [number, number] = [Number(group) - 1, Number(time) - 1];
      expect(se).toBeCloseTo(slope([cell]), 7);
      expect(att).toBeCloseTo(
        weighted(
          panel,
          starts,
          starts.map(() => 1),
          [cell],
        ),
        10,
      );
    }
    const post = effect
      .groups!.map(({ group, time }): [number, number] => [Number(group) - 1, Number(time) - 1])
      .filter(([group, time]) => time >= group);
    expect(one(effect.aggregate!.simple).se).toBeCloseTo(slope(post), 7);
    const atOnset = many(effect.aggregate!.dynamic).find(({ at }) => at === 0)!;
    expect(atOnset.se).toBeCloseTo(
      slope([
        [3, 3],
        [5, 5],
      ]),
      7,
    );
  });

  it('cover the effects in 90 to 98 of 100 panels, alone and all at once', () => {
    const [panels, random] = [200, randomStream(12)];
    let [simple, single, together] = [0, 0, 0];
    for (let k = 0; k < panels; k++) {
      const { panel, starts } = drawn(random, 160, 7);
      const effect = estimated(panel, starts, staggered, k);
      const truth = (group: number, time: number) => (time < group ? 0 : 1 + 0.5 * (time - group));
      const judged = effect.groups!.map((each) => {
        const off = Math.abs(each.att - truth(Number(each.group), Number(each.time)));
        return off / each.se;
      });
      single += judged.filter((off) => off < 1.959964).length / judged.length;
      if (judged.every((off) => off < effect.details['critical.groups'])) together++;
      const { low, high } = one(effect.aggregate!.simple);
      if (low < 9.5 / 6 && 9.5 / 6 < high) simple++;
    }
    for (const share of [simple / panels, single / panels, together / panels]) {
      expect(share).toBeGreaterThan(0.9);
      expect(share).toBeLessThan(0.98);
    }
  });

  it('a band for all at once is wider than for one, the same for a seed', () => {
    const { panel, starts } = drawn(randomStream(13), 80, 7);
    const effect = estimated(panel, starts, staggered, 4);
    expect(effect.details['critical.groups']).toBeGreaterThan(2.3);
    expect(effect.details['critical.groups']).toBeLessThan(3.5);
    expect(estimated(panel, starts, staggered, 4)).toEqual(effect);
  });

  it('are left out on a bent scale, whose path is raw', () => {
    const { panel, starts } = drawn(randomStream(14), 60, 7);
    panel.values.forEach((value, at) => {
      panel.values[at] = (value + 12) ** 2;
    });
    const treatment = treatmentOf(starts);
    const options = optionsFor(panel, 3, { transform: 'sqrt', draws: 50 });
    const effect = staggered.estimate(panel, treatment, options, randomStream(1));
    expect(effect.own).toBeUndefined();
    expect(effect.notes.map((note) => note.code)).toContain('scale-of-fit');
    // Of a unit near 14 on the scale of the fit, the effect on the raw scale is about 2 × 14 × effect.
    const gap = effect.observed[6] - effect.counterfactual[6];
    const calendar = many(effect.aggregate!.calendar).at(-1)!.att;
    expect(gap / calendar).toBeGreaterThan(25);
    expect(gap / calendar).toBeLessThan(36);
  });
});
