export { choleskyFactor, choleskySolve, inversePositive, ridgeSolve } from './cholesky.ts';
export { incompleteBeta, logGamma, studentQuantile, studentTail } from './gamma.ts';
export { type GramOptions, gramOf } from './gram.ts';
export { type CountNoise, countNoise, holm, rateRatio } from './rate-ratio.ts';
export {
  type SimplexFit,
  type SimplexOptions,
  simplexLeastSquares,
  simplexQuadratic,
} from './simplex-least-squares.ts';
export { bestSplit, rootScale, splitStatistic, stepDownMinP } from './split.ts';
export { autocorrelation, maximum, mean, meanInflation, variance } from './statistics.ts';
