import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { VigieError } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { areas, build } from '../../src/verbs/index.ts';
import { cornersOf, geojson, type Invented, TWO } from '../areas/squares.ts';
import { gedCsv, gedEventOn } from '../fixtures/ged.ts';
import { runIngest, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

type Choice = Parameters<typeof areas.run>[1];

function run(store: Store, area: string, paths: string[], choice: Partial<Choice> = {}) {
  const context = { store, language: 'en' as const, progress() {} };
  return areas.run(context, { area, paths, skip_bad_rows: false, ...choice });
}

let written = 0;

/** A file of invented areas, imported; admin 1 of 2026-02 unless told. */
function take(store: Store, list: readonly Invented[], choice: Partial<Choice> = {}) {
  const path = folder.write(`${written++}/areas.geojson`, geojson(list));
  return run(store, 'import', [path], { level: 'admin1', list_date: '2026-02', ...choice });
}

async function issuesOf(work: Promise<unknown>): Promise<VigieError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(VigieError);
  return error as VigieError;
}

/** Five events of March 2024: two in the west, one in the east, one too coarse, one outside. */
const EVENTS = gedCsv([
  gedEventOn(1, '2024-03-01', 1, { latitude: 14.5, longitude: -4.5 }),
  gedEventOn(2, '2024-03-02', 2, { latitude: 14.2, longitude: -4.9, where_prec: 3 }),
  gedEventOn(3, '2024-03-03', 4, { latitude: 14.5, longitude: -3.5, where_prec: 4 }),
  gedEventOn(4, '2024-03-04', 8, { latitude: 14.5, longitude: -4.5, where_prec: 6 }),
  gedEventOn(5, '2024-03-05', 16, { latitude: 20.5, longitude: -1.5 }),
]);
const eventsPath = folder.write('GEDEvent_v24_0_3.csv', EVENTS);

async function panelOf(store: Store, level: 'admin1' | 'admin2') {
  const answer = await build.run(
    { store, language: 'en', progress() {} },
    { level, outcome: ['events', 'fatalities'], from: '2024-03', to: '2024-03' },
  );
  const rows = answer.rows!.map((row) => [row.unit, row.events, row.fatalities]);
  return { rows, notes: answer.notes.map(({ code }) => code) };
}

