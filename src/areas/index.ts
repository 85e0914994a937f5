export { AdminPlacer, COARSEST } from './admin.ts';
export { cellAt, cellCentre, cellNeighbours, isOnCellEdge } from './cells.ts';
export { checkAreas } from './checks.ts';
export { BORDER_STRIP_KM, nearestBorder, neighboursOf, outlineOf } from './countries.ts';
export { type CrosswalkRow, crosswalk, WIDEST_STEP } from './crosswalk.ts';
export { type Layer, type LayerChoice, readLayer } from './layers.ts';
export { distanceToCountry, isFarFromCountry } from './outline.ts';
export { type Place, placeOf } from './place.ts';
