/** Anybody's panel of counts by month, as models see it. */
import { cellNeighbours, neighboursOf } from '../areas/index.ts';
import {
  countryFromName,
  countryName,
  type ForecastPanel,
  type Issue,
  type Month,
  monthFromText,
  monthText,
  VigieError,
} from '../core/index.ts';
import { readPanelFile } from './panel-file.ts';
import { note } from './run.ts';

/** What the user said of the file. */
export interface ForecastPanelRequest {
  panel: string;
  unit: string;
  time: string;
  value: string;
  /** further columns, each with the months after which it is known: `prices`, or `prices@2` */
  covariates?: readonly string[] | undefined;
  delimiter?: string | undefined;
  adjacency?: Adjacency | undefined;
}

export const ADJACENCIES = ['auto', 'countries', 'cells', 'none'] as const;
export type Adjacency = (typeof ADJACENCIES)[number];

export interface ReadForecastPanel {
  panel: ForecastPanel;
  sha256: string;
  notes: Issue[];
}

/**
 * @throws every fault of the file at once: those of `readPanelFile`, and `months-wanted`, `count`,
 * `gap`, `covariate-gap`
 */
export async function readForecastPanel(request: ForecastPanelRequest): Promise<ReadForecastPanel> {
  const covariates = (request.covariates ?? []).map(covariateOf);
  const long = await readPanelFile({
    path: request.panel,
    unit: request.unit,
    time: request.time,
    columns: [...new Set([request.value, ...covariates.map(({ name }) => name)])],
    delimiter: request.delimiter,
  });
  // A month may be written as its first day.
  const months = long.periods.map((label) => label.replace(/^(\d{4}-\d{2})-01$/, '$1'));
  if (!months.every((label) => /^\d{4}-\d{2}$/.test(label)))
    throw monthsWanted(request, long.periods);
  const first = monthFromText(months[0]);
  const values = long.columns[request.value];
  const faults = [
    ...countFaults(values, long.unit_ids, first, months.length, request),
    ...gapFaults(values, long.unit_ids, first, months.length, request),
  ];
  if (faults.length > 0) throw new VigieError(faults);
  const neighbours = neighboursOfUnits(long.unit_ids, request.adjacency ?? 'auto');
  const panel: ForecastPanel = {
    unit_ids: long.unit_ids,
    first,
    months: months.length,
    values,
    covariates: Object.fromEntries(
      covariates.map(({ name, reporting_lag }) => [
        name,
        { values: long.columns[name], reporting_lag },
      ]),
    ),
    ...(neighbours && { neighbours }),
  };
  return { panel, sha256: long.sha256, notes: unitNotes(panel, request.panel) };
}

function covariateOf(text: string): { name: string; reporting_lag: number } {
  const [, name, lag] = /^(.*?)(?:@(\d{1,2}))?$/.exec(text)!;
  return { name, reporting_lag: Number(lag ?? 0) };
}

function monthsWanted(request: ForecastPanelRequest, periods: readonly string[]): VigieError {
  return new VigieError([
    {
      code: 'months-wanted',
      what: `forecasts are by month, and the periods are like "${periods[0]}"`,
      where: `${request.panel}, column ${request.time}`,
      fix: 'write months as YYYY-MM',
    },
  ]);
}

const MOST_FAULTS = 50;

/** Values that are no counts. */
function countFaults(
  values: Float64Array,
  unit_ids: readonly string[],
  first: Month,
  months: number,
  request: ForecastPanelRequest,
): Issue[] {
  const faults: Issue[] = [];
  let more = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (Number.isNaN(value) || (value >= 0 && Number.isInteger(value) && value < 2 ** 31)) continue;
    if (faults.length >= MOST_FAULTS) {
      more++;
      continue;
    }
    const what =
      value < 0
        ? `${value} is below zero`
        : Number.isInteger(value)
          ? `${value} is too large for a count`
          : `${value} is not a whole number`;
    faults.push({
      code: 'count',
      what,
      where: `${request.panel}, ${unit_ids[Math.floor(at / months)]} in ${monthText(first + (at % months))}, column ${request.value}`,
      fix: 'give raw counts: whole numbers of at least 0',
    });
  }
  return more === 0 ? faults : [...faults, moreFaults(more, request)];
}

