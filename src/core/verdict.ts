/** What may be said of an effect, as kinds and bounds: the rule is in inference, the words in words. */

/** Why nothing can be told. */
export type Refusal = 'poor-fit' | 'few-donors' | 'few-events' | 'short-after' | 'no-procedure';

export interface VerdictOf {
  kind: 'higher' | 'lower' | 'none' | 'cannot-tell';
  reason?: Refusal;
  /** what keeps a small p from being called a change */
  doubt?: 'leave-one-out' | 'in-time';
}

export const POOREST_FIT = 0.8;
export const FEWEST_DONORS = 10;
export const FEWEST_EVENTS = 24;
export const SHORTEST_AFTER = 6;
export const LARGEST_P = 0.1;
