import { describe, expect, it } from 'vitest';
import { crosswalk } from '../../src/areas/index.ts';
import type { Area, Rings } from '../../src/core/index.ts';
import { square } from './squares.ts';

const area = (pcode: string, rings: Rings): Area => ({
  ...{ pcode, name: pcode, parent_pcode: '', iso3: 'MLI', rings },
  ...{ longitude: 0, latitude: 0, area_km2: 1000 },
});

describe('crosswalk', () => {
  it('gives the shares by area, the largest first, and what lies in no new area', () => {
    const rows = crosswalk(
      [area('old', square(0, 0, 1))],
      [area('a', square(0, 0, 0.5)), area('b', square(0.5, 0, 1))],
    );
    expect(rows.map((row) => row.new_pcode)).toEqual(['b', 'a', '']);
    const shares = rows.map((row) => row.share_of_old);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
    [0.5, 0.25, 0.25].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 1));
    expect(rows[0].area_km2).toBeCloseTo(1000 * shares[0], 9);
  });

  it('weighs the south of an area more than its north, as the earth narrows', () => {
    const [south, north] = crosswalk(
      [area('old', square(0, 40, 20))],
      [area('s', square(-1, 29, 21)), area('n', square(-1, 50, 22))],
    );
    // ∫cos over 40–50° and 50–60°
    const weight = (from: number, to: number) =>
      Math.sin((to * Math.PI) / 180) - Math.sin((from * Math.PI) / 180);
    expect(south.share_of_old / north.share_of_old).toBeCloseTo(weight(40, 50) / weight(50, 60), 2);
  });
});
