export { cellAt, cellCentre, cellNeighbours, isOnCellEdge } from './cells.ts';
export { BORDER_STRIP_KM, nearestBorder, neighboursOf, outlineOf } from './countries.ts';
export { isFarFromCountry } from './outline.ts';
export { placeOf } from './place.ts';
