/** Every event file at hand in any order gives the same store. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { randomStream, shuffle } from '../../src/core/index.ts';
import { ingested, sumsByMonth } from '../fixtures/ingest.ts';
import { hasShared, sayWhenSkipped, sharedFile } from '../fixtures/ingest-shared.ts';

sayWhenSkipped('the order of all event files');

describe.skipIf(!hasShared)('all files of the folder of events', () => {
  const folder = dirname(sharedFile('ged_candidate_v26_0_1.csv'));
  const names = hasShared ? readdirSync(folder).sort() : [];

  async function taken(order: readonly string[]) {
    const { store, answer } = await ingested(order.map((name) => `${folder}/${name}`));
    const rows = (await store.allEvents()).map((row) => JSON.stringify(row)).sort();
    const state = Object.fromEntries(
      answer.files.map(({ file, state, rows }) => [file, [state, rows]]),
    );
    const hash = createHash('sha256').update(rows.join('\n')).digest('hex');
    return { hash, rows: rows.length, state, table: (await store.events('ucdp-ged'))! };
  }

  test('the seven releases among them are taken, in three orders alike', async () => {
    const first = await taken(names);
    const releases = Object.values(first.state).filter(([state]) => state === 'ingested');
    expect(releases).toHaveLength(7);
    expect(first.rows).toBe(releases.reduce((sum, [, rows]) => sum + Number(rows), 0));
    for (const order of [[...names].reverse(), shuffle([...names], randomStream(7))]) {
      const again = await taken(order);
      expect(again.hash).toBe(first.hash);
      expect(again.state).toEqual(first.state);
      expect(again.table).toEqual(first.table);
    }
    // Sums of methods.md that these files can show: Burkina Faso's months are held elsewhere.
    const sums = sumsByMonth(first.table);
    const ofMonths = (months: readonly string[]) =>
      [...sums].filter(([key]) => months.includes(key.slice(4))).map(([, { events }]) => events);
    const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
    expect(total(ofMonths(['2025-12', '2026-01', '2026-02']))).toBe(3014);
  });
});
