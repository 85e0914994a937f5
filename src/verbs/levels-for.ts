import {
  isProvisional,
  type LevelOutcome,
  type LevelValue,
  monthFromText,
  periodEnd,
  type SourceRef,
} from '../core/index.ts';
import { levelSources, levelsFromBundled } from '../sources/index.ts';
import type { Store } from '../store/index.ts';
import { thatMayLeave } from './leaving.ts';
import type { DataChoice } from './tables-for.ts';

/** Each outcome of the sources of levels, with the reporting lag of its source. */
export const levelOutcomes: ReadonlyMap<
  string,
  LevelOutcome & { source_id: string; lag_months: number }
> = new Map(
  levelSources.entries.flatMap((source) =>
    source.outcomes.map(
      (outcome) =>
        [outcome.id, { ...outcome, source_id: source.id, lag_months: source.lag_months }] as const,
    ),
  ),
);

/**
 * Levels of front 3: those of the workspace, then the bundled ones of countries, outcomes and years
 * that the workspace says nothing of. A source named by the user stands alone.
 */
export async function levelsFor(store: Store, choice: DataChoice): Promise<LevelValue[]> {
  const as_of = choice.as_of === undefined ? undefined : monthFromText(choice.as_of);
  const own = (await store.levels(as_of))
    .filter((level) => choice.source === undefined || level.source_id === choice.source)
    .map(({ source_id: _, ...level }) => ({
      ...level,
      provisional: isUnsettled(level.outcome, level.period, level.published),
    }));
  const kept = thatMayLeave(own, choice);
  if (choice.source !== undefined) return kept;
  const known = new Set(kept.map(keyOf));
  return [...kept, ...bundledLevels(store).filter((level) => !known.has(keyOf(level)))];
}

function keyOf(level: LevelValue): string {
  return `${level.country} ${level.outcome} ${level.period}`;
}

function isUnsettled(outcome: string, period: string, published: number): boolean {
  const facts = levelOutcomes.get(outcome);
  return (
    facts !== undefined && isProvisional(periodEnd(period, facts.ends), published, facts.lag_months)
  );
}

function bundledLevels(store: Store): LevelValue[] {
  if (!store.bundledTableIds().includes('country-year')) return [];
  const table = store.bundledTable('country-year');
  const { source, coverage } = table.description;
  const published = monthFromText(coverage[0].published);
  return levelsFromBundled(table).map(({ country, year, outcome, value }) => ({
    country,
    admin: '',
    period: String(year),
    outcome,
    value,
    as_published: '',
    provisional: isUnsettled(outcome, String(year), published),
    published,
    source,
  }));
}

/** Each source of the levels once. */
export function sourcesOfLevels(levels: readonly LevelValue[]): SourceRef[] {
  return [...new Map(levels.map((level) => [level.source.source_id, level.source])).values()];
}
