/** A second shelf of broken files, and files that are odd but good. */
import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import type { VigieError } from '../../src/core/index.ts';
import { inputFiles, readRows } from '../../src/store/index.ts';
import { type BrokenFile, brokenFiles } from '../fixtures/broken.ts';
import { type GedCells, gedCsv, gedEvent, gedEventOn } from '../fixtures/ged.ts';
import { ingested, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const NAME = 'GEDEvent_v25_1.csv';
const good = (id: number) => gedEvent({ id });
const around = (cells: GedCells) => gedCsv([good(1), gedEvent({ id: 2, ...cells }), good(3)]);
const three = gedCsv([good(1), good(2), good(3)]);

describe('a broken file of the corpus', () => {
  test('the corpus and the first shelf are more than a hundred', () => {
    expect(brokenFiles.length).toBeGreaterThanOrEqual(65);
    expect(new Set(brokenFiles.map(({ name }) => name)).size).toBe(brokenFiles.length);
  });

  test.each(brokenFiles.map((broken, i): [string, BrokenFile, number] => [broken.name, broken, i]))(
    'is refused with all its faults: %s',
    async (_name, { bytes, file, issues }, i) => {
      const path = folder.write(`${i}/${file ?? NAME}`, bytes);
      const { file: answer, store } = await ingested([path]);
      const told = answer.issues.map(({ code, where }) => [code, where.slice(path.length).trim()]);
      expect(told).toEqual(issues);
      expect(answer).toMatchObject({ state: 'refused', rows: 0 });
      for (const { what, fix } of answer.issues) {
        expect(what.length).toBeLessThan(400);
        expect(fix).not.toBe('');
      }
      expect(await store.allEvents()).toEqual([]);
      await store.close();
    },
  );
});

describe('a file that is odd but good', () => {
  const odd: [name: string, bytes: string | Uint8Array, rows: number, notes: string[]][] = [
    [
      'a byte order mark and CRLF',
      gedCsv([good(1), good(2)], { bom: true, newline: '\r\n' }),
      2,
      [],
    ],
    ['line ends of CR alone', three.replaceAll('\n', '\r'), 3, []],
    ['a header of CRLF over rows of LF', three.replace('\n', '\r\n'), 3, []],
    [
      'rows of CRLF under a header of LF',
      three.replaceAll('\n', '\r\n').replace('\r\n', '\n'),
      3,
      [],
    ],
    ['CR CR LF, as after two conversions', three.replaceAll('\n', '\r\r\n'), 3, []],
    [
      'tabs for delimiters',
      gedCsv([good(1)], {})
        .replaceAll(', ', ';')
        .replaceAll(',', '\t'),
      1,
      [],
    ],
    [
      'spaces around every cell',
      around({ best: ' 3 ', country: ' Mali ', side_a: ' Guard ' }),
      3,
      [],
    ],
    [
      'rows of nothing but commas',
      `${three}${','.repeat(48)}\n${','.repeat(48)}\n`,
      3,
      ['rows-blank'],
    ],
    ['the same row twice', gedCsv([good(1), good(2), good(2)]), 2, ['rows-repeated']],
    [
      'coordinates swapped, both within 90',
      around({ latitude: -4.25, longitude: 14.25 }),
      3,
      ['far-from-country'],
    ],
    ['a point at 0, 0', around({ latitude: 0, longitude: 0 }), 3, ['far-from-country']],
    ['a point at sea that says so', around({ latitude: 0, longitude: 0, where_prec: 7 }), 3, []],
    ['a point just across the border', around({ latitude: 13.5, longitude: 2.1 }), 3, []],
    ['an end before the start', around({ date_end: '2024-03-01' }), 3, ['dates-reversed']],
    [
      'ten megabytes in a text that is read past',
      around({ source_article: 'a, "b"\n'.repeat(1.5e6) }),
      3,
      [],
    ],
    ['no coordinates', around({ latitude: '', longitude: '', where_prec: 6 }), 3, []],
    [
      'decimals of whole numbers',
      around({ best: '3.0', type_of_violence: '1.0', id: '15960.0' }),
      3,
      [],
    ],
    [
      'slash dates throughout',
      gedCsv([gedEventOn(1, '2024-03-05', 1, { date_start: '03/05/2024', date_end: '3/5/2024' })]),
      1,
      [],
    ],
    [
      'a zip beside a folder of its own',
      zipSync({ 'a/GEDEvent_v25_1.csv': Buffer.from(three) }),
      3,
      [],
    ],
  ];

  test.each(odd)('%s', async (name, bytes, rows, notes) => {
    const { file, store } = await ingested([folder.write(`odd ${name}/${NAME}`, bytes)]);
    expect(file.issues.map(({ code }) => code)).toEqual(notes);
    expect(file).toMatchObject({ state: 'ingested', rows });
    await store.close();
  });

  test('a release whose months do not exist is not believed', async () => {
    const path = folder.write('thirteen/GEDEvent_v24_0_13.csv', three);
    const { file } = await ingested([path]);
    expect(file.issues.map(({ code }) => code)).toEqual(['release-assumed']);
    expect(file.version).toBe('24.0.3');
  });

  test('a folder named like a table does not stop the tables beside it', async () => {
    mkdirSync(folder.at('beside/folder.csv'), { recursive: true });
    folder.write(`beside/${NAME}`, three);
    const { answer } = await ingested([folder.at('beside')]);
    expect(answer.files.map(({ state }) => state)).toEqual(['ingested']);
  });
});

describe('skip_bad_rows', () => {
  test('does not excuse dates whose day and month may be swapped in every row', async () => {
    const slash = (id: number, day: string) => gedEvent({ id, date_start: day, date_end: day });
    const text = gedCsv([slash(1, '05/06/2024'), slash(2, '25/06/2024')]);
    const path = folder.write(`order/${NAME}`, text);
    const { file } = await ingested([path], { skip_bad_rows: true });
    expect(file.state).toBe('refused');
    expect(file.issues.map(({ code }) => code)).toEqual(['date-order', 'date-order']);
  });

  test('takes what is left beside a second header and misplaced tags', async () => {
    const [header, ...rows] = three.trimEnd().split('\n');
    const path = folder.write(`skip/${NAME}`, `${[header, ...rows, header].join('\n')}\n`);
    const { file } = await ingested([path], { skip_bad_rows: true });
    expect(file).toMatchObject({ state: 'ingested', rows: 3, rejected: 1 });
  });
});

test('a file with very many faults tells the first thousand and counts the others', async () => {
  const events = Array.from({ length: 3000 }, (_, i) => gedEvent({ id: i + 1, best: 'many' }));
  const { file } = await ingested([folder.write(`many/${NAME}`, gedCsv(events))]);
  expect(file.state).toBe('refused');
  expect(file.issues).toHaveLength(1001);
  expect(file.issues[1000].what).toBe('2000 more faults in a file of 3000 rows');
});

describe('a packed file that unpacks to far more than it is', () => {
  const bounds = { ratio: 10, bytes: 100_000 };
  const codes = async (bytes: Uint8Array, name: string) => {
    const [file] = inputFiles(folder.write(`bomb/${name}`, bytes), bounds);
    try {
      await readRows(file, () => {});
      return [];
    } catch (error) {
      return (error as VigieError).issues.map(({ code }) => code);
    }
  };
  const many = 'a,b\n'.repeat(500_000);

  test('is refused, gzip or zip', async () => {
    expect(await codes(gzipSync(many), 'a.csv.gz')).toEqual(['unpacks-too-large']);
    expect(await codes(zipSync({ 'a.csv': Buffer.from(many) }), 'a.zip')).toEqual([
      'unpacks-too-large',
    ]);
  });

  test('is read when only one of the bounds is passed', async () => {
    const few = 'a,b\n'.repeat(20_000);
    expect(await codes(gzipSync(few), 'few.csv.gz')).toEqual([]);
    expect(await codes(zipSync({ 'a.csv': [Buffer.from(many), { level: 0 }] }), 'b.zip')).toEqual(
      [],
    );
  });
});

test('a row that does not end is told, and does not take for ever', async () => {
  const endless = `${three}"${'a,b\n'.repeat(10_000_000)}`;
  const started = Date.now();
  const { file } = await ingested([folder.write(`endless/${NAME}`, endless)]);
  expect(file.issues.map(({ code, where }) => [code, where.split(' ').at(-1)])).toEqual([
    ['row-endless', '5'],
  ]);
  expect(Date.now() - started).toBeLessThan(20_000);
});
