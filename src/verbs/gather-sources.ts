/** From which sources a dossier speaks, and what they leave open. */
import type {
  EventTable,
  Evidence,
  Gap,
  LabelledMonths,
  LevelValue,
  Month,
  PairActivity,
  Panel,
  PlaceActivity,
} from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { sourcesOfLevels } from './levels-for.ts';
import { sourcesOf } from './tables-for.ts';

/** Sources by what they are used for. */
export function evidenceSources(
  store: Store,
  tables: readonly EventTable[],
  panel: Panel,
  labelled: LabelledMonths | undefined,
  pairs: PairActivity | undefined,
  places: PlaceActivity | undefined,
  levels: readonly LevelValue[],
): Evidence['sources'] {
  const withVintage = (wanted: readonly string[], measure: 'actors' | 'regions' | 'cells') =>
    sourcesOf(
      tables.filter((t) =>
        t.coverage.some((part) => wanted.includes(part.vintage) && part.measures.includes(measure)),
      ),
    );
  const inPanel = new Set(panel.vintage_of.events);
  return {
    events: [
      ...new Map(
        panel.vintages.filter((_, i) => inPanel.has(i)).map((v) => [v.source.source_id, v.source]),
      ).values(),
    ],
    actors: withVintage([...(labelled?.vintages ?? []), ...(pairs?.vintages ?? [])], 'actors'),
    places: places
      ? withVintage(places.vintages, places.level === 'region' ? 'regions' : 'cells')
      : [],
    levels: sourcesOfLevels(levels),
    registry: store.registrySource('transitions.yaml'),
  };
}

/** Questions that the figures at hand cannot answer. */
export function gapsOf(
  changes: Evidence['changes'],
  labelled: LabelledMonths | undefined,
  pairs: PairActivity | undefined,
  places: PlaceActivity | undefined,
  date: Month,
  last: Month,
): Gap[] {
  const has = (outcome: string) => changes.some((change) => change.outcome === outcome);
  const gaps: Gap[] = [];
  if (!labelled || !pairs) gaps.push({ code: 'no-actors', needed_for: 'who-fills-the-gap' });
  if (!places?.before || !places.after) gaps.push({ code: 'no-regions', needed_for: 'spillover' });
  if (!has('cells-with-events')) gaps.push({ code: 'no-cells', needed_for: 'what-changed' });
  if (!has('border-strip-events')) gaps.push({ code: 'no-borders', needed_for: 'spillover' });
  if (!has('state-based-fatalities'))
    gaps.push({ code: 'no-deaths-by-type', needed_for: 'what-changed' });
  if (last - date < 12) gaps.push({ code: 'few-months-after', needed_for: 'what-changed' });
  return gaps;
}
