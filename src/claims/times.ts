/** Dates and periods, absolute or counted from the article's date. */
import { type Language, type Month, monthOf, monthText, yearOf } from '../core/index.ts';
import type { Token } from './tokens.ts';

/** How a period stands in its sentence. */
export type TimeRole = 'since' | 'in' | 'until' | 'than';

export interface SaidTime {
  role: TimeRole;
  first: Month;
  /** `undefined` where the period is open to the article's date */
  last: Month | undefined;
  /** as finely as it is said */
  date: string | undefined;
  /** counted from the article's date, or from an event */
  isRelative: boolean;
  /** "a year earlier": as long before the other period, in months */
  shift?: number;
}

/** A stretch of tokens that says when. */
export interface TimeMark {
  value: SaidTime;
  i: number;
  j: number;
}

/** Dates of events that a text counts from. */
export interface KnownEvents {
  /** month of the last coup in the area before the article; with a year, that year's */
  coup(year: number | undefined): Month | undefined;
  /** month of a force's departure, when it is named in these tokens */
  departure(i: number, j: number): Month | undefined;
}

export interface TimeContext {
  language: Language;
  /** month of the article; `undefined` when it has no date */
  month: Month | undefined;
  events: KnownEvents;
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janvier', 'jan'],
  ['february', 'fevrier', 'feb'],
  ['march', 'mars', 'mar'],
  ['april', 'avril', 'apr'],
  ['may', 'mai'],
  ['june', 'juin', 'jun'],
  ['july', 'juillet', 'jul'],
  ['august', 'aout', 'aug'],
  ['september', 'septembre', 'sept', 'sep'],
  ['october', 'octobre', 'oct'],
  ['november', 'novembre', 'nov'],
  ['december', 'decembre', 'dec'],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, m) => names.map((name) => [name, m + 1] as const)));
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 4,
  premier: 1,
  premiere: 1,
  deuxieme: 2,
  second_: 2,
  seconde: 2,
  troisieme: 3,
  quatrieme: 4,
  dernier: 4,
};
const COUNTS: Readonly<Record<string, number>> = {
  ...{ one: 1, a: 1, an: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 },
  ...{ nine: 9, ten: 10, eleven: 11, twelve: 12, eighteen: 18, un: 1, une: 1, deux: 2, trois: 3 },
  ...{ quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12, dixhuit: 18 },
};

/** A period without its preposition. */
interface Period {
  j: number;
  first: Month;
  last: Month | undefined;
  date?: string;
  isRelative?: boolean;
  role?: TimeRole;
  shift?: number;
  /** a month without a year, a bare year: only after a preposition or in a range */
  needsRole?: boolean;
}

/** Every period of a sentence, in order; of two readings at one place the longer. */
export function timesIn(tokens: readonly Token[], context: TimeContext): TimeMark[] {
  const found: TimeMark[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const mark = timeAt(tokens, i, context);
    if (!mark) continue;
    found.push(mark);
    i = mark.j - 1;
  }
  return found;
}

function timeAt(tokens: readonly Token[], i: number, context: TimeContext): TimeMark | undefined {
  const range = rangeAt(tokens, i, context) ?? yearTo(tokens, i, context);
  if (range) return range;
  const after = roleAt(tokens, i);
  const placed = periodAt(tokens, after.j, context, after.role);
  const role = placed ? after.role : undefined;
  const period = placed ?? periodAt(tokens, i, context, undefined);
  if (!period) return undefined;
  if (period.needsRole && role === undefined) return undefined;
  const kept = period.role ?? role ?? 'in';
  return { value: said(period, kept), i, j: period.j };
}

function said(period: Period, role: TimeRole): SaidTime {
  return {
    role,
    first: period.first,
    last: role === 'since' ? undefined : period.last,
    date: period.date,
    isRelative: period.isRelative === true,
    ...(period.shift === undefined ? {} : { shift: period.shift }),
  };
}

