import { z } from 'zod';
import { type Answered, type Context, VigieError } from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { answered, defineVerb } from './define.ts';
import { planAllocate } from './plan-allocate.ts';
import { planCheck } from './plan-check.ts';
import { planExport } from './plan-export.ts';
import { planImport } from './plan-import.ts';
import { planStatus } from './plan-status.ts';
import { planTable } from './plan-table.ts';
import { planTemplate } from './plan-template.ts';

/** What `plan` can be told to do, in the order in which help lists it. */
const TASKS = {
  check: planCheck,
  status: planStatus,
  table: planTable,
  export: planExport,
  import: planImport,
  allocate: planAllocate,
  template: planTemplate,
};

type TaskId = keyof typeof TASKS;
const TASK_IDS = Object.keys(TASKS) as [TaskId, ...TaskId[]];
const tasks = Object.values(TASKS);

const planInput = z.object({
  task: z.enum(TASK_IDS),
  paths: z.array(z.string()).default([]),
  ...(Object.assign({}, ...tasks.map((task) => task.fields)) as z.ZodRawShape),
});

const planOutput = z.object({
  ...answered,
  task: z.enum(TASK_IDS),
  ...z.object(Object.assign({}, ...tasks.map((task) => task.output)) as z.ZodRawShape).partial()
    .shape,
});

type Run = (context: Context<Store>, input: Record<string, unknown>) => Promise<Answered>;

/**
 * Response plans: checks a plan file, tells where its actions stand, and takes and gives tables of
 * who does what where.
 */
export const plan = defineVerb({
  id: 'plan',
  positional: ['task', 'paths'],
  input: planInput,
  output: planOutput as z.ZodType<Answered & { task: TaskId }>,
  async run(context, input) {
    const { task, paths } = input;
    const { words, run } = TASKS[task];
    checkWords(task, paths, words);
    return { ...(await (run as unknown as Run)(context, input)), task };
  },
});

function checkWords(
  task: string,
  paths: readonly string[],
  [least, most]: readonly [number, number],
): void {
  if (paths.length >= least && paths.length <= most) return;
  const what = paths.length > most ? `"${paths[most]}" is one word too many` : 'paths is missing';
  const fix = 'vigie plan --help shows what it takes';
  throw new VigieError([{ code: 'usage', what, where: `vigie plan ${task}`, fix }], 2);
}
