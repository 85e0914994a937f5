/** Where the actions of a plan stand on a day: computed from dates, evidence and access, with why. */
import type {
  Action,
  ActionReport,
  ActionState,
  AlertTimes,
  Bilingual,
  IndicatorReport,
  Measurement,
  Plan,
  PlanReport,
  PriorityReport,
} from '../core/index.ts';
import { daysBetween, firstDay, lastDay } from './days.ts';
import { judgeIndicator } from './judge-indicator.ts';

/** Worst first: the state of a priority is the worst that any of its actions is in. */
export const ACTION_STATES = [
  'blocked',
  'late',
  'no-evidence',
  'stopped',
  'on-track',
  'not-started',
  'done',
] as const satisfies readonly ActionState[];

/** Why an action is in its state; words are made of it elsewhere. */
export type Reason =
  | { code: 'stopped' }
  | { code: 'done'; evidence: Bilingual }
  | { code: 'done-unproven' }
  | { code: 'access'; constraints: string[]; areas: string[]; of: number }
  | { code: 'access-part'; constraints: string[]; areas: string[]; of: number }
  | { code: 'starts'; date: string; days: number }
  | { code: 'not-begun'; date: string; days: number }
  | { code: 'ended'; date: string; days: number }
  | { code: 'waits'; for: Bilingual[] }
  | { code: 'evidence'; title: Bilingual; date: string; days: number }
  | { code: 'evidence-old'; date: string; days: number; bound: number }
  | { code: 'evidence-none'; days: number; bound: number }
  | { code: 'young'; days: number; bound: number }
  | { code: 'indicators-late'; of: number; n: number };

/** Words for what is computed, so that the computing knows no language. */
export interface PlanSayings {
  reason(reason: Reason): Bilingual;
  indicator(report: Omit<IndicatorReport, 'reason'>): Bilingual;
}

/** Level at which ACAPS calls a constraint extreme. */
const EXTREME = 3;

/**
 * @param filled figures from the data by indicator id
 * @param date YYYY-MM-DD; what is dated later is passed over
 */
export function planReport(
  plan: Plan,
  filled: ReadonlyMap<string, readonly Measurement[]>,
  date: string,
  say: PlanSayings,
): PlanReport {
  const actions = plan.priorities.flatMap((priority) => priority.actions);
  const priorities = plan.priorities.map((priority): PriorityReport => {
    const reports = priority.actions.map((action) => {
      const indicators = action.indicators.map((one) =>
        judgeIndicator(one, filled.get(one.id), date, say.indicator),
      );
      return actionReport(plan, priority.id, action, actions, indicators, date, say);
    });
    const counts = Object.fromEntries(
      ACTION_STATES.map((state) => [state, reports.filter((one) => one.state === state).length]),
    ) as Record<ActionState, number>;
    const state = ACTION_STATES.find((one) => counts[one] > 0)!;
    return { id: priority.id, title: priority.title, state, counts, actions: reports };
  });
  return {
    plan: plan.plan,
    title: plan.title,
    country: plan.country,
    transition: plan.transition ?? null,
    example: plan.example,
    date,
    priorities,
  };
}

function actionReport(
  plan: Plan,
  priority: string,
  action: Action,
  actions: readonly Action[],
  indicators: IndicatorReport[],
  date: string,
  say: PlanSayings,
): ActionReport {
  const { state, reasons } = stateOf(action, actions, indicators, date, plan.evidence_after_days);
  return {
    id: action.id,
    priority,
    title: action.title,
    lead: action.lead,
    support: action.support,
    area: action.area,
    starts: action.starts,
    ends: action.ends,
    state,
    reasons: reasons.map(say.reason),
    answers: action.answers ? alertTimes(action.answers) : null,
    indicators,
    unanswered: action.do_no_harm.filter(({ answer }) => answer === null).length,
  };
}

/** Days from alert to decision and from decision to action. */
export function alertTimes({
  alert,
  alerted,
  decided,
  acted,
}: NonNullable<Action['answers']>): AlertTimes {
  return {
    alert,
    alerted,
    decided: decided ?? null,
    acted: acted ?? null,
    days_to_decision: decided ? daysBetween(alerted, decided) : null,
    days_to_action: decided && acted ? daysBetween(decided, acted) : null,
  };
}

