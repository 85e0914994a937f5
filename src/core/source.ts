import type { EventRow } from './event.ts';
import type { Issue } from './issue.ts';
import type { Month } from './month.ts';
import type { Bilingual } from './text.ts';

/** A fault of one cell; the reader of the file adds file and line. */
export interface Fault {
  code: string;
  /** column as the file names it; empty when the whole row is at fault */
  column: string;
  what: string;
  fix: string;
}

/** What a row of a file turned out to be. */
export type RowReading =
  | { event: EventRow; remarks?: Remark[] }
  | { faults: Fault[] }
  | { skipped: SkipReason };

/** Why a row was passed over though nothing is wrong with it; counted in the notes. */
export type SkipReason =
  | 'hxl-tags'
  | 'protests'
  | 'riots'
  | 'strategic-developments'
  | 'parts-of-areas'
  | 'other-rounds'
  | 'other-figures'
  | 'no-figure';

/** Something odd that a source publishes all the same; kept as it is and counted in the notes. */
export type Remark =
  | 'estimates-reversed'
  | 'best-outside-estimates'
  | 'dates-reversed'
  | 'far-from-country';

/** A release: what a file speaks for, and where it stands among other releases. */
export interface Release {
  dataset: string;
  /** e.g. `25.1`, `26.0.2`, `25.01.25.12` */
  version: string;
  licence: string;
  citation: string;
  /** false where the terms of the source forbid passing it on */
  redistributable: boolean;
  /** month in which the release was published: what `--as-of` compares with */
  published: Month;
  /** orders releases that were published in the same month; larger is newer */
  rank: number;
  final: boolean;
  covers: { from: Month; to: Month; countries: string[] | null };
  /** what was assumed about the file, in words */
  notes: Issue[];
}

/** What was seen in a file, from which a release is recognised when the name does not say it. */
export interface Seen {
  /** events by country */
  countries: ReadonlyMap<string, number>;
  /** events by month */
  months: ReadonlyMap<Month, number>;
}

/** What the name of a file says of its release. */
export interface StatedRelease {
  version?: string;
  /** no event of the file is later than this month */
  to?: Month;
  /** the name is that of a file of the whole world */
  is_worldwide?: boolean;
}

/** Reads the rows of one file. */
export interface RowReader {
  /** rows at the top that are not events (the header), 0 when the file has none */
  header_rows: 0 | 1;
  /** what the name of the file (or the user) states, known before any row is read */
  stated?: StatedRelease;
  /** columns that `read` looks at, where it does not look at all of them */
  reads?: readonly number[];
  read(cells: readonly string[]): RowReading;
  release(seen: Seen): Release;
}

export interface FileHint {
  /** name without folders, `.gz` or `.zip` */
  name: string;
  /** release as the user states it, e.g. `26.0.2`; then the name is not asked */
  release?: string;
  /** parsed `--mapping` file, for sources that need one */
  mapping?: unknown;
}

/** A source of events: says what the bytes of a table mean, never opens a file. */
export interface Source {
  kind: 'events';
  id: string;
  title: Bilingual;
  /** true when the first row of the file looks like this source's */
  recognises(firstRow: readonly string[], hint: FileHint): boolean;
  /** @throws VigieError with every fault of the header */
  open(firstRow: readonly string[], hint: FileHint): RowReader;
}

/**
 * A value as a fault quotes it: cut short, since a shifted row can hold a sentence that names
 * somebody.
 */
export function quoted(text: string): string {
  return text.length > 16 ? `"${text.slice(0, 16)}…"` : `"${text}"`;
}
