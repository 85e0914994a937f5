/**
 * From an estimate to the sentence that may be said of it. Never a causal word: it says how the
 * observed stands to what a blend of others would lead one to expect, and how sure that is.
 */
import {
  type Bilingual,
  inBoth,
  type Language,
  type MinimumDetectable,
  type PostSummary,
  type StepName,
  type VerdictOf,
} from '../core/index.ts';
import { capital, formatNumber, formatRatio, inCountry, typeset } from './format.ts';
import { chancePhrase, detectableSentence, difference, intervalPhrase } from './sizes.ts';
import { lower, periodKind, spanText, unitNames } from './units-and-periods.ts';
import { periodsText, type RefusalCounts, refusalClause, settleSentence } from './verdict-words.ts';

/** Whose outcome it is: a country that a force left, or a unit of anybody's panel. */
export type EffectSubject =
  | {
      kind: 'transition';
      country: string;
      force: Bilingual;
      /** the step from which on it is looked at */
      step: StepName;
      is_handover: boolean;
    }
  | { kind: 'panel'; units: readonly string[] };

/** All that the sentence may rest on. */
export interface EffectToSay {
  verdict: VerdictOf;
  /** title of the outcome, or the name of a column */
  outcome: Bilingual;
  /** a count is told as a ratio; anything else as a mean difference */
  is_count: boolean;
  subject: EffectSubject;
  /** labels of the first and last reported period: `2025-07`, `1971`, or anything */
  span: { from: string; to: string };
  post: Pick<
    PostSummary,
    'periods' | 'rate_ratio' | 'rate_ratio_low' | 'rate_ratio_high' | 'effect_mean' | 'low' | 'high'
  >;
  /** where the expectation comes from: other units, or the series before the date alone */
  compared_with: 'others' | 'own-past';
  /** p that the verdict rests on; NaN where there is none */
  p_family: number;
  /** over how many outcomes that p was taken */
  outcomes: number;
  /** comparison units that were ranked beside the treated one; 0 where none can be */
  placebos: number;
  minimum_detectable: MinimumDetectable | null;
  /** reported periods that are provisional */
  provisional: number;
  /** said where nothing can be told */
  counts?: Pick<RefusalCounts, 'donors' | 'events_before' | 'periods_after'>;
}

/**
 * One to five plain sentences, the finding first. The only place where an estimate becomes words.
 * @returns typeset text in both languages, without a causal verb
 */
export function effectSentence(said: EffectToSay): Bilingual {
  return inBoth((language) => {
    const sentences =
      said.verdict.kind === 'cannot-tell'
        ? cannotTell(said, language)
        : [
            mainSentence(said, language),
            ...(said.verdict.kind === 'none' ? [] : [capital(`${frequency(said, language)}.`)]),
            detectable(said, language),
            provisionalSentence(said, language),
          ];
    return typeset(
      [...sentences, handoverSentence(said, language)].filter((text) => text !== '.').join(' '),
      language,
    ).trim();
  });
}

/** `attacks on civilians in Mali`, `l'indicateur « attaques contre des civils » au Mali`. */
function subjectOf({ outcome, subject }: EffectToSay, language: Language): string {
  const name = subject.kind === 'panel' ? outcome[language] : lower(outcome[language]);
  if (language === 'en') {
    return subject.kind === 'panel'
      ? `“${name}” for ${unitNames(subject.units, 'en')}`
      : `${name} ${inCountry(subject.country, 'en')}`;
  }
  return subject.kind === 'panel'
    ? `la variable « ${name} » pour ${unitNames(subject.units, 'fr')}`
    : `l'indicateur « ${name} » ${inCountry(subject.country, 'fr')}`;
}

/** What the expectation comes from; begins with the verb's subject. */
function expecting({ subject, compared_with }: EffectToSay, language: Language): string {
  const isPanel = subject.kind === 'panel';
  if (compared_with === 'own-past') {
    return language === 'en'
      ? 'the series’ own past would lead one to expect'
      : 'laisserait attendre le passé de la série elle-même';
  }
  return language === 'en'
    ? `a blend of ${isPanel ? 'other units' : 'other countries'} would lead one to expect`
    : `laisserait attendre une combinaison ${isPanel ? "d'autres unités" : "d'autres pays"}`;
}

