import { z } from 'zod';
import { csvLines, type Issue, VigieError } from '../core/index.ts';
import { hxlFaults, type Presence, presenceOfPlan, WS, writePresence } from '../plans/index.ts';
import { writeWhole } from '../store/index.ts';
import { planWords } from '../words/index.ts';
import { dateField } from './define.ts';
import { type PresenceFile, presenceFromFile, registerOf } from './plan-file.ts';
import { reportOf } from './plan-status.ts';
import { definePlanTask } from './plan-task.ts';
import { runOf } from './run.ts';

/** The actions of a plan, or a register of presence, as a CSV with valid HXL. */
export const planExport = definePlanTask({
  words: [1, 1],
  fields: {
    out: z.string().optional(),
    as: z.enum(WS).default('5w'),
    presence: z.boolean().default(false),
    date: dateField.optional(),
  },
  output: {
    out: z.string(),
    as: z.enum(WS),
    exported: z.object({ rows: z.number(), columns: z.number() }),
  },
  async run({ store, language }, { paths: [path], out, as, presence, date }) {
    if (out === undefined) throw nowhere(path);
    const isPlan = /\.ya?ml$/i.test(path);
    const found = isPlan ? await reportOf(store, path, { date }) : undefined;
    const register = found ? registerOf(found.plan, path) : path;
    let table: Presence;
    let who: PresenceFile | undefined;
    if (found && !presence) {
      const actions = found.report.priorities.flatMap((priority) => priority.actions);
      table = presenceOfPlan(found.plan, language, (id) => {
        const { state } = actions.find((action) => action.id === id)!;
        return planWords.action_state[state][language];
      });
    } else {
      if (register === undefined) throw noRegister(path);
      who = await presenceFromFile(register);
      table = who.table;
    }
    const { rows, notes } = writePresence(table, as, out);
    const faults = hxlFaults(rows, out);
    if (faults.length > 0) throw new VigieError(faults);
    writeWhole(out, csvLines(rows));
    const hashes = [...(found?.hashes ?? []), ...(who ? [who.sha256] : [])];
    const run = runOf(store, 'plan', { task: 'export', as, date: found?.report.date }, hashes);
    await store.saveRun(run);
    return {
      run_id: run.run_id,
      as_of: found?.as_of ?? null,
      notes: [...(found?.notes ?? []), ...(who?.notes ?? []), ...notes] as Issue[],
      out,
      as,
      exported: { rows: rows.length - 2, columns: rows[0].length },
    };
  },
});

function nowhere(path: string): VigieError {
  const what = 'it is not said where to write';
  const fix = 'give --out FILE.csv';
  return new VigieError([{ code: 'usage', what, where: `vigie plan export ${path}`, fix }], 2);
}

function noRegister(path: string): VigieError {
  const what = 'the plan names no register of presence';
  const fix = 'vigie plan import TABLE.csv --into the plan makes one';
  return new VigieError([{ code: 'no-register', what, where: path, fix }]);
}
