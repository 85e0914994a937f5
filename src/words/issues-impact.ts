/** French of what an estimate can be refused with, or notes: see issues.ts. */
type Pair = readonly [english: string, french: string];

/** What is wrong. Longer patterns of the same beginning stand first. */
export const impactWhats: readonly Pair[] = [
  // The file of a panel.
  ['"{}" is not a number', "« {} » n'est pas un nombre"],
  ['"{}" is too large for a number', '« {} » est trop grand pour être lu comme un nombre'],
  [
    '"{}" has a second row for {}; the first is on line {}',
    '« {} » a une deuxième ligne pour {} ; la première est la ligne {}',
  ],
  ['{} gaps between periods: {}', 'périodes manquantes en {} endroits : {}'],
  ['the file holds no row', 'le fichier ne contient aucune ligne'],
  ['the unit is empty', "l'unité est vide"],
  ['the period is empty', 'la période est vide'],
  ['"{}" has two starts, "{}" and "{}"', '« {} » a deux débuts de traitement, « {} » et « {} »'],
  // What was asked of it.
  ['unit "{}" is not in the panel', "l'unité « {} » n'est pas dans le panel"],
  [
    'start "{}" of "{}" is outside the panel, which runs from {} to {}',
    'le début « {} » de « {} » est hors du panel, qui va de {} à {}',
  ],
  [
    'period "{}" is outside the panel, which runs from {} to {}',
    'la période « {} » est hors du panel, qui va de {} à {}',
  ],
  ['nobody is treated', "aucune unité traitée n'est nommée"],
  ['no start is given', "aucune date de début n'est donnée"],
  ['no unit has a start', "aucune unité n'a de date de début"],
  [
    'the fit runs to {}, after the start {}',
    "la période d'ajustement va jusqu'à {}, après le début {}",
  ],
  [
    'name a transition, or give a --panel of your own',
    'nommez une transition, ou donnez votre propre panel avec --panel',
  ],
  // The case.
  [
    '{} donors with missing periods are left out: {}',
    'des donneurs ({}) auxquels il manque des périodes sont écartés : {}',
  ],
  [
    'the fit has {} periods, less than two seasons of {}',
    "la période d'ajustement compte {} périodes, moins de deux saisons de {}",
  ],
  [
    'the fit has {} periods; at least {} are needed',
    "la période d'ajustement compte {} périodes ; il en faut au moins {}",
  ],
  ['there is no period from the start {} on', "il n'y a aucune période à partir du début {}"],
  [
    '{} needs at least {} donors; there are {}',
    'il faut au moins {1} donneurs pour {0} ; il y en a {2}',
  ],
  [
    '{} takes one start for all treated units; there are {}',
    '{} demande une seule date de début pour toutes les unités traitées ; il y en a {}',
  ],
  ['"{}" has no value in the fit', "« {} » n'a aucune valeur dans la période d'ajustement"],
  [
    '"{}" has no value in {} periods of the fit: {}',
    "« {} » n'a pas de valeur pour {} périodes de l'ajustement : {}",
  ],
  [
    '"{}" has the same value {} in every period of the fit',
    "« {} » a la même valeur, {}, dans toutes les périodes de l'ajustement",
  ],
  ['"{}" has no value from the start on', "« {} » n'a aucune valeur à partir du début"],
  [
    '{} months lie between the announcement and the exit; the fit ends {} months before the exit',
    "{} mois séparent l'annonce du départ ; la période d'ajustement se termine {} mois avant le départ",
  ],
  [
    'the departure from {} is not dated to a month',
    "le départ n'est pas daté au mois près (pays : {})",
  ],
  // Estimators.
  ['no unit is treated', "aucune unité n'est traitée"],
  ['"{}" is treated and a donor', "« {} » est à la fois l'unité traitée et un donneur"],
  [
    'the start is not within the panel, which runs from {} to {} and needs a period before it',
    'le début est hors du panel, qui va de {} à {} ; il faut au moins une période avant lui',
  ],
  [
    'the panel runs from {} to {} ({} periods): it does not hold a window to fit on and one after it',
    "le panel va de {} à {} ({} périodes) : il n'y tient pas une période d'ajustement suivie d'une période étudiée",
  ],
  ['no value before the start', 'aucune valeur avant le début'],
  ['no value from the start on', 'aucune valeur à partir du début'],
  [
    'the outcome is {} in all {} periods before the start',
    "l'indicateur vaut {} dans les {} périodes avant le début",
  ],
  [
    '{} is negative, and {} takes counts and rates',
    "{} est négatif, et {} ne s'applique qu'à des effectifs et à des taux",
  ],
  ['{} predictors have no value: {}', "des prédicteurs ({}) n'ont pas de valeur : {}"],
  [
    '{} periods with a value; at least {} are needed',
    '{} périodes renseignées ; il en faut au moins {}',
  ],
  [
    '{} periods to fit before the start; at least {} are needed',
    "{} périodes d'ajustement avant le début ; il en faut au moins {}",
  ],
  ['a season of {} periods is not one', 'une saison ne peut pas durer {} périodes'],
  [
    '{} of {} periods before the start have no value; the fit passes over them',
    "{} périodes sur {} avant le début n'ont pas de valeur ; l'ajustement les ignore",
  ],
  [
    '{} of {} periods reported have no value; mean and sum leave them out',
    "{} périodes étudiées sur {} n'ont pas de valeur ; la moyenne et la somme les laissent de côté",
  ],
  ['the panel has no column "{}"', "le panel n'a pas de colonne « {} »"],
  [
    '"{}" has no value in {} of {} periods, first in {}',
    "« {} » n'a pas de valeur pour {} périodes sur {} ; la première est {}",
  ],
  [
    '"{}" is {} in every period of the fit and was left out',
    "« {} » vaut {} dans toutes les périodes de l'ajustement et a été écarté",
  ],
  [
    '{} donors have no value and were left out',
    "{} donneurs n'ont aucune valeur et ont été écartés",
  ],
  [
    '{} donors have values; at least 2 are needed',
    '{} donneurs ont des valeurs ; il en faut au moins 2',
  ],
  [
    '{} values are missing and were filled like treated cells',
    '{} valeurs manquent et ont été complétées comme les cases traitées',
  ],
  ['{} periods have no untreated value', "{} périodes n'ont aucune valeur d'unité non traitée"],
  [
    'a penalty of {} leaves the filled cells undetermined',
    'une pénalité de {} laisse les cases complétées indéterminées',
  ],
  ['{} in "{}" is no population', "{} dans « {} » n'est pas une population"],
  [
    '{} is not a count: this estimator takes whole numbers from 0',
    "{} n'est pas un effectif : cet estimateur prend des entiers à partir de 0",
  ],
  ['the regression has no solution: {}', "la régression n'a pas de solution : {}"],
  ['theta has not settled after {} turns', "theta ne s'est pas stabilisé après {} tours"],
  [
    'the coefficients have not settled after {} steps',
    'les coefficients ne se sont pas stabilisés après {} pas',
  ],
  ['the coefficients run away', 'les coefficients divergent'],
  ['{} counts are too few for {} columns', '{} effectifs sont trop peu pour {} colonnes'],
  [
    'column {} of the design depends on those before it',
    'la colonne {} du modèle dépend des précédentes',
  ],
  ['all {} counts are 0', 'les {} effectifs sont tous nuls'],
  [
    'the effects of {} cannot be told apart: their comparisons are made of one another',
    "les effets pour {} ne peuvent pas être distingués : leurs comparaisons reposent l'une sur l'autre",
  ],
  [
    '{} donors have missing values and were left out',
    'des donneurs ({}) auxquels il manque des valeurs ont été écartés',
  ],
  [
    '{} donors have all values; at least 2 are needed',
    '{} donneurs ont toutes leurs valeurs ; il en faut au moins 2',
  ],
  ['{} donors; at least {} are needed', '{} donneurs ; il en faut au moins {}'],
  [
    '{} periods have no value of the treated or an affected unit and carry no effect',
    "pour {} périodes, l'unité traitée ou une unité touchée n'a pas de valeur : aucun effet n'y est estimé",
  ],
  [
    'errors of {} periods before the start; a 95 % band takes {}, so that it may be too narrow',
    'les erreurs portent sur {} périodes avant le début ; un intervalle à 95 % en demande {}, il peut donc être trop étroit',
  ],
  [
    'group effects, their aggregates and errors are on the scale {}',
    "les effets de groupe, leurs agrégats et leurs erreurs types sont sur l'échelle {}",
  ],
  [
    'no group has a control that is never treated',
    "aucun groupe n'a d'unité de comparaison jamais traitée",
  ],
  [
    'no group has a control that is not treated yet',
    "aucun groupe n'a d'unité de comparaison pas encore traitée",
  ],
  ['no group has a control that is {}', "aucun groupe n'a d'unité de comparaison ({})"],
  [
    '{} units are treated before a base period exists and were left out',
    '{} unités sont traitées avant toute période de référence et ont été écartées',
  ],
  [
    '{} of {} groups have fewer than {} units: their errors are too small',
    '{} groupes sur {} comptent moins de {} unités : leurs erreurs types sont sous-estimées',
  ],
  [
    '{} of {} group effects leave out units without a value at one of their two periods, at most {}',
    "{} effets de groupe sur {} laissent de côté des unités sans valeur à l'une des deux périodes, au plus {}",
  ],
  [
    'no donor and no covariate: the path prolongs the past level alone',
    'ni donneur ni covariable : la trajectoire ne fait que prolonger le niveau passé',
  ],
  ['{} draws; at least {} are needed', '{} tirages ; il en faut au moins {}'],
];

