/** Bundled tables: small figures that Vigie's own command computes from releases, and ships. */
import type { Coverage } from './event.ts';
import type { SourceRef } from './provenance.ts';

/** A row of a CSV file by column name. */
export type Row = Record<string, string>;

/** Stands beside each bundled table as `<id>.source.json`. */
export interface TableSource {
  table_id: string;
  /**
   * events: rows that count events · levels: yearly levels · points: where a map draws a region
   * · forecast: draws, and how their model did before
   */
  kind: 'events' | 'levels' | 'points' | 'forecast';
  /** what the figures can and cannot say, and how they were made */
  method: string[];
  coverage: (Omit<Coverage, 'from' | 'to' | 'published'> & {
    from: string;
    to: string;
    published: string;
  })[];
  source: SourceRef;
}

/** A table as it ships. */
export interface BundledTable {
  description: TableSource;
  rows: Row[];
}

/** Computes one bundled table from files that it names; pure, given a way to read them. */
export interface TableBuilder {
  id: string;
  kind: TableSource['kind'];
  /** file names, without `.gz` */
  inputs: readonly string[];
  columns: readonly string[];
  method: readonly string[];
  coverage: TableSource['coverage'];
  /** @param read rows of an input, by its name in `inputs` */
  build(read: (file: string) => Row[]): (string | number)[][];
}

/** One yearly level of a country. */
export interface YearlyLevel {
  country: string;
  year: number;
  outcome: string;
  value: number;
  /** true while the year lies inside the source's reporting lag */
  provisional?: boolean;
}
