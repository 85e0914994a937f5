/**
 * PRIO-GRID cells: 720 columns × 360 rows of half a degree, numbered from the south-west.
 * @source Tollefsen, Strand & Buhaug (2012), Journal of Peace Research 49(2)
 */

const COLUMNS = 720;

/**
 * The cell that holds a point. A point on an edge belongs to the cell to its north or east; UCDP
 * puts some such points on the other side.
 * @param latitude degrees, −90 … 90
 * @param longitude degrees, −180 … 180
 * @example cellAt(10.75, 2.25) // => 145085
 */
export function cellAt(latitude: number, longitude: number): number {
  const row = Math.min(359, Math.floor((latitude + 90) * 2));
  const column = Math.min(COLUMNS - 1, Math.floor((longitude + 180) * 2));
  return row * COLUMNS + column + 1;
}

/**
 * Centre of a cell, degrees.
 * @example cellCentre(145085) // => { latitude: 10.75, longitude: 2.25 }
 */
export function cellCentre(gid: number): { latitude: number; longitude: number } {
  const row = Math.floor((gid - 1) / COLUMNS);
  const column = (gid - 1) % COLUMNS;
  return { latitude: -89.75 + row / 2, longitude: -179.75 + column / 2 };
}

/** The up to eight cells around a cell; wraps at 180° and stops at the poles. */
export function cellNeighbours(gid: number): number[] {
  const row = Math.floor((gid - 1) / COLUMNS);
  const column = (gid - 1) % COLUMNS;
  const around: number[] = [];
  for (let dr = -1; dr <= 1; dr++) {
    for (let dc = -1; dc <= 1; dc++) {
      if ((dr === 0 && dc === 0) || row + dr < 0 || row + dr > 359) continue;
      around.push((row + dr) * COLUMNS + ((column + dc + COLUMNS) % COLUMNS) + 1);
    }
  }
  return around;
}

/**
 * True when the point lies on a cell edge, where UCDP's numbering may differ from the formula.
 * @example isOnCellEdge(14, 30.2) // => true
 */
export function isOnCellEdge(latitude: number, longitude: number): boolean {
  return Number.isInteger(latitude * 2) || Number.isInteger(longitude * 2);
}
