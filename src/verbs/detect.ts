import { z } from 'zod';
import { LEVELS, monthFromText, monthText, seriesOf, VigieError } from '../core/index.ts';
import { buildPanel, outcomes, unitsOf } from '../outcomes/index.ts';
import { signalRecord, signals } from '../signals/index.ts';
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
    level: z.enum(LEVELS as ['country', 'region', 'cell']).default('country'),
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
          }),
        ),
        silent_for_want_of_figures: z.array(z.string()),
      }),
    ),
  }),
  async run({ store }, input) {
    const tables = await tablesFor(store, input);
    const known = new Set(unitsOf(tables, input.level));
    const unknown = input.units.filter((unit) => !known.has(unit));
    if (unknown.length > 0) throw unitsUnknown(unknown, input.level);
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
    const run = runOf(
      store,
      'detect',
      input,
      sourcesOf(tables).map((s) => s.sha256),
    );
    await store.saveRun(run);
    return {
      run_id: run.run_id,
      as_of: panel.as_of,
      notes: privateNotes(sourcesOf(tables)),
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

function unitsUnknown(units: readonly string[], level: string): VigieError {
  return new VigieError(
    units.map((unit) => ({
      code: 'unit-unknown',
      what: `the figures hold no ${level} "${unit}"`,
      where: 'the units asked for',
      fix:
        level === 'country'
          ? 'give an ISO alpha-3 code such as MLI'
          : `vigie build --level ${level} lists them`,
    })),
    2,
  );
}
