/** What happened after other departures, as counts a reader can hold. */
import {
  type Bilingual,
  countryName,
  inBoth,
  type Language,
  type ReferenceCase,
} from '../core/index.ts';
import { formatNumber, formatRatio, theCountry } from './format.ts';
import { lower } from './units-and-periods.ts';
import { findVerdict } from './verdict-words.ts';

/** At which a departure counts as followed by a rise: half again as high as expected. */
export const ROSE_BY_HALF = 1.5;

/** Cases with a ratio, a poor fit among them, since a rank is no verdict; the highest first. */
export function toldCases(cases: readonly ReferenceCase[]): ReferenceCase[] {
  return cases
    .filter(({ verdict }) => {
      const told = findVerdict(verdict);
      return told?.kind !== 'cannot-tell' || told.reason === 'poor-fit';
    })
    .filter(({ rate_ratio }) => Number.isFinite(rate_ratio))
    .sort((a, b) => b.rate_ratio - a.rate_ratio);
}

function rose(cases: readonly ReferenceCase[]): number {
  return cases.filter(({ rate_ratio }) => rate_ratio >= ROSE_BY_HALF).length;
}

/** How many of the departures were followed by half again as much as expected, and where this one lies. */
export function referenceFinding(
  cases: readonly ReferenceCase[],
  title: Bilingual,
  transition: string,
  country: string,
): Bilingual {
  const told = toldCases(cases);
  const place = told.findIndex((one) => one.transition === transition) + 1;
  return inBoth((l) => {
    const where = placePhrase(told, place, country, l);
    if (told.length === 0) {
      return l === 'en'
        ? 'No departure of the registry has enough data for this comparison.'
        : "Aucun départ du registre n'a assez de données pour cette comparaison.";
    }
    const [n, k] = [told.length, rose(told)].map((value) => formatNumber(value, l));
    if (l === 'en') {
      return `Of ${n} ${told.length === 1 ? 'departure' : 'departures'} with enough data, ${rose(told) === 0 ? 'none' : k} saw ${lower(title.en)} at least half again as high as expected within a year; ${where}.`;
    }
    const saw = rose(told) === 0 ? "aucun n'a" : rose(told) === 1 ? '1 seul a' : `${k} ont`;
    return `Sur ${n} ${told.length === 1 ? 'départ' : 'départs'} aux données suffisantes, ${saw} vu, en un an, l'indicateur « ${lower(title.fr)} » dépasser d'au moins la moitié le niveau attendu ; ${where}.`;
  });
}

function placePhrase(
  told: readonly ReferenceCase[],
  place: number,
  country: string,
  l: Language,
): string {
  const name = countryName(country, l);
  if (place === 0) {
    return l === 'en'
      ? `this one (${name}) cannot be placed among them`
      : `celui-ci (${name}) ne peut pas y être situé`;
  }
  const ratio = `×${formatRatio(told[place - 1].rate_ratio, l)}`;
  return l === 'en'
    ? `${theCountry(country, l)} lies at place ${place} from the highest, at ${ratio}`
    : `celui-ci (${name}) est au ${place}${place === 1 ? 'er' : 'e'} rang à partir du plus élevé, à ${ratio}`;
}

/** How often dates drawn at random give as much. */
export function chanceSentence(chance: readonly number[]): Bilingual | undefined {
  const ratios = chance.filter((ratio) => !Number.isNaN(ratio));
  if (ratios.length === 0) return undefined;
  const high = ratios.filter((ratio) => ratio >= ROSE_BY_HALF).length;
  return inBoth((l) => {
    const [k, n] = [high, ratios.length].map((value) => formatNumber(value, l));
    const share = Math.round((high / ratios.length) * 100);
    return l === 'en'
      ? `At dates drawn at random in comparable countries, the same comes up ${k} of ${n} times (${share} in 100).`
      : `À des dates tirées au hasard dans des pays comparables, cela se produit ${k} fois sur ${n} (${share} sur 100).`;
  });
}

const FEW = 10;

