export { beforeAfter, markClear, WINDOWS } from './before-after.ts';
export { labelledMonths } from './labelled.ts';
export { findMoves, LEAST_MONTHS, MOVE_DEFAULTS } from './moves.ts';
export { pairActivity } from './pairs.ts';
export { placeActivity } from './places.ts';
