/** Where a table begins: its row of HXL hashtags, or of column names in English or French. */
import { HXL_ROWS, parseTag, type Tag, tagRowOf } from './hxl.ts';
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

export interface Head {
  columns: PresenceColumn[];
  how: 'tags' | 'headers';
  /** index of its last row */
  last: number;
  /** rows that must not be taken for data when they come again */
  repeats: string[];
}

/** @returns `undefined` where none of the first rows is one */
export function headOf(rows: readonly PresenceRow[]): Head | undefined {
  const at = tagRowOf(rows.map(({ cells }) => cells));
  if (at >= 0) {
    const above = rows
      .slice(0, at)
      .findLast(({ cells }) => cells.filter((cell) => cell !== '').length >= 2);
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

/** Cells of a row as one text. */
export const keyOf = (cells: readonly string[]) => cells.join('\u001f').toLowerCase();
