/** Help of the verb `simulate`: see verbs.ts. */
import type { Bilingual } from '../core/index.ts';

export const simulateWords = {
  summary: {
    en: 'find which states of several factors go together, and what the figures show of each future',
    fr: 'trouver quels états de plusieurs facteurs vont ensemble, et ce que les chiffres montrent de chaque avenir',
  },
  examples: [
    {
      line: 'vigie simulate sahel-2025',
      says: { en: 'the example that ships, on Mali', fr: "l'exemple fourni, sur le Mali" },
    },
    {
      line: 'vigie simulate sahel-2025 --force access=restored --watch',
      says: {
        en: 'if aid had access, and which signposts the figures show',
        fr: "si l'aide avait accès, et quels signes les chiffres montrent",
      },
    },
    {
      line: 'vigie simulate project.scw --basins --against project.sl --write project.yaml',
      says: {
        en: 'a project of ScenarioWizard, held against its list of solutions, written as YAML',
        fr: 'un projet de ScenarioWizard, comparé à sa liste de solutions, écrit en YAML',
      },
    },
  ],
};

/** Options of `simulate`; those that mean something else to other verbs carry its name. */
export const simulateOptions: Record<string, Bilingual> = {
  file: {
    en: 'matrix: .yaml, .csv or .scw, or the name of one that ships',
    fr: "matrice : .yaml, .csv ou .scw, ou le nom d'une matrice fournie",
  },
  force: {
    en: 'states given from outside, as access=restored, with commas; by id or number',
    fr: 'états imposés, comme access=restored, séparés par des virgules ; par id ou numéro',
  },
  basins: {
    en: 'follow every combination to where it comes to rest',
    fr: "suivre chaque combinaison jusqu'à son point de repos",
  },
  succession: {
    en: 'how inconsistent states give way',
    fr: 'comment les états incohérents cèdent',
  },
  near: {
    en: 'list scenarios that miss by up to so much; 0 for none',
    fr: "lister les scénarios incohérents jusqu'à cet écart ; 0 pour aucun",
  },
  most: { en: 'scenarios listed at most', fr: 'scénarios listés au plus' },
  sets: {
    en: 'judgement sets with commas, the first told in full; all when absent',
    fr: 'jeux de jugements séparés par des virgules, le premier détaillé ; tous à défaut',
  },
  scale: {
    en: 'scale of a CSV matrix, as -5..5; -3..3 when absent',
    fr: "échelle d'une matrice CSV, comme -5..5 ; -3..3 à défaut",
  },
  'simulate.watch': {
    en: 'say which signposts the figures show, and what changed since last month',
    fr: 'dire quels signes les chiffres montrent, et ce qui a changé depuis le mois dernier',
  },
  against: {
    en: 'list of solutions (.sl) to hold the scenarios against',
    fr: 'liste de solutions (.sl) à laquelle comparer les scénarios',
  },
  write: {
    en: 'write the matrix (.scw, .yaml, .csv) or its solutions (.sl) there',
    fr: 'y écrire la matrice (.scw, .yaml, .csv) ou ses solutions (.sl)',
  },
};
