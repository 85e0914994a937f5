import { z } from 'zod';
import { anchorsOf, type Transition } from '../core/index.ts';
import { answered, defineVerb } from './define.ts';
import { hasFigures } from './has-figures.ts';
import { runOf } from './run.ts';
import { tablesFor } from './tables-for.ts';

/** Lists the registry of departures and handovers, and which of them a dossier can be made of. */
export const transitions = defineVerb({
  id: 'transitions',
  positional: ['filter'],
  input: z.object({ filter: z.string().optional() }),
  output: z.object({
    ...answered,
    transitions: z.array(
      z.object({
        entry: z.custom<Transition>(),
        has_figures: z.boolean(),
        why_not: z.string().nullable(),
      }),
    ),
  }),
  async run({ store }, { filter }) {
    const wanted = filter?.toLowerCase();
    const found = store
      .transitions()
      .filter(
        (entry) => wanted === undefined || JSON.stringify(entry).toLowerCase().includes(wanted),
      );
    const tables = await tablesFor(store, {});
    const run = runOf(store, 'transitions', { filter }, [
      store.registrySource('transitions.yaml').sha256,
    ]);
    return {
      run_id: run.run_id,
      as_of: null,
      notes: [],
      transitions: found.map((entry) => {
        const why_not = hasFigures(tables, entry.areas[0], anchorsOf(entry));
        return { entry, has_figures: why_not === null, why_not };
      }),
    };
  },
});
