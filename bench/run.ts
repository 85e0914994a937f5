/** Measures what a person waits for; `npm run bench` prints a table for bench/README.md. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { EventTable, Level } from '../src/core/index.ts';
import { buildPanel, outcomes, unitsOf } from '../src/outcomes/index.ts';
import { Store } from '../src/store/index.ts';
import { tablesFor } from '../src/verbs/tables-for.ts';

interface Measured {
  what: string;
  aim: string;
  seconds: number;
  note: string;
}

const RUNS = 5;

/** Median of five runs after one that warms up. */
function median(work: () => unknown): number {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
}

function panelOf(tables: readonly EventTable[], level: Level, units: readonly string[]) {
  const parts = tables.flatMap((table) => table.coverage);
  return buildPanel(tables, {
    level,
    units,
    first: Math.min(...parts.map((part) => part.from)),
    last: Math.max(...parts.map((part) => part.to)),
    outcomes: outcomes.entries,
    as_of: '',
  });
}

function measurePanel(
  tables: readonly EventTable[],
  level: Level,
  what: string,
  aim: string,
): Measured {
  const units = unitsOf(tables, level);
  const panel = panelOf(tables, level, units);
  const filled = Object.values(panel.outcomes).filter((c) =>
    c.some((v) => !Number.isNaN(v)),
  ).length;
  return {
    what,
    aim,
    seconds: median(() => panelOf(tables, level, units)),
    note: `${units.length} units × ${panel.periods.length} months, ${filled} outcomes with values`,
  };
}

function measureCommand(what: string, aim: string, args: string[]): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  const command = [...args.map((arg) => arg.replace('{out}', folder))];
  const seconds = median(() => {
    const run = spawnSync('node', ['bin/vigie.js', ...command], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
  });
  rmSync(folder, { recursive: true });
  return { what, aim, seconds, note: `vigie ${args.join(' ')}` };
}

const store = new Store(':memory:');
const tables = await tablesFor(store, {});
const rows: Measured[] = [
  measurePanel(tables, 'country', 'all country-month outcomes of the world', '1 s'),
  measurePanel(tables, 'cell', 'all cell-month outcomes of Africa', '3 s'),
  measurePanel(tables, 'region', 'all region-month outcomes of the Sahel', '–'),
  measureCommand('the dossier on bundled figures, cold', '5 s', [
    'dossier',
    'mali-wagner-2025',
    '--out',
    '{out}',
  ]),
  measureCommand('help', '–', ['--help']),
];
const machine = `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const lines = [
  `Median of ${RUNS} on ${machine}.`,
  '',
  '| what | aim | measured | how |',
  '|---|---|---|---|',
  ...rows.map((row) => `| ${row.what} | ${row.aim} | ${row.seconds.toFixed(2)} s | ${row.note} |`),
];
process.stdout.write(`${lines.join('\n')}\n`);
