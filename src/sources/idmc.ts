import type { LevelSource } from '../core/index.ts';
import { hasColumns } from './columns.ts';
import { type LevelCells, LevelTable } from './level-table.ts';

const NEEDED = ['iso3', 'year', 'new_displacement', 'total_displacement'];

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
  recognises: (firstRow) => hasColumns(firstRow, NEEDED),
  open: (firstRow, hint) => new IdmcTable(firstRow, hint, NEEDED),
};

class IdmcTable extends LevelTable {
  private get isDisaster(): boolean {
    return this.columns.has('event_name') || this.columns.has('hazard_type_name');
  }

  protected publication() {
    return {
      dataset: this.isDisaster ? 'IDMC GIDD, disasters' : 'IDMC GIDD, conflict',
      licence: 'CC BY-IGO',
      citation: 'Internal Displacement Monitoring Centre, Global Internal Displacement Database',
    };
  }

  protected figures(row: LevelCells) {
    const country = row.country('iso3');
    const period = row.year('year');
    const suffix = this.isDisaster ? '-disaster' : '';
    const there = [
      [`new-displacements${suffix}`, 'new_displacement'],
      [`displaced${suffix}`, 'total_displacement'],
    ]
      .map(([outcome, name]) => {
        const value = row.amount(name);
        return { country, admin: '', period, outcome, value, as_published: name };
      })
      .filter(({ value }) => !Number.isNaN(value));
    return there.length > 0 ? there : 'no-figure';
  }
}