export const impactFixes: readonly Pair[] = [
  ['fill the cell, or take the row out', 'remplissez la case, ou retirez la ligne'],
  [
    'write numbers with a decimal point and without thousands separators; leave a missing one empty',
    'écrivez les nombres avec un point décimal et sans séparateur de milliers ; laissez vide un nombre manquant',
  ],
  [
    'name the column of units with --unit, or keep one row for each period',
    'nommez la colonne des unités avec --unit, ou gardez une seule ligne par période',
  ],
  ['keep one row for each unit and period', 'gardez une seule ligne par unité et par période'],
  [
    'write the same start in each row of a unit',
    "écrivez la même date de début dans chaque ligne d'une unité",
  ],
  [
    'write a row for each period, its value empty where it is not known',
    "écrivez une ligne par période, en laissant la valeur vide là où elle n'est pas connue",
  ],
  ['columns there: {}', 'colonnes présentes : {}'],
  ['units there: {}', 'unités présentes : {}'],
  [
    'a panel has a header and a row for each unit and period',
    'un panel a un en-tête, puis une ligne par unité et par période',
  ],
  ['write it as the file does', 'écrivez-la comme dans le fichier'],
  ['name the treated unit', "nommez l'unité traitée"],
  ['name the first treated period', 'donnez la première période traitée'],
  [
    'write the first treated period of each treated unit in that column',
    'écrivez dans cette colonne la première période traitée de chaque unité traitée',
  ],
  [
    'use --estimator staggered or matrix-completion, or name --treated and --start',
    'prenez --estimator staggered ou matrix-completion, ou nommez --treated et --start',
  ],
  ['end the fit before the start', "terminez la période d'ajustement avant le début"],
  [
    'leave the start empty for units that were never treated, and leave out units that always were',
    "laissez la date vide pour les unités jamais traitées, et retirez celles qui l'ont toujours été",
  ],
  [
    'vigie estimate mali-wagner-2025, or vigie estimate --panel FILE --unit … --time … --outcome … --treated … --start …',
    'vigie estimate mali-wagner-2025, ou vigie estimate --panel FICHIER --unit … --time … --outcome … --treated … --start …',
  ],
  ['name the column of the file: --{} COLUMN', 'nommez la colonne du fichier : --{} COLONNE'],
  [
    'fill their periods, or choose a shorter --fit',
    "complétez leurs périodes, ou raccourcissez la période d'ajustement (--fit)",
  ],
  [
    'choose a later start, or a wider --fit',
    "choisissez un début plus tardif, ou élargissez la période d'ajustement (--fit)",
  ],
  [
    'choose a later start, or begin the panel earlier',
    'choisissez un début plus tardif, ou faites commencer le panel plus tôt',
  ],
  ['choose an earlier start', 'choisissez un début plus précoce'],
  [
    'add units that were never treated, or use an estimator without donors: interrupted-series',
    'ajoutez des unités jamais traitées, ou prenez un estimateur sans donneurs : interrupted-series',
  ],
  [
    'choose a --fit that it has values in',
    "choisissez une période d'ajustement (--fit) où elle a des valeurs",
  ],
  [
    'choose a --fit without gaps, or structural-time-series, which takes them',
    "choisissez une période d'ajustement (--fit) sans trou, ou structural-time-series, qui les accepte",
  ],
  [
    'nothing can be compared with a series that does not vary',
    'rien ne peut être comparé à une série qui ne varie pas',
  ],
  [
    'read the estimate with that in mind: some of the withdrawal lies in the fit',
    "lisez l'estimation en conséquence : une partie du retrait tombe dans la période d'ajustement",
  ],
  [
    'give the registry a month, from a document',
    'donnez un mois au registre, à partir d’un document',
  ],
  [
    'correct the column, or leave it out of --covariates',
    'corrigez la colonne, ou retirez-la de --covariates',
  ],
  [
    'give the counts, with --covariates {} for a rate, or use --estimator structural-time-series',
    'donnez les effectifs, avec --covariates {} pour un taux, ou prenez --estimator structural-time-series',
  ],
  [
    'widen the windows, or leave out a covariate or the season',
    'élargissez les périodes, ou retirez une covariable ou la saison',
  ],
  ['take them out of the pool', 'retirez-les des donneurs'],
  ['take it out of the donors', 'retirez-la des donneurs'],
  [
    'widen the pool of donors, or shorten the panel',
    'élargissez la réserve de donneurs, ou raccourcissez le panel',
  ],
  ['widen the pool of donors', 'élargissez la réserve de donneurs'],
  [
    'nothing, unless a missing value means 0',
    'rien à faire, sauf si une valeur manquante signifie 0',
  ],
  [
    'end the panel earlier, or take donors that have values there',
    'terminez le panel plus tôt, ou prenez des donneurs qui y ont des valeurs',
  ],
  [
    'give a number above 0, or none to have it chosen',
    "donnez un nombre supérieur à 0, ou aucun pour qu'il soit choisi",
  ],
  ['name at least one treated unit of the panel', 'nommez au moins une unité traitée du panel'],
  [
    'choose a start after the first and not after the last period',
    'choisissez un début postérieur à la première période et au plus tard la dernière',
  ],
  [
    'choose another start, or an outcome that this unit has',
    'choisissez un autre début, ou un indicateur renseigné pour cette unité',
  ],
  ['use --transform none', 'prenez --transform none'],
  [
    'choose periods in which every unit has a value, or leave those units out',
    'choisissez des périodes où chaque unité a une valeur, ou retirez ces unités',
  ],
  [
    'choose a start within the panel, and windows that do not overlap',
    'choisissez un début dans le panel, et des périodes qui ne se recouvrent pas',
  ],
  [
    'choose an earlier or later start, or an outcome that this unit has',
    'choisissez un autre début, ou un indicateur renseigné pour cette unité',
  ],
  ['give a whole number such as 12, or 0', 'donnez un nombre entier, par exemple 12, ou 0'],
  [
    'fit on a longer window, or use --season 0',
    'ajustez sur une période plus longue, ou prenez --season 0',
  ],
  [
    'nothing to do, unless the values can be had',
    'rien à faire, sauf si ces valeurs peuvent être obtenues',
  ],
  ['leave --covariates out', "n'utilisez pas --covariates"],
  [
    'fill the gaps, or leave this donor or covariate out',
    'comblez les trous, ou retirez ce donneur ou cette covariable',
  ],
  ['nothing to do: a constant explains nothing', "rien à faire : une constante n'explique rien"],
  [
    'declare fewer units as affected, or add donors that resemble them',
    'déclarez moins d’unités touchées, ou ajoutez des donneurs qui leur ressemblent',
  ],
  [
    'fill them, or end the panel where they end',
    "complétez-les, ou terminez le panel là où ils s'arrêtent",
  ],
  ['begin the panel earlier', 'faites commencer le panel plus tôt'],
  [
    'begin the panel earlier, or anticipate by fewer periods',
    "faites commencer le panel plus tôt, ou réduisez l'anticipation",
  ],
  ['read the path for the raw scale', "lisez la trajectoire pour l'échelle d'origine"],
  [
    'add units that are never treated, or treated later',
    'ajoutez des unités jamais traitées, ou traitées plus tard',
  ],
  [
    'read the group effects as a description, and judge by placebos',
    'lisez les effets de groupe comme une description, et jugez par les placebos',
  ],
  ['name donors, or give --covariates', 'nommez des donneurs, ou donnez --covariates'],
  [
    'leave the number of draws out, or give 10000',
    'ne donnez pas de nombre de tirages, ou donnez 10000',
  ],
];
