import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Store } from '../../src/store/index.ts';
import { build } from '../../src/verbs/build.ts';
import { gather } from '../../src/verbs/gather.ts';
import { levelsFor } from '../../src/verbs/levels-for.ts';
import { ingested, runIngest, TestFolder } from '../fixtures/ingest.ts';
import {
  cadreCsv,
  cadreRow,
  idmcConflictCsv,
  presenceCsv,
  presenceRow,
} from '../fixtures/levels.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const runBuild = (store: Store, input: Record<string, unknown>) =>
  build.run({ store, language: 'en', progress() {} }, build.input.parse(input));

const idmcFile = folder.write(
  'idmc.csv',
  idmcConflictCsv(['MLI,Mali,2023,,,111,', 'MLI,Mali,2030,,,222,']),
);

describe('levels in the workspace', () => {
  test('are taken once, with their snapshot', async () => {
    const { store, file } = await ingested([idmcFile], { release: '2031-06' });
    expect(file).toMatchObject({
      kind: 'levels',
      source: 'idmc',
      dataset: 'IDMC GIDD, conflict',
      version: '2031-06',
      covers: '2023-01..2030-12',
      countries: ['MLI'],
      rows: 2,
      issues: [],
    });
    expect((await runIngest(store, [idmcFile], { release: '2031-06' })).files[0]).toEqual({
      ...file,
      state: 'known',
    });
    expect((await store.snapshots()).map(({ rows, kind }) => [rows, kind])).toEqual([
      [2, 'levels'],
    ]);
    await store.close();
  });

  test('win over the bundled table for their country, outcome and year, and for no other', async () => {
    const { store } = await ingested([idmcFile], { release: '2031-06' });
    const values = async (s: Store) =>
      new Map(
        (await levelsFor(s, {}))
          .filter((l) => l.country === 'MLI' && l.outcome === 'displaced' && l.admin === '')
          .map((l) => [l.period, l.value]),
      );
    const bundled = await values(new Store(':memory:'));
    expect(bundled.get('2023')).not.toBe(111);
    expect(await values(store)).toEqual(new Map([...bundled, ['2023', 111], ['2030', 222]]));
    await store.close();
  });

  test('are those of the newest release, in whatever order it came, and of the one asked for', async () => {
    const older = folder.write(
      'older.csv',
      cadreCsv([cadreRow({ p35: 5 }), cadreRow({ adm2: 'ML0102', p35: 6 })]),
    );
    const newer = folder.write('newer.csv', cadreCsv([cadreRow({ p35: 9 })]));
    const store = new Store(':memory:');
    await runIngest(store, [newer], { release: '2024-04' });
    await runIngest(store, [older], { release: '2023-04' });
    const own = async (as_of?: string) =>
      (await levelsFor(store, { source: 'cadre-harmonise', ...(as_of ? { as_of } : {}) })).map(
        (l) => [l.admin, l.value],
      );
    expect(await own()).toEqual([
      ['', 9],
      ['ML01', 9],
      ['ML0101', 9],
    ]);
    expect(await own('2023-12')).toHaveLength(4);
    await store.close();
  });

  test('are refused with all faults of the file, or taken without its bad rows', async () => {
    const bad = folder.write(
      'bad.csv',
      idmcConflictCsv(['MLI,Mali,2023,,,111,', 'Mali,Mali,2023,,,x,']),
    );
    const refused = await ingested([bad]);
    expect(refused.file).toMatchObject({ state: 'refused', rows: 0 });
    expect(refused.file.issues.map(({ where }) => where.split(' line ')[1])).toEqual([
      '3, column iso3',
      '3, column total_displacement',
    ]);
    const { file } = await ingested([bad], { skip_bad_rows: true });
    expect(file).toMatchObject({ state: 'ingested', rows: 1, rejected: 1 });
  });

  test('name their source in the dossier', async () => {
    const { store } = await ingested([idmcFile], { release: '2031-06' });
    const evidence = await gather(store, 'mali-wagner-2025', {}, () => {});
    expect(evidence.levels.find((l) => l.year === 2023 && l.outcome === 'displaced')?.value).toBe(
      111,
    );
    expect(evidence.sources.levels.map(({ dataset }) => dataset)).toContain('IDMC GIDD, conflict');
    await store.close();
  });
});

