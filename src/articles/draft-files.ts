/** Drafts as the files that `vigie simulate` and `vigie plan check` read; quotes stand as comments. */
import { Document, isMap, type YAMLMap } from 'yaml';
import type { ArticleDrafts, Language, Quoted } from '../core/index.ts';

const OTHERWISE: Record<Language, string> = { en: 'Otherwise', fr: 'Autrement' };
const NOT_NAMED: Record<Language, string> = {
  en: 'Not named in the article',
  fr: "Non nommé dans l'article",
};

/**
 * YAML of a scenario matrix and of a plan. What the article does not say (judgements, places, dates,
 * who leads) is left out, and the readers of these files name each missing part.
 */
export function draftFiles(
  { scenario, plan }: ArticleDrafts,
  language: Language,
): { scenario: string | null; plan: string | null } {
  const quotes = new Map<string, string>();
  const noted = <T extends object>(
    value: T,
    words: readonly Quoted[],
  ): T & { note_key: string } => {
    const key = String(quotes.size);
    quotes.set(
      key,
      words.map(({ quote, start, end }) => ` “${quote}” (${start}–${end})`).join('\n'),
    );
    return { ...value, note_key: key };
  };
  return {
    scenario:
      scenario &&
      written(quotes, {
        matrix: scenario.matrix,
        title: scenario.title,
        descriptors: scenario.descriptors.map(({ id, title, states, consequences }) =>
          noted(
            {
              id,
              title: title || NOT_NAMED[language],
              states: [
                { id: 'as-stated', title: states[0]?.title ?? NOT_NAMED[language] },
                { id: 'otherwise', title: OTHERWISE[language] },
              ],
            },
            [...states, ...consequences],
          ),
        ),
      }),
    plan:
      plan &&
      written(quotes, {
        plan: plan.plan,
        title: plan.title,
        priorities: plan.priorities.map((priority) => ({
          id: priority.id,
          title: priority.title,
          actions: priority.actions.map((action) =>
            noted(
              {
                id: action.id,
                title: action.title,
                ...(action.stakeholders.length > 0 ? { support: action.stakeholders } : {}),
              },
              [action],
            ),
          ),
        })),
      }),
  };
}

/** The document, with the article's words as a comment above each entry that has some. */
function written(quotes: ReadonlyMap<string, string>, value: object): string {
  const document = new Document(value);
  const visit = (node: unknown): void => {
    if (isMap(node)) {
      const key = node.get('note_key');
      if (typeof key === 'string') {
        node.delete('note_key');
        (node as YAMLMap).commentBefore = quotes.get(key)?.replace(/[\r\n]+(?! )/g, ' ');
      }
    }
    for (const item of (node as { items?: unknown[] })?.items ?? [])
      visit((item as { value?: unknown })?.value ?? item);
  };
  visit(document.contents);
  return String(document);
}
