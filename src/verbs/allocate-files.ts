/** Demand, sites and distances as three tables: anybody's location problem. */
import { type Issue, VigieError } from '../core/index.ts';
import type { CandidateSite, Demand, Links } from '../plans/index.ts';
import { amountOf, type GivenTable, readGiven } from './allocate-table.ts';
import { note } from './run.ts';

export interface GivenProblem {
  demand: Demand[];
  sites: CandidateSite[];
  links: Links;
  hashes: string[];
  notes: Issue[];
}

const DEMAND = {
  id: [
    'demand_id',
    'node',
    'customer',
    'area',
    'settlement',
    'geonames_id',
    'pcode',
    'adm2_pcode',
    'name',
    'demand',
  ],
  weight: ['people', 'population', 'need', 'weights', 'w', 'pop', 'p35', 'value', 'h', 'demand'],
  size: ['load', 'quantity', 'q', 'takes'],
  region: ['adm1_name', 'adm1', 'admin1', 'adm1_pcode', 'group', 'zone'],
};
const SITES = {
  id: ['site_id', 'site', 'node', 'facility', 'candidate', 'geonames_id', 'pcode', 'name'],
  capacity: ['cap', 'max', 'room', 'size', 'q'],
  cost: ['fixed_cost', 'price', 'costs', 'f'],
  open: ['is_open', 'fixed', 'existing', 'there'],
  barred: ['excluded', 'exclude', 'forbidden', 'closed'],
};
const DISTANCES = {
  demand: ['demand_id', 'from', 'customer', 'origin', 'i', 'node', 'source', 'id'],
  site: ['site_id', 'to', 'facility', 'destination', 'j', 'candidate', 'target'],
  distance: ['dist', 'distance_km', 'km', 'd', 'length', 'minutes', 'time', 'cost'],
};
const UNREACHABLE = new Set(['', 'na', 'nan', 'inf', 'infinity', '+inf', 'null', 'none', '-']);
const TRUE = new Set(['1', 'true', 'yes', 'y', 'oui', 'open', 'x']);
const FALSE = new Set(['', '0', 'false', 'no', 'n', 'non']);
const MOST_NAMED = 20;

/** @throws VigieError with every fault of the three files */
export async function readGivenProblem(files: {
  demand: string;
  sites: string;
  distances: string;
}): Promise<GivenProblem> {
  const read = await Promise.allSettled([
    readGiven(files.demand, DEMAND, ['id']),
    readGiven(files.sites, SITES, ['id']),
    readGiven(files.distances, DISTANCES, ['demand', 'site', 'distance']),
  ]);
  const faults = read.flatMap((one) => (one.status === 'rejected' ? issuesIn(one.reason) : []));
  const [demandTable, siteTable, distanceTable] = read.map((one) =>
    one.status === 'fulfilled' ? one.value : undefined,
  ) as [
    GivenTable<keyof typeof DEMAND>?,
    GivenTable<keyof typeof SITES>?,
    GivenTable<keyof typeof DISTANCES>?,
  ];
  const demand = demandTable ? demandsIn(demandTable, faults) : [];
  const sites = siteTable ? sitesIn(siteTable, faults) : [];
  const links =
    distanceTable && demandTable && siteTable
      ? linksIn(distanceTable, demand, sites, [files.demand, files.sites], faults)
      : { demand: [], site: [], distance: [] };
  if (faults.length > 0) throw new VigieError(faults);
  return {
    ...{ demand, sites, links },
    hashes: [demandTable!, siteTable!, distanceTable!].map(({ sha256 }) => sha256),
    notes: demandTable!.columns.weight === undefined ? [weightless(files.demand)] : [],
  };
}

function issuesIn(error: unknown): Issue[] {
  if (error instanceof VigieError) return [...error.issues];
  throw error;
}

function weightless(path: string): Issue {
  return note(
    'weights-absent',
    'the demands have no column of weights: each counts 1',
    path,
    'add a column weight where some count for more',
  );
}

function demandsIn(
  { path, rows, columns }: GivenTable<keyof typeof DEMAND>,
  faults: Issue[],
): Demand[] {
  const seen = new Map<string, number>();
  return rows.map(({ cells, line }) => {
    unique('demand', cells.id, `${path} line ${line}`, line, seen, faults);
    const at = (name: 'weight' | 'size') => `${path} line ${line}, column ${columns[name]}`;
    const hasWeights = columns.weight !== undefined;
    const weight = hasWeights ? amountOf(cells.weight, at('weight'), faults, undefined) : 1;
    const size =
      cells.size === '' ? undefined : amountOf(cells.size, at('size'), faults, undefined);
    return {
      id: cells.id,
      weight: weight ?? 0,
      ...(size === undefined ? {} : { size }),
      ...(cells.region === '' ? {} : { region: cells.region }),
    };
  });
}

