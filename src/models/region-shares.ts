import type { Random } from '../core/index.ts';
import { drawGamma, logGamma } from '../math/index.ts';

/** Counts of the parts of a whole by month. */
export interface PartsHistory {
  /** how many parts */
  parts: number;
  months: number;
  /** `[part × month]`; NaN in every part where the month is not known by part */
  values: Float64Array;
}

/** What share of a whole falls to each part, and how surely. */
export interface ShareLaw {
  /** mean shares, adding up to 1 `[part]` */
  mean: Float64Array;
  /** of the Dirichlet distribution of a month's shares around them: the larger, the surer */
  concentration: number;
  /** of a year's shares, which sway less than a month's */
  year_concentration: number;
}

/** Months after which a month weighs half. */
const HALF_LIFE = 12;
/** Months between what is known and what is forecast, when the concentration is learnt. */
const GAP = 6;
/** Counts that stand for a part before anything is seen in it. */
const PRIOR = 0.5;
const FEWEST = 12;
const YEAR = 12;
const CONCENTRATIONS = [
  0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256,
];

/**
 * Shares of the parts of a whole from their counts so far, recent months weighing more. How far
 * shares may stray is the concentration under which earlier months, half a year ahead, and earlier
 * years were likeliest.
 * @throws RangeError when fewer than twelve months are known by part
 * @source Mosimann (1962), Biometrika 49: the Dirichlet-multinomial distribution
 */
export function learnShares(history: PartsHistory): ShareLaw {
  const known = knownMonths(history);
  if (known.length < FEWEST)
    throw new RangeError(`shares need ${FEWEST} months by part; ${known.length} are known`);
  const months = known.slice(FEWEST).map((month) => ({
    counts: countsOf(history, month, 1),
    mean: meanShares(history, known, month - GAP),
  }));
  const years = yearsOf(history, known).map((month) => ({
    counts: countsOf(history, month, YEAR),
    mean: meanShares(history, known, month - GAP),
  }));
  const concentration = likeliest(months);
  return {
    mean: meanShares(history, known, history.months - 1),
    concentration,
    // A year is never less sure than its months.
    year_concentration: Math.max(concentration, years.length > 1 ? likeliest(years) : 0),
  };
}

/** Counts by part, and the shares that were expected of them. */
interface Seen {
  counts: Float64Array;
  mean: Float64Array;
}

function likeliest(seen: readonly Seen[]): number {
  const likelihoods = CONCENTRATIONS.map((concentration) =>
    seen.reduce((sum, one) => sum + logLikelihood(one, concentration), 0),
  );
  return CONCENTRATIONS[likelihoods.indexOf(Math.max(...likelihoods))];
}

/** First months of years that are known by part from end to end, one after another. */
function yearsOf({ months }: PartsHistory, known: readonly number[]): number[] {
  const isKnown = new Set(known);
  const starts: number[] = [];
  for (let start = months - YEAR; start >= known[0] + FEWEST; ) {
    const isWhole = Array.from({ length: YEAR }, (_, i) => start + i).every((m) => isKnown.has(m));
    if (isWhole) starts.push(start);
    start -= isWhole ? YEAR : 1;
  }
  return starts;
}

function countsOf({ parts, months, values }: PartsHistory, month: number, length: number) {
  return Float64Array.from({ length: parts }, (_, part) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += values[part * months + month + i];
    return sum;
  });
}

function knownMonths({ parts, months, values }: PartsHistory): number[] {
  return Array.from({ length: months }, (_, month) => month).filter((month) => {
    for (let part = 0; part < parts; part++)
      if (Number.isNaN(values[part * months + month])) return false;
    return true;
  });
}

function meanShares(history: PartsHistory, known: readonly number[], until: number): Float64Array {
  const { parts, months, values } = history;
  const sums = new Float64Array(parts).fill(PRIOR);
  for (const month of known) {
    if (month > until) break;
    const weight = 0.5 ** ((until - month) / HALF_LIFE);
    for (let part = 0; part < parts; part++) sums[part] += weight * values[part * months + month];
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((value) => value / total);
}

/** Up to a constant of the counts. */
function logLikelihood({ counts, mean }: Seen, concentration: number): number {
  let total = 0;
  let sum = 0;
  counts.forEach((count, part) => {
    const alpha = concentration * mean[part];
    total += count;
    sum += logGamma(count + alpha) - logGamma(alpha);
  });
  return sum + logGamma(concentration) - logGamma(total + concentration);
}

/**
 * Cuts draws of a whole into its parts, which add up to it in every draw. A future has shares of its
 * own, around which those of its months sway so that a month is as unsure as months have been, and a
 * year as years have been.
 * @param samples `[lead × sample]` of the whole
 * @returns `[part × lead × sample]`
 */
export function splitByShares(
  samples: Int32Array,
  n_samples: number,
  { mean, concentration, year_concentration }: ShareLaw,
  random: Random,
): Int32Array {
  const parts = mean.length;
  const split = new Int32Array(parts * samples.length);
  // The variance of a share is that between futures plus that of months within one.
  const [between, whole] = [1 / (year_concentration + 1), 1 / (concentration + 1)];
  const within = Math.max(0, (whole - between) / (1 - between));
  const monthly = within > 1e-6 ? 1 / within - 1 : undefined;
  for (let sample = 0; sample < n_samples; sample++) {
    const future = drawShares(mean, year_concentration, random);
    for (let at = sample; at < samples.length; at += n_samples) {
      const shares = monthly === undefined ? future : drawShares(future, monthly, random);
      for (let unit = 0; unit < samples[at]; unit++) {
        let left = random();
        let part = 0;
        while (part < parts - 1 && left >= shares[part]) left -= shares[part++];
        split[part * samples.length + at]++;
      }
    }
  }
  return split;
}

/** A share so small that a gamma draw of it would be zero stands at this. */
const LEAST = 1e-9;

/** A Dirichlet draw. */
function drawShares(mean: Float64Array, concentration: number, random: Random): Float64Array {
  const drawn = mean.map((share) => drawGamma(Math.max(LEAST, concentration * share), 1, random));
  const total = drawn.reduce((sum, value) => sum + value, 0);
  return total > 0 ? drawn.map((value) => value / total) : mean;
}
