/** Lists of admin areas in the workspace, and the p-codes of its events. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AdminCodes, AdminLevel, Area, AreaList, Rings } from '../core/index.ts';

export const AREAS_SCHEMA = `
create table if not exists area_lists (
  list_id varchar not null, level varchar not null, list_date varchar not null,
  countries varchar not null, source_file varchar not null, sha256 varchar not null,
  licence varchar, n integer not null, layer varchar not null, reading varchar not null,
  imported_at timestamp not null
);
create table if not exists areas (
  list_id varchar not null, pcode varchar not null, name varchar not null,
  parent_pcode varchar not null, iso3 varchar not null, lon double not null, lat double not null,
  area_km2 double not null, geometry blob not null
);
`;

/** What a list was read from, and how. */
export interface ListReading {
  /** hash of the bytes, the layer in them and the countries taken: read anew, it replaces itself */
  layer: string;
  /** hash of what was said or guessed about it: date, columns, licence */
  reading: string;
}

/**
 * Names a list so that its country, level and date are seen.
 * @example listIdOf(['MLI'], 'admin1', '2023-03', 'f00dbeef') // => 'mli-admin1-2023-03-f00dbeef'
 */
export function listIdOf(
  countries: readonly string[],
  level: AdminLevel,
  list_date: string,
  layer: string,
): string {
  const where =
    countries.length === 1 ? countries[0].toLowerCase() : `${countries.length}-countries`;
  return `${where}-${level}-${list_date}-${layer.slice(0, 8)}`;
}

/** The list that was read from a layer before, and how it was read. */
export async function findListOfLayer(
  connection: DuckDBConnection,
  layer: string,
): Promise<{ list_id: string; reading: string } | undefined> {
  const reader = await connection.runAndReadAll(
    'select list_id, reading from area_lists where layer = $1',
    [layer],
  );
  const [row] = reader.getRows();
  return row && { list_id: String(row[0]), reading: String(row[1]) };
}

/** Lists, the newest date first; of one date the one imported last. */
export async function listAreaLists(connection: DuckDBConnection): Promise<AreaList[]> {
  const reader = await connection.runAndReadAll(
    `select list_id, level, list_date, countries, source_file, sha256, licence, n
     from area_lists order by list_date desc, imported_at desc, list_id`,
  );
  return reader.getRowObjects().map((row) => ({
    ...(row as unknown as AreaList),
    countries: JSON.parse(String(row.countries)),
  }));
}

/** The list that places the events of each country at a level: the one of the newest date. */
async function placingLists(
  connection: DuckDBConnection,
  level: AdminLevel,
): Promise<{ lists: AreaList[]; listOf: Map<string, string> }> {
  const lists = (await listAreaLists(connection)).filter((list) => list.level === level);
  const listOf = new Map<string, string>();
  for (const { list_id, countries } of lists)
    for (const country of countries) if (!listOf.has(country)) listOf.set(country, list_id);
  const used = lists.map((list) => ({
    ...list,
    countries: list.countries.filter((country) => listOf.get(country) === list.list_id),
  }));
  return { lists: used.filter((list) => list.countries.length > 0), listOf };
}

/** Areas of lists, sorted by p-code. */
export async function readAreas(
  connection: DuckDBConnection,
  list_ids: readonly string[],
): Promise<(Area & { list_id: string })[]> {
  const reader = await connection.runAndReadAll(
    `select list_id, pcode, name, parent_pcode, iso3, lon, lat, area_km2, geometry from areas
     where list_contains(from_json($1, '["varchar"]'), list_id) order by pcode, list_id`,
    [JSON.stringify(list_ids)],
  );
  return reader.getRowObjects().map(({ lon, lat, geometry, ...row }) => ({
    ...(row as unknown as Area & { list_id: string }),
    longitude: Number(lon),
    latitude: Number(lat),
    rings: unpackRings((geometry as unknown as { bytes: Uint8Array }).bytes),
  }));
}

export async function placingAreas(
  connection: DuckDBConnection,
  level: AdminLevel,
): Promise<Area[]> {
  const { lists, listOf } = await placingLists(connection, level);
  const areas = await readAreas(
    connection,
    lists.map((list) => list.list_id),
  );
  return areas.filter((area) => listOf.get(area.iso3) === area.list_id);
}

/** P-codes of the lists that place events, without outlines; `undefined` when there is no list. */
export async function placingCodes(
  connection: DuckDBConnection,
  level: AdminLevel,
): Promise<Omit<AdminCodes, 'of_row'> | undefined> {
  const { lists, listOf } = await placingLists(connection, level);
  if (lists.length === 0) return undefined;
  const reader = await connection.runAndReadAll(
    'select pcode, iso3, list_id from areas order by pcode, list_id',
  );
  const rows = reader
    .getRows()
    .map((row) => row.map(String))
    .filter(([, iso3, list_id]) => listOf.get(iso3) === list_id);
  return { lists, codes: rows.map(([pcode]) => pcode), countries: rows.map(([, iso3]) => iso3) };
}

