import { z } from 'zod';
import type { Actor } from '../core/index.ts';
import { answered, defineVerb } from './define.ts';
import { runOf } from './run.ts';

/** Lists forces, groups and bodies with their names, dates and kin. */
export const actors = defineVerb({
  id: 'actors',
  positional: ['filter'],
  input: z.object({ filter: z.string().optional(), country: z.string().optional() }),
  output: z.object({ ...answered, actors: z.array(z.custom<Actor>()) }),
  async run({ store }, { filter, country }) {
    const wanted = filter?.toLowerCase();
    const names = (actor: Actor) =>
      [actor.id, ...Object.values(actor.name), ...Object.values(actor.short), ...actor.aliases]
        .join('\n')
        .toLowerCase();
    const found = store
      .actors()
      .filter((actor) => wanted === undefined || names(actor).includes(wanted))
      .filter((actor) => country === undefined || actor.countries.includes(country));
    const run = runOf(store, 'actors', { filter, country }, [
      store.registrySource('actors.yaml').sha256,
    ]);
    return { run_id: run.run_id, as_of: null, notes: [], actors: found };
  },
});
