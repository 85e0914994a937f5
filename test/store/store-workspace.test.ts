import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, test } from 'vitest';
import { VigieError } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { gedCsv, gedEvent, gedEventOn } from '../fixtures/ged.ts';
import { runIngest, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const MARKER = 'ZQXMARKERZQX';
const ACTOR = 'ZQXACTORZQX';

describe('what must not be kept', () => {
  const columns = [
    'source_article',
    'source_headline',
    'source_original',
    'where_description',
    'where_coordinates',
  ];
  const told = Object.fromEntries(columns.map((name) => [name, `a witness, ${MARKER}`]));

  /** Every text of every table of a database file that holds the word. */
  async function cellsWith(path: string, word: string): Promise<string[]> {
    const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const listed = await connection.runAndReadAll(
      `select table_name, column_name from information_schema.columns order by all`,
    );
    const found: string[] = [];
    for (const [table, column] of listed.getRows()) {
      const reader = await connection.runAndReadAll(
        `select count(*)::integer from "${table}" where contains("${column}"::varchar, $1)`,
        [word],
      );
      if (Number(reader.getRows()[0][0]) > 0) found.push(`${table}.${column}`);
    }
    connection.closeSync();
    instance.closeSync();
    return found;
  }

  function filesWith(path: string, word: string): string[] {
    return readdirSync(path).filter((name) => readFileSync(join(path, name)).includes(word));
  }

  test('texts of sources and places are in no table and no byte of the workspace', async () => {
    // Actors are kept, so their marker shows that the search would find what is there.
    const events = Array.from({ length: 20 }, (_, i) =>
      gedEvent({ ...told, id: i + 1, side_a: ACTOR, where_prec: (i % 6) + 1 }),
    );
    const bad = gedEvent({ ...told, id: 99, best: 'many' });
    const path = folder.write('marked/GEDEvent_v25_1.csv', gedCsv([...events, bad]));
    const workspace = folder.at('marked-workspace');
    const store = new Store(workspace);
    const { files, notes } = await runIngest(store, [path], { skip_bad_rows: true });
    expect(files[0]).toMatchObject({ state: 'ingested', rows: 20, rejected: 1 });
    expect(JSON.stringify([files, notes])).not.toContain(MARKER);
    expect(JSON.stringify(await store.allEvents())).not.toContain(MARKER);
    expect(filesWith(workspace, ACTOR)).not.toEqual([]);
    expect(filesWith(workspace, MARKER)).toEqual([]);
    await store.close();
    const database = join(workspace, 'vigie.duckdb');
    expect(filesWith(workspace, MARKER)).toEqual([]);
    expect(await cellsWith(database, ACTOR)).toEqual(['events.side_a']);
    expect(await cellsWith(database, MARKER)).toEqual([]);
  });

  test('a shifted row does not carry them into the list of rejected cells', async () => {
    // A comma that is not quoted moves the text of a source under another column.
    const text = gedCsv([gedEvent({ id: 1 }), gedEvent({ ...told, id: 2 })])
      .split('\n')
      .map((line, i) => (i === 2 ? line.replaceAll('"', '') : line))
      .join('\n');
    const path = folder.write('shifted/GEDEvent_v25_1.csv', text);
    const workspace = folder.at('shifted-workspace');
    const store = new Store(workspace);
    const { files } = await runIngest(store, [path], { skip_bad_rows: true });
    expect(files[0]).toMatchObject({ state: 'ingested', rows: 1, rejected: 1 });
    await store.close();
    expect(await cellsWith(join(workspace, 'vigie.duckdb'), MARKER)).toEqual([]);
  });

  test('a row shifted by one comma does not either', async () => {
    // The last cell of a row is mostly empty, so one cell too many can pass for a trailing comma.
    const cells = { id: 2, source_article: 'Wire, note', source_original: MARKER };
    const text = gedCsv([gedEvent({ id: 1 }), gedEvent(cells)])
      .split('\n')
      .map((line, i) => (i === 2 ? line.replaceAll('"', '') : line))
      .join('\n');
    const path = folder.write('shifted-by-one/GEDEvent_v25_1.csv', text);
    const workspace = folder.at('shifted-by-one-workspace');
    const store = new Store(workspace);
    const { files } = await runIngest(store, [path], { skip_bad_rows: true });
    expect(files[0]).toMatchObject({ rows: 1, rejected: 1 });
    await store.close();
    expect(await cellsWith(join(workspace, 'vigie.duckdb'), MARKER)).toEqual([]);
  });
});

describe('opening', () => {
  /** A program of its own that holds a workspace until its input ends. */
  async function holder(workspace: string): Promise<ChildProcess> {
    const url = pathToFileURL(root('src/store/index.ts')).href;
    const script = folder.write(
      'holder.mts',
      `import { Store } from ${JSON.stringify(url)};
const store = new Store(process.argv[2]);
await store.allEvents();
process.stdout.write('open');
process.stdin.resume();
process.stdin.on('end', async () => { await store.close(); });
`,
    );
    const child = spawn(root('node_modules/.bin/tsx'), [script, workspace]);
    await new Promise<void>((done, fail) => {
      child.stdout.once('data', () => done());
      child.once('exit', (code) => fail(new Error(`the holder ended with ${code}`)));
    });
    return child;
  }

  test('a workspace that another program holds is busy, and free when that program ends', async () => {
    const workspace = folder.at('held');
    const child = await holder(workspace);
    const store = new Store(workspace);
    try {
      const error = await store.allEvents().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(VigieError);
      const [issue] = (error as VigieError).issues;
      expect(issue.code).toBe('workspace-busy');
      expect(issue.where).toContain('held');
    } finally {
      const ended = new Promise((done) => child.once('exit', done));
      child.stdin!.end();
      await ended;
    }
    expect(await store.allEvents()).toEqual([]);
    await store.close();
  });

  test('a file that is not a database is not called busy', async () => {
    folder.write(
      'no-database/vigie.duckdb',
      'this is a text that is no database at all\n'.repeat(300),
    );
    const error = await new Store(folder.at('no-database')).allEvents().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(VigieError);
    expect((error as VigieError).issues[0].code).toBe('workspace');
  });

  test('asking what is in a workspace that is not there makes nothing', async () => {
    const store = new Store(folder.at('absent'));
    expect(store.hasWorkspace()).toBe(false);
    expect(await store.snapshots()).toEqual([]);
    expect(await store.events('ucdp-ged')).toBeUndefined();
    await store.close();
    expect(existsSync(folder.at('absent'))).toBe(false);
  });

  test('two stores in one program may read the same workspace', async () => {
    const [first, second] = [new Store(folder.at('shared')), new Store(folder.at('shared'))];
    const path = folder.write('shared.csv', gedCsv([gedEvent()]));
    await runIngest(first, [path]);
    expect(await second.allEvents()).toEqual(await first.allEvents());
    await first.close();
    expect(await second.allEvents()).toHaveLength(1);
    await second.close();
  });

  test('a workspace in memory leaves nothing behind and shares nothing', async () => {
    const [first, second] = [new Store(':memory:'), new Store(':memory:')];
    const path = folder.write('memory.csv', gedCsv([gedEvent()]));
    await runIngest(first, [path]);
    expect(await second.allEvents()).toEqual([]);
    expect(existsSync(':memory:')).toBe(false);
    await first.close();
    await second.close();
  });
});

describe('a folder that cannot be written', () => {
  test('is a fault with its path, not a crash', async () => {
    writeFileSync(folder.at('a-file'), '');
    const error = await new Store(folder.at('a-file/inside')).allEvents().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(VigieError);
    expect((error as VigieError).issues[0].where).toContain('a-file');
  });
});

/** A small disk of its own, where this machine lets a test have one; root may on Linux. */
function smallDisk(name: string): string | undefined {
  const path = folder.at(name);
  mkdirSync(path, { recursive: true });
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path]);
  if (mount.status === 0) return path;
  console.info('skipped: a small disk, for want of the right to mount one');
  return undefined;
}

