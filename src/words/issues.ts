/**
 * French of what an issue says. Issues are made deep in the house in English, with stable codes for
 * scripts; the terminal and the page translate them here by their English pattern, in which `{}`
 * stands for a value. A test reads the sources and fails on a text that has no French.
 */
import type { Issue, Language } from '../core/index.ts';
import { typeset } from './format.ts';

type Pair = readonly [english: string, french: string];

/** What is wrong. Longer patterns of the same beginning stand first. */
export const whatTexts: readonly Pair[] = [
  ['"{}" does not exist', "« {} » n'existe pas"],
  [
    'the folder holds no .csv, .csv.gz or .zip file',
    'le dossier ne contient ni .csv, ni .csv.gz, ni .zip',
  ],
  ['the {} file cannot be unpacked: {}', 'le fichier {} ne peut pas être décompressé : {}'],
  ['the bytes are not UTF-8 text', 'les octets ne sont pas du texte UTF-8'],
  [
    'the file unpacks to more than {} times its size and more than {} bytes',
    'le fichier se décompresse à plus de {} fois sa taille et plus de {} octets',
  ],
  ['the file is no table but a {}', "le fichier n'est pas une table mais : {}"],
  ['the file cannot be read: {}', 'le fichier ne peut pas être lu : {}'],
  ['the bytes are not {} text', 'les octets ne sont pas du texte {}'],
  ['the file holds NUL bytes', 'le fichier contient des octets nuls'],
  ['the row does not end within {} characters', 'la ligne ne finit pas après {} caractères'],
  ['{} holds {} characters, more than {}', '{} contient {} caractères, plus de {}'],
  [
    'a row of HXL tags stands elsewhere than under the header',
    "une ligne d'étiquettes HXL se trouve ailleurs que sous l'en-tête",
  ],
  ['the header stands again among the rows', "l'en-tête revient parmi les lignes"],
  [
    'id {} has lost its digits to a spreadsheet',
    "l'identifiant {} a perdu ses chiffres dans un tableur",
  ],
  ["{} {} is a spreadsheet's number of a day", '{} {} est un numéro de jour de tableur'],
  [
    '{} {} has the day before the month; every date of the file is in doubt',
    '{} {} place le jour avant le mois ; toutes les dates du fichier sont douteuses',
  ],
  ['{} {} is written {}, the rows before it {}', '{} {} est écrit {}, les lignes précédentes {}'],
  [
    'date_start {} is after {}, the last month of the release',
    'date_start {} est après {}, le dernier mois de la version',
  ],
  [
    '{} events are dated in a month that has not come yet',
    "{} événements sont datés d'un mois qui n'est pas encore venu",
  ],
  ['{} more faults in a file of {} rows', '{} autres défauts dans un fichier de {} lignes'],
  [
    '{} rows repeat an event word for word; each event is counted once',
    '{} lignes répètent un événement mot pour mot ; chaque événement compte une fois',
  ],
  [
    '{} rows have no cell filled in and were left out',
    "{} lignes n'ont aucune cellule remplie et ont été écartées",
  ],
  [
    'correction "{}" was applied to {} events',
    'la correction « {} » a été appliquée à {} événements',
  ],
  [
    '{} of {} events: the point lies more than 300 km outside the country; kept as published',
    '{} événements sur {} : le point se trouve à plus de 300 km hors du pays ; conservés tels que publiés',
  ],
  [
    'id "{}" stands already on line {}, with other content',
    "l'identifiant « {} » figure déjà à la ligne {}, avec un autre contenu",
  ],
  ['the workspace holds no release "{}"', "l'espace de travail n'a pas de version « {} »"],
  [
    '"{}" ({}) and "{}" ({}) have no month of a country in common',
    "« {} » ({}) et « {} » ({}) n'ont aucun mois d'un même pays en commun",
  ],
  [
    '{} corrections of the register are part of the releases compared',
    '{} corrections du registre font partie des versions comparées',
  ],
  ['"{}" is not one folder', "« {} » n'est pas un seul dossier"],
  ['a quote is opened and never closed', 'un guillemet est ouvert et jamais fermé'],
  ['a quote stands in the middle of a cell', "un guillemet se trouve au milieu d'une cellule"],
  ['the file holds no event', 'le fichier ne contient aucun événement'],
  [
    'the first row is not that of a source Vigie knows: {}',
    "la première ligne n'est pas celle d'une source connue : {}",
  ],
  [
    'column "{}" of the mapping is not in the file',
    "la colonne « {} » de la correspondance n'est pas dans le fichier",
  ],
  ['column "{}" is missing', 'la colonne « {} » manque'],
  ['column "{}" stands twice', 'la colonne « {} » apparaît deux fois'],
  ['the row has {} columns, the header has {}', 'la ligne a {} colonnes, l’en-tête en a {}'],
  ['the event has no id', "l'événement n'a pas d'identifiant"],
  ['id "{}" stands already on line {}', "l'identifiant « {} » figure déjà à la ligne {}"],
  ['{} "{}" is not a whole number from {} to {}', "{} « {} » n'est pas un entier de {} à {}"],
  ['{} "{}" is not a number of deaths', "{} « {} » n'est pas un nombre de morts"],
  ['{} "{}" is not between −{} and {}', "{} « {} » n'est pas compris entre −{} et {}"],
  ['{} "{}" is not a date', "{} « {} » n'est pas une date"],
  ['"{}" is not a date written {}', "« {} » n'est pas une date écrite {}"],
  ['"{}" is not a number from {} to {}', "« {} » n'est pas un nombre de {} à {}"],
  ['"{}" is not 1, 2 or 3', "« {} » n'est ni 1, ni 2, ni 3"],
  ['country "{}" is not known', "le pays « {} » n'est pas connu"],
  [
    'the mapping does not say which months the log covers; first to last event was assumed',
    'la correspondance ne dit pas quels mois le registre couvre ; du premier au dernier événement a été supposé',
  ],
  ['the mapping cannot be read: {}', 'la correspondance ne peut pas être lue : {}'],
  [
    'the file has no header row; the columns of a full release were assumed',
    "le fichier n'a pas de ligne d'en-tête ; les colonnes d'une version complète ont été supposées",
  ],
  [
    'the file name does not say its release; a monthly Candidate file was assumed',
    'le nom du fichier ne dit pas sa version ; un fichier Candidate mensuel a été supposé',
  ],
  [
    'the file name does not say its release; yearly release {} was assumed',
    'le nom du fichier ne dit pas sa version ; la version annuelle {} a été supposée',
  ],
  ['"{}" is not a UCDP release', "« {} » n'est pas une version de l'UCDP"],
  [
    '{} of {} events: the low estimate of deaths is above the high one; kept as published',
    "{} événements sur {} : l'estimation basse des morts dépasse la haute ; conservés tels que publiés",
  ],
  [
    '{} of {} events: the best estimate of deaths is not between the low and the high one; kept as published',
    "{} événements sur {} : la meilleure estimation des morts n'est pas entre la basse et la haute ; conservés tels que publiés",
  ],
  [
    '{} of {} events: the event ends before it starts; kept as published',
    "{} événements sur {} : l'événement finit avant de commencer ; conservés tels que publiés",
  ],
  ['another program has the workspace open', "un autre programme a ouvert l'espace de travail"],
  ['the workspace cannot be opened: {}', "l'espace de travail ne peut pas être ouvert : {}"],
  ['bundled table "{}" is not there', 'la table fournie « {} » manque'],
  [
    'bundled table "{}" does not have the hash that its .source.json states',
    "la table fournie « {} » n'a pas l'empreinte que déclare son .source.json",
  ],
  [
    '{} not found: table "{}" left as it was',
    'introuvable : {} ; la table « {} » reste telle quelle',
  ],
  [
    '{} have deaths in the yearly release but no row in the monthly one',
    'des morts dans la version annuelle mais aucune ligne dans la mensuelle : {}',
  ],
  ['no release was published by that month', "aucune version n'était publiée à ce mois"],
  [
    'no release is there by that month or of that source',
    "il n'y a aucune version à ce mois ou de cette source",
  ],
  ['there is no dossier that holds this figure', 'aucun dossier ne contient cette figure'],
  ['figure "{}" is not in the dossier', "la figure « {} » n'est pas dans le dossier"],
  ['transition "{}" is not in the registry', "la transition « {} » n'est pas dans le registre"],
  ['outcome "{}" is not known', "l'indicateur « {} » n'est pas connu"],
  ['the figures hold no {} "{}"', 'les chiffres ne contiennent pas « {1} » ({0})'],
  ['"{}" is not an area Vigie knows', "« {} » n'est pas une zone connue"],
  ['"{}" is not a month', "« {} » n'est pas un mois"],
  ['"{}" is not a verb of Vigie', "« {} » n'est pas un verbe de Vigie"],
  ['"{}" is one word too many', '« {} » est un mot de trop'],
  ['{} is missing', '{} manque'],
  ['unknown option {}', 'option inconnue {}'],
  ['no dossier can be made of it: {}', 'aucun dossier ne peut en être fait : {}'],
  ['it is not dated to a month', "elle n'est pas datée au mois près"],
  ['no outcome can be compared', 'aucun indicateur ne peut être comparé'],
  [
    'the figures hold no event in {} in the 24 months before and after {}, so there is nothing to compare',
    "les chiffres ne contiennent aucun événement dans les 24 mois avant et après {1} ({0}) ; il n'y a rien à comparer",
  ],
  [
    'the figures hold only {} events in {} in the 24 months before and after {}, too few to compare',
    'les chiffres ne contiennent que {0} événements dans les 24 mois avant et après {2} ({1}), trop peu pour comparer',
  ],
  [
    'the figures do not hold 24 months before {} and 3 after it, with an event among them, for {}',
    "les chiffres n'ont pas 24 mois avant {0} et 3 après, avec un événement parmi eux ({1})",
  ],
];

