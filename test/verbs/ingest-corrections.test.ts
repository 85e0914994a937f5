import { afterAll, describe, expect, test } from 'vitest';
import { type Correction, correctionSchema } from '../../src/core/index.ts';
import { sources } from '../../src/sources/index.ts';
import { Store } from '../../src/store/index.ts';
import { issueIn } from '../../src/words/index.ts';
import { gedCsv, gedEvent } from '../fixtures/ged.ts';
import { ingested, runIngest, sumsByMonth, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const document = { title: 'An invented erratum', date: '2025' };
const reason = { en: 'three deaths were written for one', fr: 'trois morts écrits pour un' };
const deaths: Correction = correctionSchema.parse({
  id: 'invented-deaths',
  source: 'ucdp-ged',
  applies_to: ['25.1'],
  match: { event_id: '2', fatalities_best: 3 },
  set: { fatalities_best: 1, fatalities_low: 1 },
  reason,
  document,
});
const twice = correctionSchema.parse({
  id: 'invented-twice',
  source: 'ucdp-ged',
  applies_to: 'all',
  match: { event_id: '3' },
  drop: true,
  reason,
  document,
});
const text = gedCsv([gedEvent({ id: 1 }), gedEvent({ id: 2 }), gedEvent({ id: 3 })]);
const sumOf = async (store: Store) =>
  sumsByMonth((await store.events('ucdp-ged'))!).get('MLI 2024-03');

describe('corrections', () => {
  test('that ship keep to the schema, have unique ids and name sources that exist', () => {
    const shipped = new Store(':memory:').corrections();
    expect(shipped.length).toBeGreaterThan(0);
    expect(new Set(shipped.map(({ id }) => id)).size).toBe(shipped.length);
    for (const { source } of shipped) expect(sources.has(source)).toBe(true);
  });

  test('are applied, counted in the notes and kept with the release', async () => {
    const store = new Store(':memory:', [deaths, twice]);
    const { files, notes } = await runIngest(store, [folder.write('GEDEvent_v25_1.csv', text)]);
    expect(files[0]).toMatchObject({ state: 'ingested', rows: 2 });
    expect(await sumOf(store)).toEqual({ events: 2, deaths: 4 });
    expect(notes.map(({ code, what }) => [code, what])).toEqual([
      ['correction-applied', 'correction "invented-deaths" was applied to 1 events'],
      ['correction-applied', 'correction "invented-twice" was applied to 1 events'],
    ]);
    expect(issueIn(notes[0], 'fr').what).toMatch(/^la correction .*invented-deaths.* appliquée/);
    expect(files[0].corrections[0].reason).toEqual(reason);
    expect((await store.snapshots())[0].corrections).toEqual([
      { correction_id: 'invented-deaths', rows: 1 },
      { correction_id: 'invented-twice', rows: 1 },
    ]);
  });

  test('bound to a release leave other releases alone', async () => {
    const store = new Store(':memory:', [deaths]);
    const { notes } = await runIngest(store, [folder.write('GEDEvent_v25_2.csv', text)]);
    expect(notes).toEqual([]);
    expect(await sumOf(store)).toEqual({ events: 3, deaths: 9 });
  });

  test('are left out with no_corrections, and the same file is then read anew', async () => {
    const store = new Store(':memory:', [deaths, twice]);
    const path = folder.write('GEDEvent_v25_1.csv', text);
    await runIngest(store, [path]);
    const plain = await runIngest(store, [path], { no_corrections: true });
    expect(plain.files[0]).toMatchObject({ state: 'ingested', rows: 3 });
    expect(plain.notes).toEqual([]);
    expect(await sumOf(store)).toEqual({ events: 3, deaths: 9 });
    const snapshots = await store.snapshots();
    expect(snapshots.map(({ corrections }) => corrections)).toEqual([[]]);
    expect((await runIngest(store, [path], { no_corrections: true })).files[0].state).toBe('known');
  });

  test('that shipped in 26.0.2 bring the event back to its country', async () => {
    const event = { id: 621052, country: 'Colombia', latitude: 6.04497, longitude: 75.90179 };
    const day = { date_start: '2026-02-23', date_end: '2026-02-23', where_prec: 3 };
    const path = folder.write('GEDEvent_v26_0_2.csv', gedCsv([gedEvent({ ...event, ...day })]));
    const corrected = await ingested([path]);
    expect(corrected.answer.notes.map(({ code }) => code)).toEqual(['correction-applied']);
    const plain = await ingested([path], { no_corrections: true });
    expect(plain.answer.notes.map(({ code }) => code)).toEqual(['far-from-country']);
  });

  test('must either set or drop, and match something', () => {
    const { set: _, ...without } = deaths;
    for (const wrong of [without, { ...deaths, drop: true }, { ...deaths, match: {} }])
      expect(correctionSchema.safeParse(wrong).success).toBe(false);
    expect(
      correctionSchema.safeParse({ ...deaths, set: { date_start: '2024-02-30' } }).success,
    ).toBe(false);
    expect(correctionSchema.safeParse({ ...deaths, set: { event_id: '9' } }).success).toBe(false);
  });
});
