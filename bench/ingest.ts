/**
 * Measures ingest at full size: `npx tsx bench/ingest.ts` prints the lines for bench/README.md, and
 * `--write` puts them there. `--rows N` and `--parquet-rows N` make it smaller for a try.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { randomStream } from '../src/core/index.ts';
import { GED_COLUMNS, type GedCells, gedCsv, gedEvent } from '../test/fixtures/ged.ts';
import { writeChapter } from './chapter.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '420000' },
    'parquet-rows': { type: 'string', default: '10000000' },
    write: { type: 'boolean', default: false },
  },
});
const ROWS = Number(values.rows);
const PARQUET_ROWS = Number(values['parquet-rows']);
const UPDATE_ROWS = 3000;

/** Countries as UCDP names them, with a place inside each; about how events are spread. */
const PLACES: readonly [country: string, latitude: number, longitude: number, share: number][] = [
  ['Afghanistan', 33.8, 66.2, 12],
  ['Syria', 35.1, 38.4, 22],
  ['India', 22.9, 79.6, 8],
  ['Iraq', 33.1, 43.7, 7],
  ['Nigeria', 9.6, 8.1, 6],
  ['DR Congo (Zaire)', -2.9, 23.6, 6],
  ['Somalia', 4.9, 45.9, 6],
  ['Colombia', 3.9, -73.1, 4],
  ['Mexico', 23.9, -102.5, 4],
  ['Sudan', 16.1, 29.9, 4],
  ['Mali', 17.3, -3.5, 3],
  ['Burkina Faso', 12.3, -1.7, 3],
  ['Ukraine', 49.0, 31.4, 9],
  ['Ethiopia', 8.6, 39.6, 3],
  ['Pakistan', 29.9, 69.3, 3],
];

const random = randomStream(1);
const total = PLACES.reduce((sum, place) => sum + place[3], 0);
const pick = (n: number) => Math.floor(random() * n);

function placeAtRandom() {
  let at = random() * total;
  return PLACES.find((place) => (at -= place[3]) < 0) ?? PLACES[0];
}

/** A sentence without meaning; a quarter of the articles run over several lines. */
function article(): string {
  const words = Array.from({ length: 12 + pick(22) }, () => `word${pick(5000)}`).join(' ');
  const lines = random() < 0.25 ? `${words}\nline ${pick(9)}: ${words.slice(0, 90)}` : words;
  return random() < 0.1 ? `"${lines.slice(0, 60)}", ${lines}` : lines;
}

/** @param months months from January of that year on */
function eventAtRandom(id: number, from: number, months: number): GedCells {
  const [country, latitude, longitude] = placeAtRandom();
  const month = pick(months);
  const year = from + Math.floor(month / 12);
  const day = `${year}-${String(1 + (month % 12)).padStart(2, '0')}-${String(1 + pick(28)).padStart(2, '0')}`;
  const date = `${day} 00:00:00.000`;
  const conflict = pick(6);
  const best = Math.floor(-4 * Math.log(1 - random()));
  return gedEvent({
    id,
    relid: `INV-${year}-1-${conflict}-${id}`,
    year,
    country,
    type_of_violence: 1 + (conflict % 3),
    conflict_name: `${country}: matter ${conflict}`,
    dyad_name: `Guard of ${country} - Front ${conflict}`,
    side_a: `Guard of ${country}`,
    side_b: `Front ${conflict}`,
    adm_1: `Region ${pick(12)} of ${country}`,
    latitude: (latitude + 3 * random() - 1.5).toFixed(6),
    longitude: (longitude + 3 * random() - 1.5).toFixed(6),
    where_prec: 1 + pick(4),
    source_article: article(),
    source_headline: article().slice(0, 60),
    date_start: date,
    date_end: date,
    best,
    high: best + pick(4),
    low: Math.max(0, best - pick(2)),
    deaths_civilians: Math.floor(best / 3),
  });
}

/** Rows by the thousand, so that the text of the whole file is never held. */
function writeRelease(path: string, rows: number, first: number, from: number, months: number) {
  const file = openSync(path, 'w');
  writeSync(file, `${GED_COLUMNS.join(',')}\n`);
  for (let done = 0; done < rows; done += 1000) {
    const events = Array.from({ length: Math.min(1000, rows - done) }, (_, i) =>
      eventAtRandom(first + done + i, from, months),
    );
    writeSync(file, gedCsv(events, { header: false }));
  }
  closeSync(file);
}

