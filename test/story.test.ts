/** From raw files to a page in one pass, on invented events with a drop that was planted. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nearestBorder } from '../src/areas/index.ts';
import {
  type Dossier,
  type Language,
  monthFromText,
  monthsBetween,
  monthText,
} from '../src/core/index.ts';
import { Store } from '../src/store/index.ts';
import { verbs } from '../src/verbs/index.ts';
import { type GedCells, gedCsv, gedEventOn } from './fixtures/ged.ts';
import { TestFolder } from './fixtures/ingest.ts';

const TRANSITION = 'mali-wagner-2025';
const FINAL = 'GEDEvent_v25_1.csv';
const CANDIDATE = 'GEDEvent_v25_01_26_02.csv';
const VINTAGES = ['UCDP GED 25.1', 'UCDP Candidate 25.01.26.02'];

/** Places in Mali: two within 50 km of a border, two far inside. */
const PLACES = [
  { adm_1: 'Gao region', latitude: 15.25, longitude: 1.25 },
  { adm_1: 'Mopti region', latitude: 14.25, longitude: -2.25 },
  { adm_1: 'Mopti region', latitude: 14.75, longitude: -4.25 },
  { adm_1: 'Tombouctou region', latitude: 16.75, longitude: -3.25 },
];

const FIGHTING: GedCells = {
  type_of_violence: 1,
  conflict_name: 'Mali: Government',
  dyad_name: 'Government of Mali - JNIM',
  side_a: 'Government of Mali',
  side_b: 'JNIM',
};
const JOINT_ATTACK: GedCells = {
  type_of_violence: 3,
  conflict_name: 'Government of Mali, Government of Russia (Soviet Union) - Civilians',
  dyad_name: 'Government of Mali, Government of Russia (Soviet Union) - Civilians',
  side_a: 'Government of Mali, Government of Russia (Soviet Union)',
  side_b: 'Civilians',
};

/** Planted: 14 joint attacks a month until February 2025, one or two from March on. */
function attacksIn(month: string, i: number): number {
  return month < '2025-03' ? 13 + (i % 3) : 1 + (i % 2);
}

