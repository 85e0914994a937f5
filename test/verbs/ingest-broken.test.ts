/** Broken files, each with all that Vigie says of it. */
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { Store } from '../../src/store/index.ts';
import { GED_COLUMNS, type GedCells, gedCsv, gedEvent, gedEventOn } from '../fixtures/ged.ts';
import { ingested, runIngest, sumsByMonth, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const NAME = 'GEDEvent_v25_1.csv';
const good = (id: number) => gedEvent({ id });
const old = (id: number) => gedEventOn(id, '2023-03-05');

/** A good event, the event of these cells on line 3, a good event. */
const around = (cells: GedCells) => gedCsv([good(1), gedEvent({ id: 2, ...cells }), good(3)]);

/** Three good events with the text of the second changed. */
const changed = (change: (line: string) => string) =>
  gedCsv([good(1), good(2), good(3)])
    .split('\n')
    .map((line, i) => (i === 2 ? change(line) : line))
    .join('\n');

const enough = gzipSync(gedCsv(Array.from({ length: 300 }, (_, i) => good(i + 1))));
const zipped = (text: string, level: 0 | 6 = 6) =>
  zipSync({ [NAME]: [Buffer.from(text), { level }] });
const asUtf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

/** A stored zip in which one byte of the table was changed on the way: 3 deaths became 7. */
function zipWithChangedByte(): Uint8Array {
  const bytes = Buffer.from(zipped(gedCsv([good(1), good(2), good(3)]), 0));
  const at = bytes.indexOf(',3,4,2,432,');
  bytes[at + 1] = '7'.charCodeAt(0);
  return bytes;
}

interface Broken {
  name: string;
  bytes: string | Uint8Array;
  file?: string;
  /** code and place of every issue, in order; the path of the file stands before the place */
  issues: [code: string, place: string][];
}

const cases: Broken[] = [
  {
    name: 'a gzip file that ends too early',
    file: `${NAME}.gz`,
    bytes: enough.subarray(0, Math.floor(enough.length / 2)),
    issues: [['packing', '']],
  },
  {
    name: 'a gzip file of which only the first bytes are gzip',
    file: `${NAME}.gz`,
    bytes: Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('not packed at all')]),
    issues: [['packing', '']],
  },
  {
    name: 'a zip that ends too early',
    file: 'ged251-csv.zip',
    bytes: zipped(around({})).subarray(0, 400),
    issues: [['packing', '']],
  },
  {
    name: 'a zip of which one byte changed on the way',
    file: 'ged251-csv.zip',
    bytes: zipWithChangedByte(),
    issues: [['packing', '']],
  },
  {
    name: 'a zip that holds two tables',
    file: 'ged251-csv.zip',
    bytes: zipSync({ 'a.csv': Buffer.from(around({})), 'b.csv': Buffer.from(around({})) }),
    issues: [['packing', '']],
  },
  {
    name: 'a zip without a table, such as a spreadsheet under another name',
    bytes: zipSync({ 'xl/workbook.xml': Buffer.from('<workbook/>') }),
    issues: [['file-kind', '']],
  },
  { name: 'an empty file', bytes: '', issues: [['file-empty', '']] },
  { name: 'a file of blank lines', bytes: '\n\n\n', issues: [['file-empty', '']] },
  { name: 'a header without rows', bytes: gedCsv([]), issues: [['file-empty', '']] },
  {
    name: 'a header and HXL tags without rows',
    bytes: gedCsv([], { hxl: true }),
    issues: [['file-empty', '']],
  },
  {
    name: 'two missing columns',
    bytes: gedCsv([good(1)], {
      columns: GED_COLUMNS.filter((name) => name !== 'date_end' && name !== 'best'),
    }),
    issues: [
      ['header', 'header'],
      ['header', 'header'],
    ],
  },
  {
    name: 'a repeated column',
    bytes: gedCsv([good(1)], { columns: [...GED_COLUMNS, 'best'] }),
    issues: [['header', 'header']],
  },
  {
    name: 'a shopping list',
    bytes: 'what,how many\nbread,2\nmilk,1\n',
    issues: [['source-unknown', 'line 1']],
  },
  {
    name: 'a web page instead of the file',
    bytes: '<!DOCTYPE html>\n<html><body>Please sign in</body></html>\n',
    issues: [['file-kind', '']],
  },
  {
    name: 'a row that is cut short',
    bytes: changed((line) => line.slice(0, 200)),
    issues: [['row-width', 'line 3']],
  },
  {
    name: 'a row with a comma too many',
    bytes: changed((line) => `${line.replace('Dune town', 'Dune, town')}999`),
    issues: [['row-width', 'line 3']],
  },
  {
    // The last cell of most rows is empty: what is left over must not pass for a trailing comma.
    name: 'a row with a comma too many that ends in an empty cell',
    bytes: changed((line) => line.replace('Dune town', 'Dune, town')),
    issues: [['row-width', 'line 3']],
  },
  {
    name: 'a quote that is never closed',
    bytes: changed((line) => line.replace('near Dune town', '"near Dune town')),
    issues: [
      ['quoting', 'line 3'],
      ['row-width', 'line 3'],
    ],
  },
  {
    name: 'a day that is not in the calendar',
    bytes: around({ date_start: '2025-02-30 00:00:00.000' }),
    issues: [['date', 'line 3, column date_start']],
  },
  {
    name: 'a date in words',
    bytes: around({ date_end: 'early March 2024' }),
    issues: [['date', 'line 3, column date_end']],
  },
  {
    name: 'the year 1899',
    bytes: around({ date_start: '1899-12-31', date_end: '1899-12-31' }),
    issues: [
      ['date', 'line 3, column date_start'],
      ['date', 'line 3, column date_end'],
    ],
  },
  {
    name: 'no date',
    bytes: around({ date_start: '' }),
    issues: [['date', 'line 3, column date_start']],
  },
  {
    name: 'a latitude of 95 degrees',
    bytes: around({ latitude: 95 }),
    issues: [['coordinate', 'line 3, column latitude']],
  },
  {
    name: 'latitude and longitude the wrong way round',
    bytes: around({ latitude: 121.5, longitude: 14.25 }),
    issues: [['coordinate', 'line 3, column latitude']],
  },
  {
    name: 'a decimal comma',
    bytes: around({ latitude: '14,25', longitude: '-4,25' }),
    issues: [
      ['coordinate', 'line 3, column latitude'],
      ['coordinate', 'line 3, column longitude'],
    ],
  },
  {
    name: 'words where a number belongs',
    bytes: around({ best: 'many', date_prec: 'day' }),
    issues: [
      ['number', 'line 3, column date_prec'],
      ['number', 'line 3, column best'],
    ],
  },
  {
    name: 'a negative number of deaths',
    bytes: around({ low: -1 }),
    issues: [['number', 'line 3, column low']],
  },
  {
    name: 'half a death',
    bytes: around({ high: 4.5 }),
    issues: [['number', 'line 3, column high']],
  },
  {
    name: 'a country that is not on the map',
    bytes: around({ country: 'Tarda' }),
    issues: [['country-unknown', 'line 3, column country']],
  },
  {
    name: 'an id that stands twice',
    bytes: around({ id: 1, best: 4 }),
    issues: [['id-repeated', 'line 3, column id']],
  },
  {
    name: 'an event without an id',
    bytes: around({ id: '' }),
    issues: [['id-missing', 'line 3, column id']],
  },
  {
    name: 'a fourth type of violence',
    bytes: around({ type_of_violence: 4 }),
    issues: [['number', 'line 3, column type_of_violence']],
  },
  {
    name: 'bytes that are not UTF-8',
    bytes: Buffer.from(around({ side_a: 'Garde du Téndé' }), 'latin1'),
    issues: [['encoding', 'line 3']],
  },
  {
    name: 'faults in several rows and cells',
    bytes: gedCsv([
      gedEvent({ id: 1, latitude: 95, country: 'Tarda' }),
      gedEvent({ id: 2, source_article: 'first\nsecond' }),
      gedEvent({ id: 2, best: 4 }),
      gedEvent({ id: '', best: 'many' }),
    ]),
    issues: [
      ['coordinate', 'line 2, column latitude'],
      ['country-unknown', 'line 2, column country'],
      ['id-repeated', 'line 5, column id'],
      ['number', 'line 6, column best'],
      ['id-missing', 'line 6, column id'],
    ],
  },
];

