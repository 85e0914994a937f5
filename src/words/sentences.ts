/** Sentences made from numbers. Never a causal word: they say when and how much, not why. */
import {
  type Bilingual,
  type Change,
  CIVILIANS,
  countryName,
  type LabelledSeries,
  type Language,
  type Month,
  type Move,
  NON_STATE,
  ONE_SIDED,
  type SignalRecord,
  type StepName,
  type Transition,
  type Window,
} from '../core/index.ts';
import {
  capital,
  colon,
  formatCount,
  formatDate,
  formatMonth,
  formatNumber,
  formatPeople,
  formatPercent,
  formatPeriod,
  formatRate,
  formatRatio,
  formatSpan,
  formatWindow,
  inCountry,
  joinNames,
  ofCountry,
  plural,
  withDe,
} from './format.ts';

type Names = (ucdpName: string) => Bilingual;

/** French article of an actor's short name, as far as its shape shows it. */
function withArticle(name: string, contraction: '' | 'à'): string {
  const isPlural =
    /^(forces|groupes|milices|civils|volontaires|villageois|éleveurs|agriculteurs)\b/.test(name) ||
    /^\p{L}\p{Ll}+s$/u.test(name);
  const isAcronym = /^[A-ZÉ]{2,}\b/.test(name);
  if (isPlural) return contraction === 'à' ? `aux ${name}` : `les ${name}`;
  if (isAcronym && /^[AEIOUÉ]/.test(name)) return contraction === 'à' ? `à l'${name}` : `l'${name}`;
  if (isAcronym) return contraction === 'à' ? `au ${name}` : `le ${name}`;
  return contraction === 'à' ? `à ${name}` : name;
}

function named(names: Names, side: readonly string[], language: Language): string[] {
  return side.map((name) => names(name)[language]);
}

/** `attacks on civilians attributed jointly to A and B`, `fighting between A and B`. */
export function seriesPhrase(
  series: Pick<LabelledSeries, 'type' | 'conflict' | 'side_a' | 'side_b'>,
  names: Names,
  language: Language,
): string {
  const a = named(names, series.side_a, language);
  const b = named(
    names,
    series.side_b.filter((name) => name !== CIVILIANS),
    language,
  );
  if (language === 'en') {
    const jointly = a.length > 1 ? 'jointly ' : '';
    if (series.type === ONE_SIDED)
      return `attacks on civilians attributed ${jointly}to ${joinNames(a, language)}`;
    if (a.length === 0) return `fighting in the conflict "${series.conflict}"`;
    const what = series.type === NON_STATE ? 'clashes' : 'fighting';
    return `${what} between ${joinNames(a, language)} and ${joinNames(b, language)}`;
  }
  const jointly = a.length > 1 ? 'conjointement ' : '';
  if (series.type === ONE_SIDED) {
    return `les attaques contre des civils attribuées ${jointly}${joinNames(
      a.map((n) => withArticle(n, 'à')),
      language,
    )}`;
  }
  if (a.length === 0) return `les combats du conflit « ${series.conflict} »`;
  const what = series.type === NON_STATE ? 'les affrontements' : 'les combats';
  const sides = (list: string[]) =>
    joinNames(
      list.map((n) => withArticle(n, '')),
      language,
    );
  return `${what} entre ${sides(a)} et ${sides(b)}`;
}

