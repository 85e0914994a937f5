/** What was repaired while an article was read, counted by kind and told as issues. */
import type { Issue } from '../core/index.ts';

export type Repair =
  | 'tags'
  | 'entities'
  | 'encoding'
  | 'invisible'
  | 'direction'
  | 'marks'
  | 'comments'
  | 'template'
  | 'split'
  | 'rows'
  | 'separators'
  | 'unsure';

type Told = (count: number) => Pick<Issue, 'what' | 'fix'>;

const TOLD: Record<Repair, Told> = {
  tags: (count) => ({
    what: `damaged tags in the text, read as what they were: ${count}`,
    fix: 'no action is needed; compare with the original where it matters',
  }),
  entities: (count) => ({
    what: `characters written as codes, read: ${count}`,
    fix: 'no action is needed',
  }),
  encoding: (count) => ({
    what: `characters in another encoding than the rest, restored: ${count}`,
    fix: 'no action is needed; compare with the original where it matters',
  }),
  invisible: (count) => ({
    what: `invisible characters, left out: ${count}`,
    fix: 'no action is needed',
  }),
  direction: (count) => ({
    what: `characters that turn the direction of writing, left out: ${count}`,
    fix: 'look at the original: they can make a text look other than it is',
  }),
  marks: (count) => ({
    what: `source and footnote marks, left out: ${count}`,
    fix: 'no action is needed',
  }),
  comments: (count) => ({
    what: `comments hidden in the source, left out: ${count}`,
    fix: 'no action is needed',
  }),
  template: (count) => ({
    what: `leftovers of a page template, left out: ${count}`,
    fix: 'no action is needed',
  }),
  split: (count) => ({
    what: `run-together lines, parted: ${count}`,
    fix: 'no action is needed; compare with the original where it matters',
  }),
  rows: (count) => ({
    what: `table rows that had lost a cell or their table, put in place: ${count}`,
    fix: 'compare these rows with the original',
  }),
  separators: (count) => ({
    what: `separators that belong to no table, left out: ${count}`,
    fix: 'no action is needed',
  }),
  unsure: (count) => ({
    what: `pieces of damaged markup that could not be understood and stand as text: ${count}`,
    fix: 'compare with the original',
  }),
};

export class Repairs {
  readonly counts = new Map<Repair, number>();

  add(kind: Repair, count = 1): void {
    if (count > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
  }

  /** One issue for each kind, in a fixed order. */
  notes(where: string): Issue[] {
    return (Object.keys(TOLD) as Repair[]).flatMap((kind) => {
      const count = this.counts.get(kind);
      if (count === undefined) return [];
      return [{ code: `article-repaired-${kind}`, where, ...TOLD[kind](count) }];
    });
  }
}
