import { type Source, shelf } from '../core/index.ts';
import { mappedCsv } from './mapped-csv.ts';
import { ucdpGed } from './ucdp-ged.ts';

export { eventsFromBundled, levelsFromBundled } from './reference.ts';
export {
  apiColumns,
  csvLines,
  findApiPage,
  newestVersion,
  UCDP_BASES,
  type UcdpBases,
  type UcdpRelease,
  ucdpReleases,
} from './ucdp-releases.ts';

/** Sources of events, in the order in which they are asked whether a file is theirs. */
export const sources = shelf<Source>([mappedCsv, ucdpGed]);
