/** `vigie plan` on bundled figures, on files of its own making, and on real 5Ws where they are. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type PlanReport, VigieError } from '../../src/core/index.ts';
import { hxlFaults, readPresence } from '../../src/plans/index.ts';
import { Store } from '../../src/store/index.ts';
import { areas, plan } from '../../src/verbs/index.ts';
import { TestFolder } from '../fixtures/ingest.ts';
import { hasShared, sayWhenSkipped, sharedFile } from '../fixtures/ingest-shared.ts';

const folder = new TestFolder();
const store = new Store(':memory:');
afterAll(async () => {
  await store.close();
  folder.remove();
});

type Answer = Record<string, never> & { notes: { code: string; what: string }[] };

async function vigie(
  task: string,
  paths: string[],
  more: Record<string, unknown> = {},
  of = store,
  language: 'en' | 'fr' = 'en',
) {
  const input = plan.input.parse({ task, paths, ...more });
  return (await plan.run({ store: of, language, progress() {} }, input)) as unknown as Answer;
}

const refusal = async (...of: Parameters<typeof vigie>) => {
  const error = await vigie(...of).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof VigieError)) throw new Error('it was accepted');
  return { exit: error.exitCode, codes: error.issues.map(({ code }) => code) };
};

const cells = (text: string) => Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
const example = 'data/plans/mali-2025.yaml';

describe('vigie plan template', () => {
  const TEMPLATES = ['forces', 'governance', 'dialogue', 'regional', 'assistance'];

  it.each(['MLI', 'CAF', 'FJI'])(
    'all for %s gives a file that check accepts, with notes',
    async (country) => {
      const { yaml } = await vigie('template', ['all'], { country, date: '2026-03-01' });
      const path = folder.write(`plan-${country}.yaml`, yaml);
      const checked = await vigie('check', [path]);
      expect(checked.checked).toMatchObject({ priorities: 5, actions: 11 });
      expect(new Set(checked.notes.map(({ code }) => code))).toEqual(
        new Set(['do-no-harm-open', 'indicator-due']),
      );
    },
  );

  it('takes some priorities, in both languages, and drops what they no longer wait for', async () => {
    const { yaml } = await vigie('template', ['assistance', 'forces'], { country: 'mli' });
    const { priorities } = parse(yaml) as { priorities: { id: string; title: object }[] };
    expect(priorities.map(({ id }) => id)).toEqual(['forces', 'assistance']);
    for (const { title } of priorities) expect(Object.keys(title)).toEqual(['en', 'fr']);
  });

  it('has two to four actions each, every one with an indicator and questions of harm', async () => {
    const { yaml } = await vigie('template', ['all'], { country: 'MLI', date: '2026-03-01' });
    const { priorities } = parse(yaml) as {
      priorities: {
        id: string;
        actions: { indicators: Record<string, unknown>[]; do_no_harm: unknown[] }[];
      }[];
    };
    expect(priorities.map(({ id }) => id)).toEqual(TEMPLATES);
    for (const { actions } of priorities) {
      expect(actions.length).toBeGreaterThanOrEqual(2);
      expect(actions.length).toBeLessThanOrEqual(4);
      for (const action of actions) {
        expect(action.indicators.length).toBeGreaterThan(0);
        expect(action.do_no_harm.length).toBeGreaterThanOrEqual(2);
        for (const one of action.indicators) expect(one.outcome ?? one.source).toBeDefined();
      }
    }
  });

  it('refuses what it does not know', async () => {
    expect(await refusal('template', ['peace'], { country: 'MLI' })).toEqual({
      exit: 2,
      codes: ['template-unknown'],
    });
    expect(await refusal('template', ['all'])).toEqual({ exit: 2, codes: ['country-unknown'] });
    expect(await refusal('template', [])).toEqual({ exit: 2, codes: ['usage'] });
  });
});

describe('vigie plan status of the example for Mali', () => {
  let report: PlanReport;
  beforeAll(async () => {
    const answer = await vigie('status', [example], { date: '2026-02-28' });
    report = answer.report as unknown as PlanReport;
  });
  const action = (id: string) =>
    report.priorities.flatMap(({ actions }) => actions).find((one) => one.id === id)!;
  const indicator = (id: string) =>
    report.priorities
      .flatMap(({ actions }) => actions.flatMap(({ indicators }) => indicators))
      .find((one) => one.id === id)!;

  it('says that it is an example', () => {
    expect(report.example).toBe(true);
  });

  it('computes a status of each kind that it was written to show', () => {
    expect(
      report.priorities.flatMap(({ actions }) => actions.map(({ id, state }) => [id, state])),
    ).toEqual([
      ['forces-training', 'on-track'],
      ['forces-complaints', 'late'],
      ['governance-contracts', 'late'],
      ['dialogue-local', 'on-track'],
      ['regional-refuge', 'on-track'],
      ['assistance-food', 'blocked'],
      ['assistance-displaced', 'no-evidence'],
    ]);
  });

  it('fills monthly indicators with the mean since the baseline, with vintage and provisional mark', () => {
    const { value, measured, state } = indicator('forces-by-state');
    // 11, 3, 3, 3, 5, 10, 4, 6 and 3 events from June 2025 to February 2026.
    expect(value).toBeCloseTo(48 / 9, 10);
    expect(measured.map((one) => one.value)).toEqual([11, 3, 3, 3, 5, 10, 4, 6, 3]);
    expect(measured.every(({ provisional, source }) => provisional && source)).toBe(true);
    expect(state).toBe('on-the-way');
  });

  it('fills yearly levels as published', () => {
    expect(indicator('assistance-displaced-people')).toMatchObject({
      value: 414_524,
      state: 'away',
    });
    expect(indicator('regional-refugees')).toMatchObject({ value: 543_367, state: 'away' });
  });

  it('states baselines that are those of the figures', () => {
    const { value: displaced } = indicator('assistance-displaced-people').baseline!;
    const rows = store.bundledTable('country-year').rows;
    const of = (outcome: string, year: string) =>
      Number(
        rows.find((row) => row.country === 'MLI' && row.outcome === outcome && row.year === year)!
          .value,
      );
    expect(displaced).toBe(of('displaced-unhcr', '2024'));
    expect(indicator('regional-refugees').baseline!.value).toBe(of('refugees-abroad', '2024'));
    expect(indicator('assistance-food-insecure').baseline!.value).toBe(of('food-insecure', '2024'));
  });

  it('names areas by the list of the plan and says why in both languages', () => {
    const [reason] = action('assistance-food').reasons;
    expect(reason.en).toBe(
      'access is extremely constrained (restrictions of movement, insecurity) in Tombouctou',
    );
    expect(reason.fr).toContain('restrictions de mouvement');
  });

  it('of another day is another', async () => {
    const { report: early } = (await vigie('status', [example], {
      date: '2025-06-10',
    })) as unknown as { report: PlanReport };
    expect(early.priorities[0].actions[1].state).toBe('not-started');
  });

  it('refuses an outcome that is not known', async () => {
    const text = readFileSync(example, 'utf8').replace('outcome: food-insecure', 'outcome: hunger');
    expect(await refusal('status', [folder.write('hunger.yaml', text)])).toEqual({
      exit: 1,
      codes: ['outcome-unknown'],
    });
  });
});

describe('vigie plan export', () => {
  it.each(['3w', '4w', '5w'])(
    'of the actions as %s is valid HXL, a row for each area',
    async (as) => {
      const out = join(folder.path, `actions-${as}.csv`);
      await vigie('export', [example], { out, as, date: '2026-02-28' }, store, 'fr');
      const rows = cells(readFileSync(out, 'utf8'));
      expect(hxlFaults(rows, out)).toEqual([]);
      expect(rows).toHaveLength(2 + 14);
      expect(rows[1].includes('#date+start')).toBe(as !== '3w');
      expect(rows.flat()).toContain('bloquée par l’accès');
    },
  );

  it('wants to know where to', async () => {
    expect(await refusal('export', [example])).toEqual({ exit: 2, codes: ['usage'] });
    expect(await refusal('export', [example], { out: 'x.csv', presence: true })).toEqual({
      exit: 1,
      codes: ['no-register'],
    });
  });
});

describe('vigie plan import', () => {
  const first = () =>
    folder.write(
      'presence-2022-03.csv',
      '#org,#sector,#adm1+code,#adm1+name\nA,Health,ML05,Mopti\nB,Food,ML06,Tombouctou\n',
    );
  const second = () =>
    folder.write(
      'presence-2022-06.csv',
      '#org,#sector,#adm1+code,#adm1+name,#status\nA,Health,ML05,Mopti,on\nC,WASH,ML07,Gao,on\n',
    );

  it('into a plan keeps a register beside it, which table and export know', async () => {
    const path = folder.write('with-register.yaml', readFileSync(example, 'utf8'));
    const done = await vigie('import', [first()], { into: path });
    expect(done).toMatchObject({ written: true, month: '2022-03' });
    expect(readFileSync(path, 'utf8')).toContain('presence: with-register.presence.csv');
    expect(readFileSync(path, 'utf8')).toContain('# An example of a response plan');
    const table = await vigie('table', [path], { date: '2026-02-28' });
    expect(table.presence).toMatchObject({ organisations: 2, rows: 2 });
    expect((table.report as unknown as PlanReport).priorities).toHaveLength(5);
    const out = join(folder.path, 'register.csv');
    await vigie('export', [path], { out, presence: true });
    expect(hxlFaults(cells(readFileSync(out, 'utf8')), out)).toEqual([]);
  });

  it('dry shows what would change and writes nothing', async () => {
    const into = join(folder.path, 'register-dry.csv');
    await vigie('import', [first()], { into });
    const before = readFileSync(into, 'utf8');
    const { changes, written } = (await vigie('import', [second()], {
      into,
      dry_run: true,
    })) as unknown as {
      written: boolean;
      changes: { added: string[]; changed: { key: string }[]; unchanged: number; gone: string[] };
    };
    expect(written).toBe(false);
    expect(readFileSync(into, 'utf8')).toBe(before);
    expect(changes).toMatchObject({
      added: ['C · WASH · ML07'],
      unchanged: 0,
      gone: ['B · Food · ML06'],
    });
    await vigie('import', [second()], { into });
    const rows = cells(readFileSync(into, 'utf8'));
    expect(rows).toHaveLength(2 + 3);
    const seen = rows[1].indexOf('#date+seen');
    expect(rows.slice(2).map((row) => row[seen])).toEqual(['2022-06', '2022-03', '2022-06']);
  });

  it('without a register keeps nothing, and says so', async () => {
    const { notes, written } = await vigie('import', [first()]);
    expect(written).toBe(false);
    expect(notes.map(({ code }) => code)).toEqual(['pcodes-matched', 'nothing-kept']);
  });

  it('reads Windows letters, and says so', async () => {
    const text = Buffer.from('#org,#adm1+code\nMédecins,ML05\n', 'latin1');
    const path = folder.write('latin.csv', text);
    const { notes, changes } = await vigie('import', [path]);
    expect(notes[0].code).toBe('encoding-western');
    expect((changes as unknown as { added: string[] }).added).toEqual(['Médecins · ML05']);
  });
});

sayWhenSkipped('5Ws of OCHA');

describe.skipIf(!hasShared)('the 5W of Mali of March 2022', () => {
  const own = new Store(':memory:');
  afterAll(() => own.close());
  const register = () => join(folder.path, 'mali.csv');
  const take = (file: string, choice: object) =>
    areas.run(
      { store: own, language: 'en', progress() {} },
      areas.input.parse({ area: 'import', paths: [sharedFile(file)], ...choice }),
    );

  beforeAll(async () => {
    await take('sahel-admin1.topo.json', { list_date: '2021-12', country: 'MLI' });
    await take('sahel-admin2.topo.json', {
      list_date: '2021-12',
      country: 'MLI',
      skip_bad_rows: true,
    });
    await take('mli-bfa-reform.topo.json', {
      object: 'mli_admin1_2023',
      list_date: '2023-03',
      id: 'name',
    });
  });

  it('is imported, and matched under the list of its time although a newer one is there', async () => {
    const answer = await vigie(
      'import',
      [sharedFile('ocha-5w-mli-2022-03.csv')],
      { into: register() },
      own,
    );
    expect(answer).toMatchObject({ written: true, month: '2022-03' });
    expect(answer.matches).toMatchObject([
      {
        iso3: 'MLI',
        level: 'admin1',
        list: { list_date: '2021-12' },
        codes: 10,
        matched: 10,
        newer: '2023-03',
      },
      {
        iso3: 'MLI',
        level: 'admin2',
        list: { list_date: '2021-12' },
        codes: 53,
        matched: 53,
        by: 'names',
      },
    ]);
    expect(answer.presence).toMatchObject({ rows: 1451, organisations: 156 });
  });

  it('shown in the table, exported as valid HXL, and imported again, is the same', async () => {
    const table = await vigie('table', [register()], {}, own);
    const mopti = (table.presence as unknown as { areas: Record<string, unknown>[] }).areas.find(
      ({ area }) => area === 'ML05',
    );
    expect(mopti).toMatchObject({
      name: 'Mopti',
      matched: true,
      organisations: 78,
      places: 8,
      rows: 394,
    });
    const out = join(folder.path, 'mali-out.csv');
    await vigie('export', [register()], { out }, own);
    const rows = cells(readFileSync(out, 'utf8'));
    expect(hxlFaults(rows, out)).toEqual([]);
    expect(rows).toHaveLength(1453);
    const list = rows[1].indexOf('#meta+pcode_list');
    expect(new Set(rows.slice(2).map((row) => row[list]))).toEqual(new Set(['2021-12']));
    const { changes } = (await vigie(
      'import',
      [out],
      { into: register(), dry_run: true, date: '2022-03-31' },
      own,
    )) as unknown as {
      changes: { added: string[]; changed: unknown[]; unchanged: number; gone: string[] };
    };
    expect([
      changes.added.length,
      changes.changed.length,
      changes.unchanged,
      changes.gone.length,
    ]).toEqual([0, 0, 1451, 0]);
  });

  it.each([
    ['ocha-5w-bfa-2022-02.csv', 420, ['adm3-code', 'adm2-code', 'partner', 'donor', 'sector']],
    ['ocha-3w-ner-2022-02.csv', 2574, ['org', 'org-acronym', 'activity', 'start', 'end', 'status']],
    ['ocha-3w-nga-2021-08.csv', 1187, ['sector', 'status', 'adm1-code', 'adm2-code']],
    [
      'hapi-operational-presence-tcd.csv',
      1505,
      ['org', 'sector', 'adm1-code', 'adm1-name', 'start'],
    ],
  ])('as %s, is read whole and written as valid HXL', async (file, n, has) => {
    const into = join(folder.path, `${file}.register.csv`);
    const answer = await vigie('import', [sharedFile(file)], { into }, own);
    expect((answer.presence as unknown as { rows: number }).rows).toBe(n);
    expect(existsSync(into)).toBe(true);
    const rows = cells(readFileSync(into, 'utf8'));
    expect(hxlFaults(rows, into)).toEqual([]);
    expect(rows).toHaveLength(n + 2);
    const { table } = readPresence(readFileSync(into, 'utf8'), into);
    expect(table.columns.map(({ is }) => is?.role)).toEqual(expect.arrayContaining(has));
  });
});