/** Makes what places an event among areas; the store itself knows no geometry. */
export type MakePlacer = (areas: readonly Area[]) => {
  place(event: {
    country: string;
    place_precision: number;
    latitude: number;
    longitude: number;
  }): string;
};

/** Stored events after a list was taken. */
export interface ReplacedCounts {
  events: number;
  placed: number;
}

/** Keeps a list and its areas and places the stored events anew, in one transaction. */
export async function saveAreaList(
  connection: DuckDBConnection,
  list: AreaList,
  { layer, reading }: ListReading,
  areas: readonly Area[],
  makePlacer: MakePlacer,
): Promise<ReplacedCounts> {
  await connection.run('begin transaction');
  try {
    const replaced = await findListOfLayer(connection, layer);
    if (replaced) {
      for (const table of ['areas', 'area_lists'])
        await connection.run(`delete from ${table} where list_id = $1`, [replaced.list_id]);
    }
    await connection.run(
      `insert into area_lists
         (list_id, level, list_date, countries, source_file, sha256, licence, n, layer, reading,
          imported_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, current_timestamp)`,
      [
        list.list_id,
        list.level,
        list.list_date,
        JSON.stringify(list.countries),
        list.source_file,
        list.sha256,
        list.licence,
        list.n,
        layer,
        reading,
      ],
    );
    await appendAreas(connection, list.list_id, areas);
    const counts = await placeStoredEvents(
      connection,
      list.level,
      makePlacer(await placingAreas(connection, list.level)),
    );
    await connection.run('commit');
    return counts;
  } catch (error) {
    // What went wrong first is what matters, should undoing fail too.
    await connection.run('rollback').catch(() => {});
    throw error;
  }
}

async function appendAreas(
  connection: DuckDBConnection,
  list_id: string,
  areas: readonly Area[],
): Promise<void> {
  const appender = await connection.createAppender('areas');
  for (const area of areas) {
    appender.appendVarchar(list_id);
    for (const text of [area.pcode, area.name, area.parent_pcode, area.iso3])
      appender.appendVarchar(text);
    for (const number of [area.longitude, area.latitude, area.area_km2])
      appender.appendDouble(number);
    appender.appendBlob(packRings(area.rings));
    appender.endRow();
  }
  appender.flushSync();
  appender.closeSync();
}

const CHUNK = 2048;

async function placeStoredEvents(
  connection: DuckDBConnection,
  level: AdminLevel,
  placer: ReturnType<MakePlacer>,
): Promise<ReplacedCounts> {
  const reader = await connection.runAndReadAll(
    `select rowid::integer as id, country, place_precision, latitude, longitude from events`,
  );
  const stored = reader.getColumnsObject() as Record<string, (string | number | null)[]>;
  const { id: ids, country, place_precision, latitude, longitude } = stored;
  const codes = (ids ?? []).map((_, i) =>
    placer.place({
      country: String(country[i]),
      place_precision: Number(place_precision[i]),
      latitude: latitude[i] === null ? Number.NaN : Number(latitude[i]),
      longitude: longitude[i] === null ? Number.NaN : Number(longitude[i]),
    }),
  );
  const { DuckDBDataChunk, INTEGER, VARCHAR } = await import('@duckdb/node-api');
  await connection.run('create temp table placed (id integer, code varchar)');
  const appender = await connection.createAppender('placed');
  for (let start = 0; start < codes.length; start += CHUNK) {
    const part = codes.slice(start, start + CHUNK);
    const chunk = DuckDBDataChunk.create([INTEGER, VARCHAR], part.length);
    chunk.setColumns([ids.slice(start, start + CHUNK), part]);
    appender.appendDataChunk(chunk);
  }
  appender.flushSync();
  appender.closeSync();
  await connection.run(
    `update events set ${level} = placed.code from placed
     where events.rowid = placed.id and events.${level} is distinct from placed.code`,
  );
  await connection.run('drop table placed');
  return { events: codes.length, placed: codes.filter((code) => code !== '').length };
}

/** Number of rings, numbers in each, then longitude, latitude, …, as doubles of the machine. */
function packRings(rings: Rings): Uint8Array {
  const size = rings.reduce((sum, ring) => sum + ring.length, 0);
  const packed = new Float64Array(1 + rings.length + size);
  packed[0] = rings.length;
  let at = 1 + rings.length;
  rings.forEach((ring, i) => {
    packed[1 + i] = ring.length;
    packed.set(ring, at);
    at += ring.length;
  });
  return new Uint8Array(packed.buffer);
}

function unpackRings(bytes: Uint8Array): Rings {
  // A copy, for a view on doubles must start at a multiple of eight.
  const numbers = new Float64Array(new Uint8Array(bytes).buffer);
  let at = 1 + numbers[0];
  return Array.from({ length: numbers[0] }, (_, i) => {
    const ring = numbers.subarray(at, at + numbers[1 + i]);
    at += ring.length;
    return ring;
  });
}
