import {
  actorIndex,
  CIVILIANS,
  covers,
  type EventTable,
  type Month,
  monthsBetween,
  ONE_SIDED,
  type PairActivity,
  type PairChange,
  pairKey,
} from '../core/index.ts';
import { holm, studentQuantile, studentTail } from '../math/index.ts';
import { inferredOpponents } from './inferred.ts';
import { eachRow, windowOf } from './pair-rows.ts';

/** Months compared on each side at most. */
const REACH = 12;
/** Months shown around the date for shares over time. */
const SHOWN = 36;
const LEAST = 2;
/** Fewest events before an actor or a pair is called new. */
const LEAST_NEW = 3;
/** Fewest events of an actor on both sides together before its share is compared. */
const LEAST_COMPARED = 10;
/** Months without a gap before an actor is called first seen. */
const LOOK_BACK = 12;

/**
 * Who fights whom in a country before and after a date, from months that name both sides; the
 * month of the date belongs to neither side. Both sides come from the same kind of release where
 * that leaves at least two months each.
 *
 * @param tables in order of preference
 * @returns `undefined` when either side has fewer than two months
 */
export function pairActivity(
  tables: readonly EventTable[],
  country: string,
  date: Month,
): PairActivity | undefined {
  for (const table of tables) {
    if (!table.pair || !table.countries.includes(country)) continue;
    const activity = activityOf(table, country, date);
    if (activity) return activity;
  }
  return undefined;
}

function activityOf(table: EventTable, country: string, date: Month): PairActivity | undefined {
  const partOf = (month: Month) =>
    table.coverage.find((part) => part.measures.includes('actors') && covers(part, country, month));
  const covered = (from: Month, to: Month) =>
    monthsBetween(from, to).filter((month) => partOf(month));
  const { before, after } = sameKind(
    covered(date - REACH, date - 1),
    covered(date + 1, date + REACH),
    partOf,
  );
  if (before.length < LEAST || after.length < LEAST) return undefined;
  const months = covered(date - SHOWN, date + SHOWN);
  const vintages = [...before, ...after].map((month) => partOf(month)!.vintage);
  return {
    before: windowOf(before),
    after: windowOf(after),
    vintages: [...new Set(vintages)].sort(),
    pairs: pairChanges(table, country, new Set(before), new Set(after), date),
    inferred: inferredOpponents(table, country, new Set([...before, ...after])),
    months,
    ...shares(
      table,
      country,
      months,
      new Set(before),
      new Set(after),
      date,
      (month) => partOf(month) !== undefined,
    ),
  };
}

/** Months of one kind of release on both sides, the kind that gives more; all where neither does. */
function sameKind(
  before: Month[],
  after: Month[],
  partOf: (month: Month) => { final: boolean } | undefined,
): { before: Month[]; after: Month[] } {
  const kinds = [true, false].map((final) => {
    const only = (months: Month[]) => months.filter((month) => partOf(month)!.final === final);
    return { before: only(before), after: only(after) };
  });
  const size = (kind: { before: Month[]; after: Month[] }) =>
    Math.min(kind.before.length, kind.after.length);
  const best = size(kinds[0]) > size(kinds[1]) ? kinds[0] : kinds[1];
  return size(best) >= LEAST ? best : { before, after };
}

function pairChanges(
  table: EventTable,
  country: string,
  before: ReadonlySet<Month>,
  after: ReadonlySet<Month>,
  date: Month,
): PairChange[] {
  const changes = new Map<string, PairChange>();
  eachRow(table, country, (row) => {
    const pair = table.pairs[table.pair![row]];
    if (!pair || pair.side_a.length === 0) return;
    const key = `${table.type[row]}|${pairKey(pair)}`;
    const change = changes.get(key) ?? {
      key,
      type: table.type[row],
      side_a: pair.side_a,
      side_b: pair.side_b,
      inferred: false,
      events_before: 0,
      events_after: 0,
      is_new: true,
    };
    const month = table.month[row];
    if (before.has(month)) change.events_before += table.events[row];
    if (after.has(month)) change.events_after += table.events[row];
    if (before.has(month) || after.has(month)) change.inferred ||= pair.inferred;
    if (month <= date) change.is_new = false;
    changes.set(key, change);
  });
  for (const change of changes.values()) change.is_new &&= change.events_after >= LEAST_NEW;
  return [...changes.values()]
    .filter((change) => change.events_before + change.events_after > 0)
    .sort(
      (a, b) =>
        b.events_before + b.events_after - (a.events_before + a.events_after) ||
        (a.key < b.key ? -1 : 1),
    );
}

function shares(
  table: EventTable,
  country: string,
  months: readonly Month[],
  before: ReadonlySet<Month>,
  after: ReadonlySet<Month>,
  date: Month,
  isCovered: (month: Month) => boolean,
): Pick<
  PairActivity,
  'actors' | 'actors_compared' | 'fragmentation_before' | 'fragmentation_after'
