/** The official scores of the VIEWS Prediction Challenge benchmarks, beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance, DuckDBListValue } from '@duckdb/node-api';
import { rowsOfCsv } from '../../src/store/index.ts';

const GOLDEN = fileURLToPath(new URL('../../../shared/data/forecast/golden/', import.meta.url));

export const hasGolden = existsSync(GOLDEN);
if (!hasGolden) console.info(`skipped: official scores, for want of ${GOLDEN}`);

export const N_LEADS = 12;

/** Rows by country and month. */
type Key = `${string} ${string}`;
const keyOf = (row: { country_id: unknown; month_id: unknown }): Key =>
  `${row.country_id} ${row.month_id}`;

function rowsOf(name: string) {
  return rowsOfCsv(gunzipSync(readFileSync(join(GOLDEN, name))).toString('utf8'));
}

export interface Official {
  /** countries one after another, their twelve months in order */
  keys: Key[];
  observed: Float64Array;
  crps: Float64Array;
  ign: Float64Array;
  mis: Float64Array;
}

export function officialScores(benchmark: string, year: number): Official {
  const rows = rowsOf(`scores_${benchmark}_${year}.csv.gz`).sort(
    (a, b) =>
      Number(a.country_id) - Number(b.country_id) || Number(a.month_id) - Number(b.month_id),
  );
  const column = (name: string) => Float64Array.from(rows, (row) => Number(row[name]));
  return {
    keys: rows.map((row) => keyOf(row as { country_id: unknown; month_id: unknown })),
    observed: column('observed'),
    crps: column('crps'),
    ign: column('ign'),
    mis: column('mis'),
  };
}

/** Draws `[row × sample]` in the order of keys. */
function inOrder(keys: Key[], draws: Map<Key, number[]>): Int32Array {
  return Int32Array.from(
    keys.flatMap((key) => {
      const own = draws.get(key);
      if (!own) throw new Error(`no draws of ${key}`);
      return own;
    }),
  );
}

/** The twelve draws of conflictology in their order. */
export function conflictologyDraws(year: number, keys: Key[]): Int32Array {
  const draws = new Map<Key, number[]>();
  for (const row of rowsOf(`draws_conflictology_${year}.csv.gz`)) {
    const key = keyOf(row as { country_id: unknown; month_id: unknown });
    if (!draws.has(key)) draws.set(key, []);
    draws.get(key)![Number(row.draw)] = Number(row.outcome);
  }
  return inOrder(keys, draws);
}

/** The thousand draws around the last value. */
export async function lastValueDraws(keys: Key[]): Promise<Int32Array> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const path = join(GOLDEN, 'draws_last_historical_poisson_2018.parquet').replaceAll("'", "''");
  const read = await connection.runAndReadAll(
    `SELECT country_id, month_id, draws FROM read_parquet('${path}')`,
  );
  const draws = new Map<Key, number[]>();
  for (const { country_id, month_id, draws: own } of read.getRowObjects()) {
    if (!(own instanceof DuckDBListValue)) throw new Error('draws are not a list');
    draws.set(keyOf({ country_id, month_id }), own.items.map(Number));
  }
  connection.closeSync();
  return inOrder(keys, draws);
}
