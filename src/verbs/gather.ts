/** Computes all that a dossier may say about a transition. */
import { neighboursOf, outlineOf } from '../areas/index.ts';
import {
  beforeAfter,
  findMoves,
  labelledMonths,
  MOVE_DEFAULTS,
  pairActivity,
} from '../changes/index.ts';
import {
  type Actor,
  anchorsOf,
  type EventTable,
  type Evidence,
  type Month,
  type Panel,
  type SignalInput,
  seriesOf,
  type Transition,
  ucdpNames,
  VigieError,
  vintagesOf,
} from '../core/index.ts';
import { buildPanel, outcomes } from '../outcomes/index.ts';
import { signalRecord, signals } from '../signals/index.ts';
import type { Store } from '../store/index.ts';
import { actorName } from '../words/index.ts';
import { worldPanel } from './estimate-transition.ts';
import { findTransition, nameOf } from './find-transition.ts';
import { gatherAllocation } from './gather-allocation.ts';
import { saidOf } from './gather-claims.ts';
import { gatherImpact, referenceOnce } from './gather-impact.ts';
import { gatherLikely } from './gather-likely.ts';
import { neighbourChanges, neighbourMoves } from './gather-neighbours.ts';
import { findPlaces } from './gather-places.ts';
import { gatherPlan } from './gather-plan.ts';
import { gatherScenarios } from './gather-scenarios.ts';
import { evidenceSources, gapsOf } from './gather-sources.ts';
import { whyNoFigures } from './has-figures.ts';
import { privateNotes } from './leaving.ts';
import { levelsFor } from './levels-for.ts';
import { once } from './once.ts';
import { runOf } from './run.ts';
import { type DataChoice, publishedBy, tablesFor } from './tables-for.ts';

/** Outcomes whose before and after are compared: fixed in advance, estimates of the same left out. */
export const COMPARED = outcomes.entries.filter(
  (outcome) => outcome.countable && !['fatalities-low', 'fatalities-high'].includes(outcome.id),
);

/** Newest months that are still filling up. */
const INCOMPLETE = 3;

/**
 * @throws `transition-unknown`, `no-figures` with the reason in words
 */
export async function gather(
  store: Store,
  id: string,
  choice: DataChoice & { plan?: string },
  progress: (phrase: string) => void,
): Promise<Evidence> {
  // Load: the transition, the registries and the figures.
  const transition = findTransition(store.transitions(), id);
  const actors = store.actors();
  const tables = await tablesFor(store, choice);
  const country = transition.areas[0];
  const anchors = anchorsOf(transition);
  const panel = countryPanel(tables, transition.areas, publishedBy(tables) ?? '');

  // Compute: changes, moves, signals, actors, places, neighbours.
  progress('before and after');
  const changes = anchors.flatMap((anchor) => beforeAfter(panel, COMPARED, country, anchor));
  if (changes.length === 0) throw noFigures(transition, panel, country);
  const main = anchors.find((anchor) => changes.some((change) => change.anchor === anchor.month))!;
  const labelled = labelledMonths(tables, country, main.month);
  progress('moves and signals');
  const moves = labelled
    ? findMoves(new Map(labelled.series.map((s) => [s.id, s.values])), labelled.first, main.month)
    : [];
  const pairs = pairActivity(tables, country, main.month);
  progress('what would have been');
  const world = await worldPanel(store, choice, []);
  // Worker threads go through the registry while this thread makes the estimates.
  const elsewhere = referenceOnce(store, choice, tables, world, progress);
  elsewhere.catch(() => {});
  const force = nameOf(actors, transition.force);
  const impact = gatherImpact(world.panel, transition, store.transitions(), force);
  progress('what is likely next');
  const likely = await gatherLikely(store, choice, tables, country, progress);
  const scenarios = await once(store, choice, tables, `scenarios of ${country}`, () =>
    gatherScenarios(store, country, choice, progress),
  );
  const places = findPlaces(store, tables, country, main.month);
  const neighbours = neighbourChanges(panel, main);
  const neighbour_moves = neighbourMoves(panel, country, main);

  // Describe: sources, vintages, what is missing.
  const events = seriesOf(panel, 'events', country);
  const last = lastKnown(events, panel.periods[0]);
  const levels = (await levelsFor(store, choice)).filter(
    (level) => level.country === country && level.admin === '' && level.period.length === 4,
  );
  const sources = evidenceSources(store, tables, panel, labelled, pairs, places, levels);
  const used = [...sources.events, ...sources.actors, ...sources.places, ...sources.levels];
  const plan = await gatherPlan(store, transition, choice.plan, choice, last);
  const allocation = await once(store, choice, tables, `sites for ${country}`, () =>
    gatherAllocation(store, tables, country, choice, progress),
  );
  const run = runOf(
    store,
    'dossier',
    { transition: id, source: choice.source, as_of: choice.as_of, private: choice.private },
    [...used, ...(plan?.sources ?? []), ...(allocation?.sources ?? [])].map((s) => s.sha256),
    MOVE_DEFAULTS.seed,
  );
  await store.saveRun(run);
  const names = new Set([
    ...(labelled?.series.flatMap((s) => [...s.side_a, ...s.side_b]) ?? []),
    ...(pairs?.pairs.flatMap((p) => [...p.side_a, ...p.side_b]) ?? []),
    ...(pairs?.actors.map((actor) => actor.name) ?? []),
  ]);
  return {
    transition,
    force,
    force_is_named: isNamed(actors, transition),
    successor: transition.successor ? nameOf(actors, transition.successor) : undefined,
    country,
    anchors,
    main,
    panel,
    outcomes: outcomes.entries.map(({ id: outcome, front, title, unit, countable }) => ({
      id: outcome,
      front,
      title,
      unit,
      countable,
    })),
    changes,
    labelled,
    moves,
    signals: areaSignals(panel, country),
    pairs,
    places,
    outline: outlineOf(country),
    levels: levels.map(({ period, outcome, value, provisional }) => ({
      country,
      year: Number(period),
      outcome,
      value,
      provisional,
    })),
    neighbours,
    neighbour_moves,
    border_changes: changes.filter((change) => change.outcome === 'border-strip-events'),
    impact,
    reference_class: await elsewhere,
    ...(likely && { likely }),
    ...(scenarios && { scenarios }),
    ...(plan && { plan }),
    said: saidOf(await store.checkedClaims(), transition),
    ...(allocation && { allocation }),
    actor_names: Object.fromEntries(
      [...names].map((name) => [name, actorName(actors, name, country)]),
    ),
    sources,
    gaps: gapsOf(changes, labelled, pairs, places, main.month, last),
    notes: privateNotes(used),
    run_id: run.run_id,
    as_of: panel.as_of,
    data_until: last,
    provisional_from: firstProvisional(panel, country),
    incomplete_from: last - INCOMPLETE + 1,
    code_version: store.code_version,
  };
}

