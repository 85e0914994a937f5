import type { Row, TableBuilder } from '../core/index.ts';
import { countryOf, FILES, SAHEL } from './releases.ts';

const AREAS = 'sahel-admin1.topo.json';

/** English names by which UCDP calls regions that the p-code list writes in French. */
const OTHER_NAMES: Record<string, string> = {
  'CMR far north': 'extreme nord',
  'CMR north west': 'nord ouest',
  'CMR south west': 'sud ouest',
  'CMR north': 'nord',
  'CMR west': 'ouest',
  'CMR east': 'est',
  'CMR south': 'sud',
  'CMR adamawa': 'adamaoua',
};

/** A label point for each region, by the name that UCDP gives it: a map without polygons. */
export const regionPoints: TableBuilder = {
  id: 'region-points',
  kind: 'points',
  inputs: [FILES.regionMonth, FILES.candidate2601, FILES.candidate2602, AREAS],
  columns: ['country', 'region', 'pcode', 'longitude', 'latitude'],
  method: [
    'Label points inside first-level areas (regions before the reforms of 2023 in Mali and 2025 in Burkina Faso) with their p-codes of the OCHA list of February 2026, matched by name to UCDP’s regions.',
    'Regions without a match (Libya’s districts, some of Côte d’Ivoire’s and the Central African Republic’s) have no point and are counted but not drawn.',
  ],
  coverage: [],
  build(read) {
    const points = new Map<string, Row>(
      read(AREAS).map((area) => [`${area.iso3} ${plain(area.name)}`, area]),
    );
    const names = new Set<string>();
    for (const row of read(FILES.regionMonth)) {
      names.add(`${countryOf(row.country, FILES.regionMonth)}|${row.unit.split('|')[1].trim()}`);
    }
    for (const file of [FILES.candidate2601, FILES.candidate2602]) {
      for (const row of read(file)) {
        if (row.adm_1 !== '') names.add(`${countryOf(row.country, file)}|${row.adm_1}`);
      }
    }
    return [...names].sort().flatMap((name) => {
      const [country, region] = name.split('|');
      if (!SAHEL.includes(country)) return [];
      const key = `${country} ${plain(region)}`;
      const area = points.get(OTHER_NAMES[key] ? `${country} ${OTHER_NAMES[key]}` : key);
      return area ? [[country, region, area.pcode, area.lon, area.lat]] : [];
    });
  },
};

/** `Ségou` and `Segou region` are one. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(
      / (autonomous )?(region|province|state|department|district|prefecture|governorate)$/,
      '',
    )
    .replace(/[-']/g, ' ')
    .trim();
}

/** Properties of the areas of a TopoJSON file, as rows. */
export function areaRows(topology: unknown): Row[] {
  const objects = (topology as { objects: Record<string, { geometries: { properties: Row }[] }> })
    .objects;
  return (objects.admin1 ?? objects.admin2).geometries.map(({ properties }) =>
    Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, String(value ?? '')]),
    ),
  );
}
