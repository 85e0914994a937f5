/** Releases fetched and ingested in one go, from a server on this machine. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answered, monthFromText, monthText, VigieError } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { fetchRelease, releasesAsked, surroundings } from '../../src/verbs/download.ts';
import { ingest } from '../../src/verbs/ingest.ts';
import { FileServer, file, impatient, json, pages, status } from '../fixtures/file-server.ts';
import { gedCsv, gedEventOn } from '../fixtures/ged.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
const server = new FileServer();
let stores: Store[] = [];
beforeAll(async () => {
  await server.start();
});
beforeEach(() => {
  server.clear();
  vi.stubEnv('VIGIE_UCDP_FILES', `${server.base}/downloads`);
  vi.stubEnv('VIGIE_UCDP_API', `${server.base}/api/`);
  vi.stubEnv('UCDP_ACCESS_TOKEN', 'a-token');
});
afterEach(async () => {
  for (const store of stores) await store.close();
  stores = [];
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

let count = 0;
function freshStore(): Store {
  const store = new Store(folder.at(`workspace-${++count}`));
  stores.push(store);
  return store;
}

const quiet = (store: Store) => ({ store, language: 'en' as const, progress() {} });
const run = (store: Store, words: string[], options: Record<string, boolean | string> = {}) =>
  ingest.run(quiet(store), {
    paths: ['ucdp-ged', ...words],
    download: true,
    skip_bad_rows: false,
    no_corrections: false,
    watch: false,
    settle: 2,
    dry_run: false,
    ...options,
  });

async function errorOf(promise: Promise<unknown>): Promise<VigieError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(VigieError);
  return error as VigieError;
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const events = (days: string[]) => days.map((day, i) => gedEventOn(i + 1, day));
const JULY = gedCsv(events(['2026-07-03', '2026-07-09']));
const JULY_FILE = '/downloads/candidateged/GEDEvent_v26_0_7.csv';
const JULY_API = '/api/gedevents/26.0.7';

describe('vigie ingest ucdp-ged --download', () => {
  it('fetches a monthly release and ingests it, and the same again changes nothing', async () => {
    server.on(JULY_FILE, file(JULY, { etag: '"a"' }));
    const store = freshStore();
    const answer = await run(store, ['candidate', '2026-07']);
    expect(answer.files).toMatchObject([
      { state: 'ingested', dataset: 'UCDP Candidate', version: '26.0.7', rows: 2 },
    ]);
    const path = `${store.workspace}/downloads/GEDEvent_v26_0_7.csv`;
    expect(answer.download).toEqual({
      dataset: 'UCDP Candidate',
      version: '26.0.7',
      via: 'file',
      address: `${server.base}${JULY_FILE}`,
      file: path,
      bytes: JULY.length,
      sha256: sha256(JULY),
      rows: 2,
      resumed_from: 0,
      unchanged: false,
    });
    expect(readFileSync(path, 'utf8')).toBe(JULY);
    expect(ingest.output.parse(answer)).toEqual(answer);

    const again = await run(store, ['candidate 2026-07']);
    expect(again.files[0]).toMatchObject({ state: 'known', rows: 2, sha256: sha256(JULY) });
    expect(again.download).toMatchObject({ unchanged: true, sha256: sha256(JULY), rows: 2 });
    expect(await store.snapshots()).toHaveLength(1);
    // Handed over as a file it is the same release.
    const byHand = await ingest.run(quiet(store), {
      paths: [path],
      skip_bad_rows: false,
      no_corrections: false,
      watch: false,
      settle: 2,
      dry_run: false,
    });
    expect(byHand.files[0].state).toBe('known');
  });

  it('fetches a yearly release, packed', async () => {
    const text = gedCsv(events(['2025-03-03', '2024-07-09', '2025-12-31']));
    const zip = zipSync({ 'GEDEvent_v26_1.csv': Buffer.from(text) });
    server.on('/downloads/ged/ged261-csv.zip', file(zip));
    const answer = await run(freshStore(), ['26.1']);
    expect(answer.files).toMatchObject([
      { state: 'ingested', dataset: 'UCDP GED', version: '26.1', rows: 3, sha256: sha256(text) },
    ]);
    expect(answer.download).toMatchObject({ bytes: zip.length, sha256: sha256(zip), rows: 3 });
  });

  it('takes pages of the API when there is no file, with the token', async () => {
    const rows = events(Array.from({ length: 7 }, (_, i) => `2026-07-0${i + 1}`));
    pages(server, JULY_API, rows, 3);
    const store = freshStore();
    const answer = await run(store, ['26.0.7']);
    expect(answer.files[0]).toMatchObject({ state: 'ingested', version: '26.0.7', rows: 7 });
    expect(answer.download).toMatchObject({ via: 'api', rows: 7 });
    expect(readFileSync(answer.download!.file, 'utf8')).toBe(gedCsv(rows));
    const [asFile, ...asPages] = server.asked;
    expect(asFile.headers['x-ucdp-access-token']).toBeUndefined();
    expect(asPages).toHaveLength(3);
    for (const { headers } of asPages) expect(headers['x-ucdp-access-token']).toBe('a-token');
  });

  it('tells what is not released from what failed', async () => {
    server.on(JULY_API, status(400));
    const store = freshStore();
    const error = await errorOf(run(store, ['candidate', '2026-07']));
    expect(error.exitCode).toBe(1);
    expect(error.issues).toMatchObject([
      { code: 'not-released', what: 'UCDP has not released UCDP Candidate 26.0.7' },
    ]);
    expect(error.issues[0].fix).toContain('2026-08');
    expect(error.issues[0].fix).toContain('26.0.2');
    server.on(JULY_API, status(404));
    expect((await errorOf(run(store, ['candidate', '2026-07']))).issues[0].code).toBe(
      'download-failed',
    );
    server.on(JULY_FILE, status(403));
    expect((await errorOf(run(store, ['candidate', '2026-07']))).issues[0].code).toBe(
      'download-failed',
    );
  });

  it('says when the API wants a token, and never what the token is', async () => {
    server.on(JULY_API, status(401));
    const refused = await errorOf(run(freshStore(), ['candidate', '2026-07']));
    expect(refused.issues[0].code).toBe('token-needed');
    expect(refused.issues[0].what).toContain('refuses');
    vi.stubEnv('UCDP_ACCESS_TOKEN', '');
    const missing = await errorOf(run(freshStore(), ['candidate', '2026-07']));
    expect(missing.issues[0].what).toContain('wants an access token');
    vi.stubEnv('UCDP_ACCESS_TOKEN', 'broken\nsecret');
    const broken = await errorOf(run(freshStore(), ['candidate', '2026-07']));
    expect(broken.exitCode).toBe(2);
    expect(JSON.stringify(broken.issues)).not.toContain('secret');
  });

  it.each([
    ['a web page', '<!DOCTYPE html>\n<html><body>Sorry</body></html>\n', 'file-kind'],
    ['a zip that is cut', zipSync({ 'a.csv': Buffer.from(JULY) }).subarray(0, 300), 'packing'],
    ['nothing', '', 'file-empty'],
  ])('refuses %s, sets it aside and starts anew next time', async (_, bytes, code) => {
    const store = freshStore();
    server.on(JULY_FILE, file(bytes, { etag: '"bad"' }));
    const answer = await run(store, ['candidate', '2026-07']);
    expect(answer.files[0]).toMatchObject({ state: 'refused', issues: [{ code }] });
    const aside = `${store.workspace}/downloads/GEDEvent_v26_0_7.csv.bad`;
    expect(answer.notes).toMatchObject([{ code: 'set-aside', where: aside }]);
    expect(answer.download).toMatchObject({ file: aside, rows: 0 });
    expect(existsSync(aside)).toBe(true);
    expect(await store.snapshots()).toEqual([]);
    server.on(JULY_FILE, file(JULY, { etag: '"bad"' }));
    expect((await run(store, ['candidate', '2026-07'])).files[0].state).toBe('ingested');
  });

  it('refuses pages that lack a column ingest needs', async () => {
    const rows = events(['2026-07-01']).map(({ adm_1: _, ...row }) => row);
    pages(server, JULY_API, rows, 10);
    const answer = await run(freshStore(), ['candidate', '2026-07']);
    expect(answer.files[0].issues).toMatchObject([
      { code: 'header', what: 'column "adm_1" is missing' },
    ]);
  });

  it('notes a file that says it is another release', async () => {
    const zip = zipSync({ 'GEDEvent_v25_1.csv': Buffer.from(JULY.replaceAll('2026', '2024')) });
    server.on('/downloads/ged/ged261-csv.zip', file(zip));
    const answer = await run(freshStore(), ['26.1']);
    expect(answer.notes.map(({ code }) => code)).toContain('release-differs');
  });

  it('asks nothing in a dry run, and says what it would ask', async () => {
    const store = freshStore();
    const answer = await run(store, ['candidate', 'latest'], { dry_run: true });
    expect(answer.files).toEqual([]);
    expect(answer.would_fetch).toHaveLength(6);
    const one = await run(store, ['26.1'], { dry_run: true });
    expect(one.would_fetch).toEqual([
      {
        dataset: 'UCDP GED',
        version: '26.1',
        file: 'ged261-csv.zip',
        address: `${server.base}/downloads/ged/ged261-csv.zip`,
        otherwise: `${server.base}/api/gedevents/26.1?pagesize=1000&page=0`,
      },
    ]);
    expect(ingest.output.parse(one)).toEqual(one);
    expect(server.asked).toEqual([]);
    expect(existsSync(store.workspace)).toBe(false);
  });

  it.each([
    ['offline', ['26.1'], { offline: true }],
    ['offline', ['26.1'], { offline: true, dry_run: true }],
    ['release-unreadable', [], {}],
    ['release-unreadable', ['newest'], {}],
    ['usage', ['26.1'], { mapping: 'log.yaml' }],
  ])('is bad usage, %s, for %j with %j, and asks nothing', async (code, words, options) => {
    const error = await errorOf(run(freshStore(), words, options));
    expect([error.exitCode, error.issues[0].code]).toEqual([2, code]);
    expect(server.asked).toEqual([]);
  });

  it('is bad usage for another source, or with an address that is none', async () => {
    const other = ingest.run(quiet(freshStore()), {
      paths: ['acled', '26.1'],
      download: true,
      skip_bad_rows: false,
      no_corrections: false,
      watch: false,
      settle: 2,
      dry_run: false,
    });
    expect((await errorOf(other)).exitCode).toBe(2);
    vi.stubEnv('VIGIE_UCDP_FILES', 'file:///etc');
    expect((await errorOf(run(freshStore(), ['26.1']))).exitCode).toBe(2);
  });

  it('asks nothing without the word', async () => {
    const answer = await run(freshStore(), ['26.1'], { download: false });
    expect(answer.files.map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(server.asked).toEqual([]);
  });
});

describe('the latest', () => {
  const around = (today: string) => ({
    ...surroundings(),
    today: monthFromText(today),
    patience: impatient(),
  });
  const latest = (today: string, store = freshStore()) => {
    const near = around(today);
    const asked = releasesAsked({ paths: ['ucdp-ged', 'candidate', 'latest'] }, near);
    return fetchRelease(quiet(store), asked, near);
  };

  it('is the first month that exists, looked for backwards from this month', async () => {
    server.on('/api/gedevents/26.0.9', status(400));
    server.on('/api/gedevents/26.0.8', status(400));
    server.on(JULY_FILE, file(JULY));
    const { release, notes } = await latest('2026-09');
    expect([release.version, notes]).toEqual(['26.0.7', []]);
  });

  it('is given up after six months, with what is expected and what is known', async () => {
    for (const month of [1, 2]) server.on(`/api/gedevents/26.0.${month}`, status(400));
    for (const month of [9, 10, 11, 12]) server.on(`/api/gedevents/25.0.${month}`, status(400));
    const error = await errorOf(latest('2026-02'));
    expect(error.issues[0]).toMatchObject({
      code: 'not-released',
      what: 'UCDP has not released UCDP Candidate 25.0.9 … 26.0.2',
    });
    expect(server.asked).toHaveLength(12);
  });

  it('is not an older month when a server fails', async () => {
    server.on('/downloads/candidateged/GEDEvent_v26_0_8.csv', status(500));
    server.on(JULY_FILE, file(JULY));
    expect((await errorOf(latest('2026-08'))).issues[0].code).toBe('download-failed');
  });

  it('without a token is the newest file, and says that newer ones were not seen', async () => {
    server.on('/api/gedevents/26.0.8', status(401));
    server.on(JULY_FILE, file(JULY));
    const { release, notes } = await latest('2026-08');
    expect([release.version, notes.map(({ code }) => code)]).toEqual(['26.0.7', ['token-needed']]);
  });
});

describe('surroundings', () => {
  it('are those of UCDP, and this month', () => {
    const { bases, token, today } = surroundings({}, new Date('2026-08-31T23:00:00Z'));
    expect(bases.files).toBe('https://ucdp.uu.se/downloads');
    expect([token, monthText(today)]).toEqual([undefined, '2026-08']);
  });
});

describe('in the terminal', () => {
  const ROOT = fileURLToPath(new URL('../..', import.meta.url));
  const vigie = (words: readonly string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, VIGIE_WORKSPACE: folder.at(`terminal-${++count}`) };
      execFile(
        process.execPath,
        ['bin/vigie.js', ...words],
        { cwd: ROOT, env },
        (error, out, err) => resolve({ code: error ? Number(error.code ?? 70) : 0, out, err }),
      );
    });

  it.each([
    ['ucdp-ged', '--download', '26.0.7'],
    ['ucdp-ged', '--download', 'candidate', '2026-07'],
    ['ucdp-ged', '--download', 'candidate 2026-07'],
    ['ucdp-ged', 'candidate', '2026-07', '--download'],
  ])('vigie ingest %s %s %s', async (...words) => {
    server.on(JULY_FILE, file(JULY));
    const { code, out } = await vigie(['ingest', ...words, '--json']);
    const answer = JSON.parse(out) as Answered & { download: { rows: number } };
    expect([code, answer.download.rows]).toEqual([0, 2]);
  });

  it('says in words what is refused and what would be fetched', async () => {
    const offline = await vigie(['ingest', 'ucdp-ged', '--download', '26.1', '--offline']);
    expect(offline.code).toBe(2);
    const dry = await vigie(['ingest', 'ucdp-ged', '--download', '26.1', '--dry-run']);
    expect(dry.code).toBe(0);
    expect(dry.out).toContain(`${server.base}/downloads/ged/ged261-csv.zip`);
    expect(server.asked).toEqual([]);
    server.on('/api/gedevents/26.1', json({ Message: 'hello' }));
    const failed = await vigie(['ingest', 'ucdp-ged', '--download', '26.1', '--lang', 'fr']);
    expect(failed.code).toBe(1);
    expect(failed.err).toContain("n'est pas une page de l'API".replaceAll("'", '’'));
  });
});
