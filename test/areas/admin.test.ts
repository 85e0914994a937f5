import { describe, expect, it } from 'vitest';
import { AdminPlacer, COARSEST } from '../../src/areas/index.ts';
import { ADMIN_LEVELS, type Area } from '../../src/core/index.ts';
import { square } from './squares.ts';

const area = (pcode: string, west: number, iso3 = 'MLI'): Area => ({
  ...{ pcode, name: pcode, parent_pcode: '', iso3, rings: square(west, 14, 1) },
  ...{ longitude: west + 0.5, latitude: 14.5, area_km2: 1 },
});
const areas = [area('ML01', -5), area('ML02', -4), area('NE01', -3, 'NER')];
const at = (longitude: number, place_precision = 1, country = 'MLI') => ({
  ...{ country, place_precision, longitude, latitude: 14.5 },
});

describe('AdminPlacer', () => {
  it.each(ADMIN_LEVELS)(
    'at %s places what is known finely enough, and counts the rest',
    (level) => {
      const placer = new AdminPlacer(level, areas);
      const precisions = [0, 1, 2, 3, 4, 5, 6, 7];
      const placed = precisions.filter((precision) => placer.place(at(-4.5, precision)) === 'ML01');
      expect(placed).toEqual(precisions.slice(0, COARSEST[level] + 1));
      expect(placer.counts).toEqual({ of: 8, too_coarse: 8 - placed.length, outside: 0 });
    },
  );

  it('takes only areas of the event’s own country', () => {
    const placer = new AdminPlacer('admin1', areas);
    expect(placer.place(at(-2.5))).toBe('');
    expect(placer.place(at(-2.5, 1, 'NER'))).toBe('NE01');
    expect(placer.counts).toEqual({ of: 2, too_coarse: 0, outside: 1 });
  });

  it('does not count events of a country without a list', () => {
    const placer = new AdminPlacer('admin1', areas);
    expect(placer.place(at(-4.5, 1, 'TCD'))).toBe('');
    expect(placer.place({ ...at(-4.5), latitude: Number.NaN })).toBe('');
    expect(placer.counts).toEqual({ of: 1, too_coarse: 1, outside: 0 });
  });
});
