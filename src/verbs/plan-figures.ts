/** Figures of a plan's indicators from the data: outcomes of the panel by month, levels by year. */
import {
  ADMIN_LEVELS,
  type AdminLevel,
  type EventTable,
  type Issue,
  inBoth,
  type Level,
  type LevelValue,
  type Measurement,
  monthText,
  NO_VINTAGE,
  type Plan,
  periodEnd,
  type SourceRef,
  seriesOf,
  VigieError,
  vintagesOf,
} from '../core/index.ts';
import { buildPanel, outcomes } from '../outcomes/index.ts';
import { indicatorsOf, type Where } from '../plans/index.ts';
import type { Store } from '../store/index.ts';
import { levelOutcomes, levelsFor, sourcesOfLevels } from './levels-for.ts';
import { note } from './run.ts';
import { type DataChoice, publishedBy, sourcesOf, tablesFor } from './tables-for.ts';

export interface PlanFigures {
  /** by indicator id, oldest first; an indicator without an outcome is not here */
  filled: Map<string, Measurement[]>;
  sources: SourceRef[];
  as_of: string | null;
  notes: Issue[];
}

/**
 * Fills indicators that name an outcome. Monthly counts come as means of the months since the
 * baseline, each month one figure; yearly levels as published.
 * @throws `outcome-unknown` for every indicator that names an outcome that does not exist
 */
export async function planFigures(
  store: Store,
  plan: Plan,
  choice: DataChoice,
  where: Where,
): Promise<PlanFigures> {
  const placed = indicatorsOf(plan).filter(({ indicator }) => indicator.outcome !== undefined);
  const unknown = placed.filter(
    ({ indicator: { outcome } }) => !levelOutcomes.has(outcome!) && !outcomes.has(outcome!),
  );
  if (unknown.length > 0)
    throw new VigieError(
      unknown.map(({ indicator, path }) => ({
        code: 'outcome-unknown',
        what: `outcome "${indicator.outcome}" is not known`,
        where: where([...path, 'outcome']),
        fix: `choose among ${[...outcomes.entries.map(({ id }) => id), ...levelOutcomes.keys()].join(', ')}`,
      })),
    );
  const wanted = placed.map(({ indicator, path }) => ({
    indicator,
    path,
    area: indicator.area ?? plan.country,
  }));
  const filled = new Map<string, Measurement[]>();
  const notes: Issue[] = [];
  const sources = new Map<string, SourceRef>();
  let as_of: string | null = null;
  for (const area of new Set(wanted.map((one) => one.area))) {
    const own = wanted.filter((one) => one.area === area);
    const outcomesOf = own.map(({ indicator }) => indicator.outcome!);
    const found = await figuresOf(store, outcomesOf, area, choice);
    as_of = found.as_of;
    for (const source of found.sources) sources.set(source.source_id, source);
    for (const { indicator, path } of own) {
      const figures = found.figures.get(indicator.outcome!) ?? [];
      filled.set(indicator.id, figures);
      if (figures.length === 0)
        notes.push(
          note(
            'indicator-no-figures',
            `the figures hold no "${indicator.outcome}" of ${area}`,
            where([...path, 'outcome']),
            'ingest a release that covers it, or give measurements; vigie doctor lists what is there',
          ),
        );
    }
  }
  return { filled, sources: [...sources.values()], as_of, notes };
}

export interface AreaFigures {
  /** by outcome, oldest first */
  figures: Map<string, Measurement[]>;
  sources: SourceRef[];
  as_of: string | null;
}

/** Outcomes of the panel by month and levels by year, of one area, with their releases. */
export async function figuresOf(
  store: Store,
  wanted: readonly string[],
  area: string,
  choice: DataChoice,
): Promise<AreaFigures> {
  const tables = wanted.length > 0 ? await tablesFor(store, choice) : [];
  const levels = wanted.length > 0 ? await levelsFor(store, choice) : [];
  const figures = new Map(
    wanted.map((outcome) => [
      outcome,
      levelOutcomes.has(outcome)
        ? levelFigures(levels, outcome, area)
        : monthFigures(store, tables, outcome, area),
    ]),
  );
  const sources = [
    ...(wanted.some((id) => outcomes.has(id)) ? sourcesOf(tables) : []),
    ...sourcesOfLevels(levels.filter((level) => wanted.includes(level.outcome))),
  ];
  return { figures, sources, as_of: publishedBy(tables) };
}

function levelFigures(levels: readonly LevelValue[], outcome: string, area: string): Measurement[] {
  const ends = levelOutcomes.get(outcome)!.ends;
  return levels
    .filter((level) => level.outcome === outcome)
    .filter((level) => (level.admin === '' ? level.country === area : level.admin === area))
    .map((level) => ({
      value: level.value,
      date: monthText(periodEnd(level.period, ends)),
      source: inBoth(() => `${level.source.dataset} ${level.source.version}`),
      provisional: level.provisional,
    }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function monthFigures(
  store: Store,
  tables: readonly EventTable[],
  outcome: string,
  area: string,
): Measurement[] {
  const unit = unitOf(store, tables, area);
  const spans = tables.flatMap((table) => table.coverage);
  if (!unit || spans.length === 0) return [];
  const panel = buildPanel(tables, {
    level: unit.level,
    units: [unit.id],
    first: Math.min(...spans.map(({ from }) => from)),
    last: Math.max(...spans.map(({ to }) => to)),
    outcomes: [outcomes.get(outcome)],
    as_of: publishedBy(tables) ?? '',
  });
  const values = seriesOf(panel, outcome, unit.id);
  const vintages = vintagesOf(panel, outcome, unit.id);
  return panel.periods.flatMap((month, i) => {
    const vintage = vintages[i] === NO_VINTAGE ? undefined : panel.vintages[vintages[i]];
    if (!vintage || Number.isNaN(values[i])) return [];
    return [
      {
        value: values[i],
        date: monthText(month),
        source: inBoth(() => vintage.label),
        provisional: !vintage.final,
      },
    ];
  });
}

/** A country, a p-code of a list in the workspace, or a region of the bundled figures. */
function unitOf(
  store: Store,
  tables: readonly EventTable[],
  area: string,
): { level: Level; id: string } | undefined {
  if (/^[A-Z]{3}$/.test(area)) return { level: 'country', id: area };
  const level = ADMIN_LEVELS.find((one: AdminLevel) =>
    tables.some((table) => table[one]?.codes.includes(area)),
  );
  if (level) return { level, id: area };
  const points = store.bundledTableIds().includes('region-points')
    ? store.bundledTable('region-points').rows
    : [];
  const region = points.find((row) => row.pcode === area);
  return region ? { level: 'region', id: `${region.country}|${region.region}` } : undefined;
}
