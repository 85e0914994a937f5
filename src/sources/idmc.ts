import {
  type Fault,
  type FileHint,
  type LevelReader,
  type LevelReading,
  type LevelRow,
  type LevelSource,
  LevelSum,
} from '../core/index.ts';
import { Columns, hasColumns } from './columns.ts';
import { releaseOfLevels } from './published.ts';

/**
 * IDMC's Global Internal Displacement Database: movements in a year and people displaced at its
 * end, by conflict (one row a year) or by disaster (one row an event, added up over the year).
 */
export const idmc: LevelSource = {
  kind: 'levels',
  id: 'idmc',
  title: {
    en: 'IDMC Global Internal Displacement Database (conflict, or disasters)',
    fr: 'IDMC, base mondiale sur les déplacements internes (conflits, ou catastrophes)',
  },
  outcomes: [
    { id: 'new-displacements', period: 'year', ends: 12 },
    { id: 'displaced', period: 'year', ends: 12 },
    { id: 'new-displacements-disaster', period: 'year', ends: 12 },
    { id: 'displaced-disaster', period: 'year', ends: 12 },
  ],
  lag_months: 5,
  lag: {
    en: 'a year is published in May of the next one; earlier years are revised then too',
    fr: 'une année est publiée en mai de la suivante ; les années antérieures sont alors aussi révisées',
  },
  recognises: (firstRow) =>
    hasColumns(firstRow, ['iso3', 'year', 'new_displacement', 'total_displacement']),
  open: (firstRow, hint) => new IdmcReader(firstRow, hint),
};

class IdmcReader implements LevelReader {
  readonly header_rows = 1;
  private readonly columns: Columns;
  private readonly hint: FileHint;
  private readonly sum = new LevelSum();
  private readonly isDisaster: boolean;

  constructor(firstRow: readonly string[], hint: FileHint) {
    this.columns = new Columns(firstRow, hint, [
      'iso3',
      'year',
      'new_displacement',
      'total_displacement',
    ]);
    this.isDisaster = this.columns.has('event_name') || this.columns.has('hazard_type_name');
    this.hint = hint;
  }

  read(cells: readonly string[]): LevelReading {
    const { columns } = this;
    if (columns.isTags(cells)) return { skipped: 'hxl-tags' };
    const width = columns.widthFault(cells);
    if (width) return { faults: [width] };
    const faults: Fault[] = [];
    const country = columns.country(cells, 'iso3', faults);
    const period = columns.year(cells, 'year', faults);
    const suffix = this.isDisaster ? '-disaster' : '';
    const figures = [
      [`new-displacements${suffix}`, 'new_displacement'],
      [`displaced${suffix}`, 'total_displacement'],
    ].map(([outcome, name]) => {
      const value = columns.amount(cells, name, faults);
      return { country, admin: '', period, outcome, value, as_published: name };
    });
    if (faults.length > 0) return { faults };
    const there = figures.filter(({ value }) => !Number.isNaN(value));
    for (const figure of there) this.sum.add(figure);
    return there.length > 0 ? { taken: true } : { skipped: 'no-figure' };
  }

  levels(): LevelRow[] {
    return this.sum.rows();
  }

  release(levels: readonly LevelRow[]) {
    return releaseOfLevels(levels, {
      dataset: this.isDisaster ? 'IDMC GIDD, disasters' : 'IDMC GIDD, conflict',
      licence: 'CC BY-IGO',
      citation: 'Internal Displacement Monitoring Centre, Global Internal Displacement Database',
      hint: this.hint,
    });
  }
}
