/** What a unit's futures say in all: ranges by month and together, and thresholds that some pass. */
import type { FutureRange, PassedThreshold, UnitForecast } from '../core/index.ts';
import { rangeOf, shareOver } from './forecast-path.ts';

const HALF_YEAR = 6;
/** Counts that people ask about. */
const THRESHOLDS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000];
/** A threshold worth telling lies above what is usual and is still within reach. */
const TOLD = { least: 0.05, most: 0.65 };

/**
 * @param samples `[lead × sample]`
 * @param observed months up to the origin, oldest first
 */
export function unitForecast(
  unit: string,
  samples: Int32Array,
  n_samples: number,
  observed: Float64Array,
): UnitForecast {
  const leads = samples.length / n_samples;
  const year = totalsOf(samples, n_samples, leads);
  const before = observed.subarray(observed.length - leads).reduce((sum, value) => sum + value, 0);
  return {
    ...{ unit, observed },
    ahead: Array.from({ length: leads }, (_, l) =>
      rangeOf(samples.subarray(l * n_samples, (l + 1) * n_samples)),
    ),
    half_year: rangeOf(totalsOf(samples, n_samples, HALF_YEAR)),
    year: rangeOf(year),
    more_than_before: year.filter((value) => value > before).length / n_samples,
    passed: passedOf(samples, n_samples, leads, observed),
  };
}

/** Of all months together. */
export function yearRange(samples: Int32Array, n_samples: number): FutureRange {
  return rangeOf(totalsOf(samples, n_samples, samples.length / n_samples));
}

/** Each future's sum over the first so many months. */
function totalsOf(samples: Int32Array, n_samples: number, months: number): Float64Array {
  return Float64Array.from({ length: n_samples }, (_, sample) => {
    let sum = 0;
    for (let lead = 0; lead < months; lead++) sum += samples[lead * n_samples + sample];
    return sum;
  });
}

function passedOf(
  samples: Int32Array,
  n_samples: number,
  leads: number,
  observed: Float64Array,
): PassedThreshold[] {
  return THRESHOLDS.map((threshold) => {
    const at = observed.findLastIndex((value) => value > threshold);
    return {
      threshold,
      share: shareOver(samples, n_samples, leads, threshold),
      months_ago: at < 0 ? undefined : observed.length - 1 - at,
    };
  }).filter(({ share }) => share >= TOLD.least && share <= TOLD.most);
}
