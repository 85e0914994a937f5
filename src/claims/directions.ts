/** Words for more, fewer and as before, and by how much. */
import type { ClaimSlots, Language } from '../core/index.ts';
import type { SaidNumber } from './numbers.ts';
import { type Mark, overlaps, Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

export interface SaidDirection {
  direction: NonNullable<ClaimSlots['direction']>;
  factor: number | undefined;
  isNegated: boolean;
  /** an adjective or noun ("more", "rise") rather than a verb of change */
  isWeak: boolean;
}

type Way = 'more' | 'fewer' | 'same';

const CHANGE: Readonly<Record<Way, string>> = {
  more: "rose|risen|rise|rises|rising|increas*|grew|grown|grow|grows|growing|climb*|surg*|soar*|escalat*|intensif*|worsen*|multiplied|multiply|multiplying|spik*|jump*|swell*|swollen|mount*|mounting|expanded|on the rise|on the increase|gone up|went up|up by|uptick|upsurge|upturn|deteriorat*|accelerat*|shot up|rocket*|picked up|proliferat*|augment*|hausse|en hausse|accru|accrue|accrus|accroiss*|accroît*|accroitr*|croît|croissant|croissante|croissantes|croissants|grimp*|bond|bondi|explos*|flamb*|intensifi*|aggrav*|recrudescence|progress*|monté|montée|monter|multipliés|multipliées|se multiplient|se sont multipliés|se sont multipliées|flambée|détérior*|s'est envolé|s'est envolée|s'envolent|envol*|gagné du terrain|amplifi*|s'est accéléré|crû|en augmentation|recommencé à augmenter",
  fewer:
    "fell|fall|falls|fallen|falling|declin*|drop|drops|dropped|dropping|decreas*|subsid*|eased|easing|eases|reced*|diminish*|plung*|plummet*|shrank|shrunk|shrink*|reduc*|abat*|slowed|went down|gone down|down by|dwindl*|lull|downturn|on the decline|slump*|tapered|ebbed|baiss*|en baisse|diminu*|recul*|en recul|chut*|régress*|décru|décroiss*|décroît|réduit|réduite|réduits|réduites|réduction|ralenti*|accalmie|repli|fléchi*|retomb*|s'est apaisé|apais*|en diminution|amoindri*",
  same: 'unchanged|stable|steady|stagnat*|constant|the same level|at the same level|plateau*|no change|not changed|level off|levelled off|leveled off|flat|no significant change|about the same|as before|inchangé|inchangée|inchangés|inchangées|stables|stagn*|constante|constants|constantes|au même niveau|stabilis*|pas changé|pas évolué|sans changement|pas de changement|similaire|similaires|similar level|similar levels|held steady|remained similar',
};

const WEAK: Readonly<Record<Way, string>> = {
  more: 'more|higher|greater|worse|up|larger|more frequent|more numerous|more common|more violent|deadlier|more deadly|bloodier|plus fréquent|plus fréquents|plus fréquente|plus fréquentes|plus nombreux|plus nombreuses|plus élevé|plus élevée|plus élevés|plus élevées|supérieur|supérieure|supérieurs|supérieures|davantage|plus meurtrier|plus meurtrière|plus meurtriers|plus meurtrières|plus violent|plus violente|plus violents|plus|outnumber*|outpac*|dépass*|exceed*|surpass*|plus souvent|more often|as never before',
  fewer:
    'fewer|less|lower|smaller|down|less frequent|less deadly|less violent|quieter|calmer|moins|moins nombreux|moins nombreuses|moins fréquent|moins fréquents|moins fréquentes|moins élevé|moins élevée|moins élevés|moins meurtrier|moins meurtrière|moins meurtriers|moins meurtrières|moindre|inférieur|inférieure|inférieurs|inférieures|plus calme|plus faible|plus faibles',
  same: 'as many|as much|the same|same number|same|autant|aussi nombreux|aussi nombreuses|même nombre|le même|la même|les mêmes|aussi meurtrier|comparable|comparables',
};

/** Verbs and nouns that say a factor themselves. */
const FACTORS: readonly (readonly [phrases: string, way: Way, factor: number])[] = [
  [
    'doubled|doubling|double|doubles|more than doubled|nearly doubled|almost doubled|twofold|two-fold|doublé|doublée|doublés|doublées|doubler|doublement|doublent|twice as many|twice as much|twice as high|twice as deadly|two times more|deux fois plus|le double|deux fois plus de|twice the number|double the number|twice|deux fois supérieur|deux fois supérieure',
    'more',
    2,
  ],
  [
    'tripled|tripling|triple|threefold|three-fold|three times as many|three times more|three times as high|triplé|triplée|triplés|triplées|tripler|triplement|trois fois plus|le triple|three times|three times as much|three times higher',
    'more',
    3,
  ],
  [
    'quadrupled|quadruple|fourfold|four-fold|four times as many|four times more|quadruplé|quadruplée|quadruplés|quatre fois plus|four times higher|four times',
    'more',
    4,
  ],
  [
    'fivefold|five-fold|quintupled|five times as many|five times more|quintuplé|cinq fois plus|five times',
    'more',
    5,
  ],
  [
    'tenfold|ten-fold|ten times as many|ten times more|décuplé|décuplée|dix fois plus|ten times',
    'more',
    10,
  ],
  [
    'halved|halving|half as many|half as much|half the number|deux fois moins|réduit de moitié|réduits de moitié|réduite de moitié|réduites de moitié|divisé par deux|divisés par deux|divisée par deux|divisées par deux|moitié moins|cut in half',
    'fewer',
    0.5,
  ],
  [
    'trois fois moins|divisé par trois|divisés par trois|divisée par trois|divisées par trois',
    'fewer',
    1 / 3,
  ],
  ['multiplié par deux|multipliés par deux|multipliée par deux|multipliées par deux', 'more', 2],
  [
    'multiplié par trois|multipliés par trois|multipliée par trois|multipliées par trois',
    'more',
    3,
  ],
  [
    'multiplié par quatre|multipliés par quatre|multipliée par quatre|multipliées par quatre',
    'more',
    4,
  ],
  ['multiplié par cinq|multipliés par cinq|multipliée par cinq|multipliées par cinq', 'more', 5],
  ['multiplié par dix|multipliés par dix|multipliée par dix|multipliées par dix', 'more', 10],
];

const SHARES: Readonly<Record<string, number>> = {
  half: 1 / 2,
  moitie: 1 / 2,
  third: 1 / 3,
  tier: 1 / 3,
  tiers: 1 / 3,
  quarter: 1 / 4,
  quart: 1 / 4,
  fifth: 1 / 5,
  cinquieme: 1 / 5,
  tenth: 1 / 10,
  dixieme: 1 / 10,
};

interface Listed {
  way: Way;
  factor: number | undefined;
  isWeak: boolean;
}

const DIRECTIONS = new Phrases<Listed>([
  ...phrasesOf(CHANGE, false),
  ...phrasesOf(WEAK, true),
  ...FACTORS.flatMap(([phrases, way, factor]) =>
    phrases.split('|').map((phrase): [string, Listed] => [phrase, { way, factor, isWeak: false }]),
  ),
]);

function phrasesOf(lists: Readonly<Record<Way, string>>, isWeak: boolean): [string, Listed][] {
  return (Object.entries(lists) as [Way, string][]).flatMap(([way, listed]) =>
    listed
      .split('|')
      .map((phrase): [string, Listed] => [phrase, { way, factor: undefined, isWeak }]),
  );
}

/** Not a change: "more than 300", "no more", « plus de 300 », « n'est plus », "up to". */
function isBound(
  tokens: readonly Token[],
  mark: Mark<Listed>,
  numbers: readonly Mark<SaidNumber>[],
): boolean {
  if (!mark.value.isWeak) return false;
  if (numbers.some((number) => overlaps(number, mark) && !number.value.isPercent)) return true;
  const { word } = tokens[mark.i];
  const next = tokens[mark.j]?.word;
  if (mark.j - mark.i === 1 && word === 'up' && next === 'to') return true;
  if (
    mark.j - mark.i === 1 &&
    (word === 'down' || word === 'up') &&
    /^(on|with|against)$/.test(next ?? '')
  )
    return true;
  // « ne … plus » and "no more" deny.
  const before = tokens.slice(Math.max(0, mark.i - 5), mark.i).map((token) => token.word);
  if (word === 'plus' && mark.j - mark.i === 1) {
    if (
      /^(le|la|les|l|de|non|ne)$/.test(tokens[mark.i - 1]?.word ?? '') &&
      !/^(de)$/.test(tokens[mark.i - 1]?.word ?? '')
    )
      return true;
    if (before.includes('n') || before.includes('ne')) return true;
  }
  return (
    word === 'more' &&
    (tokens[mark.i - 1]?.word === 'no' ||
      /^(broadly|generally|effectively|importantly|recently)$/.test(next ?? ''))
  );
}

const NOT = /^(not|n|ne|never|no|neither|nor|hardly|sans|without|failed|jamais|t)$/;

/** Directions of a sentence with their factors; those that only bound a number are left out. */
export function directionsIn(
  tokens: readonly Token[],
  numbers: readonly Mark<SaidNumber>[],
  language: Language,
): Mark<SaidDirection>[] {
  return DIRECTIONS.find(tokens)
    .filter((mark) => !isBound(tokens, mark, numbers) && !isOtherSense(tokens, mark, language))
    .map(({ value, i, j }) => {
      const isNegated = negated(tokens, i, j);
      const factor = value.factor ?? factorBeside(tokens, i, j, value.way, numbers);
      const direction = isNegated && value.way !== 'same' ? 'same' : value.way;
      return {
        value: {
          direction,
          factor: isNegated ? undefined : factor,
          isNegated,
          isWeak: value.isWeak,
        },
        i,
        j,
      };
    });
}

function isOtherSense(
  tokens: readonly Token[],
  { i, j, value }: Mark<Listed>,
  language: Language,
): boolean {
  const { word } = tokens[i];
  const next = tokens[j]?.word;
  if (language === 'en' && word === 'plus') return true;
  // "crisis levels or worse"
  if (/^(or|ou)$/.test(tokens[i - 1]?.word ?? '')) return true;
  if (language === 'fr' && /^(down|up|less|flat|more)$/.test(word)) return true;
  // "since the fall of", "reduced military pressure", "the same day", "high alert"
  if (word === 'same' && /^(day|time|month|week|year|area|group|way|period)$/.test(next ?? ''))
    return true;
  if (
    word === 'the' &&
    j - i === 2 &&
    value.way === 'same' &&
    /^(day|time|month|week|year|area|group|way|period)$/.test(next ?? '')
  )
    return true;
  if (
    /^(meme|le|la|les)$/.test(word) &&
    value.way === 'same' &&
    /^(jour|temps|mois|semaine|annee|zone|periode|groupe)$/.test(next ?? '')
  )
    return true;
  return (
    /^grow\w*$/.test(word) &&
    /^(international|calls|pressure|concern\w*|frustration)$/.test(next ?? '')
  );
}

function negated(tokens: readonly Token[], i: number, j: number): boolean {
  const before = tokens.slice(Math.max(0, i - 4), i).map((token) => token.word);
  const after = tokens.slice(j, j + 1).map((token) => token.word);
  const at = before.findLastIndex((word) => NOT.test(word));
  if (at < 0) return after[0] === 'pas' || after[0] === 'point';
  // "not only rose" says that it rose; « ne … que » bounds.
  return (
    (before[at + 1] !== 'only' && !before.includes('seulement') && !/^(no)$/.test(before[at])) ||
    (before[at] === 'no' && at === before.length - 1)
  );
}

/** "by a third", "by 40 %", « de moitié », "two thirds", « de 40 % »; also "a 40 % rise". */
function factorBeside(
  tokens: readonly Token[],
  i: number,
  j: number,
  way: Way,
  numbers: readonly Mark<SaidNumber>[],
): number | undefined {
  if (way === 'same') return undefined;
  const sign = way === 'more' ? 1 : -1;
  const percent = numbers.find(
    (number) =>
      number.value.isPercent &&
      ((number.i >= j && number.i - j <= 5) ||
        (number.j <= i && i - number.j <= 3) ||
        overlaps(number, { i, j })),
  );
  if (percent) return rounded(1 + (sign * percent.value.value) / 100);
  for (let k = j; k < Math.min(tokens.length, j + 7); k++) {
    const share = SHARES[tokens[k].word];
    if (share === undefined || (tokens[k].word === 'half' && tokens[k + 1]?.word === 'of'))
      continue;
    const previous = tokens[k - 1]?.word ?? '';
    if (!/^(a|an|one|by|de|d|un|une|l|la|two|deux|three|trois)$/.test(previous)) continue;
    if (tokens.slice(j, k).some(({ word }) => /^(in|since|en|depuis|during)$/.test(word))) continue;
    const times = /^(two|deux)$/.test(previous) ? 2 : /^(three|trois)$/.test(previous) ? 3 : 1;
    return rounded(1 + sign * share * times);
  }
  // "multiplied by 6", « multiplié par 6 », "six times more"
  const multiple = numbers.find(
    (number) =>
      number.i >= j &&
      number.i - j <= 1 &&
      /^(by|par)$/.test(tokens[number.i - 1]?.word ?? '') &&
      /^multipl/.test(tokens[i].word),
  );
  if (multiple) return multiple.value.value;
  const times = numbers.find(
    (number) =>
      number.j < i + 1 && i - number.j <= 1 && /^(times|fois)$/.test(tokens[number.j]?.word ?? ''),
  );
  if (times) return way === 'more' ? times.value.value : rounded(1 / times.value.value);
  return undefined;
}

function rounded(factor: number): number {
  return Number(factor.toFixed(3));
}
