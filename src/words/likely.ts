/** Forecasts in words: natural frequencies, ranges, and how the model did before. */
import type { Bilingual, Language, Month, PastScores } from '../core/index.ts';
import { inBoth, monthFromText } from '../core/index.ts';
import {
  formatCount,
  formatMonth,
  formatNumber,
  formatPercent,
  formatSpan,
  joinNames,
} from './format.ts';

/** Words of the figures. */
export const likelyWords = {
  en: {
    observed: 'observed',
    median: 'middle of the futures',
    half: 'half of the futures',
    nine_in_ten: '9 in 10 futures',
    fan: 'What may come, month by month',
    neighbours: 'The neighbours',
    neighbours_note: 'Each country has its own scale.',
    regions: 'Where in the country',
    seen: (months: string) => `counted in ${months}`,
    elsewhere: 'No region known',
    over_months: (title: string, months: string) => `${title}, ${months} together`,
    a_month: (title: string) => `${title} per month`,
    month: 'Month',
    middle: 'Middle',
    half_column: 'Half of the futures',
    nine_column: '9 in 10 futures',
    range: (low: string, high: string) => `${low} to ${high}`,
    region: 'Region',
  },
  fr: {
    observed: 'observé',
    median: 'milieu des futurs',
    half: 'un futur sur deux',
    nine_in_ten: '9 futurs sur 10',
    fan: 'Ce qui peut venir, mois par mois',
    neighbours: 'Les voisins',
    neighbours_note: 'Chaque pays a sa propre échelle.',
    regions: 'Où dans le pays',
    seen: (months: string) => `compté ${months}`,
    elsewhere: 'Région inconnue',
    over_months: (title: string, months: string) => `${title}, ${months} réunis`,
    a_month: (title: string) => `${title} par mois`,
    month: 'Mois',
    middle: 'Milieu',
    half_column: 'Un futur sur deux',
    nine_column: '9 futurs sur 10',
    range: (low: string, high: string) => `${low} à ${high}`,
    region: 'Région',
  },
} as const;

/** What is counted, for sentences: not the title of the outcome, which stands alone. */
const COUNTED: Record<string, { en: string; fr: string }> = {
  fatalities: { en: 'deaths', fr: 'morts' },
  events: { en: 'events', fr: 'événements' },
};

export function countedAs(outcome: string, title: Bilingual): Bilingual {
  return COUNTED[outcome] ?? { en: title.en.toLowerCase(), fr: title.fr.toLowerCase() };
}

/** A share as so many of ten, or of a hundred near the ends; `undefined` beyond what draws can tell. */
function shareAsCount(share: number): { n: number; of: 10 | 100 } | undefined {
  if (share < 0.005 || share > 0.995) return undefined;
  return share < 0.095 || share > 0.905
    ? { n: Math.round(share * 100), of: 100 }
    : { n: Math.round(share * 10), of: 10 };
}

/**
 * A share of futures as people count.
 * @example futures(0.31, 'en') // => '3 of 10 futures'
 * @example futures(0.04, 'fr') // => '4 futurs sur 100'
 */
export function futures(share: number, language: Language): string {
  const count = shareAsCount(share);
  if (language === 'en') {
    if (count) return `${count.n} of ${count.of} futures`;
    return share < 0.5 ? 'fewer than 1 of 100 futures' : 'more than 99 of 100 futures';
  }
  if (count) return `${count.n} ${count.n === 1 ? 'futur' : 'futurs'} sur ${count.of}`;
  return share < 0.5 ? 'moins de 1 futur sur 100' : 'plus de 99 futurs sur 100';
}

/** A number rounded to what a range allows: two significant digits from 20 on. */
export function rounded(value: number): number {
  if (value < 20) return Math.round(value);
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / unit) * unit;
}

const count = (value: number, language: Language) => formatNumber(rounded(value), language);

export interface MonthlyRange {
  median: number;
  low: number;
  high: number;
}

