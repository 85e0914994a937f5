/** Words of a plan's status, with the names of its areas. */
import { type Bilingual, countryName, type Language, type Plan } from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { indicatorSentence, reasonSentence } from '../words/index.ts';
import { pcodeLists } from './plan-lists.ts';

/** What `planReport` says with: a code is named by the list of the plan's own time where one is here. */
export async function sayingsFor(store: Store, plan: Plan) {
  const lists = await pcodeLists(store);
  const newestFirst = [...lists].sort((a, b) => (a.list_date > b.list_date ? -1 : 1));
  const ofItsTime = newestFirst.filter(({ list_date }) => list_date <= (plan.pcodes ?? '9999'));
  const nameOf = (code: string, language: Language) =>
    code.length === 3
      ? countryName(code, language)
      : (ofItsTime.find(({ names }) => names.has(code))?.names.get(code) ?? code);
  return {
    reason: (reason: Parameters<typeof reasonSentence>[0]): Bilingual =>
      reasonSentence(reason, nameOf),
    indicator: indicatorSentence,
  };
}
