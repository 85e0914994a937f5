/** From a panel and choices to something that can be estimated; every step taken is told. */
import {
  EFFECT_DEFAULTS,
  type EffectOptions,
  type Estimated,
  type Estimator,
  type ImpactPanel,
  type Issue,
  type Random,
  rowOf,
  type Span,
  type Treatment,
  VigieError,
} from '../core/index.ts';
import { estimators, scaleFaults } from '../impact/index.ts';
import { note } from './run.ts';

/** What was asked, by index into the panel. */
export interface CaseChoice {
  panel: ImpactPanel;
  estimator: string;
  treated: readonly number[];
  donors: readonly number[];
  start: number;
  starts?: Int32Array;
  fit: Span;
  post: Span;
  options: Partial<EffectOptions>;
  where: string;
}

/** @throws all that keeps it from being estimated, at once */
export function estimateCase(asked: CaseChoice, random: Random): Estimated & { notes: Issue[] } {
  const estimator = estimators.get(asked.estimator);
  const { choice, notes: left } = withBase(asked);
  const { complete, notes: incomplete } = completeDonors(choice, estimator);
  const notes = [...left, ...incomplete];
  const faults = faultsOf(choice, estimator, complete);
  if (faults.length > 0) throw new VigieError(faults);
  const { panel, treatment } = narrowed(choice, estimator, complete);
  const options: EffectOptions = {
    ...EFFECT_DEFAULTS,
    ...estimator.defaults,
    predictors: [],
    covariates: [],
    ...choice.options,
    fit: choice.fit,
    post: choice.post,
  };
  const effect = estimator.estimate(panel, treatment, options, random);
  return { estimator, panel, treatment, options, effect, notes: [...notes, ...effect.notes] };
}

/** Units that are treated from the first period on have nothing to be compared with before it. */
function withBase(choice: CaseChoice): { choice: CaseChoice; notes: Issue[] } {
  const { starts, treated, where } = choice;
  const kept = treated.filter((unit) => starts?.[unit] !== 0);
  const count = treated.length - kept.length;
  if (count === 0) return { choice, notes: [] };
  const what = `${count} units are treated before a base period exists and were left out`;
  const fix = 'begin the panel earlier, or anticipate by fewer periods';
  return { choice: { ...choice, treated: kept }, notes: [note('base-outside', what, where, fix)] };
}

/** Donors without a gap where they are needed; the others are left out and named. */
function completeDonors(choice: CaseChoice, estimator: Estimator) {
  const { panel, donors, fit, post, where } = choice;
  if (estimator.takes_gaps === 'of-all') return { complete: donors, notes: [] };
  const isComplete = (unit: number) => {
    const row = rowOf(panel, unit);
    const has = (t: number) => !Number.isNaN(row[t]);
    for (let t = fit.from; t < fit.to; t++) if (!has(t)) return false;
    for (let t = post.from; t < post.to; t++) if (!has(t)) return false;
    return true;
  };
  const complete = donors.filter(isComplete);
  const left = donors.filter((unit) => !complete.includes(unit));
  if (left.length === 0) return { complete, notes: [] };
  const names = left.map((unit) => panel.unit_ids[unit]);
  const what = `${left.length} donors with missing periods are left out: ${names.slice(0, 8).join(', ')}`;
  const fix = 'fill their periods, or choose a shorter --fit';
  return { complete, notes: [note('donors-incomplete', what, where, fix)] };
}

const FEWEST_FIT = 3;
const FEWEST_DONORS = 2;
/** A difference takes one period before, where units start at different times. */
const FEWEST_BASE = 1;

