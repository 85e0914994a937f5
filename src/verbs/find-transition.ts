import { type Bilingual, type Transition, VigieError } from '../core/index.ts';

/** @throws `transition-unknown`, with those that sound alike */
export function findTransition(transitions: readonly Transition[], id: string): Transition {
  const found = transitions.find((transition) => transition.id === id);
  if (found) return found;
  const near = transitions.filter((t) =>
    id.split('-').some((part) => t.id.split('-').includes(part)),
  );
  throw new VigieError(
    [
      {
        code: 'transition-unknown',
        what: `transition "${id}" is not in the registry`,
        where: 'data/transitions.yaml',
        fix:
          near.length > 0
            ? `did you mean ${near
                .slice(0, 3)
                .map((t) => t.id)
                .join(', ')}?`
            : 'vigie transitions lists them',
      },
    ],
    2,
  );
}

/** What a force is called; its id when the registry has no name. */
export function nameOf(actors: readonly { id: string; name: Bilingual }[], id: string): Bilingual {
  return actors.find((actor) => actor.id === id)?.name ?? { en: id, fr: id };
}
