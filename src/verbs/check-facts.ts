/** Gathers, as values, what the claims of some articles are checked against. */
import { GROUPS, REGION_NAMES } from '../claims/index.ts';
import {
  type Actor,
  type ClaimFacts,
  type Coverage,
  type EventTable,
  type FactEstimate,
  type FactLevels,
  type FactSeries,
  isCountryCode,
  type LevelValue,
  type Month,
  monthText,
  NO_VINTAGE,
  ONE_SIDED,
  type Outcome,
  type Panel,
  STATE_BASED,
  seriesOf,
  type TableSource,
  ucdpNames,
  vintagesOf,
} from '../core/index.ts';
import { buildPanel, outcomes, unitsOf } from '../outcomes/index.ts';
import type { Store } from '../store/index.ts';
import { levelOutcomes, levelsFor } from './levels-for.ts';
import { type DataChoice, publishedBy, sourcesOf, tablesFor } from './tables-for.ts';

/** Newest months that are still filling up. */
const INCOMPLETE = 3;

/** The figures and registries at hand, from which facts are made as claims ask for them. */
export interface FactSources {
  tables: readonly EventTable[];
  levels: readonly LevelValue[];
  actors: readonly Actor[];
  /** last month that any table speaks for */
  last: Month;
  first: Month;
  as_of: string | null;
  sources: ReturnType<typeof sourcesOf>;
  /** made once, however many claims look at it */
  series: Map<string, FactSeries | undefined>;
}

export async function factSources(store: Store, choice: DataChoice): Promise<FactSources> {
  const tables = await tablesFor(store, choice, speaksOfCountries);
  const levels = await levelsFor(store, choice);
  const parts = tables.flatMap((table) => table.coverage);
  const months = parts.filter(({ measures }) => measures.includes('events'));
  return {
    tables,
    levels: levels.filter(({ admin, period }) => admin === '' && period.length === 4),
    actors: store.actors(),
    first: Math.min(...parts.map(({ from }) => from)),
    last: Math.max(...(months.length > 0 ? months : parts).map(({ to }) => to)),
    as_of: publishedBy(tables),
    sources: sourcesOf(tables),
    series: new Map(),
  };
}

/** Claims name countries, regions and forces; the large tables of grid cells are not read for them. */
function speaksOfCountries({ coverage }: TableSource): boolean {
  return coverage.some(({ measures }) => !measures.includes('cells'));
}

/**
 * The facts that some claims need.
 * @param needs series and levels by their `ref`: `MLI/events`, `MLI/jnim/one-sided-fatalities`
 */
export function factsFor(
  store: Store,
  from: FactSources,
  needs: readonly string[],
  estimates: ReadonlyMap<string, FactEstimate | { refused: FactRefusal }> = new Map(),
): ClaimFacts {
  const series = new Map<string, FactSeries>();
  const levels = new Map<string, FactLevels>();
  for (const ref of needs) {
    const parts = partsOf(ref);
    if (!parts) continue;
    if (levelOutcomes.has(parts.outcome)) {
      const found = levelsOf(from, ref, parts.area, parts.outcome);
      if (found) levels.set(ref, found);
      continue;
    }
    if (!from.series.has(ref)) from.series.set(ref, seriesFor(from, ref, parts));
    const found = from.series.get(ref);
    if (found) series.set(ref, found);
  }
  return {
    series,
    levels,
    actors: new Map(from.actors.map((actor) => [actor.id, actor])),
    transitions: store.transitions(),
    coups: store.coups(),
    estimates,
    incomplete_from: from.last - INCOMPLETE + 1,
  };
}

type FactRefusal = { en: string; fr: string };

interface Parts {
  area: string;
  actor: string | undefined;
  outcome: string;
}

/** `MLI/Mopti/jnim/events`: the area may hold a slash, the actor may be absent. */
function partsOf(ref: string): Parts | undefined {
  const parts = ref.split('/');
  const outcome = parts.pop();
  if (outcome === undefined || parts.length === 0) return undefined;
  const [head, ...rest] = parts;
  const isRegion = rest.length > 0 && /^\p{Lu}/u.test(rest[0]);
  const area = isRegion ? `${head}/${rest[0]}` : head;
  return { area, actor: isRegion ? rest[1] : rest[0], outcome };
}

function seriesFor(
  from: FactSources,
  ref: string,
  { area, actor, outcome }: Parts,
): FactSeries | undefined {
  const members = GROUPS[area] ?? [area];
  const parts = members.map((member) =>
    actor === undefined
      ? areaSeries(from, member, outcome)
      : actorSeries(from, member, actor, outcome),
  );
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || (actor === undefined && known.length < members.length))
    return undefined;
  return { ...added(known), ref };
}

