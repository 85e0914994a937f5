export { incompleteBeta, logGamma, studentQuantile, studentTail } from './gamma.ts';
export { type CountNoise, countNoise, holm, type RateRatio, rateRatio } from './rate-ratio.ts';
export { bestSplit, rootScale, type Split, splitStatistic, stepDownMinP } from './split.ts';
export { autocorrelation, maximum, mean, meanInflation, variance } from './statistics.ts';
