/** What is said of a claim: its verdict, its kind, and one sentence with the ground. */
import {
  type Bilingual,
  type ClaimGround,
  type ClaimKindId,
  type ClaimSlots,
  type ClaimVerdict,
  countryName,
  type FactEstimate,
  inBoth,
  isCountryCode,
  type Language,
  type NotCheckable,
} from '../core/index.ts';
import {
  capital,
  colon,
  formatCount,
  formatDate,
  formatMonth,
  formatNumber,
  formatPeople,
  formatRatio,
  formatSpan,
  inCountry,
  joinNames,
  ofCountry,
  theCountry,
  typeset,
} from './format.ts';
import { intervalPhrase } from './sizes.ts';
import { lower, spanText } from './units-and-periods.ts';

export const claimVerdictWords: Record<ClaimVerdict, Bilingual> = {
  supported: { en: 'supported', fr: 'confirmé' },
  contradicted: { en: 'contradicted', fr: 'contredit' },
  mixed: { en: 'mixed', fr: 'mitigé' },
  'not-in-these-data': { en: 'not in these data', fr: 'hors de ces données' },
  'too-early': { en: 'too early', fr: 'trop tôt' },
  'not-checkable': { en: 'not checkable', fr: 'non vérifiable' },
};

export const claimKindWords: Record<ClaimKindId | NotCheckable, Bilingual> = {
  trend: { en: 'trend', fr: 'évolution' },
  count: { en: 'count', fr: 'nombre' },
  comparison: { en: 'comparison', fr: 'comparaison' },
  presence: { en: 'presence of a force', fr: "présence d'une force" },
  identity: { en: 'who a force is', fr: "identité d'une force" },
  'event-date': { en: 'date of a step', fr: "date d'une étape" },
  extremum: { en: 'record', fr: 'valeur extrême' },
  opinion: { en: 'a judgement', fr: 'un jugement' },
  recommendation: { en: 'advice', fr: 'une recommandation' },
  forecast: { en: 'about the future', fr: "sur l'avenir" },
  causal: { en: 'about a cause', fr: 'sur une cause' },
  vague: { en: 'too vague', fr: 'trop vague' },
};

const OUTCOMES: Readonly<Record<string, Bilingual>> = {
  events: { en: 'violent events', fr: 'événements violents' },
  fatalities: { en: 'deaths', fr: 'morts' },
  'one-sided-events': { en: 'attacks on civilians', fr: 'attaques contre des civils' },
  'one-sided-fatalities': {
    en: 'deaths in attacks on civilians',
    fr: 'morts dans des attaques contre des civils',
  },
  'civilian-deaths': { en: 'civilian deaths', fr: 'morts civils' },
  'state-based-events': {
    en: 'fights between a state and armed groups',
    fr: 'combats entre un État et des groupes armés',
  },
  'state-based-fatalities': {
    en: 'deaths in fights between a state and armed groups',
    fr: 'morts dans des combats entre un État et des groupes armés',
  },
  'non-state-events': { en: 'clashes between groups', fr: 'affrontements entre groupes' },
  'non-state-fatalities': {
    en: 'deaths in clashes between groups',
    fr: 'morts dans des affrontements entre groupes',
  },
  'active-armed-groups': { en: 'active armed groups', fr: 'groupes armés actifs' },
  'regions-with-events': { en: 'regions with events', fr: 'régions touchées' },
  displaced: { en: 'internally displaced people', fr: 'déplacés internes' },
  'new-displacements': { en: 'new displacements', fr: 'nouveaux déplacements' },
  'refugees-abroad': { en: 'refugees', fr: 'réfugiés' },
  'food-insecure': { en: 'people in food crisis', fr: 'personnes en crise alimentaire' },
};

const GROUPS: Readonly<Record<string, Bilingual>> = {
  sahel: { en: 'in the Sahel', fr: 'au Sahel' },
  'central-sahel': { en: 'in the central Sahel', fr: 'au Sahel central' },
  'west-africa': { en: 'in West Africa', fr: "en Afrique de l'Ouest" },
  'liptako-gourma': { en: 'in Liptako-Gourma', fr: 'dans le Liptako-Gourma' },
  'lake-chad': { en: 'around Lake Chad', fr: 'autour du lac Tchad' },
};

function outcomeWords(slots: ClaimSlots, language: Language): string {
  return OUTCOMES[slots.outcome ?? '']?.[language] ?? slots.outcome ?? '';
}