function sitesIn(
  { path, rows, columns }: GivenTable<keyof typeof SITES>,
  faults: Issue[],
): CandidateSite[] {
  const seen = new Map<string, number>();
  return rows.map(({ cells, line }) => {
    unique('site', cells.id, `${path} line ${line}`, line, seen, faults);
    const at = (name: keyof typeof SITES) => `${path} line ${line}, column ${columns[name]}`;
    const capacity = UNREACHABLE.has(cells.capacity.toLowerCase())
      ? undefined
      : amountOf(cells.capacity, at('capacity'), faults, undefined);
    const cost = amountOf(cells.cost, at('cost'), faults, 0);
    const isOpen = TRUE.has(cells.open.toLowerCase());
    if (!isOpen && !FALSE.has(cells.open.toLowerCase()))
      faults.push({
        code: 'open',
        what: `"${cells.open}" is neither yes nor no`,
        where: at('open'),
        fix: 'write 1 for a site that is open already, 0 or nothing for another',
      });
    return {
      id: cells.id,
      cost: cost ?? 0,
      ...(capacity === undefined ? {} : { capacity }),
      ...(isOpen ? { is_open: true } : {}),
      ...(FALSE.has(cells.barred.toLowerCase()) ? {} : { barred: cells.barred }),
    };
  });
}

function unique(
  kind: 'demand' | 'site',
  id: string,
  where: string,
  line: number,
  seen: Map<string, number>,
  faults: Issue[],
): void {
  if (id === '')
    faults.push({
      code: 'id',
      what: `the ${kind} has no id`,
      where,
      fix: 'name it, or take the row out',
    });
  else if (seen.has(id))
    faults.push({
      code: 'id-repeated',
      what:
        kind === 'demand'
          ? `demand "${id}" is there twice, first on line ${seen.get(id)}`
          : `site "${id}" is there twice, first on line ${seen.get(id)}`,
      where,
      fix: 'give each its own id, or take one row out',
    });
  else seen.set(id, line);
}

function linksIn(
  { path, rows, columns }: GivenTable<keyof typeof DISTANCES>,
  demand: readonly Demand[],
  sites: readonly CandidateSite[],
  [demandFile, siteFile]: readonly string[],
  faults: Issue[],
): Links {
  const demandAt = new Map(demand.map(({ id }, i) => [id, i]));
  const siteAt = new Map(sites.map(({ id }, j) => [id, j]));
  const unknown = new Map<
    string,
    { kind: 'demand' | 'site'; id: string; n: number; line: number }
  >();
  const first = new Map<number, number>();
  const links = { demand: [] as number[], site: [] as number[], distance: [] as number[] };
  for (const { cells, line } of rows) {
    const i = demandAt.get(cells.demand);
    const j = siteAt.get(cells.site);
    if (i === undefined) count(unknown, 'demand', cells.demand, line);
    if (j === undefined) count(unknown, 'site', cells.site, line);
    if (UNREACHABLE.has(cells.distance.toLowerCase())) continue;
    const where = `${path} line ${line}, column ${columns.distance}`;
    const distance = amountOf(cells.distance, where, faults, undefined);
    if (i === undefined || j === undefined) continue;
    const pair = i * sites.length + j;
    const before = first.get(pair);
    if (before !== undefined)
      faults.push({
        code: 'pair-repeated',
        what: `the pair "${cells.demand}", "${cells.site}" is there twice, first on line ${before}`,
        where: `${path} line ${line}`,
        fix: 'keep one distance for each pair',
      });
    else first.set(pair, line);
    if (distance === undefined || before !== undefined) continue;
    links.demand.push(i);
    links.site.push(j);
    links.distance.push(distance);
  }
  for (const { kind, id, n, line } of [...unknown.values()].slice(0, 10 * MOST_NAMED))
    faults.push({
      code: 'id-unknown',
      what:
        kind === 'demand'
          ? n === 1
            ? `demand "${id}" of 1 row is not among the demands`
            : `demand "${id}" of ${n} rows is not among the demands`
          : n === 1
            ? `site "${id}" of 1 row is not among the sites`
            : `site "${id}" of ${n} rows is not among the sites`,
      where: `${path} line ${line}`,
      fix: `write ids as they are in ${kind === 'demand' ? demandFile : siteFile}`,
    });
  return links;
}

function count(
  unknown: Map<string, { kind: 'demand' | 'site'; id: string; n: number; line: number }>,
  kind: 'demand' | 'site',
  id: string,
  line: number,
): void {
  const known = unknown.get(`${kind} ${id}`);
  if (known) known.n++;
  else unknown.set(`${kind} ${id}`, { kind, id, n: 1, line });
}
