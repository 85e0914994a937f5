/** French of what forecasts and scores can be refused with, or note: see issues.ts. */
type Pair = readonly [english: string, french: string];

/** What is wrong. Longer patterns of the same beginning stand first. */
export const forecastWhats: readonly Pair[] = [
  // The panel.
  [
    'forecasts are by month, and the periods are like "{}"',
    'les prévisions sont mensuelles, et les périodes sont du genre « {} »',
  ],
  ['{} is below zero', '{} est inférieur à zéro'],
  ['{} is too large for a count', '{} est trop grand pour un décompte'],
  ['{} is not a whole number', "{} n'est pas un nombre entier"],
  ['"{}" has no value in {} months: {}', "« {} » n'a pas de valeur pour {} mois : {}"],
  ['{} more faults of this kind', 'et {} autres défauts de ce genre'],
  ['{} units begin after {}: {}', '{} unités commencent après {} : {}'],
  ['{} of {} units have no month above zero', '{} unités sur {} n’ont aucun mois supérieur à zéro'],
  [
    '{} of {} units have months that no release speaks for, or end before {}',
    '{} unités sur {} ont des mois dont aucune version ne parle, ou finissent avant {}',
  ],
  ['no count "{}" is known by {}', 'aucun décompte « {} » n’est connu par {}'],
  [
    'the figures hold no month of this outcome',
    'les chiffres ne contiennent aucun mois de cet indicateur',
  ],
  [
    'fewer than twelve months of {} are known by region',
    'moins de douze mois sont connus par région pour {}',
  ],
  // What was asked.
  ['leads "{}" are not months from 1 to {}', 'les échéances « {} » ne sont pas des mois de 1 à {}'],
  [
    'a horizon of {} months is not between 1 and {}',
    "un horizon de {} mois n'est pas compris entre 1 et {}",
  ],
  ['model "{}" is not known', "le modèle « {} » n'est pas connu"],
  [
    'nobody knows which units touch, so these models are left out: {}',
    'on ne sait pas quelles unités se touchent ; ces modèles sont donc écartés : {}',
  ],
  [
    'nothing is known of {}, the first month forecast from {}: the panel ends in {}',
    'on ne sait rien de {}, premier mois prévu depuis {} : le panel finit en {}',
  ],
  [
    '{} leaves {} months to learn from, and {} are needed',
    '{} laisse {} mois pour apprendre, et il en faut {}',
  ],
  ['{} is not among the months known, {} to {}', "{} n'est pas parmi les mois connus, de {} à {}"],
  [
    '{} months are known, and {} learns from at least {}',
    '{} mois sont connus, et {} apprend sur {} au moins',
  ],
  ['"{}" does not end in .parquet', '« {} » ne finit pas par .parquet'],
  ['{} draws are not between {} and {}', '{} tirages : le nombre doit être compris entre {} et {}'],
  [
    'scores are of models on a panel, of draws in a file, or of the record: one of them is wanted',
    'les scores portent sur des modèles et un panel, sur les tirages d’un fichier, ou sur le registre des prévisions : il faut l’un des trois',
  ],
  ['a panel is scored from one origin or more', 'un panel est évalué depuis une origine au moins'],
  ['draws are held against what came', 'les tirages sont comparés à ce qui est advenu'],
  // The record.
  ['no forecast has been made here yet', "aucune prévision n'a encore été faite ici"],
  [
    'forecast {} waits: nothing after {} is known yet',
    "la prévision {} attend : rien n'est encore connu après {}",
  ],
  // Files of draws.
  ['draw {} of {} in {} stands twice', 'le tirage {} de {} en {} figure deux fois'],
  ['"{}" is not a number of at least 0', "« {} » n'est pas un nombre d'au moins 0"],
  ['"{}" is not a month', "« {} » n'est pas un mois"],
  [
    '{} in {} has {} draws; {} of {} rows have another number, {} in {} first',
    '{} en {} a {} tirages ; {} lignes sur {} en ont un autre nombre, {} en {} la première',
  ],
  ['the file holds no draw', 'le fichier ne contient aucun tirage'],
  [
    '{} of {} rows have no observed value and are not scored',
    "{} lignes sur {} n'ont pas de valeur observée et ne sont pas évaluées",
  ],
  [
    'no unit and month of {} is observed; the first is "{}" in {}',
    "aucune unité ni mois de {} n'est observé ; le premier est « {} » en {}",
  ],
  [
    '{} of {} unit-months forecast from {} are observed; the others are not scored',
    '{} unités-mois sur {} prévues depuis {} sont observées ; les autres ne sont pas évaluées',
  ],
];

