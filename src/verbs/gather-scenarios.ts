/** For a dossier: which futures hold together, and what the figures show of each. */
import type { ScenarioEvidence } from '../core/index.ts';
import {
  combinationsOf,
  edgesOf,
  findInSets,
  sharedScenarios,
  smallestBreak,
} from '../scenarios/index.ts';
import { bundledMatrices, type Store } from '../store/index.ts';
import { readMatrix } from './read-matrix.ts';
import { watchSignposts } from './signpost-series.ts';
import type { DataChoice } from './tables-for.ts';

/** Scenarios that a page looks at. */
const MOST = 200;

/**
 * The matrix that ships about a country, worked through.
 * @returns `undefined` where no matrix is about the country
 */
export async function gatherScenarios(
  store: Store,
  country: string,
  choice: DataChoice,
  progress: (phrase: string) => void,
): Promise<ScenarioEvidence | undefined> {
  const read = bundledMatrices()
    .map((name) => readMatrix(name))
    .find(({ matrix }) => matrix.country === country);
  if (!read) return undefined;
  const { matrix, file } = read;
  const found = findInSets(matrix, matrix.sets, new Map(), MOST);
  const [{ impacts, found: own }] = found;
  const { readings, seen_until, sources } = await watchSignposts(
    store,
    matrix,
    choice,
    true,
    progress,
  );
  return {
    matrix,
    combinations: Number(combinationsOf(impacts)),
    count: Number(own.count),
    scenarios: sharedScenarios(found).map(({ scenario, sets }) => {
      // What ends it is told by the first reading in which it holds.
      const first = found.find(({ set }) => set.id === sets[0])!;
      const breaking = smallestBreak(first.impacts, scenario, new Map(), matrix.scale);
      return {
        ...{ states: scenario, sets, edges: edgesOf(first.impacts, scenario) },
        breaks_at: breaking ? Math.abs(breaking.change) : null,
      };
    }),
    ...{ readings, seen_until, sources },
    registry: {
      source_id: `scenarios/${matrix.id}`,
      dataset: `Vigie matrix, ${file.path}`,
      version: file.sha256.slice(0, 8),
      licence: 'CC BY 4.0',
      citation: 'Vigie authors, from the documents named in each section',
      sha256: file.sha256,
    },
  };
}
