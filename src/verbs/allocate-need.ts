/** People in need by area from the user's file: Cadre Harmonisé, or areas and people. */
import type { Issue } from '../core/index.ts';
import type { AreaNeed } from '../plans/index.ts';
import type { GroundArea } from './allocate-ground.ts';
import { amountOf, countryCodeOf, readGiven } from './allocate-table.ts';

const NEED = {
  pcode: ['adm2_pcode', 'admin2_pcode', 'area', 'p_code'],
  people: ['need', 'p35', 'weight', 'people_in_need'],
  population: ['pop', 'pop_total'],
  region: ['adm1_pcode'],
  country: ['iso3'],
  unit: [],
  exercise_year: [],
  exercise: [],
  chtype: [],
  ref_year: ['year'],
  ref_period: [],
};

interface GivenNeed {
  need: AreaNeed[];
  need_before: AreaNeed[];
  year: string;
  year_before: string;
  sha256: string;
}

/** @param year the round wanted; the last when absent */
export async function needFromFile(
  path: string,
  country: string,
  areas: ReadonlyMap<string, GroundArea>,
  year: string | undefined,
  faults: Issue[],
): Promise<GivenNeed> {
  const { rows, columns, sha256 } = await readGiven(path, NEED, ['pcode', 'people']);
  const isRounds = columns.chtype !== undefined;
  const own = rows.filter(
    ({ cells }) =>
      (columns.country === undefined || countryCodeOf(cells.country) === country) &&
      (!isRounds || isSpringProjection(cells)),
  );
  const years = [...new Set(own.map(({ cells }) => cells.ref_year))].sort().reverse();
  if (own.length === 0 || (year !== undefined && !years.includes(year))) {
    faults.push({
      code: 'round-absent',
      what:
        year === undefined
          ? `the file holds no round of ${country}`
          : `the file holds no round of ${year} for ${country}`,
      where: path,
      fix: `rounds there: ${years.join(', ') || '–'}`,
    });
  }
  const last = year ?? years[0];
  const before = years[years.indexOf(last) + 1];
  const needOf = (wanted: string | undefined) => {
    const sums = new Map<string, AreaNeed>();
    for (const { cells, line } of own) {
      if (wanted === undefined || cells.ref_year !== wanted) continue;
      const where = `${path} line ${line}`;
      const members = membersOf(cells, areas);
      if (members.length === 0) {
        if (!isRounds)
          faults.push({
            code: 'area-unknown',
            what: `"${cells.pcode}" is no p-code of the list`,
            where,
            fix: `p-codes are like ${areas.keys().next().value ?? 'ML0101'}`,
          });
        continue;
      }
      const people = amountOf(cells.people, `${where}, column ${columns.people}`, faults, 0) ?? 0;
      const population =
        amountOf(cells.population, `${where}, column ${columns.population}`, faults, 0) ?? 0;
      for (const pcode of members) {
        const sum = sums.get(pcode) ?? { pcode, people: 0, population: 0 };
        sum.people += people / members.length;
        sum.population += population / members.length;
        sums.set(pcode, sum);
      }
    }
    return [...sums.values()];
  };
  return {
    need: needOf(last),
    need_before: needOf(before),
    year: last ?? '',
    year_before: before ?? '',
    sha256,
  };
}

function isSpringProjection(
  cells: Record<
    'unit' | 'exercise' | 'chtype' | 'ref_period' | 'ref_year' | 'exercise_year',
    string
  >,
) {
  return (
    cells.exercise === 'Jan-May' &&
    cells.chtype === 'projected' &&
    cells.ref_period === 'Jun-Aug' &&
    cells.ref_year === cells.exercise_year &&
    cells.unit !== 'sub-adm2'
  );
}

/** The area of a row; all areas of its region where it names none. */
function membersOf(
  { pcode, region }: Record<'pcode' | 'region', string>,
  areas: ReadonlyMap<string, GroundArea>,
): string[] {
  if (areas.size === 0) return pcode === '' ? [] : [pcode];
  if (pcode !== '') return areas.has(pcode) ? [pcode] : [];
  return [...areas.values()]
    .filter((area) => area.region_pcode === region && region !== '')
    .map((area) => area.pcode);
}
