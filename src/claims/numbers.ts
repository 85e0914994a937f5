/** Numbers in digits and words, with what is said of them: about, at least, per cent. */
import type { ClaimSlots, Language } from '../core/index.ts';
import { type Mark, Phrases } from './phrases.ts';
import { singular, type Token } from './tokens.ts';

export interface SaidNumber {
  value: number;
  bound: NonNullable<ClaimSlots['bound']>;
  isPercent: boolean;
  /** "hundreds": a size rather than a count */
  isVague: boolean;
}

const WORDS: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  en: {
    ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
    ...{ eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16 },
    ...{ seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40 },
    ...{ fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
  },
  fr: {
    ...{ deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
    ...{ onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16, vingt: 20 },
    ...{ trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
  },
};

const MULTIPLIERS: Readonly<Record<string, number>> = {
  hundred: 100,
  cent: 100,
  thousand: 1000,
  mille: 1000,
  million: 1e6,
  milliard: 1e9,
  billion: 1e9,
};

/** « une centaine »: about so many; in the plural at least so many. */
const COLLECTIVES: Readonly<Record<string, number>> = {
  dizaine: 10,
  douzaine: 12,
  dozen: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  centaine: 100,
  millier: 1000,
};

const BOUNDS = new Phrases<SaidNumber['bound']>([
  ...listed(
    'more than|over|at least|no fewer than|not less than|no less than|upwards of|in excess of|exceed*|surpass*|topped|plus de|au moins|pas moins de|depass*|excéd*|supérieur à|supérieure à|au-delà de|above',
    'at-least',
  ),
  ...listed(
    "fewer than|less than|under|at most|no more than|not more than|up to|below|moins de|au plus|au maximum|pas plus de|jusqu'à|inférieur à|inférieure à",
    'at-most',
  ),
  ...listed(
    'about|around|some|nearly|almost|roughly|approximately|close to|an estimated|estimated|environ|près de|quelque|quelques|presque|à peu près|autour de|approximativement|proche de|avoisin*|une|un',
    'about',
  ),
  ...listed('exactly|exactement|a total of|un total de|précisément', 'exactly'),
]);

function listed(phrases: string, bound: SaidNumber['bound']): [string, SaidNumber['bound']][] {
  return phrases.split('|').map((phrase) => [phrase, bound]);
}

/** Numbers of a sentence. Years and days of dates are numbers here too: dates are told apart later. */
export function numbersIn(tokens: readonly Token[], language: Language): Mark<SaidNumber>[] {
  const bounds = BOUNDS.find(tokens);
  const found: Mark<SaidNumber>[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const read = numberAt(tokens, i, language);
    if (!read) continue;
    const { value, isCollective, isPlural } = read;
    let { j } = read;
    const isPercent =
      tokens[j]?.word === '%' ||
      /^(percent|pourcent)$/.test(tokens[j]?.word ?? '') ||
      isPerCent(tokens, j);
    if (isPercent) j += isPerCent(tokens, j) ? 2 : 1;
    const near = bounds.find(
      (mark) => mark.j <= i && i - mark.j <= 1 && (mark.j === i || isFiller(tokens[mark.j])),
    );
    const own = isCollective ? (isPlural ? 'at-least' : 'about') : 'exactly';
    const bound = near && !(isCollective && near.value === 'about') ? near.value : own;
    found.push({
      value: { value, bound, isPercent, isVague: isCollective && isPlural },
      i: near?.i ?? i,
      j,
    });
    i = j - 1;
  }
  return found;
}

function isFiller(token: Token): boolean {
  return /^(a|an|the|la|le|les|barre|mark|de|d)$/.test(token.word);
}

function isPerCent(tokens: readonly Token[], j: number): boolean {
  const [a, b] = [tokens[j]?.word, tokens[j + 1]?.word];
  return (a === 'per' && b === 'cent') || (a === 'pour' && b === 'cent');
}

interface ReadNumber {
  value: number;
  j: number;
  isCollective: boolean;
  isPlural: boolean;
}

function numberAt(tokens: readonly Token[], i: number, language: Language): ReadNumber | undefined {
  const { word } = tokens[i];
  if (/^\d/.test(word) && !/^\d{4}-/.test(word)) {
    return multiplied(digits(word, language), tokens, i + 1);
  }
  const collective = COLLECTIVES[singular(word)];
  const isPlural = word.endsWith('s');
  if (collective !== undefined) {
    const several = isPlural ? (WORDS[language][tokens[i - 1]?.word] ?? 1) : 1;
    return { value: collective * several, j: skipOf(tokens, i + 1), isCollective: true, isPlural };
  }
  if ((word === 'hundreds' || word === 'thousands') && tokens[i + 1]?.word === 'of') {
    return { value: MULTIPLIERS[singular(word)], j: i + 2, isCollective: true, isPlural: true };
  }
  return inWords(tokens, i, language);
}

function skipOf(tokens: readonly Token[], j: number): number {
  return /^(of|de|d)$/.test(tokens[j]?.word ?? '') ? j + 1 : j;
}

/** "two hundred and fifty", « deux mille trois cents ». */
function inWords(tokens: readonly Token[], i: number, language: Language): ReadNumber | undefined {
  let total = 0;
  let part = 0;
  let j = i;
  for (; j < tokens.length; j++) {
    const word = singular(tokens[j].word);
    const unit = WORDS[language][tokens[j].word] ?? WORDS[language][word];
    const multiplier = MULTIPLIERS[word];
    const isArticle =
      j === i && /^(a|one|un|une)$/.test(word) && MULTIPLIERS[singular(tokens[j + 1]?.word ?? '')];
    if (isArticle) part = 1;
    else if (unit !== undefined) part = word === 'vingt' && part === 4 ? 80 : part + unit;
    else if (multiplier === 100) part = (part || 1) * 100;
    else if (multiplier !== undefined) {
      total += (part || 1) * multiplier;
      part = 0;
    } else if (
      !((word === 'and' || word === 'et') && part >= 20 && WORDS[language][tokens[j + 1]?.word])
    )
      break;
  }
  const value = total + part;
  if (j === i || value < 2) return undefined;
  return { value, j, isCollective: false, isPlural: false };
}

function multiplied(value: number, tokens: readonly Token[], j: number): ReadNumber | undefined {
  if (Number.isNaN(value)) return undefined;
  const multiplier = MULTIPLIERS[singular(tokens[j]?.word ?? '')];
  // "10 per cent" is no multiple of a hundred.
  if (multiplier === undefined) return { value, j, isCollective: false, isPlural: false };
  return {
    value: value * multiplier,
    j: skipOf(tokens, j + 1),
    isCollective: false,
    isPlural: false,
  };
}

/** `1,200` `1 200` `2.5` `2,5`: three digits after a mark are thousands, but for a French comma. */
function digits(text: string, language: Language): number {
  const plain = text.replace(/[ \u00a0\u202f]/g, '');
  if (language === 'fr') {
    if (/^\d{1,3}(\.\d{3})+$/.test(plain)) return Number(plain.replaceAll('.', ''));
    return Number(plain.replace(',', '.'));
  }
  return Number(
    /^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.'),
  );
}
