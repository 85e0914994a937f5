/** Names of units and periods, of countries or of anybody's panel, and of a blend of units. */
import {
  type Bilingual,
  countryName,
  inBoth,
  isCountryCode,
  type Language,
  monthFromText,
} from '../core/index.ts';
import {
  formatMonth,
  formatPercent,
  formatSpan,
  joinNames,
  theCountry,
  typeset,
} from './format.ts';

/** What a period of a panel is, as far as its label shows. */
export type PeriodKind = 'month' | 'year' | 'period';

/** Lower-cases the first letter unless it begins an acronym. */
export function lower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** `month` for `2025-07`, `year` for `1971`, else `period`. */
export function periodKind(label: string): PeriodKind {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(label)) return 'month';
  return /^\d{4}$/.test(label) ? 'year' : 'period';
}

/** A period's label in words: `July 2025` for `2025-07`, anything else as it is. */
export function periodText(label: string, language: Language): string {
  return periodKind(label) === 'month' ? formatMonth(monthFromText(label), language) : label;
}

/** `July 2025 to February 2026`, `1971 à 1997`. */
export function spanText({ from, to }: { from: string; to: string }, language: Language): string {
  if (from === to) return periodText(from, language);
  if (periodKind(from) === 'month' && periodKind(to) === 'month')
    return formatSpan(monthFromText(from), monthFromText(to), language);
  return `${from} ${language === 'en' ? 'to' : 'à'} ${to}`;
}

/** A unit by its name: a country for its code, anything else as it is. */
export function unitName(unit: string, language: Language): string {
  return isCountryCode(unit) ? countryName(unit, language) : unit;
}

/**
 * @example withoutUnit('KEN', 'fr') // => 'sans le Kenya'
 */
export function withoutUnit(unit: string, language: Language): string {
  const name = isCountryCode(unit) ? theCountry(unit, language) : unit;
  return `${language === 'en' ? 'without' : 'sans'} ${name}`;
}

/** Units by name, at most three of them, the rest counted. */
export function unitNames(units: readonly string[], language: Language): string {
  const named = units.slice(0, units.length > 4 ? 3 : 4).map((unit) => unitName(unit, language));
  const rest = units.length - named.length;
  if (rest === 0) return joinNames(named, language);
  return joinNames([...named, `${rest} ${language === 'en' ? 'others' : 'autres'}`], language);
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
