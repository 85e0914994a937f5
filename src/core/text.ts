/** The languages a reader may choose. */
export type Language = 'en' | 'fr';

export const LANGUAGES: readonly Language[] = ['en', 'fr'];

/** The same words in each language; every word a reader sees is one of these. */
export type Bilingual = Record<Language, string>;

/** Builds a text in each language from one function of the language. */
export function inBoth(write: (language: Language) => string): Bilingual {
  return { en: write('en'), fr: write('fr') };
}
