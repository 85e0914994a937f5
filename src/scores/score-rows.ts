import type { Samples, Score, Scored } from '../core/index.ts';
import { mean } from '../math/index.ts';
import { type DrawsBlock, scoredBlock } from './block.ts';

/** Values of scores by id: `[row]`, `[unit]` or `[row × part]`, as the score says. */
export type ScoreValues = Record<string, Float64Array>;

/** Scores of one block whose rows are sorted. */
export function scoreBlock(block: Scored, chosen: readonly Score[]): ScoreValues {
  return Object.fromEntries(chosen.map((score) => [score.id, score.of(block)]));
}

/**
 * Scores of blocks one after another; no more than a block and its sorted draws is held, so blocks may
 * share one array. How units are cut into blocks changes nothing.
 * @returns values of all blocks, in their order
 * @throws RangeError on a block that is not whole, before it is scored
 */
export function scoreRows(blocks: Iterable<DrawsBlock>, chosen: readonly Score[]): ScoreValues {
  const parts = chosen.map((): Float64Array[] => []);
  let room: Samples | undefined;
  for (const given of blocks) {
    const block = scoredBlock(given, room);
    room = block.sorted;
    chosen.forEach((score, i) => parts[i].push(score.of(block)));
  }
  return Object.fromEntries(chosen.map(({ id }, i) => [id, joined(parts[i])]));
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The one figure of a score: its own summary, else the mean of the values without NaN.
 * @param values `[row]`, `[unit]` or `[row × part]`, any number of blocks
 * @returns NaN where no row applies
 */
export function summaryOf(score: Score, values: Float64Array): number {
  return score.summary ? score.summary(values) : mean(values);
}