function faultsOf(choice: CaseChoice, estimator: Estimator, donors: readonly number[]): Issue[] {
  const { panel, treated, fit, post, where, start } = choice;
  const faults: Issue[] = [];
  const label = (t: number) => panel.periods[t];
  const length = fit.to - fit.from;
  const shortest = choice.starts ? FEWEST_BASE : FEWEST_FIT;
  if (length < shortest) {
    const what = `the fit has ${Math.max(0, length)} periods; at least ${shortest} are needed`;
    faults.push(note('fit-short', what, where, 'choose a later start, or a wider --fit'));
  }
  if (post.to <= post.from) {
    const what = `there is no period from the start ${label(start) ?? ''} on`;
    faults.push(note('post-empty', what, where, 'choose an earlier start'));
  }
  const dates = new Set(treated.map((unit) => choice.starts?.[unit]));
  if (dates.size > 1 && !estimator.takes_starts) {
    const what = `${estimator.id} takes one start for all treated units; there are ${dates.size}`;
    const fix = 'use --estimator staggered or matrix-completion, or name --treated and --start';
    faults.push(note('starts-differ', what, where, fix));
  }
  const fewest = estimator.fewest_donors ?? FEWEST_DONORS;
  if (estimator.has_donors && !choice.starts && donors.length < fewest) {
    const what = `${estimator.id} needs at least ${fewest} donors; there are ${donors.length}`;
    const fix =
      'add units that were never treated, or use an estimator without donors: interrupted-series';
    faults.push(note('donors-few', what, where, fix));
  }
  for (const unit of treated) {
    const row = rowOf(panel, unit);
    const missing: string[] = [];
    let isConstant = true;
    let first = Number.NaN;
    for (let t = fit.from; t < fit.to; t++) {
      if (Number.isNaN(row[t])) missing.push(label(t));
      else if (Number.isNaN(first)) first = row[t];
      else if (row[t] !== first) isConstant = false;
    }
    const name = panel.unit_ids[unit];
    if (missing.length === length && length > 0) {
      faults.push(
        note(
          'treated-missing',
          `"${name}" has no value in the fit`,
          where,
          'choose a --fit that it has values in',
        ),
      );
    } else if (missing.length > 0 && !estimator.takes_gaps) {
      const what = `"${name}" has no value in ${missing.length} periods of the fit: ${missing.slice(0, 5).join(', ')}`;
      const fix = 'choose a --fit without gaps, or structural-time-series, which takes them';
      faults.push(note('treated-missing', what, where, fix));
    } else if (isConstant && length >= FEWEST_FIT && !choice.starts) {
      const what = `"${name}" has the same value ${first} in every period of the fit`;
      faults.push(
        note(
          'series-constant',
          what,
          where,
          'nothing can be compared with a series that does not vary',
        ),
      );
    }
    const hasPost = rowOf(panel, unit)
      .subarray(post.from, post.to)
      .some((value) => !Number.isNaN(value));
    if (post.to > post.from && !hasPost) {
      const what = `"${name}" has no value from the start on`;
      faults.push(note('treated-missing', what, where, 'choose an earlier start'));
    }
  }
  const transform =
    choice.options.transform ?? estimator.defaults.transform ?? EFFECT_DEFAULTS.transform;
  const used = { treated, donors: estimator.has_donors ? donors : [] };
  return [...faults, ...scaleFaults(panel, used, transform)];
}

/** The panel cut to the units that are used, so that no other's gap is in the way. */
function narrowed(choice: CaseChoice, estimator: Estimator, donors: readonly number[]) {
  const { panel, treated, start, starts } = choice;
  const used = [...treated, ...(estimator.has_donors || starts ? donors : [])];
  const n = panel.periods.length;
  const taken = (column: Float64Array) => {
    const values = new Float64Array(used.length * n);
    used.forEach((unit, i) => {
      values.set(column.subarray(unit * n, (unit + 1) * n), i * n);
    });
    return values;
  };
  const columns = Object.fromEntries(
    Object.entries(panel.columns).map(([name, column]) => [name, taken(column)]),
  );
  const treatment: Treatment = {
    treated: treated.map((_, i) => i),
    donors: used.slice(treated.length).map((_, i) => treated.length + i),
    start,
    ...(starts && { starts: Int32Array.from(used, (unit) => starts[unit]) }),
  };
  return {
    panel: {
      unit_ids: used.map((unit) => panel.unit_ids[unit]),
      periods: panel.periods,
      values: taken(panel.values),
      columns,
    },
    treatment,
  };
}