/** What moved, when, how it stands to the announcement, and the levels of each stretch. */
export function moveSentence(
  move: Move,
  series: LabelledSeries,
  names: Names,
  announced: Month,
  step: StepName,
  language: Language,
): string {
  const phrase = seriesPhrase(series, names, language);
  const rose = move.mean_after > move.mean_before;
  const levels = move.stretches.map((stretch) => ({
    mean: formatCount(stretch.mean, language),
    when: formatSpan(stretch.first, stretch.last, language),
  }));
  if (language === 'en') {
    const verb = rose ? 'rose' : 'fell';
    const doubt =
      move.earliest === move.latest
        ? `in ${formatMonth(move.month, language)}`
        : `between ${formatMonth(move.earliest, language)} and ${formatMonth(move.latest, language)}`;
    const timing = {
      before: `, before ${STEP_EN[step]} of ${formatMonth(announced, language)}`,
      around: `, with ${STEP_EN[step]} of ${formatMonth(announced, language)} inside that range`,
      after: `, after ${STEP_EN[step]} of ${formatMonth(announced, language)}`,
    }[move.timing];
    const parts = levels.map(
      (level, i) => `${level.mean}${i === 0 ? ' a month' : ''} in ${level.when}`,
    );
    return `${capital(phrase)} ${verb} ${doubt}${timing}: ${joinNames(parts, language)}.`;
  }
  const verb = rose ? 'ont augmenté' : 'ont diminué';
  const doubt =
    move.earliest === move.latest
      ? `en ${formatMonth(move.month, language)}`
      : `entre ${formatMonth(move.earliest, language)} et ${formatMonth(move.latest, language)}`;
  const timing = {
    before: `, avant ${STEP_FR[step]} ${deMonth(announced)}`,
    around: `, ${formatMonth(announced, language)}, mois ${withDe(STEP_FR[step])}, étant dans cet intervalle`,
    after: `, après ${STEP_FR[step]} ${deMonth(announced)}`,
  }[move.timing];
  const parts = levels.map(
    (level, i) => `${level.mean}${i === 0 ? ' par mois' : ''} ${spanIn(level.when)}`,
  );
  const who = series.inferred ? `${phrase} (adversaire déduit)` : phrase;
  return `${capital(who)} ${verb} ${doubt}${timing} : ${joinNames(parts, language)}.`;
}

/** `de juin 2025`, `d'octobre 2025`. */
function deMonth(month: Month): string {
  const text = formatMonth(month, 'fr');
  return /^[aeiouéô]/i.test(text) ? `d'${text}` : `de ${text}`;
}

/** `de janvier à mai 2025`, `en mars 2025`. */
function spanIn(span: string): string {
  return span.includes(' à ') ? `${/^[aeiouéô]/i.test(span) ? "d'" : 'de '}${span}` : `en ${span}`;
}

const STEP_EN: Record<StepName, string> = {
  announced: 'the announcement',
  started: 'the start of the withdrawal',
  ended: 'the exit',
};
const STEP_FR: Record<StepName, string> = {
  announced: "l'annonce",
  started: 'le début du retrait',
  ended: 'la sortie',
};

/** How surprising each move is, and that the search was fair. */
export function moveDoubtSentence(
  moves: { move: Move; phrase: string }[],
  language: Language,
): string {
  const chance = (p: number) => formatNumber(Math.max(1, Math.round(p * 1000)), language);
  const each = moves.map(({ move, phrase }) =>
    language === 'en'
      ? `${phrase}, ${chance(move.p_own)} alone and ${chance(move.p_family)} for any of the series looked at`
      : `${phrase}, ${chance(move.p_own)} pour la série seule et ${chance(move.p_family)} pour l'une quelconque des séries examinées`,
  );
  return language === 'en'
    ? `How often as strong a change of level comes up with the months in random order, of 1,000 orders: ${each.join('; ')}.`
    : `Nombre de fois, sur 1 000 ordres aléatoires des mois, où un changement de niveau aussi marqué apparaît : ${each.join(' ; ')}.`;
}

/** `12 months before and 8 after` */
function windowPhrase(change: { before: Window; after: Window }, language: Language): string {
  const before = plural(
    change.before.months,
    language,
    language === 'en' ? 'month' : 'mois',
    language === 'en' ? 'months' : 'mois',
  );
  return language === 'en'
    ? `${before} before and ${change.after.months} after`
    : `${before} avant et ${change.after.months} après`;
}

