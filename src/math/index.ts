export { blockLength, circularBlocks, stationaryBlocks } from './block-bootstrap.ts';
export {
  type Boosting,
  type BoostingOptions,
  fitBoosting,
  predictBoosting,
} from './boosting.ts';
export { choleskyFactor, choleskySolve, inversePositive, ridgeSolve } from './cholesky.ts';
export { drawGamma, drawInverseGamma, drawNormal, drawNormalVector } from './draws.ts';
export {
  digamma,
  incompleteBeta,
  logGamma,
  studentQuantile,
  studentTail,
  trigamma,
} from './gamma.ts';
export { gramOf } from './gram.ts';
export { rotated } from './jacobi.ts';
export { kalmanFilter } from './kalman.ts';
export {
  kalmanSmoother,
  type SimulationSmoother,
  simulationSmoother,
} from './kalman-smoother.ts';
export {
  loadMixedInteger,
  type MixedInteger,
  type SolveMixedInteger,
} from './mixed-integer.ts';
export {
  type CountRegression,
  type CountRegressionInput,
  negativeBinomialRegression,
} from './negative-binomial-regression.ts';
export { nelderMead } from './nelder-mead.ts';
export { neweyWest } from './newey-west.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export { sampleQuantile, sampleQuantiles } from './quantile.ts';
export { type CountNoise, countNoise, holm, rateRatio } from './rate-ratio.ts';
export {
  type SimplexFit,
  simplexLeastSquares,
  simplexQuadratic,
} from './simplex-least-squares.ts';
export { bestSplit, rootScale, splitStatistic, stepDownMinP } from './split.ts';
export { type StateSpace, structuralModel } from './state-space.ts';
export { autocorrelation, maximum, mean, meanInflation, variance } from './statistics.ts';
export { scaled, unscaled } from './transform.ts';
