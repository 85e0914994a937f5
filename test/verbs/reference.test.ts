import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { VigieError } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { tables } from '../../src/tables/index.ts';
import { reference } from '../../src/verbs/reference.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const run = (input: { action: 'list' | 'check' | 'build'; folders: string[] }) =>
  reference.run({ store: new Store(':memory:'), language: 'en', progress() {} }, input);

const shipped = fileURLToPath(new URL('../../data/reference/', import.meta.url));
const sizes = () =>
  readdirSync(shipped).map((name) => [name, statSync(`${shipped}${name}`).mtimeMs]);

describe('reference', () => {
  test('lists every bundled table with its months, hash and data sets', async () => {
    const answer = await run({ action: 'list', folders: [] });
    expect(answer.tables.map((table) => table.table_id)).toEqual(
      new Store(':memory:').bundledTableIds(),
    );
    const table = answer.tables.find((entry) => entry.table_id === 'country-month')!;
    expect(table).toMatchObject({ from: '1989-01', to: '2026-02', bytes: null });
    expect(table.datasets).toContain('UCDP GED 25.1');
    expect(table.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.notes).toEqual([]);
    expect(reference.output.parse(answer)).toEqual(answer);
  });

  test('checks what it lists', async () => {
    const [listed, checked] = [
      await run({ action: 'list', folders: [] }),
      await run({ action: 'check', folders: [] }),
    ];
    expect(checked.tables).toEqual(listed.tables);
  });

  test('builds nothing from a folder without inputs, names them all and writes nothing', async () => {
    folder.write('bare/notes.md', '# no release here');
    const before = sizes();
    const error = await run({ action: 'build', folders: [folder.at('bare')] }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(VigieError);
    const { issues } = error as VigieError;
    expect(new Set(issues.map((issue) => issue.code))).toEqual(new Set(['input-absent']));
    expect(issues).toHaveLength(tables.entries.length);
    expect(issues[0].what).toContain('ged_v25_1_country_month_1989_2024.csv');
    expect(issues[0].where).toBe(folder.at('bare'));
    expect(sizes()).toEqual(before);
  });
});
