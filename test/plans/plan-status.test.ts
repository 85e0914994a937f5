import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_STATUSES, type Measurement } from '../../src/core/index.ts';
import { planReport } from '../../src/plans/index.ts';
import { judgeIndicator } from '../../src/plans/judge-indicator.ts';
import { bare, indicatorOf, planOf, rawAction, rawIndicator } from './hand-plan.ts';

type Raw = Record<string, unknown>;

const statusOn = (date: string, ...actions: Raw[]) =>
  planReport(planOf(...actions), new Map(), date, bare).priorities[0];
const actionOn = (date: string, more: Raw) => statusOn(date, rawAction(more)).actions[0];
const evidence = (date: string) => [{ title: 'report', date }];
const extreme = (more: Raw = {}) => ({
  constraint: 'insecurity',
  level: 3,
  date: '2025-05',
  ...more,
});

describe('the status of an action', () => {
  it.each<[what: string, date: string, more: Raw, state: string, reason: string]>([
    ['planned for later', '2025-02-01', { status: 'planned' }, 'not-started', 'starts'],
    ['planned, its start passed', '2025-03-20', { status: 'planned' }, 'late', 'not-begun'],
    ['under way, its end passed', '2026-01-01', { evidence: evidence('2025-12') }, 'late', 'ended'],
    ['under way and young', '2025-04-01', {}, 'on-track', 'young'],
    [
      'under way with fresh evidence',
      '2025-09-01',
      { evidence: evidence('2025-08-20') },
      'on-track',
      'evidence',
    ],
    [
      'under way, its evidence old',
      '2025-12-01',
      { evidence: evidence('2025-04-02') },
      'no-evidence',
      'evidence-old',
    ],
    ['under way without evidence', '2025-09-01', {}, 'no-evidence', 'evidence-none'],
    [
      'with evidence of the future alone',
      '2025-09-01',
      { evidence: evidence('2025-10-01') },
      'no-evidence',
      'evidence-none',
    ],
    [
      'done and shown',
      '2025-09-01',
      { status: 'done', evidence: evidence('2025-08') },
      'done',
      'done',
    ],
    ['done by word alone', '2025-09-01', { status: 'done' }, 'no-evidence', 'done-unproven'],
    ['stopped', '2025-09-01', { status: 'stopped' }, 'stopped', 'stopped'],
    ['shut out of its only area', '2025-09-01', { access: [extreme()] }, 'blocked', 'access'],
  ])('%s is as its dates, evidence and access say', (_, date, more, state, reason) => {
    const action = actionOn(date, more);
    expect([action.state, action.reasons[0].en]).toEqual([state, reason]);
  });

  it('is blocked only when every area is closed', () => {
    const area = ['ML05', 'ML06'];
    const half = { area, evidence: evidence('2025-08'), access: [extreme({ area: 'ML05' })] };
    const action = actionOn('2025-09-01', half);
    expect(action.state).toBe('on-track');
    expect(action.reasons.map(({ en }) => en)).toEqual(['evidence', 'access-part']);
    expect(actionOn('2025-09-01', { area, access: [extreme()] }).state).toBe('blocked');
  });

  it('counts the newest word on access, and none of the future', () => {
    const eased = [extreme(), extreme({ level: 1, date: '2025-08' })];
    expect(actionOn('2025-09-01', { access: eased }).state).not.toBe('blocked');
    expect(actionOn('2025-06-01', { access: eased }).state).toBe('blocked');
    expect(actionOn('2025-04-01', { access: eased }).state).not.toBe('blocked');
  });

  it('says what it waits for until that is done', () => {
    const waiting = (status: string) =>
      statusOn(
        '2025-04-01',
        rawAction({ id: 'ask', status, evidence: evidence('2025-03') }),
        rawAction({ after: ['ask'] }),
      ).actions[1].reasons.map(({ en }) => en);
    expect(waiting('under-way')).toContain('waits');
    expect(waiting('done')).not.toContain('waits');
  });

  it('keeps the days from alert to decision to action', () => {
    const answers = {
      alert: 'dry',
      alerted: '2025-01-05',
      decided: '2025-01-19',
      acted: '2025-03-01',
    };
    expect(actionOn('2025-04-01', { answers }).answers).toMatchObject({
      days_to_decision: 14,
      days_to_action: 41,
    });
    const open = { alert: 'dry', alerted: '2025-01-05' };
    expect(actionOn('2025-04-01', { answers: open }).answers).toMatchObject({
      days_to_decision: null,
      days_to_action: null,
    });
  });

  it('of a priority is the worst of its actions, and the counts add up', () => {
    const priority = statusOn(
      '2025-04-01',
      rawAction({ id: 'a' }),
      rawAction({ id: 'b', status: 'planned' }),
      rawAction({ id: 'c', status: 'done', evidence: evidence('2025-03') }),
    );
    expect(priority.state).toBe('late');
    expect(priority.counts).toMatchObject({ late: 1, 'on-track': 1, done: 1, blocked: 0 });
  });

  it('is one of the seven for any dates, and the counts always add up to the actions', () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        day,
        day,
        day,
        day,
        fc.constantFrom(...ACTION_STATUSES),
        (a, b, shown, date, status) => {
          const [starts, ends] = [a, b].sort();
          const { counts, actions } = statusOn(
            date,
            rawAction({ starts, ends, status, evidence: evidence(shown) }),
          );
          expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(actions.length);
          expect(actions[0].reasons.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('an indicator', () => {
  const measured = (...figures: [date: string, value: number][]): Measurement[] =>
    figures.map(([date, value]) => ({ date, value, source: null, provisional: false }));
  const judged = (more: Raw, figures: Measurement[] | undefined, date = '2025-09-01') =>
    judgeIndicator(indicatorOf(more), figures, date, bare.indicator);

  it.each<[value: number, direction: 'increase' | 'decrease', state: string]>([
    [30, 'increase', 'reached'],
    [35, 'increase', 'reached'],
    [25, 'increase', 'on-the-way'],
    [20, 'increase', 'no-change'],
    [12, 'increase', 'away'],
    [10, 'decrease', 'reached'],
    [15, 'decrease', 'on-the-way'],
    [28, 'decrease', 'away'],
  ])('at %d with direction %s is %s', (value, direction, state) => {
    const desired = { value: direction === 'increase' ? 30 : 10, date: '2026-12' };
    expect(judged({ direction, desired }, measured(['2025-08-15', value])).state).toBe(state);
  });

  it('passes over figures of its baseline date or before, and of the future', () => {
    const figures = measured(['2024-12', 99], ['2025-01', 98], ['2025-07', 24], ['2026-01', 97]);
    expect(judged({}, figures)).toMatchObject({ value: 24, state: 'on-the-way' });
  });

  it('takes the last figure, adds them or averages them', () => {
    const figures = measured(['2025-06', 4], ['2025-07', 6], ['2025-08', 11]);
    const value = (aggregation: string) => judged({ aggregation }, figures).value;
    expect([value('last'), value('sum'), value('mean')]).toEqual([11, 21, 7]);
  });

  it('is late when no figure came for longer than it allows, unless it was reached', () => {
    const late_after_days = 30;
    expect(judged({ late_after_days }, measured(['2025-05', 25]))).toMatchObject({
      state: 'late',
      days_since: 93,
    });
    expect(judged({ late_after_days }, measured(['2025-05', 31])).state).toBe('reached');
    expect(judged({ late_after_days }, []).state).toBe('late');
    expect(judged({ late_after_days: 365 }, []).state).toBe('not-measured');
  });

  it('cannot be told without a baseline or a wanted value', () => {
    const due = { due: '2025-12' };
    expect(judged({ baseline: due }, measured(['2025-08', 25])).state).toBe('cannot-tell');
    expect(judged({ desired: due }, measured(['2025-08', 25])).state).toBe('cannot-tell');
  });

  it('keeps its own measurements where the data fill none', () => {
    const measurements = [{ value: 26, date: '2025-08-01', source: 'survey' }];
    expect(judged({ measurements }, undefined)).toMatchObject({
      value: 26,
      measured: [{ source: { en: 'survey' } }],
    });
  });

  it('says that the date of the wanted value has passed', () => {
    expect(
      judged({ desired: { value: 30, date: '2025-08' } }, measured(['2025-08-01', 22])).overdue,
    ).toBe(true);
    expect(judged(rawIndicator(), measured(['2025-08-01', 22])).overdue).toBe(false);
  });
});
