/** Words that options and places of verbs take, for completion at the terminal. */
import { outcomes } from '../outcomes/index.ts';
import type { Store } from '../store/index.ts';

export function knownWords(store: Store): { transitions: string[]; outcomes: string[] } {
  return {
    transitions: store.transitions().map(({ id }) => id),
    outcomes: outcomes.entries.map(({ id }) => id),
  };
}