const ROLES: readonly (readonly [words: string, role: TimeRole])[] = [
  ['since at least', 'since'],
  ['ever since', 'since'],
  ['since', 'since'],
  ['starting in', 'since'],
  ['beginning in', 'since'],
  ['depuis', 'since'],
  ['a partir de', 'since'],
  ['a compter de', 'since'],
  ['des', 'since'],
  ['as of', 'in'],
  ['by', 'in'],
  ['until', 'until'],
  ['till', 'until'],
  ['up to', 'until'],
  ["jusqu' en", 'until'],
  ['jusqu en', 'until'],
  ['jusqu a', 'until'],
  ['jusqu au', 'until'],
  ['compared with', 'than'],
  ['compared to', 'than'],
  ['in comparison with', 'than'],
  ['relative to', 'than'],
  ['versus', 'than'],
  ['up from', 'than'],
  ['down from', 'than'],
  ['against', 'than'],
  ['than', 'than'],
  ['par rapport a', 'than'],
  ['par rapport au', 'than'],
  ['comparativement a', 'than'],
  ['compare a', 'than'],
  ['comparee a', 'than'],
  ['comparees a', 'than'],
  ['compares a', 'than'],
  ['contre', 'than'],
  ['qu', 'than'],
  ['que', 'than'],
  ['as many as', 'than'],
  ['within', 'in'],
  ['during', 'in'],
  ['throughout', 'in'],
  ['over', 'in'],
  ['across', 'in'],
  ['in', 'in'],
  ['on', 'in'],
  ['at', 'in'],
  ['for', 'in'],
  ['of', 'in'],
  ['from', 'in'],
  ['as', 'in'],
  ['au cours de', 'in'],
  ['au cours du', 'in'],
  ['au cours des', 'in'],
  ['durant', 'in'],
  ['pendant', 'in'],
  ['lors de', 'in'],
  ['en', 'in'],
  ['a', 'in'],
  ['au', 'in'],
  ['de', 'in'],
  ['d', 'in'],
  ['du', 'in'],
  ['le', 'in'],
  ['sur', 'in'],
  ['pour', 'in'],
  ['after', 'since'],
  ['following', 'since'],
  ['apres', 'since'],
  ['suite a', 'since'],
  ['suite au', 'since'],
  ['a la suite de', 'since'],
  ['a la suite du', 'since'],
];
const ROLE_WORDS = ROLES.map(([words, role]) => [words.split(' '), role] as const).sort(
  (a, b) => b[0].length - a[0].length,
);

/** Small words that may stand between a preposition and its period. */
const FILLERS = new Set([
  'the',
  'le',
  'la',
  'les',
  'l',
  'de',
  'du',
  'd',
  'in',
  'en',
  'au',
  'a',
  'that',
  'those',
  'ce',
  'cette',
  'ces',
  'mois',
  'month',
  'year',
  'annee',
  'during',
  'it',
  'was',
  'were',
  'cours',
  'of',
  'just',
  'about',
]);

function roleAt(tokens: readonly Token[], i: number): { role: TimeRole | undefined; j: number } {
  for (const [words, role] of ROLE_WORDS) {
    if (!words.every((word, k) => tokens[i + k]?.word === word)) continue;
    // « dès » counts from; « des » is an article.
    if (words[0] === 'des' && !/è/i.test(tokens[i].text)) continue;
    let j = i + words.length;
    // "than it was in 2023", « depuis le mois de mars »
    const most = role === 'than' ? 4 : 3;
    for (let k = 0; k < most && FILLERS.has(tokens[j]?.word) && !startsPeriod(tokens, j); k++) j++;
    return { role, j };
  }
  return {
    role: undefined,
    j:
      FILLERS.has(tokens[i].word) &&
      /^(the|le|la|les|l|cette|ce|ces)$/.test(tokens[i].word) &&
      !startsPeriod(tokens, i)
        ? i + 1
        : i,
  };
}

