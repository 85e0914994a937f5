export { incompleteBeta, logGamma, studentQuantile, studentTail } from './gamma.ts';
export { type CountNoise, countNoise, holm, rateRatio } from './rate-ratio.ts';
export { bestSplit, rootScale, splitStatistic, stepDownMinP } from './split.ts';
export { autocorrelation, maximum, mean, meanInflation, variance } from './statistics.ts';
