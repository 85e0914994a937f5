/** Layers of a GeoJSON or TopoJSON document, and their areas. */
import type { Feature, GeometryObject } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { type AdminLevel, countryFromAlpha2, type Issue, VigieError } from '../core/index.ts';
import { type AreaColumns, type ColumnChoice, chooseColumns } from './area-columns.ts';

/** A feature with what its row says; not checked yet. */
export interface DraftArea {
  /** place in the layer, from 1 */
  row: number;
  pcode: string;
  name: string;
  parent_pcode: string;
  iso3: string;
  /** parts, each an outer ring and its holes, as the file has them */
  polygons: number[][][][];
}

/** What the user says about a file; the rest is guessed. */
export interface LayerChoice extends ColumnChoice {
  level?: AdminLevel;
  object?: string;
  list_date?: string;
  country?: string;
}

export interface Layer {
  level: AdminLevel;
  list_date: string;
  /** name of the object of a TopoJSON file; '' for GeoJSON */
  object: string;
  columns: AreaColumns;
  areas: DraftArea[];
}

type Properties = Record<string, unknown>;

/**
 * Reads one layer of areas.
 * @param document parsed JSON
 * @param file name of the file, which may say the level and the date of the list
 * @throws VigieError with everything that must be known and is not
 */
export function readLayer(document: unknown, file: string, choice: LayerChoice): Layer {
  const { object, features } = chosenLayer(document, file, choice);
  const columns = [...new Set(features.flatMap((f) => Object.keys(f.properties ?? {})))];
  const polygonal = features.filter((f) => polygonsOf(f.geometry).length > 0).length;
  const where = object === '' ? file : `${file}, object ${object}`;
  if (polygonal === 0) throw new VigieError([noPolygons(features, where)]);

  const issues: Issue[] = [];
  const level = choice.level ?? levelOf([object, file], columns);
  if (!level) issues.push(levelUnknown(where));
  const list_date = choice.list_date ?? dateOf(features, file);
  if (!list_date) issues.push(dateUnknown(where));
  const chosen = chooseColumns(columns, level ?? 'admin1', choice, where, issues);
  if (!level || !list_date || issues.length > 0) throw new VigieError(issues);
  const areas = features.map((f, i) => draftOf(f, i + 1, chosen, choice.country));
  const wanted = choice.country;
  const kept = wanted && chosen.country ? areas.filter((area) => area.iso3 === wanted) : areas;
  if (kept.length === 0) throw new VigieError([countryAbsent(wanted!, areas, where)]);
  return { level, list_date, object, columns: chosen, areas: kept };
}

interface Features {
  object: string;
  features: Feature<GeometryObject | null, Properties>[];
}

function chosenLayer(document: unknown, file: string, choice: LayerChoice): Features {
  const type = (document as { type?: unknown } | null)?.type;
  if (type === 'Topology') return topologyLayer(document as Topology, file, choice);
  if (choice.object !== undefined) {
    throw new VigieError([
      {
        code: 'object-unknown',
        what: `only a TopoJSON file has objects, so there is none called "${choice.object}"`,
        where: file,
        fix: 'leave --object out',
      },
    ]);
  }
  const features = (document as { features?: unknown }).features;
  if (type === 'FeatureCollection' && Array.isArray(features)) return { object: '', features };
  if (type === 'Feature') return { object: '', features: [document as Features['features'][0]] };
  throw new VigieError([
    {
      code: 'area-format',
      what: `type "${typeof type === 'string' ? type : ''}" is neither a GeoJSON FeatureCollection nor a TopoJSON Topology`,
      where: file,
      fix: 'take the areas as GeoJSON or TopoJSON with their properties',
    },
  ]);
}

