import { parquetWriteBuffer } from 'hyparquet-writer';
import { z } from 'zod';
import { LEVELS, monthFromText, monthText, type Panel, VigieError } from '../core/index.ts';
import { buildPanel, outcomes, unitsOf } from '../outcomes/index.ts';
import { writeWhole } from '../store/index.ts';
import { adminNotes, listHashes } from './admin-placers.ts';
import { checkUnits } from './check-units.ts';
import { answered, defineVerb, listOf, monthField } from './define.ts';
import { runOf } from './run.ts';
import { publishedBy, sourcesOf, tablesFor } from './tables-for.ts';

/** Builds a panel of outcomes by unit and month and writes it as CSV or Parquet. */
export const build = defineVerb({
  id: 'build',
  positional: ['units'],
  input: z.object({
    units: listOf().optional(),
    level: z.enum(LEVELS).default('country'),
    outcome: listOf().optional(),
    from: monthField.optional(),
    to: monthField.optional(),
    as_of: monthField.optional(),
    source: z.string().optional(),
    out: z.string().optional(),
  }),
  output: z.object({
    ...answered,
    level: z.string(),
    units: z.number(),
    from: z.string(),
    to: z.string(),
    outcomes: z.array(z.string()),
    vintages: z.array(z.string()),
    out: z.string().nullable(),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).optional(),
  }),
  async run({ store, progress }, input) {
    // Load the tables and check what was asked for.
    const tables = await tablesFor(store, input);
    const wanted = (input.outcome ?? outcomes.entries.map((o) => o.id)).map(findOutcome);
    const parts = tables.flatMap((table) => table.coverage);
    if (parts.length === 0) throw nothingThere();
    const first = input.from ? monthFromText(input.from) : Math.min(...parts.map((p) => p.from));
    const last = input.to ? monthFromText(input.to) : Math.max(...parts.map((p) => p.to));
    const units = input.units ?? unitsOf(tables, input.level);
    checkUnits(tables, input.level, units);
    if (last < first) throw monthsReversed(first, last);
    if (input.out && !/\.(csv|parquet)$/.test(input.out)) throw formatUnknown(input.out);

    // Compute and save.
    progress(`${units.length} × ${last - first + 1}`);
    const panel = buildPanel(tables, {
      level: input.level,
      units,
      first,
      last,
      outcomes: wanted,
      as_of: publishedBy(tables) ?? '',
    });
    const run = runOf(store, 'build', { ...input, out: undefined }, [
      ...sourcesOf(tables).map((s) => s.sha256),
      ...listHashes(tables, input.level),
    ]);
    await store.saveRun(run);
    if (input.out) writePanel(panel, input.out);
    return {
      run_id: run.run_id,
      as_of: panel.as_of,
      notes: adminNotes(tables, input.level),
      level: input.level,
      units: units.length,
      from: monthText(first),
      to: monthText(last),
      outcomes: wanted.map((outcome) => outcome.id),
      vintages: panel.vintages.map((vintage) => vintage.label),
      out: input.out ?? null,
      ...(input.out ? {} : { rows: rowsOf(panel) }),
    };
  },
});

function findOutcome(id: string) {
  if (outcomes.has(id)) return outcomes.get(id);
  throw new VigieError(
    [
      {
        code: 'outcome-unknown',
        what: `outcome "${id}" is not known`,
        where: '--outcome',
        fix: `choose among ${outcomes.entries.map((o) => o.id).join(', ')}`,
      },
    ],
    2,
  );
}

function monthsReversed(first: number, last: number): VigieError {
  return new VigieError(
    [
      {
        code: 'months-reversed',
        what: `the last month ${monthText(last)} is before the first ${monthText(first)}`,
        where: '--from, --to',
        fix: 'give the earlier month to --from',
      },
    ],
    2,
  );
}

function formatUnknown(path: string): VigieError {
  return new VigieError(
    [
      {
        code: 'format-unknown',
        what: `"${path}" is neither .csv nor .parquet`,
        where: '--out',
        fix: 'end the name in .csv or .parquet',
      },
    ],
    2,
  );
}

function nothingThere(): VigieError {
  return new VigieError([
    {
      code: 'no-data',
      what: 'no release is there by that month or of that source',
      where: 'the workspace and the bundled figures',
      fix: 'vigie doctor lists the releases',
    },
  ]);
}

/** Long rows, oldest first; a missing value is null, or an empty cell in CSV. */
function rowsOf(panel: Panel): Record<string, string | number | null>[] {
  const ids = Object.keys(panel.outcomes);
  const { periods } = panel;
  return panel.unit_ids.flatMap((unit, u) =>
    periods.map((month, m) => {
      const at = u * periods.length + m;
      const values = ids.map((id) => [
        id,
        Number.isNaN(panel.outcomes[id][at]) ? null : panel.outcomes[id][at],
      ]);
      return { unit, month: monthText(month), ...Object.fromEntries(values) };
    }),
  );
}

function writePanel(panel: Panel, path: string): void {
  const ids = Object.keys(panel.outcomes);
  const months = panel.periods.length;
  if (path.endsWith('.parquet')) {
    const size = panel.unit_ids.length * months;
    const values = (id: string) =>
      Array.from(panel.outcomes[id], (v) => (Number.isNaN(v) ? null : v));
    const buffer = parquetWriteBuffer({
      columnData: [
        {
          name: 'unit',
          data: Array.from({ length: size }, (_, i) => panel.unit_ids[Math.floor(i / months)]),
          type: 'STRING',
        },
        {
          name: 'month',
          data: Array.from({ length: size }, (_, i) => monthText(panel.periods[i % months])),
          type: 'STRING',
        },
        ...ids.map((id) => ({
          name: id,
          data: values(id),
          type: 'DOUBLE' as const,
          nullable: true,
        })),
      ],
    });
    writeWhole(path, new Uint8Array(buffer));
    return;
  }
  const lines = [`unit,month,${ids.join(',')}`];
  panel.unit_ids.forEach((unit, u) => {
    const name = /[",]/.test(unit) ? `"${unit.replaceAll('"', '""')}"` : unit;
    panel.periods.forEach((month, m) => {
      const cells = ids.map((id) => {
        const value = panel.outcomes[id][u * months + m];
        return Number.isNaN(value) ? '' : String(value);
      });
      lines.push(`${name},${monthText(month)},${cells.join(',')}`);
    });
  });
  writeWhole(path, `${lines.join('\n')}\n`);
}