/** How to fix it. */
export const fixTexts: readonly Pair[] = [
  ['check the spelling and the folder you are in', "vérifiez l'orthographe et le dossier courant"],
  ['name the folder that holds the release files', 'indiquez le dossier qui contient les fichiers'],
  ['name the folders that hold these files', 'indiquez les dossiers qui contiennent ces fichiers'],
  [
    'take the file again; a transfer may have stopped early. A zip may hold one table',
    "reprenez le fichier ; un transfert a pu s'arrêter trop tôt. Un zip ne peut contenir qu'une table",
  ],
  [
    'take the file again; a transfer may have stopped before the first row',
    "reprenez le fichier ; un transfert a pu s'arrêter avant la première ligne",
  ],
  [
    'save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")',
    'enregistrez le fichier en UTF-8 (dans un tableur : « CSV UTF-8 »)',
  ],
  [
    'double the quotes inside a quoted cell, and close it',
    'doublez les guillemets dans une cellule entre guillemets, et fermez-la',
  ],
  [
    'look for an unquoted comma, a quote that is not closed, or a cut line',
    'cherchez une virgule hors guillemets, un guillemet non fermé ou une ligne coupée',
  ],
  [
    'look for an unquoted delimiter or a quote that is not closed',
    'cherchez un séparateur hors guillemets ou un guillemet non fermé',
  ],
  [
    'take the file as UCDP or HDX publishes it, with its header row',
    "prenez le fichier tel que l'UCDP ou HDX le publie, avec sa ligne d'en-tête",
  ],
  [
    'name a UCDP GED file, or give --mapping FILE that says what the columns mean',
    'indiquez un fichier UCDP GED, ou donnez --mapping FICHIER qui dit ce que signifient les colonnes',
  ],
  [
    'write the column as the file does, capital letters included',
    'écrivez la colonne comme le fichier, majuscules comprises',
  ],
  [
    'correct the row, or ingest with --skip-bad-rows',
    'corrigez la ligne, ou intégrez avec --skip-bad-rows',
  ],
  [
    'correct the row, or date_format in the mapping',
    'corrigez la ligne, ou date_format dans la correspondance',
  ],
  ['correct the row', 'corrigez la ligne'],
  ['correct the entry', "corrigez l'entrée"],
  [
    'correct the mapping; docs/guides/own-incident-log.md shows a whole one',
    'corrigez la correspondance ; docs/guides/own-incident-log.md en montre une entière',
  ],
  [
    'write it as YAML; docs/guides/own-incident-log.md shows a whole one',
    'écrivez-la en YAML ; docs/guides/own-incident-log.md en montre une entière',
  ],
  ['write it as YYYY-MM, for instance 2025-06', 'écrivez-le AAAA-MM, par exemple 2025-06'],
  [
    'write decimal degrees with a point; look for swapped latitude and longitude',
    'écrivez des degrés décimaux avec un point ; latitude et longitude sont peut-être inversées',
  ],
  ['write a whole number of at least 0', "écrivez un entier d'au moins 0"],
  ['write the country as UCDP does, exactly', "écrivez le pays exactement comme l'UCDP"],
  [
    'write 25.1 (yearly), 26.0.2 (a month) or 25.01.25.12 (cumulative)',
    'écrivez 25.1 (annuelle), 26.0.2 (un mois) ou 25.01.25.12 (cumulée)',
  ],
  ['give the event its id', "donnez son identifiant à l'événement"],
  ['give each row an id', 'donnez un identifiant à chaque ligne'],
  [
    'give an ISO alpha-3 code (MLI), a PRIO-GRID cell (145085), or latitude,longitude (14.5,-4.2)',
    'donnez un code ISO alpha-3 (MLI), une cellule PRIO-GRID (145085) ou latitude,longitude (14.5,-4.2)',
  ],
  ['give an ISO alpha-3 code such as MLI', 'donnez un code ISO alpha-3 comme MLI'],
  ['give an ISO alpha-3 code', 'donnez un code ISO alpha-3'],
  [
    'give a later month; vigie doctor lists the releases',
    'donnez un mois plus tardif ; vigie doctor liste les versions',
  ],
  [
    'translate it under values: 1 state-based, 2 non-state, 3 one-sided',
    'traduisez-le sous values : 1 avec un État, 2 sans État, 3 contre des civils',
  ],
  [
    'unpack it with another program, look at what is in it, and name the table itself',
    'décompressez-le avec un autre programme, regardez ce qu’il contient et indiquez la table elle-même',
  ],
  [
    'take the CSV file of the release; from a spreadsheet, save the sheet as "CSV UTF-8"',
    'prenez le fichier CSV de la version ; dans un tableur, enregistrez la feuille en « CSV UTF-8 »',
  ],
  [
    'check that it is still there and that you may read it',
    "vérifiez qu'il est toujours là et que vous pouvez le lire",
  ],
  [
    'take the file again; the disk or the transfer may have failed',
    'reprenez le fichier ; le disque ou le transfert a pu échouer',
  ],
  [
    'look for a quote that is not closed on this line, or a file without line ends',
    'cherchez un guillemet non fermé à cette ligne, ou un fichier sans fins de ligne',
  ],
  ['look for a quote that is not closed', 'cherchez un guillemet non fermé'],
  [
    'keep one row of tags, directly under the header',
    "gardez une seule ligne d'étiquettes, juste sous l'en-tête",
  ],
  [
    'ingest the files that were joined one by one',
    'intégrez un par un les fichiers qui ont été joints',
  ],
  [
    'take the file again and do not save it from a spreadsheet',
    "reprenez le fichier et ne l'enregistrez pas depuis un tableur",
  ],
  [
    'show the column as YYYY-MM-DD in the spreadsheet before saving it',
    "affichez la colonne en AAAA-MM-JJ dans le tableur avant de l'enregistrer",
  ],
  ['write every date of the file as YYYY-MM-DD', 'écrivez toutes les dates du fichier AAAA-MM-JJ'],
  [
    'correct the row, or give the release with --release',
    'corrigez la ligne, ou donnez la version avec --release',
  ],
  [
    'correct the row, or covers in the mapping',
    'corrigez la ligne, ou covers dans la correspondance',
  ],
  [
    'correct the row, or the clock of this computer',
    "corrigez la ligne, ou l'horloge de cet ordinateur",
  ],
  [
    'correct the first ones; the others may have the same origin',
    'corrigez les premiers ; les autres ont peut-être la même origine',
  ],
  ['name one folder to watch', 'indiquez un seul dossier à surveiller'],
  ['nothing to do', 'rien à faire'],
  [
    'leave corrections out with --no-corrections',
    'laissez les corrections de côté avec --no-corrections',
  ],
  ['keep one row for each event', 'gardez une ligne par événement'],
  [
    "keep UCDP's file name, such as GEDEvent_v26_0_2.csv, or give --release",
    "gardez le nom de fichier de l'UCDP, comme GEDEvent_v26_0_2.csv, ou donnez --release",
  ],
  [
    'add covers: YYYY-MM..YYYY-MM, so that quiet months count as zero',
    'ajoutez covers: AAAA-MM..AAAA-MM, pour que les mois calmes comptent zéro',
  ],
  ['add the name to src/core/country.ts', 'ajoutez le nom à src/core/country.ts'],
  ['check five values by eye', "vérifiez cinq valeurs à l'œil"],
  [
    'nothing to do; report it to the source if you can',
    'rien à faire ; signalez-le à la source si vous le pouvez',
  ],
  [
    'take a fresh copy of the package, or run vigie reference build',
    'prenez une copie neuve du paquet, ou lancez vigie reference build',
  ],
  [
    'take the countries out of the coverage, or take a complete input',
    'retirez ces pays de la couverture, ou prenez une entrée complète',
  ],
  [
    'wait for the other Vigie to end, or use another --workspace',
    "attendez la fin de l'autre Vigie, ou prenez un autre --workspace",
  ],
  [
    'check that the folder may be written and the disk is not full',
    "vérifiez que le dossier est accessible en écriture et que le disque n'est pas plein",
  ],
  [
    'ingest a release that covers these months; vigie doctor names it',
    'intégrez une version qui couvre ces mois ; vigie doctor la nomme',
  ],
  ['vigie doctor lists the releases', 'vigie doctor liste les versions'],
  ['vigie transitions lists them', 'vigie transitions les liste'],
  ['vigie build --level {} lists them', 'vigie build --level {} les liste'],
  ['vigie --help lists them', 'vigie --help les liste'],
  ['vigie {} --help shows what it takes', "vigie {} --help montre ce qu'il accepte"],
  ['did you mean {}?', 'vouliez-vous dire {} ?'],
  ['choose among {}, or a month such as 2025-06', 'choisissez parmi {}, ou un mois comme 2025-06'],
  [
    'ingest the releases to compare; vigie doctor lists those there',
    'intégrez les versions à comparer ; vigie doctor liste celles qui sont là',
  ],
  [
    'compare releases that cover the same months, or two months of publication',
    'comparez des versions qui couvrent les mêmes mois, ou deux mois de publication',
  ],
  [
    'ingest the files again with --no-corrections to compare them as published',
    'intégrez à nouveau les fichiers avec --no-corrections pour les comparer tels que publiés',
  ],
  ['choose among {}', 'choisissez parmi {}'],
  ['its figures: {}', 'ses figures : {}'],
  [
    'make it with vigie dossier, or say where it is with --out',
    'faites-le avec vigie dossier, ou dites où il est avec --out',
  ],
  ['made so far: {}', "faits jusqu'ici : {}"],
];

