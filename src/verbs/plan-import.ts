/** A 3W, 4W or 5W into a register: read, matched by p-code, merged by key; or only what would change. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { csvLines, type Issue, isCountryCode, VigieError } from '../core/index.ts';
import {
  columnOf,
  countryOf,
  LIST,
  type ListMatch,
  type MatchedPresence,
  type Merged,
  matchPresence,
  mergePresence,
  type Presence,
  type PresenceSummary,
  presenceSummary,
  SEEN,
  withColumn,
  writePresence,
} from '../plans/index.ts';
import { inputFiles, readWhole, type Store, writeWhole } from '../store/index.ts';
import { dateField } from './define.ts';
import { planFromFile, presenceFromFile, registerOf } from './plan-file.ts';
import { pcodeLists } from './plan-lists.ts';
import { definePlanTask } from './plan-task.ts';
import { note, runOf } from './run.ts';

type Changes = Omit<Merged, 'table'>;

export const planImport = definePlanTask({
  words: [1, 1],
  fields: {
    into: z.string().optional(),
    dry_run: z.boolean().default(false),
    date: dateField.optional(),
    country: z.string().optional(),
  },
  output: {
    file: z.string(),
    into: z.string().nullable(),
    written: z.boolean(),
    month: z.string().nullable(),
    matches: z.array(z.custom<ListMatch>()),
    changes: z.custom<Changes>(),
    presence: z.custom<PresenceSummary>(),
  },
  async run({ store }, { paths, into, dry_run, date, country }) {
    // Load: the table, and the register that it goes into.
    const iso3 = checkedCountry(country);
    const incoming = await presenceFromFile(paths[0]);
    const month = date?.slice(0, 7) ?? monthOfFile(basename(paths[0]), incoming.table);
    const register = into === undefined ? undefined : await registerAt(store, into);

    // Compute: areas by p-code under the list that the codes are of, then what changes.
    const matched = await matchedPresence(store, incoming.table, month, iso3);
    const marked = withMarks(incoming.table, matched, month);
    const known =
      register && existsSync(register.path) ? await presenceFromFile(register.path) : undefined;
    const countries = new Set(matched.places.map((place) => place.iso3));
    const old = known && (await matchedPresence(store, known.table, month, iso3));
    const ofOld = new Map(known?.table.rows.map((row, i) => [row.line, old!.places[i].iso3]));
    const { table, ...changes } = mergePresence(known?.table, marked, ({ line }) =>
      countries.has(ofOld.get(line) ?? ''),
    );

    // Save.
    const written = register !== undefined && !dry_run;
    const csv = writePresence(table, '5w', register?.path ?? paths[0]);
    if (written) {
      writeWhole(register.path, csvLines(csv.rows));
      register.remember();
    }
    const run = runOf(store, 'plan', { task: 'import', month, country: iso3 }, [incoming.sha256]);
    if (written) await store.saveRun(run);
    return {
      run_id: run.run_id,
      as_of: month ?? null,
      notes: [
        ...incoming.notes,
        ...matchNotes(matched.matches, paths[0]),
        ...(written ? csv.notes : []),
        ...(into === undefined
          ? [
              note(
                'nothing-kept',
                'nothing was kept: no register is named',
                paths[0],
                'give --into register.csv or --into plan.yaml',
              ),
            ]
          : []),
      ],
      file: paths[0],
      into: register?.path ?? null,
      written,
      month: month ?? null,
      matches: matched.matches,
      changes,
      presence: presenceSummary(incoming.table, matched),
    };
  },
});

export async function matchedPresence(
  store: Store,
  table: Presence,
  month: string | undefined,
  country?: string,
): Promise<MatchedPresence> {
  const lists = await pcodeLists(store);
  return matchPresence(table, lists, store.pcodeRegistry().reforms, month, country);
}

function checkedCountry(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const iso3 = countryOf(text.toUpperCase());
  if (iso3 && isCountryCode(iso3)) return iso3;
  const what = `country "${text}" is not known`;
  const fix = 'give an ISO alpha-3 code such as MLI';
  throw new VigieError([{ code: 'country-unknown', what, where: '--country', fix }], 2);
}

const MONTH_NAMES = [
  'jan',
  'fe?[bv]',
  'mar',
  'a[pv]r',
  'ma[iy]',
  'jui?n',
  'jui?l',
  'ao?u',
  'sep',
  'oct',
  'nov',
  'dec',
];

/** The month of a table: by the file's name, else the newest of its dates. */
export function monthOfFile(name: string, table: Presence): string | undefined {
  const numbers = /(20\d\d)[-_.]?(0[1-9]|1[0-2])(?!\d)/.exec(name);
  if (numbers) return `${numbers[1]}-${numbers[2]}`;
  const year = /(20\d\d)/.exec(name)?.[1];
  const at = MONTH_NAMES.findIndex((month) =>
    new RegExp(`(^|[^a-z])${month}[a-zéû]*[-_ .]?20\\d\\d`, 'i').test(name),
  );
  if (year && at >= 0) return `${year}-${String(at + 1).padStart(2, '0')}`;
  for (const role of ['date', 'start'] as const) {
    const column = columnOf(table, role);
    const dates = column < 0 ? [] : table.rows.map(({ cells }) => cells[column]);
    const months = dates
      .filter((date) => /^\d{4}-\d{2}/.test(date))
      .map((date) => date.slice(0, 7));
    if (months.length > 0) return months.sort().at(-1);
  }
  return undefined;
}

