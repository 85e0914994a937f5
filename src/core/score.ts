import type { Bilingual } from './text.ts';

/** Draws of counts, or what was computed from such draws. */
export type Samples = Int32Array | Float64Array;

/** Draws of some units with what then happened: what a score looks at. */
export interface Scored {
  /** rows of the block; a row is a unit and a lead, leads of a unit one after another */
  rows: number;
  n_leads: number;
  n_samples: number;
  /** `[row × sample]`, as drawn */
  samples: Samples;
  /** `[row × sample]`, each row ascending */
  sorted: Samples;
  /** `[row]`, NaN where nobody knows: such rows score NaN */
  observed: Float64Array;
}

/** A proper score, or a mark of calibration. Adding one is one file in `src/scores` and one line. */
export interface Score {
  id: string;
  title: Bilingual;
  /** what a reader should know: unit, and what it rewards */
  meaning: Bilingual;
  /** which end is good; calibration is near its nominal value */
  better: 'low' | 'high' | 'near';
  /** the value that calibration should be near, 0.9 for a share of 90 % intervals */
  nominal?: number;
  /** what one value of `of` stands for: a unit at a lead, or a unit over all its leads */
  per: 'row' | 'unit';
  /**
   * Names of the numbers that a row gives, for what only many rows together can say: `of` is then
   * `[row × part]`, no number of it a score, and `summary` makes the figure. Absent: one number, the score.
   */
  parts?: readonly string[];
  /** @returns `[row]`, `[unit]` or `[row × part]`, NaN where the score does not apply */
  of(block: Scored): Float64Array;
  /** one figure from the values of many rows; their mean without NaN where absent */
  summary?(values: Float64Array): number;
}
