export { readCsvMatrix, writeCsvMatrix } from './csv-matrix.ts';
export { type DecodedText, decodeText, encodeText } from './encoding.ts';
export {
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
export { findNear, findScenarios } from './search.ts';
export { type Breaking, edgesOf, smallestBreak } from './sensitivity.ts';
export { findInSets, type SetFound, sharedScenarios } from './sets.ts';
export { readSignpost, verdictMonthBefore } from './signposts.ts';
export { readSl, writeSl } from './sl.ts';
export {
  type Basins,
  basinsOf,
  SUCCESSIONS,
  type Succession,
} from './succession.ts';
export { readYamlMatrix, writeYamlMatrix } from './yaml-matrix.ts';
