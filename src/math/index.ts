export { choleskyFactor, choleskySolve, inversePositive, ridgeSolve } from './cholesky.ts';
export { drawGamma, drawInverseGamma, drawNormal, drawNormalVector } from './draws.ts';
export { incompleteBeta, logGamma, studentQuantile, studentTail } from './gamma.ts';
export { type GramOptions, gramOf } from './gram.ts';
export { type Filtered, kalmanFilter } from './kalman.ts';
export {
  kalmanSmoother,
  type SimulationSmoother,
  type Smoothed,
  simulationSmoother,
} from './kalman-smoother.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export { sampleQuantile, sampleQuantiles } from './quantile.ts';
export { type CountNoise, countNoise, holm, rateRatio } from './rate-ratio.ts';
export {
  type SimplexFit,
  type SimplexOptions,
  simplexLeastSquares,
  simplexQuadratic,
} from './simplex-least-squares.ts';
export { bestSplit, rootScale, splitStatistic, stepDownMinP } from './split.ts';
export { type StateSpace, type StructuralOptions, structuralModel } from './state-space.ts';
export { autocorrelation, maximum, mean, meanInflation, variance } from './statistics.ts';
