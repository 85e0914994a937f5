/** An effect with its inference, checks and verdict, as numbers by name. */
import {
  type EffectOptions,
  type EffectReport,
  type Estimated,
  type Inference,
  LARGEST_P,
  type PathPoint,
  type PlaceboPath,
  type PostSummary,
  type Random,
  type ReportedOptions,
  rowOf,
  type Span,
  scaledGap,
  type VerdictOf,
} from '../core/index.ts';
import { meanEffect, totals } from './mean-effect.ts';
import { minimumDetectable } from './minimum-detectable.ts';
import { placebosOf, ratioOf } from './placebos.ts';
import { procedures } from './procedures.ts';
import { robustnessOf } from './robustness.ts';
import { type VerdictGrounds, verdictOf } from './verdict.ts';

/** What to work out beside the estimate. */
export interface ReportChoice {
  /** ids of procedures; all that are defined when absent */
  inference?: readonly string[];
  /** further pools of donors by name */
  pools?: Readonly<Record<string, readonly number[]>>;
  /** events before and periods after, where the outcome counts events */
  events_before?: number;
  periods_after?: number;
  seed: number;
}

/** A report before words are put to it. */
export interface Reported {
  report: Omit<EffectReport, 'sentence' | 'verdict' | 'outcome'>;
  grounds: VerdictGrounds;
}

/** @param random stream for placebos, pairs and draws */
export function reportOf(estimated: Estimated, choice: ReportChoice, random: Random): Reported {
  const { effect, panel, treatment, options } = estimated;
  const asked = procedures.entries.filter(
    ({ id }) => choice.inference === undefined || choice.inference.includes(id),
  );
  const refusals = asked.map((procedure) => procedure.refuses(estimated));
  const inference = asked.flatMap((procedure, i) =>
    refusals[i] ? [] : [procedure.run(estimated, random)],
  );
  const hasPlacebos = inference.some(({ procedure }) => procedure === 'placebo');
  const robustness = robustnessOf(estimated, choice.pools ?? {}, random);
  const p =
    inference.find(({ procedure }) => procedure === 'placebo')?.p ?? effect.own?.p ?? Number.NaN;
  return {
    report: {
      estimator: effect.estimator,
      treated: treatment.treated.map((unit) => panel.unit_ids[unit]),
      start: panel.periods[treatment.start],
      options: reportedOptions(panel.periods, options, choice.seed),
      donors: treatment.donors.map((unit) => panel.unit_ids[unit]),
      weights: effect.weights ?? {},
      ...(effect.time_weights && { time_weights: effect.time_weights }),
      path: pathOf(estimated, inference),
      gap: [...scaledGap(effect)],
      pre: squaresOver(estimated, options.pre ?? options.fit),
      fit: squaresOver(estimated, options.fit),
      post: postOf(estimated, inference),
      inference,
      not_defined: asked.flatMap(({ id }, i) => {
        const why = refusals[i];
        return why ? [{ procedure: id, why }] : [];
      }),
      robustness,
      minimum_detectable: hasPlacebos ? minimumDetectable(estimated, LARGEST_P, random) : null,
      placebos: hasPlacebos ? placeboPaths(estimated, random) : [],
      ...(effect.groups && { groups: effect.groups }),
      ...(effect.aggregate && { aggregate: effect.aggregate }),
      details: effect.details,
      p_family: p,
      notes: effect.notes,
    },
    grounds: {
      p,
      effect_mean: meanEffect(effect, estimated),
      ...fitQuality(estimated),
      donors: treatment.donors.length,
      ...(choice.events_before === undefined ? {} : { events_before: choice.events_before }),
      ...(choice.periods_after === undefined ? {} : { periods_after: choice.periods_after }),
      leave_one_out: robustness.leave_one_out.map(({ effect_mean }) => effect_mean),
      in_time: robustness.in_time.map(({ p }) => p),
    },
  };
}

/** The verdict once p of the whole family is known. */
export function judged(reported: Reported, p_family: number): VerdictOf {
  reported.report.p_family = p_family;
  return verdictOf({ ...reported.grounds, p: p_family });
}

