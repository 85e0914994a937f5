/**
 * Sources of levels: figures that are published by country or area and period, such as people
 * displaced at the end of a year. A level is never an event: it has no day, and no zero unless one
 * was published.
 */
import { type Month, monthFromText, monthOf } from './month.ts';
import type { SourceRef } from './provenance.ts';
import type { Fault, FileHint, Release, SkipReason } from './source.ts';
import type { Bilingual } from './text.ts';

/** One figure as a source publishes it, rows of the same area and period added up. */
export interface LevelRow {
  /** ISO 3166 alpha-3 */
  country: string;
  /** OCHA p-code of an admin 1 or 2 area; '' is the whole country */
  admin: string;
  /** `YYYY` or `YYYY-MM` */
  period: string;
  outcome: string;
  value: number;
  /** the source's words for the figure: its column, round, reference period */
  as_published: string;
}

/** A level with the release it comes from. */
export interface LevelValue extends LevelRow {
  /** true while the period lies inside the source's reporting lag */
  provisional: boolean;
  published: Month;
  source: SourceRef;
}

/** What a source of levels can say. Its title stands among the words, under `level`. */
export interface LevelOutcome {
  id: string;
  period: 'year' | 'month';
  /** month of the year in which a yearly figure's period ends: 12 for the end of a year */
  ends: number;
}

/** What a row of a file of levels turned out to be. */
export type LevelReading = { taken: true } | { faults: Fault[] } | { skipped: SkipReason };

/** Reads the rows of one file of levels, and adds up those of the same area and period. */
export interface LevelReader {
  header_rows: 0 | 1;
  read(cells: readonly string[]): LevelReading;
  /** all figures of the rows read so far, sorted */
  levels(): LevelRow[];
  release(levels: readonly LevelRow[]): Release;
}

/** A source of levels: says what the bytes of a table mean, never opens a file. */
export interface LevelSource {
  kind: 'levels';
  id: string;
  title: Bilingual;
  outcomes: readonly LevelOutcome[];
  /** months after a period's end until its figures are settled */
  lag_months: number;
  /** the same in words, with what makes them settle */
  lag: Bilingual;
  recognises(firstRow: readonly string[], hint: FileHint): boolean;
  /** @throws VigieError with every fault of the header */
  open(firstRow: readonly string[], hint: FileHint): LevelReader;
}

/**
 * Names an area across publishers: some write Chad's p-codes `TD19`, others `TCD19`.
 * @example areaKey('TCD', 'TCD19') === areaKey('TCD', 'TD19') // => true
 */
export function areaKey(country: string, admin: string): string {
  return `${country} ${admin.replace(/^[A-Z]{2,3}(?=\d)/, '')}`;
}

/**
 * Last month of a period.
 * @param ends month of the year in which a yearly figure's period ends
 * @example periodEnd('2024', 8) === monthFromText('2024-08') // => true
 */
export function periodEnd(period: string, ends = 12): Month {
  return period.length === 4 ? monthOf(Number(period), ends) : monthFromText(period);
}

/**
 * True when a release came out before its source's figures for the period are settled.
 * @example isProvisional(periodEnd('2025'), monthFromText('2026-02'), 6) // => true
 */
export function isProvisional(end: Month, published: Month, lag_months: number): boolean {
  return published < end + lag_months;
}

/** Adds up the rows of a file by country, area, period and outcome. */
export class LevelSum {
  private readonly sums = new Map<string, LevelRow>();
  private readonly met = new Set<string>();

  /** @param once a name that counts once per figure, whatever the number of rows that bear it */
  add(part: LevelRow, once?: string): void {
    const key = [part.country, part.admin, part.period, part.outcome].join('\u001f');
    if (once !== undefined) {
      const mark = `${key}\u001f${once}`;
      if (this.met.has(mark)) return;
      this.met.add(mark);
    }
    const known = this.sums.get(key);
    if (known) known.value += part.value;
    else this.sums.set(key, { ...part });
  }

  rows(): LevelRow[] {
    return [...this.sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}
