/** Where people in need live and where sites may be: bundled figures, or the user's own files. */
import { distanceToCountry } from '../areas/index.ts';
import { type Issue, type Row, VigieError } from '../core/index.ts';
import type { AreaNeed, CandidateSite, Place } from '../plans/index.ts';
import type { Store } from '../store/index.ts';
import { needFromFile } from './allocate-need.ts';
import { amountOf, countryCodeOf, readGiven } from './allocate-table.ts';
import { note } from './run.ts';

/** An area whose people are counted. */
export interface GroundArea {
  pcode: string;
  name: string;
  region_pcode: string;
  region: string;
  longitude: number;
  latitude: number;
}

export interface Ground {
  country: string;
  areas: Map<string, GroundArea>;
  need: AreaNeed[];
  /** the round before, where it is known */
  need_before: AreaNeed[];
  year: string;
  year_before: string;
  places: Place[];
  /** a candidate for each place, or the facilities */
  sites: (CandidateSite & Place)[];
  /** whether places are settlements or quarter-degree cells */
  level: 'cell' | 'settlement';
  hashes: string[];
  notes: Issue[];
}

export interface GroundChoice {
  country: string;
  need?: string | undefined;
  settlements?: string | undefined;
  facilities?: string | undefined;
  areas?: string[] | undefined;
  year?: string | undefined;
}

/** Candidates this far outside the outline of their country are faults, not roughness of the map. */
const OUTSIDE_KM = 30;

/** @throws VigieError with every fault of the files, or when nothing is bundled for the country */
export async function readGround(store: Store, choice: GroundChoice): Promise<Ground> {
  const country = countryOf(choice.country);
  const rows = store.bundledTable('area-need').rows.filter((row) => row.country === country);
  const areas = new Map(rows.map((row) => [row.pcode, areaOf(row)]));
  const faults: Issue[] = [];
  const given =
    choice.need === undefined
      ? undefined
      : await needFromFile(choice.need, country, areas, choice.year, faults);
  const settled =
    choice.settlements === undefined
      ? undefined
      : await placesFromFile(choice.settlements, country, areas, faults, false);
  const facilities =
    choice.facilities === undefined
      ? undefined
      : await placesFromFile(choice.facilities, country, areas, faults, true);
  if (faults.length > 0) throw new VigieError(faults);
  const places = settled?.places ?? bundledPlaces(store, country);
  if (areas.size === 0 && !given) throw nothingBundled(country, 'need', '--need');
  if (places.length === 0) throw nothingBundled(country, 'settlements', '--settlements');
  const isAsked = within(choice.areas, areas);
  const kept = places.filter(({ pcode }) => isAsked(pcode));
  const sites = (facilities?.places ?? kept).filter(({ pcode }) => isAsked(pcode));
  return {
    country,
    areas,
    need: (given?.need ?? bundledNeed(rows, 'people')).filter(({ pcode }) => isAsked(pcode)),
    need_before: (given?.need_before ?? bundledNeed(rows, 'people_before')).filter(({ pcode }) =>
      isAsked(pcode),
    ),
    year: given?.year ?? rows[0]?.year ?? '',
    year_before: given?.year_before ?? rows[0]?.year_before ?? '',
    places: kept,
    sites,
    level: settled ? 'settlement' : 'cell',
    hashes: [
      ...(given || rows.length > 0
        ? [given?.sha256 ?? store.bundledTable('area-need').description.source.sha256]
        : []),
      settled?.sha256 ?? store.bundledTable('settlement-cells').description.source.sha256,
      ...(facilities ? [facilities.sha256] : []),
    ],
    notes: [...(settled?.notes ?? []), ...(facilities?.notes ?? [])],
  };
}

function countryOf(text: string): string {
  const code = countryCodeOf(text);
  if (code !== undefined) return code;
  throw new VigieError(
    [
      {
        code: 'country',
        what: `"${text}" is not a country`,
        where: '--country',
        fix: 'write an ISO 3166 alpha-3 code such as MLI',
      },
    ],
    2,
  );
}

