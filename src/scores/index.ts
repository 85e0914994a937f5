import { type Score, shelf } from '../core/index.ts';
import { averagePrecision } from './average-precision.ts';
import { brier } from './brier.ts';
import { coverage90 } from './coverage-90.ts';
import { coverage90Active } from './coverage-90-active.ts';
import { crps } from './crps.ts';
import { energy } from './energy.ts';
import { ign } from './ign.ts';
import { log1pCrps } from './log1p-crps.ts';
import { mis } from './mis.ts';
import { pit } from './pit.ts';
import { twcrps } from './twcrps.ts';

export { type DrawsBlock, scoredBlock } from './block.ts';
export { pitHistogram } from './pit.ts';
export { resampled } from './resampled.ts';
export { scoreBlock, scoreRows, summaryOf } from './score-rows.ts';
export { thresholdWeighted } from './twcrps.ts';

/** Scores and marks of calibration, the main one first. */
export const scores = shelf<Score>([
  crps,
  ign,
  mis,
  log1pCrps,
  twcrps,
  energy,
  brier,
  averagePrecision,
  coverage90,
  coverage90Active,
  pit,
]);