/** Deaths or events a month in the coming half-year, beside those of the last twelve months. */
export function likelyFinding(
  { median, low, high }: MonthlyRange,
  before: number,
  first: Month,
  last: Month,
  counted: Bilingual,
): Bilingual {
  const months = inBoth((l) => formatSpan(first, last, l));
  return {
    en: `If the past is a guide, about ${count(median, 'en')} ${counted.en} a month are likely from ${months.en}: in 9 of 10 futures the months average between ${count(low, 'en')} and ${count(high, 'en')}. The last twelve months averaged ${formatCount(before, 'en')}.`,
    fr: `Si le passé est un guide, environ ${count(median, 'fr')} ${counted.fr} par mois sont probables de ${months.fr} : dans 9 futurs sur 10, la moyenne des mois se situe entre ${count(low, 'fr')} et ${count(high, 'fr')}. Celle des douze derniers mois est de ${formatCount(before, 'fr')}.`,
  };
}

/** How many futures have a month above a threshold, and when the last such month was. */
export function exceedanceSentence(
  share: number,
  threshold: number,
  last: Month,
  before: Month | undefined,
  counted: Bilingual,
): Bilingual {
  const en =
    before === undefined
      ? 'No month so far was that high.'
      : `The last month that high: ${formatMonth(before, 'en')}.`;
  const fr =
    before === undefined
      ? "Aucun mois jusqu'ici n'a été aussi élevé."
      : `Le dernier mois aussi élevé : ${formatMonth(before, 'fr')}.`;
  return {
    en: `In ${futures(share, 'en')} at least one month up to ${formatMonth(last, 'en')} has more than ${formatNumber(threshold, 'en')} ${counted.en}. ${en}`,
    fr: `Dans ${futures(share, 'fr')}, au moins un mois d'ici à ${formatMonth(last, 'fr')} compte plus de ${formatNumber(threshold, 'fr')} ${counted.fr}. ${fr}`,
  };
}

/** All twelve months together against the twelve before. */
export function yearSentence(
  range: MonthlyRange,
  before: number,
  more: number,
  counted: Bilingual,
): Bilingual {
  return {
    en: `Over the twelve months together: about ${count(range.median, 'en')} ${counted.en}, in 9 of 10 futures ${count(range.low, 'en')} to ${count(range.high, 'en')}; the twelve before counted ${formatNumber(before, 'en')}. In ${futures(more, 'en')} there are more than that.`,
    fr: `Sur les douze mois réunis : environ ${count(range.median, 'fr')} ${counted.fr}, de ${count(range.low, 'fr')} à ${count(range.high, 'fr')} dans 9 futurs sur 10 ; les douze précédents en comptent ${formatNumber(before, 'fr')}. Dans ${futures(more, 'fr')}, il y en a davantage.`,
  };
}

const GROUPS: Record<string, Bilingual> = {
  recent: { en: "the country's own last twelve months", fr: 'les douze derniers mois du pays' },
  older: { en: 'its earlier years', fr: 'ses années antérieures' },
  beside: { en: 'events of the other kinds', fr: "les événements d'autres types" },
  neighbours: { en: 'the violence next door', fr: 'la violence chez les voisins' },
};

/** Inputs that matter less than this are said to matter hardly. */
const HARDLY = 1.01;

function growth(ratio: number, l: Language): string {
  if (ratio < 2) return `+${formatPercent(ratio - 1, l)}`;
  return l === 'en'
    ? `${Math.round(ratio)} times as large`
    : `${Math.round(ratio)} fois plus grande`;
}

/** What the forecast leans on: how much the error grows when a group is exchanged among countries. */
export function importanceSentence(
  groups: readonly { group: string; crps_ratio: number }[],
): Bilingual | undefined {
  const moving = groups.filter(({ crps_ratio }) => crps_ratio >= HARDLY);
  const hardly = groups.filter(({ crps_ratio }) => crps_ratio < HARDLY);
  if (moving.length === 0) return undefined;
  return inBoth((l) => {
    const told = moving.map(
      ({ group, crps_ratio }) => `${GROUPS[group][l]} (${growth(crps_ratio, l)})`,
    );
    const rest = hardly.map(({ group }) => GROUPS[group][l]);
    if (l === 'en')
      return `What moves the forecast, by what becomes of its error when it is exchanged among countries: ${joinNames(told, l)}${rest.length > 0 ? `; hardly at all: ${joinNames(rest, l)}` : ''}.`;
    return `Ce qui fait la prévision, mesuré à ce que devient son erreur quand on l'échange entre pays : ${joinNames(told, l)}${rest.length > 0 ? ` ; presque sans effet : ${joinNames(rest, l)}` : ''}.`;
  });
}

