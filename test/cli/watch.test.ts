/** Watching and telling at the terminal: two streams, Ctrl-C, and the answer that still comes. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { gedCsv, gedEvent, gedEventOn } from '../fixtures/ged.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());
const env = { ...process.env, LC_ALL: 'C.UTF-8', VIGIE_WORKSPACE: folder.at('workspace') };

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !isSo(); i++) await pause(20);
  expect(isSo()).toBe(true);
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', resolve));
}

describe('vigie ingest', () => {
  test('tells what it recognised on standard error, and nothing with --json', () => {
    const path = folder.write('told/GEDEvent_v25_1.csv', gedCsv([gedEvent()]));
    const words = ['bin/vigie.js', 'ingest', path, '--dry-run'];
    const plain = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
    expect(plain.stderr).toBe(
      'GEDEvent_v25_1.csv: UCDP GED, yearly release 25.1, 2024-01 to 2024-12, the world\n',
    );
    const json = spawnSync(process.execPath, [...words, '--json'], { env, encoding: 'utf8' });
    expect(json.stderr).toBe('');
    expect(JSON.parse(json.stdout).files[0].state).toBe('ingested');
  });

  test('--watch ends with Ctrl-C and leaves the workspace free between two files', async () => {
    mkdirSync(folder.at('incoming'));
    const words = ['bin/vigie.js', 'ingest', '--watch', folder.at('incoming'), '--settle', '0.2'];
    const child = spawn(process.execPath, words, { env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    const end = ended(child);
    await until(() => err.includes('Ctrl-C'));
    folder.write('incoming/GEDEvent_v26_0_1.csv', gedCsv([gedEventOn(1, '2026-01-02')]));
    await until(() => err.includes('ingested'));
    const doctor = ['bin/vigie.js', 'doctor', '--json'];
    const there = JSON.parse(execFileSync(process.execPath, doctor, { env, encoding: 'utf8' }));
    expect(there.releases).toHaveLength(1);
    child.kill('SIGINT');
    expect(await end).toBe(0);
    expect(out).toContain('GEDEvent_v26_0_1.csv');
  });
});
