/** Words for being, coming and going, and the force that they are said of. */
import type { ClaimSlots, Language } from '../core/index.ts';
import type { Clause } from './clause.ts';
import type { NamedActor } from './gazetteer.ts';
import { distance, type Mark, Phrases } from './phrases.ts';

export type Step = Extract<
  NonNullable<ClaimSlots['relation']>,
  'present' | 'absent' | 'arrived' | 'left' | 'created' | 'ended' | 'announced'
>;

const LISTED: Readonly<Record<Language, Readonly<Record<Step, string>>>> = {
  en: {
    present:
      'continues its work|continue their work|continues its operations|continues to work|continues|present|remain|remains|remained|remaining|still in|still has|still have|operates|operating|operate|operated|is active|are active|was active|active in|stationed|deployed in|deployed across|is deployed|are deployed|maintains|maintain|maintained|has troops|have troops|had troops|has forces|stays|stay|stayed|staying|has been in|have been in|has been deployed|continues to operate|continues its mission|is based in|are based in|on the ground|patrols|patrol|patrolled|presence in|is in|are in|was in|were in|is still|are still|fights alongside|fighting alongside|fight alongside|keeps|keep|in place|still works|serves in|serving in|runs bases|holds bases|garrisoned|controls bases|provides security|train|trains|is training|are training|still trains',
    absent:
      'no longer present|no longer in|no longer has|no longer have|no longer operates|no longer operate|no longer active|no longer deployed|no longer exists|no longer exist|no longer on the ground|absent|is gone|are gone|has gone|has no presence|have no presence|has no troops|have no troops|without any presence|no presence|not present|ceased to operate|has disappeared|have disappeared|ceased operations|no troops|no forces|any presence',
    arrived:
      'arrived|arrives|arrive|deployed to|has deployed|have deployed|were deployed to|was deployed to|were sent to|was sent to|entered|moved into|landed|began deploying|started deploying|began its deployment|began operating|started operating|came to|has begun operating|first deployed|began deployment|deployed troops|set up in|took up positions|was first deployed|began operations|started operations|expanded into|deployed',
    left: 'left|withdrew|withdrawn|has withdrawn|have withdrawn|pulled out|pulled its|departed|exited|quit|quitted|completed its withdrawal|completed their withdrawal|completed the withdrawal|completed its departure|completed its exit|finished withdrawing|has left|have left|leaves|withdraws|pulls out|were expelled|was expelled|were withdrawn|was withdrawn|vacated|handed over its last base|pulled back from|last soldiers|has exited|ended its presence|ended its deployment|ended their deployment|ended its operations in|ended its mission in|wrapped up its mission',
    created:
      'was created|were created|was established|was founded|was formed|was set up|was launched|was born|came into being|created|established|founded|formed|launched|were established|was authorised|was authorized|came into existence|began its mandate|was announced as|set up',
    ended:
      'ended|was dissolved|dissolved|closed|was closed|ceased to exist|expired|was disbanded|disbanded|was terminated|terminated|completed its mandate|mandate ended|shut down|came to an end|officially closed|closed down|was wound up|concluded|ended its mandate|ended its mission|finished|was liquidated',
    announced:
      'announced|announces|declared|declares|said it would leave|said it was leaving|proclaimed|has announced|requested the withdrawal|demanded the withdrawal|asked',
  },
  fr: {
    present:
      "présent|présente|présents|présentes|reste|restent|demeure|demeurent|opère|opèrent|est active|est actif|sont actifs|sont actives|actif au|déployé au|déployée au|déployés au|est déployé|est déployée|sont déployés|sont déployées|stationné|stationnée|stationnés|stationnées|maintient|maintiennent|conserve|conservent|dispose de|disposent de|dispose encore|disposent encore|continue d'opérer|continuent d'opérer|sur le terrain|en place|est basé|est basée|sont basés|patrouille|patrouillent|toujours au|toujours en|encore au|encore en|combat aux côtés|combattent aux côtés|étaient présents|était présent|était présente|étaient présentes|maintenu|maintenue|était déployée|était déployé|étaient déployées|étaient déployés|se trouve|se trouvent|forme toujours|entraîne encore|poursuit ses opérations|poursuit son travail|poursuivent leur mission|poursuit ses activités|poursuit sa mission|est resté|est restée|sont restés|restait|restaient",
    absent:
      "n'est plus présent|n'est plus présente|ne sont plus présents|ne sont plus présentes|n'est plus|ne sont plus|n'a plus|n'ont plus|n'existe plus|n'opère plus|n'opèrent plus|ne compte plus|ne dispose plus|ne disposent plus|absent|absente|absents|absentes|a disparu|ont disparu|aucune présence|a cessé toute présence|plus aucun|plus aucune|a cessé d'exister|ne maintient plus|ne sont pas présents|n'est pas présent|n'est pas présente|ne stationne plus|plus présent|plus présente|plus présents",
    arrived:
      "est arrivé|est arrivée|sont arrivés|sont arrivées|arrivé|arrivée|arrivés|arrivées|s'est déployé|s'est déployée|se sont déployés|se sont déployées|a été déployé|a été déployée|ont été déployés|ont été déployées|a débarqué|ont débarqué|est entré|est entrée|sont entrés|sont entrées|s'est implanté|s'est implantée|se sont implantés|s'est installé|s'est installée|se sont installés|a commencé à opérer|a pris position|a commencé son déploiement|ont commencé à se déployer|ont pris position|envoyé|envoyés|a commencé ses opérations",
    left: "a quitté|ont quitté|quitte|quittent|quitté|s'est retiré|s'est retirée|se sont retirés|se sont retirées|retiré|retirée|retirés|retirées|est parti|est partie|sont partis|sont parties|a achevé son retrait|ont achevé leur retrait|achevé son retrait|achevé leur retrait|a terminé son retrait|a plié bagage|ont plié bagage|a mis fin à sa présence|ont été expulsés|a été expulsé|a été expulsée|se retire|se retirent|a évacué|ont évacué|a mis fin à son déploiement|a cédé sa dernière base|avait quitté|avaient quitté|s'était retirée|derniers soldats|départ effectif|a mis un terme à sa présence",
    created:
      'a été créé|a été créée|ont été créés|a été fondé|a été fondée|a été formé|a été formée|a été lancé|a été lancée|a vu le jour|est né|est née|a été mis sur pied|a été mise sur pied|a été établi|a été établie|a été instituée|créé|créée|fondé|fondée|lancée|lancé|constituée|a été constitué|a été constituée|mise en place|mis en place|proclamée|a été autorisée|formé|formée',
    ended:
      "a mis fin à|a mis fin au|ont mis fin à|a pris fin|prend fin|a été dissous|a été dissoute|dissous|dissoute|a fermé|a été fermée|a été clôturée|s'est achevé|s'est achevée|s'est terminé|s'est terminée|a cessé|a expiré|a mis fin à son mandat|a mis fin à sa mission|a terminé son mandat|a achevé son mandat|a officiellement pris fin|clôturée|a clos|a terminé sa mission|a achevé sa mission|fermé ses portes|a été démantelée|a été démantelé",
    announced:
      'a annoncé|ont annoncé|annonce|annoncé|annoncée|annoncent|a déclaré|déclaré|a proclamé|a demandé le départ|a demandé le retrait|a exigé le départ|a exigé le retrait|ont demandé le retrait|a réclamé le départ',
  },
};

const STEPS: Readonly<Record<Language, Phrases<Step>>> = { en: of('en'), fr: of('fr') };

function of(language: Language): Phrases<Step> {
  return new Phrases(
    (Object.entries(LISTED[language]) as [Step, string][]).flatMap(([step, phrases]) =>
      phrases.split('|').map((phrase): [string, Step] => [phrase, step]),
    ),
  );
}

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
  const marks = STEPS[language]
    .find(clause.tokens)
    .filter(
      (mark) =>
        mark.i >= clause.i &&
        mark.j <= clause.j &&
        !isOtherSense(clause, mark) &&
        !clause.times.some((time) => mark.i >= time.i && mark.j <= time.j),
    );
  return marks.flatMap((mark): SaidStep[] => {
    const actor = subjectOf(clause, mark);
    if (!actor) return [];
    return [
      { step: mark.value, actor, i: mark.i, j: mark.j, isNegated: isNegated(clause, mark, actor) },
    ];
  });
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
  if (takesObject && (subject === undefined || isState) && after.length > 0) return after[0];
  if (subject) return subject;
  const isInverted = /^(remain|remains|present|reste|restent|demeure|demeurent|absent)$/.test(
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
