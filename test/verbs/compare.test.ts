/** `vigie compare` over the bundled figures, as a user runs it. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReferenceCase } from '../../src/core/index.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

interface Compared {
  run_id: string;
  place: number | null;
  cases: ReferenceCase[];
  risen_by_half: number;
  chance: number[];
  left_out: { transition: string; why: string }[];
}

function vigie(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['bin/vigie.js', 'compare', '--json', ...words],
      {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        encoding: 'utf8',
        maxBuffer: 1e8,
        env: { ...process.env, VIGIE_WORKSPACE: folder.at('none') },
      },
      (error, out) => (error ? reject(error) : resolve(out)),
    );
  });
}

describe('vigie compare', () => {
  const words = ['mali-wagner-2025', '--chance', '20'];
  let texts: string[];
  let document: Compared;
  beforeAll(async () => {
    texts = [];
    for (const workers of ['1', '3']) texts.push(await vigie([...words, '--workers', workers]));
    document = JSON.parse(texts[0]);
  }, 240_000);

  it('gives the same document for any number of workers', () => {
    expect(JSON.parse(texts[1])).toEqual(document);
  });

  it('has at least 25 departures, from the highest ratio to the lowest', () => {
    const ratios = document.cases.map((one) => one.rate_ratio);
    expect(ratios.length).toBeGreaterThanOrEqual(25);
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
    expect(document.risen_by_half).toBe(ratios.filter((ratio) => ratio >= 1.5).length);
    for (const { p, rate_ratio } of document.cases) {
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(rate_ratio).toBeGreaterThanOrEqual(0);
    }
  });

  it('names the place of the departure that is asked about', () => {
    expect(document.place).not.toBeNull();
    expect(document.cases[document.place! - 1].transition).toBe('mali-wagner-2025');
  });

  it('says of each other departure why it is left out', () => {
    const there = new Set(document.cases.map(({ transition }) => transition));
    for (const { transition, why } of document.left_out) {
      expect(there.has(transition)).toBe(false);
      expect(why.trim()).not.toBe('');
    }
  });

  it('draws as many random dates as asked', () => {
    expect(document.chance).toHaveLength(20);
    for (const ratio of document.chance) expect(ratio).toBeGreaterThanOrEqual(0);
  });
});