/** « cette année », "a year ago", "the past": words that are fillers elsewhere. */
function startsPeriod(tokens: readonly Token[], i: number): boolean {
  const [a, b, c] = [0, 1, 2].map((k) => tokens[i + k]?.word ?? '');
  if (/^(this|cette|ce|ces)$/.test(a))
    return (
      /^(year|month|week|annee|mois|semaine|dernier|derniere|\w+)$/.test(b) &&
      /^(year|month|week|annee|mois|semaine)/.test(/^\d|dernier/.test(b) || b in COUNTS ? c : b)
    );
  if (/^(a|an)$/.test(a)) return /^(year|month|decade)$/.test(b);
  if (/^(l)$/.test(a)) return /^(an|annee)$/.test(b);
  if (/^(le|la)$/.test(a))
    return /^(mois|semaine)$/.test(b) && /^(dernier|derniere|precedent|precedente)$/.test(c);
  if (/^(mois|annee|month|year)$/.test(a)) return false;
  if (a === 'the') return false;
  return false;
}

/** "between January and May 2025", « de 2019 à 2022 », "2012-2024". */
function rangeAt(tokens: readonly Token[], i: number, context: TimeContext): TimeMark | undefined {
  const word = tokens[i]?.word;
  const opens: Record<string, string[]> = {
    between: ['and'],
    entre: ['et'],
    from: ['to', 'through', 'until', 'till'],
    de: ['a', 'au', 'jusqu'],
    d: ['a', 'au', 'jusqu'],
    du: ['au', 'a', 'jusqu'],
  };
  const closers = opens[word];
  if (closers) {
    const start = skipArticles(tokens, i + 1);
    const first = pointAt(tokens, start, context);
    if (first && closers.includes(tokens[first.j]?.word)) {
      const last = pointAt(tokens, skipArticles(tokens, first.j + 1), context);
      if (last) return ranged(first, last, i);
    }
  }
  // 2012–2024, 2012 to 2024
  const [a, b, c] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (!isYear(a?.word)) return undefined;
  if (isYear(b?.word) && b.start === a.end + 1) return yearRange(a.word, b.word, i, i + 2);
  if (/^[-–to]+$/.test(b?.word ?? '') && isYear(c?.word))
    return yearRange(a.word, c.word, i, i + 3);
  return undefined;
}

/** "the year to May 2025", "twelve months ending in May", « l'année jusqu'en mai ». */
function yearTo(tokens: readonly Token[], i: number, context: TimeContext): TimeMark | undefined {
  const [a, b, c] = [0, 1, 2].map((k) => tokens[i + k]?.word ?? '');
  const isYearUntil = a === 'year' && /^(to|ending|ended)$/.test(b);
  const n = isYearUntil
    ? 12
    : countOf(a) !== undefined && unitOf(b) && /^(to|ending|ended)$/.test(c)
      ? countOf(a)! * unitOf(b)!
      : 0;
  if (n === 0) return undefined;
  const last = pointAt(tokens, skipArticles(tokens, i + (isYearUntil ? 2 : 3)), context);
  if (last?.month === undefined) return undefined;
  return {
    value: {
      role: 'in',
      first: last.end - n + 1,
      last: last.end,
      date: undefined,
      isRelative: false,
    },
    i,
    j: last.j,
  };
}

function yearRange(a: string, b: string, i: number, j: number): TimeMark | undefined {
  if (Number(b) < Number(a)) return undefined;
  const value: SaidTime = {
    role: 'in',
    first: monthOf(Number(a), 1),
    last: monthOf(Number(b), 12),
    date: undefined,
    isRelative: false,
  };
  return { value, i, j };
}

function skipArticles(tokens: readonly Token[], i: number): number {
  let j = i;
  while (
    /^(the|le|la|l|en|mois|de|of|early|late|debut|fin|les)$/.test(tokens[j]?.word ?? '') &&
    j < i + 3
  )
    j++;
  return j;
}

function ranged(first: Point, last: Point, i: number): TimeMark | undefined {
  const from = first.year === undefined ? withYear(first, last) : first;
  if (from.month === undefined || last.month === undefined || last.end < from.month)
    return undefined;
  return {
    value: { role: 'in', first: from.month, last: last.end, date: undefined, isRelative: false },
    i,
    j: last.j,
  };
}

