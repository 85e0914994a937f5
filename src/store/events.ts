/** The events of the workspace as they stood at a vintage, as columns. */
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  ADMIN_LEVELS,
  type AdminCodes,
  type AdminLevel,
  actorsOfSide,
  type Coverage,
  type EventTable,
  type SourceRef,
} from '../core/index.ts';
import { placingCodes } from './areas.ts';
import { listSnapshots, type Snapshot } from './snapshots.ts';

/**
 * The rows that count, of one source and vintage. An event has the form that the newest release
 * gives it; and a newer release that speaks for a whole month and country replaces all that earlier
 * releases said of it, so a Candidate event that the final release dropped is gone. Where a final
 * release speaks, no Candidate does, however late it came. The order in which releases were ingested
 * does not matter, but for two files of one version: the one taken later counts.
 */
const CURRENT = `
with snap as (
  select *, row_number() over (order by published, rank, snapshot_id) as age
  from snapshots where source_id = $1 and ($2 is null or published <= $2)
), newest as (
  select e.event_id, max(s.age) as age from events e join snap s using (snapshot_id)
  where s.age > 1 group by e.event_id
), said as (
  select distinct snapshot_id, month, country from events join snap using (snapshot_id)
), replaced as (
  select m.* from said m join snap l using (snapshot_id) where exists (
    select 1 from snap s where (s.age > l.age or (s.final and not l.final))
      and m.month between s.covers_from and s.covers_to
      and (s.countries is null or list_contains(from_json(s.countries, '["varchar"]'), m.country))
  )
), current_events as (
  select e.* from events e join snap l using (snapshot_id) left join newest n using (event_id)
    anti join replaced r on r.snapshot_id = e.snapshot_id and r.month = e.month
      and r.country = e.country
  where l.age >= coalesce(n.age, 1)
)`;

/** Words of a column of the tally, numbered in their order. */
const numbered = (column: string) =>
  `${column}_words as (
    select word, (row_number() over (order by word) - 1)::integer as code
    from (select distinct ${column} as word from tally)
  )`;

/** What counts, summed to one row for each place, month, type and pair. */
const TALLY = `create or replace temp table tally as
  select country, country || '|' || region as region,
    conflict || chr(31) || side_a || chr(31) || side_b as pair,
    * exclude (country, region, conflict, side_a, side_b)
  from (${CURRENT}
    select country, region, conflict, side_a, side_b, month, type, cell, admin1, admin2,
      count(*)::double as events,
      sum(coalesce(best, 'nan')) as best, sum(coalesce(low, 'nan')) as low,
      sum(coalesce(high, 'nan')) as high, sum(coalesce(civilians, 'nan')) as civilians,
      count(*) filter (border_with <> '')::double as border
    from current_events group by all
  )`;

/** The tally as numbers alone, so that it comes over as typed arrays. */
const COLUMNS = `with ${numbered('country')}, ${numbered('region')}, ${numbered('pair')},
    ${numbered('admin1')}, ${numbered('admin2')}
  select country_words.code as country, region_words.code as region, pair_words.code as pair, month,
    type::integer as type, cell, admin1_words.code as admin1, admin2_words.code as admin2, events,
    best, low, high, civilians, border
  from tally
    join country_words on country_words.word = tally.country
    join region_words on region_words.word = tally.region
    join pair_words on pair_words.word = tally.pair
    join admin1_words on admin1_words.word = tally.admin1
    join admin2_words on admin2_words.word = tally.admin2
  order by all`;