function areaOf(row: Row): GroundArea {
  const { pcode, name, region_pcode, region } = row;
  return {
    pcode,
    name,
    region_pcode,
    region,
    longitude: Number(row.longitude),
    latitude: Number(row.latitude),
  };
}

function bundledNeed(rows: readonly Row[], column: 'people' | 'people_before'): AreaNeed[] {
  return rows
    .filter((row) => row[column] !== '')
    .map((row) => ({
      pcode: row.pcode,
      people: Number(row[column]),
      population: row.population === '' ? Number.NaN : Number(row.population),
    }));
}

/** Cells whose rounded points are the same are one place. */
function bundledPlaces(store: Store, country: string): Place[] {
  const places = new Map<string, Place>();
  for (const row of store.bundledTable('settlement-cells').rows) {
    if (row.country !== country) continue;
    const { pcode } = row;
    const id = `${pcode} ${row.longitude} ${row.latitude}`;
    const before = places.get(id);
    places.set(id, {
      ...{ id, name: '', pcode },
      longitude: Number(row.longitude),
      latitude: Number(row.latitude),
      settlements: Number(row.settlements) + (before?.settlements ?? 0),
      known: Number(row.known) + (before?.known ?? 0),
      population: Number(row.population) + (before?.population ?? 0),
    });
  }
  return [...places.values()];
}

function nothingBundled(country: string, what: 'need' | 'settlements', option: string): VigieError {
  return new VigieError([
    {
      code: 'country-absent',
      what:
        what === 'need'
          ? `no need of ${country} ship with Vigie`
          : `no settlements of ${country} ship with Vigie`,
      where: '--country',
      fix: `give ${option} FILE`,
    },
  ]);
}

/** Areas or regions by p-code or name. @throws for a word that names none */
function within(
  asked: readonly string[] | undefined,
  areas: ReadonlyMap<string, GroundArea>,
): (pcode: string) => boolean {
  if (asked === undefined || asked.length === 0) return () => true;
  const kept = new Set<string>();
  const unknown = asked.filter((word) => {
    const own = areasNamed(word, areas);
    for (const pcode of own) kept.add(pcode);
    return own.length === 0;
  });
  if (unknown.length > 0)
    throw new VigieError(unknown.map((word) => areaUnknown(word, '--areas', areas)));
  return (pcode) => kept.has(pcode);
}

/** P-codes of an area, or of a region's areas, by p-code or name. */
export function areasNamed(word: string, areas: ReadonlyMap<string, GroundArea>): string[] {
  const wanted = word.trim().toLowerCase();
  const all = [...areas.values()];
  const isNamed = (...names: string[]) => names.some((name) => name.toLowerCase() === wanted);
  const regions = all.filter(({ region, region_pcode }) => isNamed(region, region_pcode));
  const own = all.filter(({ name, pcode }) => isNamed(pcode, name));
  return (isNamed(...own.map(({ pcode }) => pcode)) || regions.length === 0 ? own : regions).map(
    ({ pcode }) => pcode,
  );
}

export function areaUnknown(
  word: string,
  where: string,
  areas: ReadonlyMap<string, GroundArea>,
): Issue {
  const regions = [
    ...new Set([...areas.values()].map(({ region, region_pcode }) => `${region_pcode} ${region}`)),
  ];
  return {
    code: 'area-unknown',
    what: `"${word}" is neither an area nor a region by p-code or name`,
    where,
    fix: `regions there: ${regions.join(', ')}`,
  };
}

const PLACES = {
  id: ['geonames_id', 'osm_id', 'site_id', 'code'],
  name: ['settlement', 'facility', 'facility_name', 'asciiname'],
  latitude: ['lat', 'y'],
  longitude: ['lon', 'lng', 'long', 'x'],
  population: ['pop', 'people'],
  pcode: ['adm2_pcode', 'admin2_pcode', 'adm2', 'area'],
  country: ['iso3', 'country_code', 'country_iso3'],
  capacity: ['cap'],
  cost: ['fixed_cost', 'price'],
  open: ['is_open', 'existing'],
};