const WHERE: readonly [RegExp, string][] = [
  [/ line (\d+)/, ' ligne $1'],
  [/, column /, ', colonne '],
  [/, header\b/, ', en-tête'],
  [/, entry (\d+)/, ', entrée $1'],
  [/^the path to read$/, 'le chemin à lire'],
  [/^the packed file$/, 'le fichier compressé'],
  [/^mapping file$/, 'fichier de correspondance'],
  [/^the area asked for$/, 'la zone demandée'],
  [/^the units asked for$/, 'les zones demandées'],
  [/^a month given as text$/, 'un mois donné en texte'],
  [/^the workspace and the bundled figures$/, "l'espace de travail et les chiffres fournis"],
  [/^the workspace$/, "l'espace de travail"],
  [/^standard input/, 'entrée standard'],
];

/** An issue in a language; a text without a French pattern stays as it is. */
export function issueIn(issue: Issue, language: Language): Issue {
  if (language === 'en') return issue;
  return {
    code: issue.code,
    what: typeset(inFrench(issue.what, whatTexts), 'fr'),
    where: WHERE.reduce((text, [pattern, french]) => text.replace(pattern, french), issue.where),
    fix: typeset(inFrench(issue.fix, fixTexts), 'fr'),
  };
}

/** The French of a text by its pattern; values that are texts themselves are translated too. */
export function inFrench(text: string, texts: readonly Pair[]): string {
  for (const [english, french] of texts) {
    const match = patternOf(english).exec(text);
    if (!match) continue;
    const values = match
      .slice(1)
      .map((value) => (value.length > 25 ? inFrench(value, texts) : value));
    let next = 0;
    return french.replace(
      /\{(\d?)\}/g,
      (_, index: string) => values[index === '' ? next++ : Number(index)] ?? '',
    );
  }
  return text;
}

const patterns = new Map<string, RegExp>();

function patternOf(english: string): RegExp {
  const known = patterns.get(english);
  if (known) return known;
  const escaped = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${escaped.join('(.+?)')}$`, 's');
  patterns.set(english, pattern);
  return pattern;
}
