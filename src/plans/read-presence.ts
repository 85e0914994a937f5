/** A table of who does what where, as organisations publish it: 3W, 4W or 5W, with or without HXL. */
import Papa from 'papaparse';
import { type Issue, VigieError } from '../core/index.ts';
import { HXL_ROWS, parseTag, type Tag, tagRowOf } from './hxl.ts';
import { countOfCell, dateOfCell, dayOrderOf } from './presence-cells.ts';
import { plain, type Role, type RoleOf, roleOfHeader, roleOfTag } from './presence-roles.ts';

export interface PresenceColumn {
  header: string;
  tag: Tag | undefined;
  /** what it says, as far as it is known; a column of an unknown kind is carried along */
  is: RoleOf | undefined;
}

export interface PresenceRow {
  /** in the file it was read from */
  line: number;
  cells: string[];
}

export interface Presence {
  columns: PresenceColumn[];
  rows: PresenceRow[];
}

/** Number of the column of a role; −1 where there is none. */
export function columnOf({ columns }: Presence, role: Role): number {
  return columns.findIndex((column) => column.is?.role === role);
}

const DATES: readonly Role[] = ['start', 'end', 'date'];

/**
 * @param text the file's text
 * @returns the table with dates and counts written plainly, and what was done to it
 * @throws VigieError with every fault: no header, no organisation, no area, no row
 */
export function readPresence(text: string, file: string): { table: Presence; notes: Issue[] } {
  const rows = cellsOf(text);
  const head = headOf(rows);
  if (!head) throw new VigieError([NO_HEADER(file)]);
  const all: Presence = { columns: head.columns, rows: bodyOf(rows, head) };
  const faults = wanting(all, head, file);
  if (faults.length > 0) throw new VigieError(faults);
  const { table, notes } = withoutContacts(all, file);
  return {
    table,
    notes: [
      ...recognisedNotes(table, head, file),
      ...notes,
      ...filledDown(table, file),
      ...(rows.length - 1 - head.last - table.rows.length > 0
        ? [skipped(rows, head, table, file)]
        : []),
      ...writtenPlainly(table, file),
    ].filter((note) => note !== undefined),
  };
}

function cellsOf(text: string): PresenceRow[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), {
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  let line = 1;
  const rows: PresenceRow[] = [];
  for (const cells of data) {
    rows.push({ line, cells: cells.map((cell) => cell.trim()) });
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0);
  }
  while (rows.length > 0 && rows[rows.length - 1].cells.every((cell) => cell === '')) rows.pop();
  return rows;
}

interface Head {
  columns: PresenceColumn[];
  how: 'tags' | 'headers';
  /** index of its last row */
  last: number;
  /** rows that must not be taken for data when they come again */
  repeats: string[];
}

function headOf(rows: readonly PresenceRow[]): Head | undefined {
  const at = tagRowOf(rows.map(({ cells }) => cells));
  if (at >= 0) {
    const above = rows.slice(0, at).findLast(({ cells }) => cells.some((cell) => cell !== ''));
    const width = Math.max(rows[at].cells.length, above?.cells.length ?? 0);
    const columns = Array.from({ length: width }, (_, i): PresenceColumn => {
      const tag = parseTag(rows[at].cells[i] ?? '');
      const header = above?.cells[i] ?? '';
      return { header, tag, is: tag ? roleOfTag(tag) : roleOfHeader(header) };
    });
    const last = Math.max(at, above ? rows.indexOf(above) : at);
    return { columns: once(columns), how: 'tags', last, repeats: [keyOf(rows[at].cells)] };
  }
  const scored = rows.slice(0, HXL_ROWS).map(({ cells }, i) => {
    const groups = groupsAbove(rows, i, cells.length);
    const roles = cells.map((cell, c) =>
      cell === '' && !groups[c] ? undefined : roleOfHeader(`${groups[c] ?? ''} ${cell}`.trim()),
    );
    return { i, roles, n: new Set(roles.flatMap((is) => (is ? [is.role] : []))).size };
  });
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, one) => (one.n >= 2 && one.n > (top?.n ?? 0) ? one : top),
    undefined,
  );
  if (!best) return undefined;
  const { cells } = rows[best.i];
  const columns = cells.map((header, c) => ({ header, tag: undefined, is: best.roles[c] }));
  return { columns: once(columns), how: 'headers', last: best.i, repeats: [keyOf(cells)] };
}

