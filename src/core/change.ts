import type { UnitId } from './area.ts';
import type { Month } from './month.ts';
import type { Front } from './outcome.ts';
import type { StepName } from './transition.ts';

/** Months from `first` to `last`, both included, that had a value. */
export interface Window {
  first: Month;
  last: Month;
  /** months with a value; less than the span when some are missing */
  months: number;
}

/** A rate ratio between the months after a date and the months before it. Never an effect. */
export interface Change {
  outcome: string;
  front: Front;
  unit: UnitId;
  step: StepName;
  anchor: Month;
  /** months asked for on each side */
  asked: number;
  before: Window;
  after: Window;
  mean_before: number;
  mean_after: number;
  rate_ratio: number;
  /** 95 % interval */
  low: number;
  high: number;
  /** two-sided probability of as large a ratio if nothing had changed */
  p: number;
  /**
   * true when the change stands after Holm's adjustment over all outcomes and windows at this date,
   * at most one in ten earlier dates gave as large a ratio and, where the window crosses from final
   * to Candidate releases, it stands within one kind of release too
   */
  clear: boolean;
  /** true when the window crosses from one kind of release to another, which count differently */
  crosses_releases: boolean;
  /** negative-binomial dispersion and lag-one autocorrelation of the months before */
  dispersion: number;
  autocorrelation: number;
  /** months from which the two were estimated */
  baseline_months: number;
  /** dates before this one in the same area, and how many gave as large a ratio either way */
  earlier_dates: number;
  as_large: number;
  /** releases the months come from; more than one when the window crosses releases */
  vintages: string[];
  /** the same ratio within the newest release alone, when the window crosses releases */
  within_vintage?: { rate_ratio: number; low: number; high: number; before: Window; after: Window };
  /** true when a month of the window is provisional */
  provisional: boolean;
}

/** A series whose level moved at one month, found without being told where to look. */
export interface Move {
  series_id: string;
  /** first month of the new level */
  month: Month;
  /** months at which the split is about as good; the doubt about the date */
  earliest: Month;
  latest: Month;
  mean_before: number;
  mean_after: number;
  /** probability of as strong a split in any of the series if months were exchangeable */
  p_family: number;
  /** the same for this series alone */
  p_own: number;
  /** how it stands to the announcement */
  timing: 'before' | 'around' | 'after';
  /** means of the stretches cut at the move and at the announcement */
  stretches: { first: Month; last: Month; mean: number }[];
  /** means before the announcement and from its month on */
  before_announcement: number;
  since_announcement: number;
}
