/** Words about response plans: the terminal's, the page's, and those of computed status. */
import type { Bilingual } from '../core/index.ts';
import { plural } from './format.ts';

export const planWords = {
  checked: {
    en: (priorities: number, actions: number, indicators: number) =>
      `${plural(priorities, 'en', 'priority', 'priorities')}, ${plural(actions, 'en', 'action', 'actions')}, ${plural(indicators, 'en', 'indicator', 'indicators')}`,
    fr: (priorities: number, actions: number, indicators: number) =>
      `${plural(priorities, 'fr', 'priorité', 'priorités')}, ${plural(actions, 'fr', 'action', 'actions')}, ${plural(indicators, 'fr', 'indicateur', 'indicateurs')}`,
  },
};

/** What `vigie plan` does, for its help. */
export const planVerb = {
  summary: {
    en: 'response plans: check, status, table, who does what where in and out, templates',
    fr: 'plans de réponse : vérifier, statut, tableau, qui fait quoi où en entrée et en sortie, modèles',
  },
  examples: [
    {
      line: 'vigie plan check plan.yaml',
      says: {
        en: 'every fault of the file with its line, or what is still open',
        fr: 'chaque défaut du fichier avec sa ligne, ou ce qui reste ouvert',
      },
    },
  ],
};

/** Options of `vigie plan`. */
export const planOptions: Record<string, Bilingual> = {
  task: {
    en: 'check; more under docs/guides/plans.md',
    fr: 'check (vérifier) ; le reste dans docs/guides/plans.md',
  },
};
