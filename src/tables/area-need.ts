import type { Row, TableBuilder } from '../core/index.ts';
import { SAHEL } from './releases.ts';

const CADRE = 'cadre-harmonise.csv';
const AREAS = 'sahel-admin2.topo.json';
const ROUNDS = 2;

/** People in phase 3 or worse by second-level area, of the last two rounds, with a label point. */
export const areaNeed: TableBuilder = {
  id: 'area-need',
  kind: 'points',
  inputs: [CADRE, AREAS],
  columns: [
    ...['country', 'pcode', 'name', 'region_pcode', 'region', 'longitude', 'latitude'],
    ...['year', 'people', 'population', 'year_before', 'people_before'],
  ],
  method: [
    'people: Cadre Harmonisé, people in phase 3 or worse projected for June to August by the round of January to May of the same year; population: those analysed. year is the last round of the country, year_before the one before.',
    'A unit is joined by its p-code; one that covers several areas (Ménaka, Bamako) by its older code or its region, and is divided evenly over them. Parts of areas lie inside areas and are left out; units without a polygon (the towns of Maradi, Tahoua and Zinder) are left out too.',
    'Areas of the lists of 2021 (Mali) to 2023, before the reforms of Mali and Burkina Faso; longitude, latitude: a label point inside the area.',
    'An area without a figure was not analysed in that round: nothing is known, not that nobody is in need.',
  ],
  coverage: [],
  build(read) {
    const areas = read(AREAS).filter((area) => SAHEL.includes(area.iso3) && area.pcode !== '');
    const units = read(CADRE).filter(isSpringProjection);
    return areas
      .map((area) => {
        const years = [
          ...new Set(units.filter((row) => row.iso3 === area.iso3).map((row) => row.ref_year)),
        ];
        const [last, before] = years.sort().reverse().slice(0, ROUNDS);
        const now = needOf(area, last, units, areas);
        const then = needOf(area, before, units, areas);
        return { area, last, before, now, then };
      })
      .filter(({ now, then }) => now || then)
      .map(({ area, last, before, now, then }) => [
        ...[area.iso3, area.pcode, area.name, area.adm1_pcode, area.adm1_name, area.lon, area.lat],
        ...[last, now ? now.people : '', now ? now.population : ''],
        ...[before ?? '', then ? then.people : ''],
      ])
      .sort((a, b) => (a.slice(0, 2).join() < b.slice(0, 2).join() ? -1 : 1));
  },
};

function isSpringProjection(row: Row): boolean {
  return (
    row.exercise === 'Jan-May' &&
    row.chtype === 'projected' &&
    row.ref_period === 'Jun-Aug' &&
    row.ref_year === row.exercise_year &&
    row.unit !== 'sub-adm2' &&
    row.p35 !== ''
  );
}

/** What the units of a year say about an area; undefined where none does. */
function needOf(area: Row, year: string | undefined, units: readonly Row[], areas: readonly Row[]) {
  const own = units.filter((row) => row.iso3 === area.iso3 && row.ref_year === year);
  let found: { people: number; population: number } | undefined;
  for (const row of own) {
    const members = areas.filter((other) => other.iso3 === row.iso3 && isOf(other, row));
    if (!members.includes(area)) continue;
    found ??= { people: 0, population: 0 };
    found.people += Number(row.p35) / members.length;
    found.population += Number(row.population || 0) / members.length;
  }
  return found && { people: Math.round(found.people), population: Math.round(found.population) };
}

function isOf(area: Row, row: Row): boolean {
  if (row.adm2_pcode !== '') return area.pcode === row.adm2_pcode;
  if (row.adm2_pcode_ch !== '' && row.adm2_pcode_ch !== row.adm1_pcode_ch)
    return area.pcode_ch === row.adm2_pcode_ch;
  return row.unit !== 'adm2' && area.adm1_pcode === row.adm1_pcode;
}
