/**
 * Kills Vigie with SIGKILL at random moments of ingest, build and dossier, over and over, and checks
 * after each kill that the previous state can be read and is whole; at the end, that a last run
 * completes. `npm run test:crash` makes 500 runs, CI 20.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomStream } from '../../src/core/index.ts';
import { gedCsv, gedEvent } from '../fixtures/ged.ts';

const RUNS = Number(process.argv[2] ?? 500);
const EVENTS = 20_000;
const random = randomStream(Number(process.argv[3] ?? 1));
const folder = mkdtempSync(join(tmpdir(), 'vigie-crash-'));
const workspace = join(folder, 'workspace');
const out = join(folder, 'out');
const panel = join(folder, 'panel.csv');

/** A release whose size tells whether it is there whole. */
function writeRelease(version: number): string {
  const path = join(folder, `GEDEvent_v${version}_1.csv`);
  const rows = Array.from({ length: EVENTS }, (_, i) =>
    gedEvent({
      id: String(version * 1_000_000 + i),
      date_start: '2020-03-05',
      date_end: '2020-03-05',
    }),
  );
  writeFileSync(path, gedCsv(rows));
  return path;
}

function vigie(words: string[]) {
  return spawnSync('node', ['bin/vigie.js', ...words, '--workspace', workspace], {
    encoding: 'utf8',
  });
}

/** Runs a command and kills it after some milliseconds; true when it was still running. */
function killed(words: string[], ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('node', ['bin/vigie.js', ...words, '--workspace', workspace], {
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('exit', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}

interface Doctor {
  releases: { version: string; rows: number }[];
}

function fail(what: string): never {
  process.stderr.write(`${what}\nkept for a look: ${folder}\n`);
  process.exit(1);
}

/** The workspace can be read, and each release in it is whole. */
function checkWorkspace(run: number): Doctor {
  const answer = vigie(['doctor', '--json']);
  if (answer.status !== 0) fail(`run ${run}: doctor ended with ${answer.status}: ${answer.stderr}`);
  const doctor = JSON.parse(answer.stdout) as Doctor;
  for (const release of doctor.releases) {
    if (release.rows !== EVENTS)
      fail(`run ${run}: release ${release.version} has ${release.rows} events`);
  }
  return doctor;
}

/** A written file is the previous one or the new one, never a part. */
function checkFiles(run: number): void {
  const page = join(out, 'mali-wagner-2025', 'index.html');
  if (existsSync(page) && !readFileSync(page, 'utf8').endsWith('</html>\n'))
    fail(`run ${run}: ${page} is cut`);
  const json = join(out, 'mali-wagner-2025', 'dossier.json');
  if (existsSync(json)) JSON.parse(readFileSync(json, 'utf8'));
  if (existsSync(panel) && !readFileSync(panel, 'utf8').endsWith('\n'))
    fail(`run ${run}: ${panel} is cut`);
}

const releases = [22, 23, 24].map(writeRelease);
let kills = 0;
for (let run = 0; run < RUNS; run++) {
  const commands = [
    ['ingest', releases[run % releases.length]],
    ['ingest', ...releases],
    ['build', 'MLI,BFA,NER', '--out', panel],
    ['dossier', 'mali-wagner-2025', '--out', out],
  ];
  const command = commands[run % commands.length];
  if (await killed(command, 250 + Math.floor(random() * 1800))) kills++;
  checkWorkspace(run);
  checkFiles(run);
  // Start anew now and then, so that first ingests are killed too.
  if (run % 10 === 9) rmSync(workspace, { recursive: true, force: true });
}
const last = vigie(['ingest', ...releases]);
if (last.status !== 0) fail(`the last run did not complete: ${last.stderr}`);
const { releases: there } = checkWorkspace(RUNS);
if (there.length !== releases.length) fail(`${there.length} releases in the end`);
const left = existsSync(out) ? readdirSync(join(out, 'mali-wagner-2025')) : [];
rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `${RUNS} runs, ${kills} killed, every state whole (${left.length} files written)\n`,
);
if (kills < RUNS / 4)
  fail(`only ${kills} of ${RUNS} runs were killed: the moments are badly chosen`);
