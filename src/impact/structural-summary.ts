/** Draws of structural time series on the raw scale, and what they say of an effect. */
import type { Effect, EffectOptions, OwnInterval, Random, Span, Transform } from '../core/index.ts';
import { mean, sampleQuantiles, unscaled, variance } from '../math/index.ts';
import { scaledAll } from './scale.ts';
import { type Covariate, knownIn } from './series-input.ts';
import { type StructuralDraw, sampleStructural } from './structural-sampler.ts';

export interface Tally {
  /** how many were kept */
  draws: number;
  /** what could have been observed, raw scale `[period − first × draw]` */
  paths: Float64Array[];
  /** first period that has a path */
  first: number;
  /** mean of the signal on the scale of the fit `[period]`, NaN without a path */
  signal: Float64Array;
  details: Record<string, number>;
}

/** Runs the sampler on standardised series and takes its draws back to the raw scale. */
export function tallyDraws(
  observed: Float64Array,
  covariates: readonly Covariate[],
  options: EffectOptions,
  random: Random,
): Tally {
  const { fit, transform, season } = options;
  const y = scaledAll(observed, transform);
  const { centre, spread } = measure(y, fit);
  const end = endOfPath(covariates, options, y.length);
  const series = {
    y: standardised(y, fit, fit.to),
    columns: covariates.map(({ values }) => standardised(values, fit, end)),
    ahead: end - fit.to,
    season,
    slope: false,
  };
  const kept = options.draws - Math.floor(options.draws / 10);
  const paths = Array.from({ length: end - fit.from }, () => new Float64Array(kept));
  const signal = new Float64Array(y.length).fill(Number.NaN).fill(0, fit.from, end);
  const totals = totalsOf(covariates.length);
  let k = 0;
  sampleStructural(series, options.draws, random, (draw) => {
    for (let t = 0; t < paths.length; t++) {
      paths[t][k] = unscaled(centre + spread * draw.path[t], transform);
      signal[fit.from + t] += (centre + spread * draw.signal[t]) / kept;
    }
    addTo(totals, draw);
    k++;
  });
  const details = detailsOf(totals, covariates, spread, fit, kept);
  return { draws: kept, paths, first: fit.from, signal, details };
}

/** Mean and standard deviation over the known values of a span. */
function measure(values: Float64Array, span: Span): { centre: number; spread: number } {
  const known = knownIn(values, span);
  return { centre: mean(known), spread: Math.sqrt(variance(known)) };
}

/** From the start of the span to before `end`, in standard deviations within the span. */
function standardised(values: Float64Array, span: Span, end: number): Float64Array {
  const { centre, spread } = measure(values, span);
  return values.slice(span.from, end).map((value) => (value - centre) / spread);
}

/** The period after the last that every covariate reaches without a gap. */
function endOfPath(
  covariates: readonly Covariate[],
  { post }: EffectOptions,
  periods: number,
): number {
  let end = post.to;
  while (end < periods && covariates.every(({ values }) => !Number.isNaN(values[end]))) end++;
  return end;
}

/** Sums over draws. */
interface Totals {
  coefficients: Float64Array;
  included: Float64Array;
  noise: number;
  persistence: number;
  steps: number[];
}

function totalsOf(columns: number): Totals {
  return {
    coefficients: new Float64Array(columns),
    included: new Float64Array(columns),
    noise: 0,
    persistence: 0,
    steps: [],
  };
}

function addTo(totals: Totals, draw: StructuralDraw): void {
  const { coefficients, included, noise, steps } = draw;
  for (let j = 0; j < coefficients.length; j++) {
    totals.coefficients[j] += coefficients[j];
    totals.included[j] += included[j];
  }
  totals.noise += Math.sqrt(noise);
  totals.persistence = draw.persistence;
  steps.forEach((step, k) => {
    totals.steps[k] = (totals.steps[k] ?? 0) + Math.sqrt(step);
  });
}

/** Means over draws, on the scale of the fit. */
function detailsOf(
  { coefficients, included, noise, persistence, steps }: Totals,
  covariates: readonly Covariate[],
  spread: number,
  fit: Span,
  kept: number,
): Record<string, number> {
  const details: Record<string, number> = {
    sigma: (noise / kept) * spread,
    noise_autocorrelation: persistence,
    sigma_level: (steps[0] / kept) * spread,
  };
  if (steps.length > 1) details.sigma_season = (steps[1] / kept) * spread;
  covariates.forEach(({ name, values }, j) => {
    details[`inclusion.${name}`] = included[j] / kept;
    details[`coefficient.${name}`] =
      (coefficients[j] / kept / measure(values, fit).spread) * spread;
  });
  return details;
}

const TAILS = [0.025, 0.975] as const;

/** The path and the intervals that the draws give. */
export function summarise(
  observed: Float64Array,
  tally: Tally,
  options: EffectOptions,
): Pick<
  Effect,
  'observed' | 'counterfactual' | 'scaled_observed' | 'scaled_counterfactual' | 'own' | 'se'
> {
  const { transform } = options;
  const { means, se } = effectDraws(observed, tally, options);
  return {
    observed,
    counterfactual: counterfactualOf(tally, transform),
    scaled_observed: scaledAll(observed, transform),
    scaled_counterfactual: tally.signal,
    se,
    own: ownInterval(tally, means, observed, options),
  };
}

/** Mean over draws; of the signal alone where the scale is straight, which has less noise in it. */
function counterfactualOf({ signal, paths, first }: Tally, transform: Transform): Float64Array {
  if (transform === 'none') return signal.slice();
  return signal.map((_, t) => {
    const draws = paths[t - first];
    return draws === undefined ? Number.NaN : mean(draws);
  });
}

/** Mean of what could have been observed over the reported periods that are known, by draw. */
function effectDraws(
  observed: Float64Array,
  { paths, first, draws }: Tally,
  { post }: EffectOptions,
): { means: Float64Array; se: number } {
  const means = new Float64Array(draws);
  const known = knownIn(observed, post).length;
  for (let t = post.from; t < post.to; t++) {
    if (Number.isNaN(observed[t])) continue;
    const path = paths[t - first];
    for (let k = 0; k < draws; k++) means[k] += path[k] / known;
  }
  return { means, se: Math.sqrt(variance(means)) };
}

function ownInterval(
  { paths, first, signal, draws }: Tally,
  means: Float64Array,
  observed: Float64Array,
  { post }: EffectOptions,
): OwnInterval {
  const [low, high] = [signal.slice(), signal.slice()];
  paths.forEach((path, t) => {
    [low[first + t], high[first + t]] = sampleQuantiles(path, TAILS);
  });
  const known = knownIn(observed, post);
  const level = mean(known);
  const bounds = sampleQuantiles(means, TAILS);
  const gap = { low: level - bounds[1], high: level - bounds[0] };
  const above = means.reduce((count, value) => count + (value >= level ? 1 : 0), 0);
  const below = means.reduce((count, value) => count + (value <= level ? 1 : 0), 0);
  const p_one_sided = Math.min(1, (Math.min(above, below) + 1) / (draws + 1));
  return {
    ...{ low, high },
    mean: gap,
    sum: { low: gap.low * known.length, high: gap.high * known.length },
    rate_ratio: { low: ratio(level, bounds[1]), high: ratio(level, bounds[0]) },
    p: Math.min(1, 2 * p_one_sided),
    p_one_sided,
  };
}

/** Observed over expected; without bound where nothing, or less, was to be expected. */
function ratio(observed: number, expected: number): number {
  if (expected > 0) return observed / expected;
  return observed > 0 ? Number.POSITIVE_INFINITY : Number.NaN;
}
