/** The levels of the workspace as they stood at a vintage. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { LevelRow, Month, SourceRef } from '../core/index.ts';
import { sourceOf } from './events.ts';
import { listSnapshots } from './snapshots.ts';

/** A level with the release that it was published in. */
export interface StoredLevel extends LevelRow {
  source_id: string;
  published: Month;
  source: SourceRef;
}

/**
 * For each country, outcome and period, the figures of the newest release that has any: areas of
 * two releases are never mixed. The order in which releases were ingested does not matter.
 */
const NEWEST = `
with snap as (
  select snapshot_id, row_number() over (order by published, rank, sha256) as age
  from snapshots where kind = 'levels' and ($1 is null or published <= $1)
), held as (
  select l.*, s.age from levels l join snap s using (snapshot_id)
)
select snapshot_id, country, admin, period, outcome, value, as_published from held
qualify age = max(age) over (partition by country, outcome, period)
order by country, admin, outcome, period`;

export async function workspaceLevels(
  connection: DuckDBConnection,
  as_of?: number,
): Promise<StoredLevel[]> {
  const snapshots = new Map(
    (await listSnapshots(connection, as_of))
      .filter((snapshot) => snapshot.kind === 'levels')
      .map((snapshot) => {
        const source = sourceOf([snapshot]);
        // Two files of one source stand side by side, each under its own name.
        source.source_id = `workspace:${snapshot.source_id}:${snapshot.sha256.slice(0, 12)}`;
        return [snapshot.snapshot_id, { snapshot, source }] as const;
      }),
  );
  if (snapshots.size === 0) return [];
  const reader = await connection.runAndReadAll(NEWEST, [as_of ?? null]);
  return reader.getRowObjects().map(({ snapshot_id, ...row }) => {
    const { snapshot, source } = snapshots.get(Number(snapshot_id))!;
    const { source_id, published } = snapshot;
    return { ...(row as unknown as LevelRow), source_id, published, source };
  });
}
