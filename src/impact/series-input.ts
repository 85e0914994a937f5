/** The treated unit's own series and its regressors, for estimators that regress one series. */
import {
  type EffectOptions,
  type ImpactPanel,
  type Issue,
  rowOf,
  type Span,
  type Treatment,
  VigieError,
} from '../core/index.ts';
import { scaleFaults } from './panel-checks.ts';

export interface Covariate {
  name: string;
  /** `[period]`, NaN missing */
  values: Float64Array;
}

/** @returns the units' mean of a column `[period]`, NaN where one is missing */
function meanOf(panel: ImpactPanel, units: readonly number[], column: Float64Array): Float64Array {
  const sum = new Float64Array(panel.periods.length);
  for (const unit of units) {
    const row = rowOf(panel, unit, column);
    for (let t = 0; t < sum.length; t++) sum[t] += row[t] / units.length;
  }
  return units.length === 1 ? rowOf(panel, units[0], column).slice() : sum;
}

/** "Mali" or "Mali, Niger", for the place of a fault. */
export function unitsNamed(panel: ImpactPanel, { treated }: Treatment): string {
  return `unit ${treated.map((unit) => panel.unit_ids[unit]).join(', ')}`;
}

export function knownIn(values: Float64Array, { from, to }: Span): Float64Array {
  return values.subarray(from, to).filter((value) => !Number.isNaN(value));
}

/**
 * The outcome of the treated, their mean where they are several.
 * @param least known periods that the fit and the report need
 * @throws VigieError with every fault: nobody treated, spans outside the panel, a constant, missing,
 * too short or (with a transform) negative series
 */
export function treatedSeries(
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  least: { fit: number; post: number },
): Float64Array {
  const spans = spanFaults(panel, treatment, options);
  if (spans.length > 0) throw new VigieError(spans);
  const series = meanOf(panel, treatment.treated, panel.values);
  const where = unitsNamed(panel, treatment);
  const faults = [
    ...lengthFaults(panel, series, options, least, where),
    ...scaleFaults(panel, { treated: treatment.treated, donors: [] }, options.transform),
  ];
  if (faults.length > 0) throw new VigieError(faults);
  return series;
}

function spanFaults(panel: ImpactPanel, { treated }: Treatment, options: EffectOptions): Issue[] {
  const { periods } = panel;
  if (treated.length === 0) {
    const fix = 'name at least one treated unit of the panel';
    return [{ code: 'treated-none', what: 'no unit is treated', where: 'the panel', fix }];
  }
  const { fit, post } = options;
  const isWithin = ({ from, to }: Span) => from >= 0 && from < to && to <= periods.length;
  if (isWithin(fit) && isWithin(post) && fit.to <= post.from) return [];
  return [
    {
      code: 'start-outside',
      what: `the panel runs from ${periods[0]} to ${periods.at(-1)} (${periods.length} periods): it does not hold a window to fit on and one after it`,
      where: `fit ${fit.from} to ${fit.to}, reported ${post.from} to ${post.to}`,
      fix: 'choose a start within the panel, and windows that do not overlap',
    },
  ];
}

function lengthFaults(
  panel: ImpactPanel,
  series: Float64Array,
  { fit, post }: EffectOptions,
  least: { fit: number; post: number },
  where: string,
): Issue[] {
  const faults: Issue[] = [];
  const [before, after] = [knownIn(series, fit), knownIn(series, post)];
  const span = ({ from, to }: Span) => `${panel.periods[from]} to ${panel.periods[to - 1]}`;
  const fix = 'choose an earlier or later start, or an outcome that this unit has';
  const few = (values: Float64Array, wanted: number, at: Span) => {
    if (values.length >= wanted) return;
    const code = values.length === 0 ? 'values-missing' : 'periods-few';
    const what = `${values.length} periods with a value; at least ${wanted} are needed`;
    faults.push({ code, what, where: `${where}, ${span(at)}`, fix });
  };
  few(before, least.fit, fit);
  few(after, least.post, post);
  if (before.length > 1 && before.every((value) => value === before[0])) {
    const what = `the outcome is ${before[0]} in all ${before.length} periods before the start`;
    faults.push({ code: 'series-constant', what, where: `${where}, ${span(fit)}`, fix });
  }
  return faults;
}