describe('areas import', () => {
  it('takes a list with its date, says which columns it read, and knows it the next time', async () => {
    const store = new Store(':memory:');
    const path = folder.write('twice/areas.geojson', geojson(TWO));
    const choice = { level: 'admin1', list_date: '2026-02', licence: 'CC BY' } as const;
    const first = await run(store, 'import', [path], choice);
    expect(first.imported).toMatchObject({ state: 'imported', left_out: 0 });
    expect(first.imported!.columns).toMatchObject({ pcode: 'pcode', name: 'name' });
    expect(first.notes.map(({ code }) => code)).toEqual(['columns']);
    expect(first.lists![0]).toMatchObject({
      ...{ level: 'admin1', list_date: '2026-02', countries: ['MLI'], n: 2, licence: 'CC BY' },
      source_file: 'areas.geojson',
    });
    const again = await run(store, 'import', [path], choice);
    expect(again.imported!.state).toBe('known');
    expect((await store.areaLists()).map(({ list_id }) => list_id)).toEqual([
      first.lists![0].list_id,
    ]);
    const [area] = await store.areasOf(first.lists![0].list_id);
    expect(area).toMatchObject({ pcode: 'ML01', name: 'West', iso3: 'MLI', parent_pcode: '' });
    expect([...area.rings[0]]).toEqual(cornersOf(-5, 14, 1).flat());
    await store.close();
  });

  it('the same layer with another date replaces itself', async () => {
    const store = new Store(':memory:');
    await take(store, TWO, { list_date: '2025-01' });
    await take(store, TWO, { list_date: '2021-12' });
    expect((await store.areaLists()).map(({ list_date }) => list_date)).toEqual(['2021-12']);
    await store.close();
  });

  it('reads gzip', async () => {
    const store = new Store(':memory:');
    const path = folder.write('areas.geojson.gz', gzipSync(geojson(TWO)));
    const { lists } = await run(store, 'import', [path], { level: 'admin1', list_date: '2026-02' });
    expect(lists![0].n).toBe(2);
    await store.close();
  });

  it('refuses a file with all its faults and keeps nothing, or leaves the faulty areas out', async () => {
    const store = new Store(':memory:');
    const bad: Invented[] = [
      ...TWO,
      { ...TWO[0], name: '' },
      { pcode: '', name: 'X', rings: [[]] },
    ];
    const error = await issuesOf(take(store, bad));
    expect(error.exitCode).toBe(1);
    expect(error.issues.map(({ code }) => code)).toEqual([
      'name-missing',
      'pcode-repeated',
      'pcode-missing',
      'ring-short',
    ]);
    expect(await store.areaLists()).toEqual([]);
    const { imported, notes } = await take(store, bad, { skip_bad_rows: true });
    expect(imported).toMatchObject({ left_out: 2, list: { n: 2 } });
    expect(notes.filter(({ code }) => code.startsWith('skipped-'))).toHaveLength(4);
    await store.close();
  });

  it('refuses a code that another country uses already', async () => {
    const store = new Store(':memory:');
    await take(store, [{ ...TWO[0], pcode: 'Centre' }]);
    const other = [{ pcode: 'Centre', name: 'C', iso3: 'BFA', rings: [cornersOf(-2, 12, 1)] }];
    expect((await issuesOf(take(store, other))).issues[0].code).toBe('pcode-elsewhere');
    await store.close();
  });

  it.each([
    ['a text', 'not JSON', 'area-json'],
    ['JSON that is no object', '7', 'area-json'],
    ['half a file', geojson(TWO).slice(0, 90), 'area-json'],
  ])('of %s says what it is not', async (_, text, code) => {
    const store = new Store(':memory:');
    const path = folder.write('bad/areas.geojson', text);
    const choice = { level: 'admin1', list_date: '2026-02' } as const;
    const error = await issuesOf(run(store, 'import', [path], choice));
    expect(error.issues.map((issue) => issue.code)).toEqual([code]);
  });

  it.each([
    ['import', [], 2],
    ['import', ['a', 'b'], 2],
    ['crosswalk', ['a'], 2],
    ['MLI', ['twice'], 2],
  ] as const)('%s with the words %j is bad usage', async (area, paths, code) => {
    const error = await issuesOf(run(new Store(':memory:'), area, [...paths]));
    expect([error.exitCode, error.issues[0].code]).toEqual([code, 'usage']);
  });
});

describe('placing', () => {
  const placed = [
    ['ML01', 2, 3],
    ['ML02', 1, 4],
  ];

  it('at ingest gives p-codes to events known finely enough, and says how many have none', async () => {
    const store = new Store(':memory:');
    await take(store, TWO);
    const { notes } = await runIngest(store, [eventsPath]);
    expect(notes.find(({ code }) => code === 'not-placed')?.what).toBe(
      '2 of 5 events (40.0 %) got no admin1 p-code: 1 are known less precisely, 1 lie in no area of their country',
    );
    expect(await panelOf(store, 'admin1')).toEqual({
      rows: placed,
      notes: ['list-date', 'not-placed'],
    });
    await store.close();
  });

  it('of stored events, by a list that comes later, gives the same', async () => {
    const store = new Store(':memory:');
    await runIngest(store, [eventsPath]);
    expect(await panelOf(store, 'admin1')).toEqual({ rows: [], notes: ['no-area-list'] });
    const { imported, notes } = await take(store, TWO);
    expect(imported).toMatchObject({ events: 5, placed: 3 });
    expect(notes.map(({ code }) => code)).toContain('stored-placed');
    expect((await panelOf(store, 'admin1')).rows).toEqual(placed);
    await store.close();
  });

  it('at admin 2 takes no event that is known to a first-level area only', async () => {
    const store = new Store(':memory:');
    await runIngest(store, [eventsPath]);
    await take(store, TWO, { level: 'admin2' });
    expect((await panelOf(store, 'admin2')).rows).toEqual([
      ['ML01', 2, 3],
      ['ML02', 0, 0],
    ]);
    await store.close();
  });

  it('is done by the list of the newest date, whichever was imported last', async () => {
    const store = new Store(':memory:');
    await runIngest(store, [eventsPath]);
    const renamed = TWO.map((area) => ({ ...area, pcode: `${area.pcode}N` }));
    await take(store, renamed, { list_date: '2026-03' });
    await take(store, TWO, { list_date: '2021-12' });
    const { rows } = await panelOf(store, 'admin1');
    expect(rows.map(([unit]) => unit)).toEqual(['ML01N', 'ML02N']);
    expect(rows.map(([, events]) => events)).toEqual([2, 1]);
    await store.close();
  });

  it('leaves the other columns of an event as they were', async () => {
    const store = new Store(':memory:');
    await runIngest(store, [eventsPath]);
    const before = await store.allEvents();
    await take(store, TWO);
    const after = await store.allEvents();
    expect(after.map((row) => row.slice(0, -2))).toEqual(before.map((row) => row.slice(0, -2)));
    expect(after.map((row) => row.at(-2)).sort()).toEqual(['', '', 'ML01', 'ML01', 'ML02']);
    await store.close();
  });

  it('says nothing of a panel of countries', async () => {
    const store = new Store(':memory:');
    await take(store, TWO);
    await runIngest(store, [eventsPath]);
    const context = { store, language: 'en' as const, progress() {} };
    const answer = await build.run(context, {
      ...{ level: 'country', units: ['MLI'], outcome: ['events'], source: 'ucdp-ged' },
      ...{ from: '2024-03', to: '2024-03' },
    });
    expect([answer.notes, answer.rows]).toEqual([
      [],
      [{ unit: 'MLI', month: '2024-03', events: 5 }],
    ]);
    await store.close();
  });

  it('keeps to a workspace on disk that was made before there were lists', async () => {
    const workspace = folder.at('old-space');
    const first = new Store(workspace);
    await runIngest(first, [eventsPath]);
    await first.close();
    const second = new Store(workspace);
    await take(second, TWO);
    await second.close();
    const third = new Store(workspace);
    expect((await panelOf(third, 'admin1')).rows).toEqual(placed);
    await third.close();
  });
});

