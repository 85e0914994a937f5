import { z } from 'zod';
import { bilingual, registrySource } from './registry.ts';

/** A seizure of power by force or under threat of it, which articles count from ("since the coup"). */
export const coupSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    country: z.string().regex(/^[A-Z]{3}$/),
    date: z.coerce.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'a coup is dated to a month at least'),
    name: bilingual,
    sources: z.array(registrySource).min(1),
    verified: z.boolean(),
  })
  .strict();

export type Coup = z.infer<typeof coupSchema>;