/** A clear change in one sentence. */
export function changeSentence(change: Change, title: Bilingual, language: Language): string {
  const [before, after] = [change.mean_before, change.mean_after].map((n) =>
    formatRate(n, language),
  );
  const [ratio, low, high] = [change.rate_ratio, change.low, change.high].map((n) =>
    formatRatio(n, language),
  );
  const more = change.rate_ratio > 1;
  return language === 'en'
    ? `${title.en}: ${after} a month after ${STEP_EN[change.step]}, ${more ? 'more' : 'fewer'} than the ${before} a month before it (${windowPhrase(change, language)}), a ratio of ${ratio}, 95% interval ${low} to ${high}.`
    : `${title.fr} : ${after} par mois après ${STEP_FR[change.step]}, ${more ? 'plus' : 'moins'} que les ${before} par mois d'avant (${windowPhrase(change, language)}), soit un rapport de ${ratio}, intervalle à 95 % de ${low} à ${high}.`;
}

/** Nothing stands out; the widest difference is shown with its interval. */
export function noClearChangeSentence(
  widest: Change,
  title: Bilingual,
  compared: number,
  language: Language,
): string {
  const [before, after] = [widest.mean_before, widest.mean_after].map((n) =>
    formatRate(n, language),
  );
  const [ratio, low, high] = [widest.rate_ratio, widest.low, widest.high].map((n) =>
    formatRatio(n, language),
  );
  const alone = widest.low > 1 || widest.high < 1;
  const tooWide = widest.high / widest.low > 50;
  const name = title[language];
  if (language === 'en') {
    const tail = alone
      ? `which does not stand once ${compared} comparisons (outcomes and windows) are made at the same date`
      : tooWide
        ? 'so wide that we cannot tell'
        : 'which is compatible with no change';
    return `Between the ${windowPhrase(widest, language)} ${STEP_EN[widest.step]}, no outcome changed clearly; the widest difference is in “${name}”, ${before} a month before and ${after} after, a ratio of ${ratio} (95% interval ${low} to ${high}), ${tail}.`;
  }
  const tail = alone
    ? `ce qui ne tient plus dès lors que ${compared} comparaisons (indicateurs et fenêtres) sont faites à la même date`
    : tooWide
      ? "si large qu'on ne peut rien en dire"
      : 'ce qui est compatible avec une absence de changement';
  return `Entre les ${windowPhrase(widest, language)} ${STEP_FR[widest.step]}, aucun indicateur n'a changé nettement ; l'écart le plus large porte sur « ${name} », ${before} par mois avant et ${after} après, soit un rapport de ${ratio} (intervalle à 95 % de ${low} à ${high}), ${tail}.`;
}

/** A change that is not clear, with its numbers and interval. */
export function unclearChangeSentence(
  change: Change,
  title: Bilingual,
  language: Language,
): string {
  const [before, after] = [change.mean_before, change.mean_after].map((n) =>
    formatRate(n, language),
  );
  const [ratio, low, high] = [change.rate_ratio, change.low, change.high].map((n) =>
    formatRatio(n, language),
  );
  return language === 'en'
    ? `${title.en}: ${before} a month before and ${after} after ${STEP_EN[change.step]} (${windowPhrase(change, language)}), a ratio of ${ratio} (95% interval ${low} to ${high}): no clear change.`
    : `${title.fr} : ${before} par mois avant et ${after} après ${STEP_FR[change.step]} (${windowPhrase(change, language)}), soit un rapport de ${ratio} (intervalle à 95 % de ${low} à ${high}) : pas de changement net.`;
}

/** How often earlier dates in the same area gave as large a ratio. */
export function earlierDatesSentence(change: Change, title: Bilingual, language: Language): string {
  const [n, all] = [change.as_large, change.earlier_dates].map((value) =>
    formatNumber(value, language),
  );
  return language === 'en'
    ? `“${title.en}”: as large a ratio either way came up at ${n} of ${all} earlier dates in the same area.`
    : `« ${title.fr} » : un rapport aussi marqué, dans un sens ou dans l'autre, se trouve à ${n} des ${all} dates antérieures dans la même zone.`;
}

