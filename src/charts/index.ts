import { type Chart, shelf } from '../core/index.ts';
import { levels } from './levels.ts';
import { map } from './map.ts';
import { neighbours } from './neighbours.ts';
import { pairs } from './pairs.ts';
import { ratios } from './ratios.ts';
import { shares } from './shares.ts';
import { signalDots } from './signals.ts';
import { timeline } from './timeline.ts';

export type { LevelsValues } from './levels.ts';
export type { MapValues } from './map.ts';
export type { NeighboursValues } from './neighbours.ts';
export type { PairsValues } from './pairs.ts';
export type { RatioValues } from './ratios.ts';
export type { RowsValues } from './rows.ts';
export type { SignalsValues } from './signals.ts';
export type { DateMark } from './svg.ts';
export { colour } from './tokens.ts';
export { levels, map, neighbours, pairs, ratios, shares, signalDots, timeline };

/** Pictures, pure functions from values to SVG. */
export const charts = shelf<Chart>([
  timeline,
  ratios,
  pairs,
  shares,
  map,
  neighbours,
  levels,
  signalDots,
]);
