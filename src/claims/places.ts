/** Where a force is said to be, among the areas that a clause names. */
import type { Clause, ReadSentence } from './clause.ts';

/** Names of places, but for the state that acts ("France ended …") and mere adjectives. */
export function placesOf(clause: Clause, sentence: ReadSentence, at: number | undefined): Clause {
  const places = clause.areas.filter(({ value, i, j }) => {
    if (value.isAdjective) return false;
    const isSubject =
      at !== undefined &&
      j <= at &&
      !/^(in|from|of|across|within|inside|au|en|du|de|aux|dans|depuis|throughout)$/.test(
        clause.tokens[i - 1]?.word ?? '',
      ) &&
      clause.tokens[j]?.word !== "'s";
    return !isSubject;
  });
  return places.length > 0 || sentence.whole.areas.length === 0
    ? { ...clause, areas: places }
    : { ...clause, areas: [] };
}