/** The same comparison within one release. */
export function withinVintageSentence(
  change: Change,
  title: Bilingual,
  language: Language,
): string {
  const within = change.within_vintage!;
  const [ratio, low, high] = [within.rate_ratio, within.low, within.high].map((n) =>
    formatRatio(n, language),
  );
  return language === 'en'
    ? `The window for “${title.en}” crosses releases that count differently; within the newer kind of release alone (${formatWindow(within.before, language)} against ${formatWindow(within.after, language)}) the ratio is ${ratio} (${low} to ${high}).`
    : `La fenêtre pour « ${title.fr} » traverse des versions qui ne comptent pas de la même façon ; dans le seul type de version le plus récent (${formatWindow(within.before, language)} contre ${formatWindow(within.after, language)}), le rapport est de ${ratio} (${low} à ${high}).`;
}

export function crossingWithoutRatioSentence(language: Language): string {
  return language === 'en'
    ? 'The comparison crosses from a final to a Candidate release, which differ in what they count; no comparison within one release is possible here.'
    : "La comparaison passe d'une version finale à une version Candidate, qui ne comptent pas la même chose ; aucune comparaison dans une même version n'est possible ici.";
}

/** The steps of the departure in one sentence. */
export function stepsSentence(
  transition: Transition,
  successor: Bilingual | undefined,
  language: Language,
): string {
  const step = (name: StepName) => transition[name] && onDate(transition[name].date, language);
  const { announced, started, ended } = transition;
  const isOwnStep = started && started.date !== announced.date && started.date !== ended?.date;
  const parts =
    language === 'en'
      ? [
          `announced ${step('announced')}`,
          isOwnStep ? `withdrawal from ${fromDate(started.date, language)}` : undefined,
          transition.ended ? `ended ${step('ended')}` : 'with no recorded end',
        ]
      : [
          `départ annoncé ${step('announced')}`,
          isOwnStep ? `retrait à partir ${deDate(started.date, language)}` : undefined,
          transition.ended ? `achevé ${step('ended')}` : 'sans fin constatée',
        ];
  const exit =
    language === 'en'
      ? {
          handover: successor
            ? `It is a handover to ${successor.en}, not an exit.`
            : 'It is a handover, not an exit.',
          withdrawal: 'It is a withdrawal.',
          expulsion: 'The host state had asked for it.',
          partial: 'It is partial or unfinished.',
        }
      : {
          handover: successor
            ? `C'est une passation, non une sortie ; la relève : ${successor.fr}.`
            : "C'est une passation, non une sortie.",
          withdrawal: "C'est un retrait.",
          expulsion: "L'État hôte l'avait demandé.",
          partial: 'Il est partiel ou inachevé.',
        };
  return `${transition.name[language]}${colon(language)} ${parts.filter(Boolean).join(', ')}. ${exit[transition.exit]}`;
}

function onDate(date: string, language: Language): string {
  const text = formatDate(date, language);
  const isDay = date.length === 10;
  if (language === 'en') return isDay ? `on ${text}` : `in ${text}`;
  return isDay ? `le ${text}` : `en ${text}`;
}

function fromDate(date: string, language: Language): string {
  return formatDate(date, language);
}

function deDate(date: string, language: Language): string {
  const text = formatDate(date, language);
  if (date.length === 10) return `du ${text}`;
  return /^[aeiou]/i.test(text) ? `d'${text}` : `de ${text}`;
}

