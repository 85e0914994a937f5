/** Rows of a table that say who fought whom. */
import type { EventTable, Month, Window } from '../core/index.ts';

/** Visits the rows of a country that have events and a pair of sides. */
export function eachRow(table: EventTable, country: string, visit: (row: number) => void): void {
  const code = table.countries.indexOf(country);
  for (let row = 0; row < table.length; row++) {
    if (table.country[row] === code && table.events[row] > 0 && (table.pair?.[row] ?? -1) >= 0)
      visit(row);
  }
}

/** From the first to the last of some months, and how many there are. */
export function windowOf(months: readonly Month[]): Window {
  return { first: months[0], last: months[months.length - 1], months: months.length };
}