/** Cells of the row above a header that span several columns, filled to the right. */
function groupsAbove(rows: readonly PresenceRow[], at: number, width: number): string[] {
  const above = rows[at - 1]?.cells ?? [];
  if (above.filter((cell) => cell !== '').length < 2) return [];
  const groups: string[] = [];
  for (let c = 0; c < width; c++) {
    const under = rows[at].cells[c] ?? '';
    groups.push(
      above[c] !== undefined && above[c] !== ''
        ? above[c]
        : under === ''
          ? ''
          : (groups[c - 1] ?? ''),
    );
  }
  return groups;
}

/** A role belongs to its first column; a code by p-code goes before another code of that level. */
function once(columns: PresenceColumn[]): PresenceColumn[] {
  const chosen = new Map<Role, PresenceColumn>();
  const isBetter = (one: PresenceColumn, other: PresenceColumn) =>
    localness(one) < localness(other);
  for (const column of columns) {
    const role = column.is?.role;
    if (!role || role === 'people' || role === 'contact') continue;
    const known = chosen.get(role);
    if (!known || isBetter(column, known)) chosen.set(role, column);
  }
  return columns.map((column) => {
    const role = column.is?.role;
    if (!role || role === 'people' || role === 'contact' || chosen.get(role) === column)
      return column;
    return { ...column, is: undefined };
  });
}

/** Attributes beyond the usual ones mark a code of somebody's own, as `+ocha5w`; further words do. */
function localness({ tag, header }: PresenceColumn): number {
  if (!tag) return plain(header).split(' ').length;
  return tag.attributes.filter((one) => !['code', 'v_pcode', 'name', 'pcode'].includes(one)).length;
}

const keyOf = (cells: readonly string[]) => cells.join('\u001f').toLowerCase();

function bodyOf(rows: readonly PresenceRow[], head: Head): PresenceRow[] {
  const width = head.columns.length;
  return rows
    .slice(head.last + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .filter(({ cells }) => !head.repeats.includes(keyOf(cells)) && !isTotal(cells))
    .map(({ line, cells }) => ({
      line,
      cells: Array.from({ length: width }, (_, i) => cells[i] ?? ''),
    }));
}

function isTotal(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell !== '') ?? '';
  return /^((grand|sub|sous)? ?-?totals?|total general|ensemble)$/.test(plain(first));
}

const NO_HEADER = (file: string): Issue => ({
  code: 'presence-header',
  what: `none of the first ${HXL_ROWS} rows is a row of HXL hashtags, nor one of column names`,
  where: file,
  fix: 'put HXL hashtags under the column names, such as #org, #sector, #adm1+code',
});

const AREAS: readonly Role[] = [
  'adm1-code',
  'adm1-name',
  'adm2-code',
  'adm2-name',
  'adm3-code',
  'adm3-name',
  'country',
];

function wanting(table: Presence, head: Head, file: string): Issue[] {
  const names = table.columns.map(({ header, tag }) => header || tag?.hashtag || '–').join(', ');
  const has = (roles: readonly Role[]) => roles.some((role) => columnOf(table, role) >= 0);
  const lacks = (code: string, what: string, fix: string): Issue => ({
    code,
    what,
    where: file,
    fix,
  });
  return [
    ...(has(['org', 'org-acronym'])
      ? []
      : [
          lacks(
            'presence-org',
            `no column says which organisation; there are ${names}`,
            'tag it with #org',
          ),
        ]),
    ...(has(AREAS)
      ? []
      : [
          lacks(
            'presence-area',
            `no column says where; there are ${names}`,
            'tag it with #adm1+code or #adm2+code',
          ),
        ]),
    ...(table.rows.length > 0
      ? []
      : [
          lacks(
            'presence-empty',
            `the file holds no row under its ${head.how === 'tags' ? 'hashtags' : 'header'}`,
            'take the file again',
          ),
        ]),
  ];
}

