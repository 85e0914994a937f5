/** Whether a text says what is to be done: imperatives, and in French infinitives. */
import type { Language } from '../core/index.ts';

const ENGLISH = new Set(
  `accelerate address adopt advance advocate align allocate allow amend apply appoint assess assist
  avoid back bolster boost bring broaden build call clarify coordinate collaborate collect combat
  commit conduct consolidate continue convene counter create cultivate curb deepen define deliver
  demand deploy design develop disarm disrupt diversify document draw encourage end enforce engage
  enhance ensure equip establish evaluate expand expedite explore extend facilitate finance focus
  form formulate foster fund give grant guarantee halt harmonise harmonize help hold host identify
  implement impose improve include increase initiate insist integrate intensify invest investigate
  involve join keep launch lead leverage lift limit link maintain make mandate map mediate mobilise
  mobilize monitor negotiate nurture offer open oppose organise organize partner pass pay plan press
  prevent prioritise prioritize produce promote protect provide publish pursue put raise ratify
  reassess rebuild reduce refocus reform refrain reinforce release renew reopen require resist resolve
  respect respond restore restrict resume review revise safeguard scale secure seek send set share
  shift simplify speed stabilise stabilize start step stop streamline strengthen sponsor support
  suspend sustain tackle take tie train uphold upgrade urge use vet widen withdraw work`.split(
    /\s+/,
  ),
);

/** Words in -er and -ir that are no verbs. */
const NOUNS = new Set(
  `hiver danger dossier premier dernier chantier atelier courrier officier policier particulier
  papier métier quartier foyer loyer janvier février cahier calendrier financier militaire leader hier
  mer fer cher premiers avenir désir plaisir loisir souvenir soupir pouvoir espoir soir devoir`.split(
    /\s+/,
  ),
);
const FRENCH_RE =
  /^(?:(?:re|per|pro|trans|sou|ad|com|entre|ap|sur)?(?:mettre|prendre)|rendre|défendre|étendre|entendre|suspendre|répondre|(?:pour)?suivre|vivre|(?:re)?construire|produire|réduire|conduire|introduire|instruire|traduire|(?:in|con)clure|exclure|(?:in|sou|pre)?scrire|écrire|dire|(?:re)?faire|satisfaire|(?:com)?battre|débattre|rompre|convaincre|vaincre|joindre|rejoindre|restreindre|atteindre|accroître|reconnaître|connaître|résoudre)$/;

/** Whether a text begins by asking for something to be done. */
export function asksForAction(text: string, language: Language): boolean {
  const first = /^[«“"'(\s]*(?:(?:to|ne pas|ne plus|do not|never|not|s['’]|se)\s*)?(\p{L}+)/iu.exec(
    text,
  )?.[1];
  if (first === undefined) return false;
  const word = first.toLowerCase();
  if (language === 'en') return ENGLISH.has(word);
  if (NOUNS.has(word) || word.length < 4) return false;
  return /(?:er|ir|oir|ez)$/u.test(word) || FRENCH_RE.test(word);
}

const MAY = {
  en: /\b(?:may|might|could|would|likely)\b/i,
  fr: /\b(?:pourrai(?:t|ent)|risque(?:nt)? d|peu(?:t|vent) |devrai(?:t|ent) entraîner)/i,
};

/** Whether a text says what may happen rather than what should be done. */
export function saysWhatMayCome(text: string, language: Language): boolean {
  return MAY[language].test(text);
}

/** Whether a heading or a sentence announces recommendations. */
export function announcesAdvice(text: string): boolean {
  return /recommend|recommand|priorit|what (?:should|must|to do)|should be done|que faire|steps|pistes|mesures à prendre|action(?:s| plan)|plan d['’]action|way forward|roadmap|feuille de route|propos(?:als|itions)|préconis/iu.test(
    text,
  );
}