/** How the model did at earlier origins, at each group of leads. */
export function recordSentence(
  record: readonly PastScores[],
  origins: { from: string; to: string; count: number },
  counted: Bilingual,
): Bilingual {
  const active = record.reduce((sum, row) => sum + row.active, 0);
  const inside = record.reduce((sum, row) => sum + row.active_inside, 0);
  return inBoth((l) => {
    const leads = record.map(({ lead_from, lead_to, crps, crps_baseline }) => {
      const span = `${lead_from}–${lead_to}`;
      const gain = 1 - crps / crps_baseline;
      const size = formatPercent(Math.abs(gain), l);
      const isLike = Math.abs(gain) < 0.005;
      if (l === 'en')
        return isLike
          ? `the same at ${span} months`
          : `${size} ${gain > 0 ? 'smaller' : 'larger'} at ${span} months`;
      return isLike
        ? `égale à ${span} mois`
        : `${gain > 0 ? 'plus petite' : 'plus grande'} de ${size} à ${span} mois`;
    });
    const [from, to] = [origins.from, origins.to].map((month) =>
      formatMonth(monthFromText(month), l),
    );
    const cover = active > 0 ? formatNumber((100 * inside) / active, l) : undefined;
    if (l === 'en')
      return `Its record, at ${origins.count} origins from ${from} to ${to}, in countries as active as this one: its error (CRPS) was ${joinNames(leads, l)} than that of the plain rule “as in the last twelve months”${cover === undefined ? '' : `; of 100 months with ${counted.en}, ${cover} lay in its range of 9 in 10`}.`;
    return `Son bilan, à ${origins.count} origines de ${from} à ${to}, dans des pays aussi actifs que celui-ci : son erreur (CRPS) était ${joinNames(leads, l)} que celle de la règle simple « comme les douze derniers mois »${cover === undefined ? '' : ` ; sur 100 mois avec des ${counted.fr}, ${cover} se trouvaient dans sa fourchette de 9 sur 10`}.`;
  });
}

/** Newest months that still rise. */
export function lagSentence(final_until: Month | null, origin: Month): Bilingual | undefined {
  if (final_until === null || final_until >= origin) return undefined;
  return {
    en: `Months after ${formatMonth(final_until, 'en')} are not final: the newest are incomplete and will still rise, so a forecast from them starts low.`,
    fr: `Les mois postérieurs à ${formatMonth(final_until, 'fr')} ne sont pas définitifs : les plus récents sont incomplets et augmenteront encore, si bien qu'une prévision qui en part commence trop bas.`,
  };
}

export function regionsSentence(until: Month, origin: Month): Bilingual {
  const gap = origin - until;
  return {
    en: `Regions share each future of the country by their months up to ${formatMonth(until, 'en')}, recent ones weighing more, with the sway that such shares have had; they add up to the country.${gap > 0 ? ' Newer months are not known by region.' : ''}`,
    fr: `Les régions se partagent chaque futur du pays selon leurs mois jusqu'à ${formatMonth(until, 'fr')}, les récents pesant davantage, avec la variation que ces parts ont connue ; leur somme est le pays.${gap > 0 ? ' Les mois plus récents ne sont pas connus par région.' : ''}`,
  };
}

export interface SaidToTell {
  made_at: string;
  origin: Month;
  n: number;
  crps_ratio: number;
  coverage_90: number;
}

/** A forecast of this workspace and what has come of it. */
export function saidBeforeSentence(said: SaidToTell, counted: Bilingual): Bilingual {
  const { made_at, origin, n, crps_ratio, coverage_90 } = said;
  const inside = Math.round(coverage_90 * n);
  return {
    en: `Said here on ${made_at.slice(0, 10)} with months known to ${formatMonth(origin, 'en')} (${counted.en}): ${inside} of the ${n} months that have come lay in the range of 9 in 10; its error was ${formatNumber(crps_ratio, 'en', 2)} times that of “as in the last twelve months”.`,
    fr: `Dit ici le ${made_at.slice(0, 10)}, mois connus jusqu'en ${formatMonth(origin, 'fr')} (${counted.fr}) : ${inside} des ${n} mois venus depuis étaient dans la fourchette de 9 sur 10 ; son erreur valait ${formatNumber(crps_ratio, 'fr', 2)} fois celle de « comme les douze derniers mois ».`,
  };
}