function withYear(first: Point, last: Point): Point {
  if (last.year === undefined || first.monthOfYear === undefined) return first;
  const month = monthOf(last.year, first.monthOfYear);
  return { ...first, month, end: month };
}

interface Point {
  j: number;
  month: Month | undefined;
  end: Month;
  monthOfYear: number | undefined;
  year: number | undefined;
}

/** A month, a month of a year or a year, as an end of a range. */
function pointAt(tokens: readonly Token[], i: number, context: TimeContext): Point | undefined {
  const day = /^\d{1,2}$/.test(tokens[i]?.word ?? '') && MONTH_OF.has(tokens[i + 1]?.word) ? 1 : 0;
  const monthOfYear = MONTH_OF.get(tokens[i + day]?.word);
  if (monthOfYear !== undefined) {
    let j = i + day + 1;
    // "June 6, 2025"
    if (/^\d{1,2}$/.test(tokens[j]?.word ?? '')) j++;
    if (tokens[j]?.word === ',' && isYear(tokens[j + 1]?.word)) j++;
    if (isYear(tokens[j]?.word)) {
      const year = Number(tokens[j].word);
      const month = monthOf(year, monthOfYear);
      return { j: j + 1, month, end: month, monthOfYear, year };
    }
    const month = lastSuch(monthOfYear, context.month);
    return { j, month, end: month ?? 0, monthOfYear, year: undefined };
  }
  if (!isYear(tokens[i]?.word)) return undefined;
  const year = Number(tokens[i].word);
  return {
    j: i + 1,
    month: monthOf(year, 1),
    end: monthOf(year, 12),
    monthOfYear: undefined,
    year,
  };
}

/** The last such month by the article's. */
function lastSuch(monthOfYear: number, article: Month | undefined): Month | undefined {
  if (article === undefined) return undefined;
  const same = monthOf(yearOf(article), monthOfYear);
  return same <= article ? same : same - 12;
}

function isYear(word: string | undefined): boolean {
  return word !== undefined && /^(19[5-9]\d|20[0-4]\d)$/.test(word);
}

function periodAt(
  tokens: readonly Token[],
  i: number,
  context: TimeContext,
  role: TimeRole | undefined,
): Period | undefined {
  if (i >= tokens.length) return undefined;
  // "since the 2012 coup" counts from the coup, not from January.
  const isOfCoup = isYear(tokens[i].word) && COUPS.test(tokens[i + 1]?.word ?? '');
  return (
    (isOfCoup ? eventAt(tokens, i, context, role) : undefined) ??
    dayAt(tokens, i, context) ??
    partOfYearAt(tokens, i, context) ??
    monthAt(tokens, i, context) ??
    yearAt(tokens, i) ??
    relativeAt(tokens, i, context) ??
    eventAt(tokens, i, context, role)
  );
}

/** `2025-06-06`, "6 June 2025", "June 6, 2025", « 1er juillet 2013 ». */
function dayAt(tokens: readonly Token[], i: number, context: TimeContext): Period | undefined {
  const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((k) => tokens[i + k]?.word ?? '');
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(a);
  if (iso) {
    const month = monthOf(Number(iso[1]), Number(iso[2]));
    return { j: i + 1, first: month, last: month, date: a };
  }
  const dayFirst = /^\d{1,2}$/.test(a);
  const suffix = dayFirst && /^(st|nd|rd|th|er|of)$/.test(b) ? 1 : 0;
  const [m, y] = suffix ? [c, d] : [b, c];
  if (dayFirst && MONTH_OF.has(m) && isYear(y))
    return day(i + 3 + suffix, y, MONTH_OF.get(m)!, Number(a));
  // "on 6 June": the last such month before the article
  const month = lastSuch(MONTH_OF.get(m) ?? 0, context.month);
  if (dayFirst && m.length > 2 && MONTH_OF.has(m) && month !== undefined)
    return day(i + 2 + suffix, String(yearOf(month)), MONTH_OF.get(m)!, Number(a));
  if (MONTH_OF.has(a) && /^\d{1,2}$/.test(b)) {
    const after = /^(st|nd|rd|th)$/.test(c) ? 1 : 0;
    const [x, z] = after ? [d, e] : [c, d];
    if (x === ',' && isYear(z)) return day(i + 4 + after, z, MONTH_OF.get(a)!, Number(b));
    if (isYear(x)) return day(i + 3 + after, x, MONTH_OF.get(a)!, Number(b));
  }
  return undefined;
}