const refused = async (act: Promise<unknown>) => {
  const error = await act.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(VigieError);
  return (error as VigieError).issues[0].code;
};

describe('a small disk', () => {
  const disks = ['full', 'read-only'].map(smallDisk);
  afterAll(() => {
    for (const disk of disks) if (disk) spawnSync('umount', ['-l', disk]);
  });
  const small = folder.write('GEDEvent_v25_0_1.csv', gedCsv([gedEventOn(1, '2025-01-02')]));

  test.skipIf(!disks[0])('that fills up is told, and the workspace stays as it was', async () => {
    const workspace = join(disks[0]!, 'w');
    const store = new Store(workspace);
    await runIngest(store, [small]);
    const before = await store.allEvents();
    const many = Array.from({ length: 30_000 }, (_, i) =>
      gedEvent({ id: i + 1, side_b: createHash('sha256').update(String(i)).digest('hex') }),
    );
    const large = folder.write('GEDEvent_v25_1.csv', gedCsv(many));
    const { files } = await runIngest(store, [large]);
    expect(files[0].state).toBe('refused');
    expect(files[0].issues.map(({ code }) => code)).toEqual(['workspace-full']);
    await store.close();
    const again = new Store(workspace);
    expect(await again.allEvents()).toEqual(before);
    await again.close();
  });

  test.skipIf(!disks[1])('that may only be read is read, and says so when written to', async () => {
    const workspace = join(disks[1]!, 'w');
    const store = new Store(workspace);
    await runIngest(store, [small]);
    const before = await store.allEvents();
    await store.close();
    expect(spawnSync('mount', ['-o', 'remount,ro', disks[1]!]).status).toBe(0);
    const locked = new Store(workspace);
    expect(await locked.allEvents()).toEqual(before);
    expect(await refused(locked.beginSnapshot())).toBe('workspace-read-only');
    await locked.close();
    expect(await refused(new Store(join(disks[1]!, 'new')).beginSnapshot())).toBe(
      'workspace-read-only',
    );
  });
});