/** A company or mercenaries for whom the source has no name of their own. */
function isNamed(actors: readonly Actor[], { force, kind }: Transition): boolean {
  if (kind !== 'private-military-company' && kind !== 'mercenaries') return true;
  return actors.some((actor) => actor.id === force && ucdpNames(actor).length > 0);
}

/** The country and its neighbours, every outcome, every month that any table speaks for. */
export function countryPanel(
  tables: readonly EventTable[],
  countries: readonly string[],
  as_of: string,
): Panel {
  const parts = tables.flatMap((table) => table.coverage);
  if (parts.length === 0) {
    throw new VigieError([
      {
        code: 'no-data',
        what: 'no release was published by that month',
        where: '--as-of',
        fix: 'give a later month; vigie doctor lists the releases',
      },
    ]);
  }
  return buildPanel(tables, {
    level: 'country',
    units: [
      countries[0],
      ...neighboursOf(countries[0]).filter((neighbour) => !countries.includes(neighbour)),
    ],
    first: Math.min(...parts.map((part) => part.from)),
    last: Math.max(...parts.map((part) => part.to)),
    outcomes: outcomes.entries,
    as_of,
  });
}

function noFigures(transition: Transition, panel: Panel, country: string): VigieError {
  const why = whyNoFigures(panel, country, anchorsOf(transition)) ?? 'no outcome can be compared';
  const isQuiet = why.includes('no event') || why.includes('too few');
  return new VigieError([
    {
      code: 'no-figures',
      what: `no dossier can be made of it: ${why}`,
      where: `transition ${transition.id}`,
      fix: isQuiet
        ? 'nothing to ingest: the months are covered, and quiet'
        : 'ingest a release that covers these months; vigie doctor names it',
    },
  ]);
}

function lastKnown(events: Float64Array, first: Month): Month {
  let last = events.length - 1;
  while (last > 0 && Number.isNaN(events[last])) last--;
  return first + last;
}

function firstProvisional(panel: Panel, country: string): Month | undefined {
  const vintages = vintagesOf(panel, 'events', country);
  const at = vintages.findIndex((index) => panel.vintages[index]?.final === false);
  return at < 0 ? undefined : panel.periods[at];
}

function areaSignals(panel: Panel, country: string): Evidence['signals'] {
  const input: SignalInput = {
    first: panel.periods[0],
    values: Object.fromEntries(
      Object.keys(panel.outcomes).map((id) => [id, seriesOf(panel, id, country)]),
    ),
  };
  return signals.entries.flatMap((signal) => {
    const record = signalRecord(signal, trimmed(input));
    const { title, rule, lag_rule } = signal;
    return record ? [{ ...record, title, rule, lag_rule }] : [];
  });
}

/** Without the months after the last event count, so that no signal waits for them. */
function trimmed(input: SignalInput): SignalInput {
  const last = lastKnown(input.values.events, 0) + 1;
  const values = Object.entries(input.values).map(
    ([id, column]) => [id, column.subarray(0, last)] as const,
  );
  return { first: input.first, values: Object.fromEntries(values) };
}
