/** Answers that many pages share, worked out once for the same figures. */
import type { EventTable } from '../core/index.ts';
import type { Store } from '../store/index.ts';
import type { DataChoice } from './tables-for.ts';

const answers = new WeakMap<Store, Map<string, Promise<unknown>>>();

/**
 * @param tables the figures that the answer rests on: others, by their hashes, are asked anew
 * @param what what is asked, and whatever else it depends on
 */
export function once<Answer>(
  store: Store,
  choice: DataChoice,
  tables: readonly EventTable[],
  what: string,
  make: () => Promise<Answer>,
): Promise<Answer> {
  const known = answers.get(store) ?? new Map<string, Promise<unknown>>();
  answers.set(store, known);
  const { source, as_of, private: isPrivate } = choice;
  const hashes = tables.map((table) => table.source.sha256);
  const key = JSON.stringify([what, source, as_of, isPrivate, hashes]);
  const made = (known.get(key) as Promise<Answer> | undefined) ?? make();
  known.set(key, made);
  return made;
}
