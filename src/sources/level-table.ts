/** What every file of levels has in common: a header, rows of HXL tags, cells with their faults. */
import {
  type Fault,
  type FileHint,
  type LevelReader,
  type LevelReading,
  type LevelRow,
  LevelSum,
  type Release,
  type SkipReason,
} from '../core/index.ts';
import { Columns } from './columns.ts';
import { type Publication, releaseOfLevels } from './published.ts';

/** The cells of one row by column name; what cannot be read is noted among the faults. */
export class LevelCells {
  readonly faults: Fault[] = [];
  private readonly columns: Columns;
  private readonly cells: readonly string[];

  constructor(columns: Columns, cells: readonly string[]) {
    this.columns = columns;
    this.cells = cells;
  }

  /** '' where the file has no such column. */
  text(name: string): string {
    return this.columns.cell(this.cells, name);
  }

  /** At least 0; NaN where the cell is empty. */
  amount(name: string): number {
    return this.columns.amount(this.cells, name, this.faults);
  }

  year(name: string): string {
    return this.columns.year(this.cells, name, this.faults);
  }

  country(name: string): string {
    return this.columns.country(this.cells, name, this.faults);
  }

  /** `YYYY-MM-DD` */
  day(name: string): string {
    return this.columns.day(this.cells, name, this.faults);
  }
}

/** A file of levels. A source says which figures a row holds; the rest is done here. */
export abstract class LevelTable<Figure extends LevelRow = LevelRow> implements LevelReader {
  readonly header_rows = 1;
  protected readonly columns: Columns;
  protected readonly hint: FileHint;
  protected readonly sum = new LevelSum();

  /** @throws `header` for every column that is missing or stands twice */
  constructor(firstRow: readonly string[], hint: FileHint, needed: readonly string[]) {
    this.columns = new Columns(firstRow, hint, needed);
    this.hint = hint;
  }

  protected abstract publication(): Omit<Publication, 'hint'>;

  /** The figures of a row, or why it has none; not used when a cell that was asked for is faulty. */
  protected abstract figures(row: LevelCells): SkipReason | Figure[];

  /** Takes a figure of a row without a fault. */
  protected keep(figure: Figure): void {
    this.sum.add(figure);
  }

  read(cells: readonly string[]): LevelReading {
    if (this.columns.isTags(cells)) return { skipped: 'hxl-tags' };
    const width = this.columns.widthFault(cells);
    if (width) return { faults: [width] };
    const row = new LevelCells(this.columns, cells);
    const found = this.figures(row);
    if (row.faults.length > 0) return { faults: row.faults };
    if (typeof found === 'string') return { skipped: found };
    for (const figure of found) this.keep(figure);
    return { taken: true };
  }

  levels(): LevelRow[] {
    return this.sum.rows();
  }

  release(levels: readonly LevelRow[]): Release {
    return releaseOfLevels(levels, { ...this.publication(), hint: this.hint });
  }
}
