import { z } from 'zod';
import { planFromFile } from './plan-file.ts';
import { definePlanTask } from './plan-task.ts';
import { runOf } from './run.ts';

/** Says what is wrong with a plan file, all at once, or what is still open in it. */
export const planCheck = definePlanTask({
  words: [1, 1],
  fields: {},
  output: {
    plan: z.string(),
    checked: z.object({ priorities: z.number(), actions: z.number(), indicators: z.number() }),
  },
  async run({ store }, { paths }) {
    const { plan, notes, sha256 } = await planFromFile(store, paths[0]);
    const actions = plan.priorities.flatMap((priority) => priority.actions);
    const run = runOf(store, 'plan', { task: 'check' }, [sha256]);
    return {
      run_id: run.run_id,
      as_of: null,
      notes,
      plan: plan.plan,
      checked: {
        priorities: plan.priorities.length,
        actions: actions.length,
        indicators: actions.flatMap((action) => action.indicators).length,
      },
    };
  },
});
