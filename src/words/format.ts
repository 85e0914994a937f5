/** Numbers, months and French typography. Formatters are made once per language. */
import {
  countryName,
  type Language,
  type Month,
  monthText,
  type Window,
  yearOf,
} from '../core/index.ts';

const LOCALE: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' };

const cached = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const known = cached.get(key) as Intl.NumberFormat | undefined;
  const format = known ?? new Intl.NumberFormat(LOCALE[language], options);
  cached.set(key, format);
  return format;
}

/** A colon after a word; `typeset` narrows the space that French puts before it. */
export function colon(language: Language): string {
  return language === 'fr' ? ' :' : ':';
}

/**
 * French `de` before a noun with its article.
 * @example withDe('le début du retrait') // => 'du début du retrait'
 * @example withDe("l'annonce") // => "de l'annonce"
 */
export function withDe(noun: string): string {
  return noun.startsWith('le ') ? `du ${noun.slice(3)}` : `de ${noun}`;
}

/** A number with at most `digits` decimals. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return numberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A mean per month: whole from 10 on, one decimal below. */
export function formatRate(value: number, language: Language): string {
  return formatNumber(value, language, value < 9.95 && value > 0 ? 1 : 0);
}

/** A mean in a sentence: whole from 2 on, since no interval allows more; one decimal below. */
export function formatCount(value: number, language: Language): string {
  return formatNumber(value, language, value < 1.95 && value > 0 ? 1 : 0);
}

/**
 * A ratio with two significant digits: 0.42, 1.6, 12.
 * @example formatRatio(0.4237, 'en') // => '0.42'
 */
export function formatRatio(value: number, language: Language): string {
  return numberFormat(language, { maximumSignificantDigits: 2 }).format(value);
}

/** A share of one as whole per cent, with the space French puts there. */
export function formatPercent(share: number, language: Language): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A large number in words a reader can hold: 361,000 · 1.3 million. */
export function formatPeople(value: number, language: Language): string {
  if (value >= 999_500) {
    const millions = Math.round(value / 1e5) / 10;
    const count = formatNumber(millions, language, 1);
    return language === 'en' ? `${count} million` : `${count} million${millions >= 2 ? 's' : ''}`;
  }
  const unit = value >= 10_000 ? 1000 : value >= 1000 ? 100 : 1;
  return formatNumber(Math.round(value / unit) * unit, language);
}

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}date${JSON.stringify(options)}`;
  const known = cached.get(key) as Intl.DateTimeFormat | undefined;
  const format =
    known ?? new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone: 'UTC' });
  cached.set(key, format);
  return format;
}

function monthDate(month: Month): Date {
  return new Date(Date.UTC(yearOf(month), month % 12, 1));
}

/**
 * `June 2025`, `juin 2025`.
 * @example formatMonth(monthOf(2025, 6), 'fr') // => 'juin 2025'
 */
export function formatMonth(month: Month, language: Language): string {
  return dateFormat(language, { month: 'long', year: 'numeric' }).format(monthDate(month));
}

/** `Jun 2025`, `juin 2025`: for axes. */
export function formatMonthShort(month: Month, language: Language): string {
  return dateFormat(language, { month: 'short', year: 'numeric' }).format(monthDate(month));
}

/** A date as finely as it is known: `6 June 2025`, `June 2025`, `2025`. */
export function formatDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number);
  if (month === undefined) return String(year);
  if (day === undefined) return formatMonth(year * 12 + month - 1, language);
  const text = dateFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(Date.UTC(year, month - 1, day)),
  );
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/**
 * `January to May 2025`, `juin 2025 à février 2026`, `March 2025`.
 * @example formatSpan(monthOf(2025, 1), monthOf(2025, 5), 'en') // => 'January to May 2025'
 */
export function formatSpan(first: Month, last: Month, language: Language): string {
  if (first === last) return formatMonth(first, language);
  const start =
    yearOf(first) === yearOf(last)
      ? dateFormat(language, { month: 'long' }).format(monthDate(first))
      : formatMonth(first, language);
  return `${start} ${language === 'en' ? 'to' : 'à'} ${formatMonth(last, language)}`;
}

/** `January–May 2025`, `juillet 2025–février 2026`: a period as a name. */
export function formatPeriod(window: Window, language: Language): string {
  return formatSpan(window.first, window.last, language).replace(/ (to|à) /, '–');
}

export function formatWindow(window: Window, language: Language): string {
  return formatSpan(window.first, window.last, language);
}

/** `2025-06`: in tables and ids. */
export function formatMonthCode(month: Month): string {
  return monthText(month);
}

const NARROW = '\u202f';

/**
 * French typography: narrow no-break space before `: ; ? !` and inside « », apostrophes curled.
 * English text gets curled apostrophes alone. Addresses and ids must not pass through here.
 */
export function typeset(text: string, language: Language): string {
  const curled = text.replace(/(\p{L})'(?=\p{L}|\d)/gu, '$1’');
  if (language === 'en') return curled;
  return curled
    .replace(/[ \u00a0]+([:;?!»])/g, `${NARROW}$1`)
    .replace(/«[ \u00a0\u202f]*/g, `«${NARROW}`)
    .replace(/(\d)[ \u00a0]+(?=%)/g, `$1${NARROW}`);
}

/** Countries whose French name stands without an article. */
const BARE_IN_FRENCH: Record<string, string> = {
  BHR: 'à',
  CUB: 'à',
  CYP: 'à',
  DJI: 'à',
  HTI: 'en',
  ISR: 'en',
  MDG: 'à',
  MLT: 'à',
  MUS: 'à',
  SGP: 'à',
  STP: 'à',
  TTO: 'à',
  TWN: 'à',
};
/** First words of feminine names; otherwise a last letter e tells, but for a few. */
const FEMININE = /^(République|RD|Guinée|Corée|Macédoine) ?/;
const MASCULINE_IN_E = new Set(['MOZ', 'MEX', 'KHM', 'ZWE', 'BLZ', 'SUR', 'TLS']);
const PLURAL = new Set(['USA', 'PHL', 'NLD', 'ARE', 'COM', 'MDV', 'SYC', 'SLB']);
const VOWEL = /^[AEIOUÉÎÀ]/;

/**
 * `in Mali`, `au Mali`, `en Mauritanie`, `in the Central African Republic`.
 * @example inCountry('MLI', 'fr') // => 'au Mali'
 * @example inCountry('CAF', 'en') // => 'in the Central African Republic'
 */
export function inCountry(iso3: string, language: Language): string {
  if (language === 'en') return `in ${theCountry(iso3, 'en')}`;
  const name = countryName(iso3, 'fr');
  if (BARE_IN_FRENCH[iso3]) return `${BARE_IN_FRENCH[iso3]} ${name}`;
  if (PLURAL.has(iso3)) return `aux ${name}`;
  return isFeminine(iso3, name) || VOWEL.test(name) ? `en ${name}` : `au ${name}`;
}

/**
 * `of Mali`, `du Mali`, `de la Mauritanie`, `de l'Algérie`.
 * @example ofCountry('DZA', 'fr') // => "de l'Algérie"
 */
