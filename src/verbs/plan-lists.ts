/** Lists of p-codes at hand: those imported into the workspace, and the first levels that ship. */
import type { KnownList } from '../plans/index.ts';
import type { Store } from '../store/index.ts';

/**
 * A list for each country and level. A bundled list has only the regions that the figures have, so
 * it is complete only where it has as many as the country.
 */
export async function pcodeLists(store: Store): Promise<KnownList[]> {
  const imported: KnownList[] = [];
  for (const list of await store.areaLists()) {
    const areas = await store.areasOf(list.list_id);
    for (const iso3 of list.countries) {
      const own = areas.filter((area) => area.iso3 === iso3);
      imported.push({
        list_id: list.list_id,
        iso3,
        level: list.level,
        list_date: list.list_date,
        names: new Map(own.map(({ pcode, name }) => [pcode, name])),
        complete: true,
      });
    }
  }
  return [...imported, ...bundledLists(store)];
}

function bundledLists(store: Store): KnownList[] {
  if (!store.bundledTableIds().includes('region-points')) return [];
  const { rows } = store.bundledTable('region-points');
  return store.pcodeRegistry().bundled.map(({ country, valid_from, admin1 }) => {
    const own = rows.filter((row) => row.country === country && row.pcode !== '');
    const names = new Map(
      own.map((row) => [row.pcode, row.region.replace(/ (region|department|state|province)$/, '')]),
    );
    return {
      list_id: `bundled-${country}`,
      iso3: country,
      level: 'admin1' as const,
      list_date: valid_from,
      names,
      complete: names.size >= admin1,
    };
  });
}
