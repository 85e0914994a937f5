/** Claims of the articles that were checked, so that a dossier can list them. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CheckedClaim } from '../core/index.ts';

export const CLAIMS_SCHEMA = `
create table if not exists checked_claims (
  article varchar not null, place integer not null, facts varchar not null, checked_at timestamp not null
);
`;

/** What was kept of an article before gives way to what is said of it now. */
export async function saveCheckedClaims(
  connection: DuckDBConnection,
  claims: readonly (readonly [article: string, claims: readonly CheckedClaim[]])[],
): Promise<void> {
  await connection.run('begin');
  try {
    // Workspaces of earlier versions do not have the table.
    await connection.run(CLAIMS_SCHEMA);
    for (const [article, listed] of claims) {
      await connection.run('delete from checked_claims where article = $1', [article]);
      const facts = JSON.stringify(listed);
      await connection.run(
        `insert into checked_claims
         select $1, row_number() over (), unnest(from_json($2, '["json"]'))::varchar, current_timestamp`,
        [article, facts],
      );
    }
    await connection.run('commit');
  } catch (error) {
    await connection.run('rollback');
    throw error;
  }
}

/** By article in the order in which they were checked, and by place in it. */
export async function listCheckedClaims(connection: DuckDBConnection): Promise<CheckedClaim[]> {
  const there = await connection.runAndReadAll(
    `select 1 from duckdb_tables() where table_name = 'checked_claims'`,
  );
  if (there.getRows().length === 0) return [];
  const reader = await connection.runAndReadAll(
    'select facts from checked_claims order by checked_at, article, place',
  );
  return reader.getRows().map(([facts]) => JSON.parse(String(facts)) as CheckedClaim);
}