/** A season that is no whole number, or of which the fit does not hold two. */
export function seasonFaults(
  panel: ImpactPanel,
  treatment: Treatment,
  { season, fit }: EffectOptions,
): Issue[] {
  const where = `${unitsNamed(panel, treatment)}, --season ${season}`;
  if (!(Number.isInteger(season) && season >= 0)) {
    const what = `a season of ${season} periods is not one`;
    return [{ code: 'season-invalid', what, where, fix: 'give a whole number such as 12, or 0' }];
  }
  if (season <= 1 || fit.to - fit.from >= 2 * season) return [];
  return [
    {
      code: 'season-long',
      what: `the fit has ${fit.to - fit.from} periods, less than two seasons of ${season}`,
      where,
      fix: 'fit on a longer window, or use --season 0',
    },
  ];
}

/** Notes how many periods of the fit and of the report have no value. */
export function noteGaps(
  panel: ImpactPanel,
  treatment: Treatment,
  series: Float64Array,
  { fit, post }: EffectOptions,
  notes: Issue[],
): void {
  const gaps = (span: Span) => span.to - span.from - knownIn(series, span).length;
  const where = unitsNamed(panel, treatment);
  const fix = 'nothing to do, unless the values can be had';
  if (gaps(fit) > 0) {
    const what = `${gaps(fit)} of ${fit.to - fit.from} periods before the start have no value; the fit passes over them`;
    notes.push({ code: 'periods-missing', what, where, fix });
  }
  if (gaps(post) > 0) {
    const what = `${gaps(post)} of ${post.to - post.from} periods reported have no value; mean and sum leave them out`;
    notes.push({ code: 'periods-missing', what, where, fix });
  }
}

/** Donors' rows of the outcome, each a covariate. */
export function donorCovariates(panel: ImpactPanel, { donors }: Treatment): Covariate[] {
  return donors.map((unit) => ({
    name: panel.unit_ids[unit],
    values: rowOf(panel, unit).slice(),
  }));
}

/**
 * Columns of the treated unit's own rows, their mean where several are treated.
 * @throws VigieError when the panel has no such column
 */
export function ownCovariates(
  panel: ImpactPanel,
  { treated }: Treatment,
  { covariates }: EffectOptions,
): Covariate[] {
  const absent = covariates.filter((name) => !Object.hasOwn(panel.columns, name));
  if (absent.length > 0) {
    const known = Object.keys(panel.columns);
    throw new VigieError(
      absent.map((name) => ({
        code: 'covariate-unknown',
        what: `the panel has no column "${name}"`,
        where: '--covariates',
        fix: known.length > 0 ? `choose among ${known.join(', ')}` : 'leave --covariates out',
      })),
    );
  }
  return covariates.map((name) => ({ name, values: meanOf(panel, treated, panel.columns[name]) }));
}

/**
 * Leaves out covariates that do not vary over the fit, with a note.
 * @throws VigieError when one is missing in a period of the fit, of the report or between them
 */
export function usableCovariates(
  panel: ImpactPanel,
  covariates: readonly Covariate[],
  { fit, post }: EffectOptions,
  notes: Issue[],
): Covariate[] {
  const gaps = covariates.flatMap(({ name, values }) => {
    const within = values.subarray(fit.from, post.to);
    const missing = within.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
    if (missing === 0) return [];
    const first = panel.periods[fit.from + within.findIndex(Number.isNaN)];
    return {
      code: 'covariate-missing',
      what: `"${name}" has no value in ${missing} of ${within.length} periods, first in ${first}`,
      where: `covariate ${name}`,
      fix: 'fill the gaps, or leave this donor or covariate out',
    };
  });
  if (gaps.length > 0) throw new VigieError(gaps);
  return covariates.filter(({ name, values }) => {
    const before = values.subarray(fit.from, fit.to);
    if (before.some((value) => value !== before[0])) return true;
    notes.push({
      code: 'covariate-constant',
      what: `"${name}" is ${before[0]} in every period of the fit and was left out`,
      where: `covariate ${name}`,
      fix: 'nothing to do: a constant explains nothing',
    });
    return false;
  });
}
