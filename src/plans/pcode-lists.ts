/**
 * Which list of p-codes a code is of. A code means nothing without the date of its list: ML0102 was
 * Diéma in Mali's list of 2021 and is Bafoulabé in the one after the law of March 2023.
 */
import type { AdminLevel } from '../core/index.ts';
import { plain } from './presence-roles.ts';

/** Codes of one country and level in a list, with their names. */
export interface PcodeList {
  list_id: string;
  iso3: string;
  level: AdminLevel;
  /** `YYYY-MM`, the month in which it was valid */
  list_date: string;
  names: ReadonlyMap<string, string>;
}

/** A reform after which codes of a country mean other areas, or are others. */
export interface PcodeReform {
  country: string;
  /** `YYYY-MM` from which lists may be of the new areas */
  from: string;
}

/** A code with the name that stood beside it, '' where none did. */
export interface NamedCode {
  code: string;
  name: string;
}

/** How the codes of a country and level were matched. */
export interface ListMatch {
  iso3: string;
  level: AdminLevel;
  /** the list chosen; null where none fits, and then no code is matched */
  list: { list_id: string; list_date: string } | null;
  /** why that list, or why none */
  by: 'names' | 'date' | 'only-list' | 'no-list' | 'other-names' | 'undated';
  codes: number;
  matched: number;
  /** codes that the list does not hold */
  unknown: string[];
  /** of the codes with a name, those whose name is that of the list */
  names_agree: number;
  named: number;
  /** a newer list of the country that is there but was not used */
  newer: string | null;
}

/** Least share of names that must agree for a list to be the one that was meant. */
const AGREE = 0.6;

/**
 * Chooses the list under which the codes of a country and level are read: the one whose names agree
 * with those beside the codes; without names the newest list in force at the date of the file. A
 * file older than a reform is never read under a list after it.
 *
 * @param date `YYYY-MM` of the file, where it is known
 */
export function chooseList(
  codes: readonly NamedCode[],
  lists: readonly PcodeList[],
  iso3: string,
  level: AdminLevel,
  date: string | undefined,
  reforms: readonly PcodeReform[],
): ListMatch {
  const own = lists
    .filter((list) => list.iso3 === iso3 && list.level === level)
    .sort((a, b) => (a.list_date < b.list_date ? -1 : 1));
  const tried = own.map((list) => ({ list, ...agreement(codes, list) }));
  const named =
    tried.find((one) => one.named > 0)?.named ?? codes.filter(({ name }) => name !== '').length;
  const none = (by: ListMatch['by']): ListMatch => ({
    iso3,
    level,
    list: null,
    by,
    codes: codes.length,
    matched: 0,
    unknown: [],
    names_agree: 0,
    named,
    newer: null,
  });
  const match = (list: PcodeList, by: ListMatch['by']): ListMatch => {
    const { agree, named: n } = agreement(codes, list);
    const unknown = codes.filter(({ code }) => !list.names.has(code)).map(({ code }) => code);
    const newest = own[own.length - 1];
    return {
      iso3,
      level,
      list: { list_id: list.list_id, list_date: list.list_date },
      by,
      codes: codes.length,
      matched: codes.length - unknown.length,
      unknown: [...new Set(unknown)].sort(),
      names_agree: agree,
      named: n,
      newer: newest.list_date > list.list_date ? newest.list_date : null,
    };
  };
  if (own.length === 0) return none('no-list');
  const reform = reforms
    .filter(({ country }) => country === iso3)
    .map(({ from }) => from)
    .sort()
    .at(-1);
  const fits = (list: PcodeList) =>
    !reform || !date || (date < reform ? list.list_date < reform : true);
  const best = tried
    .filter(({ list, named: n, agree }) => n > 0 && agree / n >= AGREE && fits(list))
    .sort(
      (a, b) => b.agree / b.named - a.agree / a.named || near(b.list, date) - near(a.list, date),
    );
  if (best.length > 0) return match(best[0].list, 'names');
  if (tried.some((one) => one.named >= 5)) return none('other-names');
  if (date !== undefined) {
    const inForce = own.filter((list) => list.list_date <= date && fits(list)).at(-1);
    const sameAreas = own.find(
      (list) => fits(list) && (!reform || date < reform === list.list_date < reform),
    );
    const list = inForce ?? sameAreas;
    if (list && (!reform || date < reform === list.list_date < reform)) return match(list, 'date');
    return none('undated');
  }
  return own.length === 1 && !reform ? match(own[0], 'only-list') : none('undated');
}

/** 1 for a list that is in force at the date. */
function near(list: PcodeList, date: string | undefined): number {
  return date !== undefined && list.list_date <= date ? 1 : 0;
}

function agreement(codes: readonly NamedCode[], list: PcodeList): { agree: number; named: number } {
  const withName = codes.filter(({ code, name }) => name !== '' && list.names.has(code));
  const unknown = codes.filter(({ code, name }) => name !== '' && !list.names.has(code));
  const agree = withName.filter(({ code, name }) => isSameName(name, list.names.get(code)!));
  return { agree: agree.length, named: withName.length + unknown.length };
}

/**
 * True for names that differ by accents, blanks, a word for the kind of area, or a letter or two.
 * @example isSameName('Région de Ségou', 'Segou') // => true
 * @example isSameName('Diéma', 'Bafoulabé') // => false
 */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) =>
    plain(name)
      .replace(
        /\b(region|province|cercle|department|departement|district|state|prefecture|de|du|des|d|of|la|le|l)\b/g,
        '',
      )
      .replace(/ /g, ''),
  );
  if (one === other) return one !== '';
  const bound = Math.max(one.length, other.length) >= 8 ? 2 : 1;
  return Math.abs(one.length - other.length) <= bound && edits(one, other) <= bound;
}

/** Letters to put in, take out or change. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length];
}
