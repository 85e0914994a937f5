/** A small plan of an invented response, and what stands in its place in a test. */
import { stringify } from 'yaml';
import { type Action, type Indicator, type Plan, planSchema } from '../../src/core/index.ts';
import type { PlanSayings } from '../../src/plans/plan-status.ts';

type Raw = Record<string, unknown>;

export const rawIndicator = (more: Raw = {}): Raw => ({
  id: 'wells',
  title: 'Wells that work',
  direction: 'increase',
  baseline: { value: 20, date: '2025-01-31' },
  desired: { value: 30, date: '2026-12' },
  ...more,
});

export const rawAction = (more: Raw = {}): Raw => ({
  id: 'dig',
  title: { en: 'Dig wells', fr: 'Creuser des puits' },
  lead: 'water cluster lead agency',
  area: ['MLI'],
  starts: '2025-03-01',
  ends: '2025-12-31',
  status: 'under-way',
  do_no_harm: [{ question: 'Who owns the land?', answer: 'The village.' }],
  ...more,
});

export const rawPlan = (actions: Raw[] = [rawAction()], more: Raw = {}): Raw => ({
  plan: 'tarda',
  title: 'Plan of Tarda',
  country: 'MLI',
  priorities: [{ id: 'water', title: 'Water', actions }],
  ...more,
});

export const yamlOf = (raw: Raw): string => stringify(raw);
export const planOf = (...actions: Raw[]): Plan => planSchema.parse(rawPlan(actions));
export const actionOf = (more: Raw): Action => planOf(rawAction(more)).priorities[0].actions[0];
export const indicatorOf = (more: Raw = {}): Indicator =>
  actionOf({ indicators: [rawIndicator(more)] }).indicators[0];

/** Reasons by their codes, so that a test does not hang on words. */
export const bare: PlanSayings = {
  reason: ({ code }) => ({ en: code, fr: code }),
  indicator: ({ state }) => ({ en: state, fr: state }),
};
