/** Regressors of an interrupted series and the covariance of their coefficients under autocorrelation. */
import type { EffectOptions } from '../core/index.ts';
import { autocorrelation, type CountRegression, mean } from '../math/index.ts';
import { type Covariate, knownIn } from './series-input.ts';

export interface SeriesDesign {
  /** names of the columns; the level change is the last */
  names: readonly string[];
  /** row of period t; without the change unless asked for */
  row(t: number, changed: boolean): Float64Array;
}

/** Harmonics of a season: two where it is long enough to show them, which is usual for months. */
function harmonicsOf(season: number): number {
  if (season <= 1) return 0;
  return season >= 6 ? 2 : 1;
}

/**
 * Intercept, linear trend (a unit is ten periods, 0 at the start), harmonics of the season,
 * covariates in standard deviations, change of level.
 */
export function designOf(
  start: number,
  covariates: readonly Covariate[],
  { season, fit }: EffectOptions,
): SeriesDesign {
  const waves = Array.from({ length: harmonicsOf(season) }, (_, k) => k + 1).flatMap((k) => {
    const angle = (t: number) => (2 * Math.PI * k * t) / season;
    const cosine = { name: `season.cos${k}`, at: (t: number) => Math.cos(angle(t)) };
    // The sine of a season of two is 0 throughout.
    if (season === 2 * k) return [cosine];
    return [cosine, { name: `season.sin${k}`, at: (t: number) => Math.sin(angle(t)) }];
  });
  const regressors = covariates.map(({ name, values }) => {
    const known = knownIn(values, fit);
    const centre = mean(known);
    const spread = Math.sqrt(mean(known.map((value) => (value - centre) ** 2)));
    return { name: `coefficient.${name}`, at: (t: number) => (values[t] - centre) / spread };
  });
  const columns = [
    { name: 'intercept', at: () => 1 },
    { name: 'trend', at: (t: number) => (t - start) / 10 },
    ...waves,
    ...regressors,
  ];
  return {
    names: [...columns.map(({ name }) => name), 'level'],
    row: (t, changed) =>
      Float64Array.from([...columns.map(({ at }) => at(t)), changed && t >= start ? 1 : 0]),
  };
}

/** How a fitted series scatters: what its errors are reckoned from. */
export interface Scatter {
  /** Pearson's, at least 1: what is left beyond the variance of the model */
  dispersion: number;
  /** share of the variance that may persist, and its correlation from one period to the next */
  share: number;
  persistence: number;
  /** of the Student quantiles */
  df: number;
}

const MOST_PERSISTENT = 0.9;
const CLEAR_LAG = 0.2;
const MOST_DECAY = 0.8;
const FEWEST_DF = 4;

/**
 * @param times period of each row of the fit, ascending
 * @param counts `[row]`
 */
export function scatterOf(
  regression: CountRegression,
  times: readonly number[],
  counts: Float64Array,
): Scatter {
  const { fitted, theta, coefficients } = regression;
  const k = coefficients.length;
  const n = counts.length;
  const spread = (t: number) => Math.sqrt(fitted[t] + fitted[t] ** 2 / theta);
  const pearson = counts.map((count, t) => (count - fitted[t]) / spread(t));
  const squares = pearson.reduce((sum, value) => sum + value * value, 0);
  const dispersion = Math.max(1, squares / Math.max(1, n - k));
  const byTime = new Float64Array(times[n - 1] - times[0] + 1).fill(Number.NaN);
  times.forEach((t, i) => {
    byTime[t - times[0]] = pearson[i];
  });
  // Each further column takes as much from the autocorrelation of what is left as the mean does.
  const adjusted = (lag: number) => {
    const r = autocorrelation(byTime, lag);
    return Math.min(MOST_PERSISTENT, r + ((k - 1) * (1 + r)) / n);
  };
  const first = adjusted(1);
  const poisson = mean(fitted.map((mu) => 1 / (1 + mu / theta))) / dispersion;
  const most = Math.max(first, 1 - poisson);
  const shown = most > 0 ? first / most : 0;
  // Where the first lag stands out, the second shows how what persists decays.
  const decay = first > CLEAR_LAG ? Math.min(MOST_DECAY, adjusted(2) / first) : 0;
  const persistence = Math.min(MOST_PERSISTENT, Math.max(shown, decay));
  const share = persistence > 0 ? first / persistence : 0;
  const df = ((n - 1) * (1 - persistence)) / (1 + persistence) - (k - 1);
  return { dispersion, share, persistence, df: Math.max(FEWEST_DF, df) };
}

/**
 * Sandwich covariance whose middle takes the counts of two periods to go together as those of a
 * persistent rate do. A Newey–West middle is of no use here: residuals after the start add up to
 * nearly 0, so that sums over them say almost nothing of the change of level.
 * @param design `[row × column]`
 * @source Zeger (1988), A regression model for time series of counts, Biometrika 75(4)
 */
export function persistentCovariance(
  { fitted, theta, covariance }: CountRegression,
  design: Float64Array,
  times: readonly number[],
  { dispersion, share, persistence }: Scatter,
): Float64Array {
  const n = fitted.length;
  const k = design.length / n;
  const middle = new Float64Array(k * k);
  // Score of a row: x (y − μ) / (1 + μ/θ), whose standard deviation is this.
  const size = fitted.map((mu) => Math.sqrt((dispersion * mu) / (1 + mu / theta)));
  for (let s = 0; s < n; s++) {
    for (let t = 0; t < n; t++) {
      const gap = Math.abs(times[s] - times[t]);
      const weight = size[s] * size[t] * (gap === 0 ? 1 : share * persistence ** gap);
      for (let i = 0; i < k; i++) {
        const scaled = weight * design[s * k + i];
        for (let j = 0; j < k; j++) middle[i * k + j] += scaled * design[t * k + j];
      }
    }
  }
  return product(product(covariance, middle, k), covariance, k);
}

function product(a: Float64Array, b: Float64Array, k: number): Float64Array {
  return a.map((_, at) => {
    let sum = 0;
    for (let l = 0; l < k; l++) sum += a[Math.floor(at / k) * k + l] * b[l * k + (at % k)];
    return sum;
  });
}

/** xᵀ V x. */
export function quadratic(x: Float64Array, V: Float64Array): number {
  const k = x.length;
  let sum = 0;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) sum += x[i] * V[i * k + j] * x[j];
  return sum;
}
