import { z } from 'zod';
import {
  LEVELS,
  monthFromText,
  monthsBetween,
  monthText,
  VigieError,
  yearOf,
} from '../core/index.ts';
import { buildPanel, outcomes, unitsOf, withLevels } from '../outcomes/index.ts';
import { adminNotes, listHashes } from './admin-placers.ts';
import {
  areasOfUnits,
  isWithin,
  newestOf,
  periodOf,
  provisionalNotes,
  spanOf,
} from './build-levels.ts';
import { checkUnits } from './check-units.ts';
import { answered, defineVerb, listOf, monthField } from './define.ts';
import { privateNotes } from './leaving.ts';
import { levelOutcomes, levelsFor, sourcesOfLevels } from './levels-for.ts';
import { runOf } from './run.ts';
import { publishedBy, sourcesOf, tablesFor } from './tables-for.ts';
import { rowsOf, writePanel } from './write-panel.ts';

/** Builds a panel of outcomes by unit and month or year and writes it as CSV or Parquet. */
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
    period: z.enum(['month', 'year']).optional(),
    private: z.boolean().optional(),
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
    const ids = input.outcome ?? outcomes.entries.map((o) => o.id);
    const levelIds = ids.filter((id) => levelOutcomes.has(id));
    const wanted = ids.filter((id) => !levelOutcomes.has(id)).map(findOutcome);
    const period = periodOf(wanted, levelIds, input);
    const tables = wanted.length > 0 ? await tablesFor(store, input) : [];
    const areaOf = areasOfUnits(store, input.level);
    const found = levelIds.length > 0 ? await levelsFor(store, input) : [];
    const ofThese = found.filter((level) => levelIds.includes(level.outcome));
    const units = input.units ?? [
      ...new Set([...unitsOf(tables, input.level), ...areaOf.unitsOf(ofThese)]),
    ];
    const levels = ofThese.filter((level) => areaOf.isIn(units, level));
    const spans = [
      ...tables.flatMap((table) => table.coverage.map(({ from, to }) => [from, to])),
      ...levels.map((level) => spanOf(level.period)),
    ];
    if (spans.length === 0) throw nothingThere();
    const first = input.from ? monthFromText(input.from) : Math.min(...spans.map(([a]) => a));
    const last = input.to ? monthFromText(input.to) : Math.max(...spans.map(([, b]) => b));
    const shown = levels.filter((level) => isWithin(level.period, first, last));
    const unplaced = units.filter(
      (unit) => levelIds.length === 0 || input.level === 'country' || !areaOf.find(unit),
    );
    checkUnits(tables, input.level, unplaced);
    if (last < first) throw monthsReversed(first, last);
    if (input.out && !/\.(csv|parquet)$/.test(input.out)) throw formatUnknown(input.out);

    // Compute and save.
    progress(`${units.length} × ${last - first + 1}`);
    const months = buildPanel(tables, {
      level: input.level,
      units,
      first,
      last,
      outcomes: wanted,
      as_of: publishedBy(tables) ?? '',
    });
    const years = monthsBetween(yearOf(first), yearOf(last));
    const frame = period === 'year' ? { ...months, period, periods: years } : months;
    const panel =
      levelIds.length > 0 ? withLevels(frame, shown, levelIds, (unit) => areaOf.find(unit)) : frame;
    const sources = [...sourcesOf(tables), ...sourcesOfLevels(shown)];
    const run = runOf(store, 'build', { ...input, out: undefined }, [
      ...sources.map((s) => s.sha256),
      ...listHashes(tables, input.level),
    ]);
    await store.saveRun(run);
    const notes = [...privateNotes(sources), ...provisionalNotes(shown)];
    const held = privateNotes(sources).map((issue) => issue.what);
    if (input.out)
      writePanel(panel, input.out, { marks: held, withProvisional: levelIds.length > 0 });
    return {
      run_id: run.run_id,
      as_of: newestOf(panel.as_of, shown),
      notes: [...notes, ...adminNotes(tables, input.level)],
      level: input.level,
      units: units.length,
      from: monthText(first),
      to: monthText(last),
      outcomes: ids,
      vintages: [...new Set(panel.vintages.map((vintage) => vintage.label))],
      out: input.out ?? null,
      ...(input.out ? {} : { rows: rowsOf(panel, levelIds.length > 0) }),
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
        fix: `choose among ${[...outcomes.entries.map((o) => o.id), ...levelOutcomes.keys()].join(', ')}`,
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
