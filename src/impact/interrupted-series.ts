import {
  type Effect,
  type EffectOptions,
  type Estimator,
  type ImpactPanel,
  type Issue,
  type OwnInterval,
  rowOf,
  type Treatment,
  VigieError,
} from '../core/index.ts';
import {
  type CountRegression,
  type CountRegressionInput,
  negativeBinomialRegression,
  studentQuantile,
  studentTail,
} from '../math/index.ts';
import {
  designOf,
  persistentCovariance,
  quadratic,
  type Scatter,
  type SeriesDesign,
  scatterOf,
} from './interrupted-design.ts';
import { scaledAll } from './scale.ts';
import {
  type Covariate,
  noteGaps,
  ownCovariates,
  seasonFaults,
  treatedSeries,
  unitsNamed,
  usableCovariates,
} from './series-input.ts';

const LEAST = { fit: 12, post: 3 };
/** A covariate of this name is an exposure: its logarithm is an offset. */
const EXPOSURE = 'population';

/**
 * Interrupted time series: negative-binomial regression of the treated unit's own counts on a
 * linear trend, harmonics of the season (`season` > 1; two from a season of 6 on), `covariates` and
 * one change of level from the start; the counterfactual leaves the change out. There is no change of
 * slope: over the months of a report it cannot be told from a change of level, and would cost most
 * of the power. A covariate named `population` is an exposure. Where several units are treated their
 * counts are added, and the path is their mean.
 *
 * Errors allow for a persistent rate, with Student quantiles. `own.low` and `own.high` bound what
 * would have been observed in each period, the noise of a single period included; the bounds of mean
 * and sum are those of the rate ratio in events. Rates are refused: give counts and the population.
 * @throws VigieError `treated-none`, `start-outside`, `values-missing`, `periods-few` (12 known before
 * the start and 3 after are needed), `series-constant`, `not-counts`, `covariate-unknown`,
 * `covariate-missing`, `season-long`, `regression-failed`
 * @source Bernal, Cummins & Gasparrini (2017), Interrupted time series regression for the evaluation
 * of public health interventions: a tutorial, International Journal of Epidemiology 46(1)
 */
export const interruptedSeries: Estimator = {
  id: 'interrupted-series',
  title: {
    en: 'Interrupted time series (negative binomial)',
    fr: 'Série chronologique interrompue (binomiale négative)',
  },
  weakness: {
    en: 'It has no comparison: it prolongs the past of this place alone, so anything else that changed at the same time counts as effect, and a trend that would have bent anyway does too.',
    fr: "Elle n'a pas de comparaison : elle prolonge le seul passé de ce lieu, si bien que tout ce qui a changé au même moment est compté comme effet, de même qu'une tendance qui se serait infléchie de toute façon.",
  },
  defaults: {},
  has_donors: false,
  takes_gaps: 'of-treated',
  estimate(panel, treatment, options): Effect {
    const notes: Issue[] = [];
    const series = seriesOf(panel, treatment, options, notes);
    const fit = fitOf(series, panel, treatment, options);
    const counterfactual = predicted(fit, series);
    return {
      estimator: 'interrupted-series',
      observed: series.observed,
      counterfactual,
      scaled_observed: scaledAll(series.observed, options.transform),
      scaled_counterfactual: scaledAll(counterfactual, options.transform),
      ...ownOf(fit, series, counterfactual, options),
      details: detailsOf(fit),
      notes,
    };
  },
};

/** Counts, what they are regressed on, and their mean over the treated. */
interface CountSeries {
  observed: Float64Array;
  units: number;
  covariates: Covariate[];
  /** logarithm of the exposure `[period]` */
  offset: Float64Array;
}

function seriesOf(
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
  notes: Issue[],
): CountSeries {
  const observed = treatedSeries(panel, treatment, options, LEAST);
  const faults = [
    ...countFaults(panel, treatment, options),
    ...seasonFaults(panel, treatment, options),
  ];
  if (faults.length > 0) throw new VigieError(faults);
  noteGaps(panel, treatment, observed, options, notes);
  const named = ownCovariates(panel, treatment, options);
  const exposure = named.find(({ name }) => name === EXPOSURE);
  // A population that does not change is an exposure all the same: only the others are dropped.
  if (exposure) usableCovariates(panel, [exposure], options, []);
  const others = named.filter((covariate) => covariate !== exposure);
  return {
    observed,
    units: treatment.treated.length,
    covariates: usableCovariates(panel, others, options, notes),
    offset: exposure ? logarithms(exposure) : new Float64Array(observed.length),
  };
}

function logarithms({ name, values }: Covariate): Float64Array {
  const wrong = values.find((value) => value <= 0);
  if (wrong === undefined) return values.map(Math.log);
  const what = `${wrong} in "${name}" is no population`;
  const fix = 'correct the column, or leave it out of --covariates';
  throw new VigieError([{ code: 'population-invalid', what, where: `covariate ${name}`, fix }]);
}

