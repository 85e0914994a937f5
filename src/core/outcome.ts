import type { AdminLevel, Level } from './area.ts';
import { CIVILIANS, type EventTable, isUnidentified, type Measure } from './event.ts';
import type { Month } from './month.ts';
import type { Bilingual } from './text.ts';

/** The three fronts of risk; every page shows all three. */
export type Front = 'insurgent' | 'fragmentation' | 'humanitarian';
export const FRONTS: readonly Front[] = ['insurgent', 'fragmentation', 'humanitarian'];

/** Which row of an outcome belongs to which unit and month. */
export interface Grid {
  level: Level;
  units: readonly string[];
  first: Month;
  /** number of months */
  months: number;
  /** unit of each row of the table, -1 outside the grid */
  unitOfRow: Int32Array;
}

/** One column of the panel. */
export interface Outcome {
  id: string;
  front: Front;
  title: Bilingual;
  /** per what, in words, e.g. "events per month" */
  unit: Bilingual;
  /** what a table must be able to say; months where it cannot are missing */
  needs: readonly Measure[];
  /** an outcome of regions is one of admin 1 and 2 areas too */
  levels: readonly Exclude<Level, AdminLevel>[];
  /** months of history that a value looks back over, itself included; 1 for a plain count */
  memory: number;
  /** a count per month, for which a rate ratio makes sense; a level or an index is not */
  countable: boolean;
  /**
   * @param table rows of any grain that satisfies `needs`
   * @param grid where the rows go
   * @returns `[unit × month]`, one value per cell of the grid, zero where no row falls
   */
  tally(table: EventTable, grid: Grid): Float64Array;
}

/** Sums a weight over the rows that fall into the grid. */
export function sumRows(
  table: EventTable,
  grid: Grid,
  weight: (row: number) => number,
): Float64Array {
  const sums = new Float64Array(grid.units.length * grid.months);
  for (let row = 0; row < table.length; row++) {
    const at = cellOfGrid(table, grid, row);
    if (at >= 0) sums[at] += weight(row);
  }
  return sums;
}

/** Index of a row in `[unit × month]`, −1 outside the grid. */
export function cellOfGrid(table: EventTable, grid: Grid, row: number): number {
  const unit = grid.unitOfRow[row];
  const month = table.month[row] - grid.first;
  return unit < 0 || month < 0 || month >= grid.months ? -1 : unit * grid.months + month;
}

/**
 * Number of distinct keys per unit and month.
 * @param keysOf small non-negative integers, the things counted; −1 is skipped
 */
export function countDistinct(
  table: EventTable,
  grid: Grid,
  keysOf: (row: number) => readonly number[],
): Float64Array {
  const counts = new Float64Array(grid.units.length * grid.months);
  const seen = new Set<number>();
  for (let row = 0; row < table.length; row++) {
    const at = cellOfGrid(table, grid, row);
    if (at < 0 || !(table.events[row] > 0)) continue;
    for (const key of keysOf(row)) {
      if (key < 0) continue;
      const mark = key * counts.length + at;
      if (seen.has(mark)) continue;
      seen.add(mark);
      counts[at]++;
    }
  }
  return counts;
}

/** Numbers of the armed actors of each pair of a table; `names` gives them back. */
export interface ActorIndex {
  ofPair: readonly (readonly number[])[];
  names: readonly string[];
}

const actorIndexes = new WeakMap<EventTable, ActorIndex>();

/** Actors of a table's pairs, civilians and actors not yet identified left out. Kept per table. */
export function actorIndex(table: EventTable): ActorIndex {
  const known = actorIndexes.get(table);
  if (known) return known;
  const numbers = new Map<string, number>();
  const ofPair = table.pairs.map((pair) =>
    [...new Set([...pair.side_a, ...pair.side_b])]
      .filter((name) => name !== CIVILIANS && !isUnidentified(name))
      .map((name) => {
        const number = numbers.get(name) ?? numbers.size;
        numbers.set(name, number);
        return number;
      }),
  );
  const index = { ofPair, names: [...numbers.keys()] };
  actorIndexes.set(table, index);
  return index;
}

/** Actors of a row; empty when the row's pair is unknown. */
export function actorsOfRow(table: EventTable, row: number): readonly number[] {
  const pair = table.pair?.[row] ?? -1;
  return pair < 0 ? [] : actorIndex(table).ofPair[pair];
}

/**
 * True for the armed forces of a state, as UCDP names them.
 * @example isStateActor('Government of Mali') // => true
 */
export function isStateActor(name: string): boolean {
  return name.startsWith('Government of ');
}

/**
 * Event participations of each armed actor over a trailing window, unit by unit.
 * @param visit called for each unit and month with the counts of the actors that took part
 */
export function eachTrailingWindow(
  table: EventTable,
  grid: Grid,
  window: number,
  visit: (at: number, counts: readonly number[]) => void,
): void {
  const span = grid.months + window;
  const ofUnit = grid.units.map(() => new Map<number, Float64Array>());
  for (let row = 0; row < table.length; row++) {
    const unit = grid.unitOfRow[row];
    const month = table.month[row] - grid.first + window;
    if (unit < 0 || month < 0 || month >= span) continue;
    for (const actor of actorsOfRow(table, row)) {
      const series = ofUnit[unit].get(actor) ?? new Float64Array(span);
      series[month] += table.events[row];
      ofUnit[unit].set(actor, series);
    }
  }
  ofUnit.forEach((series, unit) => {
    const sums = [...series.values()].map((values) => ({ values, sum: 0 }));
    for (let month = 1; month < span; month++) {
      for (const one of sums) {
        one.sum += one.values[month] - (month > window ? one.values[month - window] : 0);
      }
      if (month < window) continue;
      visit(
        unit * grid.months + month - window,
        sums.map((one) => one.sum),
      );
    }
  });
}
