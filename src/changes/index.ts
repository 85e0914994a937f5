export { beforeAfter, type Comparable, WINDOWS } from './before-after.ts';
export { findMoves, LEAST_MONTHS, MOVE_DEFAULTS, type MoveOptions } from './moves.ts';