describe('a broken file', () => {
  test.each(cases.map((broken, i) => [broken.name, broken, i] as const))(
    'is refused with all its faults: %s',
    async (_name, { bytes, file, issues }, i) => {
      const path = folder.write(`${i}/${file ?? NAME}`, bytes);
      const { file: answer, store } = await ingested([path]);
      expect(answer.issues.map(({ code }) => code)).toEqual(issues.map(([code]) => code));
      expect(answer).toMatchObject({ state: 'refused', rows: 0, sha256: null });
      answer.issues.forEach(({ where, what, fix }, at) => {
        // Faults of the whole file name the file; faults of a cell name line and column too.
        expect(where).toContain(file ?? NAME);
        expect(where.endsWith(issues[at][1]), `${where} ends with ${issues[at][1]}`).toBe(true);
        expect(what).not.toBe('');
        expect(fix).not.toBe('');
      });
      expect(await store.snapshots()).toEqual([]);
      expect(await store.allEvents()).toEqual([]);
    },
  );

  test('a stray quote is reported also far from the end of a large file', async () => {
    // The two rows join into one of the right width, so nothing but the quotes gives them away.
    const events = Array.from({ length: 400 }, (_, i) =>
      gedEvent({ id: i + 1, source_article: 'none' }),
    );
    const text = gedCsv(events)
      .split('\n')
      .map((line, i) => {
        if (i === 3) return line.replace(',Guard of Tarda,', ',"Guard" of Tarda,');
        return i === 4 ? line.replace(',Guard of Tarda,', ',"Guard of Tarda",') : line;
      })
      .join('\n');
    const { file } = await ingested([folder.write(`stray/${NAME}`, text)]);
    expect(file.issues.map((issue) => issue.code)).toContain('quoting');
    expect(file.state).toBe('refused');
  });

  test('leaves the workspace as it was', async () => {
    const before = folder.write('kept/GEDEvent_v24_1.csv', gedCsv([old(1), old(2)]));
    const broken = folder.write(`kept/${NAME}`, around({ best: 'many' }));
    const { store } = await ingested([before]);
    const [events, snapshots] = [await store.allEvents(), await store.snapshots()];
    const { files } = await runIngest(store, [broken]);
    expect(files[0].state).toBe('refused');
    expect(await store.allEvents()).toEqual(events);
    expect(await store.snapshots()).toEqual(snapshots);
  });

  test('leaves the workspace as it was when its fault comes after many rows', async () => {
    const events = Array.from({ length: 40_000 }, (_, i) => good(i + 1));
    const rows = gedCsv(events).trimEnd().split('\n');
    rows[39_999] = rows[39_999].replace(',Mali,', ',Tarda,');
    const store = new Store(':memory:');
    const path = folder.write(`late/${NAME}`, `${rows.join('\n')}\n`);
    const { files } = await runIngest(store, [path]);
    expect(files[0].issues.map(({ where }) => where)).toEqual([
      `${path} line 40000, column country`,
    ]);
    expect(await store.allEvents()).toEqual([]);
  });

  test('does not keep a good file beside it from being taken', async () => {
    folder.write(`beside/${NAME}`, around({ best: 'many' }));
    folder.write('beside/GEDEvent_v24_1.csv', gedCsv([old(1), old(2)]));
    folder.write('beside/GEDEvent_v26_0_1.csv', gedCsv([good(4)]));
    const { answer, store } = await ingested([folder.at('beside')]);
    expect(answer.files.map(({ version, state }) => [version, state])).toEqual([
      ['24.1', 'ingested'],
      [null, 'refused'],
      ['26.0.1', 'ingested'],
    ]);
    expect((await store.snapshots()).map(({ version }) => version)).toEqual(['26.0.1', '24.1']);
    expect(answer.notes).toEqual([]);
  });

  test('can be corrected and taken under the same name', async () => {
    const path = folder.write(`again/${NAME}`, around({ best: 'many' }));
    const { store, file } = await ingested([path]);
    expect(file.state).toBe('refused');
    folder.write(`again/${NAME}`, around({ best: 3 }));
    expect((await runIngest(store, [path])).files[0]).toMatchObject({ state: 'ingested', rows: 3 });
  });
});

