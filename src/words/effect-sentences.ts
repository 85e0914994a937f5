/**
 * From an estimate to the sentence that may be said of it. Never a causal word: it says how the
 * observed stands to what a blend of others would lead one to expect, and how sure that is.
 */
import {
  type Bilingual,
  countryName,
  inBoth,
  isCountryCode,
  type Language,
  type MinimumDetectable,
  monthFromText,
  type PostSummary,
  type StepName,
  type VerdictOf,
} from '../core/index.ts';
import {
  capital,
  formatMonth,
  formatNumber,
  formatPercent,
  formatRatio,
  formatSpan,
  inCountry,
  joinNames,
  typeset,
} from './format.ts';
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

/** `month` for `2025-07`, `year` for `1971`, else `period`. */
export function periodKind(label: string): 'month' | 'year' | 'period' {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(label)) return 'month';
  return /^\d{4}$/.test(label) ? 'year' : 'period';
}

/** A period's label in words: `July 2025` for `2025-07`, anything else as it is. */
export function periodText(label: string, language: Language): string {
  return periodKind(label) === 'month' ? formatMonth(monthFromText(label), language) : label;
}

/** A unit by its name: a country for its code, anything else as it is. */
export function unitName(unit: string, language: Language): string {
  return isCountryCode(unit) ? countryName(unit, language) : unit;
}

/** A share that is named; smaller ones are counted. */
const NAMED_FROM = 0.05;
const MOST_NAMED = 4;
const LEAST_SHARE = 0.005;

/**
 * Donors and weights in plain words.
 * @example blendPhrase({ TCD: 0.34, NER: 0.66 }).en // => 'compared with a blend of 66% Niger and 34% Chad'
 */
export function blendPhrase(weights: Readonly<Record<string, number>>): Bilingual {
  const ranked = Object.entries(weights)
    .filter(([, weight]) => Math.abs(weight) >= LEAST_SHARE)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1));
  const large = ranked.filter(([, weight]) => Math.abs(weight) >= NAMED_FROM).slice(0, MOST_NAMED);
  const shown = large.length > 0 ? large : ranked.slice(0, MOST_NAMED);
  const named = ranked.length - shown.length === 1 ? ranked : shown;
  const others = ranked.length - named.length;
  const areCountries = Object.keys(weights).every(isCountryCode);
  return inBoth((language) => {
    const share = (weight: number) => formatPercent(weight, language).replace('-', '−');
    if (language === 'en') {
      const list = named.map(([unit, weight]) => `${share(weight)} ${unitName(unit, 'en')}`);
      const rest = others > 0 ? [`${others} others`] : [];
      return typeset(`compared with a blend of ${joinNames([...list, ...rest], 'en')}`, 'en');
    }
    const list = named.map(([unit, weight]) => `${unitName(unit, 'fr')} ${share(weight)}`);
    const rest = others > 0 ? [`${others} autres`] : [];
    const whose = areCountries ? ' de pays' : '';
    return typeset(
      `comparaison avec une combinaison${whose} : ${joinNames([...list, ...rest], 'fr')}`,
      'fr',
    );
  });
}

/** `attacks on civilians in Mali`, `l'indicateur « attaques contre des civils » au Mali`. */
function subjectOf({ outcome, subject }: EffectToSay, language: Language): string {
  const name = subject.kind === 'panel' ? outcome[language] : lower(outcome[language]);
  if (language === 'en') {
    return subject.kind === 'panel'
      ? `“${name}” for ${joinNames(unitNames(subject.units, 'en'), 'en')}`
      : `${name} ${inCountry(subject.country, 'en')}`;
  }
  return subject.kind === 'panel'
    ? `la variable « ${name} » pour ${joinNames(unitNames(subject.units, 'fr'), 'fr')}`
    : `l'indicateur « ${name} » ${inCountry(subject.country, 'fr')}`;
}

function unitNames(units: readonly string[], language: Language): string[] {
  return units.map((unit) => unitName(unit, language));
}

/** Lower-cases the first letter unless it begins an acronym. */
export function lower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function others({ subject }: EffectToSay, language: Language): string {
  if (language === 'en') return subject.kind === 'panel' ? 'other units' : 'other countries';
  return subject.kind === 'panel' ? "d'autres unités" : "d'autres pays";
}

function mainSentence(said: EffectToSay, language: Language): string {
  const { verdict } = said;
  const about = subjectOf(said, language);
  const blend = others(said, language);
  const [level, when] = [levelPhrase(said, language), whenPhrase(said, language)];
  if (verdict.kind === 'none') {
    const doubt = doubtPhrase(said, language);
    return language === 'en'
      ? `No clear change: ${about} ran ${level}, measured against what a blend of ${blend} would lead one to expect, ${when}${doubt}.`
      : `Pas de changement net : ${about} se situe ${level}, mesuré à ce que laisserait attendre une combinaison ${blend}, ${when}${doubt}.`;
  }
  const isMore = verdict.kind === 'higher';
  return language === 'en'
    ? `${capital(about)} ran ${isMore ? 'higher' : 'lower'} than a blend of ${blend} would lead one to expect: ${level} ${when}.`
    : `${capital(about)} se situe ${isMore ? 'au-dessus' : 'au-dessous'} de ce que laisserait attendre une combinaison ${blend} : ${level} ${when}.`;
}

