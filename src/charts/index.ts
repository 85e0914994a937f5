import { type Chart, shelf } from '../core/index.ts';
import { alertTimes } from './alert-times.ts';
import { allocationMap } from './allocation-map.ts';
import { effectPath } from './effect-path.ts';
import { factorGraph } from './factor-graph.ts';
import { fan } from './fan.ts';
import { indicatorPaths } from './indicator-paths.ts';
import { levels } from './levels.ts';
import { map } from './map.ts';
import { neighbours } from './neighbours.ts';
import { pairs } from './pairs.ts';
import { placeboCloud } from './placebo-cloud.ts';
import { planBoard } from './plan-board.ts';
import { ranges } from './ranges.ts';
import { ratios } from './ratios.ts';
import { referenceClass } from './reference-class.ts';
import { scenarioCards } from './scenario-cards.ts';
import { shares } from './shares.ts';
import { signalDots } from './signals.ts';
import { specifications } from './specifications.ts';
import { timeline } from './timeline.ts';

export type { AlertTimesValues } from './alert-times.ts';
export type { AllocationMapValues } from './allocation-map.ts';
export type { EffectPathValues } from './effect-path.ts';
export type { FactorGraphValues } from './factor-graph.ts';
export type { FanValues } from './fan.ts';
export type { IndicatorPathsValues } from './indicator-paths.ts';
export type { LevelsValues } from './levels.ts';
export type { MapValues } from './map.ts';
export type { NeighboursValues } from './neighbours.ts';
export type { PairsValues } from './pairs.ts';
export type { PeriodMark } from './periods.ts';
export type { PlaceboCloudValues } from './placebo-cloud.ts';
export type { PlanBoardValues } from './plan-board.ts';
export type { RangesValues } from './ranges.ts';
export type { RatioValues } from './ratios.ts';
export type { ReferenceClassValues } from './reference-class.ts';
export type { RowsValues } from './rows.ts';
export type { ScenarioCardsValues } from './scenario-cards.ts';
export type { SignalsValues } from './signals.ts';
export type { SpecificationRow, SpecificationsValues } from './specifications.ts';
export type { DateMark } from './svg.ts';
export { colour } from './tokens.ts';
export {
  alertTimes,
  allocationMap,
  effectPath,
  factorGraph,
  fan,
  indicatorPaths,
  levels,
  map,
  neighbours,
  pairs,
  placeboCloud,
  planBoard,
  ranges,
  ratios,
  referenceClass,
  scenarioCards,
  shares,
  signalDots,
  specifications,
  timeline,
};

/** Pictures, pure functions from values to SVG. */
export const charts = shelf<Chart>([
  timeline,
  ratios,
  pairs,
  shares,
  map,
  neighbours,
  levels,
  signalDots,
  effectPath,
  placeboCloud,
  specifications,
  referenceClass,
  fan,
  ranges,
  scenarioCards,
  factorGraph,
  planBoard,
  indicatorPaths,
  alertTimes,
  allocationMap,
]);
