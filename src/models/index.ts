import { type Model, shelf } from '../core/index.ts';
import { conflictology } from './conflictology.ts';
import { ewResampling } from './ew-resampling.ts';
import { hurdleBoosting } from './hurdle-boosting.ts';
import { lastValue } from './last-value.ts';
import { markovActivity } from './markov-activity.ts';
import { negativeBinomialAr } from './negative-binomial-ar.ts';
import { neighbours } from './neighbours.ts';
import { pool } from './pool.ts';
import { pooledBootstrap } from './pooled-bootstrap.ts';
import { zero } from './zero.ts';

export { activityClass } from './activity.ts';
export { INPUT_GROUPS, type InputGroup, permuted } from './permuted.ts';
export { learnShares, type PartsHistory, splitByShares } from './region-shares.ts';

/** Models of what may come, baselines first. */
export const models = shelf<Model>([
  zero,
  lastValue,
  pooledBootstrap,
  conflictology,
  neighbours,
  ewResampling,
  markovActivity,
  negativeBinomialAr,
  hurdleBoosting,
  pool,
]);
