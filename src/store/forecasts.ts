/** Forecasts that were made, kept as they were said, so that they can be scored later. */
import { deflateSync, inflateSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { RecordedForecast } from '../core/index.ts';

export const FORECASTS_SCHEMA = `
create table if not exists forecasts (
  run_id varchar not null, facts varchar not null, samples blob not null, made_at timestamp not null
);
`;

/** The same run says the same: it is kept once. */
export async function saveForecast(
  connection: DuckDBConnection,
  { samples, ...facts }: Omit<RecordedForecast, 'made_at'>,
): Promise<void> {
  const { blobValue } = await import('@duckdb/node-api');
  const bytes = deflateSync(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  await connection.run(
    `insert into forecasts select $1, $2, $3, current_timestamp
     where not exists (select 1 from forecasts where run_id = $1)`,
    [facts.run_id, JSON.stringify(facts), blobValue(bytes)],
  );
}

/** Forecasts in the order in which they were made. */
export async function listForecasts(connection: DuckDBConnection): Promise<RecordedForecast[]> {
  const there = await connection.runAndReadAll(
    `select 1 from duckdb_tables() where table_name = 'forecasts'`,
  );
  if (there.getRows().length === 0) return [];
  const reader = await connection.runAndReadAll(
    `select facts, samples, strftime(made_at, '%Y-%m-%dT%H:%M:%SZ') from forecasts
     order by made_at, run_id`,
  );
  return reader.getRows().map(([facts, samples, made_at]) => {
    const bytes = inflateSync((samples as unknown as { bytes: Uint8Array }).bytes);
    return {
      ...JSON.parse(String(facts)),
      made_at: String(made_at),
      samples: new Int32Array(
        bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
      ),
    } as RecordedForecast;
  });
}
