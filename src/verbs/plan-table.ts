import { z } from 'zod';
import type { Issue, PlanReport } from '../core/index.ts';
import { type ListMatch, type PresenceSummary, presenceSummary } from '../plans/index.ts';
import type { Store } from '../store/index.ts';
import { dateField, monthField } from './define.ts';
import { type PresenceFile, presenceFromFile, registerOf } from './plan-file.ts';
import { matchedPresence, matchNotes, monthOfFile } from './plan-import.ts';
import { reportOf } from './plan-status.ts';
import { definePlanTask } from './plan-task.ts';
import { runOf } from './run.ts';

/** Actions by priority, and who is where: of a plan with its register, or of a table alone. */
export const planTable = definePlanTask({
  words: [1, 1],
  fields: { date: dateField.optional(), as_of: monthField.optional() },
  output: {
    report: z.custom<PlanReport>().nullable(),
    presence: z.custom<PresenceSummary>().nullable(),
    matches: z.array(z.custom<ListMatch>()),
  },
  async run({ store }, { paths: [path], date, as_of }) {
    const isPlan = /\.ya?ml$/i.test(path);
    const found = isPlan ? await reportOf(store, path, { date, as_of }) : undefined;
    const register = found ? registerOf(found.plan, path) : path;
    const who = register === undefined ? undefined : await presenceFromFile(register);
    const where = who && (await summed(store, who, date));
    const hashes = [...(found?.hashes ?? []), ...(who ? [who.sha256] : [])];
    const run = runOf(store, 'plan', { task: 'table', date: found?.report.date, as_of }, hashes);
    return {
      run_id: run.run_id,
      as_of: found?.as_of ?? null,
      notes: [...(found?.notes ?? []), ...(where?.notes ?? [])],
      report: found?.report ?? null,
      presence: where?.presence ?? null,
      matches: where ? where.matches : ([] as ListMatch[]),
    };
  },
});

async function summed(
  store: Store,
  { table, notes, name }: PresenceFile,
  date: string | undefined,
): Promise<{ presence: PresenceSummary; matches: ListMatch[]; notes: Issue[] }> {
  const matched = await matchedPresence(store, table, date?.slice(0, 7) ?? seenIn(name, table));
  return {
    presence: presenceSummary(table, matched),
    matches: matched.matches,
    notes: [...notes, ...matchNotes(matched.matches, name)],
  };
}

/** The month in which most of a register was seen, else that of the file. */
function seenIn(name: string, table: PresenceFile['table']): string | undefined {
  const at = table.columns.findIndex(
    ({ tag }) => tag?.hashtag === 'date' && tag.attributes.includes('seen'),
  );
  if (at < 0) return monthOfFile(name, table);
  const months = table.rows.map(({ cells }) => cells[at]).filter((month) => month !== '');
  return months.sort().at(-1) ?? monthOfFile(name, table);
}
