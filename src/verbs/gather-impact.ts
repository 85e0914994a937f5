/** For a dossier: was it the departure, under how many choices, and what happened elsewhere. */

import { neighboursOf } from '../areas/index.ts';
import {
  type Bilingual,
  type EffectReport,
  type EventTable,
  type ImpactEvidence,
  inBoth,
  monthText,
  type Panel,
  type Random,
  type ReferenceClass,
  randomStream,
  type Specification,
  type Transition,
  VigieError,
} from '../core/index.ts';
import { estimators } from '../impact/index.ts';
import { judged, rateRatioOf, reportOf, totalBefore } from '../inference/index.ts';
import type { Store } from '../store/index.ts';
import { issueIn, leadingReport, verdictText, words } from '../words/index.ts';
import { referenceClass } from './compare.ts';
import { comparableCountries, hasConflict } from './donors.ts';
import {
  caseAt,
  caseOf,
  FAMILY,
  impactDates,
  type TransitionRequest,
  transitionReports,
  type WorldPanel,
} from './estimate-transition.ts';
import { once } from './once.ts';
import type { DataChoice } from './tables-for.ts';

const SEED = 1;
/** A page shows the paths and the placebos; the other procedures are the verb's. */
const PROCEDURES = ['placebo', 'prediction-interval'];
const CHANCE = 200;
/** Newest months that are still filling up. */
const INCOMPLETE = 3;

/** Estimates of one transition. Nothing that cannot be estimated keeps a dossier from being made. */
export function gatherImpact(
  panel: Panel,
  transition: Transition,
  transitions: readonly Transition[],
  force: Bilingual,
): ImpactEvidence {
  const request = { seed: SEED, inference: PROCEDURES };
  const random = randomStream(SEED);
  try {
    const cases = FAMILY.map((outcome) => ({
      ...caseOf(panel, transition, transitions, outcome, request, random),
      outcome,
    }));
    const reports = transitionReports(cases, transition, panel, force, request, random);
    return {
      reports,
      specifications: specificationsOf(
        panel,
        transition,
        transitions,
        leadingReport(reports)!,
        random,
      ),
      neighbours: neighbourEstimates(panel, transition, transitions, random),
      refused: undefined,
    };
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    const [issue] = error.issues;
    const refused = inBoth((l) => words[l].specification.refused(issueIn(issue, l).what));
    return { reports: [], specifications: [], neighbours: [], refused };
  }
}

/** The leading outcome's estimate under other choices. */
function specificationsOf(
  panel: Panel,
  transition: Transition,
  transitions: readonly Transition[],
  main: EffectReport,
  random: Random,
): Specification[] {
  const choices: [Bilingual, Partial<TransitionRequest> & Record<string, unknown>][] = [
    [estimators.get('synthetic-control').title, {}],
    [inBoth((l) => words[l].specification.log), { transform: 'log1p' }],
    [inBoth((l) => words[l].specification.short), { pre: 36 }],
    [inBoth((l) => words[l].specification.settled), { post: settledMonths(main, panel) }],
    [
      estimators.get('spillover').title,
      { estimator: 'spillover', affected: affectedBy(panel, transition) },
    ],
    ...['ridge-augmented', 'penalised', 'synthetic-did', 'difference-in-differences'].map(
      (estimator): [Bilingual, Partial<TransitionRequest>] => [
        estimators.get(estimator).title,
        { estimator },
      ],
    ),
  ];
  return choices.flatMap(([label, choice], i): Specification[] => {
    if (choice.post !== undefined && choice.post < 1) return [];
    try {
      const request = { seed: SEED, ...choice };
      const made = caseOf(panel, transition, transitions, main.outcome, request, random);
      const rate_ratio = rateRatioOf(made.effect, made);
      const estimator = made.estimator.id;
      return Number.isFinite(rate_ratio)
        ? [{ label, estimator, rate_ratio, is_main: i === 0 }]
        : [];
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
      return [];
    }
  });
}

/** Neighbours with conflict of their own: declared affected, they are estimated together with the one. */
function affectedBy(panel: Panel, transition: Transition): string[] {
  const dates = impactDates(transition);
  if (!dates) return [];
  return neighboursOf(transition.areas[0]).filter((unit) => hasConflict(panel, unit, dates.before));
}

/** Reported months that lie before the newest three. */
function settledMonths(main: EffectReport, panel: Panel): number {
  const last = panel.periods[panel.periods.length - 1] - INCOMPLETE;
  const settled = main.path.filter(
    ({ time }) => time >= main.start && time <= main.options.post.to && time <= monthText(last),
  ).length;
  return settled < main.post.periods ? settled : 0;
}

/** Each neighbour with conflict of its own as if it were the one, against the same pool. */
function neighbourEstimates(
  panel: Panel,
  transition: Transition,
  transitions: readonly Transition[],
  random: Random,
): ImpactEvidence['neighbours'] {
  const dates = impactDates(transition);
  const country = transition.areas[0];
  if (!dates) return [];
  const pool = comparableCountries(panel, country, dates.before, dates.start, transitions);
  return affectedBy(panel, transition).flatMap((unit) => {
    try {
      const request = { seed: SEED };
      const where = `neighbour ${unit}`;
      const made = caseAt(panel, unit, dates, pool, 'events', request, where, random);
      const choice = {
        seed: SEED,
        inference: ['placebo'],
        events_before: totalBefore(made),
        periods_after: made.options.post.to - made.options.post.from,
      };
      const reported = reportOf(made, choice, random);
      const { p } = reported.grounds;
      const { kind, reason } = judged(reported, p);
      const rate_ratio = rateRatioOf(made.effect, made);
      return [{ country: unit, rate_ratio, p, verdict: verdictText(kind, reason).en }];
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
      return [];
    }
  });
}

/** The reference class of the figures, worked out once however many pages are made. */
export function referenceOnce(
  store: Store,
  choice: DataChoice,
  tables: readonly EventTable[],
  world: WorldPanel,
  progress: (phrase: string) => void,
): Promise<ReferenceClass> {
  const asked = { ...choice, outcome: FAMILY[0], chance: CHANCE, seed: SEED };
  return once(store, choice, tables, 'reference class', async () => {
    const { reference } = await referenceClass(store, asked, progress, world);
    return reference;
  });
}
