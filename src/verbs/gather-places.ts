/** Where events lay before and after. */
import { cellCentre } from '../areas/index.ts';
import { placeActivity } from '../changes/index.ts';
import type { EventTable, Month, PlaceActivity, Row } from '../core/index.ts';
import type { Store } from '../store/index.ts';

/** Regions where both sides have them, else cells, else whichever side there is. */
export function findPlaces(
  store: Store,
  tables: readonly EventTable[],
  country: string,
  date: Month,
): PlaceActivity | undefined {
  const points = new Map<string, { longitude: number; latitude: number }>(
    (store.bundledTableIds().includes('region-points')
      ? store.bundledTable('region-points').rows
      : []
    ).map(
      (row: Row) =>
        [
          `${row.country}|${row.region}`,
          { longitude: Number(row.longitude), latitude: Number(row.latitude) },
        ] as const,
    ),
  );
  const found = (['cell', 'region'] as const).map((level) =>
    placeActivity(
      tables,
      country,
      date,
      level,
      level === 'region' ? (unit) => points.get(unit) : (unit) => cellCentre(Number(unit)),
    ),
  );
  const drawable = found.filter(
    (activity) => activity !== undefined && activity.places.length > 0,
  ) as PlaceActivity[];
  return (
    drawable.find((a) => a.before && a.after && a.final !== undefined) ??
    drawable.find((a) => a.before && a.after && a.level === 'region') ??
    drawable.find((a) => a.before && a.after) ??
    drawable[0]
  );
}
