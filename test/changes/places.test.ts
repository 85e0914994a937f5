import { describe, expect, it } from 'vitest';
import { placeActivity } from '../../src/changes/index.ts';
import { monthFromText } from '../../src/core/index.ts';
import { handTable } from '../core/hand-made.ts';

const DATE = monthFromText('2025-06');
const MOPTI = 'MLI|Mopti region';
const GAO = 'MLI|Gao region';
const row = (month: string, events: number, region?: string, cell?: number, country = 'MLI') => ({
  country,
  month,
  type: 1 as const,
  events,
  ...(region ? { region } : {}),
  ...(cell ? { cell } : {}),
});
const rows = [
  row('2025-01', 10, MOPTI, 150_112),
  row('2025-05', 5, MOPTI, 150_113),
  row('2025-06', 100, MOPTI, 150_112),
  row('2025-07', 6, GAO, 153_000),
  row('2025-08', 12, MOPTI, 150_112),
  row('2025-08', 7),
  row('2025-08', 50, 'BFA|Sahel region', 150_117, 'BFA'),
];
const year = { from: '2025-01', to: '2025-12', vintage: 'candidate 25', final: false };
const points = (unit: string) =>
  unit === GAO ? undefined : { longitude: unit.length, latitude: 14 };

describe('placeActivity', () => {
  it('regions per month by hand, the month of the date in neither', () => {
    const activity = placeActivity([handTable(rows, [year])], 'MLI', DATE, 'region', points)!;
    expect(activity.before?.months).toBe(5);
    expect(activity.after?.months).toBe(6);
    expect(activity.places).toEqual([
      { unit_id: MOPTI, longitude: MOPTI.length, latitude: 14, before: 3, after: 2 },
    ]);
    expect(activity.unplaced_units).toEqual([GAO]);
    expect(activity.vintages).toEqual(['candidate 25']);
  });

  it('cells per month by hand', () => {
    const activity = placeActivity([handTable(rows, [year])], 'MLI', DATE, 'cell', points)!;
    expect(activity.places.map(({ unit_id, before, after }) => [unit_id, before, after])).toEqual([
      ['150112', 2, 2],
      ['150113', 1, 0],
      ['153000', 0, 1],
    ]);
  });

  it('takes at most twelve months a side, the nearest, from no farther than 24', () => {
    const decades = handTable(rows, [{ from: '2000-01', to: '2040-12' }]);
    const near = placeActivity([decades], 'MLI', DATE, 'region', points)!;
    expect(near.before).toEqual({ first: DATE - 12, last: DATE - 1, months: 12 });
    expect(near.after).toEqual({ first: DATE + 1, last: DATE + 12, months: 12 });
    const old = handTable(rows, [{ from: '2000-01', to: '2023-12' }]);
    const far = placeActivity([old], 'MLI', DATE, 'region', points)!;
    expect(far.before).toEqual({ first: DATE - 24, last: monthFromText('2023-12'), months: 7 });
  });

  it('a side that no months cover is missing, never zero', () => {
    const past = handTable(rows, [{ ...year, to: '2025-06' }]);
    const activity = placeActivity([past], 'MLI', DATE, 'region', points)!;
    expect(activity.after).toBeUndefined();
    expect(activity.places.map((place) => place.after)).toEqual([Number.NaN]);
    const without = handTable(rows, [{ ...year, measures: ['events'] }]);
    expect(placeActivity([without], 'MLI', DATE, 'region', points)).toBeUndefined();
    expect(placeActivity([], 'MLI', DATE, 'region', points)).toBeUndefined();
  });

  it('each side may come from another table', () => {
    const old = handTable(rows, [{ ...year, to: '2025-05', vintage: 'old' }]);
    const fresh = handTable(rows, [{ ...year, from: '2025-06', vintage: 'fresh' }]);
    const activity = placeActivity([old, fresh], 'MLI', DATE, 'region', points)!;
    expect(activity.vintages).toEqual(['fresh', 'old']);
    expect(activity.final).toBe(false);
    const final = handTable(rows, [{ ...year, to: '2025-05', final: true }]);
    expect(placeActivity([final, fresh], 'MLI', DATE, 'region', points)!.final).toBeUndefined();
    expect(activity.places[0]).toMatchObject({ before: 3, after: 2 });
  });

  it('names only the releases whose places it counted', () => {
    const counted = { ...year, vintage: 'places' };
    const silent = { ...year, vintage: 'no places', measures: ['events' as const] };
    const table = handTable(rows, [silent, counted]);
    const activity = placeActivity([table], 'MLI', DATE, 'region', points)!;
    expect(activity.vintages).toEqual(['places']);
  });

  it('a release that speaks for both sides is named once', () => {
    const table = handTable(rows, [year]);
    expect(placeActivity([table], 'MLI', DATE, 'cell', points)!.vintages).toEqual(['candidate 25']);
  });
});