/** @param isCandidates a candidate outside the country is a fault; a settlement is left out */
async function placesFromFile(
  path: string,
  country: string,
  areas: ReadonlyMap<string, GroundArea>,
  faults: Issue[],
  isCandidates: boolean,
) {
  const { rows, columns, sha256 } = await readGiven(path, PLACES, ['latitude', 'longitude']);
  const places: (Place & CandidateSite)[] = [];
  const seen = new Set<string>();
  let nearest = 0;
  const outside: string[] = [];
  for (const { cells, line } of rows) {
    if (columns.country !== undefined && countryCodeOf(cells.country) !== country) continue;
    const where = `${path} line ${line}`;
    const at = { longitude: degrees(cells.longitude, 180), latitude: degrees(cells.latitude, 90) };
    const shown = cells.name || cells.id;
    if (Number.isNaN(at.longitude + at.latitude)) {
      faults.push({
        code: 'coordinate',
        what: `"${cells.latitude}", "${cells.longitude}" is no place`,
        where,
        fix: 'write degrees with a decimal point, latitude from -90 to 90',
      });
      continue;
    }
    const far = distanceToCountry(country, at.latitude, at.longitude);
    if (far > OUTSIDE_KM) {
      if (isCandidates) faults.push(outsideFault(shown, far, country, where));
      else outside.push(shown);
      continue;
    }
    const id = cells.id || `${cells.name || 'line'} ${line}`;
    if (seen.has(id)) {
      faults.push({
        code: 'id-repeated',
        what: `site "${id}" is there twice`,
        where,
        fix: 'give each its own id, or take one row out',
      });
      continue;
    }
    seen.add(id);
    const own = areas.has(cells.pcode) || areas.size === 0 ? cells.pcode : nearestArea(at, areas);
    if (own !== cells.pcode) nearest++;
    const number = (name: 'population' | 'capacity' | 'cost', empty: number) =>
      amountOf(cells[name], `${where}, column ${columns[name]}`, faults, empty) ?? empty;
    const population = number('population', 0);
    const capacity = number('capacity', Number.NaN);
    places.push({
      ...{ id, name: cells.name, pcode: own, ...at, settlements: 1 },
      ...{ known: population > 0 ? 1 : 0, population, cost: number('cost', 0) },
      ...(Number.isNaN(capacity) ? {} : { capacity }),
      ...(/^(1|true|yes|oui)$/i.test(cells.open) ? { is_open: true } : {}),
    });
  }
  if (places.length === 0 && faults.length === 0)
    faults.push({
      code: 'country-absent',
      what: `the file holds no place of ${country}`,
      where: path,
      fix: 'take a file of this country, or give another --country',
    });
  const notes: Issue[] = [];
  if (nearest > 0)
    notes.push(
      note(
        'area-guessed',
        `${nearest} of ${places.length} places name no area of the list: the one whose label point is nearest is taken`,
        path,
        'give a column adm2_pcode',
      ),
    );
  if (outside.length > 0)
    notes.push(
      note(
        'outside-country',
        `${outside.length} settlements lie more than ${OUTSIDE_KM} km outside ${country} and are left out, "${outside[0]}" first`,
        path,
        'look for swapped coordinates',
      ),
    );
  return { places, sha256, notes };
}

function outsideFault(shown: string, far: number, country: string, where: string): Issue {
  return {
    code: 'outside-country',
    what: `candidate "${shown}" lies ${Math.round(far)} km outside ${country}`,
    where,
    fix: 'look for swapped coordinates, or take the row out',
  };
}

function degrees(text: string, most: number): number {
  const value = text === '' ? Number.NaN : Number(text);
  return Math.abs(value) <= most ? value : Number.NaN;
}

function nearestArea(
  { longitude, latitude }: { longitude: number; latitude: number },
  areas: ReadonlyMap<string, GroundArea>,
): string {
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const area of areas.values()) {
    const far =
      (area.latitude - latitude) ** 2 +
      ((area.longitude - longitude) * Math.cos((latitude * Math.PI) / 180)) ** 2;
    if (far < least) {
      least = far;
      best = area.pcode;
    }
  }
  return best;
}
