import { z } from 'zod';
import { isCalendarDay, type Month, monthFromDate } from './month.ts';
import { bilingual, registrySource } from './registry.ts';

function isDate(text: string): boolean {
  const [year, month = 1, day = 1] = text.split('-').map(Number);
  return isCalendarDay(year, month, day);
}

const datedSchema = z
  .object({
    date: z.coerce
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD')
      .refine(isDate, 'there is no such day or month'),
    precision: z.enum(['day', 'month', 'year']),
  })
  .strict();

/** A force leaves or hands over an area. */
export const transitionSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    name: bilingual,
    force: z.string(),
    kind: z.enum([
      'private-military-company',
      'un-peacekeeping',
      'regional-peacekeeping',
      'foreign-army',
      'training-mission',
      'mercenaries',
    ]),
    exit: z.enum(['handover', 'withdrawal', 'expulsion', 'partial']),
    /** the part of the country where the force was, when it was not the whole */
    scope: bilingual.optional(),
    areas: z.array(z.string().regex(/^[A-Z]{3}$/)).min(1),
    announced: datedSchema,
    started: datedSchema.optional(),
    ended: datedSchema.optional(),
    remains: bilingual,
    context: bilingual,
    predecessor: z.string().optional(),
    successor: z.string().optional(),
    sources: z.array(registrySource).min(1),
    verified: z.boolean(),
  })
  .strict();

export type Transition = z.infer<typeof transitionSchema>;
type DatedStep = z.infer<typeof datedSchema>;
export type StepName = 'announced' | 'started' | 'ended';

/** A step of a transition that is dated to a month at least. */
export interface Anchor {
  step: StepName;
  month: Month;
  /** steps that fall in the same month */
  also: StepName[];
}

/**
 * The months around which before and after are compared: announcement, start of the withdrawal
 * and exit, as far as they are dated to a month; steps of one month are one anchor.
 */
export function anchorsOf(transition: Transition): Anchor[] {
  const anchors: Anchor[] = [];
  for (const step of ['announced', 'started', 'ended'] as const) {
    const dated: DatedStep | undefined = transition[step];
    const month = dated && monthFromDate(dated.date);
    if (month === undefined) continue;
    const same = anchors.find((anchor) => anchor.month === month);
    if (same) same.also.push(step);
    else anchors.push({ step, month, also: [] });
  }
  return anchors;
}
