import { type Estimator, shelf } from '../core/index.ts';
import { differenceInDifferences } from './difference-in-differences.ts';
import { interruptedSeries } from './interrupted-series.ts';
import { matrixCompletion } from './matrix-completion.ts';
import { penalised } from './penalised.ts';
import { ridgeAugmented } from './ridge-augmented.ts';
import { spillover } from './spillover.ts';
import { staggered } from './staggered.ts';
import { structuralTimeSeries } from './structural-time-series.ts';
import { syntheticControl } from './synthetic-control.ts';
import { syntheticDid } from './synthetic-did.ts';

export { scaleFaults } from './panel-checks.ts';

/** Estimators of an effect, the default first. */
export const estimators = shelf<Estimator>([
  syntheticControl,
  ridgeAugmented,
  penalised,
  syntheticDid,
  differenceInDifferences,
  matrixCompletion,
  structuralTimeSeries,
  interruptedSeries,
  staggered,
  spillover,
]);