function reportedOptions(
  periods: readonly string[],
  options: EffectOptions,
  seed: number,
): ReportedOptions {
  const label = (t: number) => periods[t];
  const span = ({ from, to }: { from: number; to: number }) => ({
    from: label(from),
    to: label(to - 1),
  });
  return {
    ...options,
    fit: span(options.fit),
    pre: span(options.pre ?? options.fit),
    post: span(options.post),
    predictors: options.predictors.map(
      ({ column, from, to }) => `${column}@${label(from)}..${label(to)}`,
    ),
    covariates: [...options.covariates],
    seed,
  };
}

/** Intervals by period: the estimator's own, else those of the first procedure that has some. */
function pathOf({ effect, panel }: Estimated, inference: readonly Inference[]): PathPoint[] {
  const order = ['prediction-interval', 'conformal'];
  const set = order.flatMap((id) => inference.find(({ procedure }) => procedure === id)?.set ?? []);
  const ends = new Map([...set].reverse().map(({ time, low, high }) => [time, { low, high }]));
  return panel.periods.map((time, t) => {
    const difference = effect.observed[t] - effect.counterfactual[t];
    const own = effect.own && {
      low: effect.observed[t] - effect.own.high[t],
      high: effect.observed[t] - effect.own.low[t],
    };
    const { low, high } = own ?? ends.get(time) ?? { low: Number.NaN, high: Number.NaN };
    return {
      time,
      observed: effect.observed[t],
      counterfactual: effect.counterfactual[t],
      effect: difference,
      low,
      high,
    };
  });
}

function squaresOver({ effect }: Estimated, { from, to }: Span) {
  let squares = 0;
  let periods = 0;
  for (let t = from; t < to; t++) {
    const gap = effect.observed[t] - effect.counterfactual[t];
    if (Number.isNaN(gap)) continue;
    squares += gap * gap;
    periods++;
  }
  return { periods, mspe: squares / periods, rmspe: Math.sqrt(squares / periods) };
}

function postOf(estimated: Estimated, inference: readonly Inference[]): PostSummary {
  const { effect, options } = estimated;
  const { observed, counterfactual, periods } = totals(effect, estimated);
  const interval = inference.find(({ procedure }) => procedure === 'prediction-interval');
  const placeboSe = inference.find(({ procedure }) => procedure === 'placebo-se');
  const none = { low: Number.NaN, high: Number.NaN };
  const mean = effect.own?.mean ?? interval?.mean ?? placeboSe?.mean ?? none;
  const ratio = effect.own?.rate_ratio ?? interval?.rate_ratio ?? none;
  const { mspe, rmspe } = squaresOver(estimated, options.post);
  return {
    periods,
    effect_mean: (observed - counterfactual) / periods,
    effect_sum: observed - counterfactual,
    observed_mean: observed / periods,
    counterfactual_mean: counterfactual / periods,
    mspe,
    rmspe,
    rate_ratio: counterfactual > 0 ? observed / counterfactual : Number.NaN,
    low: mean.low,
    high: mean.high,
    rate_ratio_low: ratio.low,
    rate_ratio_high: ratio.high,
    se: effect.se ?? placeboSe?.se ?? Number.NaN,
  };
}

function placeboPaths(estimated: Estimated, random: Random): PlaceboPath[] {
  return placebosOf(estimated, random).map(({ unit, effect, summary }) => ({
    unit,
    gap: [...scaledGap(effect)],
    ratio: ratioOf(summary),
  }));
}

/** The gap over the fit beside the treated unit's own deviation there, on the scale of the fit. */
function fitQuality({ effect, options }: Estimated) {
  const { from, to } = options.fit;
  const isKnown = (value: number) => !Number.isNaN(value);
  const gap = scaledGap(effect).slice(from, to).filter(isKnown);
  const own = effect.scaled_observed.slice(from, to).filter(isKnown);
  const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
  const root = (values: Float64Array, about: number) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - about) ** 2, 0) / values.length);
  return { rmspe_fit: root(gap, 0), deviation: root(own, mean) };
}

/** Events of the treated units in the periods of the fit. */
export function totalBefore({ panel, treatment, options }: Estimated): number {
  let sum = 0;
  for (const unit of treatment.treated) {
    const row = rowOf(panel, unit);
    for (let t = options.fit.from; t < options.fit.to; t++) sum += row[t] || 0;
  }
  return sum;
}