function day(j: number, year: string, monthOfYear: number, dayOfMonth: number): Period {
  const month = monthOf(Number(year), monthOfYear);
  return {
    j,
    first: month,
    last: month,
    date: `${monthText(month)}-${String(dayOfMonth).padStart(2, '0')}`,
  };
}

/** Quarters, halves and ends of a year. */
function partOfYearAt(
  tokens: readonly Token[],
  i: number,
  context: TimeContext,
): Period | undefined {
  const words = [0, 1, 2, 3, 4].map((k) => tokens[i + k]?.word ?? '');
  const short = /^(q|t|s|h)([1-4])$/.exec(words[0]);
  if (short && isYear(words[1]))
    return part(
      Number(words[1]),
      short[1] === 'q' || short[1] === 't' ? 3 : 6,
      Number(short[2]),
      i + 2,
    );
  // "third quarter of 2024", « premier semestre de 2024 », "first six months of 2025"
  const ordinal = ORDINALS[words[0]];
  if (ordinal !== undefined) {
    const length = /^(quarter|trimestre)$/.test(words[1])
      ? 3
      : /^(half|semestre|moitie)$/.test(words[1])
        ? 6
        : 0;
    if (length) {
      const year = yearAfter(tokens, i + 2, context);
      if (year) return part(year.year, length, Math.min(ordinal, 12 / length), year.j);
    }
  }
  const months = monthsOfYear(tokens, i, context);
  if (months) return months;
  return edgeOfYear(tokens, i, context);
}

/** "first six months of 2025", « six premiers mois de 2025 ». */
function monthsOfYear(
  tokens: readonly Token[],
  i: number,
  context: TimeContext,
): Period | undefined {
  const [a, b, c] = [0, 1, 2].map((k) => tokens[i + k]?.word ?? '');
  const english =
    a === 'first' && countOf(b) !== undefined && /^months?$/.test(c) ? countOf(b) : undefined;
  const french =
    countOf(a) !== undefined && /^premiers?$/.test(b) && c === 'mois' ? countOf(a) : undefined;
  const n = english ?? french;
  if (n === undefined || n > 12) return undefined;
  const year = yearAfter(tokens, i + 3, context);
  if (!year) return undefined;
  const first = monthOf(year.year, 1);
  return { j: year.j, first, last: first + n - 1 };
}

/** "early 2024", "the end of 2023", « début 2024 », « fin 2023 ». */
function edgeOfYear(tokens: readonly Token[], i: number, context: TimeContext): Period | undefined {
  const { word } = tokens[i];
  const edge = /^(early|beginning|start|debut)$/.test(word)
    ? 1
    : /^(late|end|fin)$/.test(word)
      ? 12
      : /^(mid|mi|middle|milieu)$/.test(word)
        ? 6
        : undefined;
  if (edge === undefined) return undefined;
  const year = yearAfter(tokens, i + 1, context);
  if (!year) return undefined;
  const month = monthOf(year.year, edge);
  return {
    j: year.j,
    first: month,
    last: month,
    ...(year.isThis && edge === 1 ? { role: 'since' as const } : {}),
  };
}

