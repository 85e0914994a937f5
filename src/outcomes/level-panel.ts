/** Columns of a panel made from levels: nothing is added up, what is not published is missing. */
import { areaKey, type LevelValue, monthFromText, NO_VINTAGE, type Panel } from '../core/index.ts';

/**
 * Adds a column per outcome to a panel. A provisional value has a vintage that is not final.
 *
 * @param areaOf country and p-code of a unit; `undefined` where it has none
 * @returns a new panel; columns `[unit × period]` on the raw scale, NaN missing
 */
export function withLevels(
  panel: Panel,
  levels: readonly LevelValue[],
  outcomes: readonly string[],
  areaOf: (unit: string) => { country: string; admin: string } | undefined,
): Panel {
  const { period, periods, unit_ids } = panel;
  const size = unit_ids.length * periods.length;
  const vintages = [...panel.vintages];
  const columns = Object.fromEntries(
    outcomes.map((id) => [id, new Float64Array(size).fill(Number.NaN)]),
  );
  const vintage_of = Object.fromEntries(
    outcomes.map((id) => [id, new Uint8Array(size).fill(NO_VINTAGE)]),
  );
  const units = new Map(
    unit_ids.flatMap((unit, i) => {
      const area = areaOf(unit);
      return area ? [[areaKey(area.country, area.admin), i] as const] : [];
    }),
  );
  for (const level of levels) {
    const unit = units.get(areaKey(level.country, level.admin));
    const isPeriod = (level.period.length === 4) === (period === 'year');
    const time = isPeriod
      ? (period === 'year' ? Number(level.period) : monthFromText(level.period)) - periods[0]
      : -1;
    if (unit === undefined || !columns[level.outcome] || time < 0 || time >= periods.length)
      continue;
    const at = unit * periods.length + time;
    columns[level.outcome][at] = level.value;
    vintage_of[level.outcome][at] = vintageIndex(vintages, level);
  }
  return {
    ...panel,
    outcomes: { ...panel.outcomes, ...columns },
    vintage_of: { ...panel.vintage_of, ...vintage_of },
    vintages,
  };
}

function vintageIndex(vintages: Panel['vintages'][number][], level: LevelValue): number {
  const { source, provisional } = level;
  const known = vintages.findIndex((v) => v.source === source && v.final === !provisional);
  if (known >= 0) return known;
  const label = `${source.dataset} ${source.version}`;
  vintages.push({ label, final: !provisional, source });
  return vintages.length - 1;
}
