import { z } from 'zod';
import { LEVELS, monthFromText, monthText, seriesOf } from '../core/index.ts';
import { buildPanel, outcomes } from '../outcomes/index.ts';
import { signalRecord, signals } from '../signals/index.ts';
import { adminNotes, listHashes } from './admin-placers.ts';
import { checkUnits } from './check-units.ts';
import { answered, defineVerb, listOf, monthField } from './define.ts';
import { privateNotes } from './leaving.ts';
import { runOf } from './run.ts';
import { publishedBy, sourcesOf, tablesFor } from './tables-for.ts';

const firing = z.object({ month: z.string(), value: z.number(), threshold: z.number() });

/** Runs the signals over areas: what stands out, and how often each signal is right to speak. */
export const detect = defineVerb({
  id: 'detect',
  positional: ['units'],
  input: z.object({
    units: listOf(),
    level: z.enum(LEVELS).default('country'),
    since: monthField.optional(),
    as_of: monthField.optional(),
    source: z.string().optional(),
    private: z.boolean().optional(),
  }),
  output: z.object({
    ...answered,
    areas: z.array(
      z.object({
        unit: z.string(),
        data_until: z.string().nullable(),
        signals: z.array(
          z.object({
            signal: z.string(),
            title: z.object({ en: z.string(), fr: z.string() }),
            firings: z.array(firing),
            fired_in_ten_years: z.number(),
            months_watched: z.number(),
            followed: z.number(),
            worse_after: z.number(),
            any_followed: z.number(),
            any_worse: z.number(),
          }),
        ),
        silent_for_want_of_figures: z.array(z.string()),
      }),
    ),
  }),
  async run({ store }, input) {
    const tables = await tablesFor(store, input);
    checkUnits(tables, input.level, input.units);
    const parts = tables.flatMap((table) => table.coverage);
    const first = Math.min(...parts.map((p) => p.from));
    const last = Math.max(...parts.map((p) => p.to));
    const panel = buildPanel(tables, {
      level: input.level,
      units: input.units,
      first,
      last,
      outcomes: outcomes.entries,
      as_of: publishedBy(tables) ?? '',
    });
    const since = input.since ? monthFromText(input.since) : last - 23;
    const run = runOf(store, 'detect', input, [
      ...sourcesOf(tables).map((s) => s.sha256),
      ...listHashes(tables, input.level),
    ]);
    await store.saveRun(run);
    return {
      run_id: run.run_id,
      as_of: panel.as_of,
      notes: [...privateNotes(sourcesOf(tables)), ...adminNotes(tables, input.level)],
      areas: input.units.map((unit) => {
        const events = seriesOf(panel, 'events', unit);
        const end = events.findLastIndex((value) => !Number.isNaN(value)) + 1;
        const values = Object.fromEntries(
          Object.keys(panel.outcomes).map((id) => [id, seriesOf(panel, id, unit).subarray(0, end)]),
        );
        const records = signals.entries.map((signal) => ({
          id: signal.id,
          record: signalRecord(signal, { first, values }),
        }));
        return {
          unit,
          data_until: end > 0 ? monthText(first + end - 1) : null,
          signals: records.flatMap(({ record }) =>
            record
              ? [
                  {
                    signal: record.signal,
                    title: signals.get(record.signal).title,
                    firings: record.firings
                      .filter((f) => f.month >= since)
                      .map((f) => ({ ...f, month: monthText(f.month) })),
                    fired_in_ten_years: record.fired,
                    months_watched: record.months_watched,
                    followed: record.followed,
                    worse_after: record.worse_after,
                    any_followed: record.any_followed,
                    any_worse: record.any_worse,
                  },
                ]
              : [],
          ),
          silent_for_want_of_figures: records.filter(({ record }) => !record).map(({ id }) => id),
        };
      }),
    };
  },
});
