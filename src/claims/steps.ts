/** What a clause says a force did: was there, came, went, began, ended. */
import type { Language } from '../core/index.ts';
import type { Clause } from './clause.ts';
import type { NamedActor } from './gazetteer.ts';
import { nominalStepsIn } from './nominal-steps.ts';
import { distance, type Mark, overlaps, type Phrases } from './phrases.ts';
import { STEPS, type Step } from './step-words.ts';
import type { Token } from './tokens.ts';

/** What a clause says a force did, and the force. */
export interface SaidStep {
  step: Step;
  actor: Mark<NamedActor>;
  i: number;
  j: number;
  isNegated: boolean;
}

/** Steps of a clause, each with the force that it is said of; the others are left out. */
export function stepsIn(clause: Clause, language: Language): SaidStep[] {
  const nominal = nominalStepsIn(clause, language);
  const marks = foundAround(STEPS[language], clause.tokens).filter(
    (mark) =>
      mark.i >= clause.i &&
      mark.j <= clause.j &&
      !isOtherSense(clause, mark) &&
      !clause.times.some((time) => mark.i >= time.i && mark.j <= time.j),
  );
  const verbal = marks.flatMap((mark): SaidStep[] => {
    const actor = subjectOf(clause, mark);
    if (!actor || nominal.some((said) => said.actor.i === actor.i)) return [];
    return [
      { step: mark.value, actor, i: mark.i, j: mark.j, isNegated: isNegated(clause, mark, actor) },
    ];
  });
  // "replaced on the ground and no longer patrols": the verb says more than where.
  const isAside = ({ i }: SaidStep) => /^(on|sur)$/.test(clause.tokens[i].word);
  const plain = verbal.filter(
    (said) =>
      !isAside(said) || !verbal.some((other) => !isAside(other) && other.actor.i === said.actor.i),
  );
  return [...nominal, ...plain];
}

const ADVERB =
  /^(still|also|already|now|formally|officially|finally|since|currently|effectively|fully|entirely|completely|definitively|toujours|encore|aussi|deja|desormais|officiellement|definitivement|formellement|effectivement|finalement|entierement|completement|totalement|depuis)$/;

/** Phrases as they stand and, where that finds none, with an adverb between their words. */
export function foundAround<Value>(
  phrases: Phrases<Value>,
  tokens: readonly Token[],
): Mark<Value>[] {
  const plain = phrases.find(tokens);
  const kept = tokens.flatMap(({ word }, at) => (ADVERB.test(word) ? [] : [at]));
  if (kept.length === tokens.length) return plain;
  const parted = phrases
    .find(kept.map((at) => tokens[at]))
    .map(({ value, i, j }) => ({ value, i: kept[i], j: kept[j - 1] + 1 }))
    .filter((mark) => !plain.some((one) => overlaps(one, mark)));
  return [...plain, ...parted].sort((a, b) => a.i - b.i);
}

/** "left a vacuum", "formed part of", "remains unclear": no coming or going. */
function isOtherSense(clause: Clause, { i, j, value }: Mark<Step>): boolean {
  const { word } = clause.tokens[i];
  const next = clause.tokens[j]?.word ?? '';
  const previous = clause.tokens[i - 1]?.word ?? '';
  if (value === 'left' && word === 'left')
    return (
      (/^(a|an|by|behind|dozens|hundreds|thousands|many|some|more|at|nearly|over|about|\d.*)$/.test(
        next,
      ) &&
        !/^(at)$/.test(next)) ||
      /^(are|is|be|was|were)$/.test(previous)
    );
  if (value === 'left' && /^(quitte|quittent|quit)$/.test(word)) return /^(a|to)$/.test(next);
  if (
    /^(remain|remains|remained|reste|restent|demeure|demeurent|stay|stays|stayed|restait|restaient|is|are|was|were)$/.test(
      word,
    ) &&
    value === 'present'
  )
    return isPredicate(clause, j);
  if (word === 'remaining') return true;
  if (value === 'present' && /^(keep|keeps|train|trains)$/.test(word))
    return !clause.actors.some((actor) => actor.i > clause.i - 1 && actor.j <= i);
  if (value === 'arrived' && word === 'deployed')
    return /^(in|across|by)$/.test(next) && /^(are|is|was|were|been|remains?)$/.test(previous);
  if (value === 'created' && /^(formed|formé)$/.test(word)) return /^(part|partie)$/.test(next);
  if (value === 'ended' && /^(closed|ended|finished|concluded)$/.test(word)) return next === 'with';
  if (value === 'announced' && /^(asked|annonce)$/.test(word))
    return word === 'annonce' && /^(de|du)$/.test(next);
  return false;
}

