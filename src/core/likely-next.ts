/** What a dossier may say of the months to come. */
import type { Month } from './month.ts';
import type { Bilingual } from './text.ts';

/** A unit's draws `[lead × sample]`, with what was seen before. */
export interface UnitDraws {
  unit: string;
  samples: Int32Array;
  /** observed months up to the origin, oldest first; the last one is the origin */
  observed: Float64Array;
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
  country: UnitDraws;
  neighbours: UnitDraws[];
  /** parts of the country that add up to it; empty where months are not known by region */
  regions: { name: string; samples: Int32Array }[];
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
