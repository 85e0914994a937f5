/** A dossier's parts: one section per question, figures with the numbers behind them. */
import type { Issue } from './issue.ts';
import type { SourceRef } from './provenance.ts';
import type { Bilingual } from './text.ts';

export type SectionId =
  | 'what-happened'
  | 'what-changed'
  | 'was-it-the-departure'
  | 'who-fills-the-gap'
  | 'spillover'
  | 'elsewhere'
  | 'what-is-likely-next'
  | 'what-should-be-done'
  | 'what-is-said';

/** A line of numbers behind a figure; `null` is missing. */
export interface FigureSeries {
  id: string;
  unit: string;
  outcome: string;
  /** `YYYY-MM`, or years */
  months: string[];
  values: (number | null)[];
  low?: (number | null)[];
  high?: (number | null)[];
}

/** A table that says in numbers what the picture shows. */
export interface FigureTable {
  columns: Bilingual[];
  rows: (string | number | null | Bilingual)[][];
}

export interface Figure {
  /** unique in a dossier: `<transition>/<section>/<name>` */
  id: string;
  chart: string;
  title: Bilingual;
  /** the picture in each language, wide and for telephones */
  svg: Bilingual;
  svg_narrow: Bilingual;
  series: FigureSeries[];
  table: FigureTable;
  source: SourceRef[];
  /** releases that the numbers come from */
  vintages: string[];
  /** what limits the figure, in words */
  notes: Bilingual[];
}

export interface Section {
  id: SectionId;
  question: Bilingual;
  /** one or two plain sentences made from the numbers */
  finding: Bilingual;
  /** further sentences, in order of weight */
  details: Bilingual[];
  /** what the figures at hand cannot say, and what would fill it */
  limits: Bilingual[];
  figures: Figure[];
  /** what this rests on: method and limits */
  rests_on: Bilingual[];
}

export interface Dossier {
  transition: string;
  title: Bilingual;
  /** who, where, when, what remains: label and value */
  strip: { label: Bilingual; value: Bilingual }[];
  sections: Section[];
  run_id: string;
  as_of: string;
  data_until: string;
  provisional_from: string | null;
  incomplete_from: string | null;
  notes: Issue[];
  code_version: string;
}

/** One question of the dossier. `Evidence` is all that was computed for the transition. */
export interface SectionEntry<Evidence> {
  id: SectionId;
  question: Bilingual;
  /** `undefined` when there is nothing to say, which leaves the section out */
  compose(evidence: Evidence): Section | undefined;
}
