import { appendFileSync, mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { Bilingual } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { ingest } from '../../src/verbs/index.ts';
import { watchFolder } from '../../src/verbs/watch.ts';
import { gedCsv, gedEvent, gedEventOn } from '../fixtures/ged.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const input = {
  skip_bad_rows: false,
  dry_run: false,
  no_corrections: false,
  watch: false,
  settle: 0.1,
};

/** Waits until something is so, at most ten seconds. */
async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !isSo(); i++) await pause(20);
  expect(isSo()).toBe(true);
}

describe('ingest --watch', () => {
  test('takes what is there, then what comes, tells refusals, and ends when told', async () => {
    const at = folder.at('incoming');
    mkdirSync(at);
    folder.write('incoming/GEDEvent_v25_1.csv', gedCsv([gedEvent({ id: 1 })]));
    const ending = new AbortController();
    const told: string[] = [];
    const store = new Store(':memory:');
    const context = {
      store,
      language: 'en' as const,
      progress() {},
      tell: (line: Bilingual) => told.push(line.en),
      signal: ending.signal,
    };
    const answering = ingest.run(context, { ...input, paths: [at], watch: true });
    const has = (text: string) => told.some((line) => line.includes(text));
    await until(() => has('ingested') && has('v25_1'));
    folder.write('incoming/GEDEvent_v25_2.csv', gedCsv([gedEvent({ best: 'many' })]));
    await until(() => has('refused') && has('line 2, column best'));
    folder.write('incoming/GEDEvent_v26_0_1.csv', gedCsv([gedEventOn(3, '2026-01-02')]));
    await until(() => has('v26_0_1.csv  1 events'));
    // The refused file, corrected.
    folder.write('incoming/GEDEvent_v25_2.csv', gedCsv([gedEvent({ id: 5, best: 3 })]));
    await until(() => has('v25_2.csv  1 events'));
    ending.abort();
    const { files } = await answering;
    expect(files.map(({ file, state }) => [file.split('/').at(-1), state])).toEqual([
      ['GEDEvent_v25_1.csv', 'ingested'],
      ['GEDEvent_v25_2.csv', 'refused'],
      ['GEDEvent_v26_0_1.csv', 'ingested'],
      ['GEDEvent_v25_2.csv', 'ingested'],
    ]);
    expect(await store.snapshots()).toHaveLength(3);
  });

  test('wants one folder', async () => {
    const context = { store: new Store(':memory:'), language: 'en' as const, progress() {} };
    const paths = [folder.write('file.csv', 'x')];
    await expect(ingest.run(context, { ...input, paths, watch: true })).rejects.toMatchObject({
      exitCode: 2,
    });
  });
});

describe('a watched folder', () => {
  test('gives a growing file once, whole; tries again what was put off', async () => {
    const at = folder.at('growing');
    mkdirSync(at);
    const ending = new AbortController();
    const taken: string[] = [];
    const times = { settle_ms: 400, poll_ms: 50, signal: ending.signal };
    const watching = watchFolder(at, times, async (path) => {
      taken.push(path);
      return taken.length > 1;
    });
    const path = folder.write('growing/a.csv', 'a\n');
    for (let i = 0; i < 6; i++) {
      await pause(100);
      appendFileSync(path, 'b\n');
      expect(taken).toEqual([]);
    }
    await until(() => taken.length === 2);
    await pause(700);
    expect(taken).toEqual([path, path]);
    ending.abort();
    await watching;
  });
});

describe('what a file is recognised as', () => {
  const linesOf = async (name: string, text: string) => {
    const told: Bilingual[] = [];
    const store = new Store(':memory:');
    const context = {
      store,
      language: 'en' as const,
      progress: () => {},
      tell: (line: Bilingual) => told.push(line),
    };
    await ingest.run(context, { ...input, paths: [folder.write(`told/${name}`, text)] });
    return told;
  };

  test('is told in both languages before it is taken', async () => {
    const [line, ...more] = await linesOf('ged251.csv', gedCsv([gedEvent()]));
    expect(more).toEqual([]);
    expect(line.en).toBe(
      'ged251.csv: UCDP GED, yearly release 25.1, 2024-01 to 2024-12, the world',
    );
    expect(line.fr).toMatch(/^ged251\.csv.: UCDP GED, version annuelle 25\.1, .* le monde$/);
  });

  test('names the countries of a country file, and is told again when the end says more', async () => {
    const many = Array.from({ length: 3000 }, (_, i) =>
      gedEvent({ id: i, country: i < 2990 ? 'Mali' : 'Niger' }),
    );
    const lines = await linesOf('ged_v25_1_sahel.csv', gedCsv(many));
    expect(lines.map(({ en }) => en.split(', ').slice(3).join(', '))).toEqual([
      'Mali',
      'Mali, Niger',
    ]);
  });

  test('is told of a file that is refused too', async () => {
    const text = gedCsv([gedEventOn(1, '2025-03-05'), gedEvent({ id: 2, best: 'many' })]);
    expect(await linesOf('GEDEvent_v25_01_25_12.csv', text)).toHaveLength(1);
  });
});