/** `at about 1.9 times the expected level (95% interval 1.2 to 3.1)` */
function levelPhrase({ is_count, post }: EffectToSay, language: Language): string {
  if (is_count && Number.isFinite(post.rate_ratio)) {
    const times = formatRatio(post.rate_ratio, language);
    const range = intervalPhrase(post.rate_ratio_low, post.rate_ratio_high, language, formatRatio);
    return language === 'en'
      ? `at about ${times} times the expected level${range}`
      : `à environ ${times} fois le niveau attendu${range}`;
  }
  const range = intervalPhrase(post.low, post.high, language, difference);
  const size = difference(Math.abs(post.effect_mean), language);
  const isMore = post.effect_mean >= 0;
  return language === 'en'
    ? `on average ${size} ${isMore ? 'above' : 'below'} the expected level${range}`
    : `en moyenne à ${size} ${isMore ? 'au-dessus' : 'au-dessous'} du niveau attendu${range}`;
}

function difference(value: number, language: Language): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 4;
  return formatNumber(value, language, digits).replace('-', '−');
}

function intervalPhrase(
  low: number,
  high: number,
  language: Language,
  format: (value: number, language: Language) => string,
): string {
  const [hasLow, hasHigh] = [Number.isFinite(low), Number.isFinite(high)];
  const [from, to] = [low, high].map((value) => format(value, language));
  if (language === 'en') {
    if (hasLow && hasHigh) return ` (95% interval ${from} to ${to})`;
    if (hasLow) return ` (95% interval from ${from} up, without an upper limit)`;
    return hasHigh ? ` (95% interval up to ${to}, without a lower limit)` : '';
  }
  if (hasLow && hasHigh) return ` (intervalle à 95 % de ${from} à ${to})`;
  if (hasLow) return ` (intervalle à 95 % à partir de ${from}, sans limite supérieure)`;
  return hasHigh ? ` (intervalle à 95 % jusqu'à ${to}, sans limite inférieure)` : '';
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
    : `durant ${one ? 'le ' : 'les '}${length.replace(/^1 /, '')} après ${step} (${range})`;
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

function spanText({ from, to }: { from: string; to: string }, language: Language): string {
  if (from === to) return periodText(from, language);
  if (periodKind(from) === 'month' && periodKind(to) === 'month')
    return formatSpan(monthFromText(from), monthFromText(to), language);
  return `${from} ${language === 'en' ? 'to' : 'à'} ${to}`;
}

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

function chancePhrase(p: number, language: Language): string {
  const times = Math.round(p * 100);
  if (language === 'en') {
    const often =
      times < 1 ? 'less than once' : times === 1 ? 'about once' : `about ${times} times`;
    return `a difference as large would come up by chance ${often} in 100`;
  }
  const often = times < 1 ? 'moins de 1 fois' : `environ ${times} fois`;
  return `un écart aussi marqué surviendrait par hasard ${often} sur 100`;
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
      fr: "une date antérieure, à laquelle rien n'est censé s'être passé, ressort tout autant",
    },
  }[doubt][language];
  const however = language === 'en' ? 'but' : 'mais';
  return often === '' ? `${comma}${however} ${but}` : `${comma}${often}, ${however} ${but}`;
}

/** The smallest change that would have been noticed. */
function detectable({ minimum_detectable }: EffectToSay, language: Language): string {
  return minimum_detectable ? detectableSentence(minimum_detectable)[language] : '.';
}

const LARGEST_TRIED = 20;

/** `The comparison would have noticed a change of more than ×2.3, 8 times in 10.` */
export function detectableSentence({ rate_ratio, power }: MinimumDetectable): Bilingual {
  const often = Math.round(power * 10);
  return inBoth((language) => {
    const times = Number.isFinite(rate_ratio) ? formatRatio(rate_ratio, language) : '';
    if (times === '') {
      return language === 'en'
        ? `The comparison would have noticed no change up to ×${LARGEST_TRIED}, so its silence says little.`
        : `La comparaison n'aurait décelé aucun changement jusqu'à ×${LARGEST_TRIED} : son silence en dit peu.`;
    }
    return language === 'en'
      ? `The comparison would have noticed a change of more than ×${times}, ${often} times in 10.`
      : `La comparaison aurait décelé un changement supérieur à ×${times}, ${often} fois sur 10.`;
  });
}

function provisionalSentence({ provisional, post, span }: EffectToSay, language: Language): string {
  if (provisional <= 0) return '.';
  const kind = periodKind(span.from);
  const all = periodsText(post.periods, kind)[language];
  if (provisional >= post.periods) {
    const name = all.replace(/^\S+ /, '');
    return language === 'en'
      ? `${post.periods === 1 ? `This ${name} is` : `These ${name} are`} provisional and will still change.`
      : `${post.periods === 1 ? `Chiffres provisoires` : `Chiffres de ces ${name} provisoires`}, ils changeront encore.`;
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
