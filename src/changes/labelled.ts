import {
  type Coverage,
  covers,
  type EventTable,
  type LabelledMonths,
  type LabelledSeries,
  type Month,
  monthsBetween,
  pairKey,
  STATE_BASED,
} from '../core/index.ts';

/** Months looked at on each side of the date at most. */
const REACH = 24;

/**
 * Monthly events by conflict (fighting with a state) or by pair of sides (the rest) in one country,
 * over the longest stretch around a date that one kind of release covers without a gap: final
 * releases and Candidate releases are never joined, since the one revises the other.
 *
 * @param tables in order of preference; of those that cover the date, the longest stretch wins
 * @returns `undefined` when no table names actors around the date
 */
export function labelledMonths(
  tables: readonly EventTable[],
  country: string,
  date: Month,
): LabelledMonths | undefined {
  let best: { table: EventTable; first: Month; last: Month; parts: Coverage[] } | undefined;
  for (const table of tables) {
    if (!table.pair) continue;
    for (const final of [true, false]) {
      const stretch = stretchAround(table, country, date, final);
      if (!stretch) continue;
      if (!best || stretch.last - stretch.first > best.last - best.first)
        best = { table, ...stretch };
    }
  }
  if (!best) return undefined;
  const { table, first, last, parts } = best;
  return {
    first,
    last,
    vintages: [...new Set(parts.map((part) => part.vintage))].sort(),
    final: parts[0].final,
    series: seriesByLabel(table, country, first, last),
  };
}

function stretchAround(table: EventTable, country: string, date: Month, final: boolean) {
  const partOf = (month: Month) =>
    table.coverage.find(
      (part) =>
        part.final === final && part.measures.includes('actors') && covers(part, country, month),
    );
  if (!partOf(date)) return undefined;
  let first = date;
  let last = date;
  while (first - 1 >= date - REACH && partOf(first - 1)) first--;
  while (last + 1 <= date + REACH && partOf(last + 1)) last++;
  const parts = monthsBetween(first, last).map((month) => partOf(month)!);
  return { first, last, parts };
}

function seriesByLabel(
  table: EventTable,
  country: string,
  first: Month,
  last: Month,
): LabelledSeries[] {
  const code = table.countries.indexOf(country);
  const found = new Map<string, LabelledSeries>();
  for (let row = 0; row < table.length; row++) {
    const month = table.month[row] - first;
    if (table.country[row] !== code || month < 0 || month > last - first) continue;
    const pair = table.pairs[table.pair?.[row] ?? -1];
    if (!pair) continue;
    const type = table.type[row];
    const id = `${type}|${type === STATE_BASED ? pair.conflict : pairKey(pair)}`;
    const series = found.get(id) ?? {
      id,
      type,
      conflict: pair.conflict,
      side_a: pair.side_a,
      side_b: pair.side_b,
      inferred: false,
      values: new Float64Array(last - first + 1),
    };
    series.values[month] += table.events[row];
    series.inferred ||= pair.inferred;
    if (series.side_a.length === 0)
      Object.assign(series, { side_a: pair.side_a, side_b: pair.side_b });
    found.set(id, series);
  }
  return [...found.values()].sort((a, b) => total(b) - total(a) || (a.id < b.id ? -1 : 1));
}

function total(series: LabelledSeries): number {
  return series.values.reduce((sum, value) => sum + value, 0);
}
