import {
  type EventTable,
  type Level,
  monthFromText,
  type Outcome,
  seriesOf,
} from '../../src/core/index.ts';
import { buildPanel } from '../../src/outcomes/index.ts';

/** Values of one outcome for one unit, month by month; NaN missing. */
export function valuesOf(
  tables: readonly EventTable[],
  outcome: Outcome,
  unit: string,
  first: string,
  last: string,
  level: Level = 'country',
): number[] {
  const panel = buildPanel(tables, {
    level,
    units: [unit],
    first: monthFromText(first),
    last: monthFromText(last),
    outcomes: [outcome],
    as_of: '2026-03',
  });
  return [...seriesOf(panel, outcome.id, unit)];
}
