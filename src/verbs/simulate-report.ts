/** What a simulation finds, in the shape of its answer. */
import type { Issue, JudgementSet, ScenarioMatrix, ScenarioStates } from '../core/index.ts';
import {
  type Basins,
  type Breaking,
  basinsOf,
  combinationsOf,
  decodeText,
  type Forced,
  findInSets,
  findNear,
  findScenarios,
  type Impacts,
  impactsOf,
  marginsOf,
  readSl,
  type SetFound,
  type Succession,
  sharedScenarios,
  smallestBreak,
  totalImpact,
} from '../scenarios/index.ts';
import { readMatrixFile } from '../store/index.ts';
import { note } from './run.ts';

type Named<T> = Record<string, T>;

/** A count as a number, or as digits where a number would not be exact. */
export function plainCount(count: bigint): number | string {
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : String(count);
}

interface Options {
  basins?: boolean | undefined;
  succession: Succession;
  near: number;
  most: number;
  seed: number;
}

export interface PlainBreak {
  from: string;
  from_state: string;
  to: string;
  to_state: string;
  value: number;
  would_be: number;
  change: number;
}

export type Simulated = ReturnType<typeof simulated>;

/** @param sets the first is the one whose scenarios are told; the others stand beside it */
export function simulated(
  matrix: ScenarioMatrix,
  sets: readonly JudgementSet[],
  forced: Forced,
  options: Options,
  progress: (phrase: string) => void,
) {
  const { descriptors, scale } = matrix;
  const [main] = sets;
  progress('scenarios');
  const found = findInSets(matrix, sets, forced, options.most);
  const [{ impacts, found: own }] = found;
  const shared = sharedScenarios(found);
  const setsOf = new Map(shared.map((one) => [one.scenario.join(), one.sets]));
  progress('near misses');
  const near =
    options.near > 0 ? findNear(impacts, options.near, { forced, most: options.most }) : NO_NEAR;
  if (options.basins) progress('basins');
  const { succession, seed } = options;
  const basins = options.basins ? basinsOf(impacts, { succession, seed, forced }) : undefined;
  const basinOf = new Map(
    (basins?.attractors ?? [])
      .filter(({ scenarios }) => scenarios.length === 1)
      .map(({ scenarios, basin }) => [scenarios[0].join(), basin]),
  );
  const named = (states: ScenarioStates): Named<string> =>
    Object.fromEntries(descriptors.map(({ id, states: all }, d) => [id, all[states[d]].id]));
  return {
    matrix: matrix.id,
    title: matrix.title,
    note: matrix.note ?? null,
    descriptors: descriptors.map(({ id, title, states }) => ({
      ...{ id, states: states.map((state) => state.id), title },
      state_titles: states.map((state) => state.title),
    })),
    forced: Object.fromEntries(
      [...forced].map(([d, s]) => [descriptors[d].id, descriptors[d].states[s].id]),
    ),
    sets: found.map(({ set, found: { count, is_whole } }) => ({
      ...{ id: set.id, title: set.title, note: set.note ?? null },
      ...{ count: plainCount(count), exhaustive: is_whole },
    })),
    exhaustive: own.is_whole,
    count: plainCount(own.count),
    consistent: own.scenarios.map((scenario) => ({
      states: named(scenario),
      margins: Object.fromEntries(
        marginsOf(impacts, scenario).map((margin, d) => [descriptors[d].id, margin]),
      ) as Named<number>,
      total_impact: totalImpact(impacts, scenario),
      sets: setsOf.get(scenario.join()) ?? [main.id],
      breaks: plainBreak(matrix, smallestBreak(impacts, scenario, forced, scale)),
      ...(basins && { basin: basinOf.get(scenario.join()) ?? 0 }),
    })),
    /** consistent in another reading alone */
    elsewhere: shared
      .filter((one) => !one.sets.includes(main.id))
      .slice(0, options.most)
      .map((one) => ({ states: named(one.scenario), sets: one.sets })),
    near: near.near.map(({ scenario, inconsistency }) => ({
      states: named(scenario),
      inconsistency,
    })),
    ...(forced.size > 0 && { unforced: besideUnforced(matrix, main, forced, own, options.most) }),
    ...(basins && { succession: plainBasins(basins, succession, named) }),
    notes: limits(found, near.is_cut, basins, options, impacts, forced),
    // For what follows; not part of the answer.
    impacts,
    scenarios: own.scenarios,
    matrix_descriptors: descriptors,
    weights: basinOf,
  };
}

