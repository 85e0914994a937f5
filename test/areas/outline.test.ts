import { geoContains, geoDistance } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { isFarFromCountry, outlineOf } from '../../src/areas/index.ts';
import { distanceToCountry, FAR_KM } from '../../src/areas/outline.ts';
import { randomStream } from '../../src/core/index.ts';

const EARTH_RADIUS_KM = 6371.0088;
type Point = [longitude: number, latitude: number];

/** The plain rule on the sphere, by d3-geo: the reference. */
function plain(iso3: string) {
  const shape = outlineOf(iso3)!;
  const { geometry } = shape;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const corners = rings.flatMap((ring) =>
    ring.flatMap(([x, y], i) => {
      const [nextX, nextY] = ring[i + 1] ?? [x, y];
      const dx = ((nextX - x + 540) % 360) - 180;
      const parts = Math.max(1, Math.ceil(Math.hypot(dx, nextY - y) / 0.5));
      return Array.from(
        { length: parts },
        (_, k): Point => [x + (dx * k) / parts, y + ((nextY - y) * k) / parts],
      );
    }),
  );
  const distance = (point: Point) =>
    geoContains(shape, point)
      ? 0
      : Math.min(...corners.map((corner) => geoDistance(corner, point))) * EARTH_RADIUS_KM;
  return { corners, distance };
}

/** Points around corners of an outline, as far as five degrees off; latitudes stay on the globe. */
function pointsNear(corners: readonly Point[], n: number, seed: number): Point[] {
  const random = randomStream(seed);
  return Array.from({ length: n }, () => {
    const [x, y] = corners[Math.floor(random() * corners.length)];
    const shrink = Math.max(0.05, Math.cos((y * Math.PI) / 180));
    const longitude = x + ((random() - 0.5) * 10) / shrink;
    const latitude = Math.min(90, Math.max(-90, y + (random() - 0.5) * 10));
    return [((longitude + 540) % 360) - 180, latitude];
  });
}

const LAND = ['MLI', 'NER', 'BFA', 'CHE', 'NPL'];
const ISLANDS = ['IDN', 'PHL', 'GRC', 'NZL', 'COM'];
const ANTIMERIDIAN_AND_POLES = ['RUS', 'FJI', 'USA', 'NOR', 'ATA'];

describe('distanceToCountry', () => {
  it.each([...LAND, ...ISLANDS, ...ANTIMERIDIAN_AND_POLES])(
    'of %s agrees with d3-geo on the sphere, and on which side of 300 km a point lies',
    (iso3) => {
      const { corners, distance } = plain(iso3);
      let [inside, outside, far] = [0, 0, 0];
      for (const [longitude, latitude] of pointsNear(corners, 250, 7)) {
        const expected = distance([longitude, latitude]);
        const found = distanceToCountry(iso3, latitude, longitude);
        const where = `${iso3} ${latitude} ${longitude}`;
        expect(found > FAR_KM, where).toBe(expected > FAR_KM);
        // A side is straight on the map here, a great circle there: points between them differ.
        if (found > 0 && expected > 0) expect(found, where).toBeCloseTo(expected, 3);
        else expect(Math.max(found, expected), where).toBeLessThan(30);
        if (expected === 0) inside++;
        else outside++;
        if (expected > FAR_KM) far++;
      }
      expect(Math.min(outside, far)).toBeGreaterThan(10);
      if (!['COM', 'FJI'].includes(iso3)) expect(inside).toBeGreaterThan(10);
    },
    60_000,
  );

  it('goes the short way over 180° and over a pole', () => {
    // Wrangel Island lies on both sides of 180°, Chukotka's mainland too.
    expect(distanceToCountry('RUS', 71.2, 179.5)).toBe(0);
    expect(distanceToCountry('RUS', 71.2, -179.5)).toBe(0);
    expect(distanceToCountry('RUS', 66, -175)).toBe(0);
    expect(distanceToCountry('RUS', 69, -120)).toBeGreaterThan(1000);
    expect(distanceToCountry('FJI', -16.5, 179.99)).toBeLessThan(20);
    expect(distanceToCountry('FJI', -16.5, -179.99)).toBeLessThan(20);
    expect(distanceToCountry('ATA', -88, 37)).toBe(0);
    expect(distanceToCountry('GRL', 90, 0)).toBeLessThan(750);
  });

  it('is 0 for a country that the map lacks', () => {
    expect(distanceToCountry('ZZZ', 0, 0)).toBe(0);
  });
});

describe('isFarFromCountry', () => {
  it('takes a country as it was at any time that releases cover', () => {
    expect(distanceToCountry('SDN', 4.85, 31.6)).toBeGreaterThan(300);
    expect(isFarFromCountry('SDN', 4.85, 31.6)).toBe(false);
    expect(isFarFromCountry('SSD', 19.6, 37.2)).toBe(true);
    expect(isFarFromCountry('MLI', -0.04, 16.27)).toBe(true);
  });
});
