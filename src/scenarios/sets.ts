/** Several readings of one matrix side by side. */
import type { JudgementSet, ScenarioMatrix } from '../core/index.ts';
import { type Forced, type Impacts, impactsOf } from './impacts.ts';
import { type Found, findScenarios } from './search.ts';

/** What one reading gives. */
export interface SetFound {
  set: JudgementSet;
  impacts: Impacts;
  found: Found;
}

/** A scenario, and the readings in which it is consistent. */
export interface SharedScenario {
  scenario: number[];
  sets: string[];
}

/** @param most scenarios that are listed for each reading at most */
export function findInSets(
  matrix: ScenarioMatrix,
  sets: readonly JudgementSet[],
  forced: Forced,
  most: number,
): SetFound[] {
  return sets.map((set) => {
    const impacts = impactsOf(matrix, set);
    return { set, impacts, found: findScenarios(impacts, { forced, most }) };
  });
}

/** Every scenario that is consistent in a reading: those of the first, then those of most readings. */
export function sharedScenarios(found: readonly SetFound[]): SharedScenario[] {
  const shared = new Map<string, SharedScenario>();
  for (const { set, found: own } of found)
    for (const scenario of own.scenarios) {
      const known = shared.get(scenario.join());
      if (known) known.sets.push(set.id);
      else shared.set(scenario.join(), { scenario, sets: [set.id] });
    }
  const [main] = found.map(({ set }) => set.id);
  const isMain = ({ sets }: SharedScenario) => sets[0] === main;
  const all = [...shared.values()];
  return [
    ...all.filter(isMain),
    ...all.filter((one) => !isMain(one)).sort((a, b) => b.sets.length - a.sets.length),
  ];
}
