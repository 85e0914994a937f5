/** Downloads against a server that breaks off, throttles, changes its file and sends elsewhere. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VigieError } from '../../src/core/index.ts';
import {
  fetchFile,
  fetchPages,
  type OnBytes,
  type PageFormat,
  setAside,
} from '../../src/store/index.ts';
import { FileServer, file, impatient, json, pages, status } from '../fixtures/file-server.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
const server = new FileServer();
const elsewhere = new FileServer();
beforeAll(async () => {
  await server.start();
  await elsewhere.start();
});
beforeEach(() => {
  server.clear();
  elsewhere.clear();
});
afterAll(async () => {
  await server.stop();
  await elsewhere.stop();
  folder.remove();
});

let count = 0;
/** A path of its own for each test, in a folder that is not there yet. */
const fresh = () => folder.at(`${++count}/downloads/file.csv`);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const BODY = Array.from({ length: 5000 }, (_, i) => `line ${i}`).join('\n');
const get = (path: string, patience = impatient(), onBytes: OnBytes = () => {}) =>
  fetchFile(`${server.base}/file.csv`, path, patience, onBytes);

/** A moment that a test waits for. */
function moment(): { comes: Promise<void>; came(): void } {
  let came = () => {};
  const comes = new Promise<void>((resolve) => {
    came = resolve;
  });
  return { comes, came };
}

async function issueOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(VigieError);
  return (error as VigieError).issues[0];
}

