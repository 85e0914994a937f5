/** A small world of zero-inflated, heavy-tailed counts whose distribution is known, and bad forecasts of it. */
import { type Random, randomStream, shuffle } from '../../src/core/index.ts';
import { drawNormal } from '../../src/math/index.ts';
import type { DrawsBlock } from '../../src/scores/index.ts';

export const UNITS = 400;
export const LEADS = 6;
const SAMPLES = 300;

interface Unit {
  /** log odds that anything happens in the middle of the path */
  odds: number;
  /** logarithm of the usual count */
  level: number;
  /** by which both rise from month to month */
  rise: number;
}

/** One future of a unit: months share a mood, and most are 0. */
function path({ odds, level, rise }: Unit, random: Random): Int32Array {
  const mood = drawNormal(random);
  return Int32Array.from({ length: LEADS }, (_, lead) => {
    const drift = rise * (lead - (LEADS - 1) / 2) + mood;
    const size = Math.exp(level + drift + 0.7 * drawNormal(random));
    const happens = random() < 1 / (1 + Math.exp(-odds - drift));
    return happens ? 1 + Math.floor(size) : 0;
  });
}

export interface World {
  /** drawn from the distribution that made what was observed */
  truth: DrawsBlock;
  /** what each unit had in the month before the first lead `[unit]` */
  last: Int32Array;
}

/** The same seed gives the same world. */
export function world(seed: number): World {
  const random = randomStream(seed);
  const samples = new Int32Array(UNITS * LEADS * SAMPLES);
  const observed = new Float64Array(UNITS * LEADS);
  const last = new Int32Array(UNITS);
  for (let u = 0; u < UNITS; u++) {
    const unit = {
      odds: -1.2 + 1.5 * drawNormal(random),
      level: 1 + drawNormal(random),
      rise: 0.5 * drawNormal(random),
    };
    observed.set(path(unit, random), u * LEADS);
    last[u] = path(unit, random)[0];
    for (let i = 0; i < SAMPLES; i++) {
      const future = path(unit, random);
      for (let lead = 0; lead < LEADS; lead++)
        samples[(u * LEADS + lead) * SAMPLES + i] = future[lead];
    }
  }
  return { truth: { samples, observed, n_leads: LEADS, n_samples: SAMPLES }, last };
}

/** The same block with other draws: each from its value, its row and its number. */
export function withDraws(
  block: DrawsBlock,
  draw: (value: number, row: number, sample: number) => number,
): DrawsBlock {
  const { n_samples } = block;
  const samples = block.samples.map((value: number, at: number) =>
    draw(value, Math.floor(at / n_samples), at % n_samples),
  );
  return { ...block, samples };
}

/** Median of each row's draws. */
function medians({ samples, n_samples }: DrawsBlock): Float64Array {
  return Float64Array.from(
    { length: samples.length / n_samples },
    (_, row) => samples.slice(row * n_samples, (row + 1) * n_samples).sort()[n_samples / 2],
  );
}

/** Forecasts that a score may be fooled by, each from the world's true distribution. */
export const degenerate = {
  'all zero': ({ truth }: World) => withDraws(truth, () => 0),
  persistence: ({ truth, last }: World) =>
    withDraws(truth, (_, row) => last[Math.floor(row / LEADS)]),
  'over-concentrated': ({ truth }: World) => {
    const middle = medians(truth);
    return withDraws(truth, (value, row) => Math.round(middle[row] + (value - middle[row]) / 4));
  },
  'right occurrence, wrong size': ({ truth }: World) =>
    withDraws(truth, (value) => (value > 0 ? 10 * value : 0)),
  'reversed in time': ({ truth }: World) =>
    withDraws(truth, (_, row, sample) => {
      const lead = row % LEADS;
      return truth.samples[(row + LEADS - 1 - 2 * lead) * SAMPLES + sample];
    }),
  'months that do not belong together': ({ truth }: World) => {
    const samples = truth.samples.slice();
    const random = randomStream(5);
    for (let from = 0; from < samples.length; from += SAMPLES)
      shuffle(samples.subarray(from, from + SAMPLES), random);
    return { ...truth, samples };
  },
} satisfies Record<string, (world: World) => DrawsBlock>;
