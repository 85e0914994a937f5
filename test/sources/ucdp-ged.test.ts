import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { monthFromText, monthText, type Seen, type Source } from '../../src/core/index.ts';
import { sources } from '../../src/sources/index.ts';
import {
  GED_COLUMNS,
  type GedCells,
  type GedShape,
  gedCsv,
  gedEvent,
  gedEventOn,
  WEBSITE_COLUMNS,
} from '../fixtures/ged.ts';
import { ingested, rowsInWords, sumsByMonth, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

let written = 0;

/** Takes events in some shape and gives back what the workspace then holds. */
async function taken(events: readonly GedCells[], shape: GedShape = {}) {
  const path = folder.write(`${++written}/GEDEvent_v25_1.csv`, gedCsv(events, shape));
  const { store, file } = await ingested([path]);
  return { file, path, rows: await store.allEvents(), table: await store.events('ucdp-ged') };
}

const three = [
  gedEvent({ id: 900001, conflict_name: 'one' }),
  gedEvent({
    id: 900002,
    conflict_name: 'two',
    country: 'Niger',
    longitude: 2.25,
    best: 0,
    low: 0,
    high: 0,
  }),
  gedEvent({ id: 900003, conflict_name: 'three', country: 'Burkina Faso', type_of_violence: 3 }),
];

describe('faces of the source', () => {
  const us = (text: string) => text.replace(/^(\d+)-(\d+)-(\d+).*/, '$2/$3/$1 00:00:00');
  const shuffled = [...GED_COLUMNS.slice(20), 'iso3', ...GED_COLUMNS.slice(0, 20)];
  const shapes: [string, readonly GedCells[], GedShape][] = [
    ['with a byte order mark', three, { bom: true }],
    ['with CRLF line ends', three, { newline: '\r\n' }],
    ['with a byte order mark and CRLF', three, { bom: true, newline: '\r\n' }],
    ['without a header row, as 24.0.1 was published', three, { header: false }],
    ['with a row of HXL tags', three, { hxl: true }],
    ['with iso3 and the columns in another order, as HDX does', three, { columns: shuffled }],
    ['as the website exports it', three, { columns: WEBSITE_COLUMNS, trailing: true }],
    [
      'as the website exports it, the header ending with a comma too',
      three,
      { columns: [...WEBSITE_COLUMNS, ''] },
    ],
    ['with a comma after each row of a full release', three, { trailing: true }],
    ['with semicolons', three, { delimiter: ';' }],
    [
      'with US dates',
      three.map((e) => ({
        ...e,
        date_start: us(String(e.date_start)),
        date_end: us(String(e.date_end)),
      })),
      {},
    ],
    [
      'with dates without a clock',
      three.map((e) => ({ ...e, date_start: '2024-03-05', date_end: '2024-03-05' })),
      {},
    ],
    ['with booleans True and False', three.map((e) => ({ ...e, active_year: 'True' })), {}],
    ['with booleans 1 and 0', three.map((e) => ({ ...e, active_year: '1' })), {}],
    ['with ids that end in .0', three.map((e) => ({ ...e, id: `${e.id}.0` })), {}],
    ['with counts that end in .0', three.map((e) => ({ ...e, best: `${e.best}.0` })), {}],
  ];

  test.each(shapes)('the same events %s are the same rows', async (_name, events, shape) => {
    const plain = await taken(three);
    const other = await taken(events, shape);
    expect(plain.rows).toHaveLength(3);
    expect(other.file).toMatchObject({ state: 'ingested', version: '25.1', rows: 3, rejected: 0 });
    expect(other.rows).toEqual(plain.rows);
  });

  test('a file without a header says so', async () => {
    const { file } = await taken(three, { header: false });
    expect(file.issues.map((issue) => issue.code)).toEqual(['header-assumed']);
  });

  test('a file with a header needs no remark', async () => {
    expect((await taken(three)).file.issues).toEqual([]);
  });
});

describe('cells', () => {
  test('a text id is kept as it is', async () => {
    const { rows } = await taken([gedEvent({ id: 'XXX160' })]);
    expect(rows[0]).toContain('XXX160');
  });

  test('a side that names several actors is split, and a comma in a name is not', async () => {
    const { table } = await taken([gedEvent({ side_a: 'Guard of Tarda, Lake,Reed Union' })]);
    expect(table!.pairs[0].side_a).toEqual(['Guard of Tarda', 'Lake,Reed Union']);
  });

  test('Niger is never Nigeria', async () => {
    const { table } = await taken([
      gedEvent({ id: 1, country: 'Niger' }),
      gedEvent({ id: 2, country: 'Nigeria' }),
    ]);
    expect([...table!.countries].sort()).toEqual(['NER', 'NGA']);
  });

  test('no time zone moves an event of the first of a month', async () => {
    const zone = process.env.TZ;
    const offsets = new Set<number>();
    for (const there of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      process.env.TZ = there;
      offsets.add(new Date('2024-02-01T00:00:00Z').getTimezoneOffset());
      for (const dates of [
        ['2024-02-01 00:00:00.000', '2024-02-01'],
        ['02/01/2024 00:00:00', '2/1/2024'],
      ]) {
        const events = dates.map((date_start, id) =>
          gedEvent({ id, date_start, date_end: date_start }),
        );
        const { table } = await taken(events);
        expect([...sumsByMonth(table!)]).toEqual([['MLI 2024-02', { events: 2, deaths: 6 }]]);
      }
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(offsets.size, 'the zone was really changed').toBe(2);
  });

  test('an event belongs to the month in which it starts', async () => {
    const { table } = await taken([
      gedEvent({ date_start: '2024-01-31 00:00:00.000', date_end: '2024-02-03 00:00:00.000' }),
    ]);
    expect([...sumsByMonth(table!).keys()]).toEqual(['MLI 2024-01']);
  });

  test('regions and cells are kept only as finely as where_prec allows', async () => {
    const { table } = await taken(
      [1, 2, 3, 4, 5, 6].map((where_prec) => gedEvent({ id: where_prec, where_prec })),
    );
    const by = (column: Int32Array) =>
      Array.from(table!.events, (events, i) => [column[i] > 0, events] as const)
        .filter(([precise]) => precise)
        .reduce((sum, [, events]) => sum + events, 0);
    expect(by(table!.cell!)).toBe(2);
    expect(by(table!.region!.map((code) => code + 1))).toBe(4);
  });

  test('an estimate that the source reverses is kept and counted in the notes', async () => {
    const { file, table } = await taken([
      gedEvent({ id: 1, low: 9, best: 5, high: 2 }),
      gedEvent({ id: 2, low: 1, best: 7, high: 2 }),
      gedEvent({ id: 3, date_start: '2024-03-09', date_end: '2024-03-05' }),
    ]);
    expect(file.issues.map((issue) => issue.code).sort()).toEqual([
      'best-outside-estimates',
      'dates-reversed',
      'estimates-reversed',
    ]);
    expect(table!.best.reduce((sum, n) => sum + n, 0)).toBe(15);
  });

  test('a fault names the column as the file does', async () => {
    const path = folder.write(
      'website/GEDEvent_v25_1.csv',
      gedCsv([gedEvent({ best_est: 'many' })], { columns: WEBSITE_COLUMNS, trailing: true }),
    );
    const { file } = await ingested([path]);
    expect(file.issues[0].where).toBe(`${path} line 2, column best_est`);
  });
});

describe('texts that run over lines', () => {
  const article = 'Wire, "Quoted, with a comma",\nsecond line;\r\nthird ""line""';

  test('doubled quotes and line breaks do not break a row', async () => {
    const { file, table } = await taken([
      gedEvent({ id: 1, conflict_name: 'one', source_article: article }),
      gedEvent({ id: 2, conflict_name: 'two', source_article: '""' }),
      gedEvent({ id: 3, conflict_name: 'say ""so""', source_article: '\n\n\n' }),
    ]);
    expect(file).toMatchObject({ state: 'ingested', rows: 3 });
    expect(rowsInWords(table)).toHaveLength(3);
  });

  test.each(['\n', '\r\n'] as const)(
    'the line of a later fault is right, newline %j',
    async (nl) => {
      const text = gedCsv(
        [
          gedEvent({ id: 1, source_article: article }),
          gedEvent({ id: 2 }),
          gedEvent({ id: 3, source_article: article, best: 'many' }),
          gedEvent({ id: 4, best: -1 }),
        ],
        { newline: nl },
      );
      const path = folder.write(`lines${nl.length}/GEDEvent_v25_1.csv`, text);
      const { file } = await ingested([path]);
      // Rows start on lines 1 (header), 2 (three lines long), 5, 6 (three lines long) and 9.
      expect(file.issues.map((issue) => issue.where)).toEqual([
        `${path} line 6, column best`,
        `${path} line 9, column best`,
      ]);
    },
  );

  test('the line of a fault is right far into a large file', async () => {
    const events = Array.from({ length: 2000 }, (_, i) =>
      gedEvent({ id: i + 1, source_article: i % 3 === 0 ? 'first\nsecond' : 'one', best: 1 }),
    );
    events[1999] = gedEvent({ id: 2000, latitude: 99 });
    const text = gedCsv(events);
    const path = folder.write('large/GEDEvent_v25_1.csv', text);
    const line = text.slice(0, text.lastIndexOf('\n', text.length - 2)).split('\n').length + 1;
    const { file } = await ingested([path]);
    expect(file.issues.map((issue) => issue.where)).toEqual([
      `${path} line ${line}, column latitude`,
    ]);
  });

  test('blank lines are passed over and still counted', async () => {
    const [header, ...rows] = gedCsv([gedEvent({ id: 1 }), gedEvent({ id: 2, best: 'x' })])
      .trimEnd()
      .split('\n');
    const path = folder.write(
      'blank/GEDEvent_v25_1.csv',
      `${header}\n\n${rows[0]}\n\n\n${rows[1]}\n\n`,
    );
    const { file } = await ingested([path]);
    expect(file.issues.map((issue) => issue.where)).toEqual([`${path} line 6, column best`]);
  });
});

describe('packing', () => {
  const text = gedCsv(three);

  test('a gzipped file, a zip and the plain file are the same file', async () => {
    const plain = folder.write('packed/GEDEvent_v25_1.csv', text);
    const gzipped = folder.write('packed/GEDEvent_v25_1.csv.gz', gzipSync(text));
    const zipped = folder.write(
      'packed/ged251-csv.zip',
      zipSync({ 'GEDEvent_v25_1.csv': Buffer.from(text), 'README.pdf': Buffer.from('%PDF') }),
    );
    const { answer, store } = await ingested([plain, gzipped, zipped]);
    expect(answer.files.map((file) => file.state)).toEqual(['ingested', 'known', 'known']);
    expect(answer.files.map((file) => file.version)).toEqual(['25.1', '25.1', '25.1']);
    expect(await store.snapshots()).toHaveLength(1);
  });

  test('packing is told by the bytes, not by the name', async () => {
    const path = folder.write('bytes/GEDEvent_v25_1.csv', gzipSync(text));
    expect((await ingested([path])).file).toMatchObject({ state: 'ingested', rows: 3 });
  });

  test('a zip whose entry is stored without compression is read', async () => {
    const stored = zipSync({ 'GEDEvent_v25_1.csv': [Buffer.from(text), { level: 0 }] });
    const path = folder.write('stored/ged251-csv.zip', stored);
    expect((await ingested([path])).file).toMatchObject({ state: 'ingested', rows: 3 });
  });

  test('a zip made on a Mac, with its shadow entries, is read', async () => {
    const made = zipSync({
      'ged/GEDEvent_v25_1.csv': Buffer.from(text),
      '__MACOSX/ged/._GEDEvent_v25_1.csv': Buffer.from('shadow'),
    });
    const path = folder.write('mac/ged251-csv.zip', made);
    expect((await ingested([path])).file).toMatchObject({ state: 'ingested', rows: 3 });
  });

  test('a folder is every table in it, in order of name, and nothing else', async () => {
    folder.write('shelf/GEDEvent_v25_0_1.csv', gedCsv([gedEvent({ id: 1 })]));
    folder.write('shelf/GEDEvent_v25_0_2.csv.gz', gzipSync(gedCsv([gedEvent({ id: 2 })])));
    folder.write(
      'shelf/GEDEvent_v25_0_3.zip',
      zipSync({ 'GEDEvent_v25_0_3.csv': Buffer.from(gedCsv([gedEvent({ id: 3 })])) }),
    );
    folder.write('shelf/notes.md', '# not a table');
    folder.write('shelf/deeper/GEDEvent_v25_0_4.csv', gedCsv([gedEvent({ id: 4 })]));
    const { answer } = await ingested([folder.at('shelf')]);
    expect(answer.files.map((file) => file.version)).toEqual(['25.0.1', '25.0.2', '25.0.3']);
  });

  test('standard input is read, with the release given beside it', () => {
    const script = folder.write('stdin.mts', stdinScript());
    const tsx = fileURLToPath(new URL('../../node_modules/.bin/tsx', import.meta.url));
    const path = folder.write('piped.csv.gz', gzipSync(text));
    const child = spawnSync(tsx, [script], { input: readFileSync(path), encoding: 'utf8' });
    expect(child.stderr).toBe('');
    expect(JSON.parse(child.stdout)).toMatchObject({
      file: 'standard input',
      state: 'ingested',
      version: '26.0.2',
      rows: 3,
    });
  });
});

function stdinScript(): string {
  const from = (path: string) =>
    JSON.stringify(pathToFileURL(fileURLToPath(new URL(path, import.meta.url))).href);
  return `
import { Store } from ${from('../../src/store/index.ts')};
import { ingest } from ${from('../../src/verbs/ingest.ts')};
const context = { store: new Store(':memory:'), language: 'en', progress() {} };
const release = 'GEDEvent_v26_0_2.csv';
const input = { paths: ['-'], release, skip_bad_rows: false, dry_run: false };
const answer = await ingest.run(context, input);
process.stdout.write(JSON.stringify(answer.files[0]));
`;
}

describe('release by file name', () => {
  const seenIn = (months: Record<string, number>, countries: Record<string, number>): Seen => ({
    months: new Map(Object.entries(months).map(([month, n]) => [monthFromText(month), n])),
    countries: new Map(Object.entries(countries)),
  });
  const mali = seenIn({ '1989-03': 1, '2024-03': 5 }, { MLI: 6 });
  const release = (name: string, seen = mali) =>
    (sources.get('ucdp-ged') as Source).open(GED_COLUMNS, { name }).release(seen);

  test.each([
    // name, data set, version, from, to, published
    ['GEDEvent_v26_0_8.csv', 'UCDP Candidate', '26.0.8', '2026-08', '2026-08', '2026-09'],
    ['GEDEvent_v26_0_10.csv', 'UCDP Candidate', '26.0.10', '2026-10', '2026-10', '2026-11'],
    ['GEDEvent_v26_0_12.csv', 'UCDP Candidate', '26.0.12', '2026-12', '2026-12', '2027-01'],
    ['GEDEvent_v26_01_26_06.csv', 'UCDP Candidate', '26.01.26.06', '2026-01', '2026-06', '2026-07'],
    ['GEDEvent_v25_01_25_12.csv', 'UCDP Candidate', '25.01.25.12', '2025-01', '2025-12', '2026-01'],
    ['GEDEvent_v25_1.csv', 'UCDP GED', '25.1', '1989-01', '2024-12', '2025-06'],
    ['ged251.csv', 'UCDP GED', '25.1', '1989-01', '2024-12', '2025-06'],
    ['ged251-csv', 'UCDP GED', '25.1', '1989-01', '2024-12', '2025-06'],
    ['GEDEvent_v25_1 (1).csv', 'UCDP GED', '25.1', '1989-01', '2024-12', '2025-06'],
    ['gedevent_v24_0_1.csv', 'UCDP Candidate', '24.0.1', '2024-01', '2024-01', '2024-02'],
    ['ged_v24_1_sudan.csv', 'UCDP GED', '24.1', '1989-01', '2023-12', '2024-06'],
  ])('%s is %s %s, for %s to %s, published %s', (name, dataset, version, from, to, published) => {
    const found = release(name);
    expect({
      dataset: found.dataset,
      version: found.version,
      from: monthText(found.covers.from),
      to: monthText(found.covers.to),
      published: monthText(found.published),
    }).toEqual({ dataset, version, from, to, published });
    expect(found.final).toBe(dataset === 'UCDP GED');
    expect(found.notes).toEqual([]);
  });

  test('a country file without a release is taken for the year after its last one, and says so', () => {
    const found = release(
      'conflict_data_sdn.csv',
      seenIn({ '2021-01': 3, '2022-07': 4, '2023-12': 4 }, { SDN: 11 }),
    );
    expect(found).toMatchObject({ version: '24.1', final: true, covers: { countries: ['SDN'] } });
    expect(monthText(found.covers.to)).toBe('2023-12');
    expect(found.notes.map((issue) => issue.code)).toEqual(['release-assumed']);
  });

  test('a file of one month without a release is taken for a Candidate month, and says so', () => {
    const found = release('events.csv', seenIn({ '2026-01': 2, '2026-02': 98 }, { MLI: 100 }));
    expect(found).toMatchObject({ version: '26.0.2', final: false });
    expect(found.notes.map((issue) => issue.code)).toEqual(['release-assumed']);
  });

  test('a file of a part of the world speaks for its countries alone, one of every part for the world', () => {
    const codes =
      'MLI NER BFA TCD NGA BEN TGO GHA CIV SEN GIN MRT DZA LBY SDN SSD CMR CAF GMB SLE LBR';
    const many = Object.fromEntries(codes.split(' ').map((code) => [code, 1]));
    expect(release('GEDEvent_v25_1.csv').covers.countries).toEqual(['MLI']);
    const coveredBy = (countries: Record<string, number>) =>
      release('GEDEvent_v25_1.csv', seenIn({ '2024-03': 21 }, countries)).covers.countries;
    expect(coveredBy(many)).toHaveLength(21);
    expect(coveredBy({ ...many, MEX: 1, PAK: 1, SYR: 1 })).toBeNull();
  });

  test('a file cut to later years says nothing of earlier ones', () => {
    const cut = release('ged_v24_1_sudan.csv', seenIn({ '2015-07': 9, '2023-02': 4 }, { SDN: 13 }));
    expect(monthText(cut.covers.from)).toBe('2015-01');
  });

  test('releases are in order of publication, not of text', async () => {
    const names = [
      'GEDEvent_v26_0_9.csv',
      'GEDEvent_v26_0_10.csv',
      'GEDEvent_v26_0_2.csv',
      'GEDEvent_v26_01_26_06.csv',
      'GEDEvent_v26_0_6.csv',
      'GEDEvent_v25_1.csv',
      'GEDEvent_v24_1.csv',
    ];
    const paths = names.map((name, id) =>
      folder.write(`order/${name}`, gedCsv([gedEventOn(id, '2023-03-05')])),
    );
    const { store } = await ingested(paths);
    expect((await store.snapshots()).map((snapshot) => snapshot.version)).toEqual([
      '26.0.10',
      '26.0.9',
      '26.01.26.06',
      '26.0.6',
      '26.0.2',
      '25.1',
      '24.1',
    ]);
  });
});