function yearAfter(
  tokens: readonly Token[],
  i: number,
  context: TimeContext,
): { year: number; j: number; isThis: boolean } | undefined {
  let j = i;
  while (
    /^(of|de|d|the|l|la|in|en|year)$/.test(tokens[j]?.word ?? '') &&
    j < i + 3 &&
    !/^an(nee)?$/.test(tokens[j]?.word)
  )
    j++;
  if (isYear(tokens[j]?.word)) return { year: Number(tokens[j].word), j: j + 1, isThis: false };
  if (context.month === undefined) return undefined;
  const [a, b] = [tokens[j]?.word, tokens[j + 1]?.word];
  if (a === 'this' && b === 'year') return { year: yearOf(context.month), j: j + 2, isThis: true };
  if (a === 'cette' && b === 'annee')
    return { year: yearOf(context.month), j: j + 2, isThis: true };
  if (a === 'year') return { year: yearOf(context.month), j: j + 1, isThis: true };
  if (a === 'annee') {
    const isCurrent = !/^(derniere|precedente|passee)$/.test(b ?? '');
    return {
      year: yearOf(context.month) - (isCurrent ? 0 : 1),
      j: j + (isCurrent ? 1 : 2),
      isThis: isCurrent,
    };
  }
  if (a === 'last' && b === 'year')
    return { year: yearOf(context.month) - 1, j: j + 2, isThis: false };
  if (tokens[j - 1]?.word === 'the' && a === 'year')
    return { year: yearOf(context.month), j: j + 1, isThis: true };
  return undefined;
}

function part(year: number, length: number, nth: number, j: number): Period {
  const first = monthOf(year, 1) + (nth - 1) * length;
  return { j, first, last: first + length - 1 };
}

/** "March 2024", « mars 2024 », "March" alone after a preposition, "last June", « juin dernier ». */
function monthAt(tokens: readonly Token[], i: number, context: TimeContext): Period | undefined {
  const [a, b, c] = [0, 1, 2].map((k) => tokens[i + k]?.word ?? '');
  const isLast = /^(last|this)$/.test(a) && MONTH_OF.has(b) && b.length > 3;
  const at = isLast ? i + 1 : i;
  const monthOfYear = MONTH_OF.get(tokens[at]?.word);
  if (monthOfYear === undefined) return undefined;
  const next = tokens[at + 1]?.word;
  if (isYear(next)) return single(monthOf(Number(next), monthOfYear), at + 2);
  if (/^(of|de)$/.test(next ?? '') && isYear(tokens[at + 2]?.word))
    return single(monthOf(Number(tokens[at + 2].word), monthOfYear), at + 3);
  if (next === ',' && isYear(tokens[at + 2]?.word))
    return single(monthOf(Number(tokens[at + 2].word), monthOfYear), at + 3);
  const year = /^(of|de)$/.test(next ?? '') ? yearAfter(tokens, at + 2, context) : undefined;
  if (year) return single(monthOf(year.year, monthOfYear), year.j);
  // "may" and « mars » are words too, and short forms say too little alone.
  if (
    tokens[at].word.length <= 3 &&
    !(tokens[at].word === 'may' && tokens[at].text === 'May') &&
    tokens[at].word !== 'mai'
  )
    return undefined;
  const month = lastSuch(monthOfYear, context.month);
  if (month === undefined) return undefined;
  const isFrenchLast = /^(dernier|passe)$/.test(b);
  void c;
  return {
    j: at + 1 + (isFrenchLast ? 1 : 0),
    first: month,
    last: month,
    isRelative: true,
    needsRole: !isLast && !isFrenchLast,
    date: monthText(month),
  };
}

function single(month: Month, j: number): Period {
  return { j, first: month, last: month, date: monthText(month) };
}

function yearAt(tokens: readonly Token[], i: number): Period | undefined {
  if (!isYear(tokens[i].word)) return undefined;
  const year = Number(tokens[i].word);
  return { j: i + 1, first: monthOf(year, 1), last: monthOf(year, 12), date: String(year) };
}

function countOf(word: string): number | undefined {
  return /^\d{1,3}$/.test(word) ? Number(word) : COUNTS[word];
}

function unitOf(word: string): number | undefined {
  if (/^(month|months|mois)$/.test(word)) return 1;
  if (/^(year|years|an|ans|annee|annees)$/.test(word)) return 12;
  if (/^(quarter|quarters|trimestre|trimestres)$/.test(word)) return 3;
  if (/^(decade|decades|decennie|decennies)$/.test(word)) return 120;
  return undefined;
}

const LAST =
  /^(last|past|previous|preceding|dernier|derniere|derniers|dernieres|passe|passee|precedent|precedente|ecoule|ecoulee|ecoules|ecoulees)$/;