interface Measured {
  what: string;
  aim: string;
  seconds: number;
  resident_gb: number;
  how: string;
}

/** Runs Vigie once, cold, with the most memory it held. */
function measure(what: string, aim: string, args: string[]): Measured {
  const tell = 'process.on("exit",()=>console.error("resident "+process.resourceUsage().maxRSS))';
  const start = performance.now();
  const run = spawnSync(
    'node',
    ['--import', `data:text/javascript,${tell}`, 'bin/vigie.js', ...args],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) throw new Error(`${args.join(' ')}\n${run.stderr}`);
  const kilobytes = Number(/resident (\d+)/.exec(run.stderr)?.[1]);
  const how = `\`vigie ${args.map((arg) => arg.replace(`${folder}/`, '')).join(' ')}\``;
  const measured = { what, aim, seconds, resident_gb: kilobytes / 2 ** 20, how };
  process.stderr.write(`${what}: ${seconds.toFixed(1)} s, ${measured.resident_gb.toFixed(2)} GB\n`);
  return measured;
}

/** The release again and again under other ids, until there are as many rows as wanted. */
async function writeParquet(from: string, to: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`set memory_limit = '2GB'; set preserve_insertion_order = false`);
  await connection.run(
    `copy (
       select (r.id + 1000000 * k.k)::bigint as id, r.* exclude (id)
       from read_csv('${from}', quote = '"', escape = '"', strict_mode = false) r,
         range(${Math.ceil(PARQUET_ROWS / ROWS)}) k(k)
       limit ${PARQUET_ROWS}
     ) to '${to}' (format parquet, compression zstd)`,
  );
  connection.closeSync();
  instance.closeSync();
}

const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
const release = join(folder, 'GEDEvent_v25_1.csv');
const update = join(folder, 'GEDEvent_v26_0_1.csv');
const large = join(folder, 'large', 'GEDEvent_v25_1.parquet');
const place = (name: string) => ['--workspace', join(folder, name)];
writeRelease(release, ROWS, 1, 1989, 36 * 12);
writeRelease(update, UPDATE_ROWS, 900_000_000, 2026, 1);
const number = (value: number) => value.toLocaleString('en');
const size = (path: string) => `${(statSync(path).size / 1e6).toFixed(0)} MB`;

const rows: Measured[] = [
  measure(`first ingest, ${number(ROWS)} rows, ${size(release)}`, '20 s, 1.5 GB', [
    'ingest',
    release,
    ...place('w'),
  ]),
  measure('the same file again', '3 s', ['ingest', release, ...place('w')]),
  measure(`a monthly update, ${number(UPDATE_ROWS)} rows`, '2 s', [
    'ingest',
    update,
    ...place('w'),
  ]),
  measure('its panel, countries', '–', ['build', '--out', join(folder, 'p.csv'), ...place('w')]),
];
if (PARQUET_ROWS > 0) {
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(folder, 'large'));
  await writeParquet(release, large);
  rows.push(
    measure(`${number(PARQUET_ROWS)} rows of Parquet, ${size(large)}`, '360 s, 3 GB', [
      'ingest',
      large,
      ...place('l'),
    ]),
    ...(['country', 'region', 'cell'] as const).map((level) =>
      measure(`a panel of them, ${level}`, '5 s', [
        'build',
        '--level',
        level,
        '--out',
        join(folder, `${level}.parquet`),
        ...place('l'),
      ]),
    ),
  );
}
rmSync(folder, { recursive: true });

writeChapter(
  'Ingest at full size',
  [
    `\`npx tsx bench/ingest.ts --write\`: a generated GED-like file of 49 columns, a quarter of its rows with text over several lines, each command once and cold, on ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}.`,
    '',
    '| what | aim | measured | resident | how |',
    '|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.what} | ${row.aim} | ${row.seconds.toFixed(1)} s | ${row.resident_gb.toFixed(2)} GB | ${row.how} |`,
    ),
  ],
  values.write,
);
