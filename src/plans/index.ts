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
  type OnProgress,
} from './allocation.ts';
export { allocate } from './allocation-solve.ts';
export { firstDay, lastDay } from './check-plan.ts';
export { type ReadPlan, readPlan } from './read-plan.ts';
