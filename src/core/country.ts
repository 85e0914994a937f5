/** Countries by ISO 3166 alpha-3 code, from the names that conflict data write. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const iso = require('i18n-iso-countries') as typeof import('i18n-iso-countries');
iso.registerLocale(require('i18n-iso-countries/langs/en.json'));
iso.registerLocale(require('i18n-iso-countries/langs/fr.json'));

/** Names in UCDP files that ISO does not use. Matched exactly: "Niger" must never match "Nigeria". */
const UCDP_NAMES: Record<string, string> = {
  'Antigua & Barbuda': 'ATG',
  'Bosnia-Herzegovina': 'BIH',
  Brunei: 'BRN',
  'Cambodia (Kampuchea)': 'KHM',
  'DR Congo (Zaire)': 'COD',
  DRC: 'COD',
  'East Timor': 'TLS',
  'Federated States of Micronesia': 'FSM',
  'Kingdom of eSwatini (Swaziland)': 'SWZ',
  Kosovo: 'XKX',
  Laos: 'LAO',
  'Macedonia, FYR': 'MKD',
  'Madagascar (Malagasy)': 'MDG',
  Moldova: 'MDA',
  'Myanmar (Burma)': 'MMR',
  'Russia (Soviet Union)': 'RUS',
  'Samoa (Western Samoa)': 'WSM',
  'Serbia (Yugoslavia)': 'SRB',
  Syria: 'SYR',
  'Vatican City State': 'VAT',
  'Vietnam (North Vietnam)': 'VNM',
  'Yemen (North Yemen)': 'YEM',
  'Yemen (South Yemen)': 'YEM',
  'Zimbabwe (Rhodesia)': 'ZWE',
};

/** Short names that read better on a page than ISO's long ones. */
const SHORT_NAMES: Record<string, { en: string; fr: string }> = {
  ARE: { en: 'United Arab Emirates', fr: 'Émirats arabes unis' },
  CAF: { en: 'Central African Republic', fr: 'République centrafricaine' },
  CIV: { en: "Côte d'Ivoire", fr: "Côte d'Ivoire" },
  COD: { en: 'DR Congo', fr: 'RD Congo' },
  COG: { en: 'Republic of the Congo', fr: 'République du Congo' },
  GBR: { en: 'United Kingdom', fr: 'Royaume-Uni' },
  GMB: { en: 'Gambia', fr: 'Gambie' },
  IRN: { en: 'Iran', fr: 'Iran' },
  KOR: { en: 'South Korea', fr: 'Corée du Sud' },
  LAO: { en: 'Laos', fr: 'Laos' },
  LBY: { en: 'Libya', fr: 'Libye' },
  MDA: { en: 'Moldova', fr: 'Moldavie' },
  RUS: { en: 'Russia', fr: 'Russie' },
  SAU: { en: 'Saudi Arabia', fr: 'Arabie saoudite' },
  SLV: { en: 'El Salvador', fr: 'Salvador' },
  SWZ: { en: 'Eswatini', fr: 'Eswatini' },
  SYR: { en: 'Syria', fr: 'Syrie' },
  TZA: { en: 'Tanzania', fr: 'Tanzanie' },
  USA: { en: 'United States', fr: 'États-Unis' },
  XKX: { en: 'Kosovo', fr: 'Kosovo' },
};

/**
 * ISO code of a country named in English as UCDP or ISO writes it; `undefined` when unknown.
 * @example countryFromName('Niger') // => 'NER'
 * @example countryFromName('DR Congo (Zaire)') // => 'COD'
 */
export function countryFromName(name: string): string | undefined {
  if (!codes.has(name)) codes.set(name, findCode(name));
  return codes.get(name);
}

/** Asked for every row of a release, which names a hundred countries half a million times. */
const codes = new Map<string, string | undefined>();

function findCode(name: string): string | undefined {
  if (Object.hasOwn(UCDP_NAMES, name)) return UCDP_NAMES[name];
  return iso.getAlpha3Code(name, 'en') ?? undefined;
}

/** Short name of a country in English or French; the code itself when unknown. */
export function countryName(iso3: string, language: 'en' | 'fr'): string {
  return SHORT_NAMES[iso3]?.[language] ?? iso.getName(iso3, language, { select: 'alias' }) ?? iso3;
}

/** States that came into being after 1989, by the month from which they can have events. */
const EXISTS_FROM: Record<string, number> = {
  ERI: 1993 * 12 + 4,
  SSD: 2011 * 12 + 6,
  TLS: 2002 * 12 + 4,
};

/** False for months before a state existed: no figure there is zero, it is missing. */
export function existsIn(iso3: string, month: number): boolean {
  return month >= (EXISTS_FROM[iso3] ?? 0);
}

/** Alpha-3 code of an ISO numeric code, as map files use it. */
export function countryFromNumeric(code: string): string | undefined {
  return iso.numericToAlpha3(code);
}

/**
 * Alpha-3 code of an ISO alpha-2 code, with which p-codes begin; `undefined` when unknown.
 * @example countryFromAlpha2('BF') // => 'BFA'
 */
export function countryFromAlpha2(code: string): string | undefined {
  return iso.alpha2ToAlpha3(code.toUpperCase());
}

/** True for a code that ISO 3166 assigns (or Kosovo's user-assigned XKX). */
export function isCountryCode(iso3: string): boolean {
  return /^[A-Z]{3}$/.test(iso3) && (iso3 === 'XKX' || iso.isValid(iso3));
}

/** Every code that ISO 3166 assigns, sorted, and Kosovo's. */
export function countryCodes(): string[] {
  return [...new Set([...Object.keys(iso.getAlpha3Codes()), 'XKX'])].sort();
}
