export { familyWise } from './family.ts';
export { meanEffect, rateRatioOf, totals } from './mean-effect.ts';
export { minimumDetectable } from './minimum-detectable.ts';
export { type Placebo, placebosOf, rankShare, ratioOf, summaryOf } from './placebos.ts';
export { procedures } from './procedures.ts';
export { judged, type ReportChoice, type Reported, reportOf, totalBefore } from './report.ts';
export { robustnessOf } from './robustness.ts';
export {
  FEWEST_DONORS,
  FEWEST_EVENTS,
  LARGEST_P,
  POOREST_FIT,
  SHORTEST_AFTER,
  VERDICTS,
  type VerdictGrounds,
  type VerdictOf,
  verdictOf,
} from './verdict.ts';