/** `in Mali`, `in Mopti (Mali)`, `au Sahel`. */
export function inArea(area: string | undefined, language: Language): string {
  if (area === undefined) return '';
  if (GROUPS[area]) return GROUPS[area][language];
  if (isCountryCode(area)) return inCountry(area, language);
  const country = countryName(area.slice(0, 3), language);
  return language === 'en'
    ? `in ${area.slice(4)} (${country})`
    : `dans la région ${area.slice(4)} (${country})`;
}

/** Where something was counted; refugees are counted by where they come from. */
function whereOf(slots: ClaimSlots, area: string | undefined, language: Language): string {
  if (slots.outcome !== 'refugees-abroad' || area === undefined || !isCountryCode(area))
    return inArea(area, language);
  return language === 'en' ? `from ${theCountry(area, 'en')}` : ofCountry(area, 'fr');
}

/** `Contradicted: …`, in both languages. */
export function claimSentence(verdict: ClaimVerdict, ground: ClaimGround): Bilingual {
  return inBoth((language) => {
    const head = capital(claimVerdictWords[verdict][language]);
    return typeset(`${head}${colon(language)} ${groundText(ground, language)}`, language);
  });
}

/** Why a sentence cannot be checked. */
export function notCheckableSentence(reason: NotCheckable): Bilingual {
  const why: Record<NotCheckable, Bilingual> = {
    opinion: {
      en: 'a judgement, which figures do not settle.',
      fr: 'un jugement, que des chiffres ne tranchent pas.',
    },
    recommendation: {
      en: 'advice, not a statement of what is.',
      fr: 'une recommandation, non un énoncé de fait.',
    },
    forecast: {
      en: 'about what may come; no figure can meet it yet.',
      fr: 'sur ce qui peut advenir ; aucun chiffre ne peut encore y répondre.',
    },
    causal: {
      en: 'about a cause, which no count can bear out.',
      fr: "sur une cause, qu'aucun décompte ne peut confirmer.",
    },
    vague: {
      en: 'names nothing that these figures or registries could meet.',
      fr: 'ne nomme rien à quoi ces chiffres ou ces registres puissent répondre.',
    },
  };
  return inBoth((language) =>
    typeset(
      `${capital(claimVerdictWords['not-checkable'][language])}${colon(language)} ${why[reason][language]}`,
      language,
    ),
  );
}

/** A causal sentence with the estimate of the departure that it speaks of. */
export function causalSentence(
  estimate: FactEstimate | { refused: Bilingual } | undefined,
  name: Bilingual | undefined,
): Bilingual {
  const head = notCheckableSentence('causal');
  if (!estimate || !name) return head;
  return inBoth((language) => {
    if ('refused' in estimate) return `${head[language]} ${estimate.refused[language]}`;
    const { rate_ratio, low, high, outcome, months } = estimate;
    const what = OUTCOMES[outcome]?.[language] ?? outcome;
    const interval =
      low === null || high === null ? '' : intervalPhrase(low, high, language, formatRatio);
    const span = spanText(months, language);
    const text =
      language === 'en'
        ? `Beside it: after “${name.en}”, ${what} stood at ${formatRatio(rate_ratio, 'en')} times what comparable countries would lead to expect${interval}, ${span}.`
        : `En regard : après « ${lower(name.fr)} », le niveau (${what}) était ${formatRatio(rate_ratio, 'fr')} fois celui que laissent attendre des pays comparables${interval}, ${span}.`;
    return typeset(`${head[language]} ${text}`, language);
  });
}

function groundText(ground: ClaimGround, language: Language): string {
  switch (ground.kind) {
    case 'ratio':
      return ratioText(ground, language);
    case 'count':
      return countText(ground, language);
    case 'level':
      return levelText(ground, language);
    case 'levels':
      return levelsText(ground, language);
    case 'extremum':
      return extremumText(ground, language);
    case 'registry':
      return registryText(ground, language);
    case 'missing':
      return MISSING[ground.lacks][language];
    case 'too-early':
      return language === 'en'
        ? `the months meant are not complete yet; from ${formatMonth(ground.incomplete_from, 'en')} on, figures are still filling up.`
        : `les mois visés ne sont pas encore complets ; à partir de ${formatMonth(ground.incomplete_from, 'fr')}, les chiffres se complètent encore.`;
  }
}

