import type { Level } from './area.ts';
import type { Span } from './effect.ts';
import type { Month } from './month.ts';
import type { Random } from './random.ts';
import type { Bilingual } from './text.ts';

/** A further column of a panel that a model may learn from. */
export interface Covariate {
  /** `[unit × month]`, NaN missing */
  values: Float64Array;
  /** months that pass before a value is known: that of month `m` is known from `m + lag` on */
  reporting_lag: number;
}

/** One outcome by unit and month, raw counts, as models see it. */
export interface ForecastPanel {
  unit_ids: readonly string[];
  /** the first of consecutive months */
  first: Month;
  /** how many months there are */
  months: number;
  /** `[unit × month]`, whole numbers of at least 0; NaN before a unit appears */
  values: Float64Array;
  covariates: Readonly<Record<string, Covariate>>;
  /** units that touch each unit `[unit]`; absent where nobody knows */
  neighbours?: readonly (readonly number[])[];
}

/** What was known at the end of a month: nothing after it, and of covariates what was out by then. */
export function knownBy(panel: ForecastPanel, origin: Month): ForecastPanel {
  const months = Math.max(0, Math.min(panel.months, origin - panel.first + 1));
  const cut = (values: Float64Array, known: number) => {
    const part = new Float64Array(panel.unit_ids.length * months).fill(Number.NaN);
    for (let unit = 0; unit < panel.unit_ids.length; unit++) {
      const from = unit * panel.months;
      part.set(values.subarray(from, from + Math.max(0, known)), unit * months);
    }
    return part;
  };
  const covariates = Object.entries(panel.covariates).map(([name, { values, reporting_lag }]) => [
    name,
    { values: cut(values, months - reporting_lag), reporting_lag },
  ]);
  return {
    ...panel,
    months,
    values: cut(panel.values, months),
    covariates: Object.fromEntries(covariates),
  };
}

export interface ModelOptions {
  /** months after the last known one that will be asked for, ascending: 1 is the next month */
  leads: readonly number[];
}

/**
 * Draws of what may come.
 * `samples` is `[unit × lead × sample]` of the units of the block; the same sample of any unit and
 * lead is the same future, where the model knows of such a thing.
 */
export interface Forecast {
  model_id: string;
  /** the last month that was known */
  origin: Month;
  leads: readonly number[];
  /** units of the panel that the block holds */
  units: Span;
  n_samples: number;
  samples: Int32Array;
}

/** A forecast as it was said, with what it rested on. */
export interface RecordedForecast extends Forecast {
  run_id: string;
  outcome: string;
  /** the source that was asked for; `null` for the figures that are taken without asking */
  source: string | null;
  level: Level;
  /** names of the units of the block */
  unit_ids: readonly string[];
  /** month of publication of the newest release that was known */
  as_of: string;
  vintages: readonly string[];
  seed: number;
  code_version: string;
  /** when it was said, UTC */
  made_at: string;
}

/** A model that has learnt from a panel. */
export interface FittedModel {
  /**
   * @param leads some of those that the model was fitted for
   * @param samples how many for each unit and lead
   * @param units the block that is wanted; the numbers do not depend on how units are cut into blocks
   * @returns `[unit × lead × sample]`, whole numbers of at least 0
   */
  sample(leads: readonly number[], samples: number, units: Span): Int32Array;
  /**
   * What it has learnt, looking at another panel of the same units and as many months: with it one
   * asks what a forecast would have been had the months before been others. Absent where a model
   * learns nothing that could be taken elsewhere.
   */
  lookingAt?(panel: ForecastPanel): FittedModel;
}

/** Something that forecasts. Adding one is one file in `src/models` and one line. */
export interface Model {
  id: string;
  title: Bilingual;
  /** what it cannot see, in a sentence */
  weakness: Bilingual;
  /** what it needs besides the panel's values */
  needs: readonly 'neighbours'[];
  /** fewest months before the origin without which it cannot be fitted */
  least_months: number;
  /**
   * Learns from all months of the panel: what may be known is cut before (`knownBy`), so that a model
   * cannot look past its origin.
   * @param random for draws made while fitting, and for the seeds of `sample`
   */
  fit(panel: ForecastPanel, options: ModelOptions, random: Random): FittedModel;
}