function mainSentence(said: EffectToSay, language: Language): string {
  const { verdict } = said;
  const about = subjectOf(said, language);
  const expected = expecting(said, language);
  const when = whenPhrase(said, language);
  if (verdict.kind === 'none') {
    const [level, doubt] = [levelPhrase(said, expected, language), doubtPhrase(said, language)];
    return language === 'en'
      ? `No clear change: ${about} ran ${level} ${when}${doubt}.`
      : `Pas de changement net : ${about} se situe ${level} ${when}${doubt}.`;
  }
  const level = levelPhrase(said, undefined, language);
  const isMore = verdict.kind === 'higher';
  return language === 'en'
    ? `${capital(about)} ran ${isMore ? 'higher' : 'lower'} than ${expected}: ${level} ${when}.`
    : `${capital(about)} se situe ${isMore ? 'au-dessus' : 'au-dessous'} de ce que ${expected} : ${level} ${when}.`;
}

/**
 * `at about 1.9 times the expected level (95% interval 1.2 to 3.1)`
 * @param expected said instead of "the expected level"
 */
function levelPhrase(
  { is_count, post }: EffectToSay,
  expected: string | undefined,
  language: Language,
): string {
  const level = {
    en: expected ? `the level that ${expected}` : 'the expected level',
    fr: expected ? `le niveau que ${expected}` : 'le niveau attendu',
  }[language];
  if (is_count && Number.isFinite(post.rate_ratio)) {
    const times = formatRatio(post.rate_ratio, language);
    const range = intervalPhrase(post.rate_ratio_low, post.rate_ratio_high, language, formatRatio);
    return language === 'en'
      ? `at about ${times} times ${level}${range}`
      : `à environ ${times} fois ${level}${range}`;
  }
  const range = intervalPhrase(post.low, post.high, language, difference);
  const size = difference(Math.abs(post.effect_mean), language);
  const isMore = post.effect_mean >= 0;
  return language === 'en'
    ? `on average ${size} ${isMore ? 'above' : 'below'} ${level}${range}`
    : `en moyenne ${size} ${isMore ? 'au-dessus' : 'au-dessous'} ${level.replace(/^le /, 'du ')}${range}`;
}

/** `in the 8 months after the announced handover (July 2025 to February 2026)` */
function whenPhrase({ subject, span, post }: EffectToSay, language: Language): string {
  const length = periodsText(post.periods, periodKind(span.from))[language];
  const range = spanText(span, language);
  const one = post.periods === 1;
  if (subject.kind === 'panel') {
    if (language === 'en')
      return `in the ${length.replace(/^1 /, '')} ${one ? 'of ' : 'from '}${range}`;
    return `sur ${one ? '' : 'les '}${length} (${range})`;
  }
  const step = STEPS[language][subject.is_handover ? 'handover' : 'departure'][subject.step];
  return language === 'en'
    ? `in the ${length.replace(/^1 /, '')} after ${step} (${range})`
    : `durant ${one ? 'le ' : 'les '}${length.replace(/^1 /, '')} suivant ${step} (${range})`;
}

const STEPS: Record<Language, Record<'handover' | 'departure', Record<StepName, string>>> = {
  en: {
    handover: {
      announced: 'the handover was announced',
      started: 'the handover began',
      ended: 'the handover',
    },
    departure: {
      announced: 'the departure was announced',
      started: 'the withdrawal began',
      ended: 'the exit',
    },
  },
  fr: {
    handover: {
      announced: "l'annonce de la passation",
      started: 'le début de la passation',
      ended: 'la passation',
    },
    departure: {
      announced: "l'annonce du départ",
      started: 'le début du retrait',
      ended: 'la sortie',
    },
  },
};

