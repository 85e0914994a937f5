/** A dossier: its summary, and where the page is. */
import type { Language } from '../core/index.ts';
import { terminal, words } from '../words/index.ts';
import { bold, dim, raw } from './screen.ts';

interface DossierAnswer {
  transition: string;
  page: string;
  summary: Record<Language, string>[];
}

export function printDossier(answer: DossierAnswer, language: Language): string[] {
  return [
    ...answer.summary.map((line) => `· ${line[language]}`),
    dim(words[language].not_causal),
    `${bold(terminal.page[language])}  ${raw(answer.page)}`,
  ];
}
