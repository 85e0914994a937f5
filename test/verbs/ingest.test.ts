import { existsSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { Store } from '../../src/store/index.ts';
import { ingest } from '../../src/verbs/ingest.ts';
import { gedCsv, gedEvent, gedEventOn } from '../fixtures/ged.ts';
import { ingested, runIngest, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const release = folder.write(
  'GEDEvent_v25_0_3.csv',
  gedCsv([gedEventOn(1, '2025-03-02'), gedEventOn(2, '2025-03-09')]),
);

describe('ingest', () => {
  test('says what a file is and which months and countries it speaks for', async () => {
    const { file, answer } = await ingested([release]);
    expect(file).toEqual({
      file: release,
      state: 'ingested',
      kind: 'events',
      source: 'ucdp-ged',
      dataset: 'UCDP Candidate',
      version: '25.0.3',
      covers: '2025-03..2025-03',
      countries: ['MLI'],
      rows: 2,
      rejected: 0,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      issues: [],
      corrections: [],
    });
    expect(answer.as_of).toBe('2025-04');
    expect(ingest.output.parse(answer)).toEqual(answer);
  });

  test('knows a file that it took before and changes nothing', async () => {
    const { store, file } = await ingested([release]);
    const [events, snapshots] = [await store.allEvents(), await store.snapshots()];
    const { files } = await runIngest(store, [release]);
    expect(files[0]).toEqual({ ...file, state: 'known' });
    expect(await store.allEvents()).toEqual(events);
    expect(await store.snapshots()).toEqual(snapshots);
  });

  test('knows the same bytes under another name', async () => {
    const copy = folder.write(
      'copy.csv',
      gedCsv([gedEventOn(1, '2025-03-02'), gedEventOn(2, '2025-03-09')]),
    );
    const { answer } = await ingested([release, copy]);
    expect(answer.files.map(({ state, version }) => [state, version])).toEqual([
      ['ingested', '25.0.3'],
      ['known', '25.0.3'],
    ]);
  });

  test('reads the release from the name given beside the file', async () => {
    const path = folder.write('download.csv', gedCsv([gedEvent({ id: 7 })]));
    const { file } = await ingested([path], { release: 'GEDEvent_v24_0_3.csv' });
    expect(file).toMatchObject({ version: '24.0.3', covers: '2024-03..2024-03', issues: [] });
  });

  test('names the same run when the same files are taken with the same options', async () => {
    const [first, second] = [await ingested([release]), await ingested([release])];
    expect(first.answer.run_id).toBe(second.answer.run_id);
    const skipping = await ingested([release], { skip_bad_rows: true });
    expect(skipping.answer.run_id).not.toBe(first.answer.run_id);
  });

  test('gives only the measures that the rows state', async () => {
    const { store } = await ingested([release]);
    const [{ measures }] = await store.snapshots();
    expect([...measures].sort()).toEqual([
      'actors',
      'borders',
      'cells',
      'civilian-deaths',
      'deaths',
      'deaths-by-type',
      'deaths-high',
      'deaths-low',
      'events',
      'regions',
    ]);
  });

  test('keeps a workspace on disk that another store opens', async () => {
    const store = new Store(folder.at('workspace'));
    await runIngest(store, [release]);
    const events = await store.allEvents();
    await store.close();
    const again = new Store(folder.at('workspace'));
    expect(await again.allEvents()).toEqual(events);
    expect((await runIngest(again, [release])).files[0].state).toBe('known');
    await again.close();
  });
});

describe('dry_run', () => {
  test('says the same as a real run and leaves the workspace as it was', async () => {
    const { store, file } = await ingested([release], { dry_run: true });
    expect(file).toEqual((await ingested([release])).file);
    expect(await store.snapshots()).toEqual([]);
    expect(await store.allEvents()).toEqual([]);
  });

  test('finds the same faults', async () => {
    const path = folder.write('bad/GEDEvent_v25_1.csv', gedCsv([gedEvent({ best: 'many' })]));
    const dry = await ingested([path], { dry_run: true });
    expect(dry.file).toEqual((await ingested([path])).file);
  });

  test('makes no database where there was none', async () => {
    const store = new Store(folder.at('untouched'));
    await runIngest(store, [release], { dry_run: true });
    await store.close();
    expect(existsSync(folder.at('untouched/vigie.duckdb'))).toBe(false);
  });
});
