import type { Language } from '../core/index.ts';
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';

export { actorName } from './actors.ts';
export * from './allocation.ts';
export * from './allocation-sentences.ts';
export { annotatedWords, verdictMeanings } from './annotated.ts';
export * from './claims.ts';
export * from './effect-sentences.ts';
export * from './format.ts';
export * from './impact-sentences.ts';
export { fixTexts, inFrench, issueIn, whatTexts } from './issues.ts';
export * from './likely.ts';
export * from './plan-section.ts';
export * from './plan-sentences.ts';
export { planWords } from './plan-words.ts';
export { recognisedLine } from './recognised.ts';
export * from './reference-sentences.ts';
export * from './said.ts';
export * from './scenario-sentences.ts';
export * from './scenarios.ts';
export * from './sentences.ts';
export { detectableSentence } from './sizes.ts';
export * from './units-and-periods.ts';
export { optionWords, terminal, verbWords } from './verbs.ts';
export * from './verdict-words.ts';
export type { Words };

/** Words by language. */
export const words: Record<Language, Words> = { en, fr };
