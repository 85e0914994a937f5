import { describe, expect, it } from 'vitest';
import { cellAt, placeOf } from '../../src/areas/index.ts';
import type { EventRow } from '../../src/core/index.ts';

const djibo: EventRow = {
  event_id: '1',
  type_of_violence: 3,
  conflict_name: '',
  dyad_name: '',
  side_a: 'JNIM',
  side_b: 'Civilians',
  date_start: '2023-10-06',
  date_end: '2023-10-06',
  date_precision: 1,
  place_precision: 1,
  country_iso3: 'BFA',
  region: 'Sahel region',
  latitude: 14.0994,
  longitude: -1.62554,
  fatalities_best: 1,
  fatalities_low: 1,
  fatalities_high: 1,
  deaths_civilians: 1,
};

describe('placeOf', () => {
  it('a precise place has a cell, a region and its border strip', () => {
    expect(placeOf(djibo)).toEqual({
      cell: 150_117,
      region: 'Sahel region',
      in_border_strip: true,
      border_with: 'MLI',
    });
  });

  it.each([
    [0, true, true],
    [1, true, true],
    [2, true, true],
    [3, false, true],
    [4, false, true],
    [5, false, false],
    [6, false, false],
    [7, false, false],
  ])('with precision %d it has a cell: %s, a region: %s', (place_precision, cell, region) => {
    const place = placeOf({ ...djibo, place_precision });
    expect(place.cell).toBe(cell ? cellAt(14.0994, -1.62554) : 0);
    expect(place.in_border_strip).toBe(cell);
    expect(place.border_with).toBe(cell ? 'MLI' : '');
    expect(place.region).toBe(region ? 'Sahel region' : '');
  });

  it('without coordinates it has no cell and no strip', () => {
    const place = placeOf({ ...djibo, longitude: Number.NaN });
    expect(place).toEqual({
      cell: 0,
      region: 'Sahel region',
      in_border_strip: false,
      border_with: '',
    });
  });

  it('far from a border it is outside the strip', () => {
    const ouagadougou = {
      ...djibo,
      latitude: 12.3714,
      longitude: -1.5197,
      region: 'Centre region',
    };
    expect(placeOf(ouagadougou)).toMatchObject({ in_border_strip: false, border_with: '' });
  });
});
