/** Forecasts made to please one score: which others put them in their place, and which are blind. */
import { describe, expect, it } from 'vitest';
import type { Score } from '../../src/core/index.ts';
import { type DrawsBlock, scoreRows, scores, summaryOf } from '../../src/scores/index.ts';
import { degenerate, withDraws, world } from './world.ts';

const all = scores.entries.map(({ id }) => id);
const without = (...left: string[]) => all.filter((id) => !left.includes(id));

/** Scores that are worse than those of the truth, and scores that cannot tell. */
const FOUND: Record<keyof typeof degenerate, { caught: string[]; blind: string[] }> = {
  'all zero': { caught: all, blind: [] },
  persistence: { caught: all, blind: [] },
  'over-concentrated': { caught: all, blind: [] },
  'right occurrence, wrong size': {
    caught: ['crps', 'ign', 'mis', 'log1p-crps', 'twcrps', 'energy', 'coverage-90-active', 'pit'],
    blind: ['brier', 'average-precision'],
  },
  'reversed in time': { caught: without('coverage-90'), blind: ['coverage-90'] },
  'months that do not belong together': { caught: ['energy'], blind: without('energy') },
};

/** Worse by 0.3 %, a fifth of what the energy score sees of months that were torn apart; for a share that should be near a value, farther from it by 0.03. */
function isWorse(score: Score, value: number, truth: number): boolean {
  if (score.better === 'low') return value > 1.003 * truth;
  if (score.better === 'high') return value < truth / 1.003;
  const nominal = score.nominal ?? Number.NaN;
  return Math.abs(value - nominal) > Math.abs(truth - nominal) + 0.03;
}

const summaries = (block: DrawsBlock) => {
  const values = scoreRows([block], scores.entries);
  return new Map(scores.entries.map((score) => [score.id, summaryOf(score, values[score.id])]));
};

describe.each([1, 2, 3])('world %i', (seed) => {
  const made = world(seed);
  const truth = summaries(made.truth);

  it('is calibrated by its own distribution', () => {
    expect(truth.get('pit')).toBeLessThan(0.04);
    expect(truth.get('coverage-90')).toBeGreaterThan(0.9);
    expect(Math.abs((truth.get('coverage-90-active') ?? 0) - 0.9)).toBeLessThan(0.06);
  });

  it.each(Object.entries(degenerate))('%s', (name, forecast) => {
    const found = summaries(forecast(made));
    const worse = scores.entries
      .filter((score) => isWorse(score, found.get(score.id)!, truth.get(score.id)!))
      .map(({ id }) => id);
    const { caught, blind } = FOUND[name as keyof typeof degenerate];
    expect(worse).toEqual(expect.arrayContaining(caught));
    expect(worse.filter((id) => blind.includes(id))).toEqual([]);
  });
});

describe('the true distribution scores best on average', () => {
  const worlds = [11, 12, 13, 14, 15].map((seed) => world(seed).truth);
  const proper = ['crps', 'ign', 'mis', 'log1p-crps', 'twcrps', 'energy', 'brier'].map((id) =>
    scores.get(id),
  );
  const meanOf = (score: Score, change: (block: DrawsBlock) => DrawsBlock) =>
    summaryOf(score, scoreRows(worlds.map(change), [score])[score.id]);
  const changes: [string, (value: number, row: number, sample: number) => number, string[]][] = [
    ['half as large', (x) => Math.ceil(x / 2), ['brier']],
    ['twice as large', (x) => 2 * x, ['brier']],
    ['a third of the occurrences left out', (x, _, i) => (i % 3 === 0 ? 0 : x), []],
    ['ones among the zeros', (x, _, i) => (x === 0 && i % 5 === 0 ? 1 : x), ['mis', 'twcrps']],
    ['a tail that is cut', (x) => Math.min(x, 20), ['twcrps', 'brier']],
  ];
  const truth = new Map(proper.map((score) => [score.id, meanOf(score, (block) => block)]));

  it.each(changes)('and not one %s', (_, change, alike) => {
    for (const score of proper) {
      const [found, best] = [meanOf(score, (b) => withDraws(b, change)), truth.get(score.id)!];
      if (alike.includes(score.id)) expect(found, score.id).toBeGreaterThanOrEqual(best);
      else expect(found, score.id).toBeGreaterThan(best);
    }
  });
});
