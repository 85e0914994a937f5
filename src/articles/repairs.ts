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
    what: `${count} tags that stood damaged in the text were read as what they were`,
    fix: 'no action is needed; compare with the original where it matters',
  }),
  entities: (count) => ({
    what: `${count} characters written as codes were read`,
    fix: 'no action is needed',
  }),
  encoding: (count) => ({
    what: `${count} characters were written in another encoding than the rest, and were restored`,
    fix: 'no action is needed; compare with the original where it matters',
  }),
  invisible: (count) => ({
    what: `${count} invisible characters were left out`,
    fix: 'no action is needed',
  }),
  direction: (count) => ({
    what: `${count} characters that turn the direction of writing were left out`,
    fix: 'look at the original: they can make a text look other than it is',
  }),
  marks: (count) => ({
    what: `${count} source and footnote marks were left out`,
    fix: 'no action is needed',
  }),
  comments: (count) => ({
    what: `${count} comments hidden in the source were left out`,
    fix: 'no action is needed',
  }),
  template: (count) => ({
    what: `${count} leftovers of a page template were left out`,
    fix: 'no action is needed',
  }),
  split: (count) => ({
    what: `${count} run-together lines were parted`,
    fix: 'no action is needed; compare with the original where it matters',
  }),
  rows: (count) => ({
    what: `${count} table rows that had lost a cell or their table were put in place`,
    fix: 'compare these rows with the original',
  }),
  separators: (count) => ({
    what: `${count} separators that belong to no table were left out`,
    fix: 'no action is needed',
  }),
  unsure: (count) => ({
    what: `${count} pieces of damaged markup could not be understood and stand as text`,
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