function stateOf(
  action: Action,
  actions: readonly Action[],
  indicators: readonly IndicatorReport[],
  date: string,
  bound: number,
): { state: ActionState; reasons: Reason[] } {
  const evidence = action.evidence
    .filter((one) => firstDay(one.date) <= date)
    .sort((a, b) => (lastDay(a.date) < lastDay(b.date) ? -1 : 1));
  const newest = evidence.at(-1);
  if (action.status === 'stopped') return { state: 'stopped', reasons: [{ code: 'stopped' }] };
  if (action.status === 'done')
    return newest
      ? { state: 'done', reasons: [{ code: 'done', evidence: newest.title }] }
      : { state: 'no-evidence', reasons: [{ code: 'done-unproven' }] };

  const closed = closedAreas(action, date);
  const also: Reason[] = [
    ...waiting(action, actions),
    ...(closed && closed.areas.length < closed.of
      ? [{ code: 'access-part' as const, ...closed }]
      : []),
    ...lateIndicators(indicators),
  ];
  if (closed && closed.areas.length === closed.of)
    return { state: 'blocked', reasons: [{ code: 'access', ...closed }, ...also] };
  if (action.status === 'planned') {
    const to_start = daysBetween(date, action.starts);
    if (lastDay(action.starts) >= date)
      return {
        state: 'not-started',
        reasons: [{ code: 'starts', date: action.starts, days: Math.max(0, to_start) }, ...also],
      };
    const days = daysBetween(action.starts, date);
    return { state: 'late', reasons: [{ code: 'not-begun', date: action.starts, days }, ...also] };
  }
  if (lastDay(action.ends) < date) {
    const days = daysBetween(action.ends, date);
    return { state: 'late', reasons: [{ code: 'ended', date: action.ends, days }, ...also] };
  }
  const proof = proofOf(action, newest, date, bound);
  const isUnseen = proof.code === 'evidence-old' || proof.code === 'evidence-none';
  return { state: isUnseen ? 'no-evidence' : 'on-track', reasons: [proof, ...also] };
}

function proofOf(
  action: Action,
  newest: Action['evidence'][number] | undefined,
  date: string,
  bound: number,
): Reason {
  if (!newest) {
    const days = Math.max(0, daysBetween(action.starts, date));
    return days > bound ? { code: 'evidence-none', days, bound } : { code: 'young', days, bound };
  }
  const days = Math.max(0, daysBetween(newest.date, date));
  return days > bound
    ? { code: 'evidence-old', date: newest.date, days, bound }
    : { code: 'evidence', title: newest.title, date: newest.date, days };
}

/** Areas in which the newest word on some constraint is that it is extreme. */
function closedAreas(action: Action, date: string) {
  const newest = new Map<string, Action['access'][number] & { at: string }>();
  const known = [...action.access]
    .filter((one) => firstDay(one.date) <= date)
    .sort((a, b) => (lastDay(a.date) < lastDay(b.date) ? -1 : 1));
  for (const one of known)
    for (const at of one.area ? [one.area] : action.area)
      newest.set(`${at} ${one.constraint}`, { ...one, at });
  const extreme = [...newest.values()].filter(
    ({ level, at }) =>
      level >= EXTREME && action.area.some((area) => at === area || isIn(area, at)),
  );
  if (extreme.length === 0) return undefined;
  const areas = action.area.filter((area) =>
    extreme.some(({ at }) => at === area || isIn(area, at)),
  );
  const constraints = [...new Set(extreme.map(({ constraint }) => constraint))];
  return areas.length === 0 ? undefined : { constraints, areas, of: action.area.length };
}

/** True when a p-code lies inside another by its first characters, as OCHA builds them. */
const isIn = (area: string, outer: string) => area.startsWith(outer) && outer.length >= 4;

function waiting(action: Action, actions: readonly Action[]): Reason[] {
  const open = actions.filter(({ id, status }) => action.after.includes(id) && status !== 'done');
  return open.length === 0 ? [] : [{ code: 'waits', for: open.map(({ title }) => title) }];
}

function lateIndicators(indicators: readonly IndicatorReport[]): Reason[] {
  const n = indicators.filter(({ is_late }) => is_late).length;
  return n === 0 ? [] : [{ code: 'indicators-late', n, of: indicators.length }];
}
