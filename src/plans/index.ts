export { firstDay, lastDay } from './check-plan.ts';
export { type ReadPlan, readPlan } from './read-plan.ts';
