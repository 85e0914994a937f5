/** What stands beside an estimate: other outcomes, other choices, earlier dates, neighbours. */
import {
  type Bilingual,
  type EffectReport,
  type ImpactEvidence,
  inBoth,
  LARGEST_P,
  type Language,
  type MinimumDetectable,
  type Robustness,
} from '../core/index.ts';
import { colon, formatNumber, formatRatio, joinNames } from './format.ts';
import { difference, intervalPhrase } from './sizes.ts';
import { periodText, unitName, withoutUnit } from './units-and-periods.ts';
import { findVerdict, verdictText } from './verdict-words.ts';

/** A verdict of the JSON in words of both languages. */
export function verdictInWords(verdict: string): Bilingual {
  const found = findVerdict(verdict);
  return found ? verdictText(found.kind, found.reason) : { en: verdict, fr: verdict };
}

/** The same inside a sentence that has a colon of its own: `cannot tell, too few events before the date`. */
function verdictInside(verdict: string, language: Language): string {
  return verdictInWords(verdict)[language].replace(/[ \u202f]?: /, ', ');
}

/** One outcome in a line: `Fighting with state forces: no clear change, ×1.1 (95% interval 0.6 to 2).` */
export function outcomeVerdictSentence(
  title: Bilingual,
  isCount: boolean,
  { verdict, post }: Pick<EffectReport, 'verdict' | 'post'>,
): Bilingual {
  return inBoth((language) => {
    const start = `${title[language]}${colon(language)} ${verdictInside(verdict, language)}`;
    if (findVerdict(verdict)?.kind === 'cannot-tell') return `${start}.`;
    if (isCount && Number.isFinite(post.rate_ratio)) {
      const range = intervalPhrase(
        post.rate_ratio_low,
        post.rate_ratio_high,
        language,
        formatRatio,
      );
      return `${start}, ×${formatRatio(post.rate_ratio, language)}${range}.`;
    }
    const sign = post.effect_mean > 0 ? '+' : '';
    const range = intervalPhrase(post.low, post.high, language, difference);
    return `${start}, ${sign}${difference(post.effect_mean, language)}${range}.`;
  });
}

/** How often a doubling would have been found. */
export function doublingSentence({ power_of_doubling }: MinimumDetectable): Bilingual {
  const times = Math.round(power_of_doubling * 10);
  const [en, fr] =
    times === 0
      ? ['hardly ever', 'presque jamais']
      : times === 10
        ? ['nearly always', 'presque toujours']
        : [
            `about ${times} ${times === 1 ? 'time' : 'times'} in 10`,
            `environ ${times} fois sur 10`,
          ];
  return {
    en: `On series like these, a doubling would be noticed ${en}.`,
    fr: `Sur des séries comme celles-ci, un doublement serait décelé ${fr}.`,
  };
}

/** The least and the largest ratio when each donor is left out in turn. */
export function leaveOneOutSentence(variants: Robustness['leave_one_out']): Bilingual | undefined {
  const ranked = variants
    .filter(({ rate_ratio }) => Number.isFinite(rate_ratio))
    .sort((a, b) => a.rate_ratio - b.rate_ratio);
  const [least, most] = [ranked[0], ranked.at(-1)];
  if (!least || !most) return undefined;
  return inBoth((l) => {
    const end = ({ rate_ratio, without }: (typeof ranked)[number]) =>
      `×${formatRatio(rate_ratio, l)} (${withoutUnit(without, l)})`;
    if (ranked.length === 1) {
      return l === 'en'
        ? `With its heaviest comparison country left out, the ratio is ${end(least)}.`
        : `Si l'on écarte son principal pays de comparaison, le rapport est de ${end(least)}.`;
    }
    return l === 'en'
      ? `With one comparison country left out at a time, the ratio lies between ${end(least)} and ${end(most)}.`
      : `Si l'on écarte un pays de comparaison à la fois, le rapport se situe entre ${end(least)} et ${end(most)}.`;
  });
}

/** What the same estimate gives at earlier dates. */
export function inTimeSentence(inTime: Robustness['in_time']): Bilingual | undefined {
  const shown = inTime.filter(({ rate_ratio }) => Number.isFinite(rate_ratio));
  if (shown.length === 0) return undefined;
  const loud = shown.filter(({ p }) => p <= LARGEST_P).length;
  return inBoth((l) => {
    const list = joinNames(
      shown.map(
        ({ rate_ratio, start }) => `×${formatRatio(rate_ratio, l)} (${periodText(start, l)})`,
      ),
      l,
    );
    return l === 'en'
      ? `At earlier dates, when nothing is known to have happened, the same estimate gives ${list}; ${loudEnglish(loud, shown.length)}.`
      : `À des dates antérieures, sans rien de connu à ce moment-là, la même estimation donne ${list} ; ${loudFrench(loud, shown.length)}.`;
  });
}

function loudEnglish(loud: number, all: number): string {
  if (loud === 0) return all === 1 ? 'it does not stand out' : 'none of them stands out';
  if (all === 1) return 'it stands out, which speaks against reading much into the real date';
  return `${loud} of ${all} ${loud === 1 ? 'stands' : 'stand'} out, which speaks against reading much into the real date`;
}

function loudFrench(loud: number, all: number): string {
  if (loud === 0) return all === 1 ? 'elle ne ressort pas' : "aucune d'elles ne ressort";
  const tail = "ce qui invite à ne pas trop lire dans l'écart à la vraie date";
  if (all === 1) return `elle ressort, ${tail}`;
  return `${loud} sur ${all} ${loud === 1 ? 'ressort' : 'ressortent'}, ${tail}`;
}

/** The same estimate with each neighbour in the country's place. */
export function neighbourEstimatesSentence(
  neighbours: ImpactEvidence['neighbours'],
): Bilingual | undefined {
  if (neighbours.length === 0) return undefined;
  const each = ({ country, rate_ratio, verdict }: (typeof neighbours)[number], l: Language) => {
    const ratio = Number.isFinite(rate_ratio) ? ` ×${formatRatio(rate_ratio, l)}` : '';
    const isTold = findVerdict(verdict)?.kind !== 'cannot-tell';
    return `${unitName(country, l)}${isTold ? ratio : ''} (${verdictInside(verdict, l)})`;
  };
  return inBoth((l) => {
    const list = neighbours.map((neighbour) => each(neighbour, l)).join(l === 'en' ? '; ' : ' ; ');
    return l === 'en'
      ? `The neighbours, estimated in the same way: ${list}.`
      : `Les voisins, estimés de la même façon : ${list}.`;
  });
}

/** How many comparison countries are at least as extreme, for a picture. */
export function cloudShare(p: number, n: number, language: Language): string {
  const k = Math.max(0, Math.round(p * (n + 1)) - 1);
  const [count, all] = [k, n].map((value) => formatNumber(value, language));
  if (language === 'en') {
    if (k === 0)
      return `None of ${all} comparison countries moved away from its blend as much, for the fit it had`;
    const [its, it] = k === 1 ? ['its', 'it'] : ['their', 'they'];
    return `${count} of ${all} comparison countries moved away from ${its} blend at least as much, for the fit ${it} had`;
  }
  if (k === 0)
    return `Aucun des ${all} pays de comparaison ne s'écarte autant de sa combinaison, à ajustement comparable`;
  return k === 1
    ? `1 des ${all} pays de comparaison s'écarte au moins autant de sa combinaison, à ajustement comparable`
    : `${count} des ${all} pays de comparaison s'écartent au moins autant de leur combinaison, à ajustement comparable`;
}