/** Months are known where they are known in every part. */
function added(parts: readonly FactSeries[]): FactSeries {
  const [first, ...rest] = parts;
  if (rest.length === 0) return first;
  const sum = (pick: (part: FactSeries) => Float64Array | undefined) => {
    if (pick(first) === undefined) return undefined;
    return first.values.map((_, at) =>
      parts.reduce((total, part) => total + (pick(part)?.[at] ?? part.values[at]), 0),
    );
  };
  const low = sum((part) => part.low);
  const high = sum((part) => part.high);
  return {
    ...first,
    values: sum((part) => part.values)!,
    ...(low ? { low } : {}),
    ...(high ? { high } : {}),
    vintages: first.vintages.map(
      (label, at) => label ?? parts.find((part) => part.vintages[at])?.vintages[at],
    ),
    final: first.final.map((_, at) => parts.every((part) => part.final[at])),
    source: [...new Set(parts.flatMap((part) => part.source))],
  };
}

function areaSeries(from: FactSources, area: string, outcome: string): FactSeries | undefined {
  if (!outcomes.has(outcome)) return undefined;
  const unit = area.includes('/') ? regionUnit(from, area) : isCountryCode(area) ? area : undefined;
  if (unit === undefined) return undefined;
  const level = area.includes('/') ? 'region' : 'country';
  const own = outcomes.get(outcome as never) as Outcome;
  const hasRange = outcome === 'fatalities';
  const range = hasRange ? [outcomes.get('fatalities-low'), outcomes.get('fatalities-high')] : [];
  const panel = panelOf(from.tables, from, level, unit, [own, ...(range as Outcome[])]);
  const made = fromPanel(panel, `${area}/${outcome}`, outcome, unit);
  if (!made || !hasRange) return made;
  return {
    ...made,
    low: seriesOf(panel, 'fatalities-low', unit),
    high: seriesOf(panel, 'fatalities-high', unit),
  };
}

function panelOf(
  tables: readonly EventTable[],
  from: FactSources,
  level: 'country' | 'region',
  unit: string,
  wanted: readonly Outcome[],
): Panel {
  return buildPanel(tables, {
    level,
    units: [unit],
    first: from.first,
    last: from.last,
    outcomes: wanted,
    as_of: from.as_of ?? '',
  });
}

function fromPanel(
  panel: Panel,
  ref: string,
  outcome: string,
  unit: string,
): FactSeries | undefined {
  const values = seriesOf(panel, outcome, unit);
  if (values.every(Number.isNaN)) return undefined;
  const vintages = [...vintagesOf(panel, outcome, unit)].map((index) =>
    index === NO_VINTAGE ? undefined : panel.vintages[index],
  );
  const known = vintages.filter((vintage) => vintage !== undefined);
  return {
    ref,
    first: panel.periods[0],
    values,
    vintages: vintages.map((vintage) => vintage?.label),
    final: vintages.map((vintage) => vintage?.final === true),
    source: [...new Set(known.map(({ source }) => `${source.dataset} (${source.licence})`))],
  };
}

/** The unit of a region in the tables: names differ by a word and by spelling. */
function regionUnit(from: FactSources, area: string): string | undefined {
  const entry = REGION_NAMES.find((region) => region.area === area);
  const country = area.slice(0, 3);
  const wanted = new Set([area.slice(4), ...(entry?.names ?? [])].map(plainName));
  return unitsOf(from.tables, 'region').find(
    (unit) => unit.startsWith(`${country}|`) && wanted.has(plainName(unit.slice(4))),
  );
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ (region|state|province|prefecture|department|district)$/, '')
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

const OF_TYPE: Readonly<Record<string, number>> = {
  'state-based': STATE_BASED,
  'non-state': 2,
  'one-sided': ONE_SIDED,
};

