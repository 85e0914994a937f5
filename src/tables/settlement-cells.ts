import type { Row, TableBuilder } from '../core/index.ts';

const SETTLEMENTS = 'settlements.csv';
/** Countries whose gazetteer has every village, not towns alone. */
const COUNTRIES = ['BFA', 'MLI', 'MRT', 'NER'];
/** Cells a degree. */
const PER_DEGREE = 4;

/** Settlements by second-level area and quarter-degree cell: where people may be, no village named. */
export const settlementCells: TableBuilder = {
  id: 'settlement-cells',
  kind: 'points',
  inputs: [SETTLEMENTS],
  columns: ['country', 'pcode', 'longitude', 'latitude', 'settlements', 'known', 'population'],
  method: [
    'GeoNames populated places of Burkina Faso, Mali, Mauritania and Niger (dumps of 2014 and 2023), counted by second-level area (p-code list of 2021 to 2023) and cell of a quarter of a degree, some 27 km.',
    'longitude, latitude: the mean of the places counted, rounded to a twentieth of a degree, some 5 km.',
    'known: places with a figure of people, and the sum of these figures; other places have none.',
    'Places outside every second-level area are left out. A place that was abandoned since is still there.',
  ],
  coverage: [],
  build(read) {
    const cells = new Map<string, Cell>();
    for (const row of read(SETTLEMENTS)) {
      if (!COUNTRIES.includes(row.iso3) || row.adm2_pcode === '') continue;
      const key = keyOf(row);
      const cell = cells.get(key) ?? { row, n: 0, lon: 0, lat: 0, known: 0, population: 0 };
      const people = Number(row.population || 0);
      cell.n++;
      cell.lon += Number(row.lon);
      cell.lat += Number(row.lat);
      if (people > 0) {
        cell.known++;
        cell.population += people;
      }
      cells.set(key, cell);
    }
    const keys = [...cells.keys()].sort();
    return keys.map((key) => {
      const { row, n, lon, lat, known, population } = cells.get(key)!;
      return [
        row.iso3,
        row.adm2_pcode,
        twentieth(lon / n),
        twentieth(lat / n),
        n,
        known,
        population,
      ];
    });
  },
};

interface Cell {
  row: Row;
  n: number;
  lon: number;
  lat: number;
  known: number;
  population: number;
}

function keyOf({ iso3, adm2_pcode, lat, lon }: Row): string {
  const at = (degrees: string) =>
    String(Math.floor(Number(degrees) * PER_DEGREE) + 1000).padStart(4, '0');
  return [iso3, adm2_pcode, at(lat), at(lon)].join(' ');
}

function twentieth(degrees: number): number {
  return Number((Math.round(degrees * 20) / 20).toFixed(2));
}
