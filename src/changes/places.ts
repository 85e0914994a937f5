import {
  type Coverage,
  covers,
  type EventTable,
  type Measure,
  type Month,
  monthsBetween,
  type PlaceActivity,
  type Window,
} from '../core/index.ts';

const REACH = 12;
/** How far from the date months with places are looked for when the nearest have none. */
const FARTHEST = 24;
const LEAST = 2;

/**
 * Events per month by region or cell before and after a date, from the months nearest to it that
 * have places.
 *
 * @param points where each unit is drawn; units without a point are listed as unplaced
 * @returns `undefined` when neither side has two months with places
 */
export function placeActivity(
  tables: readonly EventTable[],
  country: string,
  date: Month,
  level: 'region' | 'cell',
  points: (unit_id: string) => { longitude: number; latitude: number } | undefined,
): PlaceActivity | undefined {
  const measure: Measure = level === 'region' ? 'regions' : 'cells';
  const sideOf = (months: readonly Month[]) => {
    for (const table of tables) {
      const covered = months
        .filter((month) =>
          table.coverage.some(
            (part) => part.measures.includes(measure) && covers(part, country, month),
          ),
        )
        .slice(0, REACH)
        .sort((a, b) => a - b);
      if (covered.length >= LEAST) return { table, months: covered };
    }
    return undefined;
  };
  const before = sideOf(monthsBetween(date - FARTHEST, date - 1).reverse());
  const after = sideOf(monthsBetween(date + 1, date + FARTHEST));
  if (!before && !after) return undefined;
  const counts = [before, after].map((side) =>
    side ? countUnits(side, country, level) : undefined,
  );
  const units = [...new Set(counts.flatMap((count) => [...(count?.keys() ?? [])]))].sort();
  const rate = (i: 0 | 1, unit: string) => {
    const side = i === 0 ? before : after;
    return side ? (counts[i]!.get(unit) ?? 0) / side.months.length : Number.NaN;
  };
  const drawn = units.flatMap((unit_id) => {
    const point = points(unit_id);
    return point ? [{ unit_id, ...point, before: rate(0, unit_id), after: rate(1, unit_id) }] : [];
  });
  const parts = [before, after].flatMap((side) => (side ? partsOf(side, country, measure) : []));
  return {
    level,
    before: windowOf(before?.months),
    after: windowOf(after?.months),
    vintages: [...new Set(parts.map((part) => part.vintage))].sort(),
    final: parts.every((part) => part.final === parts[0].final) ? parts[0].final : undefined,
    places: drawn,
    unplaced_units: units.filter((unit) => !points(unit)),
  };
}

interface Side {
  table: EventTable;
  months: Month[];
}

function countUnits(side: Side, country: string, level: 'region' | 'cell'): Map<string, number> {
  const { table } = side;
  const code = table.countries.indexOf(country);
  const wanted = new Set(side.months);
  const counts = new Map<string, number>();
  for (let row = 0; row < table.length; row++) {
    if (table.country[row] !== code || !wanted.has(table.month[row])) continue;
    const place = level === 'region' ? (table.region?.[row] ?? -1) : (table.cell?.[row] ?? 0);
    if (place < 0 || (level === 'cell' && place === 0)) continue;
    const unit = level === 'region' ? table.regions[place] : String(place);
    counts.set(unit, (counts.get(unit) ?? 0) + table.events[row]);
  }
  return counts;
}

function windowOf(months: readonly Month[] | undefined): Window | undefined {
  return months && { first: months[0], last: months[months.length - 1], months: months.length };
}

function partsOf(side: Side, country: string, measure: Measure): Coverage[] {
  return side.table.coverage
    .filter((part) => part.measures.includes(measure))
    .filter((part) => side.months.some((month) => covers(part, country, month)));
}
