/** Estimates of one question as they are told: the family's p, the verdict, the sentence. */
import type { EffectReport, Estimated, Random } from '../core/index.ts';
import {
  familyWise,
  judged,
  type ReportChoice,
  type Reported,
  reportOf,
} from '../inference/index.ts';
import { type EffectToSay, effectSentence, verdictText } from '../words/index.ts';

export interface NamedEstimate extends Estimated {
  outcome: string;
}

/** What the sentence of an outcome is about. */
export type Wording = (
  estimated: NamedEstimate,
) => Pick<EffectToSay, 'outcome' | 'is_count' | 'subject' | 'provisional'>;

/**
 * @param family outcomes fixed in advance, of the same treated unit and donors
 * @param choices what to work out for each outcome
 */
export function reportsOf(
  family: readonly NamedEstimate[],
  choices: readonly ReportChoice[],
  wording: Wording,
  random: Random,
): EffectReport[] {
  const reported = family.map((estimated, i) => reportOf(estimated, choices[i], random));
  const own = reported.map(({ report }) => report.p_family);
  const isRanked = reported.every(({ report }) => report.placebos.length > 0);
  const together = isRanked && family.length > 1 ? familyWise(family, random) : own;
  return family.map((estimated, i) => {
    const verdict = judged(reported[i], together[i]);
    const said = {
      ...sayable(reported[i], wording(estimated), family.length),
      compared_with: estimated.estimator.has_donors ? ('others' as const) : ('own-past' as const),
    };
    return {
      ...reported[i].report,
      outcome: estimated.outcome,
      verdict: verdictText(verdict.kind, verdict.reason).en,
      sentence: effectSentence({ ...said, verdict }),
    };
  });
}

function sayable(
  { report, grounds }: Reported,
  wording: ReturnType<Wording>,
  outcomes: number,
): Omit<EffectToSay, 'verdict' | 'compared_with'> {
  const { events_before, periods_after, donors } = grounds;
  return {
    ...wording,
    span: report.options.post,
    post: report.post,
    p_family: report.p_family,
    outcomes,
    placebos: report.placebos.length,
    minimum_detectable: report.minimum_detectable,
    counts: {
      donors,
      ...(events_before === undefined ? {} : { events_before }),
      ...(periods_after === undefined ? {} : { periods_after }),
    },
  };
}

/** Reports on anybody's panel, several outcomes as one family. */
export function panelReports(
  cases: readonly NamedEstimate[],
  input: { inference?: unknown; seed: number },
  random: Random,
): EffectReport[] {
  const choice: ReportChoice = {
    seed: input.seed,
    ...(input.inference === undefined ? {} : { inference: input.inference as string[] }),
  };
  return reportsOf(
    cases,
    cases.map(() => choice),
    ({ outcome, panel, treatment, options }) => ({
      outcome: { en: outcome, fr: outcome },
      is_count: options.transform !== 'none',
      subject: {
        kind: 'panel',
        units: treatment.treated.map((unit) => panel.unit_ids[unit]),
      },
      provisional: 0,
    }),
    random,
  );
}
