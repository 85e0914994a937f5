export { readCsvMatrix, writeCsvMatrix } from './csv-matrix.ts';
export { type DecodedText, decodeText, encodeText } from './encoding.ts';
export {
  balancesOf,
  combinationsOf,
  type Forced,
  type Impacts,
  impactsFrom,
  impactsOf,
  inconsistencyOf,
  marginsOf,
  totalImpact,
} from './impacts.ts';
export { readScw, writeScw } from './scw.ts';
export { type Found, findNear, findScenarios } from './search.ts';
export { type Breaking, edgesOf, smallestBreak } from './sensitivity.ts';
export { findInSets, type SetFound, type SharedScenario, sharedScenarios } from './sets.ts';
export { readSignpost, type SignpostSeries, verdictMonthBefore } from './signposts.ts';
export { readSl, type Solution, writeSl } from './sl.ts';
export {
  type Attractor,
  type Basins,
  basinsOf,
  SUCCESSIONS,
  type Succession,
} from './succession.ts';
export { readYamlMatrix, USUAL_SCALE, writeYamlMatrix } from './yaml-matrix.ts';
