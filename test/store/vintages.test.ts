/** Which of several releases counts: order of publication, never order of ingest. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { monthFromText } from '../../src/core/index.ts';
import type { Store } from '../../src/store/index.ts';
import { gedCsv, gedEventOn } from '../fixtures/ged.ts';
import { ingested, rowsInWords, runIngest, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

/** An event as the tests write it; its conflict carries its id, so that rows can be told apart. */
interface Told {
  id: string;
  month: string;
  deaths: number;
  country?: string;
}

let written = 0;

function releaseFile(name: string, events: readonly Told[]): string {
  const rows = events.map(({ id, month, deaths, country = 'Mali' }) =>
    gedEventOn(id, `${month}-05`, deaths, { country, conflict_name: id }),
  );
  return folder.write(`${++written}/${name}`, gedCsv(rows));
}

/** What counts after taking files in this order, as `id country month deaths`. */
async function counted(paths: readonly string[], as_of?: string): Promise<string[]> {
  const { store } = await ingested(paths);
  return rowsInWords(
    await store.events('ucdp-ged', as_of === undefined ? undefined : monthFromText(as_of)),
  );
}

describe('a story of five releases', () => {
  // 25.0.1 and 25.0.2 are monthly; 25.0.2 brings a late event of January and revises one.
  const january = releaseFile('GEDEvent_v25_0_1.csv', [
    { id: 'a', month: '2025-01', deaths: 1 },
    { id: 'b', month: '2025-01', deaths: 2 },
  ]);
  const february = releaseFile('GEDEvent_v25_0_2.csv', [
    { id: 'c', month: '2025-02', deaths: 3 },
    { id: 'late', month: '2025-01', deaths: 4 },
    { id: 'b', month: '2025-01', deaths: 5 },
  ]);
  // The cumulative release of the first quarter drops "a" and moves "c" into March.
  const quarter = releaseFile('GEDEvent_v25_01_25_03.csv', [
    { id: 'b', month: '2025-01', deaths: 6 },
    { id: 'late', month: '2025-01', deaths: 4 },
    { id: 'c', month: '2025-03', deaths: 3 },
  ]);
  const april = releaseFile('GEDEvent_v25_0_4.csv', [
    { id: 'd', month: '2025-04', deaths: 7 },
    { id: 'later', month: '2025-02', deaths: 8 },
  ]);
  // The final release covers the whole year for Mali: it keeps "b", renames "c" and drops the rest.
  const final = releaseFile('GEDEvent_v26_1.csv', [
    { id: 'b', month: '2025-01', deaths: 9 },
    { id: 'c-final', month: '2025-03', deaths: 10 },
    { id: 'old', month: '2012-03', deaths: 11 },
  ]);
  const may = releaseFile('GEDEvent_v26_0_5.csv', [{ id: 'e', month: '2026-05', deaths: 12 }]);
  const all = [january, february, quarter, april, final, may];

  test('a late event of an earlier month is added by its id and a revised one replaced', async () => {
    expect(await counted([january, february])).toEqual([
      'a MLI 2025-01 1',
      'b MLI 2025-01 5',
      'c MLI 2025-02 3',
      'late MLI 2025-01 4',
    ]);
  });

  test('a release that covers whole months replaces all that was said of them', async () => {
    expect(await counted([january, february, quarter])).toEqual([
      'b MLI 2025-01 6',
      'c MLI 2025-03 3',
      'late MLI 2025-01 4',
    ]);
  });

  test('a late event is added to a month that an earlier release covered', async () => {
    expect(await counted([january, february, quarter, april])).toContain('later MLI 2025-02 8');
  });

  test('a final release replaces Candidate rows, those whose id it dropped too', async () => {
    expect(await counted(all)).toEqual([
      'b MLI 2025-01 9',
      'c-final MLI 2025-03 10',
      'e MLI 2026-05 12',
      'old MLI 2012-03 11',
    ]);
  });

  test('as_of hides what was published later', async () => {
    const at = (month: string) => counted(all, month);
    expect(await at('2025-01')).toEqual([]);
    expect(await at('2025-02')).toEqual(await counted([january]));
    expect(await at('2025-03')).toEqual(await counted([january, february]));
    expect(await at('2025-04')).toEqual(await counted([january, february, quarter]));
    expect(await at('2026-05')).toEqual(await counted([january, february, quarter, april]));
    expect(await at('2026-06')).toEqual(await counted(all));
  });

  test('as_of hides the coverage of later releases too', async () => {
    const { store } = await ingested(all);
    const vintages = async (month: string) =>
      (await store.events('ucdp-ged', monthFromText(month)))!.coverage.map((part) => part.vintage);
    expect(await vintages('2025-03')).toEqual(['UCDP Candidate 25.0.2', 'UCDP Candidate 25.0.1']);
    expect(await store.events('ucdp-ged', monthFromText('2025-01'))).toBeUndefined();
    expect((await store.snapshots(monthFromText('2025-04'))).map((s) => s.version)).toEqual([
      '25.01.25.03',
      '25.0.2',
      '25.0.1',
    ]);
  });

  test('taking everything again changes nothing', async () => {
    const { store } = await ingested(all);
    const before = [
      await store.events('ucdp-ged'),
      await store.allEvents(),
      await store.snapshots(),
    ];
    const { files } = await runIngest(store, [...all].reverse());
    expect(files.map((file) => file.state)).toEqual(all.map(() => 'known'));
    expect([
      await store.events('ucdp-ged'),
      await store.allEvents(),
      await store.snapshots(),
    ]).toEqual(before);
  });
});

