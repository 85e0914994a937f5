/** Why a sentence is no statement of fact: advice, what may come, causes, judgements. */
import type { Language } from '../core/index.ts';
import { type Mark, Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** In the order in which they hold: the first that fits names the sentence. */
export const MODAL_ORDER = ['recommendation', 'forecast', 'causal', 'opinion'] as const;
export type Modal = (typeof MODAL_ORDER)[number];

const LISTED: Readonly<Record<Language, Readonly<Record<Modal, string>>>> = {
  en: {
    recommendation:
      'should|must|ought to|needs to|need to|have to|has to|it is time to|it is essential that|it is vital that|it is imperative|it is crucial that|it is essential to|it is crucial to|it is vital to|is essential to|are urged to|urge*|call on|calls on|called on|call upon|calls for|recommend*|let us|required to|it is necessary|requires coordinated|effectively requires|we propose|advisable|had better|priority should',
    forecast:
      "will|won't|would|could|may|might|is likely to|are likely to|likely to|unlikely to|is set to|are set to|is expected to|are expected to|expected to|is poised to|are poised to|poised to|is going to|are going to|is bound to|are bound to|bound to|risk becoming|risks becoming|risks|risk of|risks of|threatens to|threaten to|threatens|threaten|looms|looming|on course to|if current trends|in the coming|in coming|by next year|next year|next month|over the next|potential for|prospect of|prospects of|is forecast to|are forecast to|projected to|is about to|are about to|prepare to|prepares to|plans to|plan to|intends to|intend to|in danger of|likelihood of|probably|is projected|are projected|expect|expects|anticipate|anticipates|potentially|depends on whether|remains to be seen|hopes to|hope to",
    causal:
      'because of|because|led to|leads to|leading to|lead to|triggered|triggers|triggering|due to|owing to|resulted in|results in|resulting in|result of|results from|resulted from|thanks to|caused|causes|causing|cause of|the cause|brought about|brings about|fuelled|fueled|fuels|fuelling|fueling|sparked|sparks|stems from|stemmed from|stem from|attributable to|attributed to the|as a consequence of|consequence of|consequences of|driven by|drove|drives|contributed to|contributes to|contributing to|responsible for|explains why|explains|explained by|gave rise to|gives rise to|made possible by|enabled|enables|enabling|allowed|paved the way|provoked|prompted|prompting|emboldened|embolden|opened the door|exacerbated by|exacerbated|plunged|in response to|deterred|deterring|deters|thereby|pushed up|is to blame|to blame for|blame for|created a vacuum|left a vacuum|had the effect of|effect of|undermined by|behind the|under the effect|under pressure from|helped|was why|is why|has made|have made|had made|had forced|forced',
    opinion:
      'believe|believes|in our view|in my view|regrettably|unfortunately|clearly|obviously|arguably|a mistake|mistaken|failure|failed|success|successful|pivotal|transformative|crucial|critical juncture|turning point|crossroads|dangerous|naive|cynical|shameful|unacceptable|disastrous|catastrophic|deeply|alarming|worrying|worryingly|troubling|disturbing|reckless|wise|unwise|legitimate|illegitimate|credible|not credible|disappointing|tragic|tragedy|heroic|brave|cowardly|betrayal|betrayed|justified|unjustified|ill-conceived|irresponsible|remarkable|impressive|inept|incompetent|corrupt|seems|seem|appears to|appear to|appears|feel|feels|underscores|underscore|signals a|mark a|marks a|marks the|best hope|worst mistake|little more than|nothing|no doubt|of course|deserve|deserves|delicate|complex|unfair|fair|wrong|right to|humiliat*|it is hard to|it is difficult to|interested only|more interested|real motive|cares little|care little|motivated by|wants to|want to|seeks to|seek to|cares|a lesson|lesson|poor record|bears|foolish|hollow|hypocri*|better off|worse off|prominent role|opportunity|opening for',
  },
  fr: {
    recommendation:
      "doit|doivent|il faut|faut-il|il convient de|il est temps de|il est urgent de|il est essentiel|il est indispensable|il est impératif|il est nécessaire|il est crucial|il importe de|devons|il faudrait|nous recommandons|recommand*|appelle à|appellent à|appelons|exhort*|préconis*|il y a lieu de|gagneraient à|gagnerait à|ferait bien de|feraient bien de|a besoin de|ont besoin de|doit être|s'impose|a intérêt à|ont intérêt à|aurait intérêt à|il appartient à|mérite d'être|est invité à|sont invités à|demandons",
    forecast:
      "pourrait|pourraient|risque|risquent|risque de|risquent de|risque d'|risquent d'|menace de|menacent de|va|vont|est susceptible de|sont susceptibles de|susceptible de|susceptibles de|devrait|devraient|il est probable|probablement|sans doute|est appelé à|sont appelés à|est sur le point de|sont sur le point de|l'an prochain|l'année prochaine|le mois prochain|à l'avenir|dans les prochains mois|dans les mois à venir|prochains mois|prochaines années|à venir|se prépare à|se préparent à|prévoit|prévoient|pourra|pourront|est en passe de|en passe de|au risque de|envisage|envisagent|entend|entendent|espère|espèrent|prévue|prévu|s'attendent|s'attend à|reste à savoir|laisse présager|laissent présager|faire basculer|attendu|attendue",
    causal:
      "à cause de|à cause du|à cause des|en raison de|en raison du|en raison des|grâce à|grâce au|grâce aux|parce que|parce qu'|a entraîné|ont entraîné|entraîne|entraînent|entraînant|entraîné|a provoqué|ont provoqué|provoque|provoquent|provoquant|provoqué|a causé|ont causé|causé|causée|causées|causés|cause|est dû|est due|sont dus|sont dues|dû à|due à|dus à|dues à|due au|dû au|dues au|dus au|résulte de|résultent de|résulte du|conséquence de|conséquence du|conséquences du|conséquences de|a conduit à|ont conduit à|conduit à|conduisant à|a débouché sur|débouché sur|a favorisé|ont favorisé|favorise|favorisent|favorisé|favorisant|alimente|alimentent|alimenté|alimentée|attribuable|attribuables|explique|expliquent|s'explique|s'expliquent|expliqué par|a permis|ont permis|permis à|permet|permettant|imputable|imputables|sous l'effet|à l'origine|est responsable|sont responsables|a déclenché|ont déclenché|déclenché|a suscité|suscité|engendré|engendre|a engendré|du fait de|du fait du|faute de|a aggravé|ont aggravé|a poussé|ont poussé|encouragé par|a ouvert la voie|ouvert la voie|découle|découlent|a contribué|ont contribué|contribue à|contribué à|c'est pourquoi|c'est le retrait|ce qui a|créé un vide|laissé un vide|laisse un vide|a enhardi|enhardi|a fait augmenter|a fait reculer|a fait baisser|a fait chuter|a fait grimper|a fait exploser|a nourri|ont nourri|nourrit|nourrissent|nourrie par",
    opinion:
      "malheureusement|hélas|à notre avis|selon nous|estim* que|crois que|croire que|pense que|il est clair que|clairement|évidemment|certes|une erreur|erreur|échec|échoué|a échoué|réussite|succès|tournant|charnière|décisif|décisive|crucial|cruciale|dangereux|dangereuse|naïf|naïve|cynique|honteux|honteuse|inacceptable|désastreux|désastreuse|catastrophique|alarmant|alarmante|inquiétant|inquiétante|préoccupant|préoccupante|regrettable|légitime|illégitime|crédible|décevant|décevante|tragique|courageux|courageuse|lâche|trahison|irresponsable|remarquable|corrompu|corrompue|semble|semblent|paraît|paraissent|mérite|méritent|souligne|soulignent|témoigne|témoignent|marque un|marque une|incarne|rien d'autre que|ne fait que|injuste|juste|humili*|difficile de|cherche à|cherchent à|veut|veulent|s'intéresse|s'intéressent|se moque|vise à|visent à|se soucie|se soucient|plus intéressé|motivé par|motivés par|leçon|hypocri*|déplorable|coupable|faux|tort|raison de|absurde|illusoire|illusion|à double tranchant|bon sens|sage|peu convaincant|convaincant|honte|opportunité|brutal|brutale|scandaleux|scandaleuse|fiasco|impuissan*",
  },
};

const MODALS: Readonly<Record<Language, Phrases<Modal>>> = {
  en: phrasesOf('en'),
  fr: phrasesOf('fr'),
};

function phrasesOf(language: Language): Phrases<Modal> {
  return new Phrases(
    (Object.entries(LISTED[language]) as [Modal, string][]).flatMap(([modal, listed]) =>
      listed.split('|').map((phrase): [string, Modal] => [phrase, modal]),
    ),
  );
}

/** Verbs with which advice begins, in the imperative or the French infinitive. */
const ADVICE = new Set(
  'strengthen implement enforce scale improve encourage promote foster collaborate support establish create ensure engage invest develop build expand provide pursue cultivate nurture enhance prioritise prioritize adopt launch restore protect prevent increase reduce address tackle monitor deploy reinforce maintain avoid resume negotiate open keep stop end put give make help work set use take consider push press insist demand require urge coordinate'.split(
    ' ',
  ),
);
const ADVICE_FR = new Set(
  'renforcer renforcez renforcons mettre mettez soutenir soutenez ameliorer ameliorez encourager encouragez promouvoir favoriser etablir creer creez assurer assurez investir investissez developper developpez elargir fournir adopter adoptez lancer lancez restaurer proteger protegez prevenir accroitre reduire reduisez surveiller deployer maintenir eviter evitez reprendre negocier negociez garantir garantissez ouvrir impliquer associer financer financez appuyer appuyez accelerer poursuivre cesser cessez donner faire faites exiger veiller veillez'.split(
    ' ',
  ),
);

const FUTURE = /^[a-z]{2,}(era|eront|ira|iront|dra|dront|vra|vront|ura|uront|rra|rront)$/;
const NOT_FUTURE = new Set([
  'sahara',
  'opera',
  'camera',
  'etcetera',
  'entra',
  'guerra',
  'siguira',
  'karakira',
  'bambara',
  'sankara',
  'tessalit',
  'djingarey',
  'conakra',
  'lira',
  'cura',
  'dura',
  'vera',
  'aura_',
]);

/** Words that make a sentence advice, forecast, cause or judgement, where they stand. */
export function modalsIn(tokens: readonly Token[], language: Language): Mark<Modal>[] {
  const found = MODALS[language].find(tokens).filter((mark) => !isOtherSense(tokens, mark));
  if (language === 'fr') {
    for (const mark of found)
      if (/^devrai(t|ent)$/.test(tokens[mark.i].word) && isAdvised(tokens, mark.i))
        mark.value = 'recommendation';
    tokens.forEach(({ word, text }, i) => {
      const isName = /^\p{Lu}/u.test(text);
      if (FUTURE.test(word) && !isName && !NOT_FUTURE.has(word))
        found.push({ value: 'forecast', i, j: i + 1 });
    });
  }
  const advice = adviceAt(tokens, language);
  if (advice !== undefined) found.push({ value: 'recommendation', i: advice, j: advice + 1 });
  return found.sort((a, b) => a.i - b.i);
}

function isOtherSense(tokens: readonly Token[], { i, value }: Mark<Modal>): boolean {
  const { word, text } = tokens[i];
  const next = tokens[i + 1]?.word ?? '';
  const previous = tokens[i - 1]?.word ?? '';
  if (word === 'may') {
    return (
      text === 'May' &&
      (/^\d/.test(next) ||
        /^(in|since|of|last|until|by|between|from|and|to|early|late|this)$/.test(previous) ||
        next === 'and' ||
        /^(,|\.)$/.test(next))
    );
  }
  // « n'a pas besoin », "had to", "could not": rare; « va » inside « qui va de … à » is no future.
  if (word === 'va' && /^(de|a)$/.test(next)) return true;
  if (word === 'need' && previous === 'in') return true;
  // « le risque », "the risk": nouns
  if (word === 'risque' && /^(le|un|ce|du|au|de|sans|aucun)$/.test(previous)) return true;
  if (word === 'risks' && next !== 'becoming')
    return (
      !/^\p{Lu}/u.test(tokens[i - 1]?.text ?? '') || /^(of|to|are|that|include|remain)$/.test(next)
    );
  if (word === 'entend' || word === 'juste')
    return word === 'juste' && /^(apres|avant)$/.test(next);
  if (word === 'right' && value === 'opinion') return false;
  if (word === 'behind') return false;
  return false;
}

const AGENT =
  /^(bailleurs?|donateurs?|autorites?|gouvernements?|partenaires?|dirigeants?|etats?|nations|onu|union|communaute|organisations?|cedeao|junte|pays|acteurs|responsables|decideurs|institutions?|agences?|europeens|voisins|bamako|ouagadougou|niamey|paris|moscou|elle|il|ils|elles|nous|on|mali|niger|faso|regime)$/;
const HAPPENING =
  /^(attaques?|violences?|combats?|nombre|situation|morts?|deplaces?|affrontements?|insecurite|conflit|crise|retrait|menace|tendance|bilan|deplacements?|hausse|baisse)$/;

/** « devraient » is advice to somebody who acts, and a forecast of what happens. */
function isAdvised(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(0, at).map(({ word }) => word);
  return (
    before.some((word) => AGENT.test(word)) &&
    !before.slice(0, 4).some((word) => HAPPENING.test(word))
  );
}

/** Where a sentence begins as advice: "Strengthen …", or after the label of a list's entry. */
function adviceAt(tokens: readonly Token[], language: Language): number | undefined {
  const verbs = language === 'en' ? ADVICE : ADVICE_FR;
  const colon = tokens.slice(0, 12).findIndex(({ word }) => word === ':');
  for (const start of [0, colon + 1]) {
    let i = start;
    while (
      /^(please|also|first|then|finally|d|abord|enfin|[-–—*>"“«(])$/.test(tokens[i]?.word ?? '')
    )
      i++;
    const token = tokens[i];
    if (
      token &&
      verbs.has(token.word) &&
      (start > 0 || /^\p{Lu}/u.test(token.text)) &&
      !isNounHere(tokens, i)
    )
      return i;
  }
  return undefined;
}

/** "Support for … has fallen": a noun that only looks like the verb. */
function isNounHere(tokens: readonly Token[], i: number): boolean {
  return /^(for|of|in|has|have|is|are|was|were|rose|fell|from|by|s)$/.test(
    tokens[i + 1]?.word ?? '',
  );
}
