/**
 * French of what an issue says. Issues are made deep in the house in English, with stable codes for
 * scripts; the terminal and the page translate them here by their English pattern, in which `{}`
 * stands for a value. A test reads the sources and fails on a text that has no French.
 */
import type { Issue, Language } from '../core/index.ts';
import { typeset } from './format.ts';
import { allocationFixes, allocationWhats } from './issues-allocation.ts';
import { articleFixes, articleWhats } from './issues-articles.ts';
import { claimFixes, claimWhats } from './issues-claims.ts';
import { forecastFixes, forecastWhats } from './issues-forecast.ts';
import { impactFixes, impactWhats } from './issues-impact.ts';
import { planFixes, planWhats } from './issues-plan.ts';
import { scenarioFixes, scenarioWhats } from './issues-scenarios.ts';

type Pair = readonly [english: string, french: string];

/** What is wrong. Longer patterns of the same beginning stand first. */
export const whatTexts: readonly Pair[] = [
  ...articleWhats,
  ...impactWhats,
  ...claimWhats,
  ...forecastWhats,
  ...scenarioWhats,
  ...planWhats,
  ...allocationWhats,
  [
    '--download fetches one release and --watch waits for files: they do not go together',
    '--download va chercher une version et --watch attend des fichiers : les deux ne vont pas ensemble',
  ],
  // Lists of admin areas.
  [
    'only a TopoJSON file has objects, so there is none called "{}"',
    "seul un fichier TopoJSON a des objets ; il n'y en a pas nommé « {} »",
  ],
  [
    'type "{}" is neither a GeoJSON FeatureCollection nor a TopoJSON Topology',
    "le type « {} » n'est ni une FeatureCollection GeoJSON, ni une Topology TopoJSON",
  ],
  [
    'the folder holds {} files, and a list is one file',
    'le dossier contient {} fichiers ; une liste est un fichier',
  ],
  ['the file holds {} layers of polygons', 'le fichier contient {} couches de polygones'],
  ['the file holds no object "{}"', "le fichier ne contient pas d'objet « {} »"],
  ['the topology cannot be decoded: {}', 'la topologie ne peut pas être décodée : {}'],
  ['the file cannot be read as JSON: {}', 'le fichier ne peut pas être lu comme du JSON : {}'],
  ['the layer holds no polygon, only {}', 'la couche ne contient aucun polygone, seulement : {}'],
  [
    'the file does not say whether its areas are of admin 1 or 2',
    'le fichier ne dit pas si ses zones sont de niveau admin 1 ou 2',
  ],
  [
    'the file does not say of which month its list of p-codes is; the same code meant another area before',
    'le fichier ne dit pas de quel mois est sa liste de p-codes ; le même code désignait une autre zone avant',
  ],
  ['the areas have no column "{}"', "les zones n'ont pas de colonne « {} »"],
  [
    'no column looks like a p-code; there are {}',
    'aucune colonne ne ressemble à un p-code ; il y a {}',
  ],
  ['no column looks like a name; there are {}', 'aucune colonne ne ressemble à un nom ; il y a {}'],
  ['no column looks like a {}; there are {}', 'aucune colonne ne ressemble à un {} ; il y a {}'],
  [
    'the layer holds no area of {}, only of {}',
    'la couche ne contient aucune zone de {}, seulement de {}',
  ],
  [
    'the coordinates look like metres of a projection, not degrees: up to {}',
    "les coordonnées semblent être les mètres d'une projection, pas des degrés : jusqu'à {}",
  ],
  [
    '"{}" lies at {}, {}, far outside {}, and inside it with latitude and longitude swapped',
    '« {} » est à {}, {}, loin hors de {}, et dedans si latitude et longitude sont échangées',
  ],
  ['the area {} has no p-code', "la zone {} n'a pas de p-code"],
  ['the area {} has no name', "la zone {} n'a pas de nom"],
  ['the area {} has no polygon', "la zone {} n'a pas de polygone"],
  ['the area {} has no extent', "la zone {} n'a pas d'étendue"],
  ['the country of area {} is not known: "{}"', "le pays de la zone {} n'est pas connu : « {} »"],
  ['p-code "{}" stands already at area {}', 'le p-code « {} » figure déjà à la zone {}'],
  ['the area {}: {}', 'la zone {} : {}'],
  ['a coordinate is not a number', "une coordonnée n'est pas un nombre"],
  [
    'longitude {}, latitude {} is outside ±180, ±90',
    'longitude {}, latitude {} est hors de ±180, ±90',
  ],
  ['a ring has {} points, at least 4 are needed', 'un contour a {} points, il en faut au moins 4'],
  ['a ring does not end where it starts', 'un contour ne finit pas où il commence'],
  [
    '{} areas lie far outside the outline of their country: {}',
    'des zones ({}) sont loin hors du contour de leur pays : {}',
  ],
  [
    'an outline of "{}" crosses itself near {}, {}',
    'un contour de « {} » se croise lui-même près de {}, {}',
  ],
  [
    '{} overlap at {} of {} or more points tried; an event there goes to the first',
    '{} se recouvrent en {} points essayés sur {} ou plus ; un événement y va à la première',
  ],
  [
    'the parent of "{}", "{}", is not in the admin 1 list of that date',
    "le parent de « {} », « {} », n'est pas dans la liste admin 1 de cette date",
  ],
  [
    '"{}" lies outside its parent "{}" at {} of {} points tried',
    '« {} » est hors de son parent « {} » en {} points essayés sur {}',
  ],
  [
    'code "{}" of {} is already the code of an area of {}',
    "le code « {} » ({}) est déjà celui d'une zone de {}",
  ],
  [
    'code from column "{}", name from "{}", parent from "{}", country from "{}"',
    'code lu dans la colonne « {} », nom dans « {} », parent dans « {} », pays dans « {} »',
  ],
  [
    '{} of {} stored events got an {} p-code: {} are known less precisely, {} lie in no area of their country',
    '{0} événements stockés sur {1} ont reçu un p-code {2} : {3} sont connus moins précisément, {4} ne sont dans aucune zone de leur pays',
  ],
  [
    '{} of {} events ({} %) got no {} p-code: {} are known less precisely, {} lie in no area of their country',
    "{0} événements sur {1} ({2} %) n'ont pas reçu de p-code {3} : {4} sont connus moins précisément, {5} ne sont dans aucune zone de leur pays",
  ],
  [
    '{} of {} events of the listed countries ({} %) have no {} p-code',
    "{} événements sur {} des pays listés ({} %) n'ont pas de p-code {}",
  ],
  ['{} p-codes are of the list of {} ({})', 'les p-codes {} sont de la liste de {} ({})'],
  [
    'the workspace holds no {} list, so no event has a p-code',
    "l'espace de travail n'a pas de liste {} ; aucun événement n'a de p-code",
  ],
  ['"{}" begins the name of {} lists', '« {} » commence le nom de {} listes'],
  ['there is no list "{}"', "il n'y a pas de liste « {} »"],
  ['the two lists do not both hold {}', 'les deux listes ne contiennent pas toutes deux {}'],
  ['the two lists have no country in common', "les deux listes n'ont aucun pays en commun"],
  [
    'shares are counted on a grid of points at most {}° apart, at least 4000 in the box of each old area; shares under {} are left out',
    "les parts sont comptées sur une grille de points à {}° au plus, au moins 4000 dans l'emprise de chaque ancienne zone ; les parts sous {} sont omises",
  ],
  [
    'the first list, of {}, is dated after the second, of {}; it was taken as the old one all the same',
    "la première liste, de {}, est postérieure à la seconde, de {} ; elle a été prise comme l'ancienne malgré tout",
  ],
  ['"{}" does not exist', "« {} » n'existe pas"],
  [
    'the folder holds no .csv, .csv.gz, .zip or .parquet file',
    'le dossier ne contient ni .csv, ni .csv.gz, ni .zip, ni .parquet',
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
  ['the file holds no figure', 'le fichier ne contient aucun chiffre'],
  ['{} rows passed over: {}', '{} lignes passées : {}'],
  ['protests, which are not organised violence', 'manifestations, hors violence organisée'],
  ['riots, in which no organised armed actor takes part', 'émeutes, sans acteur armé organisé'],
  [
    'strategic developments, which are not acts of violence',
    'développements stratégiques, qui ne sont pas des actes de violence',
  ],
  ['parts of areas that are counted whole already', 'parties de zones déjà comptées en entier'],
  [
    'other rounds and projections, never added to the one that is kept',
    'autres cycles et projections, jamais ajoutés à celui qui est gardé',
  ],
  [
    'breakdowns and figures that no outcome uses',
    "ventilations et chiffres qu'aucun indicateur n'emploie",
  ],
  ['rows without a figure, which stay missing', 'lignes sans chiffre, qui restent manquantes'],
  [
    'the file does not say when it was published; {}, the month after its newest figures, was assumed',
    'le fichier ne dit pas quand il a été publié ; {}, le mois après ses chiffres les plus récents, a été supposé',
  ],
  ['"{}" is not a month of publication', "« {} » n'est pas un mois de publication"],
  [
    'refugees of {} countries are only partly in the file, an extract about others; left out',
    "les réfugiés de {} pays ne sont qu'en partie dans le fichier, extrait portant sur d'autres ; laissés de côté",
  ],
  [
    'an export does not say which months it covers; first to last event was assumed, whole months',
    'un export ne dit pas quels mois il couvre ; du premier au dernier événement a été supposé, mois entiers',
  ],
  ['{} "{}" is not one of ACLED\'s', "{} « {} » n'est pas de ceux d'ACLED"],
  ['{} "{}" is not a number of at least 0', "{} « {} » n'est pas un nombre d'au moins 0"],
  [
    'the terms of {} do not let figures from it be passed on',
    "les conditions de {} n'autorisent pas à transmettre ses chiffres",
  ],
  [
    'not for redistribution: this rests on {}, whose terms forbid passing it on',
    'ne pas redistribuer : ceci repose sur {}, dont les conditions interdisent de le transmettre',
  ],
  [
    '"{}" is published by country and area, not by cell',
    '« {} » est publié par pays et par zone, pas par cellule',
  ],
  ['{} cannot stand in a panel by month', 'impossible dans un panel par mois : {}'],
  ['{} cannot stand in a panel by year', 'impossible dans un panel par année : {}'],
  [
    '"{}" is provisional from {} on: its source settles {} months after a period',
    "« {} » est provisoire à partir de {} : sa source n'est définitive que {} mois après une période",
  ],
  [
    'the first row, of {} columns, is not that of a source Vigie knows',
    "la première ligne, de {} colonnes, n'est pas celle d'une source connue",
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
  [
    'the disk of the workspace is full; what the workspace held before is unchanged',
    "le disque de l'espace de travail est plein ; ce que l'espace contenait est inchangé",
  ],
  [
    'the workspace may be read but not written',
    "l'espace de travail peut être lu mais pas modifié",
  ],
  ['the Parquet file cannot be read: {}', 'le fichier Parquet ne peut pas être lu : {}'],
  [
    'the clock of this computer says {}, and the workspace was last written on {}',
    "l'horloge de cet ordinateur indique le {}, et l'espace de travail a été modifié le {}",
  ],
  [
    'the clock of this computer says {}, and this Vigie is of {}',
    "l'horloge de cet ordinateur indique le {}, et cette version de Vigie date de {}",
  ],
  ['the last month {} is before the first {}', 'le dernier mois {} précède le premier {}'],
  ['"{}" is neither .csv nor .parquet', "« {} » n'est ni .csv ni .parquet"],
  ['"{}" is not one of {}', "« {} » n'est pas parmi {}"],
  ['"{}" is not accepted', "« {} » n'est pas accepté"],
  [
    'the workspace holds nothing of source "{}"',
    "l'espace de travail n'a rien de la source « {} »",
  ],
  ['the file cannot be written: {}', 'le fichier ne peut pas être écrit : {}'],
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
  ['the download failed: {}', 'le téléchargement a échoué : {}'],
  ['the server cannot be reached: {}', 'le serveur est injoignable : {}'],
  ['the server answers with status {}', 'le serveur répond par le statut {}'],
  ['the server redirects without end', 'le serveur redirige sans fin'],
  [
    'the server changed its file during the transfer',
    'le serveur a changé son fichier pendant le transfert',
  ],
  ['the transfer stopped after {} of {} bytes', "le transfert s'est arrêté après {} octets sur {}"],
  ['the transfer stopped after {} bytes', "le transfert s'est arrêté après {} octets"],
  ['it was silent for too long', "il s'est tu trop longtemps"],
  ['the file is larger than any release', "le fichier est plus gros qu'aucune version"],
  ['the API refuses a further page: {}', "l'API refuse une page suivante : {}"],
  ['the API changes its answer between pages', "l'API change sa réponse d'une page à l'autre"],
  ['the answer is not a page of the API', "la réponse n'est pas une page de l'API"],
  ['the API gave {} events and states {}', "l'API a donné {} événements et en annonce {}"],
  [
    'the server sends the download to another site: {}',
    'le serveur renvoie le téléchargement vers un autre site : {}',
  ],
  ['the download cannot be written: {}', 'le téléchargement ne peut pas être écrit : {}'],
  [
    'a download was asked for, and --offline refuses it',
    'un téléchargement est demandé, et --offline le refuse',
  ],
  ['"{}" is not a source that can be downloaded', "« {} » n'est pas une source téléchargeable"],
  ['a release of UCDP takes no mapping', "une version de l'UCDP ne prend pas de correspondance"],
  [
    'the access token holds characters that no token has',
    "le jeton d'accès contient des caractères qu'aucun jeton n'a",
  ],
  ['"{}" is not an http address', "« {} » n'est pas une adresse http"],
  ['UCDP has not released {}', "l'UCDP n'a pas publié {}"],
  [
    'there is no file of {}, and the API wants an access token',
    "il n'y a pas de fichier de {}, et l'API veut un jeton d'accès",
  ],
  [
    'there is no file of {}, and the API refuses the access token',
    "il n'y a pas de fichier de {}, et l'API refuse le jeton d'accès",
  ],
  [
    'the downloaded file was refused and set aside',
    'le fichier téléchargé a été refusé et mis de côté',
  ],
  ['the file says it is {}, asked for was {}', 'le fichier dit être {} ; {} était demandé'],
  ['"{}" is not a month', "« {} » n'est pas un mois"],
  ['"{}" is not a verb of Vigie', "« {} » n'est pas une commande de Vigie"],
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
  [
    '{} of {} events: {}; kept as published',
    '{} événements sur {} : {} ; conservés tels que publiés',
  ],
];

/** How to fix it. */
export const fixTexts: readonly Pair[] = [
  ...articleFixes,
  ...impactFixes,
  ...claimFixes,
  ...forecastFixes,
  ...scenarioFixes,
  ...planFixes,
  ...allocationFixes,
  ['download first, then watch the folder', 'téléchargez d’abord, puis surveillez le dossier'],
  ['give the earlier month to --from', 'donnez le premier mois à --from'],
  ['end the name in .csv or .parquet', 'terminez le nom par .csv ou .parquet'],
  ['sources there: {}', 'sources présentes : {}'],
  [
    'nothing to ingest: the months are covered, and quiet',
    'rien à intégrer : ces mois sont couverts, et calmes',
  ],
  // Lists of admin areas.
  ['name one file', 'indiquez un seul fichier'],
  ['leave --object out', "n'indiquez pas --object"],
  [
    'take the areas as GeoJSON or TopoJSON with their properties',
    'prenez les zones en GeoJSON ou TopoJSON avec leurs propriétés',
  ],
  [
    'take the areas as .geojson or .topojson, plain or gzipped; a shapefile must be converted first',
    "prenez les zones en .geojson ou .topojson, même gzippées ; un shapefile doit d'abord être converti",
  ],
  ['choose with --object among {}', 'choisissez avec --object parmi {}'],
  [
    'write the file anew; its arcs may have been cut',
    'écrivez le fichier à nouveau ; ses arcs ont pu être coupés',
  ],
  [
    'take the file with the outlines of the areas, not their points or borders',
    'prenez le fichier des contours des zones, pas de leurs points ou frontières',
  ],
  ['give --level admin1 or --level admin2', 'donnez --level admin1 ou --level admin2'],
  [
    'give --list-date YYYY-MM, the month in which the list was valid',
    'donnez --list-date AAAA-MM, le mois où la liste était valable',
  ],
  ['name it with --{} COLUMN', 'indiquez-la avec --{} COLONNE'],
  ['give another --country, or leave it out', "donnez un autre --country, ou n'en donnez pas"],
  [
    'write the file in WGS 84 longitude and latitude (EPSG:4326)',
    'écrivez le fichier en longitude et latitude WGS 84 (EPSG:4326)',
  ],
  [
    'write longitude before latitude, as GeoJSON does',
    'écrivez la longitude avant la latitude, comme le veut GeoJSON',
  ],
  [
    'correct the file, or import with --skip-bad-rows to leave the area out',
    'corrigez le fichier, ou importez avec --skip-bad-rows pour écarter la zone',
  ],
  [
    'give --country, or a column with ISO alpha-3 codes',
    'donnez --country, ou une colonne de codes ISO alpha-3',
  ],
  [
    'keep one area for each p-code; name another column with --id',
    'gardez une zone par p-code ; indiquez une autre colonne avec --id',
  ],
  [
    'check the country column; islands may be missing from the outline',
    'vérifiez la colonne du pays ; des îles peuvent manquer au contour',
  ],
  [
    'points near the crossing may be placed wrongly; clean the layer if that matters',
    'près du croisement des points peuvent être mal placés ; nettoyez la couche si cela compte',
  ],
  ['clean the layer if that matters', 'nettoyez la couche si cela compte'],
  [
    'check the column of the parent; both lists must be of the same date',
    'vérifiez la colonne du parent ; les deux listes doivent être de la même date',
  ],
  [
    'name a column of p-codes with --id, or add the country to the codes',
    'indiquez une colonne de p-codes avec --id, ou ajoutez le pays aux codes',
  ],
  [
    'when that is wrong, say it with --id, --name, --parent or --country',
    "si c'est faux, dites-le avec --id, --name, --parent ou --country",
  ],
  [
    'nothing to do; they count for the country, not for its areas',
    'rien à faire ; ils comptent pour le pays, pas pour ses zones',
  ],
  [
    'nothing to do; column points says how many points an area has',
    'rien à faire ; la colonne points dit combien de points a une zone',
  ],
  [
    'keep the date of the list with the codes: a p-code changes its meaning between lists',
    "gardez la date de la liste avec les codes : un p-code change de sens d'une liste à l'autre",
  ],
  [
    'vigie areas import FILE --level {} --list-date YYYY-MM',
    'vigie areas import FICHIER --level {} --list-date AAAA-MM',
  ],
  ['take a list with vigie areas import FILE', 'prenez une liste avec vigie areas import FICHIER'],
  ['vigie areas list shows the countries of each', 'vigie areas list montre les pays de chacune'],
  ['name the old list first', "nommez d'abord l'ancienne liste"],
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
    'name a file of UCDP GED, ACLED, IDMC, UNHCR, Cadre Harmonisé or HAPI, or give --mapping FILE that says what the columns mean',
    "indiquez un fichier d'UCDP GED, ACLED, IDMC, HCR, Cadre harmonisé ou HAPI, ou donnez --mapping FICHIER qui dit ce que signifient les colonnes",
  ],
  [
    'take the file as its publisher gives it, with its header row',
    "prenez le fichier tel que son éditeur le donne, avec sa ligne d'en-tête",
  ],
  [
    'take the export as ACLED gives it, in English',
    "prenez l'export tel qu'ACLED le donne, en anglais",
  ],
  [
    'export whole months of every event type, so that quiet months count as zero',
    "exportez des mois entiers de tous les types d'événements, pour que les mois calmes comptent zéro",
  ],
  [
    'give --release YYYY-MM, the month in which the file was published',
    'donnez --release AAAA-MM, le mois de publication du fichier',
  ],
  [
    'take the file of all countries to have them',
    'prenez le fichier de tous les pays pour les avoir',
  ],
  [
    'nothing to do; the guide of sources says why',
    'rien à faire ; le guide des sources dit pourquoi',
  ],
  [
    'give --private for an output that stays with you; it will say so',
    'donnez --private pour une sortie qui reste chez vous ; elle le dira',
  ],
  [
    'keep the output to yourself, or make it without this source',
    'gardez la sortie pour vous, ou faites-la sans cette source',
  ],
  ['give --level country or --level region', 'donnez --level country ou --level region'],
  [
    'build monthly and yearly outcomes apart',
    'construisez à part les indicateurs mensuels et annuels',
  ],
  [
    'look again when the next release is there',
    'regardez de nouveau quand la prochaine version sera là',
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
  [
    'write 26.1 (yearly), candidate 2026-07 (a month) or candidate latest',
    'écrivez 26.1 (annuelle), candidate 2026-07 (un mois) ou candidate latest (la dernière)',
  ],
  [
    'check the network and run the same command again',
    'vérifiez le réseau et relancez la même commande',
  ],
  [
    'run the same command again: it goes on from {} bytes kept in {}',
    'relancez la même commande : elle reprend après les {} octets gardés dans {}',
  ],
  [
    'run the same command again to fetch it anew',
    'relancez la même commande pour le télécharger à nouveau',
  ],
  [
    'it was not followed; take the file by hand and ingest it by its path',
    "il n'a pas été suivi ; prenez le fichier à la main et intégrez-le par son chemin",
  ],
  [
    'leave --offline out, or take the file by hand and ingest it by its path',
    'retirez --offline, ou prenez le fichier à la main et intégrez-le par son chemin',
  ],
  [
    'it was expected in {}; try again later. The newest known is {}',
    'elle était attendue en {} ; réessayez plus tard. La plus récente connue est {}',
  ],
  [
    'it is expected in {}; the newest known is {}',
    'elle est attendue en {} ; la plus récente connue est {}',
  ],
  [
    'ask UCDP for a token and set UCDP_ACCESS_TOKEN; without it only files can be fetched',
    "demandez un jeton à l'UCDP et définissez UCDP_ACCESS_TOKEN ; sans lui seuls les fichiers peuvent être téléchargés",
  ],
  ['check the file, and report it to UCDP', "vérifiez le fichier, et signalez-le à l'UCDP"],
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
    'free some space and run the same command again',
    'libérez de la place et relancez la même commande',
  ],
  [
    'give yourself the right to write in the folder, or use another --workspace',
    "donnez-vous le droit d'écrire dans le dossier, ou utilisez un autre --workspace",
  ],
  [
    'take the file again; a transfer may have stopped before its end',
    "reprenez le fichier ; un transfert s'est peut-être arrêté avant la fin",
  ],
  [
    'set the clock; which release counts does not depend on it, the dates of runs do',
    "réglez l'horloge ; la version qui compte n'en dépend pas, les dates des exécutions oui",
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
  [/, object /, ', objet '],
  [/, area (\d+)/, ', zone $1'],
  [/^the path to read$/, 'le chemin à lire'],
  [/^the packed file$/, 'le fichier compressé'],
  [/^mapping file$/, 'fichier de correspondance'],
  [/^the area asked for$/, 'la zone demandée'],
  [/^the units asked for$/, 'les zones demandées'],
  [/^a month given as text$/, 'un mois donné en texte'],
  [/^the workspace and the bundled figures$/, "l'espace de travail et les chiffres fournis"],
  [/^the folder of downloads$/, 'le dossier des téléchargements'],
  [/^the workspace$/, "l'espace de travail"],
  [/^standard input/, 'entrée standard'],
  [/^the clock$/, "l'horloge"],
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