/** An actor's share before and after, with the interval of the difference. */
export function shareSentence(
  gain: {
    name: Bilingual;
    before: number;
    after: number;
    low: number;
    high: number;
    one_sided_only: boolean;
  },
  language: Language,
): string {
  const [before, after] = [gain.before, gain.after].map((share) => formatPercent(share, language));
  const points = (share: number) => formatNumber(share * 100, language).replace('-', '−');
  // The difference of what the reader sees, not of what was rounded away.
  const shown = (Math.round(gain.after * 100) - Math.round(gain.before * 100)) / 100;
  const name = language === 'en' ? gain.name.en : withArticle(gain.name.fr, '');
  const change =
    language === 'en'
      ? `difference ${points(shown)} points, 95% interval ${points(gain.low)} to ${points(gain.high)}`
      : `écart de ${points(shown)} points, intervalle à 95 % de ${points(gain.low)} à ${points(gain.high)}`;
  const only =
    gain.one_sided_only && language === 'en'
      ? ', whom the figures name in attacks on civilians alone,'
      : gain.one_sided_only
        ? ', que les chiffres ne nomment que dans des attaques contre des civils,'
        : '';
  return language === 'en'
    ? `${name}${only} from ${before} to ${after} (${change})`
    : `${name}${only} de ${before} à ${after} (${change})`;
}

export function sharesFinding(
  gains: string[],
  losses: string[],
  before: Window,
  after: Window,
  language: Language,
): string {
  const [first, second] = [before, after].map((window) => formatPeriod(window, language));
  const when = language === 'en' ? `${first} and ${second}` : `${first} et ${second}`;
  const parts =
    language === 'en'
      ? [
          gains.length > 0 ? `a larger share for ${joinNames(gains, language)}` : '',
          losses.length > 0 ? `a smaller one for ${joinNames(losses, language)}` : '',
        ]
      : [
          gains.length > 0 ? `une part plus grande pour ${joinNames(gains, language)}` : '',
          losses.length > 0 ? `une part plus petite pour ${joinNames(losses, language)}` : '',
        ];
  const joined = parts.filter((part) => part !== '').join(language === 'en' ? ', and ' : ' et ');
  return language === 'en'
    ? `Of all event participations, between ${when}: ${joined}.`
    : `Dans l'ensemble des participations aux événements, entre les périodes ${when} : ${joined}.`;
}

/** No share stands once all actors are compared; the widest differences with their intervals. */
export function sharesUnclear(
  widest: string[],
  compared: number,
  before: Window,
  after: Window,
  language: Language,
): string {
  const [first, second] = [before, after].map((window) => formatPeriod(window, language));
  if (language === 'en') {
    const shown =
      widest.length > 0
        ? ` The widest differences: ${joinNames(widest, language)}; alone each would stand, among ${compared} actors they do not.`
        : '';
    return `Between ${first} and ${second}, no actor’s share of event participations changed clearly: we cannot say that anybody fills the gap.${shown}`;
  }
  const shown =
    widest.length > 0
      ? ` Les écarts les plus larges : ${joinNames(widest, language)} ; isolément, chacun tiendrait ; parmi ${compared} acteurs, ils ne tiennent pas.`
      : '';
  return `Entre les périodes ${first} et ${second}, la part d'aucun acteur dans les participations aux événements n'a changé nettement : on ne peut pas dire que quelqu'un comble le vide.${shown}`;
}

export function newActorsSentence(
  actors: Bilingual[],
  pairs: string[],
  since: Month,
  gaps: boolean,
  language: Language,
): string {
  const names = joinNames(
    actors.map((name) => name[language]),
    language,
  );
  const start = formatMonth(since, language);
  const who =
    actors.length === 0
      ? language === 'en'
        ? `No armed actor appears for the first time after the date`
        : `Aucun acteur armé n'apparaît pour la première fois après la date`
      : language === 'en'
        ? `Seen for the first time after the date: ${names}`
        : `Vus pour la première fois après la date : ${names}`;
  const fight =
    pairs.length === 0
      ? ''
      : language === 'en'
        ? `; pairs not seen before: ${joinNames(pairs, language)}`
        : ` ; paires jamais vues auparavant : ${joinNames(pairs, language)}`;
  const limit = gaps
    ? language === 'en'
      ? ` (the figures name actors from ${start} on, with gaps, so “first” means first in them)`
      : ` (les chiffres nomment les acteurs à partir de ${start}, avec des lacunes : « première fois » vaut donc dans ces chiffres)`
    : '';
  return `${who}${fight}${limit}.`;
}

