import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cellAt, cellCentre, cellNeighbours, isOnCellEdge } from '../../src/areas/index.ts';

const GEO = '../shared/data/geo/priogrid-examples.csv';
const EVENTS = '../shared/data/events/';
/** Rows with coordinates, rows that lie on an edge, and rows UCDP numbers otherwise. */
const FILES: [file: string, rows: number, on_edge: number, other: string[]][] = [
  ['ged_candidate_v26_0_1.csv.gz', 1727, 96, []],
  ['ged_candidate_v26_0_2.csv.gz', 1298, 65, []],
  ['ged_candidate_v23_0_10.csv.gz', 2391, 148, []],
  ['ged_v24_1_burkina_faso.csv.gz', 1504, 22, []],
  // Five events at latitude 14.000, longitude 22.62, which UCDP puts into the cell to the south.
  ['ged_v24_1_sudan.csv.gz', 3822, 917, ['7673', '8203', '8302', '8689', '8820']],
  ['ged_v20_1_nigeria.csv.gz', 4603, 159, []],
];

function rowsOf(path: string): Record<string, string>[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

const gids = fc.integer({ min: 1, max: 720 * 360 });

describe('cellAt', () => {
  it('of a cell’s centre is the cell', () => {
    fc.assert(
      fc.property(gids, (gid) => {
        const { latitude, longitude } = cellCentre(gid);
        expect(cellAt(latitude, longitude)).toBe(gid);
        expect(isOnCellEdge(latitude, longitude)).toBe(false);
      }),
    );
  });

  it('of any point within a quarter degree of a centre is the cell', () => {
    const within = fc.double({ min: -0.2499, max: 0.2499, noNaN: true });
    fc.assert(
      fc.property(gids, within, within, (gid, north, east) => {
        const { latitude, longitude } = cellCentre(gid);
        expect(cellAt(latitude + north, longitude + east)).toBe(gid);
      }),
    );
  });

  it('starts in the south-west with 1 and ends in the north-east with 259200', () => {
    expect(cellAt(-90, -180)).toBe(1);
    expect(cellAt(-90, -179.5)).toBe(2);
    expect(cellAt(-89.5, -180)).toBe(721);
    expect(cellAt(90, 180)).toBe(259_200);
    expect(cellAt(89.9, 179.9)).toBe(259_200);
  });

  it('puts a point on an edge to the north or east', () => {
    expect(cellAt(14, 22.62)).toBe(cellAt(14.1, 22.62));
    expect(cellAt(14.1, 22.5)).toBe(cellAt(14.1, 22.6));
    expect(isOnCellEdge(14, 22.62)).toBe(true);
    expect(isOnCellEdge(14.1, 22.5)).toBe(true);
    expect(isOnCellEdge(14.1, 22.62)).toBe(false);
  });
});

if (!existsSync(GEO)) console.info(`skipped: ${GEO} is not here`);
describe.skipIf(!existsSync(GEO))('published examples', () => {
  it('have their gid, and centres their coordinates', () => {
    const rows = rowsOf(GEO);
    expect(rows).toHaveLength(9);
    for (const row of rows) {
      const [gid, latitude, longitude] = [row.gid, row.lat, row.lon].map(Number);
      expect(cellAt(latitude, longitude)).toBe(gid);
      if (row.what === 'cell centre') expect(cellCentre(gid)).toEqual({ latitude, longitude });
    }
  });
});

const there = FILES.every(([file]) => existsSync(EVENTS + file));
if (!there) console.info(`skipped: event files in ${EVENTS}, which are not here`);
describe.skipIf(!there)('UCDP’s priogrid_gid column', () => {
  it.each(FILES)('in %s is that of the formula', (file, count, on_edge, other) => {
    let rows = 0;
    let edges = 0;
    const different: string[] = [];
    for (const row of rowsOf(EVENTS + file)) {
      const [latitude, longitude, gid] = [row.latitude, row.longitude, row.priogrid_gid].map(
        Number,
      );
      if (row.latitude === '' || row.longitude === '' || Number.isNaN(latitude)) continue;
      rows++;
      if (isOnCellEdge(latitude, longitude)) edges++;
      if (cellAt(latitude, longitude) === gid) continue;
      different.push(row.id.replace(/\.0$/, ''));
      expect(isOnCellEdge(latitude, longitude), `event ${row.id}`).toBe(true);
    }
    expect({ rows, edges, different: different.sort() }).toEqual({
      rows: count,
      edges: on_edge,
      different: other,
    });
  });
});

describe('cellNeighbours', () => {
  it('are eight inside, five at a pole, and never the cell itself', () => {
    expect(cellNeighbours(cellAt(14.25, -4.25))).toHaveLength(8);
    expect(cellNeighbours(1)).toHaveLength(5);
    expect(cellNeighbours(259_200)).toHaveLength(5);
    fc.assert(
      fc.property(gids, (gid) => {
        const around = cellNeighbours(gid);
        expect(new Set(around).size).toBe(around.length);
        expect(around).not.toContain(gid);
        for (const other of around) expect(other >= 1 && other <= 259_200).toBe(true);
      }),
    );
  });

  it('are mutual', () => {
    fc.assert(
      fc.property(gids, (gid) => {
        for (const other of cellNeighbours(gid)) expect(cellNeighbours(other)).toContain(gid);
      }),
    );
  });

  it('by hand around 150112, and across 180°', () => {
    expect(cellNeighbours(150_112)).toEqual([
      149_391, 149_392, 149_393, 150_111, 150_113, 150_831, 150_832, 150_833,
    ]);
    expect(cellNeighbours(cellAt(0.25, 179.75))).toContain(cellAt(0.25, -179.75));
  });
});
