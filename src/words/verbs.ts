/** What each verb and option does, for help, in both languages. */
import type { Bilingual } from '../core/index.ts';
import { planOptions, planVerb } from './plan-words.ts';
import { simulateOptions, simulateWords } from './verbs-scenarios.ts';

interface VerbWords {
  summary: Bilingual;
  examples: { line: string; says: Bilingual }[];
}

export const verbWords: Record<string, VerbWords> = {
  dossier: {
    summary: {
      en: 'make the page of a transition: what happened, what changed, who fills the gap, does it spill over',
      fr: "faire la page d'une transition : ce qui s'est passé, ce qui a changé, qui comble le vide, si cela déborde",
    },
    examples: [
      {
        line: 'vigie dossier mali-wagner-2025',
        says: {
          en: 'on the bundled figures, into ./dossiers',
          fr: 'sur les chiffres fournis, dans ./dossiers',
        },
      },
      {
        line: 'vigie dossier mali-minusma-2023 --lang fr --open',
        says: { en: 'in French, and open it', fr: "en français, et l'ouvrir" },
      },
      {
        line: 'vigie dossier all --out pages',
        says: {
          en: 'every transition that has figures',
          fr: 'toutes les transitions qui ont des chiffres',
        },
      },
    ],
  },
  transitions: {
    summary: {
      en: 'list departures and handovers, and which have figures',
      fr: 'lister les départs et les passations, et ceux qui ont des chiffres',
    },
    examples: [
      {
        line: 'vigie transitions mali',
        says: { en: 'those that mention Mali', fr: 'ceux qui mentionnent le Mali' },
      },
    ],
  },
  actors: {
    summary: {
      en: 'list forces, armed groups and bodies with names, dates and kin',
      fr: 'lister les forces, groupes armés et organisations : noms, dates, filiations',
    },
    examples: [
      {
        line: 'vigie actors GSIM',
        says: { en: 'by any of its names', fr: "par l'un de ses noms" },
      },
      {
        line: 'vigie actors --country MLI',
        says: { en: 'those in Mali', fr: 'ceux présents au Mali' },
      },
    ],
  },
  areas: {
    summary: {
      en: 'tell about a country, a cell or a point; import, list and compare admin areas with p-codes',
      fr: 'renseigner sur un pays, une cellule ou un point ; importer, lister et comparer des zones admin avec p-codes',
    },
    examples: [
      { line: 'vigie areas MLI', says: { en: 'neighbours of Mali', fr: 'voisins du Mali' } },
      {
        line: 'vigie areas 14.5,-4.2 --country MLI',
        says: {
          en: 'cell and nearest border of a point',
          fr: "cellule et frontière la plus proche d'un point",
        },
      },
      {
        line: 'vigie areas import mli_adm2.geojson --level admin2 --list-date 2026-02 --country MLI',
        says: {
          en: 'admin areas into the workspace, with the date of their list',
          fr: "des zones administratives dans l'espace de travail, avec la date de leur liste",
        },
      },
      {
        line: 'vigie areas list',
        says: { en: 'the lists that are there', fr: 'les listes présentes' },
      },
      {
        line: 'vigie areas crosswalk LIST_A LIST_B --out shares.csv',
        says: {
          en: 'shares of the old areas by new area, as CSV',
          fr: 'parts des anciennes zones par nouvelle zone, en CSV',
        },
      },
    ],
  },
  ingest: {
    summary: {
      en: 'take release files into the workspace, each whole or not at all',
      fr: "intégrer des fichiers dans l'espace de travail, chacun en entier ou pas du tout",
    },
    examples: [
      {
        line: 'vigie ingest GEDEvent_v25_1.csv GEDEvent_v26_0_2.csv',
        says: {
          en: 'a yearly and a monthly release',
          fr: 'une version annuelle et une version mensuelle',
        },
      },
      {
        line: 'vigie ingest --watch incoming',
        says: {
          en: 'each file that arrives in a folder',
          fr: 'chaque fichier qui arrive dans un dossier',
        },
      },
      {
        line: 'vigie ingest log.csv --mapping log.yaml',
        says: { en: 'your own incident log', fr: "votre propre registre d'incidents" },
      },
      {
        line: 'vigie ingest ucdp-ged --download candidate latest',
        says: {
          en: 'the newest monthly release from UCDP; also candidate 2026-07, or 26.1',
          fr: "la dernière version mensuelle de l'UCDP ; aussi candidate 2026-07, ou 26.1",
        },
      },
      {
        line: 'vigie ingest cadre-harmonise.csv.gz --release 2024-04',
        says: {
          en: 'humanitarian levels, with the month of their publication',
          fr: 'des niveaux humanitaires, avec le mois de leur publication',
        },
      },
      {
        line: 'curl -s … | vigie ingest - --release 26.0.2',
        says: { en: 'from standard input', fr: "depuis l'entrée standard" },
      },
    ],
  },
  diff: {
    summary: {
      en: 'show what two vintages say differently, by area and month',
      fr: 'montrer ce que deux millésimes disent différemment, par zone et par mois',
    },
    examples: [
      {
        line: 'vigie diff 24.1 25.1 --country MLI,BFA',
        says: { en: 'two yearly releases', fr: 'deux versions annuelles' },
      },
      {
        line: 'vigie diff 2025-06 2026-03 --level region --out diff.csv',
        says: {
          en: 'what was known in June 2025 and in March 2026',
          fr: 'ce que l’on savait en juin 2025 et en mars 2026',
        },
      },
    ],
  },
  build: {
    summary: {
      en: 'build a panel of outcomes by area and month, as CSV or Parquet',
      fr: "construire un panel d'indicateurs par zone et par mois, en CSV ou Parquet",
    },
    examples: [
      {
        line: 'vigie build MLI,BFA --outcome events,fatalities --from 2020-01',
        says: { en: 'two countries', fr: 'deux pays' },
      },
      {
        line: 'vigie build MLI --outcome displaced,refugees-abroad,food-insecure',
        says: { en: 'humanitarian levels by year', fr: 'niveaux humanitaires par année' },
      },
      {
        line: 'vigie build --level cell --out cells.parquet',
        says: { en: 'every cell with events', fr: 'toutes les cellules ayant des événements' },
      },
    ],
  },
  detect: {
    summary: {
      en: 'run the signals over areas and show what followed when they spoke',
      fr: 'faire tourner les signaux et montrer ce qui a suivi quand ils ont parlé',
    },
    examples: [
      {
        line: 'vigie detect MLI,BFA,NER --since 2025-01',
        says: { en: 'three countries', fr: 'trois pays' },
      },
    ],
  },
  estimate: {
    summary: {
      en: 'set a departure, or a panel of your own, against what would have been: estimate, placebos, checks, verdict',
      fr: 'comparer un départ, ou votre propre panel, à ce qui aurait été : estimation, placebos, vérifications, verdict',
    },
    examples: [
      {
        line: 'vigie estimate mali-wagner-2025',
        says: {
          en: 'the three outcomes fixed in advance, against comparable countries',
          fr: "les trois indicateurs fixés d'avance, face à des pays comparables",
        },
      },
      {
        line: 'vigie estimate --panel packs.csv --unit state --time year --outcome packs --treated California --start 1989',
        says: {
          en: 'any panel in long form, CSV or Parquet',
          fr: "n'importe quel panel en format long, CSV ou Parquet",
        },
      },
      {
        line: 'vigie estimate --panel packs.csv --unit state --time year --outcome packs --treated California --start 1989 --estimator synthetic-did --json',
        says: { en: 'another estimator, as JSON', fr: 'un autre estimateur, en JSON' },
      },
    ],
  },
  compare: {
    summary: {
      en: 'the same estimate for every departure of the registry, and the place of one among them',
      fr: 'la même estimation pour chaque départ du registre, et la place de l’un d’eux',
    },
    examples: [
      {
        line: 'vigie compare mali-wagner-2025',
        says: {
          en: 'attacks on civilians within a year of each departure',
          fr: 'les attaques contre des civils dans l’année qui suit chaque départ',
        },
      },
      {
        line: 'vigie compare --outcome events --json',
        says: { en: 'another outcome, as JSON', fr: 'un autre indicateur, en JSON' },
      },
    ],
  },
  forecast: {
    summary: {
      en: 'what is likely next, by month: bands, chances and draws, for places of the figures or of your panel',
      fr: 'la suite probable, mois par mois : fourchettes, chances et tirages, pour des lieux des chiffres ou de votre panel',
    },
    examples: [
      {
        line: 'vigie forecast --unit MLI --horizon 12',
        says: { en: 'deaths in Mali, month by month', fr: 'les morts au Mali, mois par mois' },
      },
      {
        line: 'vigie forecast --level cell --model neighbours --parquet cells.parquet',
        says: {
          en: 'every cell, all draws as Parquet',
          fr: 'chaque cellule, tous les tirages en Parquet',
        },
      },
    ],
  },
  score: {
    summary: {
      en: 'how good forecasts were: models on your panel from past origins, or draws from a file',
      fr: 'la qualité des prévisions : modèles sur votre panel depuis des origines passées, ou tirages d’un fichier',
    },
    examples: [
      {
        line: 'vigie score --panel deaths.csv --origins 2019-10,2020-10 --leads 3-14 --models all',
        says: {
          en: 'every model from two origins, the table of scores',
          fr: 'tous les modèles depuis deux origines, le tableau des scores',
        },
      },
      {
        line: 'vigie score --samples draws.parquet --observed deaths.csv --rows --json',
        says: {
          en: 'anybody’s draws, row by row',
          fr: 'les tirages de quelqu’un d’autre, ligne par ligne',
        },
      },
    ],
  },
  simulate: simulateWords,
  plan: planVerb,
  check: {
    summary: {
      en: 'read articles and say sentence by sentence what the figures and the registries bear out',
      fr: 'lire des articles et dire, phrase par phrase, ce que confirment les chiffres et les registres',
    },
    examples: [
      {
        line: 'vigie check article.html --date 2025-06-10',
        says: { en: 'what holds, the worst first', fr: "ce qui tient, le pire d'abord" },
      },
      {
        line: 'vigie check article.pdf --country MLI --out copy.html --drafts drafts',
        says: {
          en: 'an annotated copy, and drafts of a scenario matrix and of a plan',
          fr: 'une copie annotée, et des ébauches de matrice de scénarios et de plan',
        },
      },
      {
        line: 'vigie check press --json > claims.json',
        says: {
          en: 'every article of a folder, as JSON',
          fr: "tous les articles d'un dossier, en JSON",
        },
      },
    ],
  },
  trace: {
    summary: {
      en: 'print the way from a figure back to file, version and hash',
      fr: "afficher le chemin d'une figure jusqu'au fichier, à la version et à l'empreinte",
    },
    examples: [
      {
        line: 'vigie trace mali-wagner-2025/what-changed/ratios',
        says: { en: 'a figure of a dossier made before', fr: "une figure d'un dossier déjà fait" },
      },
    ],
  },
  reference: {
    summary: {
      en: 'list, check or rebuild the bundled figures',
      fr: 'lister, vérifier ou recalculer les chiffres fournis',
    },
    examples: [
      {
        line: 'vigie reference check',
        says: {
          en: 'hold their hashes against what they state',
          fr: 'comparer leurs empreintes à ce qui est déclaré',
        },
      },
      {
        line: 'vigie reference build events humanitarian geo',
        says: { en: 'compute them from release files', fr: 'les calculer à partir des fichiers' },
      },
      {
        line: 'vigie reference forecast',
        says: {
          en: 'then the forecast that ships, and its record; some twenty minutes',
          fr: 'puis la prévision fournie et son bilan ; une vingtaine de minutes',
        },
      },
    ],
  },
  doctor: {
    summary: {
      en: 'say what data are there, how fresh, what is missing, and the next command',
      fr: 'dire quelles données sont là, leur fraîcheur, ce qui manque et la commande suivante',
    },
    examples: [{ line: 'vigie doctor', says: { en: 'start here', fr: 'commencez ici' } }],
  },
};

