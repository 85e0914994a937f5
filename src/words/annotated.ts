/** What the annotated copy of an article says around it. */
import type { ArticleFormat, Bilingual, ClaimVerdict, Language } from '../core/index.ts';
import { formatNumber, formatPercent } from './format.ts';

/** What a verdict means. */
export const verdictMeanings: Record<ClaimVerdict, Bilingual> = {
  contradicted: {
    en: 'the figures or the registries say otherwise',
    fr: 'les chiffres ou les registres disent autre chose',
  },
  mixed: {
    en: 'it holds in part, or only for some windows of months',
    fr: "c'est vrai en partie, ou seulement sur certaines périodes",
  },
  supported: {
    en: 'the figures or the registries say the same',
    fr: 'les chiffres ou les registres disent la même chose',
  },
  'too-early': {
    en: 'reports of these months are still coming in',
    fr: 'les informations sur ces mois arrivent encore',
  },
  'not-in-these-data': {
    en: 'it could be checked, but not with what Vigie holds',
    fr: 'cela pourrait se vérifier, mais pas avec ce dont Vigie dispose',
  },
  'not-checkable': {
    en: 'a judgement, advice, an outlook or a cause',
    fr: 'un jugement, une recommandation, une perspective ou une cause',
  },
};

interface AnnotatedWords {
  copy: string;
  skip: string;
  dated: string;
  no_date: string;
  language: string;
  languages: Record<Language, string>;
  read_from: string;
  formats: Record<ArticleFormat, string>;
  fingerprint: string;
  claims: string;
  no_claims: string;
  legend: string;
  article: string;
  repaired: string;
  nothing_repaired: string;
  bytes: (start: number, end: number, isExtracted: boolean) => string;
  note: (n: number) => string;
  back: (n: number) => string;
  rests_on: string;
  kinds: Record<'series' | 'registry' | 'estimate' | 'table', string>;
  compared_with: string;
  other_windows: string;
  reading: (share: number) => string;
  interval: (low: number, high: number, level: number) => string;
  caution: string;
}

/** Whole from 10 on, for counts; two decimals below, for ratios. */
function rounded(value: number, language: Language): string {
  return formatNumber(value, language, Math.abs(value) < 10 ? 2 : 0);
}

export const annotatedWords: Record<Language, AnnotatedWords> = {
  en: {
    copy: 'An article, checked',
    skip: 'Skip to the article',
    dated: 'Date of the article',
    no_date: 'not known',
    language: 'Language of the article',
    languages: { en: 'English', fr: 'French' },
    read_from: 'Read from',
    formats: {
      html: 'a web page',
      text: 'a text file',
      markdown: 'a Markdown file',
      pdf: 'a PDF file',
      docx: 'a Word file',
    },
    fingerprint: 'Fingerprint of the file (SHA-256)',
    claims: 'Sentences looked at',
    no_claims: 'none',
    legend: 'How to read the marks',
    article: 'The article',
    repaired: 'What was repaired or left out',
    nothing_repaired: 'Nothing.',
    bytes: (start, end, isExtracted) =>
      isExtracted
        ? `bytes ${formatNumber(start, 'en')} to ${formatNumber(end, 'en')} of the text taken out of the file`
        : `bytes ${formatNumber(start, 'en')} to ${formatNumber(end, 'en')} of the file`,
    note: (n) => `to note ${n}`,
    back: (n) => `back to sentence ${n}`,
    rests_on: 'Rests on',
    kinds: {
      series: 'monthly figures',
      registry: 'registry',
      estimate: 'estimate of the departure',
      table: 'figures by country and year',
    },
    compared_with: 'compared with',
    other_windows: 'With other windows',
    reading: (share) =>
      share >= 0.8
        ? 'The sentence was clear to read.'
        : share >= 0.5
          ? 'The sentence could be read in more than one way.'
          : 'The reading of the sentence is doubtful: look at it before using the verdict.',
    interval: (low, high, level) =>
      ` (${formatPercent(level, 'en')} interval ${rounded(low, 'en')} to ${rounded(high, 'en')})`,
    caution:
      'The words are those of the article; marks and notes are Vigie’s. A verdict speaks of these figures and registries, not of the author.',
  },
  fr: {
    copy: 'Un article, vérifié',
    skip: "Aller à l'article",
    dated: "Date de l'article",
    no_date: 'inconnue',
    language: "Langue de l'article",
    languages: { en: 'anglais', fr: 'français' },
    read_from: 'Lu depuis',
    formats: {
      html: 'une page web',
      text: 'un fichier texte',
      markdown: 'un fichier Markdown',
      pdf: 'un fichier PDF',
      docx: 'un fichier Word',
    },
    fingerprint: 'Empreinte du fichier (SHA-256)',
    claims: 'Phrases examinées',
    no_claims: 'aucune',
    legend: 'Comment lire les marques',
    article: "L'article",
    repaired: 'Ce qui a été réparé ou écarté',
    nothing_repaired: 'Rien.',
    bytes: (start, end, isExtracted) =>
      isExtracted
        ? `octets ${formatNumber(start, 'fr')} à ${formatNumber(end, 'fr')} du texte extrait du fichier`
        : `octets ${formatNumber(start, 'fr')} à ${formatNumber(end, 'fr')} du fichier`,
    note: (n) => `vers la note ${n}`,
    back: (n) => `retour à la phrase ${n}`,
    rests_on: 'Repose sur',
    kinds: {
      series: 'chiffres mensuels',
      registry: 'registre',
      estimate: 'estimation du départ',
      table: 'chiffres par pays et par année',
    },
    compared_with: 'comparé à',
    other_windows: "Avec d'autres périodes",
    reading: (share) =>
      share >= 0.8
        ? 'La phrase se lisait clairement.'
        : share >= 0.5
          ? 'La phrase pouvait se lire de plusieurs façons.'
          : "La lecture de la phrase est douteuse : regardez-la avant d'utiliser le verdict.",
    interval: (low, high, level) =>
      ` (intervalle à ${formatPercent(level, 'fr')} de ${rounded(low, 'fr')} à ${rounded(high, 'fr')})`,
    caution:
      "Les mots sont ceux de l'article ; les marques et les notes sont de Vigie. Un verdict porte sur ces chiffres et ces registres, non sur l'auteur.",
  },
};
