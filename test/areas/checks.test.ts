import { describe, expect, it } from 'vitest';
import { checkAreas, selfCrossing } from '../../src/areas/checks.ts';
import type { DraftArea } from '../../src/areas/layers.ts';
import { cornersOf, ringOf } from './squares.ts';

function draft(changes: Partial<DraftArea> & { ring?: number[][] } = {}): DraftArea {
  const { ring = cornersOf(-5, 14, 1), ...rest } = changes;
  const blank = { row: 1, pcode: 'ML01', name: 'West', parent_pcode: '', iso3: 'MLI' };
  return { ...blank, polygons: [[ring]], ...rest };
}

const codes = (...drafts: DraftArea[]) => {
  const { faults, warnings } = checkAreas(drafts, 'file');
  return [...faults, ...warnings].map(({ code }) => code);
};

const open = cornersOf(-5, 14, 1).slice(0, 4);

describe('checkAreas', () => {
  it('takes a good area with its extent and a point inside', () => {
    const { areas, faults, warnings } = checkAreas([draft()], 'file');
    expect([faults, warnings]).toEqual([[], []]);
    expect(areas[0].area_km2).toBeCloseTo(11_930, -1);
    expect(areas[0].longitude).toBeCloseTo(-4.5);
  });

  it.each([
    ['no p-code', draft({ pcode: '' }), 'pcode-missing'],
    ['no name', draft({ name: '' }), 'name-missing'],
    ['no country', draft({ iso3: '' }), 'country-unknown'],
    ['no polygon', draft({ polygons: [] }), 'no-polygon'],
    ['a ring that stays open', draft({ ring: open }), 'ring-open'],
    [
      'a ring of three points',
      draft({
        ring: [
          [0, 14],
          [1, 14],
          [0, 14],
        ],
      }),
      'ring-short',
    ],
    [
      'no extent',
      draft({
        ring: [
          [-5, 14],
          [-4, 14],
          [-5, 14],
          [-5, 14],
        ],
      }),
      'area-zero',
    ],
    ['a latitude over 90', draft({ ring: cornersOf(-5, 90, 1) }), 'coordinate-range'],
    [
      'a text for a coordinate',
      draft({ ring: [['a', 14] as never, [1, 1], [2, 2], [3, 3]] }),
      'coordinate',
    ],
    ['latitude before longitude', draft({ ring: cornersOf(14, -5, 1) }), 'coordinates-swapped'],
    ['a place in Canada', draft({ ring: cornersOf(-100, 60, 1) }), 'outside-country'],
    [
      'an outline that crosses itself',
      draft({
        ring: [
          [-5, 14],
          [-4, 15],
          [-4, 14],
          [-5, 15.2],
          [-5, 14],
        ],
      }),
      'self-intersection',
    ],
    ['metres for degrees', draft({ ring: cornersOf(300_000, 1_500_000, 50_000) }), 'projected'],
  ])('%s is told', (_, area, code) => {
    expect(codes(area)).toEqual([code]);
  });

  it('a code that stands twice is told with the area that had it first', () => {
    expect(codes(draft(), draft({ row: 2, ring: cornersOf(-3, 14, 1) }))).toEqual([
      'pcode-repeated',
    ]);
  });

  it('overlapping areas are told, areas side by side are not', () => {
    const beside = draft({ row: 2, pcode: 'ML02', ring: cornersOf(-4, 14, 1) });
    const over = draft({ row: 3, pcode: 'ML03', ring: cornersOf(-4.5, 14, 1) });
    expect(codes(draft(), beside)).toEqual([]);
    expect(codes(draft(), over)).toEqual(['areas-overlap']);
  });

  it('an area outside its parent, or with a parent that is not listed, is told', () => {
    const parents = checkAreas([draft({ ring: cornersOf(-5, 14, 1) })], 'parents').areas;
    const child = (parent_pcode: string, west: number) =>
      draft({ pcode: 'ML0101', parent_pcode, ring: cornersOf(west, 14.2, 0.4) });
    const told = (area: DraftArea) =>
      checkAreas([area], 'file', parents).warnings.map((w) => w.code);
    expect(told(child('ML01', -4.8))).toEqual([]);
    expect(told(child('ML01', -3.5))).toEqual(['outside-parent']);
    expect(told(child('ML09', -4.8))).toEqual(['parent-unknown']);
  });

  it('tells every fault of every area at once, and keeps the good ones', () => {
    const bad = draft({ row: 2, pcode: '', name: '', ring: open });
    const { areas, faults } = checkAreas([draft(), bad], 'file');
    expect(faults.map(({ code }) => code)).toEqual(['pcode-missing', 'name-missing', 'ring-open']);
    expect(faults.every(({ where }) => where === 'file, area 2')).toBe(true);
    expect(areas).toHaveLength(1);
  });

  it('a border area of a country that straddles latitude = longitude is not called swapped', () => {
    const ring = cornersOf(13.2, 13.3, 0.2);
    expect(codes(draft({ pcode: 'NG008', iso3: 'NGA', ring }))).toEqual([]);
  });
});

describe('selfCrossing', () => {
  it('is silent on a ring that touches itself', () => {
    const touching = [
      [0, 0],
      [2, 0],
      [1, 1],
      [2, 2],
      [0, 2],
      [1, 1],
    ];
    expect(selfCrossing(ringOf(touching))).toBeUndefined();
  });
});
