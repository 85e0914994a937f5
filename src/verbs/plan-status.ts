import { z } from 'zod';
import type { Issue, Plan, PlanReport } from '../core/index.ts';
import { planReport } from '../plans/index.ts';
import type { Store } from '../store/index.ts';
import { indicatorSentence, reasonSentence } from '../words/index.ts';
import { dateField, monthField } from './define.ts';
import { planFigures } from './plan-figures.ts';
import { planFromFile } from './plan-file.ts';
import { definePlanTask } from './plan-task.ts';
import { runOf } from './run.ts';

/** Where the actions and indicators of a plan stand on a day, and why. */
export const planStatus = definePlanTask({
  words: [1, 1],
  fields: { date: dateField.optional(), as_of: monthField.optional() },
  output: { report: z.custom<PlanReport>() },
  async run({ store }, { paths, date, as_of }) {
    const found = await reportOf(store, paths[0], { date, as_of });
    const { report } = found;
    const run = runOf(store, 'plan', { task: 'status', date: report.date, as_of }, found.hashes);
    await store.saveRun(run);
    return { run_id: run.run_id, as_of: found.as_of, notes: found.notes, report };
  },
});

export interface ReportedPlan {
  plan: Plan;
  report: PlanReport;
  notes: Issue[];
  hashes: string[];
  as_of: string | null;
}

/** A plan file as it stands on a day, its indicators filled from the data. */
export async function reportOf(
  store: Store,
  path: string,
  { date, as_of }: { date?: string; as_of?: string },
): Promise<ReportedPlan> {
  const { plan, notes, where, sha256 } = await planFromFile(store, path);
  const figures = await planFigures(store, plan, { as_of }, where);
  const day = date ?? new Date().toISOString().slice(0, 10);
  const say = { reason: reasonSentence, indicator: indicatorSentence };
  return {
    plan,
    report: planReport(plan, figures.filled, day, say),
    notes: [...notes, ...figures.notes],
    hashes: [sha256, ...figures.sources.map((source) => source.sha256)],
    as_of: figures.as_of,
  };
}