/** Periods counted from the article's date. */
function relativeAt(tokens: readonly Token[], i: number, context: TimeContext): Period | undefined {
  const { month: now } = context;
  const [a, b, c, d] = [0, 1, 2, 3].map((k) => tokens[i + k]?.word ?? '');
  const earlier = earlierAt([a, b, c, d], i);
  if (earlier)
    return now === undefined
      ? undefined
      : { ...earlier, first: now - earlier.shift!, last: now - earlier.shift! };
  if (now === undefined) return undefined;
  const past = (n: number, j: number): Period => ({
    j,
    first: now - n,
    last: now - 1,
    isRelative: true,
  });
  const year = (y: number, j: number): Period => ({
    j,
    first: monthOf(y, 1),
    last: monthOf(y, 12),
    isRelative: true,
  });
  // "the past six months", « les six derniers mois », "six months", « ces derniers mois »
  if (LAST.test(a) && countOf(b) !== undefined && unitOf(c))
    return past(countOf(b)! * unitOf(c)!, i + 3);
  if (countOf(a) !== undefined && LAST.test(b) && unitOf(c))
    return past(countOf(a)! * unitOf(c)!, i + 3);
  if (countOf(a) !== undefined && unitOf(b) && LAST.test(c))
    return past(countOf(a)! * unitOf(b)!, i + 3);
  if (/^(last|previous)$/.test(a) && b === 'year') return year(yearOf(now) - 1, i + 2);
  if (/^(last|previous)$/.test(a) && b === 'month')
    return { ...past(1, i + 2), date: monthText(now - 1) };
  if (/^(last|past|previous)$/.test(a) && unitOf(b)) return past(unitOf(b)!, i + 2);
  if (a === 'l' && /^(an|annee)$/.test(b) && /^(dernier|derniere|passe|passee|precedente)$/.test(c))
    return year(yearOf(now) - 1, i + 3);
  if (/^(an|annee)$/.test(a) && /^(dernier|derniere|passe|passee|precedente)$/.test(b))
    return year(yearOf(now) - 1, i + 2);
  if (a === 'le' && b === 'mois' && /^(dernier|passe|precedent)$/.test(c))
    return { ...past(1, i + 3), date: monthText(now - 1) };
  if (a === 'mois' && /^(dernier|passe|precedent)$/.test(b))
    return { ...past(1, i + 2), date: monthText(now - 1) };
  if (/^(this|cette|current)$/.test(a) && /^(year|annee)$/.test(b))
    return {
      j: i + 2,
      first: monthOf(yearOf(now), 1),
      last: undefined,
      isRelative: true,
      role: 'since',
    };
  if (/^(this|ce|current)$/.test(a) && /^(month|mois)$/.test(b))
    return { j: c === 'ci' ? i + 3 : i + 2, first: now, last: now, isRelative: true };
  if (countOf(a) !== undefined && unitOf(b) && /^(ago|earlier|before|plus|auparavant)$/.test(c)) {
    const at = now - countOf(a)! * unitOf(b)!;
    return { j: i + (c === 'plus' ? 4 : 3), first: at, last: at, isRelative: true };
  }
  if (a === 'il' && b === 'y' && c === 'a' && countOf(d) !== undefined) {
    const unit = unitOf(tokens[i + 4]?.word ?? '');
    if (unit)
      return {
        j: i + 5,
        first: now - countOf(d)! * unit,
        last: now - countOf(d)! * unit,
        isRelative: true,
      };
  }
  // « depuis six mois », "for two years": open to the article's date
  if (countOf(a) !== undefined && a !== 'a' && a !== 'an' && unitOf(b) && isAfterSince(tokens, i)) {
    return { j: i + 2, first: now - countOf(a)! * unitOf(b)!, last: now - 1, isRelative: true };
  }
  if (/^(yesterday|today|hier)$/.test(a))
    return { j: i + 1, first: now, last: now, isRelative: true };
  if (/^(last|this)$/.test(a) && b === 'week')
    return { j: i + 2, first: now, last: now, isRelative: true };
  if (/^(semaine)$/.test(a) && /^(derniere|passee)$/.test(b))
    return { j: i + 2, first: now, last: now, isRelative: true };
  return undefined;
}

