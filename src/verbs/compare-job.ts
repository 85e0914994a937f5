/** One departure of the reference class, or a date when nothing is known to have happened. */
import {
  FEWEST_DONORS,
  FEWEST_EVENTS,
  type Month,
  type Panel,
  type Random,
  type ReferenceCase,
  randomStream,
  SHORTEST_AFTER,
  type Transition,
  VigieError,
} from '../core/index.ts';
import { familyWise, judged, rateRatioOf, reportOf, totalBefore } from '../inference/index.ts';
import { verdictText } from '../words/index.ts';
import { comparableCountries, hasConflict, hasDeparture } from './donors.ts';
import {
  type CaseDates,
  caseAt,
  caseOf,
  FAMILY,
  type TransitionRequest,
} from './estimate-transition.ts';

/** What every job needs. */
export interface CompareShared {
  panel: Panel;
  transitions: readonly Transition[];
  outcome: string;
  request: TransitionRequest & Record<string, unknown>;
}

export type CompareJob =
  | { kind: 'departure'; transition: string }
  | { kind: 'chance'; seed: number };

export type CompareResult =
  | { kind: 'departure'; found: ReferenceCase }
  | { kind: 'left-out'; transition: string; why: string }
  | { kind: 'chance'; rate_ratio: number };

/** Pure: the same job gives the same answer in any thread. */
export function runCompareJob(shared: CompareShared, job: CompareJob): CompareResult {
  if (job.kind === 'chance') return { kind: 'chance', rate_ratio: chanceRatio(shared, job.seed) };
  const transition = shared.transitions.find(({ id }) => id === job.transition)!;
  try {
    return departure(shared, transition);
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    return { kind: 'left-out', transition: transition.id, why: error.issues[0].what };
  }
}

function departure(shared: CompareShared, transition: Transition): CompareResult {
  const { panel, transitions, outcome, request } = shared;
  const random = randomStream(request.seed);
  const family = [...new Set([outcome, ...FAMILY])].map((id) => ({
    ...caseOf(panel, transition, transitions, id, request, random),
    outcome: id,
  }));
  const [main] = family;
  const events = totalBefore(main);
  const after = main.options.post.to - main.options.post.from;
  const why =
    events < FEWEST_EVENTS
      ? `${events} events in the fit; ${FEWEST_EVENTS} are needed`
      : after < SHORTEST_AFTER
        ? `${after} months after; ${SHORTEST_AFTER} are needed`
        : main.treatment.donors.length < FEWEST_DONORS
          ? `${main.treatment.donors.length} comparable countries; ${FEWEST_DONORS} are needed`
          : undefined;
  if (why) return { kind: 'left-out', transition: transition.id, why };
  const choice = {
    seed: request.seed,
    inference: ['placebo'],
    events_before: events,
    periods_after: after,
  };
  const reported = reportOf(main, choice, random);
  const [p] = familyWise(family, random);
  const { kind, reason } = judged(reported, p);
  return {
    kind: 'departure',
    found: {
      transition: transition.id,
      name: transition.name,
      country: transition.areas[0],
      kind: transition.kind,
      exit: transition.exit,
      is_replaced: transition.successor !== undefined || transition.exit === 'handover',
      verified: transition.verified,
      rate_ratio: rateRatioOf(main.effect, main),
      p,
      verdict: verdictText(kind, reason).en,
    },
  };
}

const TRIES = 200;

/** The same estimate at a random month in a random country with conflict of this kind. */
function chanceRatio(shared: CompareShared, seed: number): number {
  const { panel, transitions, outcome, request } = shared;
  const random = randomStream(seed);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const dates = datesAtRandom(panel, random);
    const unit = panel.unit_ids[Math.floor(random() * panel.unit_ids.length)];
    if (!hasConflict(panel, unit, dates.before) || hasDeparture(transitions, unit, dates.start))
      continue;
    const pool = comparableCountries(panel, unit, dates.before, dates.start, transitions);
    if (pool.length < FEWEST_DONORS) continue;
    try {
      const made = caseAt(panel, unit, dates, pool, outcome, request, 'a random date', random);
      const ratio = rateRatioOf(made.effect, made);
      if (totalBefore(made) >= FEWEST_EVENTS && Number.isFinite(ratio)) return ratio;
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
    }
  }
  return Number.NaN;
}

const BEFORE = 60;
const AFTER = 13;

function datesAtRandom(panel: Panel, random: Random): CaseDates {
  const first = panel.periods[0] + BEFORE;
  const last = panel.periods[panel.periods.length - 1] - AFTER;
  const month: Month = first + Math.floor(random() * (last - first + 1));
  return { before: month, start: month + 1 };
}
