export { familyWise } from './family.ts';
export { rateRatioOf } from './mean-effect.ts';
export { procedures } from './procedures.ts';
export { judged, type ReportChoice, type Reported, reportOf, totalBefore } from './report.ts';
