/** A plan to start from: templates of priorities with a country, dates and baselines put in. */
import { countryName, type Measurement } from '../core/index.ts';
import { lastDay } from './days.ts';

type Raw = Record<string, unknown>;

export interface TemplateChoice {
  country: string;
  /** YYYY-MM-DD: the day on which the plan is written */
  date: string;
  /** figures of an outcome for the country, oldest first; empty where there are none */
  figuresOf(outcome: string): readonly Measurement[];
}

/** Months over which a monthly figure is averaged for its baseline. */
const BASELINE_MONTHS = 12;

/**
 * @param priorities as templates: without country, dates, status and baselines
 * @returns a plan as plain values, which `readPlan` accepts once written as YAML
 */
export function fillTemplate(
  priorities: readonly Raw[],
  { country, date, figuresOf }: TemplateChoice,
): Raw {
  const chosen = new Set(priorities.flatMap((one) => (one.actions as Raw[]).map(({ id }) => id)));
  return {
    plan: `response-${country.toLowerCase()}`,
    title: {
      en: `Response plan, ${countryName(country, 'en')}`,
      fr: `Plan de réponse, ${countryName(country, 'fr')}`,
    },
    country,
    priorities: priorities.map(({ actions, ...priority }) => ({
      ...priority,
      actions: (actions as Raw[]).map(({ indicators, do_no_harm, after, ...action }) => ({
        ...action,
        area: [country],
        starts: plusDays(date, 30),
        ends: plusDays(date, 395),
        status: 'planned',
        evidence: [],
        ...(after ? { after: (after as string[]).filter((id) => chosen.has(id)) } : {}),
        access: [],
        indicators: (indicators as Raw[]).map((one) => ({
          ...one,
          baseline: baselineOf(one, figuresOf) ?? { due: plusDays(date, 60) },
          desired: { due: plusDays(date, 60) },
        })),
        do_no_harm: (do_no_harm as Raw[]).map(({ question }) => ({ question, answer: null })),
      })),
    })),
  };
}

/** The newest yearly figure, or the mean of the last twelve months, dated to the last of them. */
function baselineOf(
  { outcome, aggregation }: Raw,
  figuresOf: TemplateChoice['figuresOf'],
): { value: number; date: string } | undefined {
  const figures = outcome === undefined ? [] : figuresOf(String(outcome));
  const newest = figures.at(-1);
  if (!newest) return undefined;
  if (aggregation !== 'mean') return { value: newest.value, date: newest.date };
  const last = figures.slice(-BASELINE_MONTHS);
  const mean = last.reduce((sum, one) => sum + one.value, 0) / last.length;
  return { value: Math.round(mean * 10) / 10, date: newest.date };
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(lastDay(date)) + days * 86_400_000).toISOString().slice(0, 10);
}