/** How to fix it. */
export const forecastFixes: readonly Pair[] = [
  [
    'forecast the country, or ingest releases with places',
    'prévoyez le pays, ou importez des versions avec des lieux',
  ],
  [
    'make one with vigie forecast; it is kept with the figures it rests on',
    'faites-en une avec vigie forecast ; elle est gardée avec les chiffres dont elle part',
  ],
  [
    'ingest newer releases when they come out; vigie doctor says which',
    'intégrez les versions plus récentes à leur parution ; vigie doctor dit lesquelles',
  ],
  [
    'write months as YYYY-MM, dates as YYYY-MM-DD',
    'écrivez les mois AAAA-MM, les dates AAAA-MM-JJ',
  ],
  ['write months as YYYY-MM', 'écrivez les mois AAAA-MM'],
  [
    'give raw counts: whole numbers of at least 0',
    'donnez des décomptes bruts : des entiers d’au moins 0',
  ],
  [
    'write a row for each month from the first on, 0 where nothing happened; leave months before a unit began empty',
    "écrivez une ligne par mois à partir du premier, 0 s'il ne s'est rien passé ; laissez vides les mois d'avant le début d'une unité",
  ],
  [
    'nothing to do: months before a unit began are not learnt from, nor scored',
    "rien à faire : les mois d'avant le début d'une unité ne servent ni à l'apprentissage ni aux scores",
  ],
  [
    'nothing to do: they are forecast and scored like the others',
    'rien à faire : elles sont prévues et évaluées comme les autres',
  ],
  [
    'nothing to do: they are neither learnt from nor forecast; ingesting the missing releases brings them in',
    "rien à faire : elles ne servent pas à l'apprentissage et ne sont pas prévues ; intégrer les versions qui manquent les ajoute",
  ],
  [
    'choose another outcome or level, or ingest a release; vigie doctor lists those there',
    'choisissez un autre indicateur ou niveau, ou intégrez une version ; vigie doctor liste celles qui sont là',
  ],
  [
    'give a month among them, or leave the option out for the last one',
    "donnez l'un de ces mois, ou omettez l'option pour le dernier",
  ],
  [
    'give a longer panel, a later origin, or a model that needs less',
    'donnez un panel plus long, une origine plus tardive, ou un modèle qui demande moins',
  ],
  [
    'give a longer panel, or models that need less',
    'donnez un panel plus long, ou des modèles qui demandent moins',
  ],
  [
    'name a file ending in .parquet; --hub writes CSV',
    'nommez un fichier en .parquet ; --hub écrit du CSV',
  ],
  [
    'write a first and a last lead, as in 3-14, or a list, as in 1,3,6',
    'écrivez une première et une dernière échéance, comme 3-14, ou une liste, comme 1,3,6',
  ],
  [
    'name units by ISO 3166 alpha-3 codes, or say --adjacency cells for PRIO-GRID numbers',
    'nommez les unités par leurs codes ISO 3166 alpha-3, ou donnez --adjacency cells pour des numéros PRIO-GRID',
  ],
  ['give a number of months such as 12', 'donnez un nombre de mois comme 12'],
  ['give origins up to {}', 'donnez des origines jusqu’à {}'],
  ['give origins from {} on', 'donnez des origines à partir de {}'],
  [
    'nothing to do: figures of that origin are of what is known',
    'rien à faire : les chiffres de cette origine portent sur ce qui est connu',
  ],
  [
    'give the last known months, as in --origins 2017-10,2018-10',
    'donnez les derniers mois connus, comme --origins 2017-10,2018-10',
  ],
  [
    'give --observed FILE with unit, month and value',
    'donnez --observed FICHIER avec unité, mois et valeur',
  ],
  [
    'give --panel FILE, or --samples FILE with --observed FILE, or --record',
    'donnez --panel FICHIER, ou --samples FICHIER avec --observed FICHIER, ou --record',
  ],
  [
    'give a number such as 1000, or the path of a file of draws',
    'donnez un nombre comme 1000, ou le chemin d’un fichier de tirages',
  ],
  [
    'number the draws of a unit and month from 0 or 1 on, each once',
    "numérotez les tirages d'une unité et d'un mois à partir de 0 ou de 1, chacun une fois",
  ],
  [
    'write draws as counts, without thousands separators',
    'écrivez les tirages comme des décomptes, sans séparateur de milliers',
  ],
  [
    'give the same number of draws for each unit and month',
    'donnez le même nombre de tirages pour chaque unité et mois',
  ],
  [
    'give rows of draws; in the hub layout those of output_type sample',
    'donnez des lignes de tirages ; au format hub, celles dont output_type est sample',
  ],
  [
    'columns there: {}; draws are {}, or the hub layout {}',
    'colonnes présentes : {} ; les tirages sont {}, ou au format hub {}',
  ],
  [
    'give the observed value of each unit and month, or leave these draws out',
    'donnez la valeur observée de chaque unité et mois, ou retirez ces tirages',
  ],
  [
    'name units and months alike in both files',
    'nommez les unités et les mois de la même façon dans les deux fichiers',
  ],
];
