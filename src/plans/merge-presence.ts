/** A register of who does what where brought up to date by a newer table: by key, nothing lost. */
import { allowedTag, parseTag, tagText } from './hxl.ts';
import { plain, type Role } from './presence-roles.ts';
import { columnOf, type Presence, type PresenceColumn, type PresenceRow } from './read-presence.ts';

/** What a row is known by: who, in which sector, where, doing what, from when. */
const KEY: readonly Role[] = [
  'org',
  'org-acronym',
  'sector',
  'country',
  'adm1-code',
  'adm2-code',
  'adm3-code',
  'adm1-name',
  'adm2-name',
  'adm3-name',
  'place',
  'activity',
  'start',
];

/** Columns that Vigie adds: when a row was last in a file, and of which list its p-codes are. */
export const SEEN = '#date+seen';
export const LIST = '#meta+pcode_list';

export interface ChangedRow {
  key: string;
  cells: { column: string; was: string; is: string }[];
}

export interface Merged {
  table: Presence;
  added: string[];
  changed: ChangedRow[];
  unchanged: number;
  /** in the register, not in the newer table; kept, with the month they were last seen */
  gone: string[];
}

const idOf = ({ tag, header }: PresenceColumn) => (tag ? tagText(allowedTag(tag)) : plain(header));

/**
 * @param scope true for the rows of the register that the newer table speaks for: others are not gone
 */
export function mergePresence(
  register: Presence | undefined,
  newer: Presence,
  scope: (row: PresenceRow) => boolean = () => true,
): Merged {
  if (!register)
    return {
      table: newer,
      added: newer.rows.map((row) => nameOf(newer, row)),
      changed: [],
      unchanged: 0,
      gone: [],
    };
  const { columns, ofOld, ofNew } = joined(register.columns, newer.columns);
  const spread = (row: PresenceRow, to: readonly number[]): PresenceRow => {
    const cells = columns.map(() => '');
    to.forEach((at, i) => {
      cells[at] = row.cells[i];
    });
    return { line: row.line, cells };
  };
  const table: Presence = { columns, rows: [] };
  const fresh = newer.rows.map((row) => spread(row, ofNew));
  const waiting = new Map<string, PresenceRow[]>();
  const kept = register.rows.map((row) => spread(row, ofOld));
  // A column that only one of the two tables has says nothing about whether a row is the same.
  const key = keyIn({ columns, rows: [] }, register, newer);
  for (const row of fresh) waiting.set(key(row), [...(waiting.get(key(row)) ?? []), row]);

  const changed: ChangedRow[] = [];
  const gone: string[] = [];
  let unchanged = 0;
  const compared = columns.flatMap((column, i) =>
    [SEEN, LIST].includes(idOf(column)) || !ofNew.includes(i) ? [] : [i],
  );
  const isSame = (a: PresenceRow, b: PresenceRow) =>
    compared.every((i) => a.cells[i] === b.cells[i]);
  // Rows that are wholly the same find each other before rows of the same key do.
  const partner = new Map<PresenceRow, PresenceRow>();
  for (const pass of ['same', 'key'] as const)
    for (const row of kept) {
      if (partner.has(row)) continue;
      const others = waiting.get(key(row)) ?? [];
      const at = others.findIndex((other) => pass === 'key' || isSame(row, other));
      if (at >= 0) partner.set(row, others.splice(at, 1)[0]);
    }
  for (const row of kept) {
    const other = partner.get(row);
    if (!other) {
      if (scope(row)) gone.push(nameOf(table, row));
      table.rows.push(row);
      continue;
    }
    const cells = compared.flatMap((i) =>
      row.cells[i] === other.cells[i]
        ? []
        : [{ column: headerOf(columns[i]), was: row.cells[i], is: other.cells[i] }],
    );
    if (cells.length === 0) unchanged++;
    else changed.push({ key: nameOf(table, other), cells });
    table.rows.push({
      line: row.line,
      cells: columns.map((_, i) => (ofNew.includes(i) ? other.cells[i] : row.cells[i])),
    });
  }
  const added = fresh.filter((row) => waiting.get(key(row))?.includes(row));
  table.rows.push(...added);
  return { table, added: added.map((row) => nameOf(table, row)), changed, unchanged, gone };
}

export const headerOf = (column: PresenceColumn) =>
  column.header !== '' ? column.header : column.tag ? tagText(column.tag) : '';

/** Columns of both tables, those that say the same put together. */
function joined(old: readonly PresenceColumn[], newer: readonly PresenceColumn[]) {
  const columns = [...old];
  const ofOld = old.map((_, i) => i);
  const taken = new Set<number>();
  const ofNew = newer.map((column) => {
    const same = (test: (one: PresenceColumn) => boolean) =>
      columns.findIndex((one, i) => i < old.length && !taken.has(i) && test(one));
    const byRole = column.is
      ? same((one) => JSON.stringify(one.is) === JSON.stringify(column.is))
      : -1;
    const at =
      byRole >= 0 ? byRole : same((one) => !one.is && !column.is && idOf(one) === idOf(column));
    if (at >= 0) {
      taken.add(at);
      return at;
    }
    columns.push(column);
    return columns.length - 1;
  });
  return { columns, ofOld, ofNew };
}

function keyIn(table: Presence, ...both: readonly Presence[]): (row: PresenceRow) => string {
  const at = KEY.filter((role) => both.every((one) => columnOf(one, role) >= 0)).map((role) =>
    columnOf(table, role),
  );
  return ({ cells }) => at.map((i) => plain(cells[i])).join('\u001f');
}

/** A row in words: who, what, where. */
function nameOf(table: Presence, { cells }: PresenceRow): string {
  const parts = (['org', 'sector', 'activity', 'adm2-code', 'adm1-code', 'start'] as const).map(
    (role) => {
      const at = columnOf(table, role);
      return at < 0 ? '' : cells[at];
    },
  );
  const [org, sector, activity, second, first, start] = parts;
  return [
    org || cells[columnOf(table, 'org-acronym')] || '–',
    sector,
    activity,
    second || first,
    start,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Adds a column of Vigie's own, or takes the one that is there. */
export function withColumn(
  table: Presence,
  text: string,
  header: string,
  cellOf: (row: PresenceRow, i: number) => string,
): Presence {
  const tag = parseTag(text)!;
  const at = table.columns.findIndex((column) => column.tag && tagText(column.tag) === text);
  if (at < 0)
    return {
      columns: [...table.columns, { header, tag, is: undefined }],
      rows: table.rows.map((row, i) => ({
        line: row.line,
        cells: [...row.cells, cellOf(row, i)],
      })),
    };
  return {
    columns: table.columns,
    rows: table.rows.map((row, i) => ({
      line: row.line,
      cells: row.cells.map((cell, c) => (c === at ? cellOf(row, i) : cell)),
    })),
  };
}
