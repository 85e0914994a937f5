import { expect, it } from 'vitest';
import type { VerdictOf } from '../../src/core/index.ts';
import { type VerdictGrounds, verdictOf } from '../../src/inference/verdict.ts';

const clear: VerdictGrounds = {
  p: 0.05,
  effect_mean: 4,
  rmspe_fit: 1,
  deviation: 2,
  donors: 20,
  events_before: 100,
  periods_after: 12,
  leave_one_out: [3, 5],
  in_time: [0.4, 0.9],
};

const refused = (reason: VerdictOf['reason']) => ({ kind: 'cannot-tell', reason });

const TABLE: [what: string, changed: Partial<VerdictGrounds>, verdict: object][] = [
  ['all agrees', {}, { kind: 'higher' }],
  ['all agrees, below', { effect_mean: -4, leave_one_out: [-3, -5] }, { kind: 'lower' }],
  ['p at its bound', { p: 0.1 }, { kind: 'higher' }],
  ['p above its bound', { p: 0.1001 }, { kind: 'none' }],
  ['no effect at all', { effect_mean: 0, leave_one_out: [] }, { kind: 'none' }],
  ['one donor turns it', { leave_one_out: [3, -1] }, { kind: 'none', doubt: 'leave-one-out' }],
  ['one donor takes it away', { leave_one_out: [0] }, { kind: 'none', doubt: 'leave-one-out' }],
  ['as large before', { in_time: [0.5, 0.1] }, { kind: 'none', doubt: 'in-time' }],
  ['a placebo in time without p', { in_time: [Number.NaN] }, { kind: 'higher' }],
  ['few events', { events_before: 23 }, refused('few-events')],
  ['just enough events', { events_before: 24 }, { kind: 'higher' }],
  ['short after', { periods_after: 5 }, refused('short-after')],
  ['just long enough', { periods_after: 6 }, { kind: 'higher' }],
  ['few donors', { donors: 9 }, refused('few-donors')],
  ['just enough donors', { donors: 10 }, { kind: 'higher' }],
  ['poor fit', { rmspe_fit: 1.61 }, refused('poor-fit')],
  ['fit at its bound', { rmspe_fit: 1.6 }, { kind: 'higher' }],
  ['no p', { p: Number.NaN }, refused('no-procedure')],
  ['no p and few donors', { p: Number.NaN, donors: 0 }, refused('few-donors')],
  ['few events first of all', { events_before: 1, donors: 1 }, refused('few-events')],
];

it.each(TABLE)('%s', (_, changed, verdict) => {
  expect(verdictOf({ ...clear, ...changed })).toEqual(verdict);
});

it('does without counts where the outcome does not count events', () => {
  const { events_before: _, periods_after: __, ...grounds } = clear;
  expect(verdictOf(grounds)).toEqual({ kind: 'higher' });
});
