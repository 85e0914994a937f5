/** No door lets out what may not be passed on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { VigieError } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { verbs } from '../../src/verbs/index.ts';
import { ingested, runIngest, TestFolder } from '../fixtures/ingest.ts';
import { ACLED_GROUP, ACLED_NOTES, type AcledRow, acledCsv } from '../fixtures/levels.ts';

const folder = new TestFolder();
const store = new Store(':memory:');
const context = { store, language: 'en' as const, progress() {} };
const TRANSITION = 'mali-wagner-2025';

/** Five years of invented battles in Mali, five a month. */
const rows: AcledRow[] = Array.from({ length: 300 }, (_, i) => ({
  event_date: `${2021 + Math.floor(i / 60)}-${String((Math.floor(i / 5) % 12) + 1).padStart(2, '0')}-11`,
}));

beforeAll(async () => {
  await runIngest(store, [folder.write('export.csv', acledCsv(rows))]);
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

const SAID = `Mali after the departure\n\nAttacks in Mali have risen since January 2024, and the army is said to be stretched in the north.\n`;

/** An input that each verb with a choice of source takes. */
const INPUTS: Record<string, Record<string, unknown>> = {
  build: { units: ['MLI'], outcome: ['events', 'active-actors'] },
  detect: { units: ['MLI'] },
  dossier: { transition: TRANSITION },
  estimate: { transition: TRANSITION },
  compare: { transition: TRANSITION, chance: 0 },
  forecast: { unit: ['MLI'], outcome: 'events', model: 'conflictology', horizon: 2, samples: 100 },
  diff: { vintage_a: '2100-01', vintage_b: '2100-01' },
  simulate: { file: 'sahel-2025', watch: true },
  check: { paths: [folder.write('said.txt', SAID)], date: '2025-06-10' },
};

const OUTS: Record<string, string> = { build: 'own.csv', dossier: 'own', check: 'own-check' };

const withSource = verbs.entries.filter((verb) => 'source' in (verb.input as z.ZodObject).shape);
const outcomeOf = async (id: string, input: Record<string, unknown>) => {
  const verb = verbs.get(id as 'build');
  const parsed = (verb.input as z.ZodObject).parse(input);
  return (verb.run as (c: unknown, i: unknown) => Promise<{ notes: { code: string }[] }>)(
    context,
    parsed,
  );
};
const written = () =>
  existsSync(folder.path)
    ? (readdirSync(folder.path, { recursive: true }) as string[])
        .filter((name) => /\.(html|json|csv)$/.test(name) && name !== 'export.csv')
        .map((name) => readFileSync(folder.at(name), 'utf8'))
    : [];

describe('a source whose terms forbid passing on', () => {
  test('is in the workspace, without the text of its notes and sources', async () => {
    const kept = JSON.stringify(await store.allEvents());
    expect(kept).toContain(ACLED_GROUP);
    expect(kept).not.toContain(ACLED_NOTES);
    expect(kept).not.toContain('Journal of Tarda');
    expect((await store.snapshots())[0].redistributable).toBe(false);
  });

  test.each(withSource.map(({ id }) => id))('%s refuses it and writes nothing', async (id) => {
    expect(INPUTS[id], `an input for ${id}, which takes a source`).toBeDefined();
    const outs = [{ out: folder.at(`refused-${id}.csv`) }, {}];
    for (const out of id === 'dossier' ? outs.slice(0, 1) : outs) {
      const run = outcomeOf(id, { ...INPUTS[id], ...out, source: 'acled' });
      await expect(run).rejects.toThrow(VigieError);
      await expect(run).rejects.toMatchObject({ issues: [{ code: 'not-for-redistribution' }] });
    }
    expect(written()).toEqual([]);
  });

  // An estimate needs other countries, which this export does not hold; the door is the same.
  const alone = withSource.filter(({ id }) => id !== 'estimate');
  test.each(alone.map(({ id }) => id))('%s takes it in private, and says so', async (id) => {
    const answer = await outcomeOf(id, {
      ...INPUTS[id],
      ...(id === 'detect' ? {} : { out: folder.at(OUTS[id] ?? `own-${id}.csv`) }),
      source: 'acled',
      private: true,
    });
    expect(answer.notes.map(({ code }) => code)).toContain('not-for-redistribution');
  });

  test('is marked in words on the page, in the JSON and in the CSV', () => {
    const page = readFileSync(folder.at(`own/${TRANSITION}/index.html`), 'utf8');
    expect(page).toContain('Not for redistribution');
    expect(page).toContain('Ne pas redistribuer');
    const json = JSON.parse(readFileSync(folder.at(`own/${TRANSITION}/dossier.json`), 'utf8'));
    expect(json.notes[0]).toMatchObject({ code: 'not-for-redistribution', where: 'ACLED' });
    const csv = readFileSync(folder.at('own.csv'), 'utf8').split('\n');
    expect(csv[0]).toMatch(/^# not for redistribution: this rests on ACLED/);
    expect(csv[1]).toBe('unit,month,events,active-actors');
    for (const text of written()) expect(text).not.toContain(ACLED_NOTES);
  });

  test('is in no answer and no file of any verb that does not name it', async () => {
    const clean = new TestFolder();
    // Without a source that is asked for there is no release to compare.
    const { diff: _, ...others } = INPUTS;
    const inputs: Record<string, Record<string, unknown>> = {
      ...others,
      build: { ...INPUTS.build, from: '2025-01', out: clean.at('panel.csv') },
      dossier: { ...INPUTS.dossier, out: clean.at('pages') },
      areas: { area: 'MLI' },
      doctor: {},
      actors: {},
      transitions: {},
      reference: {},
    };
    for (const verb of verbs.entries) {
      if (!(verb.id in inputs)) continue;
      const answer = JSON.stringify(await outcomeOf(verb.id, inputs[verb.id]));
      expect(answer, verb.id).not.toContain(ACLED_GROUP);
      expect(answer, verb.id).not.toContain('not-for-redistribution');
    }
    const left = (readdirSync(clean.path, { recursive: true }) as string[]).filter((name) =>
      /\.(html|json|csv)$/.test(name),
    );
    expect(left.length).toBeGreaterThanOrEqual(3);
    for (const name of left)
      expect(readFileSync(clean.at(name), 'utf8')).not.toContain(ACLED_GROUP);
    clean.remove();
  });

  test('is read through one door: no other verb asks the store for events or levels', () => {
    const asking = readdirSync('src/verbs').filter((name) =>
      /store\.(events|levels|allEvents)\(/.test(readFileSync(`src/verbs/${name}`, 'utf8')),
    );
    expect(asking.sort()).toEqual(['levels-for.ts', 'tables-for.ts']);
    for (const name of asking)
      expect(readFileSync(`src/verbs/${name}`, 'utf8')).toContain('thatMayLeave(');
  });
});

test('rows passed over are counted by kind', async () => {
  const path = folder.write(
    'counted.csv',
    acledCsv([{}, { event_type: 'Protests' }, { event_type: 'Protests' }, { event_type: 'Riots' }]),
  );
  const { file, store: own } = await ingested([path]);
  expect(file).toMatchObject({ kind: 'events', source: 'acled', rows: 1, rejected: 0 });
  expect(file.issues.map(({ code, what }) => [code, Number.parseInt(what, 10)])).toEqual(
    expect.arrayContaining([
      ['passed-over-protests', 2],
      ['passed-over-riots', 1],
    ]),
  );
  await own.close();
});
