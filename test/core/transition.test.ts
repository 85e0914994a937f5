import { describe, expect, it } from 'vitest';
import { anchorsOf, monthOf, type Transition, transitionSchema } from '../../src/core/index.ts';

const dated = (date: string) => ({
  date,
  precision: date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year',
});

function transition(announced: string, started?: string, ended?: string): Transition {
  return transitionSchema.parse({
    id: 'mali-wagner-2025',
    name: { en: 'Wagner leaves Mali', fr: 'Wagner quitte le Mali' },
    force: 'wagner-group',
    kind: 'private-military-company',
    exit: 'handover',
    areas: ['MLI'],
    announced: dated(announced),
    ...(started ? { started: dated(started) } : {}),
    ...(ended ? { ended: dated(ended) } : {}),
    remains: { en: 'Africa Corps', fr: 'Africa Corps' },
    context: { en: 'none', fr: 'aucun' },
    sources: [{ title: 'hand-made' }],
    verified: false,
  });
}

describe('anchorsOf', () => {
  it('gives announcement, start and exit in that order', () => {
    expect(anchorsOf(transition('2023-06-30', '2023-07', '2023-12-31'))).toEqual([
      { step: 'announced', month: monthOf(2023, 6), also: [] },
      { step: 'started', month: monthOf(2023, 7), also: [] },
      { step: 'ended', month: monthOf(2023, 12), also: [] },
    ]);
  });

  it('steps of one month are one anchor', () => {
    expect(anchorsOf(transition('2025-06-06', '2025-06', '2025-06-30'))).toEqual([
      { step: 'announced', month: monthOf(2025, 6), also: ['started', 'ended'] },
    ]);
    expect(anchorsOf(transition('2025-05-06', '2025-06-01', '2025-06-30'))).toEqual([
      { step: 'announced', month: monthOf(2025, 5), also: [] },
      { step: 'started', month: monthOf(2025, 6), also: ['ended'] },
    ]);
  });

  it('steps dated to a year alone, or not at all, are left out', () => {
    expect(anchorsOf(transition('2025'))).toEqual([]);
    expect(anchorsOf(transition('2025', undefined, '2025-06'))).toEqual([
      { step: 'ended', month: monthOf(2025, 6), also: [] },
    ]);
  });
});

describe('transitionSchema', () => {
  it('refuses a date that no calendar has', () => {
    for (const date of ['2025-13', '2025-00', '2025-02-30'])
      expect(() => transition(date), date).toThrow();
  });

  it('refuses a date in another form', () => {
    for (const date of ['06/06/2025', '2025-6', 'June 2025', '2025-06-06T00:00'])
      expect(() => transition(date)).toThrow();
  });
});