describe('a path that holds nothing', () => {
  const issuesOf = async (path: string) => {
    const { file } = await ingested([path]);
    expect(file.state).toBe('refused');
    return file.issues;
  };

  test('a file that does not exist is named', async () => {
    const issues = await issuesOf(folder.at('nowhere.csv'));
    expect(issues.map((issue) => issue.code)).toEqual(['file-missing']);
    expect(issues[0].what).toContain('nowhere.csv');
  });

  test('a folder without tables is named', async () => {
    folder.write('bare/notes.md', '# nothing here');
    const issues = await issuesOf(folder.at('bare'));
    expect(issues.map((issue) => issue.code)).toEqual(['folder-empty']);
    expect(issues[0].where).toBe(folder.at('bare'));
  });
});

describe('odd files that are read all the same', () => {
  const encodings: [string, Uint8Array][] = [
    ['UTF-16 little-endian', asUtf16(around({ side_a: 'Garde du Téndé' }))],
    ['UTF-16 big-endian', asUtf16(around({ side_a: 'Garde du Téndé' })).swap16()],
    ['UTF-16 without a mark', Buffer.from(around({ side_a: 'Garde du Téndé' }), 'utf16le')],
    ['UTF-8', Buffer.from(`\uFEFF${around({ side_a: 'Garde du Téndé' })}`)],
  ];

  test.each(encodings)(
    '%s, with a byte order mark unless said, is read',
    async (encoding, bytes) => {
      const { file, store } = await ingested([folder.write(`${encoding}/${NAME}`, bytes)]);
      expect(file).toMatchObject({ state: 'ingested', rows: 3 });
      const names = (await store.events('ucdp-ged'))!.pairs.map((pair) => pair.side_a[0]);
      expect(names).toContain('Garde du Téndé');
    },
  );

  test('a file cut by semicolons is read', async () => {
    const text = gedCsv([good(1), good(2)], { delimiter: ';' });
    const { file } = await ingested([folder.write(`semicolons/${NAME}`, text)]);
    expect(file).toMatchObject({ state: 'ingested', rows: 2 });
  });

  test('a file whose last line has no end is read whole', async () => {
    const text = gedCsv([good(1), good(2)]).trimEnd();
    const { file } = await ingested([folder.write(`endless/${NAME}`, text)]);
    expect(file).toMatchObject({ state: 'ingested', rows: 2 });
  });
});

