/** Rows of a 3W matched to areas by p-code, each country and level under one list of one date. */
import {
  ADMIN_LEVELS,
  type AdminLevel,
  countryFromAlpha2,
  countryFromName,
  isCountryCode,
} from '../core/index.ts';
import {
  chooseList,
  type ListMatch,
  type NamedCode,
  type PcodeList,
  type PcodeReform,
} from './pcode-lists.ts';
import { valuesOf } from './presence-cells.ts';
import { columnOf, type Presence, type PresenceRow } from './read-presence.ts';

/** Where a row is, as far as its codes could be matched. */
export interface PresencePlace {
  iso3: string;
  admin1: string[];
  admin2: string[];
}

export interface MatchedPresence {
  matches: ListMatch[];
  /** per row */
  places: PresencePlace[];
}

/**
 * @param date `YYYY-MM` of the file
 * @param country of rows that do not say it, nor by their codes
 */
export function matchPresence(
  table: Presence,
  lists: readonly PcodeList[],
  reforms: readonly PcodeReform[],
  date: string | undefined,
  country: string | undefined,
): MatchedPresence {
  const countries = table.rows.map((row) => countryOfRow(table, row) ?? country ?? '');
  const matches: ListMatch[] = [];
  const known = new Map<string, ReadonlyMap<string, string>>();
  for (const iso3 of [...new Set(countries)].filter((one) => one !== '').sort()) {
    const rows = table.rows.filter((_, i) => countries[i] === iso3);
    const named = new Map(ADMIN_LEVELS.map((level) => [level, codesOf(table, rows, level)]));
    if (![...named.values()].some((codes) => codes.length > 0)) continue;
    for (const level of ADMIN_LEVELS) {
      const codes = named.get(level)!;
      if (codes.length === 0) continue;
      const match = chooseList(codes, lists, iso3, level, date, reforms);
      matches.push(match);
      const list = lists.find(
        ({ list_id, iso3: of, level: at }) =>
          list_id === match.list?.list_id && of === iso3 && at === level,
      );
      if (list) known.set(`${iso3} ${level}`, list.names);
    }
  }
  const places = table.rows.map((row, i) => ({
    iso3: countries[i],
    admin1: matched(table, row, countries[i], 'admin1', known),
    admin2: matched(table, row, countries[i], 'admin2', known),
  }));
  return { matches, places };
}

function columns(table: Presence, level: AdminLevel) {
  const n = level === 'admin1' ? 1 : 2;
  return {
    code: columnOf(table, `adm${n}-code` as 'adm1-code'),
    name: columnOf(table, `adm${n}-name` as 'adm1-name'),
  };
}

/** Each code once, with the name beside it. */
function codesOf(table: Presence, rows: readonly PresenceRow[], level: AdminLevel): NamedCode[] {
  const at = columns(table, level);
  if (at.code < 0) return [];
  const seen = new Map<string, string>();
  for (const { cells } of rows) {
    const codes = valuesOf(cells[at.code], 'adm1-code');
    const names = at.name < 0 ? [] : valuesOf(cells[at.name], 'adm1-name');
    codes.forEach((code, i) => {
      const name = names.length === codes.length ? names[i] : '';
      if (!seen.has(code) || seen.get(code) === '') seen.set(code, name);
    });
  }
  return [...seen].map(([code, name]) => ({ code, name }));
}

function matched(
  table: Presence,
  { cells }: PresenceRow,
  iso3: string,
  level: AdminLevel,
  known: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string[] {
  const at = columns(table, level);
  const names = known.get(`${iso3} ${level}`);
  if (at.code < 0 || !names) return [];
  return valuesOf(cells[at.code], 'adm1-code').filter((code) => names.has(code));
}

/** By its country column, else by the letters of its p-codes. */
function countryOfRow(table: Presence, { cells }: PresenceRow): string | undefined {
  const said = columnOf(table, 'country');
  if (said >= 0 && cells[said] !== '') {
    const found = countryOf(cells[said]);
    if (found) return found;
  }
  for (const role of ['adm1-code', 'adm2-code', 'adm3-code'] as const) {
    const at = columnOf(table, role);
    const code = at < 0 ? undefined : /^[A-Z]{2,3}(?=\d)/.exec(cells[at])?.[0];
    const found = code && countryOf(code);
    if (found) return found;
  }
  return undefined;
}

/**
 * A country by its code of two or three letters or by its name.
 * @example countryOf('ML') // => 'MLI'
 */
export function countryOf(text: string): string | undefined {
  if (isCountryCode(text)) return text;
  return text.length === 2 ? countryFromAlpha2(text) : countryFromName(text);
}
