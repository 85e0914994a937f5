/** What a sentence of an article states, and whether the figures and the registries bear it out. */
import type { Bilingual } from './text.ts';

export const CLAIM_KINDS = [
  'trend',
  'count',
  'comparison',
  'presence',
  'identity',
  'event-date',
  'extremum',
] as const;
export type ClaimKindId = (typeof CLAIM_KINDS)[number];

/** Why a sentence cannot be checked. */
export const NOT_CHECKABLE = ['opinion', 'recommendation', 'forecast', 'causal', 'vague'] as const;
export type NotCheckable = (typeof NOT_CHECKABLE)[number];

export const CLAIM_VERDICTS = [
  'supported',
  'contradicted',
  'mixed',
  'not-in-these-data',
  'too-early',
  'not-checkable',
] as const;
export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number];

/**
 * What a claim is about. Only what the sentence (or, for `area` and the months, its surroundings)
 * says is present; `test/fixtures/claims/README.md` is the guide by which sentences are labelled.
 */
export interface ClaimSlots {
  /** id of an outcome of the panel or of a level, such as `one-sided-events` or `displaced` */
  outcome?: string;
  direction?: 'more' | 'fewer' | 'same';
  /** "doubled" is 2, "fell by a third" 0.667 */
  factor?: number;
  value?: number;
  bound?: 'exactly' | 'about' | 'at-least' | 'at-most';
  /** ISO 3166 alpha-3, `MLI/Mopti` for a first-level region, or a named group such as `sahel` */
  area?: string;
  other_area?: string;
  /** id of the registry of actors */
  actor?: string;
  other_actor?: string;
  relation?:
    | 'present'
    | 'absent'
    | 'arrived'
    | 'left'
    | 'is'
    | 'successor-of'
    | 'affiliate-of'
    | 'member-of'
    | 'created'
    | 'ended'
    | 'announced';
  /** first and last month meant, `YYYY-MM`; a single dated thing has both alike */
  from?: string;
  to?: string;
  other_from?: string;
  other_to?: string;
  /** a day or month that is itself what is claimed: `YYYY-MM-DD`, `YYYY-MM` or `YYYY` */
  date?: string;
  extremum?: 'most' | 'fewest' | 'first';
}

/** Something that a verdict rests on. */
export interface ClaimEvidence {
  kind: 'series' | 'registry' | 'estimate' | 'table';
  /** what was looked up: a series such as `MLI/one-sided-events`, an actor's or transition's id */
  ref: string;
  values: Record<string, number | string | null>;
  /** months looked at, where there are any */
  window: { from: string; to: string } | null;
  /** of the ratio or count, where there is one */
  interval: { low: number; high: number; level: number } | null;
  source: string[];
}

/** The verdict under another window or reading. */
export interface OtherWindow {
  window: { from: string; to: string };
  compared_with: { from: string; to: string } | null;
  rate_ratio: number | null;
  low: number | null;
  high: number | null;
  verdict: ClaimVerdict;
}

export interface Claim {
  id: string;
  /** the sentence as it stands in the article */
  text: string;
  /** bytes of the article as given */
  start: number;
  end: number;
  kind: ClaimKindId | NotCheckable;
  slots: ClaimSlots;
  checkable: boolean;
  /** 0 to 1: was the sentence understood? Apart from the verdict. */
  reading: number;
  verdict: ClaimVerdict;
  evidence: ClaimEvidence[];
  other_windows: OtherWindow[];
  /** one sentence that gives the verdict and its ground */
  sentence: Bilingual;
}