/** Months without a value after a unit's first: models would take the silence for peace. */
function gapFaults(
  values: Float64Array,
  unit_ids: readonly string[],
  first: Month,
  months: number,
  request: ForecastPanelRequest,
): Issue[] {
  const faults: Issue[] = [];
  let more = 0;
  unit_ids.forEach((unit, u) => {
    const row = values.subarray(u * months, (u + 1) * months);
    const start = row.findIndex((value) => !Number.isNaN(value));
    const missing: Month[] = [];
    for (let t = Math.max(0, start); t < months; t++)
      if (Number.isNaN(row[t])) missing.push(first + t);
    if (missing.length === 0) return;
    if (faults.length >= MOST_FAULTS) {
      more++;
      return;
    }
    const some = missing.slice(0, 3).map(monthText).join(', ');
    faults.push({
      code: 'gap',
      what: `"${unit}" has no value in ${missing.length} months: ${some}${missing.length > 3 ? ', …' : ''}`,
      where: `${request.panel}, column ${request.value}`,
      fix: 'write a row for each month from the first on, 0 where nothing happened; leave months before a unit began empty',
    });
  });
  return more === 0 ? faults : [...faults, moreFaults(more, request)];
}

function moreFaults(more: number, request: ForecastPanelRequest): Issue {
  return {
    code: 'more-faults',
    what: `${more} more faults of this kind`,
    where: request.panel,
    fix: 'correct the first ones; the others may have the same origin',
  };
}

/** What is no fault, and should be known. */
function unitNotes({ unit_ids, values, months, first }: ForecastPanel, where: string): Issue[] {
  const rows = unit_ids.map((_, u) => values.subarray(u * months, (u + 1) * months));
  const late = unit_ids.filter((_, u) => Number.isNaN(rows[u][0]));
  const quiet = rows.filter((row) => row.every((value) => !(value > 0))).length;
  const notes: Issue[] = [];
  if (late.length > 0)
    notes.push(
      note(
        'unit-late',
        `${late.length} units begin after ${monthText(first)}: ${late.slice(0, 5).join(', ')}`,
        where,
        'nothing to do: months before a unit began are not learnt from, nor scored',
      ),
    );
  if (quiet > 0)
    notes.push(
      note(
        'unit-quiet',
        `${quiet} of ${unit_ids.length} units have no month above zero`,
        where,
        'nothing to do: they are forecast and scored like the others',
      ),
    );
  return notes;
}

/** By land border for countries, by side and corner for PRIO-GRID cells. */
export function neighboursOfUnits(
  unit_ids: readonly string[],
  adjacency: Adjacency,
): number[][] | undefined {
  const codes = unit_ids.map((unit) => (isCode(unit) ? unit : countryFromName(unit)));
  const index = new Map(unit_ids.map((unit, u) => [unit, u]));
  const ofCode = new Map(codes.map((code, u) => [code, u]));
  const named = codes.filter((code) => code !== undefined).length;
  if (adjacency === 'countries' || (adjacency === 'auto' && named > MOSTLY * unit_ids.length))
    return codes.map((code) =>
      code === undefined ? [] : neighboursOf(code).flatMap((near) => ofCode.get(near) ?? []),
    );
  if (adjacency === 'cells')
    return unit_ids.map((unit) =>
      cellNeighbours(Number(unit)).flatMap((near) => index.get(String(near)) ?? []),
    );
  return undefined;
}

/** Countries whose border nobody knows have no neighbours. */
const MOSTLY = 0.8;

function isCode(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit) && countryName(unit, 'en') !== unit;
}
