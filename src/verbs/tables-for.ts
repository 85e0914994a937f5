import type { BundledTable, EventTable, SourceRef, TableSource } from '../core/index.ts';
import { monthFromText, monthText, VigieError } from '../core/index.ts';
import { eventsFromBundled } from '../sources/index.ts';
import type { Store } from '../store/index.ts';
import { thatMayLeave } from './leaving.ts';

/** What the user asked to look at. */
export interface DataChoice {
  /** only this source of the workspace, without the bundled figures */
  source?: string;
  /** releases published by this month alone, `YYYY-MM` */
  as_of?: string;
  /** the output stays with the user, so that sources that forbid passing on may be in it */
  private?: boolean;
}

/**
 * Tables of events in order of preference: the workspace first, then the bundled figures, each cut
 * to what was published by the vintage asked for. A source whose terms forbid passing on comes out
 * only for an output that stays private.
 * @param isWanted bundled tables that are not wanted are left unread
 */
export async function tablesFor(
  store: Store,
  choice: DataChoice,
  isWanted: (table: TableSource) => boolean = () => true,
): Promise<EventTable[]> {
  const as_of = choice.as_of === undefined ? undefined : monthFromText(choice.as_of);
  const own = await store.events(await sourceId(store, choice.source), as_of);
  if (choice.source !== undefined && !own) throw await sourceAbsent(store, choice.source);
  const bundled = choice.source === undefined ? bundledEvents(store, isWanted) : [];
  return thatMayLeave([...(own ? [own] : []), ...bundled], choice).map((table) => ({
    ...table,
    coverage: table.coverage.filter((part) => as_of === undefined || part.published <= as_of),
  }));
}

/** `mapped-csv` stands for the one log there is; of several, the whole id is needed. */
async function sourceId(store: Store, asked: string | undefined): Promise<string> {
  if (asked === undefined) return 'ucdp-ged';
  const there = [...new Set((await store.snapshots()).map((snapshot) => snapshot.source_id))];
  const fitting = there.filter((id) => id === asked || id.startsWith(`${asked}:`));
  return fitting.length === 1 ? fitting[0] : asked;
}

async function sourceAbsent(store: Store, source: string): Promise<VigieError> {
  const there = [...new Set((await store.snapshots()).map((snapshot) => snapshot.source_id))];
  return new VigieError([
    {
      code: 'source-absent',
      what: `the workspace holds nothing of source "${source}"`,
      where: '--source',
      fix: `sources there: ${there.join(', ') || '–'}`,
    },
  ]);
}

/** Columns of bundled tables, made once however many dossiers are asked for. */
const columns = new WeakMap<BundledTable, EventTable>();

function bundledEvents(store: Store, isWanted: (table: TableSource) => boolean): EventTable[] {
  return store
    .bundledTableIds()
    .filter((id) => {
      const description = store.bundledSource(id);
      return description.kind === 'events' && isWanted(description);
    })
    .map((id) => {
      const table = store.bundledTable(id);
      const known = columns.get(table) ?? eventsFromBundled(table);
      columns.set(table, known);
      return known;
    });
}

/** Month in which the newest release among the tables was published; `null` without any. */
export function publishedBy(tables: readonly EventTable[]): string | null {
  const months = tables.flatMap((table) => table.coverage.map((part) => part.published));
  return months.length === 0 ? null : monthText(Math.max(...months));
}

/** Each source once. */
export function sourcesOf(tables: readonly EventTable[]): SourceRef[] {
  return [...new Map(tables.map((table) => [table.source.source_id, table.source])).values()];
}
