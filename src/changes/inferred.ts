/** Opponents that a source omits and its table infers. */
import {
  type Coverage,
  covers,
  type EventTable,
  type InferredOpponents,
  type Month,
  type Window,
} from '../core/index.ts';
import { eachRow, windowOf } from './pair-rows.ts';

/** Those of the months compared; `undefined` where the source names every side. */
export function inferredOpponents(
  table: EventTable,
  country: string,
  compared: ReadonlySet<Month>,
): InferredOpponents | undefined {
  const months = new Set<Month>();
  const events = new Map<string, number>();
  const opponents = new Map<string, InferredOpponents['opponents'][number]>();
  eachRow(table, country, (row) => {
    const pair = table.pairs[table.pair![row]];
    if (!pair?.inferred || !compared.has(table.month[row])) return;
    const key = `${pair.conflict}|${pair.side_b.join()}`;
    months.add(table.month[row]);
    events.set(key, (events.get(key) ?? 0) + table.events[row]);
    opponents.set(key, { conflict: pair.conflict, side_b: pair.side_b });
  });
  if (months.size === 0) return undefined;
  const window = windowOf([...months].sort((a, b) => a - b));
  return {
    months: window,
    named_in: namedIn(table.coverage, country, window),
    opponents: [...opponents]
      .sort(([a], [b]) => events.get(b)! - events.get(a)! || (a < b ? -1 : 1))
      .map(([, opponent]) => opponent),
  };
}

/** The part of the coverage nearest to some months, of their kind of release but not one of theirs. */
function namedIn(
  coverage: readonly Coverage[],
  country: string,
  { first, last }: Window,
): Window | undefined {
  const parts = coverage.filter((part) => part.measures.includes('actors'));
  const own = parts.filter((part) => part.from <= last && part.to >= first);
  const distance = (part: Coverage) => Math.max(part.from - last, first - part.to);
  const [nearest] = parts
    .filter((part) => !own.includes(part) && own.some(({ final }) => final === part.final))
    .filter((part) => covers(part, country, part.from))
    .sort((a, b) => distance(a) - distance(b));
  if (!nearest) return undefined;
  return { first: nearest.from, last: nearest.to, months: nearest.to - nearest.from + 1 };
}
