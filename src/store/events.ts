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
), latest as (
  select e.*, s.age, s.final from events e join snap s using (snapshot_id)
  qualify row_number() over (partition by e.event_id order by s.age desc) = 1
), current_events as (
  select l.* from latest l where not exists (
    select 1 from snap s where (s.age > l.age or (s.final and not l.final))
      and l.month between s.covers_from and s.covers_to
      and (s.countries is null or list_contains(from_json(s.countries, '["varchar"]'), l.country))
  )
)`;

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
  const parameters = [source_id, as_of ?? null];
  const dictionary = async (expression: string) => {
    const reader = await connection.runAndReadAll(
      `${CURRENT} select distinct ${expression} as word from current_events order by word`,
      parameters,
    );
    return reader.getRows().map(([word]) => String(word));
  };
  const region = `country || '|' || region`;
  const pair = `conflict || chr(31) || side_a || chr(31) || side_b`;
  const [countries, regions, pairs] = [
    await dictionary('country'),
    await dictionary(region),
    await dictionary(pair),
  ];
  const reader = await connection.runAndReadAll(
    `${CURRENT}
     select country, ${region} as region, ${pair} as pair, month, type, cell,
       admin1, admin2, count(*)::double as events, sum(coalesce(best, 'nan')) as best,
       sum(coalesce(low, 'nan')) as low, sum(coalesce(high, 'nan')) as high,
       sum(coalesce(civilians, 'nan')) as civilians,
       count(*) filter (border_with <> '')::double as border
     from current_events group by all order by all`,
    parameters,
  );
  const columns = reader.getColumnsObject() as Record<string, unknown[]>;
  const codes = (column: string, words: readonly string[]) => {
    const numbers = new Map(words.map((word, i) => [word, i]));
    return columns[column].map((word) => numbers.get(String(word)) ?? -1);
  };
  const admin: Partial<Record<AdminLevel, AdminCodes>> = {};
  for (const level of ADMIN_LEVELS) {
    const known = await placingCodes(connection, level);
    if (known) admin[level] = { ...known, of_row: Int32Array.from(codes(level, known.codes)) };
  }
  const placed = await placedSnapshots(connection);
  const amounts = (column: string) => Float64Array.from(columns[column] as number[]);
  return {
    table_id: `workspace:${source_id}`,
    length: columns.month.length,
    country: Uint16Array.from(codes('country', countries)),
    countries,
    month: Int32Array.from(columns.month as number[]),
    type: Uint8Array.from(columns.type as number[]),
    events: amounts('events'),
    best: amounts('best'),
    low: amounts('low'),
    high: amounts('high'),
    civilians: amounts('civilians'),
    region: Int32Array.from(codes('region', regions), (code) =>
      code >= 0 && regions[code].endsWith('|') ? -1 : code,
    ),
    regions,
    cell: Int32Array.from(columns.cell as number[]),
    pair: Int32Array.from(codes('pair', pairs)),
    pairs: pairs.map((text) => {
      const [conflict, side_a, side_b] = text.split('\u001f');
      return {
        conflict,
        side_a: actorsOfSide(side_a),
        side_b: actorsOfSide(side_b),
        inferred: false,
      };
    }),
    border: amounts('border'),
    ...admin,
    coverage: snapshots.map((snapshot) => coverageOf(snapshot, placed)),
    source: sourceOf(snapshots),
  };
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
