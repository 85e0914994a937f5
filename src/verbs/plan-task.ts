import type { z } from 'zod';
import type { Answered, Context } from '../core/index.ts';
import type { Store } from '../store/index.ts';

/** One thing that `vigie plan` does: its options, what it answers, and how many words it takes. */
export interface PlanTask<
  Fields extends z.ZodRawShape = z.ZodRawShape,
  Output extends z.ZodRawShape = z.ZodRawShape,
> {
  /** least and most words after the task's own */
  words: readonly [least: number, most: number];
  /** options of the terminal; the same name in two tasks must be the same option */
  fields: Fields;
  /** what its answer has besides the fields of every answer */
  output: Output;
  run(
    context: Context<Store>,
    input: z.output<z.ZodObject<Fields>> & { paths: readonly string[] },
  ): Promise<Answered & z.output<z.ZodObject<Output>>>;
}

/** Keeps a task's types while it is put into the list. */
export function definePlanTask<
  const Fields extends z.ZodRawShape,
  const Output extends z.ZodRawShape,
>(task: PlanTask<Fields, Output>): PlanTask<Fields, Output> {
  return task;
}