export const optionWords: Record<string, Bilingual> = {
  ...simulateOptions,
  ...planOptions,
  date: {
    en: 'date of the article, YYYY-MM-DD or YYYY-MM; what it says itself when absent',
    fr: "date de l'article, AAAA-MM-JJ ou AAAA-MM ; à défaut, celle qu'il indique",
  },
  drafts: {
    en: 'folder for drafts of a scenario matrix and of a plan',
    fr: "dossier pour les ébauches d'une matrice de scénarios et d'un plan",
  },
  claim_review: {
    en: 'add the claims as schema.org ClaimReview to the JSON',
    fr: 'ajouter au JSON les énoncés au format ClaimReview de schema.org',
  },
  fetch: {
    en: 'fetch an http(s) address; nothing is fetched unasked',
    fr: "aller chercher une adresse http(s) ; rien n'est demandé au réseau sans cela",
  },
  horizon: { en: 'months ahead, 1 to 36', fr: 'mois d’avance, de 1 à 36' },
  model: { en: 'how it is forecast', fr: 'modèle de prévision' },
  unit_column: { en: 'column of the units of your panel', fr: 'colonne des unités de votre panel' },
  origin: {
    en: 'last month that may be known; the last of the figures when absent',
    fr: 'dernier mois qui peut être connu ; à défaut, le dernier des chiffres',
  },
  parquet: { en: 'write every draw there', fr: 'y écrire chaque tirage' },
  hub: {
    en: 'write draws and quantiles there in the forecast-hub layout, CSV',
    fr: 'y écrire tirages et quantiles au format forecast-hub, CSV',
  },
  value: { en: 'column of the counts', fr: 'colonne des décomptes' },
  samples: {
    en: 'draws of each forecast; or the path of a file of draws',
    fr: 'tirages de chaque prévision ; ou chemin d’un fichier de tirages',
  },
  observed: {
    en: 'file of what came: unit, month and value',
    fr: 'fichier de ce qui est advenu : unité, mois et valeur',
  },
  origins: {
    en: 'last months known, with commas: a forecast is made from each',
    fr: 'derniers mois connus, séparés par des virgules : une prévision depuis chacun',
  },
  leads: {
    en: 'months ahead, as 3-14 or 1,3,6, up to 36',
    fr: 'mois d’avance, comme 3-14 ou 1,3,6, 36 au plus',
  },
  models: { en: 'models with commas, or all', fr: 'modèles séparés par des virgules, ou all' },
  baseline: {
    en: 'model that the others are divided by',
    fr: 'modèle auquel les autres sont rapportés',
  },
  adjacency: {
    en: 'which units touch: countries by their codes, PRIO-GRID cells by their numbers, or none',
    fr: 'quelles unités se touchent : pays par leurs codes, cellules PRIO-GRID par leurs numéros, ou aucune',
  },
  rows: { en: 'print every row', fr: 'afficher chaque ligne' },
  record: {
    en: 'score the forecasts that were made here on the months that have come since',
    fr: 'évaluer les prévisions faites ici sur les mois advenus depuis',
  },
  no_record: { en: 'do not keep the forecast', fr: 'ne pas garder la prévision' },
  resample: {
    en: 'stretch few draws to so many for the ignorance score, as the VIEWS challenge did',
    fr: 'étirer peu de tirages à ce nombre pour le score d’ignorance, comme le concours VIEWS',
  },
  chance: {
    en: 'random dates in comparable countries to compare with',
    fr: 'dates tirées au hasard dans des pays comparables',
  },
  workers: {
    en: 'threads; the answer is the same for any number',
    fr: 'fils d’exécution ; la réponse est la même quel que soit leur nombre',
  },
  panel: {
    en: 'file of your own, CSV or Parquet, a row for each unit and period',
    fr: 'fichier à vous, CSV ou Parquet, une ligne par unité et période',
  },
  unit: {
    en: 'column of the units; leave out for a file that is one series',
    fr: 'colonne des unités ; à omettre pour un fichier qui est une seule série',
  },
  time: { en: 'column of the periods', fr: 'colonne des périodes' },
  treated: { en: 'units treated, with commas', fr: 'unités traitées, séparées par des virgules' },
  start: { en: 'first treated period', fr: 'première période traitée' },
  start_column: {
    en: 'column with the first treated period of each unit, empty for never',
    fr: 'colonne de la première période traitée de chaque unité, vide pour jamais',
  },
  delimiter: {
    en: 'mark between cells, when the first line does not tell',
    fr: 'séparateur des cellules, si la première ligne ne le dit pas',
  },
  donors: { en: 'units to compare with, with commas', fr: 'unités de comparaison' },
  exclude: { en: 'units to leave out, with commas', fr: 'unités à écarter' },
  estimator: { en: 'how it is estimated', fr: "méthode d'estimation" },
  predictors: {
    en: "columns to match on, as 'income@1980..1988,price@1985'",
    fr: "colonnes d'appariement, p. ex. 'revenu@1980..1988,prix@1985'",
  },
  fit: { en: 'periods to fit on, from..to', fr: "périodes d'ajustement, de..à" },
  pre: { en: 'periods of fit before the start', fr: "périodes d'ajustement avant le début" },
  post: { en: 'periods reported from the start on', fr: 'périodes rapportées à partir du début' },
  transform: {
    en: 'scale of the fit: none, sqrt or log1p; answers are on the raw scale',
    fr: "échelle de l'ajustement : none, sqrt ou log1p ; les réponses sont à l'échelle d'origine",
  },
  intercept: {
    en: 'let a unit differ from its comparison by a constant',
    fr: "admettre une différence constante entre l'unité et sa comparaison",
  },
  no_intercept: { en: 'do not let it', fr: 'ne pas l’admettre' },
  covariates: {
    en: "further columns of the treated unit's rows, for estimators that regress on them",
    fr: "autres colonnes de l'unité traitée, pour les estimateurs qui s'en servent",
  },
  season: { en: 'periods of a season, 0 for none', fr: "périodes d'une saison, 0 pour aucune" },
  penalty: {
    en: 'strength of a penalty; chosen from the data when left out',
    fr: "force d'une pénalité ; choisie d'après les données si omise",
  },
  draws: { en: 'draws of a simulation', fr: "tirages d'une simulation" },
  inference: {
    en: 'procedures, with commas; all that are defined when left out',
    fr: 'procédures, séparées par des virgules ; toutes celles définies si omis',
  },
  seed: { en: 'seed of what is drawn at random', fr: 'graine des tirages aléatoires' },
  svg: { en: 'file for a picture of the path', fr: 'fichier pour une image de la trajectoire' },
  transition: {
    en: 'id of a transition, or all',
    fr: "identifiant d'une transition, ou all (toutes)",
  },
  private: {
    en: 'let in sources that forbid passing on; the output says so and stays with you',
    fr: 'admettre les sources qui interdisent de transmettre ; la sortie le dit et reste chez vous',
  },
  period: {
    en: 'month or year; levels are mostly yearly',
    fr: 'month (mois) ou year (année) ; les niveaux sont surtout annuels',
  },
  out: { en: 'folder or file to write to', fr: 'dossier ou fichier de sortie' },
  lang: { en: 'language: en, fr (page: both)', fr: 'langue : en, fr (page : both)' },
  as_of: {
    en: 'only releases published by this month, YYYY-MM',
    fr: 'seulement les versions publiées à ce mois, AAAA-MM',
  },
  source: {
    en: 'only this source of the workspace, such as mapped-csv or acled',
    fr: "seulement cette source de l'espace de travail, comme mapped-csv ou acled",
  },
  filter: { en: 'words to look for', fr: 'mots à chercher' },
  country: { en: 'ISO alpha-3 code', fr: 'code ISO alpha-3' },
  area: {
    en: 'ISO alpha-3 code, PRIO-GRID cell, or latitude,longitude; or import, list, crosswalk',
    fr: 'code ISO alpha-3, cellule PRIO-GRID, ou latitude,longitude ; ou import, list, crosswalk',
  },
  list_date: {
    en: 'month in which the list of p-codes was valid, YYYY-MM',
    fr: 'mois où la liste des p-codes était valable, AAAA-MM',
  },
  object: { en: 'object of a TopoJSON file', fr: "objet d'un fichier TopoJSON" },
  id: { en: 'column of the p-codes', fr: 'colonne des p-codes' },
  name: { en: 'column of the names', fr: 'colonne des noms' },
  parent: {
    en: 'column of the p-codes of the level above',
    fr: 'colonne des p-codes du niveau supérieur',
  },
  licence: { en: 'licence of the file', fr: 'licence du fichier' },
  paths: {
    en: 'files, folders, - for standard input, or ucdp-ged and a release with --download',
    fr: "fichiers, dossiers, - pour l'entrée standard, ou ucdp-ged et une version avec --download",
  },
  mapping: {
    en: 'YAML file that says what the columns of a CSV mean',
    fr: 'fichier YAML qui dit ce que signifient les colonnes du CSV',
  },
  release: {
    en: 'release when the file name does not say it: 25.1, 26.0.2; of levels, the month, YYYY-MM',
    fr: 'version quand le nom du fichier ne la dit pas : 25.1, 26.0.2 ; de niveaux, le mois, AAAA-MM',
  },
  skip_bad_rows: {
    en: 'take the good rows and count the others',
    fr: 'prendre les bonnes lignes et compter les autres',
  },
  dry_run: { en: 'read and check, write nothing', fr: 'lire et vérifier, ne rien écrire' },
  download: {
    en: 'fetch the release that is named, then ingest it; nothing is ever fetched without it',
    fr: "télécharger la version nommée puis l'intégrer ; rien n'est jamais téléchargé sans elle",
  },
  offline: { en: 'refuse any download', fr: 'refuser tout téléchargement' },
  watch: {
    en: 'take what is in the folder, then each file that comes, until Ctrl-C',
    fr: "prendre ce qui est dans le dossier, puis chaque fichier qui arrive, jusqu'à Ctrl-C",
  },
  settle: {
    en: 'with --watch: seconds without change after which a file is whole',
    fr: 'avec --watch : secondes sans changement après lesquelles un fichier est entier',
  },
  no_corrections: {
    en: 'leave known faults of the source as published',
    fr: 'laisser les défauts connus de la source tels que publiés',
  },
  units: { en: 'areas, with commas', fr: 'zones, séparées par des virgules' },
  level: {
    en: 'country, region, cell, admin1 or admin2',
    fr: 'country (pays), region (région), cell (cellule), admin1 ou admin2',
  },
  outcome: { en: 'outcomes, with commas', fr: 'indicateurs, séparés par des virgules' },
  from: { en: 'first month, YYYY-MM', fr: 'premier mois, AAAA-MM' },
  to: { en: 'last month, YYYY-MM', fr: 'dernier mois, AAAA-MM' },
  since: {
    en: 'firings from this month on, YYYY-MM',
    fr: 'déclenchements à partir de ce mois, AAAA-MM',
  },
  figure: {
    en: 'figure id, as printed under each picture',
    fr: "identifiant de la figure, tel qu'imprimé sous chaque image",
  },
  action: { en: 'list, check or build', fr: 'list (lister), check (vérifier) ou build (calculer)' },
  folders: { en: 'folders that hold the input files', fr: "dossiers des fichiers d'entrée" },
  vintage_a: {
    en: 'release such as 24.1, or month of publication, YYYY-MM',
    fr: 'version comme 24.1, ou mois de publication, AAAA-MM',
  },
  vintage_b: {
    en: 'the release or month to hold against it',
    fr: 'la version ou le mois à lui comparer',
  },
  json: {
    en: 'one JSON document on standard output',
    fr: 'un document JSON sur la sortie standard',
  },
  workspace: {
    en: 'workspace folder (default .vigie, or VIGIE_WORKSPACE)',
    fr: "dossier de l'espace de travail (par défaut .vigie, ou VIGIE_WORKSPACE)",
  },
  open: { en: 'open the page in the browser', fr: 'ouvrir la page dans le navigateur' },
  help: { en: 'this help', fr: 'cette aide' },
  version: { en: 'version of Vigie', fr: 'version de Vigie' },
};

