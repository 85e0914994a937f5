import type { Month } from './month.ts';
import type { Bilingual } from './text.ts';

/** What a detector is shown: one unit's monthly values, oldest first; NaN missing. */
export interface SignalInput {
  first: Month;
  /** by outcome id; only those a signal asks for need be there */
  values: Record<string, Float64Array>;
}

/** A detector's statement about one month, from that month and earlier ones alone. */
export interface Firing {
  month: Month;
  /** what was seen, e.g. 44 events */
  value: number;
  /** what it was held against, e.g. the earlier maximum */
  threshold: number;
}

/** A detector. Sees only the past; says how it deals with months that are still filling up. */
export interface Signal {
  id: string;
  title: Bilingual;
  /** the rule in one sentence */
  rule: Bilingual;
  /** what is assumed about reporting lag */
  lag_rule: Bilingual;
  /** newest months that are too incomplete for it to speak about */
  settle_months: number;
  /** months of history it needs before it can speak */
  memory: number;
  /** outcomes it reads */
  needs: readonly string[];
  detect(input: SignalInput): Firing[];
}

/** A signal's record in one area: how often it spoke, and what followed. */
export interface SignalRecord {
  signal: string;
  firings: Firing[];
  /** firings in the ten years up to the last month, and months that could have fired */
  fired: number;
  months_watched: number;
  /** firings with three months of sequel, and how many were followed by a worse quarter */
  followed: number;
  worse_after: number;
  /** the same for every month of the ten years: what any month would show */
  any_followed: number;
  any_worse: number;
}
