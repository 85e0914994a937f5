/** French of what plans and tables of who does what where can be refused with, or note: see issues.ts. */
type Pair = readonly [english: string, french: string];

/** What is wrong. Longer patterns of the same beginning stand first. */
export const planWhats: readonly Pair[] = [
  ['the file cannot be read as YAML: {}', 'le fichier ne peut pas être lu comme du YAML : {}'],
  ['"{}" is not a field of a plan here', "« {} » n'est pas un champ d'un plan à cet endroit"],
  [
    'the indicator has no baseline, so no change can be told',
    "l'indicateur n'a pas de valeur de départ ; aucun changement ne peut être dit",
  ],
  ['"{}" is missing', '« {} » manque'],
  [
    'priority "{}" is there twice, first at {}',
    'la priorité « {} » figure deux fois, d’abord à {}',
  ],
  ['action "{}" is there twice, first at {}', "l'action « {} » figure deux fois, d’abord à {}"],
  [
    'indicator "{}" is there twice, first at {}',
    "l'indicateur « {} » figure deux fois, d’abord à {}",
  ],
  ['{} "{}" is there twice, first at {}', '{} « {} » figure deux fois, d’abord à {}'],
  ['there is no action "{}" to come after', "il n'y a pas d'action « {} » à laquelle succéder"],
  [
    'actions wait for each other in a circle: {}',
    "des actions s'attendent mutuellement en cercle : {}",
  ],
  [
    'direction is {}, yet the desired {} lies the other way from the baseline {}',
    "le sens est {}, or la valeur visée {} est de l'autre côté de la valeur de départ {}",
  ],
  [
    'action "{}" asks no do-no-harm question',
    "l'action « {} » ne pose aucune question « ne pas nuire »",
  ],
  [
    '{} of {} do-no-harm questions of "{}" have no answer',
    '{} questions « ne pas nuire » sur {} n’ont pas de réponse (action « {} »)',
  ],
  [
    'the baseline of "{}" is not known yet; it is due by {}',
    "la valeur de départ de « {} » n'est pas encore connue ; elle est attendue pour le {}",
  ],
  [
    'the desired of "{}" is not known yet; it is due by {}',
    "la valeur visée de « {} » n'est pas encore fixée ; elle est attendue pour le {}",
  ],
  [
    'the {} of "{}" is not known yet; it is due by {}',
    '{} de « {} » : pas encore connu, attendu pour le {}',
  ],
  ['the file holds no plan', 'le fichier ne contient aucun plan'],
  ['"{}" is no country', "« {} » n'est pas un pays"],
  [
    'p-code "{}" begins with the letters of no country',
    "le p-code « {} » ne commence par les lettres d'aucun pays",
  ],
  [
    '"{}" means one area in lists of {} before {} and may mean another since, and the plan does not say of which month its list is',
    "« {} » désigne une zone dans les listes de {} d'avant {} et peut en désigner une autre depuis ; le plan ne dit pas de quel mois est sa liste",
  ],
  [
    '{} p-codes of {} cannot be checked: no list of {} is here',
    "{} p-codes ({}) ne peuvent pas être vérifiés : aucune liste de {} n'est là",
  ],
  [
    '"{}" is not in the list of {} of {}, but is "{}" in the list of {}',
    "« {} » n'est pas dans la liste {} de {}, mais désigne « {} » dans celle de {}",
  ],
  [
    '"{}" is not in the list of {} of {}, which has {} areas',
    "« {} » n'est pas dans la liste {} de {}, qui a {} zones",
  ],
  [
    'none of the first {} rows is a row of HXL hashtags, nor one of column names',
    "aucune des {} premières lignes n'est une ligne de hashtags HXL ni de noms de colonnes",
  ],
  [
    'none of the first {} rows is a row of HXL hashtags',
    "aucune des {} premières lignes n'est une ligne de hashtags HXL",
  ],
  ['"{}" is not an HXL hashtag', "« {} » n'est pas un hashtag HXL"],
  ['#{} is not among the hashtags of HXL 1.1', "#{} n'est pas parmi les hashtags de HXL 1.1"],
  ['HXL has withdrawn the attribute +{}', "HXL a retiré l'attribut +{}"],
  ['"{}" under #{} is not a number', "« {} » sous #{} n'est pas un nombre"],
  [
    'no column says which organisation; there are {}',
    'aucune colonne ne dit quelle organisation ; il y a {}',
  ],
  ['no column says where; there are {}', 'aucune colonne ne dit où ; il y a {}'],
  ['the file holds no row under its {}', 'le fichier ne contient aucune ligne sous : {}'],
  [
    '{} columns name or reach persons and are left out: {}',
    '{} colonnes nomment des personnes ou permettent de les joindre et sont écartées : {}',
  ],
  [
    'there are no HXL hashtags; columns were told by their names: {}; carried along: {}',
    "il n'y a pas de hashtags HXL ; les colonnes ont été reconnues à leurs noms : {} ; gardées telles quelles : {}",
  ],
  [
    '{} rows name no organisation, as merged cells do, and take it from the row above',
    '{} lignes ne nomment aucune organisation, comme le font des cellules fusionnées, et la prennent de la ligne du dessus',
  ],
  ['the first row names no organisation', 'la première ligne ne nomme aucune organisation'],
  [
    '{} rows are empty, totals or a header again, and are passed over',
    '{} lignes sont vides, des totaux ou un en-tête répété, et sont passées',
  ],
  [
    '{} cells of "{}" are no dates, the first "{}"; they are kept as they are',
    '{} cellules de « {} » ne sont pas des dates, la première « {} » ; elles restent telles quelles',
  ],
  [
    '{} cells of "{}" are no numbers, the first "{}"; they are kept as they are and not counted',
    '{} cellules de « {} » ne sont pas des nombres, la première « {} » ; elles restent telles quelles et ne sont pas comptées',
  ],
  [
    '{} cells of "{}" are no numbers and are left empty: {}',
    '{} cellules de « {} » ne sont pas des nombres et restent vides : {}',
  ],
  [
    '{} is not a hashtag of HXL 1.1 and is written as {}',
    "{} n'est pas un hashtag de HXL 1.1 et s'écrit {}",
  ],
  ['it is not said where to write', "il n'est pas dit où écrire"],
  ['it is not said for which country', "il n'est pas dit pour quel pays"],
  ['the plan names no register of presence', 'le plan ne nomme aucun registre de présence'],
  ['the figures hold no "{}" of {}', 'les chiffres ne contiennent pas de « {} » pour {}'],
  [
    'the bytes are not UTF-8 and are read as Windows Western European',
    "les octets ne sont pas de l'UTF-8 et sont lus comme du Windows occidental",
  ],
  ['nothing was kept: no register is named', "rien n'a été gardé : aucun registre n'est nommé"],
  [
    '{} {} p-codes of {} are not matched: no list of that level is here',
    "{} p-codes {} ({}) ne sont pas appariés : aucune liste de ce niveau n'est là",
  ],
  [
    '{} {} p-codes of {} are not matched: the names beside them are not those of any list here, so they are of another year',
    "{} p-codes {} ({}) ne sont pas appariés : les noms à côté ne sont ceux d'aucune liste présente ; ils sont donc d'une autre année",
  ],
  [
    '{} {} p-codes of {} are not matched: it is not known of which month they are, or no list here is of that time',
    "{} p-codes {} ({}) ne sont pas appariés : on ne sait pas de quel mois ils sont, ou aucune liste présente n'est de cette époque",
  ],
  [
    '{} has a newer {} list here, of {}; the same codes may mean other areas in it, and it is not used',
    "{0} : une liste {1} plus récente est là, de {2} ; les mêmes codes peuvent y désigner d'autres zones, et elle n'est pas utilisée",
  ],
  [
    '{} of {} {} p-codes of {} are matched under the list of {} ({}): {} of {} names agree',
    '{} p-codes sur {} ({}, {}) sont appariés selon la liste de {} ({}) : {} noms sur {} concordent',
  ],
  [
    '{} of {} {} p-codes of {} are matched under the list of {} ({}), chosen by the date of the table',
    '{} p-codes sur {} ({}, {}) sont appariés selon la liste de {} ({}), choisie par la date du tableau',
  ],
  ['"{}" is neither a .csv nor a .yaml file', "« {} » n'est ni un fichier .csv ni un .yaml"],
  ['the templates that ship are not there', 'les modèles fournis ne sont pas là'],
  ['there is no template "{}"', "il n'y a pas de modèle « {} »"],
  ['{} "{}" is not accepted', '{} « {} » n’est pas accepté'],
  ['{} is not accepted', '{} : cette valeur n’est pas acceptée'],
  ['{} {} is before {} {}', '{} {} précède {} {}'],
];

