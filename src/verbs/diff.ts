import { z } from 'zod';
import { csvTable, type Issue, monthFromText, monthText, VigieError } from '../core/index.ts';
import {
  AMOUNTS,
  type AmountName,
  type Snapshot,
  type VintageChange,
  writeWhole,
} from '../store/index.ts';
import { answered, defineVerb, listOf } from './define.ts';
import { privateNotes, thatMayLeave } from './leaving.ts';
import { note, runOf } from './run.ts';

const vintageOutput = z.object({ vintage: z.string(), releases: z.array(z.string()) });
const amounts = z.object(
  Object.fromEntries(AMOUNTS.map((name) => [name, z.number().nullable()])) as Record<
    AmountName,
    z.ZodNullable<z.ZodNumber>
  >,
);

/** What two vintages of the workspace say differently, by area and month. */
export const diff = defineVerb({
  id: 'diff',
  positional: ['vintage_a', 'vintage_b'],
  input: z.object({
    vintage_a: z.string(),
    vintage_b: z.string(),
    level: z.enum(['country', 'region']).default('country'),
    country: listOf().optional(),
    source: z.string().default('ucdp-ged'),
    private: z.boolean().optional(),
    out: z.string().optional(),
  }),
  output: z.object({
    ...answered,
    a: vintageOutput,
    b: vintageOutput,
    level: z.string(),
    from: z.string(),
    to: z.string(),
    totals: amounts,
    out: z.string().nullable(),
    rows: z.array(z.custom<VintageChange>()).optional(),
  }),
  async run({ store }, input) {
    // Load: the releases of each vintage, and the months that both speak for.
    const all = (await store.snapshots()).filter(({ source_id }) => source_id === input.source);
    const [a, b] = [input.vintage_a, input.vintage_b].map((text) => releasesOf(text, all));
    const sources = [...a, ...b];
    thatMayLeave(
      sources.map((source) => ({ source })),
      input,
    );
    const held = privateNotes(sources);
    const from = Math.max(firstOf(a), firstOf(b));
    const to = Math.min(lastOf(a), lastOf(b));
    if (!haveCommonGround(a, b)) throw nothingInBoth(input.vintage_a, input.vintage_b, a, b);

    // Compute in the database.
    const ids = (releases: readonly Snapshot[]) => releases.map(({ snapshot_id }) => snapshot_id);
    const compared = await store.diff({
      source_id: input.source,
      a: ids(a),
      b: ids(b),
      level: input.level,
      countries: (input.country ?? []).map((code) => code.toUpperCase()),
    });
    const rows = compared.filter(
      (row) => row.added + row.dropped + row.moved_in + row.moved_out + row.changed > 0,
    );

    // Save.
    if (input.out !== undefined)
      writeWhole(
        input.out,
        `${held.map(({ what }) => `# ${what}\n`).join('')}${csvTable(['unit', 'month', ...AMOUNTS], rows)}`,
      );
    const hashes = [...a, ...b].map(({ sha256 }) => sha256);
    const run = runOf(store, 'diff', { ...input }, hashes);
    await store.saveRun(run);
    return {
      run_id: run.run_id,
      as_of: monthText(Math.max(...[...a, ...b].map(({ published }) => published))),
      notes: [...held, ...notesOn(a, b)],
      a: { vintage: input.vintage_a, releases: namesOf(a) },
      b: { vintage: input.vintage_b, releases: namesOf(b) },
      level: input.level,
      from: monthText(from),
      to: monthText(to),
      totals: totalsOf(compared),
      out: input.out ?? null,
      ...(input.out === undefined ? { rows } : {}),
    };
  },
});

const firstOf = (releases: readonly Snapshot[]) =>
  Math.min(...releases.map(({ covers_from }) => covers_from));
const lastOf = (releases: readonly Snapshot[]) =>
  Math.max(...releases.map(({ covers_to }) => covers_to));
const namesOf = (releases: readonly Snapshot[]) => [
  ...new Set(releases.map(({ dataset, version }) => `${dataset} ${version}`)),
];

/** True when both speak for some month of some country. */
function haveCommonGround(a: readonly Snapshot[], b: readonly Snapshot[]): boolean {
  const meet = (one: Snapshot, other: Snapshot) =>
    one.covers_from <= other.covers_to &&
    other.covers_from <= one.covers_to &&
    (!one.countries || !other.countries || one.countries.some((c) => other.countries!.includes(c)));
  return a.some((one) => b.some((other) => meet(one, other)));
}

/** Releases of a version, or those published by a month. */
function releasesOf(text: string, all: readonly Snapshot[]): Snapshot[] {
  const isMonth = /^\d{4}-\d{2}$/.test(text);
  const found = isMonth
    ? all.filter(({ published }) => published <= monthFromText(text))
    : all.filter(({ version }) => version === text);
  if (found.length > 0) return found;
  const known = [...new Set(all.map(({ version }) => version))].sort();
  throw new VigieError([
    {
      code: 'vintage-unknown',
      what: `the workspace holds no release "${text}"`,
      where: 'the workspace',
      fix:
        known.length > 0
          ? `choose among ${known.join(', ')}, or a month such as 2025-06`
          : 'ingest the releases to compare; vigie doctor lists those there',
    },
  ]);
}

function nothingInBoth(
  first: string,
  second: string,
  a: readonly Snapshot[],
  b: readonly Snapshot[],
): VigieError {
  const span = (releases: readonly Snapshot[]) =>
    `${monthText(firstOf(releases))}..${monthText(lastOf(releases))}`;
  return new VigieError([
    {
      code: 'vintages-apart',
      what: `"${first}" (${span(a)}) and "${second}" (${span(b)}) have no month of a country in common`,
      where: 'the workspace',
      fix: 'compare releases that cover the same months, or two months of publication',
    },
  ]);
}

/** Files that were read with corrections differ from what was published. */
function notesOn(a: readonly Snapshot[], b: readonly Snapshot[]): Issue[] {
  const n = [...a, ...b].flatMap(({ corrections }) => corrections).length;
  if (n === 0) return [];
  return [
    note(
      'corrections-in-force',
      `${n} corrections of the register are part of the releases compared`,
      'the workspace',
      'ingest the files again with --no-corrections to compare them as published',
    ),
  ];
}

/** Sums over every area and month compared, those without a difference too. */
function totalsOf(rows: readonly VintageChange[]) {
  const sum = (name: AmountName) =>
    rows.reduce<number | null>(
      (total, row) => (row[name] === null ? total : (total ?? 0) + row[name]),
      name.startsWith('deaths') ? null : 0,
    );
  return Object.fromEntries(AMOUNTS.map((name) => [name, sum(name)])) as Record<
    AmountName,
    number | null
  >;
}