function countFaults(panel: ImpactPanel, treatment: Treatment, { fit, post }: EffectOptions) {
  return treatment.treated.flatMap((unit): Issue[] => {
    const row = rowOf(panel, unit);
    const used = [...row.subarray(fit.from, fit.to), ...row.subarray(post.from, post.to)];
    const wrong = used.find((value) => !Number.isNaN(value) && !isCount(value));
    if (wrong === undefined) return [];
    return [
      {
        code: 'not-counts',
        what: `${wrong} is not a count: this estimator takes whole numbers from 0`,
        where: unitsNamed(panel, { ...treatment, treated: [unit] }),
        fix: `give the counts, with --covariates ${EXPOSURE} for a rate, or use --estimator structural-time-series`,
      },
    ];
  });
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0;

interface SeriesFit {
  regression: CountRegression;
  scatter: Scatter;
  design: SeriesDesign;
  covariance: Float64Array;
}

function fitOf(
  { observed, units, covariates, offset }: CountSeries,
  panel: ImpactPanel,
  treatment: Treatment,
  options: EffectOptions,
): SeriesFit {
  const { fit, post } = options;
  const times = Array.from(observed, (_, t) => t).filter(
    (t) =>
      ((t >= fit.from && t < fit.to) || (t >= post.from && t < post.to)) &&
      !Number.isNaN(observed[t]),
  );
  const counts = Float64Array.from(times, (t) => Math.round(observed[t] * units));
  const design = designOf(treatment.start, covariates, options);
  const rows = Float64Array.from(times.flatMap((t) => [...design.row(t, true)]));
  const regression = regress(
    {
      counts,
      design: rows,
      columns: design.names.length,
      offset: times.map((t) => offset[t]),
    },
    unitsNamed(panel, treatment),
  );
  const scatter = scatterOf(regression, times, counts);
  const covariance = persistentCovariance(regression, rows, times, scatter);
  return { regression, scatter, design, covariance };
}

/** Where theta is so large that it does not settle the counts are as good as Poisson. */
function regress(input: CountRegressionInput, where: string): CountRegression {
  const attempts = [input, { ...input, theta: Number.POSITIVE_INFINITY }];
  let reason = '';
  for (const attempt of attempts) {
    try {
      return negativeBinomialRegression(attempt);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      reason ||= error.message;
    }
  }
  const what = `the regression has no solution: ${reason}`;
  const fix = 'widen the windows, or leave out a covariate or the season';
  throw new VigieError([{ code: 'regression-failed', what, where, fix }]);
}

/** What the fit foretells without the change `[period]`, mean over units, NaN without covariates. */
function predicted({ regression, design }: SeriesFit, { offset, units }: CountSeries) {
  return offset.map((exposure, t) => {
    let eta = exposure;
    design.row(t, false).forEach((x, j) => {
      eta += x * regression.coefficients[j];
    });
    return Math.exp(eta) / units;
  });
}

function ownOf(
  { regression, scatter, design, covariance }: SeriesFit,
  { observed, units }: CountSeries,
  counterfactual: Float64Array,
  { post }: EffectOptions,
): { own: OwnInterval; se: number } {
  const last = design.names.length - 1;
  const change = regression.coefficients[last];
  const error = Math.sqrt(covariance[last * (last + 1) + last]);
  const reach = studentQuantile(0.975, scatter.df);
  const low = Math.exp(change - reach * error);
  const high = Math.exp(change + reach * error);
  const known = Array.from(observed.subarray(post.from, post.to)).filter((y) => !Number.isNaN(y));
  const level = known.reduce((sum, y) => sum + y, 0) / known.length;
  const gap = { low: level * (1 - 1 / low), high: level * (1 - 1 / high) };
  const tail = studentTail(Math.abs(change) / error, scatter.df);
  const band = counterfactual.map((mu, t) => {
    const own = scatter.dispersion * (1 / (mu * units) + 1 / regression.theta);
    return Math.log1p(quadratic(design.row(t, false), covariance) + own);
  });
  const bound = (sign: number) =>
    counterfactual.map((mu, t) => mu * Math.exp(-band[t] / 2 + sign * reach * Math.sqrt(band[t])));
  return {
    se: (level / Math.exp(change)) * error,
    own: {
      ...{ low: bound(-1), high: bound(1) },
      mean: gap,
      sum: { low: gap.low * known.length, high: gap.high * known.length },
      rate_ratio: { low, high },
      p: 2 * tail,
      p_one_sided: tail,
    },
  };
}

function detailsOf({ regression, scatter, design, covariance }: SeriesFit): Record<string, number> {
  const k = design.names.length;
  const { theta, coefficients } = regression;
  return {
    ...Object.fromEntries(design.names.map((name, j) => [name, coefficients[j]])),
    level_se: Math.sqrt(covariance[k * k - 1]),
    ...(Number.isFinite(theta) ? { theta } : {}),
    dispersion: scatter.dispersion,
    autocorrelation: scatter.share * scatter.persistence,
    persistence: scatter.persistence,
    df: scatter.df,
  };
}
