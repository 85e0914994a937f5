/** Shelves (lists of entries of one kind) and the parts that the written registries share. */
import { z } from 'zod';

/** The entry of an id, where ids are known to the compiler; else any entry. */
type EntryOf<T extends { id: string }, Id extends string> = string extends T['id']
  ? T
  : Extract<T, { id: Id }>;

/** A shelf: entries of one contract, found by id. Adding one is one file and one line. */
export interface Shelf<T extends { id: string }> {
  readonly entries: readonly T[];
  get<Id extends T['id']>(id: Id): EntryOf<T, Id>;
  has(id: string): boolean;
}

/**
 * Makes a shelf.
 * @throws a plain Error on a repeated or unknown id: that is a bug of the caller, who lists ids first
 */
export function shelf<T extends { id: string }>(entries: readonly T[]): Shelf<T> {
  const byId = new Map<string, T>(entries.map((entry) => [entry.id, entry]));
  if (byId.size !== entries.length) throw new Error('two entries of a shelf share an id');
  return {
    entries,
    has: (id) => byId.has(id),
    get<Id extends T['id']>(id: Id) {
      const entry = byId.get(id);
      if (!entry) throw new Error(`no entry "${id}" on the shelf`);
      return entry as EntryOf<T, Id>;
    },
  };
}

export const bilingual = z.object({ en: z.string().min(1), fr: z.string().min(1) }).strict();

/** A document that a registry row rests on: title, number and date, never an address. */
export const registrySource = z
  .object({
    title: z.string().min(1),
    publisher: z.string().optional(),
    number: z.coerce.string().optional(),
    date: z.coerce.string().optional(),
  })
  .strict();
