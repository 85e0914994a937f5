/** What claims are checked against, as values: nothing here opens a file. */
import type { Actor } from './actor.ts';
import type {
  ClaimEvidence,
  ClaimKindId,
  ClaimSlots,
  ClaimVerdict,
  NotCheckable,
  OtherWindow,
} from './claim.ts';
import type { Coup } from './coup.ts';
import type { Month } from './month.ts';
import type { Bilingual } from './text.ts';
import type { Transition } from './transition.ts';

/** Monthly counts of one outcome in one area, with what is known of each month. */
export interface FactSeries {
  /** `MLI/one-sided-events`, `MLI/jnim/events` */
  ref: string;
  first: Month;
  /** NaN where no release speaks */
  values: Float64Array;
  /** range of deaths; absent for what has none */
  low?: Float64Array;
  high?: Float64Array;
  /** release of each month */
  vintages: (string | undefined)[];
  final: boolean[];
  source: string[];
}

/** Yearly figures of one outcome in one area. */
export interface FactLevels {
  ref: string;
  years: { year: number; value: number; provisional: boolean }[];
  source: string[];
}

/** The estimate of a departure that stands beside a causal claim. */
export interface FactEstimate {
  transition: string;
  outcome: string;
  rate_ratio: number;
  low: number | null;
  high: number | null;
  p: number;
  months: { from: string; to: string };
  verdict: string;
  source: string[];
}

/** All that claims of some articles are checked against. Keys are the series' and levels' `ref`. */
export interface ClaimFacts {
  series: ReadonlyMap<string, FactSeries>;
  levels: ReadonlyMap<string, FactLevels>;
  actors: ReadonlyMap<string, Actor>;
  transitions: readonly Transition[];
  coups: readonly Coup[];
  /** by transition; `refused` says why there is none */
  estimates: ReadonlyMap<string, FactEstimate | { refused: Bilingual }>;
  /** first month that is still filling up */
  incomplete_from: Month;
}

/** What a reader of a sentence found in it. */
export interface FoundClaim {
  kind: ClaimKindId;
  slots: ClaimSlots;
  /** 0 to 1: how surely the sentence was understood */
  reading: number;
  /** first word of the sentence that it rests on */
  at: number;
  /** a consequence said of a departure: measured from its month on, that month left out */
  after_transition?: string;
  /** the relation is denied: "is not linked to" */
  negated?: boolean;
  /** deaths of one attack, which no monthly sum can meet */
  is_incident?: boolean;
  /** taken for granted while the sentence says something else, be that advice or a forecast */
  presumed?: boolean;
}

/** A sentence of an article with what it states, or why nothing can be checked. */
export interface ReadClaim {
  text: string;
  /** bytes of the article as given */
  start: number;
  end: number;
  kind: ClaimKindId | NotCheckable;
  /** absent where nothing can be checked */
  found?: FoundClaim;
  /** 0 to 1, as `FoundClaim.reading` */
  reading: number;
  /** departure that a causal sentence, or a consequence, speaks of */
  transition?: string;
}

/** When and where an article speaks. */
export interface ArticlePlace {
  /** as given, `YYYY-MM-DD` or `YYYY-MM` */
  date: string | null;
  /** month of the article; without one, the last complete month of the figures */
  month: Month;
  country: string | undefined;
}

/** Why a verdict is what it is, from which its sentence is made. */
export type ClaimGround =
  | {
      kind: 'ratio';
      slots: ClaimSlots;
      before: { first: Month; last: Month };
      after: { first: Month; last: Month };
      total_before: number;
      total_after: number;
      rate_ratio: number;
      low: number;
      high: number;
      vintages: string[];
      crosses_releases: boolean;
      windows_disagree: boolean;
    }
  | {
      kind: 'count';
      slots: ClaimSlots;
      first: Month;
      last: Month;
      figure: number;
      low: number;
      high: number;
      vintages: string[];
    }
  | {
      kind: 'level';
      slots: ClaimSlots;
      year: number;
      figure: number;
      provisional: boolean;
      source: string;
    }
  | {
      kind: 'levels';
      slots: ClaimSlots;
      years: [number, number];
      figures: [number, number];
      source: string;
    }
  | {
      kind: 'extremum';
      slots: ClaimSlots;
      /** periods, years or areas compared */
      compared: number;
      claimed: { name: Bilingual; value: number };
      other: { name: Bilingual; value: number } | undefined;
      vintages: string[];
    }
  | {
      kind: 'registry';
      slots: ClaimSlots;
      says: RegistryStatement;
      actor: Bilingual;
      other?: Bilingual | undefined;
      area?: string | undefined;
      from?: string | undefined;
      to?: string | undefined;
      /** who took over */
      successor?: Bilingual | undefined;
      /** when the successor ended */
      successor_to?: string | undefined;
    }
  | {
      kind: 'missing';
      slots: ClaimSlots;
      lacks: 'outcome' | 'area' | 'period' | 'actor' | 'date' | 'relation';
    }
  | { kind: 'too-early'; slots: ClaimSlots; incomplete_from: Month };

/** What the registry of forces says to a claim. */
export type RegistryStatement =
  | 'was-there'
  | 'undated'
  | 'ended-before'
  | 'left-before'
  | 'leaving'
  | 'not-yet'
  | 'elsewhere'
  | 'never-left'
  | 'announced-only'
  | 'related'
  | 'not-related'
  | 'belongs-elsewhere'
  | 'left-body'
  | 'date-agrees'
  | 'date-differs';

/** A verdict with its ground. */
export interface Judgement {
  verdict: ClaimVerdict;
  ground: ClaimGround;
  evidence: ClaimEvidence[];
  other_windows: OtherWindow[];
}

/** One kind of claim: how it is found in a sentence and how it is checked. */
export interface ClaimKindEntry<Sentence> {
  id: ClaimKindId;
  title: Bilingual;
  /** claims of this kind in a sentence, in the order in which they are said */
  read(sentence: Sentence): FoundClaim[];
  /** the series and levels that `judge` looks at, by their `ref` */
  needs(claim: FoundClaim): string[];
  judge(claim: FoundClaim, facts: ClaimFacts, place: ArticlePlace): Judgement;
}
