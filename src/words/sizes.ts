/** Sizes, intervals and chances of an estimate in words. */
import { type Bilingual, inBoth, type Language, type MinimumDetectable } from '../core/index.ts';
import { formatNumber, formatRatio } from './format.ts';

/** A difference on the outcome's own scale, as finely as its size allows. */
export function difference(value: number, language: Language): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 4;
  return formatNumber(value, language, digits).replace('-', '−');
}

/** ` (95% interval 1.2 to 3.1)`; empty where there is none. */
export function intervalPhrase(
  low: number,
  high: number,
  language: Language,
  format: (value: number, language: Language) => string,
): string {
  const [hasLow, hasHigh] = [Number.isFinite(low), Number.isFinite(high)];
  const [from, to] = [low, high].map((value) => format(value, language));
  if (language === 'en') {
    if (hasLow && hasHigh) return ` (95% interval ${from} to ${to})`;
    if (hasLow) return ` (95% interval from ${from} up, without an upper limit)`;
    return hasHigh ? ` (95% interval up to ${to}, without a lower limit)` : '';
  }
  if (hasLow && hasHigh) return ` (intervalle à 95 % de ${from} à ${to})`;
  if (hasLow) return ` (intervalle à 95 % à partir de ${from}, sans limite supérieure)`;
  return hasHigh ? ` (intervalle à 95 % jusqu'à ${to}, sans limite inférieure)` : '';
}

/** A tail probability as a natural frequency. */
export function chancePhrase(p: number, language: Language): string {
  const times = Math.round(p * 100);
  if (language === 'en') {
    const often =
      times < 1 ? 'less than once' : times === 1 ? 'about once' : `about ${times} times`;
    return `a difference as large would come up by chance ${often} in 100`;
  }
  const often = times < 1 ? 'moins de 1 fois' : `environ ${times} fois`;
  return `un écart aussi marqué surviendrait par hasard ${often} sur 100`;
}

const LARGEST_TRIED = 20;

/** `The comparison would have noticed a change of more than ×2.3 (8 times in 10).` */
export function detectableSentence({ rate_ratio, power }: MinimumDetectable): Bilingual {
  const often = Math.round(power * 10);
  return inBoth((language) => {
    const times = Number.isFinite(rate_ratio) ? formatRatio(rate_ratio, language) : '';
    if (times === '') {
      return language === 'en'
        ? `The comparison would have noticed no change up to ×${LARGEST_TRIED}, so its silence says little.`
        : `La comparaison n'aurait décelé aucun changement jusqu'à ×${LARGEST_TRIED} : son silence en dit peu.`;
    }
    return language === 'en'
      ? `The comparison would have noticed a change of more than ×${times} (${often} times in 10).`
      : `La comparaison aurait décelé un changement supérieur à ×${times} (${often} fois sur 10).`;
  });
}
