import { type Estimator, shelf } from '../core/index.ts';
import { penalised } from './penalised.ts';
import { ridgeAugmented } from './ridge-augmented.ts';
import { syntheticControl } from './synthetic-control.ts';
import { differenceInDifferences, syntheticDid } from './synthetic-did.ts';

/** Estimators of an effect, the default first. */
export const estimators = shelf<Estimator>([
  syntheticControl,
  ridgeAugmented,
  penalised,
  syntheticDid,
  differenceInDifferences,
]);