describe('a file', () => {
  it('comes whole, with its bytes and hash, and tells its progress in bytes', async () => {
    server.on('/file.csv', file(BODY));
    const path = fresh();
    const told: (number | undefined)[][] = [];
    const fetched = await get(path, impatient(), (...bytes) => told.push(bytes));
    expect(fetched).toMatchObject({ path, bytes: BODY.length, sha256: sha256(BODY) });
    expect(readFileSync(path, 'utf8')).toBe(BODY);
    expect(told.at(-1)).toEqual([BODY.length, BODY.length]);
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  it('that is not there is nothing, at once', async () => {
    expect(await get(fresh())).toBeUndefined();
    server.on('/file.csv', status(410));
    expect(await get(fresh())).toBeUndefined();
    expect(server.asked).toHaveLength(2);
  });

  it('goes on where a transfer was cut, by ETag or by date', async () => {
    const by = [{ etag: '"a"' }, { last_modified: 'Wed, 01 Jul 2026 00:00:00 GMT' }];
    for (const validator of by) {
      server.clear();
      const { comes: after, came } = moment();
      const cut = file(BODY, { ...validator, cut: 1000, after });
      server.on('/file.csv', cut, file(BODY, validator));
      expect((await get(fresh(), impatient(), came))?.sha256).toBe(sha256(BODY));
      expect(server.asked.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=1000-']);
    }
  });

  it('goes on in a later call too, and says from where', async () => {
    const { comes: after, came } = moment();
    server.on('/file.csv', file(BODY, { etag: '"a"', cut: 1000, after }), status(500));
    const path = fresh();
    const issue = await issueOf(get(path, impatient(), came));
    expect(issue.code).toBe('download-failed');
    expect(issue.what).toContain('status 500');
    expect(issue.fix).toContain('1000 bytes kept in');
    server.on('/file.csv', file(BODY, { etag: '"a"' }));
    expect(await get(path)).toMatchObject({ sha256: sha256(BODY), resumed_from: 1000 });
  });

  it('starts anew when it changed on the server in between', async () => {
    const changed = BODY.toUpperCase();
    const first = file(BODY, { etag: '"a"', cut: 1000 });
    server.on('/file.csv', first, file(changed, { etag: '"b"' }));
    const fetched = await get(fresh());
    expect(fetched).toMatchObject({ sha256: sha256(changed), resumed_from: 0 });
  });

  it('starts anew when a server that ignores If-Range goes on with another file', async () => {
    const changed = BODY.toUpperCase();
    server.on(
      '/file.csv',
      file(BODY, { etag: '"a"', cut: 1000 }),
      (request, response) => {
        request.headers['if-range'] = '"b"';
        file(changed, { etag: '"b"' })(request, response);
      },
      file(changed, { etag: '"b"' }),
    );
    expect((await get(fresh()))?.sha256).toBe(sha256(changed));
    expect(server.asked).toHaveLength(3);
  });

  it('starts anew when what is there cannot be asked for by a strong validator', async () => {
    server.on('/file.csv', file(BODY, { etag: 'W/"a"', cut: 1000 }), file(BODY));
    expect((await get(fresh()))?.sha256).toBe(sha256(BODY));
    expect(server.asked[1].headers.range).toBeUndefined();
  });

  it('whose part is as long as the whole is asked for anew (416)', async () => {
    const path = fresh();
    folder.write(`${count}/downloads/file.csv.part`, BODY);
    const address = `${server.base}/file.csv`;
    writeFileSync(`${path}.part.json`, JSON.stringify({ address, etag: '"a"' }));
    server.on('/file.csv', file(BODY, { etag: '"a"' }));
    expect((await get(path))?.sha256).toBe(sha256(BODY));
  });

  it('that is always cut ends, and keeps what came', async () => {
    const path = fresh();
    server.on('/file.csv', file(BODY, { etag: '"a"', cut: 10 }));
    const issue = await issueOf(get(path, impatient({ tries: 2 })));
    expect(issue.code).toBe('download-failed');
    expect(server.asked.length).toBeLessThanOrEqual(40);
    expect(existsSync(`${path}.part`)).toBe(true);
  });

  it('without validators that is always cut ends after the tries', async () => {
    server.on('/file.csv', file(BODY, { cut: 10 }));
    const patience = impatient({ tries: 3 });
    expect((await issueOf(get(fresh(), patience))).code).toBe('download-failed');
    expect(server.asked).toHaveLength(3);
    expect(patience.waits).toEqual([1000, 2000]);
  });

  it('is waited for as long as the server asks', async () => {
    server.on(
      '/file.csv',
      status(429, { 'retry-after': '1' }),
      status(503, { 'retry-after': '0' }),
      status(502),
      file(BODY),
    );
    const patience = impatient();
    expect((await get(fresh(), patience))?.sha256).toBe(sha256(BODY));
    expect(patience.waits).toEqual([1000, 4000]);
  });

  it('is not waited for longer than the bound', async () => {
    server.on('/file.csv', status(429, { 'retry-after': '86400' }));
    const patience = impatient();
    expect((await issueOf(get(fresh(), patience))).what).toContain('status 429');
    expect(patience.waits).toEqual([]);
  });

  it('that is refused fails without a second try', async () => {
    server.on('/file.csv', status(403));
    const issue = await issueOf(get(fresh()));
    expect([issue.code, issue.where]).toEqual(['download-failed', `${server.base}/file.csv`]);
    expect(server.asked).toHaveLength(1);
  });

  it('of a server that falls silent, or is not there, fails', async () => {
    server.on('/file.csv', (_, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('abc');
    });
    const silent = await issueOf(get(fresh(), impatient({ tries: 2, silence_ms: 30 })));
    expect(silent.what).toMatch(/stopped after 3 of 10 bytes|silent for too long/);
    const gone = await new FileServer().start();
    await gone.stop();
    const address = `${gone.base}/file.csv`;
    const issue = await issueOf(fetchFile(address, fresh(), impatient(), () => {}));
    expect(issue.what).toBe('the download failed: the server cannot be reached: ECONNREFUSED');
  });

  it('larger than any release is not taken', async () => {
    server.on('/file.csv', file(BODY));
    const issue = await issueOf(get(fresh(), impatient({ most_bytes: 100 })));
    expect(issue.code).toBe('download-failed');
  });

  it('is followed within the site, and never to another', async () => {
    server.on('/file.csv', status(302, { location: '/moved.csv' }));
    server.on('/moved.csv', file(BODY));
    expect((await get(fresh()))?.sha256).toBe(sha256(BODY));
    const others = [
      `${elsewhere.base}/file.csv`,
      'file:///etc/hosts',
      server.base.replace('127.0.0.1', 'localhost'),
      server.base.replace('//', '//user:word@'),
    ];
    for (const location of others) {
      server.on('/file.csv', status(302, { location }));
      expect((await issueOf(get(fresh()))).code).toBe('other-site');
    }
    expect(elsewhere.asked).toEqual([]);
    server.on('/file.csv', status(302, { location: '/file.csv' }));
    expect((await issueOf(get(fresh()))).what).toContain('redirects without end');
  });

  it('that is there already comes again only when it changed', async () => {
    const path = fresh();
    server.on('/file.csv', file(BODY, { etag: '"a"' }));
    expect((await get(path))?.unchanged).toBe(false);
    expect(await get(path)).toMatchObject({ unchanged: true, sha256: sha256(BODY) });
    writeFileSync(path, 'changed by hand');
    expect(await get(path)).toMatchObject({ unchanged: false, sha256: sha256(BODY) });
    server.on('/file.csv', file('other', { etag: '"b"' }));
    expect((await get(path))?.sha256).toBe(sha256('other'));
  });

  it('that was refused stays as .bad and is fetched anew', async () => {
    const path = fresh();
    server.on('/file.csv', file(BODY, { etag: '"a"' }));
    await get(path);
    expect(readFileSync(setAside(path), 'utf8')).toBe(BODY);
    expect(await get(path)).toMatchObject({ unchanged: false, resumed_from: 0 });
  });

  it('that cannot be written is said to be so', async () => {
    server.on('/file.csv', file(BODY));
    const blocked = folder.write(`${++count}/plain`, 'a file where a folder should be');
    const issue = await issueOf(get(`${blocked}/downloads/file.csv`));
    expect(issue.code).toBe('download-not-written');
  });
});

const format: PageFormat = {
  headers: { 'x-token': 'secret' },
  find: (value) => {
    const page = value as { TotalCount: number; NextPageUrl: string; Result: { id: number }[] };
    if (!Array.isArray(page?.Result)) return undefined;
    return { total: page.TotalCount, next: page.NextPageUrl || undefined, rows: page.Result };
  },
  columns: () => ['id'],
  lines: (_, rows) => rows.map(({ id }) => `${id}\n`).join(''),
};
const ROWS = Array.from({ length: 25 }, (_, i) => ({ id: i }));
const TABLE = `id\n${ROWS.map(({ id }) => `${id}\n`).join('')}`;
const FIRST = '/api/x?pagesize=1000&page=0';
const page = (number: number) => FIRST.replace('page=0', `page=${number}`);
const getPages = (path: string, patience = impatient()) =>
  fetchPages(`${server.base}${FIRST}`, path, format, patience, () => {});

describe('pages of an API', () => {
  it('become one table under one header, each asked for once with the token', async () => {
    pages(server, '/api/x', ROWS, 10);
    const path = fresh();
    const address = `${server.base}${FIRST}`;
    expect(await getPages(path)).toMatchObject({ address, bytes: TABLE.length });
    expect(readFileSync(path, 'utf8')).toBe(TABLE);
    expect(server.asked.map(({ url }) => url)).toEqual([page(0), page(1), page(2)]);
    for (const { headers } of server.asked) expect(headers['x-token']).toBe('secret');
  });

  it('are absent at 400 and forbidden at 401 and 403', async () => {
    server.on(FIRST, status(400), status(401), status(403));
    expect(await getPages(fresh())).toBe('absent');
    expect(await getPages(fresh())).toBe('forbidden');
    expect(await getPages(fresh())).toBe('forbidden');
  });

  it('go on after the last page that came, even in a later call', async () => {
    pages(server, '/api/x', ROWS, 10);
    server.on(page(2), status(500));
    const path = fresh();
    const issue = await issueOf(getPages(path));
    expect(issue.code).toBe('download-failed');
    expect(issue.fix).toContain('bytes kept in');
    // Lines that came after the last note are not trusted.
    writeFileSync(`${path}.part`, 'half a li', { flag: 'a' });
    pages(server, '/api/x', ROWS, 10);
    server.asked.length = 0;
    await getPages(path);
    expect(server.asked.map(({ url }) => url)).toEqual([page(2)]);
    expect(readFileSync(path, 'utf8')).toBe(TABLE);
  });

  it('start anew when the part was cut short by hand, or the release changed', async () => {
    for (const change of ['part', 'release']) {
      pages(server, '/api/x', ROWS, 10);
      server.on(page(2), status(500));
      const path = fresh();
      await issueOf(getPages(path));
      if (change === 'part') writeFileSync(`${path}.part`, 'id\n');
      pages(server, '/api/x', change === 'part' ? ROWS : [...ROWS, { id: 99 }], 10);
      await getPages(path);
      expect(readFileSync(path, 'utf8')).toBe(change === 'part' ? TABLE : `${TABLE}99\n`);
    }
  });

  it('are never asked for on another site', async () => {
    const NextPageUrl = `${elsewhere.base}${page(1)}`;
    server.on(FIRST, json({ TotalCount: 25, NextPageUrl, Result: ROWS.slice(0, 10) }));
    expect((await issueOf(getPages(fresh()))).code).toBe('other-site');
    expect(elsewhere.asked).toEqual([]);
  });

  it.each([
    ['go round in a circle', { TotalCount: 25, NextPageUrl: FIRST, Result: ROWS.slice(0, 10) }],
    ['are empty and go on', { TotalCount: 25, NextPageUrl: FIRST, Result: [] }],
    ['are fewer than stated', { TotalCount: 25, NextPageUrl: '', Result: ROWS.slice(0, 10) }],
  ])('that %s are refused', async (_, answer) => {
    server.on('/api/x', json(answer));
    const issue = await issueOf(getPages(fresh()));
    expect(issue.what).toMatch(/the API gave \d+ events and states 25/);
    expect(server.asked.length).toBeLessThanOrEqual(3);
  });

  it('whose number changes from page to page are given up', async () => {
    let total = 30;
    server.on('/api/x', (request, response) =>
      json({ TotalCount: total++, NextPageUrl: page(1), Result: ROWS.slice(0, 10) })(
        request,
        response,
      ),
    );
    expect((await issueOf(getPages(fresh()))).what).toContain('between pages');
    expect(server.asked.length).toBeLessThanOrEqual(8);
  });

  it('that are no JSON are refused', async () => {
    server.on(FIRST, file('<html>welcome</html>'));
    expect((await issueOf(getPages(fresh()))).what).toContain('not a page of the API');
  });
});
