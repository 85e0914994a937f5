import { alertTimes, indicatorPaths, planBoard } from '../charts/index.ts';
import {
  type ActionReport,
  type Bilingual,
  type Evidence,
  type Figure,
  type IndicatorReport,
  inBoth,
  type Language,
  type PlanEvidence,
} from '../core/index.ts';
import { formatDate, formatNumber, planWords } from '../words/index.ts';
import { makeFigure, orNull } from './figure.ts';

const said = (id: keyof typeof planWords.columns): Bilingual => planWords.columns[id];
const actionsOf = ({ report }: PlanEvidence) => report.priorities.flatMap(({ actions }) => actions);

/** Actions by priority along time, each with its status. */
export function boardFigure(evidence: Evidence, plan: PlanEvidence): Figure[] {
  const { report, sources } = plan;
  return [
    makeFigure(evidence, {
      section: 'what-should-be-done',
      name: 'plan',
      chart: planBoard,
      title: planWords.figure.board,
      values: (language) => ({
        label: planWords.figure.board[language],
        groups: report.priorities.map(({ title, actions }) => ({
          title: title[language],
          rows: actions.map((action) => ({
            label: action.title[language],
            state: action.state,
            said: planWords.action_state[action.state][language],
            from: monthsOf(action.starts, 'first'),
            to: monthsOf(action.ends, 'last'),
          })),
        })),
        day: {
          at: monthsOf(report.date, 'last'),
          label: planWords.on_day[language](formatDate(report.date, language)),
        },
      }),
      table: {
        columns: [
          said('priority'),
          said('action'),
          said('status'),
          said('why'),
          said('lead'),
          said('support'),
          said('where'),
          said('starts'),
          said('ends'),
        ],
        rows: report.priorities.flatMap(({ title, actions }) =>
          actions.map((action) => [
            title,
            action.title,
            planWords.action_state[action.state],
            reasonsOf(action),
            action.lead,
            action.support.length === 0
              ? null
              : inBoth((l) => action.support.map((who) => who[l]).join(', ')),
            action.area.join(' '),
            action.starts,
            action.ends,
          ]),
        ),
      },
      source: sources.slice(0, 1),
    }),
  ];
}

function reasonsOf({ reasons }: ActionReport): Bilingual {
  return inBoth((l) => reasons.map((reason) => reason[l]).join(l === 'en' ? '; ' : ' ; '));
}

/** A date as months since the year 0, its day as a fraction. */
function monthsOf(date: string, end: 'first' | 'last'): number {
  const [year, month, day] = date.split('-').map(Number);
  const whole = year * 12 + month - 1;
  if (day !== undefined) return whole + (end === 'first' ? day - 1 : day) / 31;
  return end === 'first' ? whole : whole + 1;
}