> {
  const { ofPair, names } = actorIndex(table);
  const position = new Map(months.map((month, i) => [month, i]));
  const participations = names.map(() => new Float64Array(months.length));
  const first_seen = names.map(() => Number.POSITIVE_INFINITY);
  const otherwise = names.map(() => 0);
  eachRow(table, country, (row) => {
    const month = table.month[row];
    for (const actor of ofPair[table.pair![row]] ?? []) {
      first_seen[actor] = Math.min(first_seen[actor], month);
      if (table.type[row] !== ONE_SIDED) otherwise[actor] += table.events[row];
      const at = position.get(month);
      if (at !== undefined) participations[actor][at] += table.events[row];
    }
  });
  const sumOver = (actor: number, wanted: ReadonlySet<Month>) =>
    months.reduce((sum, month, i) => sum + (wanted.has(month) ? participations[actor][i] : 0), 0);
  const counted = names.map((name, actor) => ({
    name,
    participations: participations[actor],
    before: sumOver(actor, before),
    after: sumOver(actor, after),
    first_seen: first_seen[actor],
    first_is_known: monthsBetween(first_seen[actor] - LOOK_BACK, first_seen[actor] - 1).every(
      isCovered,
    ),
    is_new: first_seen[actor] > date && sumOver(actor, after) >= LEAST_NEW,
    one_sided_only: otherwise[actor] === 0,
  }));
  const all = (of: 'before' | 'after') => counted.reduce((sum, actor) => sum + actor[of], 0);
  const [allBefore, allAfter] = [all('before'), all('after')];
  const inAll = months.map((_, i) =>
    counted.reduce((sum, actor) => sum + actor.participations[i], 0),
  );
  const share = (actor: Float64Array, wanted: ReadonlySet<Month>) => {
    const at = months.flatMap((month, i) => (wanted.has(month) ? [i] : []));
    return shareWithError(
      at.map((i) => actor[i]),
      at.map((i) => inAll[i]),
    );
  };
  const named = counted
    .filter((actor) => actor.participations.some((n) => n > 0) && actor.name !== CIVILIANS)
    .map(({ before: b, after: a, ...actor }) => ({
      ...actor,
      events: b + a,
      share_before: allBefore > 0 ? b / allBefore : Number.NaN,
      share_after: allAfter > 0 ? a / allAfter : Number.NaN,
      ...differenceInterval(
        share(actor.participations, before),
        share(actor.participations, after),
      ),
    }))
    .sort(
      (a, b) =>
        (b.share_before || 0) +
        (b.share_after || 0) -
        ((a.share_before || 0) + (a.share_after || 0)),
    );
  const compared = named.filter((actor) => actor.events >= LEAST_COMPARED);
  const adjusted = holm(compared.map((actor) => actor.p));
  return {
    actors: named.map(({ p: _, events: __, ...actor }) => {
      const i = compared.findIndex((one) => one.name === actor.name);
      return { ...actor, change_is_clear: i >= 0 && adjusted[i] <= 0.05 };
    }),
    actors_compared: compared.length,
    fragmentation_before: evenness(counted.map((actor) => actor.before)),
    fragmentation_after: evenness(counted.map((actor) => actor.after)),
  };
}

interface Share {
  share: number;
  error: number;
  months: number;
}

/** A share of totals with its error, months as clusters (linearised ratio estimator). */
function shareWithError(parts: readonly number[], wholes: readonly number[]): Share {
  const whole = wholes.reduce((sum, n) => sum + n, 0);
  const share = parts.reduce((sum, n) => sum + n, 0) / whole;
  const squares = parts.reduce((sum, n, i) => sum + (n - share * wholes[i]) ** 2, 0);
  const months = parts.length;
  return { share, error: Math.sqrt((squares * months) / (months - 1)) / whole, months };
}

/** 95 % interval of the difference of two shares, and how surprising the difference is. */
function differenceInterval(before: Share, after: Share) {
  const df = before.months + after.months - 2;
  if (df < 4) return { change_low: Number.NaN, change_high: Number.NaN, p: 1 };
  const error = Math.hypot(before.error, after.error);
  const reach = studentQuantile(0.975, df) * error;
  const change = after.share - before.share;
  const p = error > 0 ? 2 * studentTail(Math.abs(change) / error, df) : 1;
  return { change_low: change - reach, change_high: change + reach, p };
}

/** 1 − Σnᵢ(nᵢ − 1)/N(N − 1), as the outcome `fragmentation`. */
function evenness(counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n < 2) return Number.NaN;
  return 1 - counts.reduce((sum, count) => sum + count * (count - 1), 0) / (n * (n - 1));
}
