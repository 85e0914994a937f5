/** What is known beforehand about lists of p-codes: those that ship, and reforms of areas. */
import { z } from 'zod';
import { bilingual, registrySource } from './registry.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is YYYY-MM');

export const pcodeRegistrySchema = z.strictObject({
  /** first-level lists of which the bundled regions bear codes; `admin1` is how many areas each has */
  bundled: z.array(
    z.strictObject({
      country: z.string().regex(/^[A-Z]{3}$/),
      valid_from: month,
      admin1: z.number().int().positive(),
    }),
  ),
  /** from when on a country's codes mean other areas, or are others */
  reforms: z.array(
    z.strictObject({
      country: z.string().regex(/^[A-Z]{3}$/),
      from: month,
      title: bilingual,
      sources: z.array(registrySource).min(1),
    }),
  ),
});

export type PcodeRegistry = z.infer<typeof pcodeRegistrySchema>;
