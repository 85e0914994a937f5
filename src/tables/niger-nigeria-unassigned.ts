import type { Row, TableBuilder } from '../core/index.ts';
import { FILES, VINTAGES } from './releases.ts';

interface Part {
  country: 'NER' | 'NGA';
  month: string;
  /** state-based, non-state, one-sided */
  events: number[];
  deaths: number;
}

interface Separated {
  assigned: Part[];
  unassigned: { month: string; events: number; deaths: number }[];
}

/**
 * Separates the merged rows. What is known of each country by itself: from 2010 its events placed
 * in a region (GED 25.1), before 2010 the counts of the VIEWS panel (an earlier GED release).
 * In years in which Niger's own deaths equal UCDP's yearly figure for Niger, nothing of Niger is
 * missing and the rest of the merged row is Nigeria's. In the other years (1991, 1998, 2008, 2020, 2022) both
 * keep only what is known of them, and the rest is unassigned.
 */
export function separateNigerNigeria(read: (file: string) => Row[]): Separated {
  const known = { NER: knownMonths(read, 'Niger'), NGA: knownMonths(read, 'Nigeria') };
  const yearly = yearlyDeaths(read(FILES.countryYear), 'Niger');
  const months = read(FILES.nigerNigeria).map((row) => ({
    month: row.year_month,
    year: row.year_month.slice(0, 4),
    merged: mergedOf(row),
    niger: clipped(known.NER.get(row.year_month), mergedOf(row)),
  }));
  const own = new Map<string, number>();
  for (const { year, niger } of months) own.set(year, (own.get(year) ?? 0) + niger.deaths);
  const separated: Separated = { assigned: [], unassigned: [] };
  for (const { month, year, merged, niger } of months) {
    const complete = (own.get(year) ?? 0) === (yearly.get(year) ?? 0);
    const rest = minus(merged, niger);
    const nigeria = complete ? rest : clipped(known.NGA.get(month), rest);
    separated.assigned.push({ country: 'NER', month, ...niger });
    separated.assigned.push({ country: 'NGA', month, ...nigeria });
    const left = minus(rest, nigeria);
    const events = left.events.reduce((sum, n) => sum + n, 0);
    if (events > 0 || left.deaths > 0)
      separated.unassigned.push({ month, events, deaths: left.deaths });
  }
  return separated;
}

interface Counted {
  events: number[];
  deaths: number;
}

function mergedOf(row: Row): Counted {
  return {
    events: ['state_based', 'non_state', 'one_sided'].map((t) => Number(row[`ucdp_${t}_events`])),
    deaths: Number(row.ucdp_fatalities_best),
  };
}

const NOTHING: Counted = { events: [0, 0, 0], deaths: 0 };

/** Never more than the merged row holds. */
function clipped(part: Counted | undefined, whole: Counted): Counted {
  const { events, deaths } = part ?? NOTHING;
  return {
    events: events.map((n, i) => Math.min(n, whole.events[i])),
    deaths: Math.min(deaths, whole.deaths),
  };
}

function minus(whole: Counted, part: Counted): Counted {
  return {
    events: whole.events.map((n, i) => n - part.events[i]),
    deaths: whole.deaths - part.deaths,
  };
}

function knownMonths(read: (file: string) => Row[], country: 'Niger' | 'Nigeria') {
  const months = new Map<string, Counted>();
  const add = (month: string, events: number[], deaths: number) => {
    const sum = months.get(month) ?? NOTHING;
    months.set(month, {
      events: sum.events.map((n, i) => n + events[i]),
      deaths: sum.deaths + deaths,
    });
  };
  for (const row of read(FILES.views)) {
    if (row.name !== country || Number(row.year) >= 2010) continue;
    const month = `${row.year}-${row.month.padStart(2, '0')}`;
    const of = (what: string) =>
      ['sb', 'ns', 'os'].map((type) => Number(row[`ged_${what}_${type}`]));
    add(
      month,
      of('count'),
      of('best').reduce((sum, n) => sum + n, 0),
    );
  }
  for (const row of read(FILES.regionMonth)) {
    if (row.country !== country) continue;
    add(
      row.month.slice(0, 7),
      [Number(row.n_sb), Number(row.n_ns), Number(row.n_os)],
      Number(row.deaths),
    );
  }
  return months;
}

function yearlyDeaths(rows: readonly Row[], country: string): Map<string, number> {
  const years = new Map<string, number>();
  for (const row of rows) {
    if (row.country_cy !== country) continue;
    const types = ['sb', 'ns', 'os'].map((type) =>
      Number(row[`${type}_total_deaths_best_cy`] || 0),
    );
    years.set(
      row.year_cy,
      types.reduce((sum, n) => sum + n, 0),
    );
  }
  return years;
}

/** Events and deaths of Niger and Nigeria together that could be given to neither. */
export const nigerNigeriaUnassigned: TableBuilder = {
  id: 'niger-nigeria-unassigned',
  kind: 'levels',
  inputs: [FILES.nigerNigeria, FILES.regionMonth, FILES.views, FILES.countryYear],
  columns: ['month', 'events', 'deaths'],
  method: [
    'The input joined the two countries by name. From 2010 a country has its events placed in a region (GED 25.1); before 2010 the counts of the VIEWS panel, made from an earlier GED release.',
    'In years in which the deaths so found for Niger equal UCDP country-year 25.1 for Niger, all that is left of the merged row is Nigeria’s. In 1991, 1998, 2008, 2020 and 2022 they do not, and what neither has by itself is listed here.',
  ],
  coverage: [
    {
      from: '1989-01',
      to: '2024-12',
      countries: ['NER', 'NGA'],
      measures: [],
      ...VINTAGES.final,
    },
  ],
  build: (read) =>
    separateNigerNigeria(read).unassigned.map(({ month, events, deaths }) => [
      month,
      events,
      deaths,
    ]),
};