/** How many comparison units changed as much: a natural frequency instead of a p. */
function frequency(said: EffectToSay, language: Language): string {
  const { p_family: p, placebos: n, outcomes, subject, verdict } = said;
  if (!Number.isFinite(p)) return '';
  if (n === 0) return chancePhrase(p, language);
  const k = Math.max(0, Math.round(p * (n + 1)) - 1);
  const isFew = verdict.kind !== 'none' || verdict.doubt !== undefined;
  if (language === 'en') {
    const units = subject.kind === 'panel' ? 'comparison units' : 'comparison countries';
    const among = outcomes > 1 ? ` in any of the ${outcomes} outcomes looked at` : '';
    const count = k === 0 ? 'none' : `${isFew ? 'only ' : ''}${formatNumber(k, 'en')}`;
    return `${count} of ${formatNumber(n, 'en')} ${units} changed as much${among}`;
  }
  const isUnit = subject.kind === 'panel';
  const units = isUnit ? 'unités de comparaison' : 'pays de comparaison';
  const among = outcomes > 1 ? ` pour l'un quelconque des ${outcomes} indicateurs examinés` : '';
  const whole = `des ${formatNumber(n, 'fr')} ${units}`;
  if (k === 0) return `${isUnit ? 'aucune' : 'aucun'} ${whole} n'a varié autant${among}`;
  const only = isFew ? (isUnit ? 'seule' : 'seul') : '';
  const count = `${only}${only !== '' && k > 1 ? 's ' : only !== '' ? ' ' : ''}${k === 1 && isUnit ? 'une' : formatNumber(k, 'fr')}`;
  return `${count} ${whole} ${k === 1 ? 'a' : 'ont'} varié autant${among}`;
}

function doubtPhrase(said: EffectToSay, language: Language): string {
  const often = frequency(said, language);
  const { doubt } = said.verdict;
  const [comma, and] = language === 'en' ? ['; ', 'and'] : [' ; ', 'et'];
  if (doubt === undefined) return often === '' ? '' : `, ${and} ${often}`;
  const country = said.subject.kind === 'panel' ? 'unit' : 'country';
  const one = said.subject.kind === 'panel' ? 'une seule unité' : 'un seul pays';
  const but = {
    'leave-one-out': {
      en: `leaving out a single comparison ${country} turns the direction of the difference`,
      fr: `il suffit d'écarter ${one} de comparaison pour que le sens de l'écart s'inverse`,
    },
    'in-time': {
      en: 'an earlier date, at which nothing is known to have happened, stands out as much',
      fr: 'une date antérieure, sans rien de connu à ce moment-là, ressort tout autant',
    },
  }[doubt][language];
  const however = language === 'en' ? 'but' : 'mais';
  return often === '' ? `${comma}${however} ${but}` : `${comma}${often}, ${however} ${but}`;
}

/** The smallest change that would have been noticed. */
function detectable({ minimum_detectable }: EffectToSay, language: Language): string {
  return minimum_detectable ? detectableSentence(minimum_detectable)[language] : '.';
}

function provisionalSentence({ provisional, post, span }: EffectToSay, language: Language): string {
  if (provisional <= 0) return '.';
  const kind = periodKind(span.from);
  const all = periodsText(post.periods, kind)[language];
  if (provisional >= post.periods) {
    const name = all.replace(/^\S+ /, '');
    return language === 'en'
      ? `${post.periods === 1 ? `This ${name} is` : `These ${name} are`} provisional and will still change.`
      : `Les chiffres de ${post.periods === 1 ? 'cette période' : `ces ${name}`} sont provisoires et changeront encore.`;
  }
  const n = formatNumber(provisional, language);
  return language === 'en'
    ? `${n} of these ${all} ${provisional === 1 ? 'is' : 'are'} provisional and will still change.`
    : `Sur ces ${all}, ${n} ${provisional === 1 ? 'est provisoire et changera' : 'sont provisoires et changeront'} encore.`;
}

function handoverSentence({ subject }: EffectToSay, language: Language): string {
  if (subject.kind !== 'transition' || !subject.is_handover) return '.';
  return language === 'en'
    ? `This is a handover (${subject.force.en}), not a full departure: the force that took over is part of what is compared.`
    : `Il s'agit d'une passation (${subject.force.fr}), non d'un départ complet : la force qui a pris la relève fait partie de ce qui est comparé.`;
}

function cannotTell(said: EffectToSay, language: Language): string[] {
  const reason = said.verdict.reason ?? 'no-procedure';
  const counts: RefusalCounts = {
    ...said.counts,
    period: periodKind(said.span.from),
    are_countries: said.subject.kind === 'transition',
  };
  const about = subjectOf(said, language);
  const why = refusalClause(reason, counts)[language];
  const settle = settleSentence(reason, counts)[language];
  return language === 'en'
    ? [
        `We cannot tell whether ${about} moved otherwise than comparable ${said.subject.kind === 'panel' ? 'units' : 'countries'} would lead one to expect: ${why}.`,
        settle,
      ]
    : [
        `Impossible de dire si ${about} s'écarte de ce que laisseraient attendre ${said.subject.kind === 'panel' ? 'des unités comparables' : 'des pays comparables'} : ${why}.`,
        settle,
      ];
}
