import { z } from 'zod';
import type { Answered, Verb } from '../core/index.ts';
import type { Store } from '../store/index.ts';

/** Fields of every answer, for output schemas. */
export const answered = {
  run_id: z.string(),
  as_of: z.string().nullable(),
  notes: z.array(
    z.object({ code: z.string(), what: z.string(), where: z.string(), fix: z.string() }),
  ),
};

/** Keeps a verb's types while it is put on the shelf. */
export function defineVerb<
  const Id extends string,
  Input extends z.ZodObject,
  Output extends Answered,
>(verb: Verb<Store, Input, Output, Id>): Verb<Store, Input, Output, Id> {
  return verb;
}

/** A month given as text. */
export const monthField = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write a month as YYYY-MM');

/** A day given as text. */
export const dateField = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'write a day as YYYY-MM-DD');

/** A list written with commas. */
export const listOf = (schema: z.ZodType<string> = z.string()) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
    z.array(schema),
  );
