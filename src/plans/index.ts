export {
  type Allocation,
  type AllocationProblem,
  type CandidateSite,
  type ChosenSite,
  type Demand,
  type Floor,
  type Links,
  OBJECTIVES,
  type Objective,
} from './allocation.ts';
export {
  type AreaNeed,
  type Place,
  SPREADS,
  type Spread,
  spreadNeed,
  waysBetween,
} from './allocation-places.ts';
export { type Junction, type Road, roadDistances } from './allocation-roads.ts';
export { allocate } from './allocation-solve.ts';
export { checkAreas, type KnownList } from './check-areas.ts';
export { fillTemplate } from './fill-template.ts';
export { hxlFaults } from './hxl.ts';
export { indicatorsOf } from './indicators-of.ts';
export { countryOf, type MatchedPresence, matchPresence } from './match-presence.ts';
export { LIST, type Merged, mergePresence, SEEN, withColumn } from './merge-presence.ts';
export type { ListMatch } from './pcode-lists.ts';
export { planReport } from './plan-status.ts';
export { type PresenceSummary, presenceSummary } from './presence-summary.ts';
export { readPlan, type Where } from './read-plan.ts';
export { columnOf, type Presence, readPresence } from './read-presence.ts';
export { presenceOfPlan, WS, writePresence } from './write-presence.ts';
