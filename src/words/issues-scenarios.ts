/** French of what scenario matrices can be refused with, or note: see issues.ts. */
type Pair = readonly [english: string, french: string];

/** What is wrong. Longer patterns of the same beginning stand first. */
export const scenarioWhats: readonly Pair[] = [
  // Any form.
  [
    '"{}" is neither a file nor a matrix that ships',
    "« {} » n'est ni un fichier ni une matrice fournie",
  ],
  ['"{}" is not a matrix by its ending', "« {} » n'est pas une matrice d'après sa terminaison"],
  [
    'the judgements of "{}" on "{}" stand twice, first at {}',
    'les jugements de « {} » sur « {} » figurent deux fois, la première à {}',
  ],
  [
    'the judgement of "{}" on "{}" stands twice, first on line {}',
    'le jugement de « {} » sur « {} » figure deux fois, la première à la ligne {}',
  ],
  ['nothing is judged of "{}" on "{}"', "rien n'est jugé de « {} » sur « {} »"],
  [
    'the section of "{}" on "{}" has no cells',
    "la section de « {} » sur « {} » n'a pas de cellules",
  ],
  [
    'the section of "{}" on "{}" is to have {} cells, and row {} has {} cells',
    'la section de « {} » sur « {} » doit avoir {} cellules, et la ligne {} en a {}',
  ],
  [
    'the section of "{}" on "{}" is to have {} cells, and there are {} rows',
    'la section de « {} » sur « {} » doit avoir {} cellules, et il y a {} lignes',
  ],
  [
    'the section of "{}" on "{}" is to have {} cells, and {}',
    'la section de « {} » sur « {} » doit avoir {} cellules, et {}',
  ],
  // Between which states a judgement stands, within other sentences.
  ['"{}" on "{}"', '« {} » sur « {} »'],
  ['row {} has {} cells', 'la ligne {} a {} cellules'],
  ['there are {} rows of judgements, and {} states', 'il y a {} lignes de jugements, et {} états'],
  ['there are {} rows', 'il y a {} lignes'],
  ['"{}" is judged to bear on itself', '« {} » est jugé agir sur lui-même'],
  ['the judgement of {} is missing', 'le jugement de {} manque'],
  [
    'the judgement "{}" of {} is not a whole number',
    "le jugement « {} » de {} n'est pas un nombre entier",
  ],
  [
    'the judgement {} of {} is outside the scale of {} to {}',
    "le jugement {} de {} est hors de l'échelle de {} à {}",
  ],
  [
    'descriptor "{}" has one state, and two are needed',
    'le descripteur « {} » a un état, il en faut deux',
  ],
  ['descriptor "{}" is not one of the matrix', "le descripteur « {} » n'est pas dans la matrice"],
  ['state "{}" is not one of the states of "{}"', "l'état « {} » n'est pas un des états de « {} »"],
  ['"{}" is not a descriptor and its state', "« {} » n'est pas un descripteur et son état"],
  ['"{}" is forced into two states', '« {} » est imposé dans deux états'],
  [
    'judgement set "{}" is not one of the matrix',
    "le jeu de jugements « {} » n'est pas dans la matrice",
  ],
  ['"{}" is not a scale', "« {} » n'est pas une échelle"],
  [
    '"{}" does not end in .scw, .sl, .yaml or .csv',
    '« {} » ne finit ni par .scw, ni par .sl, ni par .yaml, ni par .csv',
  ],
  // YAML.
  ['the file is not YAML: {}', "le fichier n'est pas du YAML : {}"],
  ['{} is to be a list of names with values', '{} doit être une liste de noms avec leurs valeurs'],
  ['{} is to be a list', '{} doit être une liste'],
  ['{} is missing', '{} manque'],
  ['"{}" is not known here', "« {} » n'est pas connu ici"],
  ['{} "{}" stands twice', '{} « {} » figure deux fois'],
  [
    'the scale is to go from a whole number to a larger one',
    "l'échelle doit aller d'un nombre entier à un plus grand",
  ],
  ['there are {} descriptors, and two are needed', 'il y a {} descripteurs, il en faut deux'],
  [
    'outcome "{}" is not one that counts something per month',
    "l'indicateur « {} » n'est pas un décompte mensuel",
  ],
  ['direction "{}" is not known', "la direction « {} » n'est pas connue"],
  ['"{}" is not a number of months from 1 to 36', "« {} » n'est pas un nombre de mois de 1 à 36"],
  [
    'threshold "{}" is not a number of at least 0',
    "le seuil « {} » n'est pas un nombre d'au moins 0",
  ],
  [
    'a forecast is asked for more than a threshold, so its direction is above',
    'une prévision porte sur plus d’un seuil : sa direction est donc above',
  ],
  ['confidence "{}" is not known', "le degré de confiance « {} » n'est pas connu"],
  // CSV.
  ['the file has no column {}', "le fichier n'a pas de colonne {}"],
  // ScenarioWizard.
  ['the file names no descriptor', 'le fichier ne nomme aucun descripteur'],
  [
    '{} names are blank or stand twice, and were given others: {}',
    '{} noms sont vides ou figurent deux fois et en ont reçu d’autres : {}',
  ],
  [
    'the file holds no judgements, and {} rows are expected',
    'le fichier ne contient pas de jugements ; {} lignes sont attendues',
  ],
  [
    'row "{}" has {} cells, and there are {} states',
    'la ligne « {} » a {} cellules, et il y a {} états',
  ],
  [
    'judgements of a descriptor on itself count, as in ScenarioWizard: {}',
    "les jugements d'un descripteur sur lui-même comptent, comme dans ScenarioWizard : {}",
  ],
  [
    'descriptors of fewer than two states cannot turn out otherwise: {}',
    'des descripteurs de moins de deux états ne peuvent pas tourner autrement : {}',
  ],
  [
    '"{}" is not a scenario of this matrix of {} descriptors',
    "« {} » n'est pas un scénario de cette matrice de {} descripteurs",
  ],
  // Limits.
  [
    'the search of set "{}" gave up: at least {} scenarios are consistent, there may be more',
    'la recherche du jeu « {} » a été abandonnée : {} scénarios au moins sont cohérents, il peut y en avoir plus',
  ],
  [
    '{} of {} consistent scenarios of set "{}" are listed',
    '{} scénarios cohérents sur {} du jeu « {} » sont listés',
  ],
  [
    'not all scenarios that miss by up to {} are listed, the nearest are',
    "tous les scénarios incohérents jusqu'à {} ne sont pas listés, les plus proches le sont",
  ],
  [
    'basins are of {} starts drawn at random, of {} combinations',
    'les bassins portent sur {} départs tirés au sort, de {} combinaisons',
  ],
  ['{} of {} starts came to no rest', "{} départs sur {} n'ont pas trouvé de repos"],
  [
    'no event is known of area "{}", so its signposts cannot be told',
    "aucun événement n'est connu de la zone « {} » ; rien ne peut être dit de ses signes",
  ],
];

