/** Real boundaries beside the repository; skipped where they are not. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminPlacer } from '../../src/areas/index.ts';
import { VigieError } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { areas } from '../../src/verbs/index.ts';
import { runIngest } from '../fixtures/ingest.ts';
import { hasShared, sayWhenSkipped, sharedFile, sharedRows } from '../fixtures/ingest-shared.ts';

sayWhenSkipped('areas of the Sahel');

type Choice = Partial<Parameters<typeof areas.run>[1]>;

describe.skipIf(!hasShared)('the boundaries of the Sahel', () => {
  const store = new Store(':memory:');
  afterAll(() => store.close());
  const run = (area: string, paths: string[], choice: Choice = {}) =>
    areas.run(
      { store, language: 'en', progress() {} },
      { area, paths, skip_bad_rows: false, ...choice },
    );
  const take = (file: string, choice: Choice) => run('import', [sharedFile(file)], choice);
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const list_date = '2021-12';
    const one = await take('sahel-admin1.topo.json', { list_date });
    const two = await take('sahel-admin2.topo.json', { list_date, skip_bad_rows: true });
    expect(one.notes.map(({ code }) => code)).toEqual(['columns']);
    // Six districts of the Gambia have no current p-code; nothing overlaps or leaves its parent.
    expect([...new Set(two.notes.map(({ code }) => code))]).toEqual([
      'columns',
      'skipped-pcode-missing',
    ]);
    expect([one.lists![0].n, two.lists![0].n, two.imported!.left_out]).toEqual([309, 1548, 6]);
    ids.old = two.lists![0].list_id;
    for (const [object, date] of [
      ['mli_admin1_2023', '2023-03'],
      ['bfa_admin1_2025', '2025-07'],
      ['bfa_admin2_2025', '2025-07'],
    ]) {
      const choice = { object, list_date: date, id: 'name' };
      ids[object] = (await take('mli-bfa-reform.topo.json', choice)).lists![0].list_id;
    }
  });

  it.each([
    ['sahel-admin2.topo.json', { list_date: '2026-01' }, 'pcode-missing'],
    ['mli-bfa-reform.topo.json', { list_date: '2026-01' }, 'object-unknown'],
    ['mli-admin3.topo.json', { list_date: '2026-01' }, 'level-unknown'],
    ['mli-admin3.topo.json', { list_date: '2026-01', level: 'admin2' }, 'pcode-repeated'],
    ['countries.topo.json', { list_date: '2026-01' }, 'level-unknown'],
    ['sahel-basemap.topo.json', { list_date: '2026-01' }, 'object-unknown'],
    ['sahel-basemap.topo.json', { list_date: '2026-01', object: 'rivers' }, 'no-polygons'],
  ] as [string, Choice, string][])(
    '%s with %j is refused for a clear reason',
    async (file, choice, code) => {
      const error = await take(file, choice).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(VigieError);
      expect((error as VigieError).issues[0].code).toBe(code);
    },
  );

  it('areas have the extent that the file states for the lines before simplification', async () => {
    const topology = JSON.parse(readFileSync(sharedFile('sahel-admin2.topo.json'), 'utf8'));
    const stated = new Map<string, number>(
      topology.objects.admin2.geometries.map(
        ({ properties }: { properties: { pcode: string; area_km2: number } }) => [
          properties.pcode,
          properties.area_km2,
        ],
      ),
    );
    const list = await store.areasOf(ids.old);
    const ratios = list
      .map(({ pcode, area_km2 }) => area_km2 / stated.get(pcode)!)
      .sort((a, b) => a - b);
    expect(ratios[Math.floor(ratios.length / 2)]).toBeCloseTo(1, 3);
    expect(ratios.filter((ratio) => Math.abs(ratio - 1) > 0.1).length).toBeLessThan(5);
  });

  it('no settlement of 42,000 gets another p-code than another program gave it', async () => {
    const list = await store.areasOf(ids.old);
    const placer = new AdminPlacer('admin2', list);
    const known = new Set(list.map(({ pcode }) => pcode));
    const rows = sharedRows('settlements.csv').filter((row) => known.has(row.adm2_pcode));
    const codes = rows.map((row) =>
      placer.place({
        ...{ country: row.iso3, place_precision: 1 },
        ...{ latitude: Number(row.lat), longitude: Number(row.lon) },
      }),
    );
    expect(rows.length).toBeGreaterThan(42_000);
    expect(rows.filter((row, i) => codes[i] !== '' && codes[i] !== row.adm2_pcode)).toEqual([]);
    // Those without one lie across a border or in the sea, and the file took the nearest area.
    expect(codes.filter((code) => code === '').length / rows.length).toBeLessThan(0.005);
  });

  it('events of Burkina Faso are placed but for the one in eight that is known too coarsely', async () => {
    const { notes } = await runIngest(store, [sharedFile('ged_v24_1_burkina_faso.csv')]);
    const told = notes.filter(({ code }) => code === 'not-placed').map(({ what }) => what);
    expect(told).toEqual([
      '190 of 1504 events (12.6 %) got no admin1 p-code: 188 are known less precisely, 2 lie in no area of their country',
      '198 of 1504 events (13.2 %) got no admin2 p-code: 196 are known less precisely, 2 lie in no area of their country',
    ]);
  });

  it.each([
    ['MLI', 'mli_admin1_2023'],
    ['BFA', 'bfa_admin1_2025'],
  ])('the crosswalk of %s gives the shares of the written concordance', async (country, object) => {
    const { crosswalk } = await run('crosswalk', [ids.old, ids[object]], { country });
    const found = new Map<string, number>();
    for (const row of crosswalk!) found.set(`${row.old_pcode} ${row.new_name}`, row.share_of_old);
    const written = new Map<string, number>();
    for (const row of sharedRows('reform-crosswalk.csv')) {
      if (row.iso3 !== country) continue;
      const key = `${row.old_adm2_pcode} ${row.new_adm1_name}`;
      written.set(key, (written.get(key) ?? 0) + Number(row.share_of_old_adm2_area));
    }
    expect(written.size).toBeGreaterThan(40);
    const apart = [...written].filter(
      ([key, share]) => Math.abs((found.get(key) ?? 0) - share) > 0.02,
    );
    expect(apart).toEqual([]);
    const more = [...found].filter(([key, share]) => share > 0.02 && !written.has(key));
    expect(more).toEqual([]);
  });

  it('the crosswalk of Burkina Faso gives the provinces of the written concordance', async () => {
    const { crosswalk } = await run('crosswalk', [ids.old, ids.bfa_admin2_2025]);
    const share = new Map(crosswalk!.map((r) => [`${r.old_pcode} ${r.new_name}`, r.share_of_old]));
    const rows = sharedRows('reform-crosswalk.csv').filter((row) => row.iso3 === 'BFA');
    const apart = rows.filter(
      (row) =>
        Math.abs(
          (share.get(`${row.old_adm2_pcode} ${row.new_adm2_name}`) ?? 0) -
            Number(row.share_of_old_adm2_area),
        ) > 0.02,
    );
    expect(rows.length).toBeGreaterThan(40);
    expect(apart).toEqual([]);
  });
});