export function fragmentationSentence(before: number, after: number, language: Language): string {
  const [b, a] = [before, after].map((n) => formatNumber(n, language, 2));
  return language === 'en'
    ? `Fragmentation, the probability that two participations belong to different actors, went from ${b} to ${a}.`
    : `La fragmentation, probabilité que deux participations relèvent d'acteurs différents, est passée de ${b} à ${a}.`;
}

/** Neighbours in one or two sentences. */
export function neighboursFinding(
  country: string,
  clear: { country: string; change: Change }[],
  widest: { country: string; change: Change } | undefined,
  compared: number,
  moves: readonly Move[],
  language: Language,
): string {
  const phrase = ({ country: other, change }: { country: string; change: Change }) => {
    const [before, after] = [change.mean_before, change.mean_after].map((n) =>
      formatRate(n, language),
    );
    const [ratio, low, high] = [change.rate_ratio, change.low, change.high].map((n) =>
      formatRatio(n, language),
    );
    const interval = language === 'en' ? `${low} to ${high}` : `${low} à ${high}`;
    const move = moves.find((candidate) => candidate.series_id === other);
    const moved =
      move === undefined || move.timing !== 'before'
        ? ''
        : language === 'en'
          ? `; the level there had changed in ${formatMonth(move.month, language)}, before the date`
          : ` ; le niveau y avait changé en ${formatMonth(move.month, language)}, avant la date`;
    return `${inCountry(other, language)} ${before} → ${after} (×${ratio}, ${interval}${moved})`;
  };
  const whose = ofCountry(country, language);
  if (clear.length > 0) {
    const list = clear.map(phrase).join(language === 'en' ? '; ' : ' ; ');
    if (compared === 1) {
      return language === 'en'
        ? `Only one neighbour ${whose} can be compared, and events there differ clearly from before the date: ${list}.`
        : `Un seul voisin ${whose} peut être comparé, et les événements y diffèrent nettement de ceux d'avant la date : ${list}.`;
    }
    return language === 'en'
      ? `Events per month differ clearly from before the date in ${clear.length} of the ${plural(compared, language, 'neighbour', 'neighbours')} ${whose} that can be compared: ${list}.`
      : `Les événements par mois diffèrent nettement de ceux d'avant la date chez ${clear.length} des ${plural(compared, language, 'voisin', 'voisins')} ${whose} que l'on peut comparer : ${list}.`;
  }
  if (!widest) {
    return language === 'en'
      ? `The figures hold too few months or events to compare any neighbour ${whose}.`
      : `Les chiffres comptent trop peu de mois ou d'événements pour comparer un voisin ${whose}.`;
  }
  if (compared === 1) {
    return language === 'en'
      ? `Only one neighbour ${whose} can be compared, and events there did not change clearly at the date: ${phrase(widest)}.`
      : `Un seul voisin ${whose} peut être comparé, et les événements n'y ont pas changé nettement à la date : ${phrase(widest)}.`;
  }
  return language === 'en'
    ? `In none of the ${compared} neighbours ${whose} that can be compared did events change clearly at the date; the widest difference is ${phrase(widest)}.`
    : `Dans aucun des ${compared} voisins ${whose} que l'on peut comparer, les événements n'ont changé nettement à la date ; l'écart le plus large est ${phrase(widest)}.`;
}