function isAfterSince(tokens: readonly Token[], i: number): boolean {
  return ['depuis', 'since', 'over', 'within', 'in'].includes(tokens[i - 1]?.word ?? '');
}

/** "a year earlier", « un an plus tôt »: as long before whatever period the sentence is about. */
function earlierAt([a, b, c, d]: string[], i: number): Period | undefined {
  const n = countOf(a);
  const unit = unitOf(b);
  if (
    n !== undefined &&
    unit &&
    (/^(earlier|before|auparavant|previously)$/.test(c) || (c === 'plus' && d === 'tot'))
  ) {
    return { j: i + (c === 'plus' ? 4 : 3), first: 0, last: 0, isRelative: true, shift: n * unit };
  }
  if (/^(previous|preceding)$/.test(a) && b === 'year')
    return { j: i + 2, first: 0, last: 0, isRelative: true, shift: 12 };
  if (a === 'annee' && b === 'precedente')
    return { j: i + 2, first: 0, last: 0, isRelative: true, shift: 12 };
  return undefined;
}

const DEPARTURES =
  /^(withdrawal|withdrew|withdraws|withdrawn|departure|departed|exit|exited|pullout|pull|drawdown|retreat|leaving|left|retrait|depart|fin|sortie|closure|closed|end|ended|fermeture|quitte|parti|partie|partis|parties|retire|retiree|retires|retirees|expulsion|removal|handover)$/;
const COUPS = /^(coup|coups|putsch|putschs)$/;

/** "the coup", "the withdrawal of MINUSMA", "Wagner left", « que la MINUSMA est partie ». */
function eventAt(
  tokens: readonly Token[],
  i: number,
  { events }: TimeContext,
  role: TimeRole | undefined,
): Period | undefined {
  if (role !== 'since') return undefined;
  const reach = Math.min(tokens.length, i + 12);
  for (let k = i; k < reach; k++) {
    const { word } = tokens[k];
    if (
      /^[.,;:]$/.test(word) ||
      (k > i && /^(rose|has|have|fell|augment\w*|diminu\w*|ont|increas\w*)$/.test(word))
    )
      break;
    if (COUPS.test(word) || (word === 'takeover' && tokens[k - 1]?.word === 'military')) {
      const year = tokens.slice(i, k + 6).find((token) => isYear(token.word));
      const month = events.coup(year && Number(year.word));
      if (month === undefined) return undefined;
      const end = endOfCoup(tokens, k);
      return { j: end, first: month, last: month, isRelative: true };
    }
    if (DEPARTURES.test(word)) {
      const end = endOfDeparture(tokens, k);
      const month = events.departure(i, end);
      if (month === undefined) continue;
      return { j: end, first: month, last: month, isRelative: true };
    }
  }
  return undefined;
}

function endOfCoup(tokens: readonly Token[], k: number): number {
  let j = k + 1;
  if (tokens[j]?.word === 'd' && tokens[j + 1]?.word === 'etat') j += 2;
  if (
    /^(of|de|d|in|en)$/.test(tokens[j]?.word ?? '') &&
    (isYear(tokens[j + 1]?.word) || MONTH_OF.has(tokens[j + 1]?.word))
  ) {
    j += 2;
    if (isYear(tokens[j]?.word)) j++;
  }
  return j;
}

/** To the end of the noun phrase: "withdrawal of the UN mission from Mali". */
function endOfDeparture(tokens: readonly Token[], k: number): number {
  let j = k + 1;
  for (; j < Math.min(tokens.length, k + 9); j++) {
    if (/^[.,;:]$/.test(tokens[j].word)) break;
    if (
      /^(has|have|rose|fell|attacks|violence|ont|les|a|and|et|while|more|fewer|is|are)$/.test(
        tokens[j].word,
      ) &&
      j > k + 1
    )
      break;
  }
  return j;
}