describe('build with levels', () => {
  test('gives years, leaves missing values missing and marks what is provisional', async () => {
    const { store } = await ingested([idmcFile], { release: '2031-02' });
    const answer = await runBuild(store, {
      units: ['MLI'],
      outcome: ['displaced', 'food-insecure'],
      from: '2028-01',
      to: '2030-12',
    });
    expect(answer.rows).toEqual([
      { unit: 'MLI', year: '2028', displaced: null, 'food-insecure': null, provisional: '' },
      { unit: 'MLI', year: '2029', displaced: null, 'food-insecure': null, provisional: '' },
      {
        unit: 'MLI',
        year: '2030',
        displaced: 222,
        'food-insecure': null,
        provisional: 'displaced',
      },
    ]);
    expect(answer.notes.map(({ code }) => code)).toEqual(['provisional']);
    expect(answer.as_of).toBe('2031-02');
    await store.close();
  });

  test('sets monthly levels beside events, and refuses yearly ones there', async () => {
    const path = folder.write('presence.csv', presenceCsv([presenceRow('TCD19', '', 'ACF')]));
    const { store } = await ingested([path]);
    const answer = await runBuild(store, {
      units: ['TCD'],
      outcome: ['events', 'organisations-present'],
      from: '2025-03',
      to: '2025-04',
    });
    expect(answer.rows?.map((row) => [row.month, row['organisations-present']])).toEqual([
      ['2025-03', null],
      ['2025-04', 1],
    ]);
    const mixed = { units: ['MLI'], outcome: ['events', 'displaced'] };
    await expect(runBuild(store, mixed)).rejects.toMatchObject({ issues: [{ code: 'period' }] });
    await expect(runBuild(store, { level: 'cell', outcome: ['displaced'] })).rejects.toMatchObject({
      issues: [{ code: 'level' }],
    });
    await store.close();
  });

  test('finds a region by its p-code, with two letters before the number or three', async () => {
    const path = folder.write('regions.csv', cadreCsv([cadreRow({ adm1: 'ML05', p35: 12 })]));
    const { store } = await ingested([path]);
    const answer = await runBuild(store, { level: 'region', outcome: ['food-insecure'] });
    expect(answer.rows).toEqual([
      { unit: 'MLI|Mopti region', year: '2023', 'food-insecure': 12, provisional: 'food-insecure' },
    ]);
    const chad = folder.write('chad.csv', presenceCsv([presenceRow('TCD07', '', 'ACF')]));
    await runIngest(store, [chad]);
    const presence = await runBuild(store, { level: 'region', outcome: ['organisations-present'] });
    expect(presence.rows).toMatchObject([{ unit: 'TCD|Lac region', 'organisations-present': 1 }]);
    await store.close();
  });
});

const SHARED = '../shared/data/humanitarian';
const FILES = ['cadre-harmonise', 'idmc-gidd-conflict', 'unhcr-population'].map(
  (name) => `${SHARED}/${name}.csv.gz`,
);

describe.skipIf(!FILES.every((file) => existsSync(file)))('the published files', () => {
  const store = new Store(':memory:');
  beforeAll(async () => {
    await runIngest(store, FILES, { release: '2026-02' });
  });
  afterAll(() => store.close());

  test('reach known values for Mali', async () => {
    const { rows } = await runBuild(store, {
      units: ['MLI'],
      outcome: ['displaced', 'displaced-unhcr', 'food-insecure'],
      from: '2022-01',
      to: '2025-12',
    });
    const column = (id: string) => rows?.map((row) => row[id]);
    expect(column('food-insecure')).toEqual([1842875, 1262079, 1370251, null]);
    expect(column('displaced')?.[2]).toBe(360591);
    expect(column('displaced-unhcr')?.[3]).toBe(414524);
  });

  test('give the bundled table for every country and year', async () => {
    const own = new Map(
      (await store.levels())
        .filter((l) => l.admin === '')
        .map((l) => [`${l.country} ${l.outcome} ${l.period}`, l.value]),
    );
    const { rows } = store.bundledTable('country-year');
    const different = rows.flatMap((row) => {
      const key = `${row.country} ${row.outcome} ${row.year}`;
      return own.get(key) === Number(row.value) ? [] : [`${key}: ${row.value}, ${own.get(key)}`];
    });
    expect(rows.length).toBeGreaterThan(800);
    expect(different).toEqual([]);
  });
});