/** A yearly level with the one before it. */
export function levelSentence(
  title: string,
  newest: { year: number; value: number; provisional?: boolean },
  earlier: { year: number; value: number } | undefined,
  language: Language,
): string {
  const tail = earlier
    ? language === 'en'
      ? `, ${formatPeople(earlier.value, language)} in ${earlier.year}`
      : `, ${formatPeople(earlier.value, language)} en ${earlier.year}`
    : '';
  const mark = !newest.provisional ? '' : language === 'en' ? ' (provisional)' : ' (provisoire)';
  const when = `${language === 'en' ? 'in' : 'en'} ${newest.year}${mark}`;
  if (earlier && earlier.value === newest.value) {
    const same =
      language === 'en'
        ? `unchanged since ${earlier.year}, so a count carried forward rather than a new one`
        : `inchangé depuis ${earlier.year} : un chiffre reconduit plutôt qu'un nouveau décompte`;
    return `${title}${colon(language)} ${formatPeople(newest.value, language)} ${when}, ${same}.`;
  }
  return `${title}${colon(language)} ${formatPeople(newest.value, language)} ${when}${tail}.`;
}

/** A signal's record as natural frequencies. */
export function signalRecordPhrase(
  record: Omit<SignalRecord, 'signal' | 'firings'>,
  language: Language,
): string {
  const watched = formatNumber(record.months_watched, language);
  if (language === 'en') {
    const times = record.fired === 0 ? 'never' : plural(record.fired, language, 'time', 'times');
    const sequel =
      record.followed > 0
        ? `; followed by a worse quarter ${record.worse_after} of ${record.followed} times (any month: ${record.any_worse} of ${record.any_followed})`
        : '';
    return `${times} in the ${watched} months watched of the last ten years${sequel}`;
  }
  const times = record.fired === 0 ? 'jamais' : plural(record.fired, language, 'fois', 'fois');
  const sequel =
    record.followed > 0
      ? ` ; suivi d'un trimestre pire ${record.worse_after} fois sur ${record.followed} (tout mois confondu : ${record.any_worse} sur ${record.any_followed})`
      : '';
  return `${times} durant les ${watched} mois observés des dix dernières années${sequel}`;
}

/** In which months opponents are inferred, from where, and which. */
export function inferredSentence(
  months: Window,
  named_in: Window | undefined,
  opponents: readonly { conflict: string; opponent: string }[],
  language: Language,
): string {
  const [when, where] = [months, named_in].map((w) => w && formatPeriod(w, language));
  const each = opponents.map(({ conflict, opponent }) => `${conflict} → ${opponent}`).join(' ; ');
  return language === 'en'
    ? `In ${when} the source names only the conflict of some state-based events. The opponent is inferred: the one that all rows of the same country and conflict name${where ? ` in ${where}` : ' elsewhere'} (${each.replaceAll(' ; ', '; ')}).`
    : `Pour ${when}, la source ne nomme que le conflit de certains événements impliquant un État. L'adversaire est déduit : celui que nomment toutes les lignes du même pays et du même conflit ${where ? `en ${where}` : 'ailleurs'} (${each}).`;
}