function topologyLayer(topology: Topology, file: string, choice: LayerChoice): Features {
  const names = Object.keys(topology.objects ?? {});
  const collectionOf = (name: string) => topology.objects[name] as GeometryCollection<Properties>;
  const isPolygonal = (name: string) =>
    collectionOf(name).geometries?.some((g) => /Polygon$/.test(g?.type ?? ''));
  let candidates = choice.object === undefined ? names.filter(isPolygonal) : [choice.object];
  if (choice.object === undefined && candidates.length > 1) {
    const named = candidates.filter((name) => levelOf([name], []) === (choice.level ?? 'admin1'));
    if (named.length === 1) candidates = named;
  }
  const [object] = candidates.length === 0 ? names : candidates;
  if (object === undefined || !names.includes(object) || candidates.length > 1) {
    throw new VigieError([
      {
        code: 'object-unknown',
        what:
          candidates.length > 1
            ? `the file holds ${candidates.length} layers of polygons`
            : `the file holds no object "${object ?? ''}"`,
        where: file,
        fix: `choose with --object among ${names.join(', ')}`,
      },
    ]);
  }
  try {
    const { features } = feature(topology, collectionOf(object)) as unknown as Features;
    return { object, features: features ?? [feature(topology, collectionOf(object))] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VigieError([
      {
        code: 'area-format',
        what: `the topology cannot be decoded: ${reason}`,
        where: `${file}, object ${object}`,
        fix: 'write the file anew; its arcs may have been cut',
      },
    ]);
  }
}

function polygonsOf(geometry: GeometryObject | null | undefined): number[][][][] {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return [];
  if (type === 'Polygon') return [coordinates as number[][][]];
  return type === 'MultiPolygon' ? (coordinates as number[][][][]) : [];
}

function noPolygons(features: Features['features'], where: string): Issue {
  const types = [...new Set(features.map((f) => f.geometry?.type ?? 'no geometry'))];
  return {
    code: 'no-polygons',
    what: `the layer holds no polygon, only ${types.join(', ') || 'nothing'}`,
    where,
    fix: 'take the file with the outlines of the areas, not their points or borders',
  };
}

/**
 * Level that names or columns speak of.
 * @example levelOf(['mli_admbnda_adm2_2026.geojson'], []) // => 'admin2'
 */
export function levelOf(
  names: readonly string[],
  columns: readonly string[],
): AdminLevel | undefined {
  for (const name of names) {
    const found = /(?:adm|admin)[ _-]?([0-9])/i.exec(name);
    if (found && Number(found[1]) > 0)
      return found[1] === '1' ? 'admin1' : found[1] === '2' ? 'admin2' : undefined;
  }
  const hasColumn = (n: number) =>
    columns.some((c) => new RegExp(`^adm(in)?${n}_?p?code`, 'i').test(c));
  if (hasColumn(3)) return undefined;
  return hasColumn(2) ? 'admin2' : hasColumn(1) ? 'admin1' : undefined;
}

function levelUnknown(where: string): Issue {
  return {
    code: 'level-unknown',
    what: 'the file does not say whether its areas are of admin 1 or 2',
    where,
    fix: 'give --level admin1 or --level admin2',
  };
}

/** Columns in which OCHA's files state from when a list is valid. */
const DATE_COLUMNS = ['validon', 'valid_on', 'date_valid_on', 'date'];

function dateOf(features: Features['features'], file: string): string | undefined {
  const dates = features.flatMap((f) =>
    Object.entries(f.properties ?? {})
      .filter(([column]) => DATE_COLUMNS.includes(column.toLowerCase()))
      .map(([, value]) => /^(\d{4}-(?:0[1-9]|1[0-2]))/.exec(String(value))?.[1] ?? ''),
  );
  const latest = dates.sort().at(-1);
  const named = /(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])(?!\d)/.exec(
    file.replace(/((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])(?!\d)/, '$1-$2'),
  );
  return latest || (named ? `${named[1]}-${named[2]}` : undefined);
}

function dateUnknown(where: string): Issue {
  return {
    code: 'list-date-unknown',
    what: 'the file does not say of which month its list of p-codes is; the same code meant another area before',
    where,
    fix: 'give --list-date YYYY-MM, the month in which the list was valid',
  };
}

function draftOf(
  { properties, geometry }: Features['features'][0],
  row: number,
  columns: AreaColumns,
  country: string | undefined,
): DraftArea {
  const cell = (column: string | null) =>
    column === null ? '' : String(properties?.[column] ?? '').trim();
  const pcode = cell(columns.pcode);
  return {
    row,
    pcode,
    name: cell(columns.name),
    parent_pcode: cell(columns.parent),
    iso3:
      columns.country === null ? (country ?? countryOf(pcode)) : countryOf(cell(columns.country)),
    polygons: polygonsOf(geometry),
  };
}

/**
 * Country of an alpha-3 code, or of the alpha-2 code with which p-codes begin; '' when unknown.
 * @example countryOf('BF4601') // => 'BFA'
 */
export function countryOf(code: string): string {
  if (/^[A-Z]{3}$/i.test(code)) return code.toUpperCase();
  const iso2 = /^([A-Z]{2})(?:\d|$)/i.exec(code);
  return (iso2 && countryFromAlpha2(iso2[1])) || '';
}

function countryAbsent(country: string, areas: readonly DraftArea[], where: string): Issue {
  const present = [...new Set(areas.map((area) => area.iso3))].sort();
  return {
    code: 'country-absent',
    what: `the layer holds no area of ${country}, only of ${present.join(', ')}`,
    where,
    fix: 'give another --country, or leave it out',
  };
}