/** The same counts where another force took over or stayed, and where none did. */
export function replacedSentence(cases: readonly ReferenceCase[]): Bilingual | undefined {
  const told = toldCases(cases);
  const groups = [true, false].map((is) => told.filter((one) => one.is_replaced === is));
  if (groups.some((group) => group.length === 0)) return undefined;
  const isFew = groups.some((group) => group.length < FEW);
  return inBoth((l) => {
    const of = l === 'en' ? 'of' : 'sur';
    const [yes, no] = groups.map((group) => `${rose(group)} ${of} ${group.length}`);
    const few =
      l === 'en'
        ? '; so few say nothing firm about the difference'
        : ' ; de si petits nombres ne disent rien de ferme sur la différence';
    return l === 'en'
      ? `Where another force took over or stayed it is ${yes}, where nothing took its place ${no}${isFew ? few : ''}.`
      : `Là où une autre force a pris la relève ou est restée : ${yes} ; là où rien n'a pris sa place : ${no}${isFew ? few : ''}.`;
  });
}

const LEAST_OF_KIND = 3;

/**
 * The same counts by kind of force, kinds with at least three cases.
 * @param name words for a kind
 */
export function kindsSentence(
  cases: readonly ReferenceCase[],
  name: (kind: ReferenceCase['kind'], language: Language) => string,
): Bilingual | undefined {
  const told = toldCases(cases);
  const kinds = [...new Set(told.map(({ kind }) => kind))]
    .map((kind) => ({ kind, group: told.filter((one) => one.kind === kind) }))
    .filter(({ group }) => group.length >= LEAST_OF_KIND)
    .sort((a, b) => b.group.length - a.group.length);
  if (kinds.length < 2) return undefined;
  return inBoth((l) => {
    const list = kinds
      .map(
        ({ kind, group }) =>
          `${name(kind, l)} ${rose(group)} ${l === 'en' ? 'of' : 'sur'} ${group.length}`,
      )
      .join(l === 'en' ? '; ' : ' ; ');
    return l === 'en' ? `By kind of force: ${list}.` : `Par type de force : ${list}.`;
  });
}

/** Departures that had to be left out, and those whose documents nobody opened. */
export function referenceLimits(cases: readonly ReferenceCase[]): Bilingual[] {
  const left = cases.length - toldCases(cases).length;
  const closed = toldCases(cases).filter(({ verified }) => !verified).length;
  const poor = toldCases(cases).filter(
    ({ verdict }) => findVerdict(verdict)?.reason === 'poor-fit',
  ).length;
  const [one, closedOne] = [left === 1, closed === 1];
  return [
    ...(left > 0
      ? [
          {
            en: `${left} further ${one ? 'departure' : 'departures'} of the registry cannot be told: too few events before, too little time after, or no comparable countries. ${one ? 'It stands' : 'They stand'} in the table without a ratio.`,
            fr: `Pour ${left} autre${one ? '' : 's'} départ${one ? '' : 's'} du registre, impossible à dire : trop peu d'événements avant, trop peu de temps après ou pas de pays comparables. ${one ? 'Il figure' : 'Ils figurent'} dans le tableau sans rapport.`,
          },
        ]
      : []),
    ...(poor > 0
      ? [
          {
            en: `In ${poor} of those shown no blend of other countries follows the series closely before the date: their ratios place them, and say nothing more.`,
            fr: `Pour ${poor} de ceux qui sont montrés, aucune combinaison d'autres pays ne suit la série d'assez près avant la date : leur rapport les situe, sans plus.`,
          },
        ]
      : []),
    ...(closed > 0
      ? [
          {
            en: `${closed} of those shown ${closedOne ? 'rests' : 'rest'} on documents not yet opened, marked †: ${closedOne ? 'its date' : 'their dates'} may be off.`,
            fr: `${closed} de ceux qui sont montrés ${closedOne ? 'repose' : 'reposent'} sur des documents que personne n'a encore consultés (marque †) : ${closedOne ? 'sa date peut être inexacte' : 'leurs dates peuvent être inexactes'}.`,
          },
        ]
      : []),
  ];
}
