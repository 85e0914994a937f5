/** What a dossier may say of the months to come. */
import type { Month } from './month.ts';
import type { Bilingual } from './text.ts';

/** Ends of the ranges of half and of 9 in 10 futures, and their middle. */
export interface FutureRange {
  low_90: number;
  low_50: number;
  median: number;
  high_50: number;
  high_90: number;
}

/** A threshold, the share of futures with at least one month above it, and when that was last so. */
export interface PassedThreshold {
  threshold: number;
  share: number;
  /** months before the origin, 0 is the origin itself; `undefined` when it never was */
  months_ago: number | undefined;
}

/** What the futures of a unit say, with what was seen before. */
export interface UnitForecast {
  unit: string;
  /** observed months up to the origin, oldest first; the last one is the origin */
  observed: Float64Array;
  /** by month */
  ahead: FutureRange[];
  /** of the first six months together */
  half_year: FutureRange;
  /** of all months together */
  year: FutureRange;
  /** share of futures with more, all months together, than as many months before */
  more_than_before: number;
  /** thresholds that some but not most futures pass, the lowest first */
  passed: PassedThreshold[];
}

/** How a model did at earlier origins, for units as active as this one. */
export interface PastScores {
  lead_from: number;
  lead_to: number;
  /** unit-months scored */
  n: number;
  crps: number;
  crps_baseline: number;
  /** months with anything, and how many of them lay in the range of 9 in 10 */
  active: number;
  active_inside: number;
}

/** How much worse a model forecasts when a group of its inputs is exchanged among units. */
export interface InputImportance {
  group: 'recent' | 'older' | 'beside' | 'neighbours';
  /** CRPS with the group exchanged over CRPS as it is */
  crps_ratio: number;
}

/** One outcome of a country, its neighbours and its regions, in the months after the origin. */
export interface OutcomeForecast {
  outcome: string;
  title: Bilingual;
  model_id: string;
  model_title: Bilingual;
  baseline_title: Bilingual;
  weakness: Bilingual;
  origin: Month;
  leads: readonly number[];
  n_samples: number;
  /** last month that is final in every country; `null` where none is */
  final_until: Month | null;
  country: UnitForecast;
  neighbours: UnitForecast[];
  /** parts that add up to the country in every future, all months together; empty where unknown */
  regions: { name: string; year: FutureRange }[];
  /** months by region that the shares rest on */
  regions_until: Month | undefined;
  /** by groups of leads; empty where no record of this model and outcome ships or was made */
  record: PastScores[];
  /** ends of the months that were known, `YYYY-MM` */
  record_origins: { from: string; to: string; count: number } | undefined;
  importance: InputImportance[];
}

/** A forecast that was made here before, and what has come since. */
export interface SaidBefore {
  made_at: string;
  origin: Month;
  outcome: string;
  model_id: string;
  n: number;
  crps: number;
  crps_ratio: number;
  coverage_90: number;
}

export interface LikelyNext {
  outcomes: OutcomeForecast[];
  said_before: SaidBefore[];
}
