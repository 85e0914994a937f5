/** What holds for every score. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomStream, shuffle } from '../../src/core/index.ts';
import {
  type DrawsBlock,
  scoreBlock,
  scoredBlock,
  scoreRows,
  scores,
  summaryOf,
} from '../../src/scores/index.ts';

const LEADS = 3;
const ROWS = 60;

/** Counts that are often 0, with as many draws as wanted. */
function block(n_samples: number, seed = 1): DrawsBlock {
  const random = randomStream(seed);
  const count = () => (random() < 0.5 ? 0 : Math.floor(3 / (1 - random())));
  return {
    samples: Int32Array.from({ length: ROWS * n_samples }, count),
    observed: Float64Array.from({ length: ROWS }, count),
    n_leads: LEADS,
    n_samples,
  };
}

/** The draws of each unit in another order, the same at all its leads or one for each row. */
function reordered(given: DrawsBlock, isCommon: boolean): DrawsBlock {
  const { n_samples: m, n_leads } = given;
  const samples = given.samples.slice();
  const random = randomStream(2);
  let order: number[] = [];
  for (let row = 0; row < ROWS; row++) {
    if (!isCommon || row % n_leads === 0) order = shuffle([...Array(m).keys()], random);
    order.forEach((from, to) => (samples[row * m + to] = given.samples[row * m + from]));
  }
  return { ...given, samples };
}

const each = scores.entries.map((score) => [score.id, score] as const);

describe('the shelf scores', () => {
  it('has a file for each score, the main one first', () => {
    expect(scores.entries.map(({ id }) => id)).toEqual([
      'crps',
      'ign',
      'mis',
      'log1p-crps',
      'twcrps',
      'energy',
      'brier',
      'average-precision',
      'coverage-90',
      'coverage-90-active',
      'pit',
    ]);
    for (const { id } of scores.entries) expect(existsSync(`src/scores/${id}.ts`), id).toBe(true);
  });

  it('says titles and meanings in both languages, each its own', () => {
    for (const language of ['en', 'fr'] as const) {
      const titles = scores.entries.map(({ title }) => title[language]);
      expect(new Set(titles).size).toBe(titles.length);
    }
    for (const { title, meaning } of scores.entries)
      for (const text of [title, meaning]) {
        expect(Object.keys(text).sort()).toEqual(['en', 'fr']);
        expect(text.fr).not.toBe(text.en);
        expect(text.en.trim().length).toBeGreaterThan(10);
        expect(text.fr.trim().length).toBeGreaterThan(10);
        // a decimal point and a straight apostrophe are not French
        expect(text.fr).not.toMatch(/\d\.\d|'/);
        expect(text.fr).not.toMatch(/[^ ]([;:?!]|%)(?= |$)/);
      }
  });

  it('states what is near, and a summary where rows have parts', () => {
    for (const { better, nominal, parts, summary } of scores.entries) {
      expect(better === 'near').toBe(nominal !== undefined);
      if (parts) expect(summary).toBeDefined();
    }
  });
});

describe.each(each)('%s', (id, score) => {
  const given = block(200);
  const scored = scoredBlock(given);
  const values = score.of(scored);

  it('gives a value for each row or unit, or the parts of each row', () => {
    const n = score.per === 'row' ? ROWS : ROWS / LEADS;
    expect(values.length).toBe(n * (score.parts?.length ?? 1));
  });

  it('gives the same again, and leaves its block alone', () => {
    const before = structuredClone(scored);
    expect(score.of(scored)).toEqual(values);
    expect(scored).toEqual(before);
  });

  it('is finite wherever it applies', () => {
    const applies = (row: number) => id !== 'coverage-90-active' || given.observed[row] > 0;
    expect([...values.keys()].filter((at) => Number.isFinite(values[at]) !== applies(at))).toEqual(
      [],
    );
    expect(Number.isFinite(summaryOf(score, values))).toBe(true);
  });

  it.each([1, 2, 12, 200, 1000])('takes %i draws in any order', (n_samples) => {
    const some = block(n_samples, 7);
    const other = reordered(some, id === 'energy');
    if (n_samples > 1) expect(other.samples).not.toEqual(some.samples);
    const [found, wanted] = [other, some].map((each) => score.of(scoredBlock(each)));
    found.forEach((value, at) => {
      if (id === 'coverage-90-active' && Number.isNaN(wanted[at])) expect(value).toBeNaN();
      else expect(Math.abs(value - wanted[at])).toBeLessThan(1e-9 * (1 + Math.abs(wanted[at])));
    });
  });

  it('scores the same draws alike as whole numbers and as floating ones', () => {
    const floating = { ...given, samples: Float64Array.from(given.samples) };
    expect(score.of(scoredBlock(floating))).toEqual(values);
  });

  it('is NaN where nobody knows what happened, and nowhere else', () => {
    const observed = given.observed.slice();
    const row = observed.findIndex((value) => value > 0);
    observed[row] = Number.NaN;
    const found = score.of(scoredBlock({ ...given, observed }));
    const at = score.per === 'row' ? row : Math.floor(row / LEADS);
    const width = score.parts?.length ?? 1;
    const own = found.subarray(at * width, (at + 1) * width);
    expect([...own]).toEqual(Array(width).fill(Number.NaN));
    const filled = found.slice();
    filled.set(values.subarray(at * width, (at + 1) * width), at * width);
    expect(filled).toEqual(values);
    expect(Number.isFinite(summaryOf(score, found))).toBe(true);
  });

  it('sums up to NaN where nothing is known', () => {
    const observed = new Float64Array(ROWS).fill(Number.NaN);
    const found = score.of(scoredBlock({ ...given, observed }));
    expect(found.every(Number.isNaN)).toBe(true);
    expect(summaryOf(score, found)).toBeNaN();
  });

  it('has the same values however units are cut into blocks', () => {
    const cut = (units: readonly number[]) => {
      let row = 0;
      return units.map((n): DrawsBlock => {
        const [from, to] = [row, (row += n * LEADS)];
        const samples = given.samples.subarray(from * 200, to * 200);
        return { ...given, samples, observed: given.observed.subarray(from, to) };
      });
    };
    for (const units of [[20], Array(20).fill(1), [1, 12, 7]])
      expect(scoreRows(cut(units), [score])[id]).toEqual(values);
    expect(scoreBlock(scored, [score])[id]).toEqual(values);
  });
});