/** @returns `undefined` when the workspace holds nothing of the source at that vintage */
export async function workspaceTable(
  connection: DuckDBConnection,
  source_id: string,
  as_of?: number,
): Promise<EventTable | undefined> {
  const snapshots = (await listSnapshots(connection, as_of)).filter(
    (s) => s.source_id === source_id && s.kind === 'events',
  );
  if (snapshots.length === 0) return undefined;
  await connection.run(TALLY, [source_id, as_of ?? null]);
  const words = async (column: string) => {
    const reader = await connection.runAndReadAll(
      `select distinct ${column} from tally order by all`,
    );
    return reader.getRows().map(([word]) => String(word));
  };
  const countries = await words('country');
  const regions = await words('region');
  const pairs = await words('pair');
  const columns = await numbersOf(connection, COLUMNS);
  const admin: Partial<Record<AdminLevel, AdminCodes>> = {};
  for (const level of ADMIN_LEVELS) {
    const known = await placingCodes(connection, level);
    if (!known) continue;
    const numbers = new Map(known.codes.map((code, i) => [code, i]));
    const ofWord = (await words(level)).map((code) => numbers.get(code) ?? -1);
    admin[level] = { ...known, of_row: Int32Array.from(columns[level], (word) => ofWord[word]) };
  }
  await connection.run('drop table tally');
  const placed = await placedSnapshots(connection);
  return {
    table_id: `workspace:${source_id}`,
    length: columns.month.length,
    country: Uint16Array.from(columns.country),
    countries,
    month: Int32Array.from(columns.month),
    type: Uint8Array.from(columns.type),
    events: Float64Array.from(columns.events),
    best: Float64Array.from(columns.best),
    low: Float64Array.from(columns.low),
    high: Float64Array.from(columns.high),
    civilians: Float64Array.from(columns.civilians),
    region: Int32Array.from(columns.region, (code) => (regions[code].endsWith('|') ? -1 : code)),
    regions,
    cell: Int32Array.from(columns.cell),
    pair: Int32Array.from(columns.pair),
    pairs: pairs.map((text) => {
      const [conflict, side_a, side_b] = text.split('\u001f');
      return {
        conflict,
        side_a: actorsOfSide(side_a),
        side_b: actorsOfSide(side_b),
        inferred: false,
      };
    }),
    border: Float64Array.from(columns.border),
    ...admin,
    coverage: snapshots.map((snapshot) => coverageOf(snapshot, placed)),
    source: sourceOf(snapshots),
  };
}

type Numbers = Int32Array | Float64Array;

/** Columns of integers and doubles without gaps, by name. */
async function numbersOf(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, Numbers>> {
  const reader = await connection.stream(sql);
  const names = reader.columnNames();
  const parts: Numbers[][] = names.map(() => []);
  for (let chunk = await reader.fetchChunk(); chunk?.rowCount; chunk = await reader.fetchChunk()) {
    for (const [i, list] of parts.entries()) {
      // Kept from sight by the library's types, and the only way without a box for each number.
      const { items } = chunk.getColumnVector(i) as unknown as { items: Numbers };
      list.push(items.slice(0, chunk.rowCount));
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, joined(parts[i])]));
}

function joined(parts: readonly Numbers[]): Numbers {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole =
    parts[0] instanceof Float64Array ? new Float64Array(length) : new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Levels at which at least one event of each release is placed. */
async function placedSnapshots(connection: DuckDBConnection): Promise<Map<number, AdminLevel[]>> {
  const reader = await connection.runAndReadAll(
    `select snapshot_id, bool_or(admin1 <> ''), bool_or(admin2 <> '') from events group by all`,
  );
  return new Map(
    reader
      .getRows()
      .map(([id, ...any]) => [Number(id), ADMIN_LEVELS.filter((_, i) => any[i] === true)]),
  );
}

function coverageOf(snapshot: Snapshot, placed: ReadonlyMap<number, AdminLevel[]>): Coverage {
  return {
    from: snapshot.covers_from,
    to: snapshot.covers_to,
    countries: snapshot.countries,
    measures: [...snapshot.measures, ...(placed.get(snapshot.snapshot_id) ?? [])],
    vintage: `${snapshot.dataset} ${snapshot.version}`,
    published: snapshot.published,
    final: snapshot.final,
  };
}

export function sourceOf(snapshots: readonly Snapshot[]): SourceRef {
  const each = (of: (snapshot: Snapshot) => string) => [...new Set(snapshots.map(of))].join('; ');
  return {
    source_id: `workspace:${snapshots[0].source_id}`,
    dataset: each((s) => s.dataset),
    version: snapshots.map((s) => s.version).join(', '),
    licence: each((s) => s.licence),
    citation: each((s) => s.citation),
    sha256: snapshots.map((s) => s.sha256).join(' '),
    inputs: snapshots.map((s) => ({
      file: s.file_name,
      dataset: s.dataset,
      version: s.version,
      licence: s.licence,
      citation: s.citation,
      sha256: s.sha256,
    })),
    // One release that must not be passed on keeps the whole table inside.
    ...(snapshots.every((s) => s.redistributable) ? {} : { redistributable: false }),
  };
}