describe('areas crosswalk', () => {
  it('writes the shares of the old areas by new area with both dates', async () => {
    const store = new Store(':memory:');
    const { lists: old } = await take(store, TWO, { list_date: '2021-12' });
    const renewed = [{ pcode: 'ML1', name: 'All, "now"', rings: [cornersOf(-5, 13, 2)] }];
    const { lists: now } = await take(store, renewed, { list_date: '2023-03' });
    const out = folder.at('shares.csv');
    const ids = [old![0].list_id, now![0].list_id.slice(0, -2)];
    const answer = await run(store, 'crosswalk', ids, { out });
    expect(
      answer.crosswalk!.map((row) => [row.old_pcode, row.new_pcode, row.share_of_old]),
    ).toEqual([
      ['ML01', 'ML1', 1],
      ['ML02', 'ML1', 1],
    ]);
    const [head, line] = readFileSync(out, 'utf8').split('\n');
    expect(head).toBe(
      'iso3,old_list_date,old_pcode,old_name,new_list_date,new_pcode,new_name,share_of_old,area_km2,points',
    );
    expect(line).toMatch(/^MLI,2021-12,ML01,West,2023-03,ML1,"All, ""now""",1,119\d\d\.?\d?,\d+$/);
    const turned = await run(store, 'crosswalk', [...ids].reverse());
    expect(turned.notes.map(({ code }) => code)).toEqual(['resolution', 'list-order']);
    expect((await run(store, 'list', [])).lists).toHaveLength(2);
    await store.close();
  });

  it('of a list that is not there names those that are', async () => {
    const store = new Store(':memory:');
    const { lists } = await take(store, TWO);
    const error = await issuesOf(run(store, 'crosswalk', ['mli', 'nowhere']));
    expect(error.exitCode).toBe(2);
    expect(error.issues[0]).toMatchObject({
      code: 'list-unknown',
      what: 'there is no list "nowhere"',
    });
    expect(error.issues[0].fix).toContain(lists![0].list_id);
    await store.close();
  });

  it('of lists without a common country has nothing to say', async () => {
    const store = new Store(':memory:');
    await take(store, TWO);
    await take(store, [{ pcode: 'BF1', name: 'B', iso3: 'BFA', rings: [cornersOf(-2, 12, 1)] }]);
    const error = await issuesOf(run(store, 'crosswalk', ['mli', 'bfa']));
    expect(error.issues[0].code).toBe('no-shared-country');
    await store.close();
  });
});
