/** What two vintages of the workspace say differently, by area and month. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { monthText } from '../core/index.ts';

/** What is counted in each area and month; deaths are null where nothing says how many. */
export const AMOUNTS = [
  'events_a',
  'events_b',
  'deaths_a',
  'deaths_b',
  /** ids that only the second vintage has */
  'added',
  /** ids that only the first vintage has */
  'dropped',
  /** ids that the first vintage has in another area or month */
  'moved_in',
  /** ids that the second vintage has in another area or month */
  'moved_out',
  /** of the ids that both have, counted where the second vintage has them */
  'changed',
  'changed_deaths',
  'changed_place',
  'changed_date',
] as const;

export type AmountName = (typeof AMOUNTS)[number];
type Deaths = Extract<AmountName, `deaths_${string}`>;
export type Amounts = Record<Exclude<AmountName, Deaths>, number> & Record<Deaths, number | null>;

export type VintageChange = Amounts & {
  /** ISO alpha-3, or `ISO|region`; `ISO|` where no region is known */
  unit: string;
  month: string;
};

export interface DiffRequest {
  source_id: string;
  /** releases of the two vintages */
  a: readonly number[];
  b: readonly number[];
  level: 'country' | 'region';
  /** ISO alpha-3; empty for all */
  countries: readonly string[];
}

/** The rows that count of a set of releases: the rules are those of `events.ts`. */
function vintage(name: string, releases: string): string {
  return `
${name}_snap as (
  select *, row_number() over (order by published, rank, snapshot_id) as age from snapshots
  where source_id = $1 and list_contains(from_json(${releases}, '["integer"]'), snapshot_id)
), ${name}_latest as (
  select e.*, s.age from events e join ${name}_snap s using (snapshot_id)
  qualify row_number() over (partition by e.event_id order by s.age desc) = 1
), ${name}_current as (
  select l.* from ${name}_latest l where not exists (
    select 1 from ${name}_snap s where s.age > l.age and ${speaksFor('s', 'l')}
  )
)`;
}

function speaksFor(release: string, row: string): string {
  return `${row}.month between ${release}.covers_from and ${release}.covers_to
    and (${release}.countries is null
      or list_contains(from_json(${release}.countries, '["varchar"]'), ${row}.country))`;
}

/** Rows of months and countries that both vintages speak for; others are kept to tell moves apart. */
function sides(name: string, unit: string): string {
  return `
${name} as (
  select *, ${unit} as unit,
    exists (select 1 from a_snap s where ${speaksFor('s', 'c')})
      and exists (select 1 from b_snap s where ${speaksFor('s', 'c')}) as inside
  from ${name}_current c
)`;
}

const same = 'b.inside and a.inside and b.unit = a.unit and b.month = a.month';
const differs = (...columns: string[]) =>
  `(${columns.map((column) => `a.${column} is distinct from b.${column}`).join(' or ')})`;
const deaths = differs('best', 'low', 'high', 'civilians');
const place = differs('country', 'region', 'latitude', 'longitude', 'place_precision');
const date = differs('date_start', 'date_end', 'date_precision');

/** Differences of two vintages, exact, counted in the database; only areas and months that differ. */
export async function vintageDiff(
  connection: DuckDBConnection,
  request: DiffRequest,
): Promise<VintageChange[]> {
  const unit = request.level === 'country' ? 'country' : `country || '|' || region`;
  const reader = await connection.runAndReadAll(
    `with ${vintage('a', '$2')}, ${vintage('b', '$3')}, ${sides('a', unit)}, ${sides('b', unit)},
     parts as (
       select a.unit, a.month, a.country, 1 as events_a, 0 as events_b, a.best as deaths_a,
         null as deaths_b, 0 as added, (b.event_id is null)::integer as dropped, 0 as moved_in,
         (b.event_id is not null and not (${same}))::integer as moved_out, 0 as changed,
         0 as changed_deaths, 0 as changed_place, 0 as changed_date
       from a left join b using (event_id) where a.inside
       union all
       select b.unit, b.month, b.country, 0, 1, null, b.best, (a.event_id is null)::integer, 0,
         (a.event_id is not null and not (${same}))::integer, 0,
         (a.event_id is not null and (${deaths} or ${place} or ${date}))::integer,
         (a.event_id is not null and ${deaths})::integer,
         (a.event_id is not null and ${place})::integer,
         (a.event_id is not null and ${date})::integer
       from b left join a using (event_id) where b.inside
     )
     select unit, month, ${AMOUNTS.map((column) => `sum(${column})::double as ${column}`).join(', ')}
     from parts
     where from_json($4, '["varchar"]') = [] or list_contains(from_json($4, '["varchar"]'), country)
     group by unit, month order by unit, month`,
    [
      request.source_id,
      JSON.stringify(request.a),
      JSON.stringify(request.b),
      JSON.stringify(request.countries),
    ],
  );
  return reader.getRowObjects().map((row) => ({
    ...(row as unknown as VintageChange),
    month: monthText(Number(row.month)),
  }));
}