/** What the figures cannot answer, and the file that would. */
export function gapSentence(code: string, country: string, language: Language): string {
  const name = countryName(country, language);
  const en: Record<string, string> = {
    'no-actors': `Who fights whom cannot be shown: the figures at hand name no actors for ${name} around this date. A full UCDP GED release in the workspace would fill this.`,
    'few-actor-events': `Shares cannot be compared: on one side of this date the figures at hand hold fewer than ten events ${inCountry(country, 'en')} that name their actors.`,
    'no-regions': `Places cannot be compared: the figures at hand have regions or cells for ${name} on one side of this date at most. A full UCDP GED release in the workspace would fill this.`,
    'no-cells': `The area affected cannot be compared: it takes places on both sides of the date. A full UCDP GED release in the workspace would fill this.`,
    'no-borders': `Events within 50 km of the borders of ${name} cannot be compared: that takes places on both sides of the date. A full UCDP GED release in the workspace would fill this.`,
    'no-deaths-by-type': `Deaths by type of violence cannot be compared across this date with the figures at hand. A full UCDP GED release in the workspace would fill this.`,
    'few-months-after':
      'Fewer than twelve months after the date are known; the comparison will firm up as releases come in.',
  };
  const fr: Record<string, string> = {
    'no-actors': `Impossible de montrer qui combat qui : les chiffres disponibles ne nomment pas d'acteurs ${inCountry(country, 'fr')} autour de cette date. Une version complète de l'UCDP GED dans l'espace de travail y remédierait.`,
    'few-actor-events': `Impossible de comparer les parts : d'un côté de cette date, les chiffres disponibles comptent moins de dix événements ${inCountry(country, 'fr')} dont les acteurs sont nommés.`,
    'no-regions': `Impossible de comparer les lieux : les chiffres disponibles n'ont de régions ou de cellules ${inCountry(country, 'fr')} que d'un côté de cette date au plus. Une version complète de l'UCDP GED dans l'espace de travail y remédierait.`,
    'no-cells': `Impossible de comparer l'étendue touchée : il faut des lieux des deux côtés de la date. Une version complète de l'UCDP GED dans l'espace de travail y remédierait.`,
    'no-borders': `Impossible de comparer les événements à moins de 50 km des frontières ${ofCountry(country, 'fr')} : il faut des lieux des deux côtés de la date. Une version complète de l'UCDP GED dans l'espace de travail y remédierait.`,
    'no-deaths-by-type': `Impossible de comparer les morts par type de violence de part et d'autre de cette date avec les chiffres disponibles. Une version complète de l'UCDP GED dans l'espace de travail y remédierait.`,
    'few-months-after':
      'Moins de douze mois sont connus après la date ; la comparaison se précisera au fil des publications.',
  };
  return (language === 'en' ? en : fr)[code] ?? code;
}

/** The source does not name the force itself: what that hides, said before anything else. */
export function unnamedForceSentence(
  force: Bilingual,
  successor: Bilingual | undefined,
  language: Language,
): string {
  if (language === 'en') {
    const both = successor ? `${force.en} nor ${successor.en}` : undefined;
    return both
      ? `The source names neither ${both}: what either did stands under the name of a state, so these figures cannot show the handover itself.`
      : `The source does not name ${force.en}: what it did stands under the name of a state, if at all.`;
  }
  return successor
    ? `La source ne nomme ni ${force.fr} ni ${successor.fr} : ce que l'un ou l'autre a fait figure sous le nom d'un État, si bien que ces chiffres ne peuvent pas montrer la passation elle-même.`
    : `La source ne nomme pas ${force.fr} : ce qu'elle a fait figure, au mieux, sous le nom d'un État.`;
}

/** Who attacked civilians, as the source attributes it. */
export function perpetratorSentence(
  side: { window: Window; by_state: number; all: number }[],
  language: Language,
): string {
  const parts = side.map(({ window, by_state, all }) =>
    language === 'en'
      ? `${by_state} of ${all} in ${formatWindow(window, language)}`
      : `${by_state} sur ${all} ${spanIn(formatWindow(window, language))}`,
  );
  return language === 'en'
    ? `Attacks on civilians that the source attributes to states, alone or with others: ${joinNames(parts, language)}; the rest to armed groups.`
    : `Attaques contre des civils que la source attribue à des États, seuls ou avec d'autres : ${joinNames(parts, language)} ; les autres à des groupes armés.`;
}

/** The force was in a part of the country that the counts cover. */
export function scopeSentence(scope: Bilingual, country: string, language: Language): string {
  return language === 'en'
    ? `Counts are for the whole of ${countryName(country, language)}; the force was in ${scope.en}.`
    : `Les chiffres portent sur l'ensemble du pays (${countryName(country, language)}) ; la force se trouvait dans la zone suivante : ${scope.fr}.`;
}
