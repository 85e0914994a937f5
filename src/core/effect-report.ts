import type { AggregateEffect, GroupEffect } from './effect.ts';
import type { Inference } from './inference.ts';
import type { Issue } from './issue.ts';
import type { Bilingual } from './text.ts';

/** An estimate as it is told: every number of an answer, and what may be said of it. */
export interface EffectReport {
  estimator: string;
  outcome: string;
  treated: string[];
  /** label of the first treated period */
  start: string;
  /** every option that was used, periods by their labels */
  options: ReportedOptions;
  donors: string[];
  weights: Record<string, number>;
  time_weights?: Record<string, number>;
  path: PathPoint[];
  /** observed minus expected on the scale of the fit, by period, as those of `placebos` */
  gap: number[];
  /** over all periods before that the gap after is held against, raw scale */
  pre: GapSize;
  /** over the periods of the fit */
  fit: GapSize;
  post: PostSummary;
  inference: Inference[];
  /** procedures that are not defined for this effect, and why */
  not_defined: { procedure: string; why: Bilingual }[];
  robustness: Robustness;
  minimum_detectable: MinimumDetectable | null;
  placebos: PlaceboPath[];
  groups?: GroupEffect[];
  aggregate?: Record<string, AggregateEffect | AggregateEffect[]>;
  details: Record<string, number>;
  /** `no clear change`, `higher than expected`, `lower than expected` or `cannot tell: <reason>` */
  verdict: string;
  /** family-wise p that the verdict rests on; NaN without placebos */
  p_family: number;
  sentence: Bilingual;
  notes: Issue[];
}

export interface ReportedOptions {
  transform: string;
  intercept: boolean;
  fit: { from: string; to: string };
  pre: { from: string; to: string };
  post: { from: string; to: string };
  predictors: string[];
  covariates: string[];
  season: number;
  penalty: number | null;
  draws: number;
  seed: number;
}

/** Mean squared gap of some periods. */
export interface GapSize {
  periods: number;
  mspe: number;
  rmspe: number;
}

/** One period; the interval is of the effect, NaN where no procedure gives one. */
export interface PathPoint {
  time: string;
  observed: number;
  counterfactual: number;
  effect: number;
  low: number;
  high: number;
}

export interface PostSummary {
  periods: number;
  effect_mean: number;
  effect_sum: number;
  observed_mean: number;
  counterfactual_mean: number;
  mspe: number;
  rmspe: number;
  rate_ratio: number;
  /** 95 % interval of `effect_mean` */
  low: number;
  high: number;
  /** 95 % interval of `rate_ratio` */
  rate_ratio_low: number;
  rate_ratio_high: number;
  /** standard error of `effect_mean` */
  se: number;
}

/** An estimate with one choice made otherwise. */
export interface Variant {
  effect_mean: number;
  rate_ratio: number;
}

export interface Robustness {
  /** the start set before the real one, where nothing happened: effects should be small */
  in_time: (Variant & { start: string; p: number })[];
  /** without each donor that has weight */
  leave_one_out: (Variant & { without: string })[];
  /** the start one to three periods earlier or later */
  dates: (Variant & { start: string })[];
  /** other pools of donors, by id (`words.effect.pools` says them) */
  pools: (Variant & { pool: string; donors: number })[];
}

export interface MinimumDetectable {
  /** smallest change that would be found with `power`; NaN when none up to ×20 would */
  rate_ratio: number;
  power: number;
  /** how often a doubling would be found */
  power_of_doubling: number;
  /** p at which a change counts as found */
  level: number;
}

/** A donor's gap on the scale of the fit `[period]`, for the cloud behind the treated unit's. */
export interface PlaceboPath {
  unit: string;
  gap: number[];
  ratio: number;
}
