import { readFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, test } from 'vitest';
import { GED_COLUMNS, type GedCells, gedCsv, gedEvent, gedEventOn } from '../fixtures/ged.ts';
import { ingested, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

type Cell = string | number | bigint | boolean | Date | null;
type Kind = 'STRING' | 'INT32' | 'INT64' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP';

const KINDS: Record<string, Kind> = {
  id: 'INT64',
  type_of_violence: 'INT32',
  latitude: 'DOUBLE',
  longitude: 'DOUBLE',
  best: 'INT32',
  high: 'DOUBLE',
  low: 'DOUBLE',
  date_start: 'TIMESTAMP',
  date_end: 'TIMESTAMP',
};

function cellOf(value: string | number | undefined, kind: Kind): Cell {
  if (value === undefined || value === '') return null;
  if (kind === 'INT64') return BigInt(value);
  if (kind === 'TIMESTAMP') return new Date(`${String(value).slice(0, 10)}T00:00:00Z`);
  return kind === 'STRING' ? String(value) : Number(value);
}

/** The events as another program would keep them: numbers as numbers, days as times. */
function parquet(name: string, events: readonly GedCells[], columns = GED_COLUMNS): string {
  const columnData = columns.map((column) => {
    const type = KINDS[column] ?? 'STRING';
    return {
      name: column,
      type,
      nullable: true,
      data: events.map((event) => cellOf(event[column], type)),
    };
  });
  return folder.write(name, new Uint8Array(parquetWriteBuffer({ columnData })));
}

const events = [
  gedEvent({ id: 1, deaths_civilians: 2 }),
  gedEventOn(2, '2024-02-29', 5, { latitude: 14, longitude: -4.125 }),
  gedEventOn(3, '2023-12-31', 0, { latitude: '', longitude: '', where_prec: 6 }),
];

describe('a release kept as Parquet', () => {
  test('gives the same events as its CSV', async () => {
    const asCsv = await ingested([folder.write('GEDEvent_v25_1.csv', gedCsv(events))]);
    const asParquet = await ingested([parquet('GEDEvent_v25_1.parquet', events)]);
    expect(asParquet.file.issues).toEqual([]);
    expect(asParquet.file).toMatchObject({ state: 'ingested', version: '25.1', rows: 3 });
    expect(await asParquet.store.allEvents()).toEqual(await asCsv.store.allEvents());
  });

  test('is told by its bytes, whatever its name', async () => {
    const { file } = await ingested([parquet('GEDEvent_v25_1.csv', events)]);
    expect(file).toMatchObject({ state: 'ingested', rows: 3 });
  });

  test('names every fault with the line it would have as CSV', async () => {
    const broken = [
      events[0],
      gedEvent({ id: 2, country: 'Atlantis' }),
      gedEvent({ id: 3, best: -1 }),
    ];
    const path = parquet('faulty.parquet', broken);
    const { file } = await ingested([path], { release: '25.1' });
    expect(file.state).toBe('refused');
    expect(file.issues.map(({ code, where }) => [code, where.replace(path, '')])).toEqual([
      ['country-unknown', ' line 3, column country'],
      ['number', ' line 4, column best'],
    ]);
  });

  test('lacking a column says which', async () => {
    const columns = GED_COLUMNS.filter((name) => name !== 'dyad_name');
    const { file } = await ingested([parquet('narrow.parquet', events, columns)]);
    expect(file.issues.map(({ what }) => what)).toEqual(['column "dyad_name" is missing']);
  });

  test('cut short is refused in words', async () => {
    const whole = readFileSync(parquet('whole.parquet', events));
    const { file } = await ingested([folder.write('cut.parquet', whole.subarray(0, 900))]);
    expect(file.state).toBe('refused');
    expect(file.issues[0]).toMatchObject({
      code: 'file-broken',
      what: expect.stringContaining('the Parquet file cannot be read'),
    });
  });

  test('holding something else is told apart', async () => {
    const { file } = await ingested([parquet('other.parquet', events, ['id', 'best'])]);
    expect(file.issues.map(({ code }) => code)).toEqual(['source-unknown']);
  });
});