const MISSING: Record<Extract<ClaimGround, { kind: 'missing' }>['lacks'], Bilingual> = {
  outcome: {
    en: 'what is counted here is not in the figures at hand.',
    fr: "ce qui est compté ici n'est pas dans les chiffres disponibles.",
  },
  area: {
    en: 'the figures and registries at hand do not cover this there.',
    fr: 'les chiffres et registres disponibles ne couvrent pas cela à cet endroit.',
  },
  period: {
    en: 'the figures at hand do not cover the months meant, or the sentence does not say which.',
    fr: 'les chiffres disponibles ne couvrent pas les mois visés, ou la phrase ne dit pas lesquels.',
  },
  actor: {
    en: 'the registry does not know this force, or no figure names it.',
    fr: 'le registre ne connaît pas cette force, ou aucun chiffre ne la nomme.',
  },
  date: {
    en: 'the registry has no date for this step.',
    fr: "le registre n'a pas de date pour cette étape.",
  },
  relation: {
    en: 'the registry says nothing of how the two stand to each other.',
    fr: 'le registre ne dit rien du lien entre les deux.',
  },
};

type Ground<Kind extends ClaimGround['kind']> = Extract<ClaimGround, { kind: Kind }>;

function ratioText(ground: Ground<'ratio'>, language: Language): string {
  const { slots, before, after } = ground;
  const what = outcomeWords(slots, language);
  const rate = (total: number, { first, last }: { first: number; last: number }) =>
    formatCount(total / (last - first + 1), language);
  const [a, b] = [rate(ground.total_before, before), rate(ground.total_after, after)];
  const ratio =
    formatRatio(ground.rate_ratio, language) +
    intervalPhrase(ground.low, ground.high, language, formatRatio);
  const isTwoAreas = slots.other_area !== undefined;
  const [was, is] = [
    formatSpan(before.first, before.last, language),
    formatSpan(after.first, after.last, language),
  ];
  const doubt = doubtText(ground, language);
  if (language === 'en') {
    const text = isTwoAreas
      ? `${capital(what)}: ${b} a month ${whereOf(slots, slots.area, 'en')} against ${a} ${whereOf(slots, slots.other_area, 'en')}, ${is}, a ratio of ${ratio}`
      : `${what} ${whereOf(slots, slots.area, 'en')}: ${a} a month in ${was}, ${b} in ${is}, a ratio of ${ratio}`;
    return `${lower(text)}${doubt}; ${sources(ground, 'en')}.`;
  }
  const text = isTwoAreas
    ? `${what} : ${b} par mois ${whereOf(slots, slots.area, 'fr')} contre ${a} ${whereOf(slots, slots.other_area, 'fr')}, ${is}, soit un rapport de ${ratio}`
    : `${what} ${whereOf(slots, slots.area, 'fr')} : ${a} par mois de ${was}, ${b} de ${is}, soit un rapport de ${ratio}`;
  return `${lower(text)}${doubt} ; ${sources(ground, 'fr')}.`;
}

function doubtText({ low, high, windows_disagree }: Ground<'ratio'>, language: Language): string {
  if (windows_disagree)
    return language === 'en'
      ? ', but other windows say the opposite'
      : ", mais d'autres fenêtres disent le contraire";
  if (low <= 1 && high >= 1)
    return language === 'en'
      ? ', which leaves no change possible'
      : ", ce qui n'exclut pas l'absence de changement";
  return '';
}

function sources(
  { vintages, crosses_releases }: { vintages: string[]; crosses_releases?: boolean },
  language: Language,
): string {
  const names = joinNames(vintages, language);
  if (!crosses_releases) return names;
  return language === 'en'
    ? `${names}, which count differently`
    : `${names}, qui ne comptent pas de la même façon`;
}

function countText(ground: Ground<'count'>, language: Language): string {
  const { slots, figure, low, high } = ground;
  const span = formatSpan(ground.first, ground.last, language);
  const [from, to] = [low, high].map((value) => formatNumber(value, language));
  const range =
    high > low
      ? { en: ` (between ${from} and ${to})`, fr: ` (entre ${from} et ${to})` }[language]
      : '';
  const value = `${formatNumber(figure, language)}${range}`;
  const said = boundText(slots, language) + formatNumber(slots.value ?? 0, language);
  return language === 'en'
    ? `${outcomeWords(slots, 'en')} ${whereOf(slots, slots.area, 'en')}, ${span}: ${value}, where the sentence says ${said}; ${sources(ground, 'en')}.`
    : `${outcomeWords(slots, 'fr')} ${whereOf(slots, slots.area, 'fr')}, ${span} : ${value}, là où la phrase dit ${said} ; ${sources(ground, 'fr')}.`;
}

function boundText({ bound }: ClaimSlots, language: Language): string {
  const words: Record<NonNullable<ClaimSlots['bound']>, Bilingual> = {
    exactly: { en: '', fr: '' },
    about: { en: 'about ', fr: 'environ ' },
    'at-least': { en: 'at least ', fr: 'au moins ' },
    'at-most': { en: 'at most ', fr: 'au plus ' },
  };
  return words[bound ?? 'exactly'][language];
}