/** When each row was seen, and of which list its p-codes are. */
function withMarks(
  table: Presence,
  { matches, places }: MatchedPresence,
  month: string | undefined,
) {
  const seen = withColumn(table, SEEN, 'last_seen', () => month ?? '');
  return withColumn(seen, LIST, 'pcode_list', (_, i) => {
    const own = matches.filter(({ iso3, list }) => iso3 === places[i].iso3 && list);
    return [...new Set(own.map(({ list }) => list!.list_date))].sort().join('; ');
  });
}

/** Under which list the codes of each country and level were read, or why under none. */
export function matchNotes(matches: readonly ListMatch[], file: string): Issue[] {
  return matches.flatMap((match) => [
    match.list ? matchedNote(match, match.list, file) : unmatchedNote(match, file),
    ...(match.newer
      ? [
          note(
            'pcodes-older-list',
            `${match.iso3} has a newer ${match.level} list here, of ${match.newer}; the same codes may mean other areas in it, and it is not used`,
            file,
            'vigie areas crosswalk shows which areas became which',
          ),
        ]
      : []),
  ]);
}

function matchedNote(match: ListMatch, list: NonNullable<ListMatch['list']>, file: string): Issue {
  const { iso3, level, codes, matched, unknown, named, names_agree, by } = match;
  const what =
    by === 'names'
      ? `${matched} of ${codes} ${level} p-codes of ${iso3} are matched under the list of ${list.list_date} (${list.list_id}): ${names_agree} of ${named} names agree`
      : `${matched} of ${codes} ${level} p-codes of ${iso3} are matched under the list of ${list.list_date} (${list.list_id}), chosen by the date of the table`;
  if (unknown.length === 0) return note('pcodes-matched', what, file, 'nothing to do');
  return note(
    'pcodes-matched',
    what,
    file,
    `correct those that are not in it: ${unknown.slice(0, 8).join(', ')}`,
  );
}

function unmatchedNote({ iso3, level, codes, by }: ListMatch, file: string): Issue {
  if (by === 'no-list')
    return note(
      'pcodes-unmatched',
      `${codes} ${level} p-codes of ${iso3} are not matched: no list of that level is here`,
      file,
      'vigie areas import FILE --list-date YYYY-MM takes the list of their year',
    );
  if (by === 'other-names')
    return note(
      'pcodes-unmatched',
      `${codes} ${level} p-codes of ${iso3} are not matched: the names beside them are not those of any list here, so they are of another year`,
      file,
      'vigie areas import FILE --list-date YYYY-MM takes the list of their year',
    );
  return note(
    'pcodes-unmatched',
    `${codes} ${level} p-codes of ${iso3} are not matched: it is not known of which month they are, or no list here is of that time`,
    file,
    'give --date, and import the list of that time with vigie areas import',
  );
}

/** The register at a path: the CSV itself, or the one that a plan names or will name. */
async function registerAt(store: Store, into: string) {
  if (/\.csv$/i.test(into)) return { path: into, remember() {} };
  if (!/\.ya?ml$/i.test(into)) {
    const what = `"${into}" is neither a .csv nor a .yaml file`;
    const fix = 'give --into register.csv, or the plan it belongs to';
    throw new VigieError([{ code: 'register-kind', what, where: '--into', fix }], 2);
  }
  const { plan } = await planFromFile(store, into);
  const known = registerOf(plan, into);
  if (known) return { path: known, remember() {} };
  const name = `${basename(into).replace(/\.ya?ml$/i, '')}.presence.csv`;
  const [file] = inputFiles(into);
  const document = parseDocument((await readWhole(file)).toString('utf8'));
  document.set('presence', name);
  return {
    path: join(dirname(into), name),
    remember: () => writeWhole(into, document.toString({ lineWidth: 0 })),
  };
}
