import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VigieError } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { diff } from '../../src/verbs/index.ts';
import { type GedCells, gedCsv, gedEventOn } from '../fixtures/ged.ts';
import { runIngest, TestFolder } from '../fixtures/ingest.ts';
import { hasShared, sharedFile } from '../fixtures/ingest-shared.ts';

const folder = new TestFolder();
const store = new Store(':memory:');
afterAll(() => folder.remove());

const on = (id: number, day: string, deaths: number, cells: GedCells = {}) =>
  gedEventOn(id, day, deaths, cells);
const old = [
  on(1, '2022-01-10', 1),
  on(2, '2022-01-11', 2),
  on(3, '2022-01-12', 3),
  on(4, '2022-02-01', 4),
  on(5, '2022-02-02', 5, { country: 'Niger' }),
  on(6, '2022-03-03', 6),
];
const young = [
  on(1, '2022-01-10', 1), // as before
  on(2, '2022-01-11', 7), // other deaths
  on(3, '2022-02-12', 3), // another month
  on(5, '2022-02-02', 5, { country: 'Niger', adm_1: 'Lake, north region' }), // another region
  on(6, '2022-03-03', 6, { latitude: 14.5 }), // another point
  on(7, '2022-03-04', 9), // new; 4 is gone
  on(8, '2023-05-05', 50), // beyond what 23.1 covers
];

beforeAll(async () => {
  await runIngest(store, [
    folder.write('GEDEvent_v23_1.csv', gedCsv(old)),
    folder.write('GEDEvent_v24_1.csv', gedCsv(young)),
  ]);
});

const context = { store, language: 'en' as const, progress() {} };
const run = (input: Partial<Parameters<typeof diff.run>[1]> = {}, of = store) =>
  diff.run(
    { ...context, store: of },
    {
      vintage_a: '23.1',
      vintage_b: '24.1',
      level: 'country',
      source: 'ucdp-ged',
      ...input,
    },
  );

const none = {
  added: 0,
  dropped: 0,
  moved_in: 0,
  moved_out: 0,
  changed: 0,
  changed_deaths: 0,
  changed_place: 0,
  changed_date: 0,
};
const row = (unit: string, month: string, sums: number[], counts: Partial<typeof none>) => ({
  unit,
  month,
  events_a: sums[0],
  events_b: sums[1],
  deaths_a: sums[2],
  deaths_b: sums[3],
  ...none,
  ...counts,
});

describe('diff', () => {
  test('counts what was added, dropped, moved and changed by country and month', async () => {
    const { rows, from, to } = await run();
    expect([from, to]).toEqual(['2022-01', '2022-12']);
    expect(rows).toEqual([
      row('MLI', '2022-01', [3, 2, 6, 8], { moved_out: 1, changed: 1, changed_deaths: 1 }),
      row('MLI', '2022-02', [1, 1, 4, 3], {
        dropped: 1,
        moved_in: 1,
        changed: 1,
        changed_date: 1,
      }),
      row('MLI', '2022-03', [1, 2, 6, 15], { added: 1, changed: 1, changed_place: 1 }),
      row('NER', '2022-02', [1, 1, 5, 5], { changed: 1, changed_place: 1 }),
    ]);
  });

  test('by region sees a move between regions, and never says more than the region', async () => {
    const answer = await run({ level: 'region', country: ['NER'] });
    expect(answer.rows).toEqual([
      { ...row('NER|Dune region', '2022-02', [1, 0, 5, 0], { moved_out: 1 }), deaths_b: null },
      {
        ...row('NER|Lake, north region', '2022-02', [0, 1, 0, 5], {
          moved_in: 1,
          changed: 1,
          changed_place: 1,
        }),
        deaths_a: null,
      },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/14\.25|14\.5|latitude|Dune town|event_id/);
  });

  test('between two months of publication, with the newer release in force', async () => {
    const known = await run({ vintage_a: '2023-06', vintage_b: '2024-06' });
    expect(known.rows).toEqual((await run()).rows);
    const same = await run({ vintage_a: '2023-06', vintage_b: '2023-07' });
    expect(same.rows).toEqual([]);
    expect(same.totals).toMatchObject({ events_a: 6, events_b: 6, deaths_a: 21, deaths_b: 21 });
  });

  test('writes a CSV', async () => {
    const out = folder.at('out/diff.csv');
    const answer = await run({ level: 'region', out });
    expect(answer.rows).toBeUndefined();
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toMatch(/^unit,month,events_a,events_b,deaths_a,deaths_b,added,dropped/);
    expect(lines.at(-1)).toBe('"NER|Lake, north region",2022-02,0,1,,5,0,0,1,0,1,0,1,0');
  });

  test('says which releases are there when one is not, and when nothing is in common', async () => {
    const issuesOf = async (a: string, b: string) => {
      try {
        await run({ vintage_a: a, vintage_b: b });
        return [];
      } catch (error) {
        return (error as VigieError).issues;
      }
    };
    const [unknown] = await issuesOf('22.1', '24.1');
    expect([unknown.code, unknown.fix]).toEqual([
      'vintage-unknown',
      'choose among 23.1, 24.1, or a month such as 2025-06',
    ]);
    await runIngest(store, [
      folder.write('GEDEvent_v26_0_1.csv', gedCsv([on(9, '2026-01-03', 1)])),
    ]);
    expect((await issuesOf('23.1', '26.0.1')).map(({ code }) => code)).toEqual(['vintages-apart']);
  });

  test.runIf(hasShared)('of real releases adds up in every area and month', async () => {
    const real = new Store(':memory:');
    const names = ['ged_candidate_v26_0_1.csv', 'ged_candidate_v26_0_2.csv'];
    await runIngest(real, names.map(sharedFile));
    const answer = await run({ vintage_a: '2026-02', vintage_b: '2026-03' }, real);
    expect(answer.rows!.length).toBeGreaterThan(3);
    for (const r of [...answer.rows!, answer.totals as (typeof answer.rows & object)[number]])
      expect(r.events_b).toBe(r.events_a + r.added - r.dropped + r.moved_in - r.moved_out);
    // 17 rows of January in the file of February, 11 of them with ids of the file of January.
    expect(answer.totals).toMatchObject({ added: 6, dropped: 0 });
  });
});