function levelText(
  { slots, year, figure, provisional, source }: Ground<'level'>,
  language: Language,
): string {
  const value = formatPeople(figure, language);
  const said = boundText(slots, language) + formatPeople(slots.value ?? 0, language);
  return language === 'en'
    ? `${outcomeWords(slots, 'en')} ${whereOf(slots, slots.area, 'en')}, ${year}: ${value}${provisional ? ', provisional' : ''}, where the sentence says ${said}; ${source}.`
    : `${outcomeWords(slots, 'fr')} ${whereOf(slots, slots.area, 'fr')}, ${year} : ${value}${provisional ? ', chiffre provisoire' : ''}, là où la phrase dit ${said} ; ${source}.`;
}

function levelsText(
  { slots, years, figures, source }: Ground<'levels'>,
  language: Language,
): string {
  const [a, b] = figures.map((value) => formatPeople(value, language));
  if (slots.other_area !== undefined) {
    return language === 'en'
      ? `${outcomeWords(slots, 'en')}: ${b} ${whereOf(slots, slots.area, 'en')} (${years[1]}) against ${a} ${whereOf(slots, slots.other_area, 'en')} (${years[0]}); ${source}.`
      : `${outcomeWords(slots, 'fr')} : ${b} ${whereOf(slots, slots.area, 'fr')} (${years[1]}) contre ${a} ${whereOf(slots, slots.other_area, 'fr')} (${years[0]}) ; ${source}.`;
  }
  return language === 'en'
    ? `${outcomeWords(slots, 'en')} ${whereOf(slots, slots.area, 'en')}: ${a} in ${years[0]}, ${b} in ${years[1]}; yearly figures without an interval, ${source}.`
    : `${outcomeWords(slots, 'fr')} ${whereOf(slots, slots.area, 'fr')} : ${a} en ${years[0]}, ${b} en ${years[1]} ; chiffres annuels sans intervalle, ${source}.`;
}

function periodName(name: string, language: Language): string {
  const [from, to = from] = name.split('/');
  return /^\d{4}-\d{2}$/.test(from)
    ? spanText({ from, to }, language)
    : isCountryCode(from)
      ? countryName(from, language)
      : from;
}

function extremumText(
  { slots, claimed, other, compared, vintages }: Ground<'extremum'>,
  language: Language,
): string {
  const name = periodName(claimed.name[language], language);
  const value = formatNumber(claimed.value, language);
  const what = `${outcomeWords(slots, language)} ${inArea(slots.other_area ?? slots.area, language)}`;
  const tail = vintages.length > 0 ? `; ${sources({ vintages }, language)}` : '';
  const rival =
    other &&
    `${periodName(other.name[language], language)} (${formatNumber(other.value, language)})`;
  if (slots.extremum === 'first') {
    if (!rival)
      return language === 'en'
        ? `no ${what} before ${name} in the figures.`
        : `aucun fait (${what}) avant ${name} dans les chiffres.`;
    return language === 'en'
      ? `${what} are recorded as early as ${rival}.`
      : `${what} : il y en a dès ${rival}.`;
  }
  const next =
    slots.extremum === 'fewest'
      ? { en: 'the lowest of the others is', fr: 'la plus basse des autres est' }
      : { en: 'the highest of the others is', fr: 'la plus haute des autres est' };
  return language === 'en'
    ? `${what}: ${value} in ${name}; of ${compared} compared, ${next.en} ${rival}${tail}.`
    : `${what} : ${value} (${name}) ; sur ${compared} valeurs comparées, ${next.fr} ${rival}${tail.replace(';', ' ;')}.`;
}