/** Events or deaths in which a force took part, of the months in which the tables name actors. */
function actorSeries(
  from: FactSources,
  area: string,
  id: string,
  outcome: string,
): FactSeries | undefined {
  const actor = from.actors.find((one) => one.id === id);
  const names = actor && ucdpNames(actor);
  if (!names || names.length === 0 || !isCountryCode(area)) return undefined;
  const tables = from.tables
    .filter((table) => table.coverage.some(({ measures }) => measures.includes('actors')))
    .map((table) => onlyOf(table, names));
  const column =
    outcome.includes('fatalities') || outcome === 'civilian-deaths' ? 'best' : 'events';
  const type =
    Object.entries(OF_TYPE).find(([prefix]) => outcome.startsWith(prefix))?.[1] ??
    (outcome === 'civilian-deaths' ? ONE_SIDED : undefined);
  const months = from.last - from.first + 1;
  const values = new Float64Array(months).fill(Number.NaN);
  const vintages = new Array<string | undefined>(months).fill(undefined);
  const final = new Array<boolean>(months).fill(false);
  for (const table of [...tables].reverse())
    addRows(table, { area, column, type, first: from.first }, values, vintages, final);
  if (values.every((value) => Number.isNaN(value)) || !values.some((value) => value > 0))
    return undefined;
  return {
    ref: `${area}/${id}/${outcome}`,
    first: from.first,
    values,
    vintages,
    final,
    source: [...new Set(tables.map(({ source }) => `${source.dataset} (${source.licence})`))],
  };
}

interface Wanted {
  area: string;
  column: 'best' | 'events';
  type: number | undefined;
  first: Month;
}

/** Later tables are written over by earlier ones, which are preferred. */
function addRows(
  table: EventTable,
  wanted: Wanted,
  values: Float64Array,
  vintages: (string | undefined)[],
  final: boolean[],
): void {
  const speaking = table.coverage.filter(
    (part) =>
      part.measures.includes('actors') &&
      (part.countries === null || part.countries.includes(wanted.area)),
  );
  speaking
    .sort((a, b) => a.published - b.published)
    .forEach((part) => open(part, wanted.first, values, vintages, final));
  for (let row = 0; row < table.length; row++) {
    if (table.countries[table.country[row]] !== wanted.area) continue;
    if (wanted.type !== undefined && table.type[row] !== wanted.type) continue;
    const month = table.month[row];
    if (!speaking.some((part) => month >= part.from && month <= part.to)) continue;
    const amount = wanted.column === 'events' ? table.events[row] : table.best[row];
    if (!Number.isNaN(amount)) values[month - wanted.first] += amount;
  }
}

function open(
  part: Coverage,
  first: Month,
  values: Float64Array,
  vintages: (string | undefined)[],
  final: boolean[],
): void {
  for (let month = part.from; month <= part.to; month++) {
    const at = month - first;
    if (at < 0 || at >= values.length) continue;
    values[at] = 0;
    vintages[at] = part.vintage;
    final[at] = part.final;
  }
}

/** The rows of a table in which one of these names is a side. */
function onlyOf(table: EventTable, names: readonly string[]): EventTable {
  const isIn = table.pairs.map(({ side_a, side_b }) =>
    [...side_a, ...side_b].some((name) => names.includes(name)),
  );
  const rows = Array.from({ length: table.length }, (_, row) => row).filter(
    (row) => isIn[table.pair?.[row] ?? -1],
  );
  const pick = <T extends Uint16Array | Int32Array | Uint8Array | Float64Array>(column: T): T =>
    (column as Float64Array).constructor === Float64Array
      ? (Float64Array.from(rows, (row) => column[row]) as T)
      : (Int32Array.from(rows, (row) => column[row]) as unknown as T);
  return {
    ...table,
    length: rows.length,
    country: pick(table.country),
    month: pick(table.month),
    type: pick(table.type),
    events: pick(table.events),
    best: pick(table.best),
  };
}

function levelsOf(
  from: FactSources,
  ref: string,
  area: string,
  outcome: string,
): FactLevels | undefined {
  const members = (GROUPS[area] ?? [area]).map((member) => member.slice(0, 3));
  if (area.includes('/')) return undefined;
  const ofMembers = [...new Set(members)].map((country) =>
    from.levels.filter((level) => level.country === country && level.outcome === outcome),
  );
  const known = ofMembers.filter((levels) => levels.length > 0);
  if (known.length === 0) return undefined;
  const years = [...new Set(known.flat().map(({ period }) => Number(period)))].sort(
    (a, b) => a - b,
  );
  return {
    ref,
    years: years.flatMap((year) => {
      const values = known.map((levels) => levels.find(({ period }) => Number(period) === year));
      if (values.some((value) => value === undefined)) return [];
      return [
        {
          year,
          value: values.reduce((sum, value) => sum + value!.value, 0),
          provisional: values.some((value) => value!.provisional),
        },
      ];
    }),
    source: [...new Set(known.flat().map(({ source }) => `${source.dataset} (${source.licence})`))],
  };
}

/** Where the figures end, as months to print. */
export function endsOf(from: FactSources): { data_until: string; incomplete_from: string } {
  return {
    data_until: monthText(from.last),
    incomplete_from: monthText(from.last - INCOMPLETE + 1),
  };
}
