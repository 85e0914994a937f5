import fc from 'fast-check';
import hao from 'point-in-polygon-hao';
import { describe, expect, it } from 'vitest';
import {
  boxOf,
  gridPoints,
  insidePoint,
  PolygonIndex,
  ringAreaKm2,
} from '../../src/areas/polygons.ts';
import { type Rings, randomStream } from '../../src/core/index.ts';
import { ringOf, square } from './squares.ts';

/** Plain even-odd over every edge: the reference for the index. */
function isInside(rings: Rings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i - 2], ring[i - 1], ring[i], ring[i + 1]];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

function star(seed: number, n: number, x: number, y: number): Rings {
  const random = randomStream(seed);
  return [
    ringOf(
      Array.from({ length: n }, (_, i) => {
        const radius = 0.3 + random();
        const angle = (2 * Math.PI * i) / n;
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      }),
    ),
  ];
}

const parts = (rings: Rings) =>
  rings.map((ring) =>
    Array.from({ length: ring.length / 2 }, (_, i): [number, number] => [
      ring[i * 2],
      ring[i * 2 + 1],
    ]),
  );

describe('PolygonIndex', () => {
  const stars = Array.from({ length: 60 }, (_, i) =>
    star(i + 1, 3 + ((i * 37) % 400), i % 10, Math.floor(i / 10)),
  );
  const index = new PolygonIndex(stars);
  const x = fc.double({ min: -2, max: 12, noNaN: true });
  const y = fc.double({ min: -2, max: 8, noNaN: true });

  it('finds what the plain loop finds', () => {
    fc.assert(
      fc.property(x, y, (lon, lat) => {
        const plain = stars.flatMap((rings, i) => (isInside(rings, lon, lat) ? [i] : []));
        expect(index.findAll(lon, lat)).toEqual(plain);
        expect(index.find(lon, lat)).toBe(plain[0] ?? -1);
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees with point-in-polygon-hao wherever that does not say "on the boundary"', () => {
    fc.assert(
      fc.property(x, y, (lon, lat) => {
        stars.forEach((rings, i) => {
          const oracle = hao([lon, lat], parts(rings));
          if (oracle !== 0) expect(index.contains(i, lon, lat)).toBe(oracle);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('puts each point of a tiling into one tile, edges and corners that tiles share included', () => {
    // A lattice whose inner corners are moved about, so that no edge is level or upright.
    const random = randomStream(3);
    const corner = Array.from({ length: 11 }, (_, i) =>
      Array.from({ length: 11 }, (_, j): [number, number] => {
        const isRim = i % 10 === 0 || j % 10 === 0;
        return isRim ? [i, j] : [i + 0.4 * random(), j + 0.4 * random()];
      }),
    );
    const tiles = Array.from({ length: 100 }, (_, k): Rings => {
      const [i, j] = [Math.floor(k / 10), k % 10];
      const around = [corner[i][j], corner[i + 1][j], corner[i + 1][j + 1], corner[i][j + 1]];
      return [ringOf(k % 3 === 0 ? around.reverse() : around)];
    });
    const tiling = new PolygonIndex(tiles);
    const inner = (i: number, j: number) => corner[1 + (i % 9)][1 + (j % 9)];
    const place = fc.nat(80);
    const along = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(place, fc.boolean(), along, (k, up, t) => {
        const [i, j] = [Math.floor(k / 9), k % 9];
        const [a, b] = [
          inner(i, j),
          up ? corner[1 + i][Math.min(2 + j, 9)] : corner[Math.min(2 + i, 9)][1 + j],
        ];
        const point: [number, number] = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
        expect(tiling.findAll(...point)).toHaveLength(1);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves out holes, takes every part, and gives an overlap to the first', () => {
    const ring = new PolygonIndex([
      [...square(0, 0, 10), ...square(4, 4, 2), ...square(20, 0, 1)],
      square(9, 9, 5),
    ]);
    expect(ring.find(1, 1)).toBe(0);
    expect(ring.find(5, 5)).toBe(-1);
    expect(ring.find(20.5, 0.5)).toBe(0);
    expect(ring.find(9.5, 9.5)).toBe(0);
    expect(ring.findAll(9.5, 9.5)).toEqual([0, 1]);
    expect(ring.find(12, 12)).toBe(1);
    expect(ring.find(-1, 5)).toBe(-1);
  });

  it('of nothing holds nothing', () => {
    expect(new PolygonIndex([]).find(0, 0)).toBe(-1);
  });
});

describe('gridPoints', () => {
  it('are the grid points that the plain loop finds inside', () => {
    const rings = star(9, 80, 2, 3);
    const points = gridPoints(rings, 0.1);
    const expected: string[] = [];
    for (let row = 10; row < 50; row++)
      for (let k = 0; k < 50; k++)
        if (isInside(rings, (k + 0.5) * 0.1, (row + 0.5) * 0.1)) expected.push(`${k} ${row}`);
    const found = Array.from(
      { length: points.length / 2 },
      (_, i) =>
        `${Math.round(points[i * 2] / 0.1 - 0.5)} ${Math.round(points[i * 2 + 1] / 0.1 - 0.5)}`,
    );
    expect(found).toEqual(expected);
    expect(found.length).toBeGreaterThan(50);
  });
});

describe('insidePoint', () => {
  it('lies inside, even of a crescent', () => {
    for (let seed = 1; seed < 60; seed++) {
      const rings = star(seed, 5 + seed, 3, 4);
      const { longitude, latitude } = insidePoint(rings);
      expect(isInside(rings, longitude, latitude)).toBe(true);
    }
    const crescent: Rings = [
      ringOf([
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 9],
        [9, 9],
        [9, 1],
        [0, 1],
      ]),
    ];
    const { longitude, latitude } = insidePoint(crescent);
    expect(isInside(crescent, longitude, latitude)).toBe(true);
  });
});

describe('ringAreaKm2', () => {
  it('of a degree at the equator and of a hemisphere are those of WGS 84', () => {
    // Cells of a degree: 12 308.8 km² at the equator; the ellipsoid has 510 065 622 km².
    expect(ringAreaKm2(square(0, 0, 1)[0])).toBeCloseTo(12_308.8, 0);
    const half = ringOf([
      [-180, 0],
      [180, 0],
      [180, 90],
      [-180, 90],
    ]);
    expect(ringAreaKm2(half) / (510_065_622 / 2)).toBeCloseTo(1, 6);
  });

  it('does not depend on the way the ring runs', () => {
    const [ring] = star(4, 30, 10, 50);
    const back = ringOf(parts([ring])[0].slice(1).reverse());
    expect(ringAreaKm2(back)).toBeCloseTo(ringAreaKm2(ring), 6);
  });
});

describe('boxOf', () => {
  it('is west, south, east, north', () => {
    expect(boxOf(square(3, -4, 2))).toEqual([3, -4, 5, -2]);
  });
});
