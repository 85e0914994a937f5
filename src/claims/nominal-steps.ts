/** Steps told by a noun: "the withdrawal of X was completed", « le départ de X remonte à … ». */
import type { Language } from '../core/index.ts';
import type { Clause } from './clause.ts';
import type { NamedActor } from './gazetteer.ts';
import { type Mark, Phrases } from './phrases.ts';
import type { Step } from './step-words.ts';
import type { SaidStep } from './steps.ts';

const NOUNS: Readonly<Record<Language, Phrases<Step>>> = {
  en: named({
    left: 'withdrawal|departure|exit|pullout|pull out|drawdown|repatriation|evacuation|disengagement',
    arrived: 'arrival|deployment|entry',
    ended: 'closure|end|dissolution|termination|winding up|liquidation',
    created: 'creation|establishment|founding|foundation|formation|launch|birth',
    announced: 'announcement',
  }),
  fr: named({
    left: 'retrait|départ|désengagement|rapatriement|évacuation',
    arrived: 'arrivée|déploiement|entrée',
    ended: 'fin|fermeture|clôture|dissolution|liquidation',
    created: 'création|fondation|naissance|lancement|mise en place',
    announced: 'annonce',
  }),
};

const DONE: Readonly<Record<Language, Phrases<'done' | 'announced'>>> = {
  en: done(
    'was completed|were completed|been completed|is complete|is now complete|was complete|is over|was concluded|concluded|was finalised|was finalized|took place|occurred|happened|ended|was over|came|dates from|dates back to|dates to|took effect|became effective|is effective|was effective|was done|was finished',
    'was announced|been announced|were announced|made public|was declared|was confirmed|was unveiled',
  ),
  fr: done(
    "est achevé|est achevée|s'est achevé|s'est achevée|a été achevé|a été achevée|est terminé|est terminée|s'est terminé|s'est terminée|a pris fin|est effectif|est effective|a eu lieu|est intervenu|est intervenue|remonte à|remonte au|date de|date du|a été bouclé|est bouclé|est consommé|est complet|a été finalisé|a été parachevé|s'est conclu|est devenu effectif|est devenu effective",
    'a été annoncé|a été annoncée|rendu public|rendue publique|a été officialisé|a été confirmé',
  ),
};

function named(listed: Partial<Record<Step, string>>): Phrases<Step> {
  return new Phrases(
    (Object.entries(listed) as [Step, string][]).flatMap(([step, words]) =>
      words.split('|').map((word): [string, Step] => [word, step]),
    ),
  );
}

function done(completed: string, announced: string): Phrases<'done' | 'announced'> {
  return new Phrases([
    ...completed.split('|').map((phrase): [string, 'done'] => [phrase, 'done']),
    ...announced.split('|').map((phrase): [string, 'announced'] => [phrase, 'announced']),
  ]);
}

/** Nouns of a step that belong to a force, with a verb after them that says it came about. */
export function nominalStepsIn(clause: Clause, language: Language): SaidStep[] {
  const isFree = ({ i, j }: Mark<unknown>) =>
    i >= clause.i && j <= clause.j && !clause.times.some((time) => i < time.j && time.i < j);
  const [noun] = NOUNS[language].find(clause.tokens).filter(isFree);
  if (!noun) return [];
  const actor = ownerOf(clause, noun);
  if (!actor) return [];
  const from = Math.max(noun.j, actor.j);
  const verb = DONE[language]
    .find(clause.tokens)
    .find((mark) => mark.i >= from && mark.j <= clause.j);
  if (!verb || verb.i - from > 8) return [];
  const before = clause.tokens.slice(from, verb.i + 1).map(({ word }) => word);
  const isNegated =
    before.some((word) => /^(not|never|n|ne|yet|jamais)$/.test(word)) ||
    /^(not|pas)$/.test(clause.tokens[verb.i + 1]?.word ?? '');
  const step = verb.value === 'announced' ? 'announced' : noun.value;
  return [{ step, actor, i: noun.i, j: noun.j, isNegated }];
}

/** "withdrawal of the last French troops", "MINUSMA's withdrawal", "annonce du départ de Wagner". */
function ownerOf(clause: Clause, noun: Mark<Step>): Mark<NamedActor> | undefined {
  const after = clause.actors.find((actor) => actor.i >= noun.j);
  if (after) {
    const between = clause.tokens.slice(noun.j, after.i).map(({ word }) => word);
    if (between.length <= 8 && /^(of|by|de|d|du|des)$/.test(between[0] ?? '')) return after;
  }
  return clause.actors.find((actor) => {
    const between = clause.tokens.slice(actor.j, noun.i).map(({ word }) => word);
    return (
      actor.j <= noun.i && between.length <= 3 && (between.length === 0 || between[0] === "'s")
    );
  });
}
