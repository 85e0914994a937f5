/** Sums of real releases after ingest. @source shared/design/methods.md, section 1 */
import { describe, expect, test } from 'vitest';
import { monthFromText } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { ingested, runIngest, sumsByMonth } from '../fixtures/ingest.ts';
import { hasShared, sayWhenSkipped, sharedFile, sharedRows } from '../fixtures/ingest-shared.ts';

sayWhenSkipped('known sums of real releases');

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, n) => total + n, 0);

describe.skipIf(!hasShared)('real releases', () => {
  test('Burkina Faso in 24.1 equals 25.1 in every month of 2016 to 2021', async () => {
    // Both count an event in the month of its first day; from 2022 UCDP revised a few months.
    const { file, store } = await ingested([sharedFile('ged_v24_1_burkina_faso.csv')]);
    expect(file).toMatchObject({ version: '24.1', countries: ['BFA'], rows: 1504, rejected: 0 });
    const months = sumsByMonth((await store.events('ucdp-ged'))!);
    const wanted = sharedRows('ged_v25_1_country_month_1989_2024.csv').filter(
      (row) => row.country_iso3 === 'BFA' && row.year_month >= '2016' && row.year_month < '2024',
    );
    expect(wanted).toHaveLength(96);
    const differing = wanted.filter((row) => {
      const found = months.get(`BFA ${row.year_month}`) ?? { events: 0, deaths: 0 };
      const events =
        Number(row.ucdp_state_based_events) +
        Number(row.ucdp_non_state_events) +
        Number(row.ucdp_one_sided_events);
      return found.events !== events || found.deaths !== Number(row.ucdp_fatalities_best);
    });
    expect(differing.map((row) => row.year_month)).toEqual([
      '2022-09',
      '2022-12',
      '2023-11',
      '2023-12',
    ]);
  });

  test('26.0.1 and 26.0.2 merged by id are 3,014 events, in either order', async () => {
    const paths = ['ged_candidate_v26_0_1.csv', 'ged_candidate_v26_0_2.csv'].map(sharedFile);
    const { answer, store } = await ingested(paths);
    expect(answer.files.map((file) => [file.version, file.rows])).toEqual([
      ['26.0.1', 1727],
      ['26.0.2', 1298],
    ]);
    const table = (await store.events('ucdp-ged'))!;
    expect(sum(table.events)).toBe(3014);
    const reversed = await ingested([...paths].reverse());
    expect(await reversed.store.events('ucdp-ged')).toEqual(table);
  });

  test('as of February 2026 only the 1,727 events of 26.0.1 are known', async () => {
    const store = new Store(':memory:');
    await runIngest(store, [
      sharedFile('ged_candidate_v26_0_2.csv'),
      sharedFile('ged_candidate_v26_0_1.csv'),
    ]);
    const table = (await store.events('ucdp-ged', monthFromText('2026-02')))!;
    expect(sum(table.events)).toBe(1727);
    expect(table.coverage.map((part) => part.vintage)).toEqual(['UCDP Candidate 26.0.1']);
  });

  test('Mali in October 2023 has 55 events and 119 deaths in 23.0.10', async () => {
    const { file, store } = await ingested([sharedFile('ged_candidate_v23_0_10.csv')]);
    expect(file).toMatchObject({ version: '23.0.10', countries: null, covers: '2023-10..2023-10' });
    const months = sumsByMonth((await store.events('ucdp-ged'))!);
    expect(months.get('MLI 2023-10')).toEqual({ events: 55, deaths: 119 });
  });

  test.each([
    ['ged_v24_1_sudan.csv', '24.1', ['SDN'], 3822],
    ['ged_v23_1_central_african_republic.csv', '23.1', ['CAF'], 1848],
    ['ged_v20_1_nigeria.csv', '20.1', ['NGA'], 4603],
  ])('every row of %s is taken', async (name, version, countries, rows) => {
    const { file, store } = await ingested([sharedFile(name)]);
    expect(file).toMatchObject({ state: 'ingested', version, countries, rows, rejected: 0 });
    expect(sum((await store.events('ucdp-ged'))!.events)).toBe(rows);
  });
});
