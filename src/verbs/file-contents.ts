/** What the events of a file say about the file. */

import type { Place } from '../areas/index.ts';
import type { EventRow, Issue, Measure, Month } from '../core/index.ts';

/** Countries, months and measures of the events of one file. */
export class FileContents {
  events = 0;
  readonly countries = new Map<string, number>();
  readonly months = new Map<Month, number>();
  private readonly firstLines = new Map<Month, number>();
  private readonly seen = new Set<Measure>();

  add(event: EventRow, month: Month, { cell, region }: Place, line: number): void {
    const { countries, months, firstLines, seen } = this;
    this.events++;
    countries.set(event.country_iso3, (countries.get(event.country_iso3) ?? 0) + 1);
    months.set(month, (months.get(month) ?? 0) + 1);
    if (!firstLines.has(month)) firstLines.set(month, line);
    if (!Number.isNaN(event.fatalities_best)) seen.add('deaths').add('deaths-by-type');
    if (!Number.isNaN(event.fatalities_low)) seen.add('deaths-low');
    if (!Number.isNaN(event.fatalities_high)) seen.add('deaths-high');
    if (!Number.isNaN(event.deaths_civilians)) seen.add('civilian-deaths');
    if (event.side_a !== '') seen.add('actors');
    if (region !== '') seen.add('regions');
    if (cell > 0) seen.add('cells').add('borders');
  }

  /** What outcomes may be computed: what at least one row states. */
  measures(): Measure[] {
    return ORDER.filter((measure) => measure === 'events' || this.seen.has(measure));
  }

  /** A fault for each month after one. */
  after(today: Month, path: string): Issue[] {
    return [...this.months.keys()]
      .filter((month) => month > today)
      .sort((a, b) => a - b)
      .map((month) => ({
        code: 'date-future',
        what: `${this.months.get(month)} events are dated in a month that has not come yet`,
        where: `${path} line ${this.firstLines.get(month)}, column date_start`,
        fix: 'correct the row, or the clock of this computer',
      }));
  }
}

const ORDER: readonly Measure[] = [
  'events',
  'deaths',
  'deaths-by-type',
  'deaths-low',
  'deaths-high',
  'civilian-deaths',
  'actors',
  'regions',
  'cells',
  'borders',
];