function registryText(ground: Ground<'registry'>, language: Language): string {
  const actor = ground.actor[language];
  const other = ground.other?.[language] ?? '';
  const where = inArea(ground.area, language);
  const date = (text: string | undefined) => (text === undefined ? '' : formatDate(text, language));
  const [from, to] = [date(ground.from), date(ground.to)];
  const next = successorText(ground, language);
  const said = ground.slots.date === undefined ? '' : formatDate(ground.slots.date, language);
  const en: Record<typeof ground.says, string> = {
    'was-there': `the registry has ${actor} ${where}${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}.`,
    undated: `the registry has no dates for ${actor} ${where}.`,
    'ended-before': `${actor} existed${from ? ` from ${from}` : ''} to ${to}${next}.`,
    'left-before': `${actor} left ${where.replace(/^in /, '')} by ${to}${from ? `, announced ${from}` : ''}${next}.`,
    leaving: `the departure of ${actor} ${where.replace(/^in /, 'from ')} was announced ${from}${to ? ` and ended ${to}` : ', and no end is dated'}${next}.`,
    'not-yet': `${actor} did not exist before ${from}.`,
    elsewhere: `the registry knows ${actor} only elsewhere, not ${where}.`,
    'never-left': `the registry dates no departure of ${actor} ${where}.`,
    'announced-only': `the departure of ${actor} was announced ${from}, and no end is dated.`,
    related: `the registry bears out what is said of ${actor} and ${other}.`,
    'not-related': `the registry knows no such link between ${actor} and ${other}.`,
    'belongs-elsewhere': `the registry ties ${actor} to ${ground.successor?.en ?? 'another body'}, not to ${other}.`,
    'left-body': `${actor} has been out of ${other} since ${to}.`,
    'date-agrees': `the registry dates it ${from}.`,
    'date-differs': `the registry dates it ${from}, the sentence ${said}.`,
  };
  const fr: Record<typeof ground.says, string> = {
    'was-there': `le registre situe ${actor} ${where}${from ? ` depuis ${from}` : ''}${to ? ` et jusqu'à ${to}` : ''}.`,
    undated: `le registre n'a pas de dates pour ${actor} ${where}.`,
    'ended-before': `${actor} a existé${from ? ` de ${from}` : ''} à ${to}${next}.`,
    'left-before': `${actor} n'est plus ${where} depuis ${to}${from ? `, départ annoncé : ${from}` : ''}${next}.`,
    leaving: `départ ${where} de ${actor} annoncé : ${from}${to ? `, achevé : ${to}` : ', sans fin datée'}${next}.`,
    'not-yet': `${actor} n'existait pas avant ${from}.`,
    elsewhere: `le registre ne connaît ${actor} qu'ailleurs, non ${where}.`,
    'never-left': `le registre ne date aucun départ de ${actor} ${where}.`,
    'announced-only': `départ de ${actor} annoncé : ${from}, sans fin datée.`,
    related: `le registre confirme ce qui est dit de ${actor} et de ${other}.`,
    'not-related': `le registre ne connaît pas un tel lien entre ${actor} et ${other}.`,
    'belongs-elsewhere': `le registre rattache ${actor} à ${ground.successor?.fr ?? 'une autre organisation'}, non à ${other}.`,
    'left-body': `${actor} n'appartient plus à ${other} depuis ${to}.`,
    'date-agrees': `date du registre : ${from}.`,
    'date-differs': `date du registre : ${from} ; date de la phrase : ${said}.`,
  };
  return (language === 'en' ? en : fr)[ground.says];
}

/** Who took over, and until when, where that has ended too. */
function successorText(
  { successor, successor_to }: Ground<'registry'>,
  language: Language,
): string {
  if (!successor) return '';
  const end =
    successor_to === undefined
      ? ''
      : language === 'en'
        ? `, which ended ${formatDate(successor_to, 'en')}`
        : `, qui a pris fin : ${formatDate(successor_to, 'fr')}`;
  return language === 'en'
    ? `; ${successor.en} took over${end}`
    : ` ; la relève : ${successor.fr}${end}`;
}

/** `10 June 2025 · 7 statements that can be checked, of 31`. */
export function checkedLine(
  date: string | null,
  checkable: number,
  all: number,
  language: Language,
): string {
  const when =
    date === null
      ? language === 'en'
        ? 'without a date'
        : 'sans date'
      : formatDate(date, language);
  return language === 'en'
    ? `${when} · ${checkable} of ${all} statements can be checked`
    : `${when} · ${checkable} énoncés vérifiables sur ${all}`;
}

/** How surely a sentence was understood, apart from its verdict. */
export function readingLine(percent: string, language: Language): string {
  return language === 'en' ? `understood ${percent}` : `compris à ${percent}`;
}

/** `Not checkable: 5 about the future, 3 judgements`. */
export function notCheckedLine(
  counts: readonly (readonly [NotCheckable, number])[],
  language: Language,
): string {
  const parts = counts.map(([reason, n]) => `${claimKindWords[reason][language]} ${n}`);
  return typeset(
    `${capital(claimVerdictWords['not-checkable'][language])}${colon(language)} ${parts.join(' · ')}`,
    language,
  );
}

export function writtenLine(language: Language): string {
  return language === 'en' ? 'written' : 'écrit';
}

/** Text in lines of at most so many characters, cut between words. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}
