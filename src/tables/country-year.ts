import type { Row, TableBuilder } from '../core/index.ts';
import { SAHEL } from './releases.ts';

const IDMC = 'idmc-gidd-conflict.csv';
const UNHCR = 'unhcr-population.csv';
const CADRE = 'cadre-harmonise.csv';

/** Displacement and food insecurity by country and year, front 3. */
export const countryYear: TableBuilder = {
  id: 'country-year',
  kind: 'levels',
  inputs: [IDMC, UNHCR, CADRE],
  columns: ['country', 'year', 'outcome', 'value'],
  method: [
    'new-displacements, displaced: IDMC, internal displacement by conflict and violence, movements in the year and people displaced at its end, 2009 to 2024.',
    'refugees-abroad: UNHCR, refugees and asylum seekers who come from the country and live in any other, at year end.',
    'displaced-unhcr: UNHCR, internally displaced people at year end.',
    'food-insecure: Cadre Harmonisé, people in phase 3 or worse projected for June to August by the round of January to May of the same year, areas added up, parts of areas left out.',
    'Yearly levels: no interval, no monthly comparison.',
  ],
  coverage: [
    {
      from: '1990-01',
      to: '2025-12',
      countries: [...SAHEL],
      measures: [],
      vintage: 'IDMC GIDD 2024; UNHCR 2025-12; Cadre Harmonisé 2024-03',
      published: '2026-02',
      final: true,
    },
  ],
  build(read) {
    return [...idmc(read(IDMC)), ...unhcr(read(UNHCR)), ...cadre(read(CADRE))].sort((a, b) =>
      a.slice(0, 3).join() < b.slice(0, 3).join() ? -1 : 1,
    );
  },
};

type Level = [string, string, string, number];

function idmc(rows: readonly Row[]): Level[] {
  return rows.flatMap((row) => {
    const levels: Level[] = [];
    if (row.new_displacement !== '') {
      levels.push([row.iso3, row.year, 'new-displacements', Number(row.new_displacement)]);
    }
    if (row.total_displacement !== '') {
      levels.push([row.iso3, row.year, 'displaced', Number(row.total_displacement)]);
    }
    return levels;
  });
}

function unhcr(rows: readonly Row[]): Level[] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    if (!SAHEL.includes(row.coo_iso)) continue;
    const inside = row.coo_iso === row.coa_iso;
    const value = inside ? Number(row.idps) : Number(row.refugees) + Number(row.asylum_seekers);
    const outcome = inside ? 'displaced-unhcr' : 'refugees-abroad';
    if (inside && value === 0) continue;
    const key = `${row.coo_iso},${row.year},${outcome}`;
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return [...sums].map(([key, value]) => {
    const [country, year, outcome] = key.split(',');
    return [country, year, outcome, value];
  });
}

function cadre(rows: readonly Row[]): Level[] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const isSpringProjection =
      row.exercise === 'Jan-May' &&
      row.chtype === 'projected' &&
      row.ref_period === 'Jun-Aug' &&
      row.ref_year === row.exercise_year &&
      row.unit !== 'sub-adm2';
    if (!isSpringProjection) continue;
    const key = `${row.iso3},${row.ref_year}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(row.p35));
  }
  return [...sums].map(([key, value]) => {
    const [country, year] = key.split(',');
    return [country, year, 'food-insecure', Math.round(value)];
  });
}
