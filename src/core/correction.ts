import { z } from 'zod';
import type { EventRow } from './event.ts';
import { isCalendarDay } from './month.ts';
import { bilingual, registrySource } from './registry.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => {
    const [year, month, dayOfMonth] = text.split('-').map(Number);
    return isCalendarDay(year, month, dayOfMonth);
  }, 'there is no such day');
const deaths = z.number().int().min(0).max(1e7);

/** Columns of an event that an entry may compare or set. */
const cells = z
  .object({
    type_of_violence: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    conflict_name: z.string(),
    dyad_name: z.string(),
    side_a: z.string().min(1),
    side_b: z.string(),
    date_start: day,
    date_end: day,
    date_precision: z.number().int().min(0).max(5),
    place_precision: z.number().int().min(0).max(7),
    country_iso3: z.string().regex(/^[A-Z]{3}$/),
    region: z.string(),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    fatalities_best: deaths,
    fatalities_low: deaths,
    fatalities_high: deaths,
    deaths_civilians: deaths,
  })
  .partial()
  .strict();

/** A known fault of a source, and what is done about it at ingest. */
export const correctionSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    /** id of the source, e.g. `ucdp-ged` */
    source: z.string().min(1),
    /** releases that have the fault, e.g. `[24.1]`, or all */
    applies_to: z.union([z.literal('all'), z.array(z.string().min(1)).min(1)]),
    match: cells
      .extend({ event_id: z.string().min(1) })
      .partial()
      .strict()
      .refine((match) => Object.keys(match).length > 0, 'name at least one column'),
    set: cells.refine((set) => Object.keys(set).length > 0, 'set at least one column').optional(),
    drop: z.literal(true).optional(),
    reason: bilingual,
    document: registrySource.required({ date: true }),
  })
  .strict()
  .refine((entry) => (entry.set === undefined) !== (entry.drop === undefined), {
    message: 'either set or drop',
  });

export type Correction = z.infer<typeof correctionSchema>;

/** How often an entry was applied to a file. */
export interface CorrectionCount {
  correction_id: string;
  rows: number;
}

/**
 * True when every column that the entry names has the value it names.
 * @example matchesEvent({ event_id: '7' }, { event_id: '7', side_a: 'A' } as EventRow) // => true
 */
export function matchesEvent(match: Correction['match'], event: EventRow): boolean {
  return Object.entries(match).every(
    ([column, value]) => event[column as keyof EventRow] === value,
  );
}