/** Indicators with a baseline and a wanted value, on one scale; the others in the table alone. */
export function indicatorFigure(evidence: Evidence, plan: PlanEvidence): Figure[] {
  const all = actionsOf(plan).flatMap(({ indicators }) => indicators);
  const drawn = all.filter(({ baseline, desired }) => baseline && desired);
  if (drawn.length === 0) return [];
  const number = (value: number | null | undefined, language: Language) =>
    value === null || value === undefined
      ? ''
      : formatNumber(value, language, Math.abs(value) < 100 ? 1 : 0);
  // An outcome of the panel is monthly; what is not one is a level, by year.
  const periodOf = (date: string, outcome: string | null) =>
    evidence.outcomes.some(({ id }) => id === outcome) ? date : date.slice(0, 4);
  return [
    makeFigure(evidence, {
      section: 'what-should-be-done',
      name: 'indicators',
      chart: indicatorPaths,
      title: planWords.figure.indicators,
      values: (language) => ({
        label: planWords.figure.indicators[language],
        baseline: planWords.figure.baseline[language],
        desired: planWords.figure.desired[language],
        rows: drawn.map((one) => ({
          label: `${one.title[language]}${one.unit ? `, ${one.unit[language]}` : ''}`,
          way: wayOf(one),
          from: number(one.baseline?.value, language),
          now: number(one.value, language),
          to: number(one.desired?.value, language),
          said: planWords.indicator_state[one.state][language],
          provisional: isProvisional(one),
        })),
      }),
      table: {
        columns: [
          said('indicator'),
          said('unit'),
          said('status'),
          said('baseline'),
          said('baseline_date'),
          said('value'),
          said('until'),
          said('desired'),
          said('desired_date'),
          said('vintage'),
          said('why'),
        ],
        rows: all.map((one) => [
          one.title,
          one.unit,
          planWords.indicator_state[one.state],
          one.baseline?.value ?? null,
          one.baseline?.date ?? null,
          orNull(one.value === null ? undefined : Number(one.value.toPrecision(6))),
          one.measured.at(-1)?.date ?? null,
          one.desired?.value ?? null,
          one.desired?.date ?? null,
          vintageOf(one),
          one.reason,
        ]),
      },
      series: drawn.flatMap((one) =>
        one.outcome === null || one.measured.length === 0
          ? []
          : [
              {
                id: `${one.area ?? plan.report.country}/${one.outcome}`,
                unit: one.area ?? plan.report.country,
                outcome: one.outcome,
                months: one.measured.map(({ date }) => periodOf(date, one.outcome)),
                values: one.measured.map(({ value }) => value),
              },
            ],
      ),
      source: plan.sources,
      vintages: [
        ...new Set(
          drawn.flatMap(({ measured }) => measured.flatMap(({ source }) => source?.en ?? [])),
        ),
      ],
      notes: drawn.some(isProvisional) ? [planWords.figure.provisional] : [],
    }),
  ];
}

const isProvisional = ({ measured }: IndicatorReport) =>
  measured.some(({ provisional }) => provisional);

/** The way gone: 0 at the baseline, 1 at the wanted value. */
function wayOf({ value, baseline, desired }: IndicatorReport): number | undefined {
  if (value === null || !baseline || !desired) return undefined;
  return (value - baseline.value) / (desired.value - baseline.value);
}

function vintageOf({ measured }: IndicatorReport): Bilingual | null {
  if (measured.every(({ source }) => source === null)) return null;
  const sources = (l: Language) => [
    ...new Set(measured.flatMap(({ source }) => source?.[l] ?? [])),
  ];
  return inBoth((l) => sources(l).join(', '));
}

/** Days from alert to decision to action, for the actions that answer one. */
export function alertFigure(evidence: Evidence, plan: PlanEvidence): Figure[] {
  const answering = actionsOf(plan).flatMap(({ title, answers }) =>
    answers ? [{ title, answers }] : [],
  );
  if (answering.length === 0) return [];
  return [
    makeFigure(evidence, {
      section: 'what-should-be-done',
      name: 'alerts',
      chart: alertTimes,
      title: planWords.figure.alerts,
      values: (language) => ({
        label: planWords.figure.alerts[language],
        days: planWords.figure.days[language],
        decision: planWords.figure.to_decision[language],
        action: planWords.figure.to_action[language],
        rows: answering.map(({ title, answers }) => ({
          label: title[language],
          to_decision: answers.days_to_decision,
          to_action: answers.days_to_action,
        })),
      }),
      table: {
        columns: [
          said('action'),
          said('alert'),
          said('alerted'),
          said('decided'),
          said('acted'),
          planWords.figure.to_decision,
          planWords.figure.to_action,
        ],
        rows: answering.map(({ title, answers }) => [
          title,
          answers.alert,
          answers.alerted,
          answers.decided,
          answers.acted,
          answers.days_to_decision,
          answers.days_to_action,
        ]),
      },
      source: plan.sources.slice(0, 1),
    }),
  ];
}