export function ofCountry(iso3: string, language: Language): string {
  if (language === 'en') return `of ${theCountry(iso3, 'en')}`;
  const the = theCountry(iso3, 'fr');
  if (VOWEL.test(the) || the.startsWith('H')) return `d'${the}`;
  return `de ${the}`.replace(/^de le /, 'du ').replace(/^de les /, 'des ');
}

/**
 * The name as it stands in a sentence: `Mali`, `le Mali`, `l'Algérie`, `the Philippines`.
 * @example theCountry('CAF', 'en') // => 'the Central African Republic'
 * @example theCountry('KEN', 'fr') // => 'le Kenya'
 */
export function theCountry(iso3: string, language: Language): string {
  const name = countryName(iso3, language);
  if (language === 'en') {
    const takesArticle = /Republic|Islands|United|Philippines|Netherlands|Gambia|Comoros/.test(
      name,
    );
    return takesArticle ? `the ${name}` : name;
  }
  if (BARE_IN_FRENCH[iso3]) return name;
  if (PLURAL.has(iso3)) return `les ${name}`;
  if (VOWEL.test(name)) return `l'${name}`;
  return `${isFeminine(iso3, name) ? 'la' : 'le'} ${name}`;
}

function isFeminine(iso3: string, name: string): boolean {
  return FEMININE.test(name) || (name.endsWith('e') && !MASCULINE_IN_E.has(iso3));
}

/**
 * Joins names: `A, B and C`, `A, B et C`.
 * @example joinNames(['A', 'B', 'C'], 'fr') // => 'A, B et C'
 */
export function joinNames(names: readonly string[], language: Language): string {
  if (names.length < 2) return names.join('');
  const last = language === 'en' ? 'and' : 'et';
  return `${names.slice(0, -1).join(', ')} ${last} ${names[names.length - 1]}`;
}

/**
 * Plural by the language's own classes; French counts 0 and 1 as one.
 * @example plural(1, 'en', 'month', 'months') // => '1 month'
 */
export function plural(n: number, language: Language, one: string, other: string): string {
  const isOne = new Intl.PluralRules(LOCALE[language]).select(n) === 'one';
  return `${formatNumber(n, language)} ${isOne ? one : other}`;
}

/**
 * Upper-cases the first letter.
 * @example capital('éléments') // => 'Éléments'
 */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
