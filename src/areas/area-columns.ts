/** Which columns of a layer give an area its code, name, parent and country. */
import type { AdminLevel, Issue } from '../core/index.ts';

/** Columns that give a code, a name, the parent's code and the country; `null` when there is none. */
export interface AreaColumns {
  pcode: string | null;
  name: string | null;
  parent: string | null;
  country: string | null;
}

/** Columns that the user names; the rest is guessed. */
export interface ColumnChoice {
  id?: string;
  name?: string;
  parent?: string;
}

/** Patterns of column names, the surest first; `N` is the level, `P` the level above. */
const PCODE = [
  'admN_pcode',
  'adminNpcode',
  'adminNpcod',
  'adminN_pcode',
  'admN_code',
  'pcode',
  'p_code',
  'pcodeN',
];
const PCODE_ELSEWHERE = ['shapeid', 'shapeiso', 'gid_N', 'code'];
const NAME = [
  ...['name', 'admN_fr', 'admN_en', 'admN_pt', 'admN_name', 'admNname', 'adminNname'],
  ...['adminname_fr', 'adminNname_fr', 'adminNname_en', 'adminN_name', 'admN_name_fr'],
  ...['shapename', 'name_fr', 'name_en', 'name_N', 'nom'],
];
const PARENT = [
  'admP_pcode',
  'adminPpcode',
  'adminPpcod',
  'adminP_pcode',
  'parent_pcode',
  'parent',
];
const COUNTRY = [
  ...['iso3', 'iso_a3', 'iso3cd', 'country_iso3', 'adm0_iso3', 'adm0_a3', 'gid_0', 'iso3_code'],
  ...['shapegroup', 'adm0_pcode', 'admin0pcode', 'admin0pcod', 'iso2'],
];

function findColumn(
  columns: readonly string[],
  patterns: readonly string[],
  level: AdminLevel,
): string | null {
  const n = level === 'admin1' ? 1 : 2;
  for (const pattern of patterns) {
    const wanted = pattern.replace('N', String(n)).replace('P', String(n - 1));
    const found = columns.find((column) => column.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return null;
}

/** Columns by their usual names, but for those the user names; what is missing goes to `issues`. */
export function chooseColumns(
  columns: readonly string[],
  level: AdminLevel,
  choice: ColumnChoice,
  where: string,
  issues: Issue[],
): AreaColumns {
  const given = (option: 'id' | 'name' | 'parent', guessed: string | null) => {
    const column = choice[option];
    if (column === undefined) return guessed;
    if (columns.includes(column)) return column;
    issues.push({
      code: 'column-missing',
      what: `the areas have no column "${column}"`,
      where: `${where}, --${option}`,
      fix: `choose among ${columns.join(', ')}`,
    });
    return column;
  };
  const chosen = {
    pcode: given('id', findColumn(columns, [...PCODE, ...PCODE_ELSEWHERE], level)),
    name: given('name', findColumn(columns, NAME, level)),
    parent: given('parent', level === 'admin1' ? null : findColumn(columns, PARENT, level)),
    country: findColumn(columns, COUNTRY, level),
  };
  for (const [role, option] of [
    ['pcode', 'id'],
    ['name', 'name'],
  ] as const) {
    if (chosen[role] !== null) continue;
    issues.push({
      code: `no-${role}-column`,
      what: `no column looks like a ${role === 'pcode' ? 'p-code' : 'name'}; there are ${columns.join(', ') || 'none'}`,
      where,
      fix: `name it with --${option} COLUMN`,
    });
  }
  return chosen;
}
