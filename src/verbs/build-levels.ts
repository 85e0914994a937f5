/** What `build` must know to put levels into a panel: the period, the areas, what is provisional. */
import {
  areaKey,
  type Issue,
  type Level,
  type LevelValue,
  type Month,
  monthText,
  type Outcome,
  periodEnd,
  type Row,
  VigieError,
} from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { levelOutcomes } from './levels-for.ts';
import { note } from './run.ts';

interface Asked {
  level: Level;
  period?: 'month' | 'year';
}

/**
 * The period of the panel: years when only yearly levels are asked for. A yearly figure is never
 * spread over months, nor a monthly one added up to years.
 * @throws `period` or `level`, exit code 2
 */
export function periodOf(
  events: readonly Outcome[],
  levels: readonly string[],
  { level, period }: Asked,
): 'month' | 'year' {
  if (levels.length > 0 && level === 'cell') {
    throw usage(
      'level',
      `"${levels[0]}" is published by country and area, not by cell`,
      '--level',
      'give --level country or --level region',
    );
  }
  const periods = new Set([
    ...events.map(() => 'month' as const),
    ...levels.map((id) => levelOutcomes.get(id)!.period),
  ]);
  const chosen = period ?? (periods.has('month') ? 'month' : 'year');
  const other = [...events.map((outcome) => outcome.id), ...levels].filter(
    (id) => (levelOutcomes.get(id)?.period ?? 'month') !== chosen,
  );
  if (other.length === 0) return chosen;
  throw usage(
    'period',
    `${other.map((id) => `"${id}"`).join(', ')} cannot stand in a panel by ${chosen}`,
    '--outcome',
    'build monthly and yearly outcomes apart',
  );
}

function usage(code: string, what: string, where: string, fix: string): VigieError {
  return new VigieError([{ code, what, where, fix }], 2);
}

/** Units of a panel as the countries and p-codes of levels. */
export function areasOfUnits(store: Store, level: Level) {
  const regions: readonly Row[] =
    level === 'region' && store.bundledTableIds().includes('region-points')
      ? store.bundledTable('region-points').rows
      : [];
  const ofRegion = new Map(
    regions
      .filter((row) => row.pcode !== '')
      .map((row) => [`${row.country}|${row.region}`, { country: row.country, admin: row.pcode }]),
  );
  const find = (unit: string) =>
    level === 'country' ? { country: unit, admin: '' } : ofRegion.get(unit);
  const keys = new WeakMap<readonly string[], Set<string>>();
  return {
    find,
    isIn(units: readonly string[], { country, admin }: LevelValue): boolean {
      const known =
        keys.get(units) ??
        new Set(
          units.map(find).flatMap((area) => (area ? [areaKey(area.country, area.admin)] : [])),
        );
      keys.set(units, known);
      return known.has(areaKey(country, admin));
    },
    /** units that the levels speak for, sorted */
    unitsOf(levels: readonly LevelValue[]): string[] {
      if (level === 'country')
        return [...new Set(levels.filter((l) => l.admin === '').map((l) => l.country))].sort();
      const there = new Set(levels.map((l) => areaKey(l.country, l.admin)));
      return [...ofRegion]
        .filter(([, area]) => there.has(areaKey(area.country, area.admin)))
        .map(([unit]) => unit)
        .sort();
    },
  };
}

/** First and last month of a period. */
export function spanOf(period: string): [first: Month, last: Month] {
  const end = periodEnd(period);
  return [period.length === 4 ? end - 11 : end, end];
}

/** True when a part of the period lies between two months. */
export function isWithin(period: string, first: Month, last: Month): boolean {
  const [start, end] = spanOf(period);
  return end >= first && start <= last;
}

/** Month in which the newest release used was published; `null` without any. */
export function newestOf(as_of: string, levels: readonly LevelValue[]): string | null {
  const months = [
    ...(as_of === '' ? [] : [as_of]),
    ...new Set(levels.map((level) => monthText(level.published))),
  ];
  return months.sort().at(-1) ?? null;
}

/** Which outcomes hold values inside their source's reporting lag, and from when on. */
export function provisionalNotes(levels: readonly LevelValue[]): Issue[] {
  const first = new Map<string, LevelValue>();
  for (const level of levels) {
    if (!level.provisional) continue;
    const known = first.get(level.outcome);
    if (!known || level.period < known.period) first.set(level.outcome, level);
  }
  return [...first.values()].map(({ outcome, period, source }) => {
    const { lag_months } = levelOutcomes.get(outcome)!;
    const what = `"${outcome}" is provisional from ${period} on: its source settles ${lag_months} months after a period`;
    return note('provisional', what, source.dataset, 'look again when the next release is there');
  });
}
