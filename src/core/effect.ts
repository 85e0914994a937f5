import type { Issue } from './issue.ts';
import type { Random } from './random.ts';
import type { Bilingual } from './text.ts';

/** One outcome by unit and period, on the raw scale, as estimators of an effect see it. */
export interface ImpactPanel {
  unit_ids: readonly string[];
  /** labels, oldest first, no gaps */
  periods: readonly string[];
  /** `[unit × period]`, NaN missing */
  values: Float64Array;
  /** other columns by name, `[unit × period]`, NaN missing */
  columns: Readonly<Record<string, Float64Array>>;
}

/** Who was treated from when on, and who may stand in for what would have been. */
export interface Treatment {
  /** units, as indices into the panel */
  treated: readonly number[];
  donors: readonly number[];
  /** index of the first treated period */
  start: number;
  /** where units are treated at different times: first treated period of each unit, −1 for never */
  starts?: Int32Array;
}

export const TRANSFORMS = ['none', 'sqrt', 'log1p'] as const;
export type Transform = (typeof TRANSFORMS)[number];

/** The mean of a column over some periods, as one number for each unit. */
export interface Predictor {
  column: string;
  /** indices of periods, first and last, both included */
  from: number;
  to: number;
}

/** Half-open range of periods: `to` is the first that no longer belongs to it. */
export interface Span {
  from: number;
  to: number;
}

/** What an estimate was made with; every field has a value, so that an answer can print them all. */
export interface EffectOptions {
  /** scale on which paths are fitted; results are on the raw scale */
  transform: Transform;
  /** true: a unit may differ from its comparison by a constant */
  intercept: boolean;
  /** periods that the comparison is fitted on */
  fit: Span;
  /** periods whose effect is reported */
  post: Span;
  /** periods before that the gap after is held against; those of the fit when absent */
  pre?: Span;
  predictors: readonly Predictor[];
  /** columns of the treated unit's own rows that a regression uses */
  covariates: readonly string[];
  /** length of a season in periods, 0 for none */
  season: number;
  /** strength of a penalty, for the estimators that have one; `null` lets the estimator choose */
  penalty: number | null;
  /** draws of a simulation, for the estimators that simulate */
  draws: number;
}

/** A path and what it was made of. */
export interface Path {
  /** raw scale `[period]`, mean over the treated units, NaN missing */
  observed: Float64Array;
  /** raw scale `[period]`: what would have been */
  counterfactual: Float64Array;
  /** the same on the scale of the fit: what placebos are ranked on */
  scaled_observed: Float64Array;
  scaled_counterfactual: Float64Array;
}

/** What an estimator says by itself about its doubt. */
export interface OwnInterval {
  /** raw scale `[period]`, NaN where there is none */
  low: Float64Array;
  high: Float64Array;
  /** of the mean effect over `options.post`, raw scale */
  mean: { low: number; high: number };
  /** of the summed effect over `options.post` */
  sum: { low: number; high: number };
  /** of observed over expected in `options.post` */
  rate_ratio: { low: number; high: number };
  /** two-sided tail probability of no effect over `options.post` */
  p: number;
  p_one_sided: number;
}

/** Effect of one group (first treated in the same period) at one time. */
export interface GroupEffect {
  group: string;
  time: string;
  att: number;
  se: number;
  low: number;
  high: number;
}

/** Observed minus what would have been, and all that is needed to judge and to draw it. */
export interface Effect extends Path {
  estimator: string;
  /** by unit id; of donors that have one */
  weights?: Record<string, number>;
  /** by period label */
  time_weights?: Record<string, number>;
  /** standard error of the mean effect, where the estimator has one of its own */
  se?: number;
  own?: OwnInterval;
  groups?: GroupEffect[];
  /** group effects put together, by name: `simple`, `dynamic`, `group`, `calendar` */
  aggregate?: Record<string, AggregateEffect | AggregateEffect[]>;
  /** raw scale `[period]`: units declared affected, whose effects were estimated along */
  neighbours?: { unit: string; observed: Float64Array; counterfactual: Float64Array }[];
  /** numbers of the fit by name, such as a penalty that was chosen */
  details: Record<string, number>;
  /** steps that were taken with the data, in words */
  notes: Issue[];
}

export interface AggregateEffect {
  /** e.g. periods since the start, for a dynamic effect */
  at?: number | string;
  att: number;
  se: number;
  low: number;
  high: number;
}

/** An estimator: a panel and a treatment in, an effect out. Leaves its input alone. */
export interface Estimator {
  id: string;
  title: Bilingual;
  /** what it assumes, and where it misleads, in a sentence */
  weakness: Bilingual;
  /** options that differ from `EFFECT_DEFAULTS` */
  defaults: Partial<Pick<EffectOptions, 'transform' | 'intercept' | 'season' | 'draws'>>;
  /** true when the comparison is made of other units, so that placebos in space make sense */
  has_donors: boolean;
  /** fewest donors that it works with, 2 when absent; 0 where they are welcome but not needed */
  fewest_donors?: number;
  /** true when treated units may start at different times */
  takes_starts?: boolean;
  /** whose missing periods do no harm; other donors with gaps are left out before it is asked */
  takes_gaps?: 'of-treated' | 'of-all';
  /**
   * @param random stream for simulation; an estimator without one does not use it
   * @throws VigieError when the panel cannot carry the estimate
   */
  estimate(
    panel: ImpactPanel,
    treatment: Treatment,
    options: EffectOptions,
    random: Random,
  ): Effect;
}

/** What holds unless an estimator or the user says otherwise. */
export const EFFECT_DEFAULTS = {
  transform: 'none',
  intercept: false,
  season: 0,
  penalty: null,
  draws: 10_000,
} as const satisfies Partial<EffectOptions>;

/** A row of the panel as a view (no copy). */
export function rowOf(panel: ImpactPanel, unit: number, column = panel.values): Float64Array {
  const n = panel.periods.length;
  return column.subarray(unit * n, (unit + 1) * n);
}
