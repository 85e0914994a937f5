/** The workspace's and the bundled figures as a panel to be forecast. */
import {
  type ForecastPanel,
  type Issue,
  type Level,
  type Month,
  monthText,
  type Panel,
  type SourceRef,
  VigieError,
} from '../core/index.ts';
import { buildPanel, outcomes, unitsOf } from '../outcomes/index.ts';
import type { Store } from '../store/index.ts';
import { type Adjacency, neighboursOfUnits } from './forecast-panel.ts';
import { note } from './run.ts';
import { type DataChoice, publishedBy, sourcesOf, tablesFor } from './tables-for.ts';

export interface TablesPanel {
  panel: ForecastPanel;
  sources: SourceRef[];
  as_of: string;
  /** last month that is final in every unit; `null` where none is */
  final_until: Month | null;
  notes: Issue[];
}

/** Outcomes that are kept beside the one that is forecast, for models to learn from. */
const BESIDE = ['events', 'one-sided-events', 'state-based-events'];

/**
 * @throws `outcome-unknown`, `outcome-no-count`, `no-data`
 */
export async function panelOfTables(
  store: Store,
  choice: DataChoice,
  level: Level,
  outcome: string,
): Promise<TablesPanel> {
  checkOutcome(outcome, level);
  const tables = await tablesFor(store, choice);
  const parts = tables.flatMap((table) => table.coverage);
  if (parts.length === 0) throw noData();
  const panel = buildPanel(tables, {
    level,
    units: unitsOf(tables, level),
    first: Math.min(...parts.map((part) => part.from)),
    last: Math.max(...parts.map((part) => part.to)),
    outcomes: outcomes.entries.filter(({ id }) => id === outcome || BESIDE.includes(id)),
    as_of: publishedBy(tables) ?? '',
  });
  return { ...asForecastPanel(panel, outcome), sources: sourcesOf(tables), as_of: panel.as_of };
}

/**
 * Units that are known to the last month without a gap after their first; the others are left out and
 * told.
 */
export function asForecastPanel(
  panel: Panel,
  outcome: string,
): Pick<TablesPanel, 'panel' | 'final_until' | 'notes'> {
  const all = panel.outcomes[outcome];
  const n = panel.periods.length;
  const rowOf = (values: Float64Array, unit: number) => values.subarray(unit * n, (unit + 1) * n);
  const lengthOf = (unit: number) => {
    const row = rowOf(all, unit);
    let end = n;
    while (end > 0 && Number.isNaN(row[end - 1])) end--;
    return end;
  };
  const lengths = panel.unit_ids.map((_, unit) => lengthOf(unit));
  const months = Math.max(...lengths);
  if (!(months > 0)) throw noData();
  const kept = panel.unit_ids
    .map((_, unit) => unit)
    .filter((unit) => lengths[unit] === months && isWhole(rowOf(all, unit).subarray(0, months)));
  const cut = (values: Float64Array) => {
    const part = new Float64Array(kept.length * months);
    kept.forEach((unit, u) => {
      part.set(rowOf(values, unit).subarray(0, months), u * months);
    });
    return part;
  };
  const unit_ids = kept.map((unit) => panel.unit_ids[unit]);
  const neighbours = neighboursOfUnits(unit_ids, ADJACENCY[panel.level] ?? 'none');
  const left = panel.unit_ids.length - kept.length;
  const values = cut(all);
  // A column that is missing where the outcome is known would tell a model of releases, not of wars.
  const covariates = Object.keys(panel.outcomes)
    .filter((id) => id !== outcome)
    .map((id) => [id, { values: cut(panel.outcomes[id]), reporting_lag: 0 }] as const)
    .filter(([, of]) =>
      values.every((value, i) => Number.isNaN(value) || !Number.isNaN(of.values[i])),
    );
  return {
    panel: {
      unit_ids,
      first: panel.periods[0],
      months,
      values,
      covariates: Object.fromEntries(covariates),
      ...(neighbours && { neighbours }),
    },
    final_until: finalUntil(panel, outcome, kept, months),
    notes:
      left === 0
        ? []
        : [
            note(
              'units-gappy',
              `${left} of ${panel.unit_ids.length} units have months that no release speaks for, or end before ${monthText(panel.periods[months - 1])}`,
              `outcome ${outcome}`,
              'nothing to do: they are neither learnt from nor forecast; ingesting the missing releases brings them in',
            ),
          ],
  };
}

/** No gap after the first value. */
function isWhole(row: Float64Array): boolean {
  const start = row.findIndex((value) => !Number.isNaN(value));
  return start >= 0 && !row.subarray(start).some(Number.isNaN);
}

const ADJACENCY: Partial<Record<Level, Adjacency>> = { country: 'countries', cell: 'cells' };

function finalUntil(
  panel: Panel,
  outcome: string,
  kept: readonly number[],
  months: number,
): Month | null {
  const vintage_of = panel.vintage_of[outcome];
  const n = panel.periods.length;
  for (let t = months - 1; t >= 0; t--)
    if (kept.every((unit) => panel.vintages[vintage_of[unit * n + t]]?.final !== false))
      return panel.periods[t];
  return null;
}

function checkOutcome(id: string, level: Level): void {
  const known = outcomes.entries.filter(({ countable }) => countable);
  const outcome = known.find((entry) => entry.id === id);
  const needed = level === 'admin1' || level === 'admin2' ? 'region' : level;
  if (outcome?.levels.includes(needed)) return;
  const there = known.filter(({ levels }) => levels.includes(needed)).map((entry) => entry.id);
  throw new VigieError([
    note(
      'outcome-unknown',
      `no count "${id}" is known by ${level}`,
      '--outcome',
      `choose among ${there.join(', ')}`,
    ),
  ]);
}

function noData(): VigieError {
  return new VigieError([
    note(
      'no-data',
      'the figures hold no month of this outcome',
      '--outcome',
      'choose another outcome or level, or ingest a release; vigie doctor lists those there',
    ),
  ]);
}
