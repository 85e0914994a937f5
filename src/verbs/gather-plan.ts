/** The plan of a dossier: the user's own, or the example that ships for the transition. */
import {
  lastDayOfMonth,
  type Month,
  type PlanEvidence,
  type SourceRef,
  type Transition,
} from '../core/index.ts';
import { planReport } from '../plans/index.ts';
import type { Store } from '../store/index.ts';
import { indicatorSentence, reasonSentence } from '../words/index.ts';
import { planFigures } from './plan-figures.ts';
import { planFromFile, planFromText } from './plan-file.ts';
import type { DataChoice } from './tables-for.ts';

/**
 * Status is computed on the last day that the figures cover, so that the same data give the same
 * page.
 * @param path the user's plan; without one the bundled plan that names the transition
 * @returns `undefined` where there is none
 * @throws VigieError with every fault of the user's plan
 */
export async function gatherPlan(
  store: Store,
  transition: Transition,
  path: string | undefined,
  choice: DataChoice,
  data_until: Month,
): Promise<PlanEvidence | undefined> {
  const found =
    path === undefined ? await bundledFor(store, transition.id) : await own(store, path);
  if (!found) return undefined;
  const figures = await planFigures(store, found.plan, choice, found.where);
  const say = { reason: reasonSentence, indicator: indicatorSentence };
  return {
    report: planReport(found.plan, figures.filled, lastDayOfMonth(data_until), say),
    sources: [found.source, ...figures.sources],
  };
}

async function bundledFor(store: Store, transition: string) {
  for (const name of store.bundledPlanNames()) {
    const file = store.findBundledPlan(name)!;
    if (!new RegExp(`^transition: ${transition}$`, 'm').test(file.text)) continue;
    const { plan, where } = await planFromText(store, file.text, file.file);
    return { plan, where, source: store.registrySource(`plans/${name}.yaml`) };
  }
  return undefined;
}

async function own(store: Store, path: string) {
  const { plan, where, sha256: hash } = await planFromFile(store, path);
  const source: SourceRef = {
    source_id: plan.plan,
    dataset: path.split(/[\\/]/).at(-1)!,
    version: hash.slice(0, 8),
    licence: '–',
    citation: plan.title.en,
    sha256: hash,
  };
  return { plan, where, source };
}