describe('countries', () => {
  test('a final release of one country leaves the Candidate rows of another', async () => {
    const candidate = releaseFile('GEDEvent_v24_0_3.csv', [
      { id: 'a', month: '2024-03', deaths: 1 },
      { id: 'b', month: '2024-03', deaths: 2, country: 'Niger' },
    ]);
    const final = releaseFile('ged_v25_1_mali.csv', [{ id: 'z', month: '2020-03', deaths: 3 }]);
    expect(await counted([candidate, final])).toEqual(['b NER 2024-03 2', 'z MLI 2020-03 3']);
  });

  test('an event that a later release puts in another country is counted once', async () => {
    const first = releaseFile('GEDEvent_v24_0_3.csv', [{ id: 'a', month: '2024-03', deaths: 1 }]);
    const second = releaseFile('GEDEvent_v24_0_4.csv', [
      { id: 'a', month: '2024-03', deaths: 1, country: 'Niger' },
    ]);
    expect(await counted([first, second])).toEqual(['a NER 2024-03 1']);
  });
});

// Releases that fast-check fills: two monthly, one cumulative, one final, one after the final.
const NAMES = [
  'GEDEvent_v25_0_1.csv',
  'GEDEvent_v25_0_2.csv',
  'GEDEvent_v25_01_25_03.csv',
  'GEDEvent_v25_0_3.csv',
  'GEDEvent_v26_1.csv',
  'GEDEvent_v26_0_5.csv',
] as const;
const MONTHS = ['2024-12', '2025-01', '2025-02', '2025-03', '2026-05'];

const releaseArbitrary = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    month: fc.constantFrom(...MONTHS),
    deaths: fc.nat({ max: 50 }),
    country: fc.constantFrom('Mali', 'Niger'),
  }),
  { selector: (event) => event.id, minLength: 1, maxLength: 5 },
);

const shelfArbitrary = fc.subarray([...NAMES], { minLength: 2 }).chain((names) =>
  fc.tuple(
    fc.constant(names),
    fc.tuple(...names.map(() => releaseArbitrary)),
    fc.shuffledSubarray(
      names.map((_, i) => i),
      { minLength: names.length },
    ),
  ),
);

/** The rule by another way: each release in turn clears what it covers, then writes its events. */
async function replayed(store: Store, events: ReadonlyMap<string, readonly Told[]>) {
  const codes: Record<string, string> = { Mali: 'MLI', Niger: 'NER' };
  const known = new Map<string, { month: number; country: string; words: string }>();
  for (const snapshot of (await store.snapshots()).reverse()) {
    for (const [id, { month, country }] of known) {
      const speaks = snapshot.countries === null || snapshot.countries.includes(country);
      if (speaks && month >= snapshot.covers_from && month <= snapshot.covers_to) known.delete(id);
    }
    for (const { id, month, deaths, country } of events.get(snapshot.version)!) {
      const code = codes[country ?? 'Mali'];
      const words = `${id} ${code} ${month} ${deaths}`;
      known.set(id, { month: monthFromText(month), country: code, words });
    }
  }
  return [...known.values()].map(({ words }) => words).sort();
}

describe('any releases', () => {
  test('count alike in whatever order they are taken, and as if taken as they came out', async () => {
    await fc.assert(
      fc.asyncProperty(shelfArbitrary, async ([names, contents, order]) => {
        const paths = names.map((name, i) => releaseFile(name, contents[i]));
        const inOrder = await ingested(paths);
        const shuffled = await ingested(order.map((i) => paths[i]));
        const one = await inOrder.store.events('ucdp-ged');
        const other = await shuffled.store.events('ucdp-ged');
        expect(other).toEqual(one);
        const versions = inOrder.answer.files.map((file) => file.version!);
        const events = new Map(versions.map((version, i) => [version, contents[i]]));
        expect(rowsInWords(one)).toEqual(await replayed(inOrder.store, events));
        for (const month of ['2025-02', '2025-04', '2026-06']) {
          const as_of = monthFromText(month);
          expect(await shuffled.store.events('ucdp-ged', as_of)).toEqual(
            await inOrder.store.events('ucdp-ged', as_of),
          );
        }
        await Promise.all([inOrder.store.close(), shuffled.store.close()]);
      }),
      { numRuns: 12, seed: 20261124 },
    );
  });

  test('see at a vintage only what was out by then', async () => {
    await fc.assert(
      fc.asyncProperty(shelfArbitrary, async ([names, contents]) => {
        const paths = names.map((name, i) => releaseFile(name, contents[i]));
        const { store } = await ingested(paths);
        const as_of = monthFromText('2025-04');
        const out = (await store.snapshots(as_of)).map((snapshot) => snapshot.file_name);
        const only = await ingested(paths.filter((_, i) => out.includes(names[i])));
        expect(rowsInWords(await store.events('ucdp-ged', as_of))).toEqual(
          rowsInWords(await only.store.events('ucdp-ged')),
        );
        await Promise.all([store.close(), only.store.close()]);
      }),
      { numRuns: 6, seed: 20261124 },
    );
  });
});