/** Words of the terminal. */
export const terminal = {
  tagline: {
    en: 'evidence on what changes when a force leaves a conflict zone',
    fr: 'des faits sur ce qui change quand une force quitte une zone de conflit',
  },
  usage: { en: 'Usage', fr: 'Utilisation' },
  verbs: { en: 'Verbs', fr: 'Commandes' },
  options: { en: 'Options', fr: 'Options' },
  examples: { en: 'Examples', fr: 'Exemples' },
  more: { en: 'vigie VERB --help says more', fr: 'vigie COMMANDE --help en dit plus' },
  page: { en: 'page', fr: 'page' },
  why_not: { en: 'no dossier', fr: 'pas de dossier' },
  and_more: { en: (n: number) => `and ${n} more`, fr: (n: number) => `et ${n} de plus` },
  watching: {
    en: (folder: string) => `watching ${folder}; Ctrl-C ends it`,
    fr: (folder: string) => `surveillance de ${folder} ; Ctrl-C y met fin`,
  },
  fix: { en: 'fix', fr: 'à faire' },
  note: { en: 'note', fr: 'remarque' },
  bug: {
    en: 'this is a bug of Vigie; please report it with the command and these lines',
    fr: "c'est un défaut de Vigie ; merci de le signaler avec la commande et ces lignes",
  },
  working: { en: 'working', fr: 'en cours' },
  ingested: { en: 'ingested', fr: 'intégré' },
  would_fetch: { en: 'would be fetched', fr: 'serait téléchargé' },
  imported: { en: 'imported', fr: 'importé' },
  left_out: { en: 'areas left out', fr: 'zones écartées' },
  no_licence: { en: 'licence not stated', fr: 'licence non indiquée' },
  no_lists: {
    en: 'no list of admin areas yet; vigie areas import FILE takes one',
    fr: 'aucune liste de zones administratives ; vigie areas import FICHIER en prend une',
  },
  known: { en: 'known already', fr: 'déjà connu' },
  refused: { en: 'refused', fr: 'refusé' },
  rows: { en: 'events', fr: 'événements' },
  levels: { en: 'figures', fr: 'chiffres' },
  rejected: { en: 'rows left out', fr: 'lignes écartées' },
  releases: { en: 'Releases in the workspace', fr: "Versions dans l'espace de travail" },
  added: { en: 'added', fr: 'ajoutés' },
  dropped: { en: 'dropped', fr: 'retirés' },
  moved: { en: 'moved here, away', fr: 'arrivés, partis' },
  changed: {
    en: 'changed (deaths, place, date)',
    fr: 'modifiés (morts, lieu, date)',
  },
  deaths: { en: 'deaths', fr: 'morts' },
  compared: { en: 'months that both cover', fr: 'mois que les deux couvrent' },
  none: { en: 'none', fr: 'aucune' },
  bundled: { en: 'Bundled figures', fr: 'Chiffres fournis' },
  questions: {
    en: 'What can be answered, last ten years',
    fr: 'Ce à quoi on peut répondre, dix dernières années',
  },
  missing: { en: 'missing', fr: 'manque' },
  filled_by: { en: 'filled by', fr: 'comblé par' },
  next: { en: 'Next', fr: 'Ensuite' },
  not_verified: { en: 'not verified', fr: 'non vérifié' },
  matches: {
    en: 'the bundled table still has this hash',
    fr: 'la table fournie a toujours cette empreinte',
  },
  differs: {
    en: 'the bundled table has another hash now',
    fr: 'la table fournie a maintenant une autre empreinte',
  },
  neighbours: { en: 'neighbours', fr: 'voisins' },
  centre: { en: 'centre', fr: 'centre' },
  border: { en: 'nearest border', fr: 'frontière la plus proche' },
  no_border: {
    en: 'no land border within 300 km',
    fr: 'aucune frontière terrestre à moins de 300 km',
  },
  silent: { en: 'silent for want of figures', fr: 'muets faute de chiffres' },
  quiet: { en: 'nothing', fr: 'rien' },
} as const;
