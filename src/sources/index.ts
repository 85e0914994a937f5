import { type LevelSource, type Source, shelf } from '../core/index.ts';
import { acled } from './acled.ts';
import { cadreHarmonise } from './cadre-harmonise.ts';
import { hapi } from './hapi.ts';
import { idmc } from './idmc.ts';
import { mappedCsv } from './mapped-csv.ts';
import { ucdpGed } from './ucdp-ged.ts';
import { unhcr } from './unhcr.ts';

export { isTagRow, TAGS_MISPLACED } from './cells.ts';
export { eventsFromBundled, levelsFromBundled } from './reference.ts';
export {
  apiColumns,
  findApiPage,
  newestVersion,
  UCDP_BASES,
  type UcdpBases,
  type UcdpRelease,
  ucdpReleases,
} from './ucdp-releases.ts';

/** Sources of events and of levels, in the order in which they are asked whether a file is theirs. */
export const sources = shelf<Source | LevelSource>([
  mappedCsv,
  ucdpGed,
  acled,
  idmc,
  unhcr,
  cadreHarmonise,
  hapi,
]);

/** The sources of levels alone. */
export const levelSources = shelf<LevelSource>(
  sources.entries.filter((source) => source.kind === 'levels'),
);
