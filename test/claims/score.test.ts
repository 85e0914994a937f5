/** Floors under how labelled sentences are read and judged. */
import { describe, expect, it } from 'vitest';
import { hasRightSlots, isCheckable, labelledIn, scored, scoresOf } from './score.ts';

describe('the sentences that rules are written against', async () => {
  const rows = await scored(labelledIn('tune'));
  const scores = scoresOf(rows);

  it('are at least 70 in English and 50 in French', () => {
    const of = (language: string) => rows.filter(({ labelled }) => labelled.language === language);
    expect(of('en').length).toBeGreaterThanOrEqual(70);
    expect(of('fr').length).toBeGreaterThanOrEqual(50);
  });

  it('are told apart into checkable and not', () => {
    expect(scores.f1).toBeGreaterThanOrEqual(0.97);
  });

  it('are read with every slot right, nearly all', () => {
    expect(scores.slots).toBeGreaterThanOrEqual(0.95);
    expect(scores.kind).toBeGreaterThanOrEqual(0.95);
  });

  it('have the verdict of their label where they are read right', () => {
    expect(scores.verdict).toBeGreaterThanOrEqual(0.97);
  });

  it('are understood more surely where they are read right', () => {
    const mean = (of: typeof rows) =>
      of.reduce((sum, { reading }) => sum + reading, 0) / Math.max(1, of.length);
    const checkable = rows.filter(({ labelled }) => isCheckable(labelled.kind));
    expect(mean(checkable.filter(hasRightSlots))).toBeGreaterThan(0.85);
    for (const { reading } of rows) {
      expect(reading).toBeGreaterThanOrEqual(0.2);
      expect(reading).toBeLessThanOrEqual(1);
    }
  });
});

describe('the sentences held out', async () => {
  const scores = scoresOf(await scored(labelledIn('hold')));

  it('are told apart into checkable and not, and judged right where they are read right', () => {
    expect(scores.f1).toBeGreaterThanOrEqual(0.85);
    expect(scores.verdict).toBeGreaterThanOrEqual(0.85);
  });

  it('are read with every slot right three times in four', () => {
    expect(scores.slots).toBeGreaterThanOrEqual(0.75);
  });
});