/** What to do. */
export const planFixes: readonly Pair[] = [
  [
    'vigie plan template all --country MLI prints one to start from',
    'vigie plan template all --country MLI en imprime un pour commencer',
  ],
  ['give a value of the kind {}', 'donnez une valeur du genre {}'],
  [
    'correct the value; docs/guides/plans.md says what it may be',
    "corrigez la valeur ; docs/guides/plans.md dit ce qu'elle peut être",
  ],
  [
    'give an ISO alpha-3 code such as MLI, or a p-code',
    'donnez un code ISO alpha-3 comme MLI, ou un p-code',
  ],
  [
    'give the code as the list has it, such as ML05',
    "donnez le code tel qu'il est dans la liste, comme ML05",
  ],
  [
    'add pcodes: YYYY-MM to the plan, the month in which its list was valid',
    'ajoutez pcodes: AAAA-MM au plan, le mois où sa liste était valable',
  ],
  [
    'vigie areas import FILE --list-date YYYY-MM takes one',
    'vigie areas import FICHIER --list-date AAAA-MM en prend une',
  ],
  [
    'vigie areas import FILE --list-date YYYY-MM takes the list of their year',
    'vigie areas import FICHIER --list-date AAAA-MM prend la liste de leur année',
  ],
  [
    'write the codes of one list, and its month under pcodes; vigie areas crosswalk shows which areas became which',
    "écrivez les codes d'une seule liste, et son mois sous pcodes ; vigie areas crosswalk montre quelles zones sont devenues lesquelles",
  ],
  [
    'vigie areas crosswalk shows which areas became which',
    'vigie areas crosswalk montre quelles zones sont devenues lesquelles',
  ],
  [
    'correct the code, or the month under pcodes when it is of another list',
    "corrigez le code, ou le mois sous pcodes s'il est d'une autre liste",
  ],
  ['put a row of hashtags under the header', "mettez une ligne de hashtags sous l'en-tête"],
  [
    'put HXL hashtags under the column names, such as #org, #sector, #adm1+code',
    'mettez des hashtags HXL sous les noms de colonnes, comme #org, #sector, #adm1+code',
  ],
  [
    'write #word, then +attribute as often as needed; letters, digits and _ alone',
    'écrivez #mot, puis +attribut autant que nécessaire ; lettres, chiffres et _ seulement',
  ],
  [
    'choose a hashtag of the standard, or begin your own with #x_',
    'choisissez un hashtag de la norme, ou commencez le vôtre par #x_',
  ],
  ['write a language as +i_fr', 'écrivez une langue comme +i_fr'],
  ['tag it with #org', 'étiquetez-la #org'],
  ['tag it with #adm1+code or #adm2+code', 'étiquetez-la #adm1+code ou #adm2+code'],
  [
    'nothing to do; Vigie keeps no contacts of persons',
    'rien à faire ; Vigie ne garde aucun contact de personnes',
  ],
  [
    'when that is wrong, put a row of HXL hashtags under the names',
    "si c'est faux, mettez une ligne de hashtags HXL sous les noms",
  ],
  ['when that is wrong, fill the cells in', "si c'est faux, remplissez les cellules"],
  ['fill the cell in', 'remplissez la cellule'],
  ['write dates as YYYY-MM-DD', 'écrivez les dates comme AAAA-MM-JJ'],
  [
    'write people as plain digits in the register',
    'écrivez les personnes en chiffres seuls dans le registre',
  ],
  ['write people as plain digits', 'écrivez les personnes en chiffres seuls'],
  ['nothing to do; it is read back as it was', 'rien à faire ; il est relu comme il était'],
  ['give --out FILE.csv', 'donnez --out FICHIER.csv'],
  [
    'vigie plan import TABLE.csv --into the plan makes one',
    'vigie plan import TABLEAU.csv --into le plan en fait un',
  ],
  [
    'ingest a release that covers it, or give measurements; vigie doctor lists what is there',
    'intégrez une version qui le couvre, ou donnez des mesures ; vigie doctor liste ce qui est là',
  ],
  [
    'when letters with accents look wrong, save the file as UTF-8',
    'si les lettres accentuées semblent fausses, enregistrez le fichier en UTF-8',
  ],
  [
    'give --into register.csv or --into plan.yaml',
    'donnez --into registre.csv ou --into plan.yaml',
  ],
  [
    'give --into register.csv, or the plan it belongs to',
    'donnez --into registre.csv, ou le plan auquel il appartient',
  ],
  [
    'give --date, and import the list of that time with vigie areas import',
    'donnez --date, et importez la liste de cette époque avec vigie areas import',
  ],
  ['correct those that are not in it: {}', "corrigez ceux qui n'y sont pas : {}"],
  ['take a fresh copy of the package', 'reprenez une copie fraîche du paquet'],
  ['choose among {}, or all', 'choisissez parmi {}, ou all (tous)'],
  [
    'give --country with an ISO alpha-3 code such as MLI',
    'donnez --country avec un code ISO alpha-3 comme MLI',
  ],
  [
    'when that is wrong, give --date with the month of the table',
    "si c'est faux, donnez --date avec le mois du tableau",
  ],
  [
    'correct the line; indent by two spaces, and put a text with a colon in quotes',
    'corrigez la ligne ; décalez de deux espaces, et mettez entre guillemets un texte avec deux-points',
  ],
  [
    'correct its spelling, or take it out; docs/guides/plans.md lists the fields',
    'corrigez son orthographe, ou retirez-le ; docs/guides/plans.md liste les champs',
  ],
  [
    'give baseline: { value, date }, or baseline: { due: DATE } with the day by which it will be measured',
    'donnez baseline: { value, date }, ou baseline: { due: DATE } avec le jour où elle sera mesurée',
  ],
  [
    'add it; vigie plan template shows a whole plan',
    'ajoutez-le ; vigie plan template montre un plan entier',
  ],
  ['give one of them another id', "donnez à l'un d'eux un autre id"],
  ['correct one of the two dates', "corrigez l'une des deux dates"],
  ['take one of them out of an after list', "retirez l'une d'elles d'une liste after"],
  [
    'correct the direction, the baseline or the desired value',
    'corrigez le sens, la valeur de départ ou la valeur visée',
  ],
  [
    'add do_no_harm; vigie plan template shows questions to start from',
    'ajoutez do_no_harm ; vigie plan template montre des questions pour commencer',
  ],
  ['answer them before the action starts', "répondez-y avant le début de l'action"],
  [
    'put its value and date when it is known; until then nothing can be told',
    "donnez sa valeur et sa date quand elle est connue ; d'ici là, rien ne peut être dit",
  ],
  ['write a date as YYYY-MM-DD or YYYY-MM', 'écrivez une date comme AAAA-MM-JJ ou AAAA-MM'],
  ['write an id as words-with-hyphens', 'écrivez un id en mots-avec-traits-d-union'],
  [
    'write a text, or one under en and one under fr',
    'écrivez un texte, ou un sous en et un sous fr',
  ],
  ['write a p-code such as ML05, or MLI', 'écrivez un p-code comme ML05, ou MLI'],
  [
    'give a value and its date, or the date by which it is due',
    'donnez une valeur et sa date, ou la date à laquelle elle est attendue',
  ],
  ['write a currency as USD, EUR or XOF', 'écrivez une monnaie comme USD, EUR ou XOF'],
  ['write a country as MLI', 'écrivez un pays comme MLI'],
  ['write a month as YYYY-MM', 'écrivez un mois comme AAAA-MM'],
];
