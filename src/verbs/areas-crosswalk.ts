/** Shares of the areas of one list by the areas of another. */
import { type CrosswalkRow, crosswalk, WIDEST_STEP } from '../areas/index.ts';
import { type AreaList, csvTable, type Issue, VigieError } from '../core/index.ts';
import { type Store, writeWhole } from '../store/index.ts';
import { note } from './run.ts';

export type DatedRow = CrosswalkRow & { old_list_date: string; new_list_date: string };

/** Smaller shares come from outlines drawn a little differently. */
const LEAST_SHARE = 0.0005;

export async function crosswalkLists(
  store: Store,
  ids: readonly string[],
  choice: { country?: string; out?: string },
): Promise<{ rows: DatedRow[]; lists: AreaList[]; notes: Issue[] }> {
  const known = await store.areaLists();
  const lists = ids.map((id) => findList(known, id));
  const [before, after] = lists;
  const shared = before.countries.filter((country) => after.countries.includes(country));
  const countries = choice.country ? shared.filter((c) => c === choice.country) : shared;
  if (countries.length === 0) throw nothingShared(before, after, choice.country);
  const [old, renewed] = [await store.areasOf(before.list_id), await store.areasOf(after.list_id)];
  const rows = countries
    .flatMap((country) =>
      crosswalk(
        old.filter((area) => area.iso3 === country),
        renewed.filter((area) => area.iso3 === country),
      ),
    )
    .filter((row) => row.share_of_old >= LEAST_SHARE)
    .map((row) => ({
      iso3: row.iso3,
      old_list_date: before.list_date,
      old_pcode: row.old_pcode,
      old_name: row.old_name,
      new_list_date: after.list_date,
      new_pcode: row.new_pcode,
      new_name: row.new_name,
      share_of_old: Math.round(row.share_of_old * 1e4) / 1e4,
      area_km2: Math.round(row.area_km2 * 10) / 10,
      points: row.points,
    }));
  if (choice.out) writeWhole(choice.out, csvTable(Object.keys(rows[0] ?? {}), rows));
  return { rows, lists, notes: [resolutionNote(before, after), ...orderNote(before, after)] };
}

function findList(lists: readonly AreaList[], id: string): AreaList {
  const found = lists.filter((list) => list.list_id.startsWith(id));
  const exact =
    lists.find((list) => list.list_id === id) ?? (found.length === 1 ? found[0] : undefined);
  if (exact) return exact;
  const offered = found.length > 1 ? found : lists;
  const fix =
    offered.length > 0
      ? `choose among ${offered.map((list) => list.list_id).join(', ')}`
      : 'take a list with vigie areas import FILE';
  const what =
    found.length > 1
      ? `"${id}" begins the name of ${found.length} lists`
      : `there is no list "${id}"`;
  const where = 'vigie areas crosswalk';
  throw new VigieError([{ code: 'list-unknown', what, where, fix }], 2);
}

function nothingShared(before: AreaList, after: AreaList, country: string | undefined) {
  return new VigieError([
    {
      code: 'no-shared-country',
      what: country
        ? `the two lists do not both hold ${country}`
        : 'the two lists have no country in common',
      where: `${before.list_id}, ${after.list_id}`,
      fix: 'vigie areas list shows the countries of each',
    },
  ]);
}

function resolutionNote(before: AreaList, after: AreaList): Issue {
  return note(
    'resolution',
    `shares are counted on a grid of points at most ${WIDEST_STEP}° apart, at least 4000 in the box of each old area; shares under ${LEAST_SHARE} are left out`,
    `${before.list_id}, ${after.list_id}`,
    'nothing to do; column points says how many points an area has',
  );
}

function orderNote(before: AreaList, after: AreaList): Issue[] {
  if (before.list_date <= after.list_date) return [];
  return [
    note(
      'list-order',
      `the first list, of ${before.list_date}, is dated after the second, of ${after.list_date}; it was taken as the old one all the same`,
      `${before.list_id}, ${after.list_id}`,
      'name the old list first',
    ),
  ];
}
