/** Who is where, added up: organisations by first-level area and by sector. */
import type { MatchedPresence } from './match-presence.ts';
import { valuesOf } from './presence-cells.ts';
import { plain, type Role } from './presence-roles.ts';
import { columnOf, type Presence, type PresenceRow } from './read-presence.ts';

export interface AreaPresence {
  iso3: string;
  /** p-code or name of the first-level area; '' where the row does not say it */
  area: string;
  name: string;
  /** false where the code is in no list at hand */
  matched: boolean;
  organisations: number;
  /** second-level areas with somebody */
  places: number;
  rows: number;
  reached: number | null;
}

export interface SectorPresence {
  sector: string;
  organisations: number;
  areas: number;
  rows: number;
}

export interface PresenceSummary {
  rows: number;
  organisations: number;
  areas: AreaPresence[];
  sectors: SectorPresence[];
}

/** Adds up a table. Codes of an area go together; where there is none, its name does. */
export function presenceSummary(table: Presence, { places }: MatchedPresence): PresenceSummary {
  const cell = (row: PresenceRow, role: Role) => {
    const at = columnOf(table, role);
    return at < 0 ? '' : row.cells[at];
  };
  const org = (row: PresenceRow) => plain(cell(row, 'org') || cell(row, 'org-acronym'));
  const areas = new Map<
    string,
    {
      rows: Set<PresenceRow>;
      orgs: Set<string>;
      places: Set<string>;
      one: Omit<AreaPresence, 'organisations' | 'places' | 'rows' | 'reached'>;
    }
  >();
  const sectors = new Map<
    string,
    { name: string; orgs: Set<string>; areas: Set<string>; rows: number }
  >();
  table.rows.forEach((row, i) => {
    const codes = valuesOf(cell(row, 'adm1-code'), 'adm1-code');
    const names = valuesOf(cell(row, 'adm1-name'), 'adm1-name');
    const firsts = codes.length > 0 ? codes : names.length > 0 ? names : [''];
    firsts.forEach((area, n) => {
      const key = `${places[i].iso3} ${area}`;
      const name = names.length === firsts.length ? names[n] : '';
      const known = areas.get(key) ?? {
        rows: new Set(),
        orgs: new Set(),
        places: new Set(),
        one: { iso3: places[i].iso3, area, name, matched: places[i].admin1.includes(area) },
      };
      known.rows.add(row);
      known.orgs.add(org(row));
      const second = valuesOf(cell(row, 'adm2-code') || cell(row, 'adm2-name'), 'adm2-code');
      for (const one of second) known.places.add(one);
      areas.set(key, known);
    });
    for (const name of valuesOf(cell(row, 'sector'), 'sector')) {
      const known = sectors.get(plain(name)) ?? {
        name,
        orgs: new Set(),
        areas: new Set(),
        rows: 0,
      };
      known.orgs.add(org(row));
      for (const area of firsts) known.areas.add(`${places[i].iso3} ${area}`);
      known.rows++;
      sectors.set(plain(name), known);
    }
  });
  return {
    rows: table.rows.length,
    organisations: new Set(table.rows.map(org)).size,
    areas: [...areas.values()]
      .map(({ one, rows, orgs, places: seconds }) => ({
        ...one,
        organisations: orgs.size,
        places: seconds.size,
        rows: rows.size,
        reached: reachedIn(table, [...rows]),
      }))
      .sort((a, b) => (`${a.iso3} ${a.area}` < `${b.iso3} ${b.area}` ? -1 : 1)),
    sectors: [...sectors.values()]
      .map(({ name, orgs, areas: of, rows }) => ({
        sector: name,
        organisations: orgs.size,
        areas: of.size,
        rows,
      }))
      .sort((a, b) => b.organisations - a.organisations || (a.sector < b.sector ? -1 : 1)),
  };
}

/**
 * People reached: the column that counts all of them, else those by sex and age added up. Households
 * are never added to people; the same person helped twice is counted twice.
 */
export function reachedIn(table: Presence, rows: readonly PresenceRow[]): number | null {
  const columns = table.columns.flatMap(({ is }, i) =>
    is?.people?.what === 'reached' && is.people.unit !== 'households' ? [{ i, ...is.people }] : [],
  );
  if (columns.length === 0) return null;
  const whole = columns.filter(({ sex, age }) => sex === '' && age === '');
  const bySexAndAge = columns.filter(({ sex, age }) => sex !== '' && age !== '');
  const bySex = columns.filter(({ sex, age }) => sex !== '' && age === '');
  const byAge = columns.filter(({ sex, age }) => sex === '' && age !== '');
  return rows.reduce((total, { cells }) => {
    const sums = [whole, bySexAndAge, bySex, byAge].map((list) =>
      list.map(({ i }) => cells[i]).filter((text) => text !== '' && Number.isFinite(Number(text))),
    );
    const counted = sums.find((texts) => texts.length > 0) ?? [];
    return total + counted.reduce((sum, text) => sum + Number(text), 0);
  }, 0);
}