function eventsOf(first: string, last: string, prefix: number): GedCells[] {
  return monthsBetween(monthFromText(first), monthFromText(last)).flatMap((at, i) => {
    const month = monthText(at);
    const event = (kind: GedCells, k: number, offset: number) =>
      gedEventOn(
        prefix + i * 100 + offset + k,
        `${month}-${String((k % 27) + 1).padStart(2, '0')}`,
        (k % 3) + 1,
        {
          ...kind,
          ...PLACES[(k + i) % PLACES.length],
        },
      );
    return [
      ...Array.from({ length: 8 + ((i * 5) % 4) }, (_, k) => event(FIGHTING, k, 0)),
      ...Array.from({ length: attacksIn(month, i) }, (_, k) => event(JOINT_ATTACK, k, 50)),
    ];
  });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What `vigie VERB` answers, as a program would read it. */
// biome-ignore lint/suspicious/noExplicitAny: answers of several verbs
type Answer = any;

describe('from raw files to a page', () => {
  const folder = new TestFolder();
  const texts = {
    [FINAL]: gedCsv(eventsOf('2022-01', '2024-12', 100_000)),
    [CANDIDATE]: gedCsv(eventsOf('2025-01', '2026-02', 500_000)),
  };
  const store = new Store(folder.at('workspace'));
  const out = folder.at('dossiers');
  const answers: Record<string, Answer> = {};

  async function run(
    verb: string,
    input: Record<string, unknown>,
    language: Language = 'en',
  ): Promise<Answer> {
    const entry = verbs.get(verb as 'dossier');
    const checked = entry.input.parse(input);
    const answer = await entry.run({ store, language, progress() {} }, checked as never);
    expect(entry.output.safeParse(answer).error?.issues ?? []).toEqual([]);
    return answer;
  }

  beforeAll(async () => {
    const paths = Object.entries(texts).map(([name, text]) => folder.write(name, text));
    answers.ingest = await run('ingest', { paths });
    answers.build = await run('build', {
      units: 'MLI',
      outcome: 'events,one-sided-events,cells-with-events,border-strip-events',
      from: '2025-01',
      to: '2025-04',
    });
    answers.detect = await run('detect', { units: 'MLI', since: '2024-01' });
    answers.dossier = await run('dossier', { transition: TRANSITION, out });
    answers.doctor = await run('doctor', {});
  }, 120_000);

  afterAll(async () => {
    await store.close();
    folder.remove();
  });

  const written = () =>
    JSON.parse(readFileSync(folder.at(`dossiers/${TRANSITION}/dossier.json`), 'utf8')) as Dossier;
  const section = (id: string) => written().sections.find((one) => one.id === id)!;
  const figure = (id: string, chart: string) =>
    section(id).figures.find((one) => one.chart === chart)!;

  it('the places lie where the test says', () => {
    const near = PLACES.map(
      ({ latitude, longitude }) => nearestBorder('MLI', latitude, longitude, 50) !== undefined,
    );
    expect(near).toEqual([true, true, false, false]);
  });

  it('both files are taken whole, each as the release its name says', () => {
    const rows = Object.values(texts).map((text) => text.trimEnd().split('\n').length - 1);
    expect(
      answers.ingest.files.map((file: Answer) => [
        file.state,
        `${file.dataset} ${file.version}`,
        file.rows,
      ]),
    ).toEqual([
      ['ingested', VINTAGES[0], rows[0]],
      ['ingested', VINTAGES[1], rows[1]],
    ]);
  });

  it('the panel counts what was planted', () => {
    expect(answers.build.vintages).toContain(VINTAGES[1]);
    expect(
      answers.build.rows.map((row: Answer) => [
        row.month,
        row['one-sided-events'],
        row['cells-with-events'],
      ]),
    ).toEqual([
      ['2025-01', 13, 4],
      ['2025-02', 14, 4],
      ['2025-03', 1, 4],
      ['2025-04', 2, 4],
    ]);
    for (const row of answers.build.rows) {
      expect(row['border-strip-events']).toBeGreaterThan(0);
      expect(row['border-strip-events']).toBeLessThan(row.events);
    }
  });

  it('signals speak, each with its record', () => {
    const [area] = answers.detect.areas;
    expect(area).toMatchObject({ unit: 'MLI', data_until: '2026-02' });
    expect(area.signals.length).toBeGreaterThan(2);
  });

  it('the dossier names the planted change first, with its month and its place before the announcement', () => {
    const { finding } = section('what-changed');
    expect(finding.en).toMatch(
      /^Attacks on civilians attributed jointly to Malian .* and Russian .* fell in March 2025, before the announcement of June 2025: 14 a month in January to February 2025, /,
    );
    expect(finding.fr).toMatch(
      /ont diminué en mars 2025, avant l['’]annonce de juin 2025.*: 14 par mois de janvier à février 2025/,
    );
  });

  it('and no change of the fighting, where none was planted', () => {
    const { finding, details } = section('what-changed');
    for (const { en } of [finding, ...details])
      expect(en).not.toMatch(/Fighting between .* (rose|fell) /);
  });

  it('the figures rest on the releases of the workspace', () => {
    const { source } = figure('what-changed', 'ratios');
    const own = source.find(({ source_id }) => source_id === 'workspace:ucdp-ged')!;
    expect(own.inputs?.map(({ dataset, version }) => `${dataset} ${version}`).sort()).toEqual(
      [...VINTAGES].sort(),
    );
    expect(JSON.stringify(section('who-fills-the-gap').rests_on)).toContain(VINTAGES[1]);
    expect(JSON.stringify(section('who-fills-the-gap').rests_on)).not.toMatch(/inferred/);
  });

  it('the border strips and the cells are compared, as the rows have coordinates', () => {
    const outcomes = figure('what-changed', 'ratios').series.map(({ outcome }) => outcome);
    expect(outcomes).toContain('border-strip-events');
    expect(outcomes).toContain('cells-with-events');
    expect(section('spillover').details.some(({ en }) => /50 km/.test(en))).toBe(true);
    expect(JSON.stringify(section('spillover'))).not.toMatch(/cannot be compared/);
    const places = figure('spillover', 'map').series.map(({ unit }) => unit);
    expect(places.length).toBeGreaterThanOrEqual(PLACES.length - 1);
  });

  it('the page shows it, under a megabyte', () => {
    const page = readFileSync(answers.dossier.page, 'utf8');
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
    expect(page).toContain('fell in March 2025');
    expect(page).toContain('25.01.26.02');
  });

  it('nothing of what names people in the files reaches the page or the JSON', () => {
    const all = readFileSync(answers.dossier.page, 'utf8') + JSON.stringify(written());
    const files = Object.values(texts).join('');
    for (const text of [
      'Invented Wire',
      'nothing happened',
      'near Dune town',
      'a witness without a name',
    ]) {
      expect(files).toContain(text);
      expect(all).not.toContain(text);
    }
  });

  it('every figure on events is traced to the bytes of the files', async () => {
    const hashes = Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, sha256(text)]),
    );
    for (const id of ['what-changed/ratios', 'what-happened/timeline', 'who-fills-the-gap/pairs']) {
      const traced = await run('trace', { figure: `${TRANSITION}/${id}`, out });
      const inputs = traced.sources.flatMap((source: Answer) => source.inputs ?? []);
      const found = Object.fromEntries(inputs.map((input: Answer) => [input.file, input.sha256]));
      expect(found).toMatchObject(hashes);
    }
  });

  it('the doctor lists what was taken', () => {
    expect(answers.doctor.releases.map((release: Answer) => release.file_name).sort()).toEqual(
      [CANDIDATE, FINAL].sort(),
    );
    expect(answers.doctor.workspace_exists).toBe(true);
  });

  it('all of it again gives the same run and the same page', async () => {
    const before = readFileSync(answers.dossier.page, 'utf8');
    const again = await run('dossier', { transition: TRANSITION, out });
    expect(again.run_id).toBe(answers.dossier.run_id);
    expect(readFileSync(again.page, 'utf8') === before).toBe(true);
  });
});
