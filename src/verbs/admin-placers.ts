/** P-codes at ingest and in panels: who places events, and what a reader must know of it. */
import { AdminPlacer } from '../areas/index.ts';
import {
  ADMIN_LEVELS,
  type AdminCodes,
  type AdminLevel,
  type EventRow,
  type EventTable,
  type Issue,
  isAdminLevel,
  type Level,
} from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { note } from './run.ts';

/** One placer for each level at which the workspace has a list. */
export interface AdminPlacers {
  placers: ReadonlyMap<AdminLevel, AdminPlacer>;
  place(event: EventRow): Record<AdminLevel, string>;
}

export async function adminPlacers(store: Store): Promise<AdminPlacers> {
  const placers = new Map<AdminLevel, AdminPlacer>();
  for (const level of ADMIN_LEVELS) {
    const areas = await store.placingAreas(level);
    if (areas.length > 0) placers.set(level, new AdminPlacer(level, areas));
  }
  const nowhere = { admin1: '', admin2: '' };
  if (placers.size === 0) return { placers, place: () => nowhere };
  return {
    placers,
    place({ country_iso3: country, place_precision, latitude, longitude }) {
      const place = { country, place_precision, latitude, longitude };
      const at = (level: AdminLevel) => placers.get(level)?.place(place) ?? '';
      return { admin1: at('admin1'), admin2: at('admin2') };
    },
  };
}

/** How many events of the listed countries got no p-code, and why. */
export function placingNotes({ placers }: AdminPlacers, where: string): Issue[] {
  return [...placers].flatMap(([level, { counts }]) => {
    const missing = counts.too_coarse + counts.outside;
    if (missing === 0) return [];
    return [
      note(
        'not-placed',
        `${missing} of ${counts.of} events (${percent(missing, counts.of)} %) got no ${level} p-code: ${counts.too_coarse} are known less precisely, ${counts.outside} lie in no area of their country`,
        where,
        'nothing to do; they count for the country, not for its areas',
      ),
    ];
  });
}

function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(1);
}

function codesOf(tables: readonly EventTable[], level: Level): [EventTable, AdminCodes][] {
  if (!isAdminLevel(level)) return [];
  return tables.flatMap((table): [EventTable, AdminCodes][] => {
    const codes = table[level];
    return codes ? [[table, codes]] : [];
  });
}

/** Hashes of the lists whose p-codes a panel uses. */
export function listHashes(tables: readonly EventTable[], level: Level): string[] {
  return codesOf(tables, level).flatMap(([, { lists }]) => lists.map((list) => list.sha256));
}

/** Of which date the p-codes of a panel are, and how many events have none. */
export function adminNotes(tables: readonly EventTable[], level: Level): Issue[] {
  const found = codesOf(tables, level);
  if (isAdminLevel(level) && found.length === 0) {
    return [
      note(
        'no-area-list',
        `the workspace holds no ${level} list, so no event has a p-code`,
        '--level',
        `vigie areas import FILE --level ${level} --list-date YYYY-MM`,
      ),
    ];
  }
  return found.flatMap(([table, { lists, countries, of_row }]) => {
    const listed = new Set(countries);
    let all = 0;
    let without = 0;
    for (let row = 0; row < table.length; row++) {
      if (!listed.has(table.countries[table.country[row]])) continue;
      all += table.events[row];
      if (of_row[row] < 0) without += table.events[row];
    }
    const dates = lists.map((list) =>
      note(
        'list-date',
        `${level} p-codes are of the list of ${list.list_date} (${list.countries.join(', ')})`,
        list.list_id,
        'keep the date of the list with the codes: a p-code changes its meaning between lists',
      ),
    );
    return without === 0
      ? dates
      : [
          ...dates,
          note(
            'not-placed',
            `${without} of ${all} events of the listed countries (${percent(without, all)} %) have no ${level} p-code`,
            table.table_id,
            'nothing to do; they count for the country, not for its areas',
          ),
        ];
  });
}