/** "remains a threat", "is in crisis", « reste préoccupant »: said of a quality, not of a place. */
function isPredicate(clause: Clause, j: number): boolean {
  const rest = clause.tokens.slice(j, j + 4).map(({ word }) => word);
  if (
    /^(in|at|on|au|en|aux|a|dans|sur|present|deployed|active|stationed|based|deploye\w*|present\w*|actif\w*|active\w*|stationne\w*|engaged|engage\w*|operational|there|sur)$/.test(
      rest[0] ?? '',
    )
  ) {
    return (
      /^(crisis|danger|place|crise|doubt|question|charge|power|pouvoir)$/.test(rest[1] ?? '') &&
      rest[1] !== 'place'
    );
  }
  // "il ne reste plus de soldats", "there remain no soldiers"
  if (clause.tokens.slice(Math.max(0, j - 4), j).some(({ word }) => /^(il|there)$/.test(word)))
    return false;
  const hasPlace = clause.areas.some((area) => area.i >= j && area.i - j <= 3);
  return !hasPlace;
}

/** The force before the verb, or in a passive or a possessive close by. */
function subjectOf(clause: Clause, mark: Mark<Step>): Mark<NamedActor> | undefined {
  const before = clause.actors.filter((actor) => actor.j <= mark.i).sort((a, b) => b.i - a.i);
  const after = clause.actors.filter((actor) => actor.i >= mark.j && actor.i - mark.j <= 5);
  // "the withdrawal of MINUSMA ended", "established MINUSMA", « Le Mali a annoncé le retrait de la MINUSMA »
  const takesObject =
    mark.value === 'created' || mark.value === 'ended' || mark.value === 'announced';
  const [subject] = before.filter((actor) => distance(actor, mark) <= 14);
  const isState = subject?.value.id.startsWith('government-of-');
  // "The African Union keeps a mission, AUSSOM, in Somalia": what a body has, not the body.
  const [own] = clause.actors.filter(
    (actor) => actor.i >= mark.j && actor.i - mark.j <= 8 && clause.canAct(actor.value.id),
  );
  if (own && subject && !clause.canAct(subject.value.id) && !isState) return own;
  if (takesObject && (subject === undefined || isState) && after.length > 0) return after[0];
  if (subject) return subject;
  const isInverted =
    /^(there|il|n|y|no|hosts|remain|remains|present|reste|restent|demeure|demeurent|absent)$/.test(
      clause.tokens[mark.i].word,
    );
  return isInverted || takesObject ? after[0] : undefined;
}

function isNegated(clause: Clause, mark: Mark<Step>, actor: { i: number }): boolean {
  // "No French soldiers remain"
  if (/^(no|aucun|aucune|plus)$/.test(clause.tokens[actor.i - 1]?.word ?? '')) return true;
  const before = clause.tokens
    .slice(Math.max(clause.i, mark.i - 5), mark.i + 1)
    .map(({ word }) => word);
  const after = clause.tokens[mark.j]?.word;
  if (mark.value === 'absent') return false;
  return (
    before.some((word) => /^(not|never|n|ne|jamais|nor)$/.test(word) || word === 'yet') ||
    after === 'pas' ||
    (before.includes('no') && before.includes('longer'))
  );
}
