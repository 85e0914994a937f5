/** The leading estimate of a departure, for claims about causes: made once, however often it is asked for. */
import {
  type Bilingual,
  type EffectReport,
  type EventTable,
  type FactEstimate,
  inBoth,
  randomStream,
  type Transition,
  VigieError,
} from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { issueIn, words } from '../words/index.ts';
import {
  caseOf,
  FAMILY,
  transitionReports,
  type WorldPanel,
  worldPanel,
} from './estimate-transition.ts';
import { nameOf } from './find-transition.ts';

const SEED = 1;

/** A function that estimates departures and remembers what it found. */
export function estimating(
  store: Store,
  tables: readonly EventTable[],
): (transition: string) => Promise<FactEstimate | { refused: Bilingual }> {
  const known = new Map<string, FactEstimate | { refused: Bilingual }>();
  let world: Promise<WorldPanel> | undefined;
  return async (id) => {
    const made = known.get(id);
    if (made) return made;
    world ??= worldPanel(store, {}, [], tables);
    const transition = store.transitions().find((one) => one.id === id)!;
    const estimate = leadingEstimate(store, await world, transition);
    known.set(id, estimate);
    return estimate;
  };
}

function leadingEstimate(
  store: Store,
  world: WorldPanel,
  transition: Transition,
): FactEstimate | { refused: Bilingual } {
  const random = randomStream(SEED);
  const request = { seed: SEED, inference: ['placebo'] };
  const [outcome] = FAMILY;
  try {
    const made = {
      ...caseOf(world.panel, transition, store.transitions(), outcome, request, random),
      outcome,
    };
    const force = nameOf(store.actors(), transition.force);
    const [report] = transitionReports([made], transition, world.panel, force, request, random);
    return factOf(transition, report, world);
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    const [issue] = error.issues;
    return { refused: inBoth((l) => words[l].specification.refused(issueIn(issue, l).what)) };
  }
}

function factOf(transition: Transition, report: EffectReport, world: WorldPanel): FactEstimate {
  const { post, start } = report;
  const finite = (value: number | null) =>
    value !== null && Number.isFinite(value) ? value : null;
  const last =
    report.path.filter(({ observed, time }) => time >= start && Number.isFinite(observed)).at(-1)
      ?.time ?? start;
  return {
    transition: transition.id,
    outcome: report.outcome,
    rate_ratio: post.rate_ratio,
    low: finite(post.low),
    high: finite(post.high),
    p: report.inference[0]?.p ?? Number.NaN,
    months: { from: start, to: last },
    verdict: report.verdict,
    source: world.sources.map(({ dataset, licence }) => `${dataset} (${licence})`),
  };
}
