import { z } from 'zod';
import { bilingual, registrySource } from './registry.ts';

/** A force, an armed group or a body, with the names it is known by and the dates it existed. */
export const actorSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    name: bilingual,
    short: bilingual,
    aliases: z.array(z.string()).default([]),
    kind: z.enum([
      'state-force',
      'non-state-armed-group',
      'self-defence-group',
      'private-military-company',
      'un-mission',
      'regional-mission',
      'foreign-force',
      'training-mission',
      'body',
    ]),
    countries: z.array(z.string().regex(/^[A-Z]{3}$/)).default([]),
    from: z.coerce.string().optional(),
    to: z.coerce.string().optional(),
    parents: z.array(z.string()).default([]),
    successors: z.array(z.string()).default([]),
    member_of: z.array(z.string()).default([]),
    /** bodies that it left, with the date from which it was out */
    past_member_of: z
      .array(
        z
          .object({ body: z.string(), from: z.coerce.string().optional(), to: z.coerce.string() })
          .strict(),
      )
      .default([]),
    ucdp_id: z.number().int().optional(),
    ucdp_name: z.union([z.string(), z.array(z.string())]).optional(),
    note: bilingual.optional(),
    sources: z.array(registrySource).min(1),
    verified: z.boolean(),
  })
  .strict();

export type Actor = z.infer<typeof actorSchema>;

/** The names under which UCDP writes an actor; empty when it is not in UCDP. */
export function ucdpNames(actor: Actor): string[] {
  if (actor.ucdp_name === undefined) return [];
  return Array.isArray(actor.ucdp_name) ? actor.ucdp_name : [actor.ucdp_name];
}