describe('skip_bad_rows', () => {
  const text = gedCsv([
    good(1),
    gedEvent({ id: 2, best: 'many', latitude: 95 }),
    good(3),
    gedEvent({ id: 3, best: 4 }),
    gedEvent({ id: 5, country: 'Tarda' }),
  ]);

  test('takes the good rows, counts the others and says why', async () => {
    const path = folder.write(`skip/${NAME}`, text);
    const { file, store, answer } = await ingested([path], { skip_bad_rows: true });
    expect(file).toMatchObject({ state: 'ingested', rows: 2, rejected: 3 });
    expect(file.issues.map(({ code, where }) => [code, where])).toEqual([
      ['skipped-coordinate', `${path} line 3, column latitude`],
      ['skipped-number', `${path} line 3, column best`],
      ['skipped-id-repeated', `${path} line 5, column id`],
      ['skipped-country-unknown', `${path} line 6, column country`],
    ]);
    expect(answer.notes).toEqual(file.issues);
    const [snapshot] = await store.snapshots();
    expect(snapshot).toMatchObject({ rows: 2, rejected: 3 });
    const sums = sumsByMonth((await store.events('ucdp-ged'))!);
    expect([...sums]).toEqual([['MLI 2024-03', { events: 2, deaths: 6 }]]);
  });

  test('does not take a file of which no row is good', async () => {
    const path = folder.write(`none/${NAME}`, gedCsv([gedEvent({ best: 'many' })]));
    const { file, store } = await ingested([path], { skip_bad_rows: true });
    expect(file.state).toBe('refused');
    expect(file.issues.map((issue) => issue.code)).toEqual(['number', 'file-empty']);
    expect(await store.snapshots()).toEqual([]);
  });

  test('does not excuse a quote that is never closed: what follows it is not known', async () => {
    const path = folder.write(
      `open/${NAME}`,
      changed((line) => line.replace('near Dune town', '"near Dune town')),
    );
    expect((await ingested([path], { skip_bad_rows: true })).file.state).toBe('refused');
  });
});
