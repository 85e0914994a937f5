import type { Month, Move } from '../core/index.ts';
import { randomStream, shuffle } from '../core/index.ts';
import { bestSplit, mean, rootScale, splitStatistic, stepDownMinP } from '../math/index.ts';

export interface MoveOptions {
  /** most chance of a first false finding among all series, if months were exchangeable */
  level: number;
  permutations: number;
  /** series with fewer events in all are left out */
  least_events: number;
  /** least ratio between the two levels, either way */
  least_ratio: number;
  seed: number;
}

export const MOVE_DEFAULTS: MoveOptions = {
  level: 0.05,
  permutations: 1999,
  least_events: 12,
  least_ratio: 1.5,
  seed: 20250606,
};

/** Fewest months in which a change of level is looked for. */
export const LEAST_MONTHS = 10;

/**
 * Finds which of several monthly series changed level, and when, without being told where to look.
 * The strongest cut of each is held against the same months in random order, all series shuffled
 * alike, so the chance of a first false finding is `level` whatever the number of series. Once one
 * is found, others whose own probability is below `level` are named beside it.
 *
 * Do not read it as a cause: it knows nothing but order. A slow drift counts as a move too.
 *
 * @param series counts per month `[month]`, no missing values, all of the same length
 * @param first month of the first value
 * @param announced month of the announcement, by which timing is stated
 * @returns moves, those before the announcement first, then by strength; empty with too few months
 */
export function findMoves(
  series: ReadonlyMap<string, Float64Array>,
  first: Month,
  announced: Month,
  options: MoveOptions = MOVE_DEFAULTS,
): Move[] {
  const ids = [...series.keys()].filter(
    (id) => sum(series.get(id)!) >= options.least_events && !series.get(id)!.some(Number.isNaN),
  );
  const months = ids.length > 0 ? series.get(ids[0])!.length : 0;
  if (months < LEAST_MONTHS) return [];
  const roots = ids.map((id) => rootScale(series.get(id)!));
  const chances = stepDownMinP(permuted(roots, months, options));
  const moves = ids
    .map((id, s) =>
      describe(id, series.get(id)!, bestSplit(roots[s]), chances[s], first, announced),
    )
    .filter((move) => isLarge(move, options.least_ratio));
  if (!moves.some((move) => move.p_family <= options.level)) return [];
  return moves
    .filter((move) => move.p_family <= options.level || move.p_own <= options.level)
    .sort((a, b) => rank(a) - rank(b) || a.p_own - b.p_own);
}

function permuted(roots: Float64Array[], months: number, options: MoveOptions): Float64Array[] {
  const random = randomStream(options.seed);
  const order = Int32Array.from({ length: months }, (_, i) => i);
  const rows = [Float64Array.from(roots, splitStatistic)];
  const shuffled = new Float64Array(months);
  for (let b = 0; b < options.permutations; b++) {
    shuffle(order, random);
    rows.push(
      Float64Array.from(roots, (values) => {
        for (let i = 0; i < months; i++) shuffled[i] = values[order[i]];
        return splitStatistic(shuffled);
      }),
    );
  }
  return rows;
}

function describe(
  id: string,
  values: Float64Array,
  split: { at: number; earliest: number; latest: number },
  chance: { own: number; family: number },
  first: Month,
  announced: Month,
): Move {
  const cut = announced - first;
  const cuts = [...new Set([0, split.at, cut, values.length])]
    .filter((i) => i >= 0 && i <= values.length)
    .sort((a, b) => a - b);
  const stretches = cuts.slice(1).map((end, i) => ({
    first: first + cuts[i],
    last: first + end - 1,
    mean: mean(values.subarray(cuts[i], end)),
  }));
  const earliest = first + split.earliest;
  const latest = first + split.latest;
  return {
    series_id: id,
    month: first + split.at,
    earliest,
    latest,
    mean_before: mean(values.subarray(0, split.at)),
    mean_after: mean(values.subarray(split.at)),
    p_family: chance.family,
    p_own: chance.own,
    timing: latest < announced ? 'before' : earliest > announced ? 'after' : 'around',
    stretches,
    before_announcement: mean(values.subarray(0, Math.max(0, cut))),
    since_announcement: mean(values.subarray(Math.max(0, cut))),
  };
}

function isLarge(move: Move, least: number): boolean {
  const ratio = (move.mean_after + 0.1) / (move.mean_before + 0.1);
  return ratio >= least || ratio <= 1 / least;
}

function rank(move: Move): number {
  return { before: 0, around: 1, after: 2 }[move.timing];
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