/** How to fix it. */
export const scenarioFixes: readonly Pair[] = [
  [
    'check the spelling and the folder you are in; matrices that ship: {}',
    "vérifiez l'orthographe et le dossier où vous êtes ; matrices fournies : {}",
  ],
  [
    'give a file that ends in .yaml, .csv or .scw',
    'donnez un fichier qui finit par .yaml, .csv ou .scw',
  ],
  [
    'leave one of the two out, or put it into a set of its own',
    "retirez l'un des deux, ou mettez-le dans un jeu à part",
  ],
  [
    'leave one of the two out, or name different sets',
    "retirez l'un des deux, ou nommez des jeux différents",
  ],
  [
    'add the section; where there is no direct influence, write zeros and say why',
    "ajoutez la section ; là où il n'y a pas d'influence directe, écrivez des zéros et dites pourquoi",
  ],
  [
    'write {} rows of {} cells, or cells: 0 where there is no direct influence',
    "écrivez {} lignes de {} cellules, ou cells: 0 là où il n'y a pas d'influence directe",
  ],
  [
    'leave the section out; a judgement is of one descriptor on another',
    "retirez la section ; un jugement porte d'un descripteur sur un autre",
  ],
  [
    'write one row for each state that bears, and in it one cell for each state that is borne on',
    'écrivez une ligne par état qui agit, et dans celle-ci une cellule par état qui subit',
  ],
  [
    'write one row for each state, in the order of the names',
    "écrivez une ligne par état, dans l'ordre des noms",
  ],
  [
    'write one cell for each state, with 0 where there is no influence',
    "écrivez une cellule par état, avec 0 là où il n'y a pas d'influence",
  ],
  [
    'write a whole number, 0 where there is no influence',
    "écrivez un nombre entier, 0 là où il n'y a pas d'influence",
  ],
  [
    'write a whole number; judgements are not fractions',
    'écrivez un nombre entier ; un jugement n’est pas une fraction',
  ],
  [
    'write a number on the scale, or declare a wider one with scale: {low, high}',
    "écrivez un nombre de l'échelle, ou déclarez-en une plus large avec scale: {low, high}",
  ],
  [
    'add what else could be, or leave the descriptor out',
    "ajoutez ce qui pourrait être d'autre, ou retirez le descripteur",
  ],
  ['choose among all, {}', 'choisissez parmi all, {}'],
  ['write it as in --force access=restored', 'écrivez-le comme dans --force access=restored'],
  ['force each descriptor into one state', 'imposez un seul état à chaque descripteur'],
  ['write it as in --scale -5..5', 'écrivez-la comme dans --scale -5..5'],
  ['name a file with one of these endings', "nommez un fichier avec l'une de ces terminaisons"],
  [
    'correct the line; indent with blanks and quote texts that hold a colon',
    'corrigez la ligne ; indentez avec des espaces et mettez entre guillemets les textes avec un deux-points',
  ],
  [
    'see docs/guides/scenarios.md for the form of the file',
    'voyez docs/guides/scenarios.md pour la forme du fichier',
  ],
  ['give each an id of its own', 'donnez à chacun un id à lui'],
  ['write scale: {low: -3, high: 3}', 'écrivez scale: {low: -3, high: 3}'],
  ['write months: 6', 'écrivez months: 6'],
  ['write direction: above', 'écrivez direction: above'],
  [
    'write a count per month for above and below, a ratio for rising and falling',
    'écrivez un décompte par mois pour above et below, un rapport pour rising et falling',
  ],
  ['name the columns {}, and where wanted {}', 'nommez les colonnes {}, et au besoin {}'],
  [
    'give a project file of ScenarioWizard (.scw)',
    'donnez un fichier de projet de ScenarioWizard (.scw)',
  ],
  [
    'nothing to do; give them names of their own in the file',
    'rien à faire ; donnez-leur des noms à eux dans le fichier',
  ],
  [
    'save the project again in ScenarioWizard; the file may be cut off',
    'enregistrez à nouveau le projet dans ScenarioWizard ; le fichier est peut-être tronqué',
  ],
  [
    'write 0 there if the descriptor is not meant to hold itself',
    "écrivez-y 0 si le descripteur n'est pas censé se maintenir lui-même",
  ],
  [
    'give each descriptor two states or more, or leave it out',
    'donnez au moins deux états à chaque descripteur, ou retirez-le',
  ],
  [
    'give the list of solutions that belongs to the matrix',
    'donnez la liste de solutions de cette matrice',
  ],
  [
    'force a state, or leave descriptors out that nothing bears on',
    'imposez un état, ou retirez des descripteurs sur lesquels rien n’agit',
  ],
  ['list more with --most', 'listez-en davantage avec --most'],
  [
    'ask for nearer ones with --near, or for more with --most',
    'demandez-en de plus proches avec --near, ou davantage avec --most',
  ],
  [
    'nothing to do; force states to follow every start',
    'rien à faire ; imposez des états pour suivre chaque départ',
  ],
  [
    'nothing to do; random succession can wander for ever where there are cycles',
    'rien à faire ; la succession aléatoire peut errer sans fin là où il y a des cycles',
  ],
  [
    'name a country by three letters or a region as in MLI/Mopti region; vigie build --level region lists them',
    'nommez un pays par trois lettres ou une région comme MLI/Mopti region ; vigie build --level region les liste',
  ],
];
