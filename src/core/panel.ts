import type { Level, UnitId } from './area.ts';
import type { Month } from './month.ts';
import type { SourceRef } from './provenance.ts';

/** Outcomes by unit and period: columns `[unit × period]`, NaN missing, zero an observation. */
export interface Panel {
  level: Level;
  period: 'month' | 'year';
  unit_ids: readonly UnitId[];
  /** oldest first, no gaps; months, or calendar years when `period` is `year` */
  periods: readonly Month[];
  outcomes: Record<string, Float64Array>;
  /** per outcome `[unit × period]`: index into `vintages`, 255 where the value is missing */
  vintage_of: Record<string, Uint8Array>;
  vintages: readonly Vintage[];
  /** month in which the newest release used was published */
  as_of: string;
}

export interface Vintage {
  label: string;
  final: boolean;
  source: SourceRef;
}

export const NO_VINTAGE = 255;

/** One unit's values of one outcome, as a view on the panel (no copy). */
export function seriesOf(panel: Panel, outcome: string, unit: UnitId): Float64Array {
  const row = panel.unit_ids.indexOf(unit);
  const column = panel.outcomes[outcome];
  if (row < 0 || !column) return new Float64Array(panel.periods.length).fill(Number.NaN);
  return column.subarray(row * panel.periods.length, (row + 1) * panel.periods.length);
}

/** Vintage index of each period of one unit and outcome, as a view on the panel. */
export function vintagesOf(panel: Panel, outcome: string, unit: UnitId): Uint8Array {
  const row = panel.unit_ids.indexOf(unit);
  const column = panel.vintage_of[outcome];
  if (row < 0 || !column) return new Uint8Array(panel.periods.length).fill(NO_VINTAGE);
  return column.subarray(row * panel.periods.length, (row + 1) * panel.periods.length);
}
