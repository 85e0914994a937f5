/** What the figures say of the signposts of a matrix. */
import {
  areaUnit,
  type Issue,
  type Level,
  type Month,
  NO_VINTAGE,
  type Panel,
  type ScenarioMatrix,
  type Signpost,
  type SignpostReading,
  type SourceRef,
  seriesOf,
  vintagesOf,
} from '../core/index.ts';
import { buildPanel, outcomes, unitsOf } from '../outcomes/index.ts';
import { readSignpost, verdictMonthBefore } from '../scenarios/index.ts';
import type { Store } from '../store/index.ts';
import { note } from './run.ts';
import { chancesOf } from './signpost-chances.ts';
import { type DataChoice, publishedBy, sourcesOf, tablesFor } from './tables-for.ts';

/** Newest months that are still filling up. */
const INCOMPLETE = 3;

export interface Watched {
  readings: SignpostReading[];
  sources: SourceRef[];
  as_of: string | null;
  /** last month of complete figures; `undefined` without any */
  seen_until: Month | undefined;
  notes: Issue[];
}

/**
 * Every signpost of a matrix held against the figures, and what was said of it a month before.
 * @param withChances forecasts are made for those that ask for one
 */
export async function watchSignposts(
  store: Store,
  matrix: ScenarioMatrix,
  choice: DataChoice,
  withChances: boolean,
  progress: (phrase: string) => void,
): Promise<Watched> {
  const asked = matrix.descriptors.flatMap(({ id: descriptor, states }) =>
    states.flatMap(({ id: state, signposts }) =>
      signposts.map((signpost) => ({ descriptor, state, signpost })),
    ),
  );
  const tables = await tablesFor(store, choice);
  const parts = tables.flatMap((table) => table.coverage);
  if (asked.length === 0 || parts.length === 0)
    return { readings: [], sources: [], as_of: null, seen_until: undefined, notes: [] };
  progress('signposts');
  const first = Math.min(...parts.map((part) => part.from));
  const last = Math.max(...parts.map((part) => part.to));
  const wanted = new Set(asked.map(({ signpost }) => signpost.outcome));
  const levels = [...new Set(asked.map(({ signpost }) => levelOf(signpost)))];
  const panels = new Map(
    levels.map((level) => [
      level,
      buildPanel(tables, {
        level,
        units: unitsOf(tables, level).filter((unit) =>
          asked.some(({ signpost }) => isUnit(signpost.area, unit)),
        ),
        ...{ first, last, as_of: publishedBy(tables) ?? '' },
        outcomes: outcomes.entries.filter(({ id }) => wanted.has(id)),
      }),
    ]),
  );
  const unknown = new Set<string>();
  const newest = newestOf(
    [...panels.values()].flatMap(({ outcomes: columns, periods }) =>
      Object.values(columns).map((column) => ({ column, periods })),
    ),
  );
  const until = { newest, complete: newest - INCOMPLETE };
  const readings = asked.map(({ descriptor, state, signpost }): SignpostReading => {
    const panel = panels.get(levelOf(signpost))!;
    const unit = panel.unit_ids.find((one) => isUnit(signpost.area, one));
    if (unit === undefined) unknown.add(signpost.area);
    const values = seriesOf(panel, signpost.outcome, unit ?? '');
    const series = { first, values };
    const base = { descriptor, state, signpost, chance: null };
    if (signpost.forecast)
      return { ...base, ...NOTHING, verdict: 'forecast', why: null, month_before: null };
    const told = readSignpost(signpost, series, until);
    return {
      ...base,
      ...told,
      crosses_releases: crosses(panel, unit, signpost, told.window),
      month_before: verdictMonthBefore(signpost, series, until),
    };
  });
  const chances = withChances ? await chancesOf(store, readings, choice, progress) : readings;
  return {
    readings: chances,
    sources: sourcesOf(tables),
    as_of: publishedBy(tables),
    seen_until: until.complete,
    notes: [...unknown].map(unknownArea),
  };
}

const NOTHING = {
  window: null,
  is_early: false,
  mean: null,
  ratio: null,
  crosses_releases: false,
};

/** True when the months compared come from final releases and from others. */
function crosses(
  panel: Panel,
  unit: string | undefined,
  { outcome, direction, months }: Signpost,
  window: SignpostReading['window'],
): boolean {
  if (unit === undefined || window === null) return false;
  const compares = direction === 'rising' || direction === 'falling';
  const from = window.first - (compares ? months : 0) - panel.periods[0];
  const kinds = vintagesOf(panel, outcome, unit)
    .subarray(Math.max(0, from), window.last - panel.periods[0] + 1)
    .filter((index) => index !== NO_VINTAGE);
  return new Set([...kinds].map((index) => panel.vintages[index].final)).size > 1;
}

function unknownArea(area: string): Issue {
  return note(
    'area-unknown',
    `no event is known of area "${area}", so its signposts cannot be told`,
    'signposts',
    'name a country by three letters or a region as in MLI/Mopti region; vigie build --level region lists them',
  );
}

function levelOf({ area }: Signpost): Level {
  return /[/|]/.test(area) ? 'region' : 'country';
}

function isUnit(area: string, unit: string): boolean {
  return areaUnit(area) === unit.toLowerCase();
}

/** Last month in which a column holds a value. */
function newestOf(columns: readonly { column: Float64Array; periods: readonly Month[] }[]): Month {
  let newest = Number.NEGATIVE_INFINITY;
  for (const { column, periods } of columns)
    for (let i = 0; i < column.length; i++)
      if (!Number.isNaN(column[i])) newest = Math.max(newest, periods[i % periods.length]);
  return newest;
}
