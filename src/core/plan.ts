/** A response plan: priorities → actions → indicators, and what is computed of them. */
import { z } from 'zod';
import { isCalendarDay } from './month.ts';
import { bilingual } from './registry.ts';
import type { Bilingual } from './text.ts';

const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

/**
 * True for a month or a day that the calendar has.
 * @example isPlanDate('2025-02-30') // => false
 */
export function isPlanDate(text: string): boolean {
  const [year, month, day = 1] = text.split('-').map(Number);
  return DATE.test(text) && isCalendarDay(year, month, day);
}

const date = z.coerce.string().refine(isPlanDate, 'write a date as YYYY-MM-DD or YYYY-MM');
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write an id as words-with-hyphens');
/** One text for both languages, or one for each. */
const title = z
  .union([z.string().min(1), bilingual], 'write a text, or one under en and one under fr')
  .transform((text): Bilingual => (typeof text === 'string' ? { en: text, fr: text } : text));
const area = z.string().regex(/^[A-Z]{2,3}\d*$/, 'write a p-code such as ML05, or MLI');

/** The nine constraints by which ACAPS describes humanitarian access, each from 0 to 3. */
export const ACCESS_CONSTRAINTS = [
  'denial-of-needs',
  'restriction-of-access-to-services',
  'entry-impediments',
  'movement-restrictions',
  'interference',
  'violence-against-personnel',
  'insecurity',
  'explosive-remnants',
  'physical-environment',
] as const;

export const ACTION_STATUSES = ['planned', 'under-way', 'done', 'stopped'] as const;

/** A figure with the day or month it speaks for; `due` when it is not known or agreed yet. */
const amount = z.union(
  [z.strictObject({ value: z.number(), date }), z.strictObject({ due: date })],
  'give a value and its date, or the date by which it is due',
);

const indicatorSchema = z.strictObject({
  id,
  title,
  unit: title.optional(),
  /** an outcome of the panel or of the levels: the figures are filled from the data */
  outcome: z.string().optional(),
  area: area.optional(),
  /** who publishes the figures, where they are not in the data */
  source: title.optional(),
  direction: z.enum(['increase', 'decrease']),
  baseline: amount,
  desired: amount,
  aggregation: z.enum(['sum', 'mean', 'last']).default('last'),
  late_after_days: z.number().int().positive().default(180),
  measurements: z
    .array(z.strictObject({ value: z.number(), date, source: title.optional() }))
    .default([]),
});

const actionSchema = z.strictObject({
  id,
  title,
  lead: title,
  support: z.array(title).default([]),
  area: z.array(area).min(1),
  starts: date,
  ends: date,
  budget: z
    .strictObject({
      amount: z.number().nonnegative(),
      currency: z.string().regex(/^[A-Z]{3}$/, 'write a currency as USD, EUR or XOF'),
    })
    .optional(),
  status: z.enum(ACTION_STATUSES),
  evidence: z.array(z.strictObject({ title, date })).default([]),
  answers: z
    .strictObject({
      alert: title,
      alerted: date,
      decided: date.optional(),
      acted: date.optional(),
    })
    .optional(),
  /** actions that must be done before */
  after: z.array(z.string()).default([]),
  access: z
    .array(
      z.strictObject({
        area: area.optional(),
        constraint: z.enum(ACCESS_CONSTRAINTS),
        level: z.number().int().min(0).max(3),
        date,
      }),
    )
    .default([]),
  indicators: z.array(indicatorSchema).default([]),
  do_no_harm: z
    .array(z.strictObject({ question: title, answer: title.nullable().default(null) }))
    .default([]),
});

export const planSchema = z.strictObject({
  plan: id,
  title,
  /** ISO alpha-3 */
  country: z.string().regex(/^[A-Z]{3}$/, 'write a country as MLI'),
  transition: z.string().optional(),
  /** an example to argue with, nobody's commitment */
  example: z.boolean().default(false),
  /** month in which the list of the p-codes was valid */
  pcodes: z.coerce
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write a month as YYYY-MM')
    .optional(),
  /** days without evidence after which an action under way has none */
  evidence_after_days: z.number().int().positive().default(90),
  /** register of who does what where: an HXL table beside this file */
  presence: z.string().optional(),
  priorities: z.array(z.strictObject({ id, title, actions: z.array(actionSchema).min(1) })).min(1),
});

export type Plan = z.output<typeof planSchema>;
export type Priority = Plan['priorities'][number];
export type Action = Priority['actions'][number];
export type Indicator = Action['indicators'][number];
export type AccessConstraint = (typeof ACCESS_CONSTRAINTS)[number];

/** A figure of an indicator, from the plan file or from the data. */
export interface Measurement {
  value: number;
  date: string;
  /** release or document it comes from */
  source: Bilingual | null;
  provisional: boolean;
}

/** Where an indicator stands between its baseline and the value that is wanted. */
export type IndicatorState =
  | 'reached'
  | 'on-the-way'
  | 'no-change'
  | 'away'
  | 'late'
  | 'not-measured'
  | 'cannot-tell';

/** An indicator with what was measured since its baseline. */
export interface IndicatorReport {
  id: string;
  title: Bilingual;
  unit: Bilingual | null;
  outcome: string | null;
  area: string | null;
  direction: Indicator['direction'];
  baseline: { value: number; date: string } | null;
  desired: { value: number; date: string } | null;
  state: IndicatorState;
  /** by the aggregation asked for; null when nothing was measured */
  value: number | null;
  /** measurements that the value is made of */
  measured: Measurement[];
  /** days since the last figure, or since the baseline */
  days_since: number | null;
  /** no figure for longer than the indicator allows */
  is_late: boolean;
  /** the date of the wanted value has passed */
  overdue: boolean;
  reason: Bilingual;
}

export type ActionState =
  | 'done'
  | 'on-track'
  | 'not-started'
  | 'late'
  | 'no-evidence'
  | 'blocked'
  | 'stopped';

/** An action with its computed status and why. */
export interface ActionReport {
  id: string;
  priority: string;
  title: Bilingual;
  lead: Bilingual;
  support: Bilingual[];
  area: string[];
  starts: string;
  ends: string;
  state: ActionState;
  reasons: Bilingual[];
  /** from alert to decision, and from decision to action; null where a date is absent */
  answers: AlertTimes | null;
  indicators: IndicatorReport[];
  unanswered: number;
}

/** How long it took from an alert to a decision, and from the decision to the action, in days. */
export interface AlertTimes {
  alert: Bilingual;
  alerted: string;
  decided: string | null;
  acted: string | null;
  days_to_decision: number | null;
  days_to_action: number | null;
}

/** A priority with the statuses of its actions added up. */
export interface PriorityReport {
  id: string;
  title: Bilingual;
  state: ActionState;
  counts: Record<ActionState, number>;
  actions: ActionReport[];
}

/** A plan as it stands on a day. */
export interface PlanReport {
  plan: string;
  title: Bilingual;
  country: string;
  transition: string | null;
  example: boolean;
  /** YYYY-MM-DD, the day on which the status is computed */
  date: string;
  priorities: PriorityReport[];
}
