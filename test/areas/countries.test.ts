import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { BORDER_STRIP_KM, nearestBorder, neighboursOf, outlineOf } from '../../src/areas/index.ts';

const BORDERS = '../shared/data/geo/country-borders.csv';
const COUNTRIES = '../shared/data/geo/cod-ab-official-counts.csv';
const ISLANDS = ['ISL', 'MDG', 'CPV', 'JPN', 'NZL', 'CUB', 'LKA', 'MUS'];

function rowsOf(path: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

describe('neighboursOf', () => {
  it('Mali has seven', () => {
    expect(neighboursOf('MLI')).toEqual(['BFA', 'CIV', 'DZA', 'GIN', 'MRT', 'NER', 'SEN']);
  });

  it('is mutual for every country that can be reached from Mali by land', () => {
    const reached = new Set(['MLI']);
    for (const country of reached) for (const other of neighboursOf(country)) reached.add(other);
    expect(reached.size).toBeGreaterThan(100);
    for (const country of reached) {
      for (const other of neighboursOf(country)) expect(neighboursOf(other)).toContain(country);
      expect(neighboursOf(country)).not.toContain(country);
    }
  });

  it('an island state has none, nor has a code that no map knows', () => {
    for (const island of ISLANDS) expect(neighboursOf(island)).toEqual([]);
    expect(neighboursOf('ZZZ')).toEqual([]);
    expect(neighboursOf('')).toEqual([]);
  });

  it('Kosovo, Lesotho and the DR Congo have theirs', () => {
    expect(neighboursOf('XKX')).toEqual(['ALB', 'MKD', 'MNE', 'SRB']);
    expect(neighboursOf('LSO')).toEqual(['ZAF']);
    expect(neighboursOf('COD')).toEqual([
      'AGO',
      'BDI',
      'CAF',
      'COG',
      'RWA',
      'SSD',
      'TZA',
      'UGA',
      'ZMB',
    ]);
  });
});

const there = existsSync(BORDERS) && existsSync(COUNTRIES);
if (!there) console.info(`skipped: ${BORDERS} is not here`);
describe.skipIf(!there)('against the CIA’s list of land borders', () => {
  const listed = there ? rowsOf(BORDERS) : [];

  it('every border is there, but Morocco–Mauritania, which the map gives to Western Sahara', () => {
    const missing = listed.filter((row) => !neighboursOf(row.iso3_a).includes(row.iso3_b));
    expect(missing.map((row) => `${row.iso3_a}-${row.iso3_b}`)).toEqual(['MAR-MRT']);
  });

  it('no country of the region has another border than those, Western Sahara’s apart', () => {
    const countries = rowsOf(COUNTRIES).map((row) => row.country_iso3);
    expect(countries).toHaveLength(20);
    for (const country of countries) {
      const expected = new Set(
        listed.flatMap((row) =>
          row.iso3_a === country ? [row.iso3_b] : row.iso3_b === country ? [row.iso3_a] : [],
        ),
      );
      const others = neighboursOf(country).filter((other) => other !== 'ESH');
      expect(others, country).toEqual(
        [...expected].filter((other) => other !== 'MAR' || country !== 'MRT').sort(),
      );
    }
  });
});

describe('outlineOf', () => {
  it('is an area for a known country and nothing for another', () => {
    expect(outlineOf('MLI')?.geometry.type).toMatch(/Polygon/);
    expect(outlineOf('XKX')?.geometry.type).toMatch(/Polygon/);
    expect(outlineOf('ZZZ')).toBeUndefined();
  });
});

/** Spread over the whole range: doubles of fast-check crowd around zero. */
const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((n) => n / 1000);

describe('nearestBorder', () => {
  // Checked by hand on a map: straight distances to the nearest land border.
  it.each([
    ['Brazzaville lies across the river from Kinshasa', 'COG', -4.2634, 15.2429, 'COD', 0, 10],
    ['Kinshasa lies across the river from Brazzaville', 'COD', -4.325, 15.3222, 'COG', 0, 12],
    ['N’Djamena lies by Cameroon', 'TCD', 12.1348, 15.0557, 'CMR', 0, 12],
    ['Bangui lies across the river from the DR Congo', 'CAF', 4.3612, 18.555, 'COD', 0, 10],
    ['Lomé lies by Ghana', 'TGO', 6.1319, 1.2228, 'GHA', 0, 10],
    ['Djibo lies 45 km from Mali', 'BFA', 14.0994, -1.6255, 'MLI', 40, 50],
    ['Ménaka lies 65 km from Niger', 'MLI', 15.9182, 2.4022, 'NER', 55, 75],
    ['Bamako lies a hundred kilometres from Guinea', 'MLI', 12.6392, -8.0029, 'GIN', 95, 130],
    ['Niamey lies 90 km from Burkina Faso', 'NER', 13.5137, 2.1098, 'BFA', 80, 100],
  ])('%s', (_, country, latitude, longitude, across, least, most) => {
    const border = nearestBorder(country, latitude, longitude, 150);
    expect(border?.across).toBe(across);
    expect(border?.distance_km).toBeGreaterThanOrEqual(least);
    expect(border?.distance_km).toBeLessThanOrEqual(most);
  });

  it('looks no farther than it is told, 50 km unless told', () => {
    expect(BORDER_STRIP_KM).toBe(50);
    expect(nearestBorder('MLI', 12.6392, -8.0029)).toBeUndefined();
    expect(nearestBorder('BFA', 14.0994, -1.6255)?.across).toBe('MLI');
    expect(nearestBorder('BFA', 14.0994, -1.6255, 40)).toBeUndefined();
  });

  it('an island state has none at any reach', () => {
    for (const island of ISLANDS) expect(nearestBorder(island, 0, 0, 300)).toBeUndefined();
  });

  it('seen from the other country the same border is as near or nearer', () => {
    const country = fc.constantFrom('MLI', 'BFA', 'NER', 'TCD', 'NGA', 'COD', 'SDN');
    const latitude = degrees(-5, 24);
    const longitude = degrees(-12, 32);
    let found = 0;
    fc.assert(
      fc.property(country, latitude, longitude, (iso3, lat, lon) => {
        const border = nearestBorder(iso3, lat, lon, 200);
        if (!border) return;
        found++;
        expect(border.distance_km).toBeGreaterThanOrEqual(0);
        expect(border.distance_km).toBeLessThanOrEqual(200);
        expect(neighboursOf(iso3)).toContain(border.across);
        const back = nearestBorder(border.across, lat, lon, 200);
        expect(back!.distance_km).toBeLessThanOrEqual(border.distance_km);
        if (back!.across === iso3) expect(back!.distance_km).toBe(border.distance_km);
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('a longer reach finds the same border or one where there was none', () => {
    let found = 0;
    fc.assert(
      fc.property(degrees(10, 25), degrees(-12, 4), (lat, lon) => {
        const near = nearestBorder('MLI', lat, lon, 50);
        if (!near) return;
        found++;
        expect(nearestBorder('MLI', lat, lon, 200)).toEqual(near);
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(10);
  });
});
