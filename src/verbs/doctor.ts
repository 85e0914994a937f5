import { z } from 'zod';
import { type Measure, monthText } from '../core/index.ts';
import { answered, defineVerb } from './define.ts';
import { runOf } from './run.ts';
import { publishedBy, tablesFor } from './tables-for.ts';

/** Which measure a question needs for which months, and the file that would bring it. */
const QUESTIONS: { id: string; needs: Measure; from_file: string }[] = [
  {
    id: 'what-changed/events',
    needs: 'events',
    from_file: 'UCDP Candidate: GEDEvent_v26_0_N.csv',
  },
  {
    id: 'what-changed/deaths-by-type',
    needs: 'deaths-by-type',
    from_file: 'UCDP GED: GEDEvent_v25_1.csv',
  },
  {
    id: 'who-fills-the-gap/actors',
    needs: 'actors',
    from_file: 'UCDP GED: GEDEvent_v25_1.csv',
  },
  {
    id: 'spillover/regions',
    needs: 'regions',
    from_file: 'UCDP Candidate: GEDEvent_v25_01_25_12.csv',
  },
  {
    id: 'spillover/cells',
    needs: 'cells',
    from_file: 'UCDP GED: GEDEvent_v25_1.csv; UCDP Candidate: GEDEvent_v25_01_25_12.csv',
  },
];

/** Says what data are there, how fresh, what is missing for which question, and the next command. */
export const doctor = defineVerb({
  id: 'doctor',
  positional: [],
  input: z.object({}),
  output: z.object({
    ...answered,
    workspace: z.string(),
    workspace_exists: z.boolean(),
    releases: z.array(
      z.object({
        kind: z.enum(['events', 'levels']),
        dataset: z.string(),
        version: z.string(),
        covers: z.string(),
        countries: z.array(z.string()).nullable(),
        rows: z.number(),
        rejected: z.number(),
        file_name: z.string(),
      }),
    ),
    bundled: z.array(
      z.object({
        table_id: z.string(),
        rows: z.number(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
    questions: z.array(
      z.object({
        question: z.string(),
        months: z.array(z.string()),
        missing: z.array(z.string()),
        filled_by: z.string().nullable(),
      }),
    ),
    next: z.string(),
  }),
  async run({ store }) {
    const tables = await tablesFor(store, {});
    const releases = await store.snapshots();
    const coverage = tables.flatMap((table) => table.coverage);
    const last = Math.max(...coverage.map((part) => part.to));
    const questions = QUESTIONS.map(({ id, needs, from_file }) => {
      const parts = coverage.filter((part) => part.measures.includes(needs));
      const { covered, missing } = spans(parts, last - 10 * 12 + 1, last);
      return {
        question: id,
        months: covered,
        missing,
        filled_by: missing.length > 0 ? from_file : null,
      };
    });
    const lacking = questions.find((question) => question.missing.length > 0);
    const run = runOf(
      store,
      'doctor',
      {},
      tables.map((table) => table.source.sha256),
    );
    return {
      run_id: run.run_id,
      as_of: publishedBy(tables),
      notes: [],
      workspace: store.workspace,
      workspace_exists: store.hasWorkspace(),
      releases: releases.map((release) => ({
        kind: release.kind,
        dataset: release.dataset,
        version: release.version,
        covers: `${monthText(release.covers_from)}..${monthText(release.covers_to)}`,
        countries: release.countries,
        rows: release.rows,
        rejected: release.rejected,
        file_name: release.file_name,
      })),
      bundled: store.bundledTableIds().map((id) => {
        const { description, rows } = store.bundledTable(id);
        const months = description.coverage.flatMap((part) => [part.from, part.to]).sort();
        return {
          table_id: id,
          rows: rows.length,
          from: months[0] ?? null,
          to: months.at(-1) ?? null,
        };
      }),
      questions,
      next: lacking ? 'vigie ingest FILE_OR_FOLDER' : 'vigie dossier mali-wagner-2025',
    };
  },
});

/** Months of the last ten years that some table covers, and those that none does, as spans. */
function spans(parts: readonly { from: number; to: number }[], first: number, last: number) {
  const covered: string[] = [];
  const missing: string[] = [];
  let start = first;
  const isCovered = (month: number) => parts.some((part) => month >= part.from && month <= part.to);
  for (let month = first; month <= last; month++) {
    if (month < last && isCovered(month + 1) === isCovered(month)) continue;
    (isCovered(month) ? covered : missing).push(`${monthText(start)}..${monthText(month)}`);
    start = month + 1;
  }
  return { covered, missing };
}