function withoutContacts(table: Presence, file: string): { table: Presence; notes: Issue[] } {
  const out = table.columns.map(({ is }) => is?.role === 'contact');
  const n = out.filter(Boolean).length;
  const keep = <T>(list: readonly T[]) => list.filter((_, i) => !out[i]);
  if (n === 0) return { table, notes: [] };
  return {
    table: {
      columns: keep(table.columns),
      rows: table.rows.map(({ line, cells }) => ({ line, cells: keep(cells) })),
    },
    notes: [
      {
        code: 'presence-contacts',
        what: `${n} columns name or reach persons and are left out: ${table.columns
          .filter((_, i) => out[i])
          .map(({ header, tag }) => header || `#${tag?.hashtag}`)
          .join(', ')}`,
        where: file,
        fix: 'nothing to do; Vigie keeps no contacts of persons',
      },
    ],
  };
}

function recognisedNotes(table: Presence, head: Head, file: string): Issue[] {
  if (head.how === 'tags') return [];
  const told = table.columns.flatMap(({ header, is }) => (is ? [`${header} → ${is.role}`] : []));
  const rest = table.columns.flatMap(({ header, is }) => (is || header === '' ? [] : [header]));
  return [
    {
      code: 'presence-columns',
      what: `there are no HXL hashtags; columns were told by their names: ${told.join(', ')}; carried along: ${rest.join(', ') || '–'}`,
      where: file,
      fix: 'when that is wrong, put a row of HXL hashtags under the names',
    },
  ];
}

const MERGED: readonly Role[] = [
  'org',
  'org-acronym',
  'org-type',
  'partner',
  'donor',
  'sector',
  'country',
  'adm1-code',
  'adm1-name',
];

/** Cells that a spreadsheet had merged: a row without an organisation takes it from above. */
function filledDown(table: Presence, file: string): (Issue | undefined)[] {
  const roles = MERGED.map((role) => columnOf(table, role)).filter((i) => i >= 0);
  const who = [columnOf(table, 'org'), columnOf(table, 'org-acronym')].filter((i) => i >= 0);
  let n = 0;
  table.rows.forEach(({ cells }, r) => {
    if (r === 0 || who.some((i) => cells[i] !== '')) return;
    n++;
    for (const i of roles) if (cells[i] === '') cells[i] = table.rows[r - 1].cells[i];
  });
  const orphan = table.rows.length > 0 && who.every((i) => table.rows[0].cells[i] === '');
  return [
    n === 0
      ? undefined
      : {
          code: 'presence-merged',
          what: `${n} rows name no organisation, as merged cells do, and take it from the row above`,
          where: file,
          fix: 'when that is wrong, fill the cells in',
        },
    orphan
      ? {
          code: 'presence-nobody',
          what: 'the first row names no organisation',
          where: `${file} line ${table.rows[0].line}`,
          fix: 'fill the cell in',
        }
      : undefined,
  ];
}

function skipped(rows: readonly PresenceRow[], head: Head, table: Presence, file: string): Issue {
  return {
    code: 'presence-skipped',
    what: `${rows.length - 1 - head.last - table.rows.length} rows are empty, totals or a header again, and are passed over`,
    where: file,
    fix: 'nothing to do',
  };
}

/** Dates as ISO and counts as digits; what cannot be read stays as it is and is told. */
function writtenPlainly(table: Presence, file: string): Issue[] {
  return table.columns.flatMap(({ header, tag, is }, i) => {
    const isDate = is !== undefined && DATES.includes(is.role);
    if (!isDate && is?.role !== 'people' && is?.role !== 'count') return [];
    const order = dayOrderOf(table.rows.map(({ cells }) => cells[i]));
    const bad: PresenceRow[] = [];
    for (const row of table.rows) {
      const cell = row.cells[i];
      if (cell === '') continue;
      const read = isDate ? dateOfCell(cell, order) : countOfCell(cell);
      if (read === undefined) bad.push(row);
      else row.cells[i] = String(read);
    }
    if (bad.length === 0) return [];
    const name = header || `#${tag?.hashtag}`;
    return [
      {
        code: isDate ? 'presence-date' : 'presence-count',
        what: isDate
          ? `${bad.length} cells of "${name}" are no dates, the first "${bad[0].cells[i]}"; they are kept as they are`
          : `${bad.length} cells of "${name}" are no numbers, the first "${bad[0].cells[i]}"; they are kept as they are and not counted`,
        where: `${file} line ${bad[0].line}`,
        fix: isDate ? 'write dates as YYYY-MM-DD' : 'write people as plain digits',
      },
    ];
  });
}