const NO_NEAR: ReturnType<typeof findNear> = { near: [], is_cut: false };

function plainBreak(
  { descriptors }: ScenarioMatrix,
  breaking: Breaking | undefined,
): PlainBreak | null {
  if (!breaking) return null;
  const { from, from_state, to, to_state, ...rest } = breaking;
  const [source, affected] = [descriptors[from], descriptors[to]];
  return {
    ...{ from: source.id, from_state: source.states[from_state].id },
    ...{ to: affected.id, to_state: affected.states[to_state].id, ...rest },
  };
}

/** What forcing states does to what is consistent. */
function besideUnforced(
  matrix: ScenarioMatrix,
  set: JudgementSet,
  _forced: Forced,
  own: SetFound['found'],
  most: number,
) {
  const free = findScenarios(impactsOf(matrix, set), { most });
  const keys = new Set(free.scenarios.map((scenario) => scenario.join()));
  const kept = own.scenarios.filter((scenario) => keys.has(scenario.join())).length;
  return {
    count: plainCount(free.count),
    kept,
    gained: own.scenarios.length - kept,
    lost: free.scenarios.length - kept,
  };
}

/** Cycles that are listed at most. */
const MOST_ATTRACTORS = 100;

function plainBasins(
  { attractors, starts, is_exact, unsettled }: Basins,
  kind: Succession,
  named: (states: ScenarioStates) => Named<string>,
) {
  return {
    ...{ kind, starts, is_exact, unsettled, attractors_found: attractors.length },
    attractors: attractors.slice(0, MOST_ATTRACTORS).map(({ scenarios, basin }) => ({
      ...{
        kind: scenarios.length === 1 ? 'fixed-point' : 'cycle',
        length: scenarios.length,
        basin,
      },
      scenarios: scenarios.slice(0, MOST_ATTRACTORS).map(named),
    })),
  };
}

function limits(
  found: readonly SetFound[],
  isNearCut: boolean,
  basins: Basins | undefined,
  { near }: Options,
  impacts: Impacts,
  forced: Forced,
): Issue[] {
  const notes: Issue[] = [];
  for (const { set, found: own } of found) {
    if (!own.is_whole)
      notes.push(
        note(
          'search-cut',
          `the search of set "${set.id}" gave up: at least ${own.count} scenarios are consistent, there may be more`,
          'vigie simulate',
          'force a state, or leave descriptors out that nothing bears on',
        ),
      );
    else if (own.is_cut)
      notes.push(
        note(
          'list-cut',
          `${own.scenarios.length} of ${own.count} consistent scenarios of set "${set.id}" are listed`,
          '--most',
          'list more with --most',
        ),
      );
  }
  if (isNearCut)
    notes.push(
      note(
        'near-cut',
        `not all scenarios that miss by up to ${near} are listed, the nearest are`,
        '--near',
        'ask for nearer ones with --near, or for more with --most',
      ),
    );
  if (basins && !basins.is_exact)
    notes.push(
      note(
        'basins-sampled',
        `basins are of ${basins.starts} starts drawn at random, of ${combinationsOf(impacts, forced)} combinations`,
        '--basins',
        'nothing to do; force states to follow every start',
      ),
    );
  if (basins && basins.unsettled > 0)
    notes.push(
      note(
        'unsettled',
        `${basins.unsettled} of ${basins.starts} starts came to no rest`,
        '--succession',
        'nothing to do; random succession can wander for ever where there are cycles',
      ),
    );
  return notes;
}

/** The same scenarios by somebody else's list of solutions. */
export function againstSolutions(path: string, made: Simulated) {
  const { bytes, path: where } = readMatrixFile(path);
  const solutions = readSl(decodeText(bytes).text, made.impacts.sizes, where);
  const [theirs, ours] = [solutions.map(({ states }) => states), made.scenarios].map(
    (list) => new Set(list.map((states) => states.join(' '))),
  );
  const fromOne = (key: string) => key.split(' ').map((state) => Number(state) + 1);
  return {
    file: where,
    listed: solutions.length,
    agree: [...theirs].filter((key) => ours.has(key)).length,
    only_there: [...theirs].filter((key) => !ours.has(key)).map(fromOne),
    only_here: [...ours].filter((key) => !theirs.has(key)).map(fromOne),
  };
}
