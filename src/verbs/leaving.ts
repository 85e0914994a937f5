/** The door through which verbs get their tables: what may not be passed on stays inside. */
import { type Issue, mayLeave, VigieError } from '../core/index.ts';

export const NOT_FOR_REDISTRIBUTION = 'not-for-redistribution';

interface Choice {
  /** the source that was asked for by name, if any */
  source?: string;
  /** the user keeps the output to themselves */
  private?: boolean;
}

/** Enough of a source to tell whether it may leave. */
type Held = { dataset: string; redistributable?: boolean };

/**
 * Leaves out what may not leave, unless the output stays private.
 * @throws `not-for-redistribution` when the user asked for such a source by name
 */
export function thatMayLeave<T extends { source: Held }>(
  tables: readonly T[],
  choice: Choice,
): T[] {
  if (choice.private) return [...tables];
  const kept = tables.filter((table) => mayLeave(table.source));
  const held = [...new Set(tables.filter((table) => !mayLeave(table.source)).map(nameOf))];
  if (held.length > 0 && choice.source !== undefined) {
    throw new VigieError([
      {
        code: NOT_FOR_REDISTRIBUTION,
        what: `the terms of ${held.join('; ')} do not let figures from it be passed on`,
        where: `--source ${choice.source}`,
        fix: 'give --private for an output that stays with you; it will say so',
      },
    ]);
  }
  return kept;
}

function nameOf({ source }: { source: Held }): string {
  return source.dataset;
}

/** Marks an output that rests on such sources; empty when everything in it may be passed on. */
export function privateNotes(sources: readonly Held[]): Issue[] {
  const held = [...new Set(sources.filter((source) => !mayLeave(source)).map((s) => s.dataset))];
  return held.map((dataset) => ({
    code: NOT_FOR_REDISTRIBUTION,
    what: `not for redistribution: this rests on ${dataset}, whose terms forbid passing it on`,
    where: dataset,
    fix: 'keep the output to yourself, or make it without this source',
  }));
}
