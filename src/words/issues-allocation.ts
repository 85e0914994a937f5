/** French of what an allocation can be refused with, or note: see issues.ts. */
type Pair = readonly [english: string, french: string];

/** What is wrong. Longer patterns of the same beginning stand first. */
export const allocationWhats: readonly Pair[] = [
  [
    '{} sites cannot be opened: {} of {} may be',
    '{} points ne peuvent être ouverts : {} sur {} peuvent l’être',
  ],
  [
    'a count of {} is not a whole number of at least 0',
    'un nombre de {} n’est pas un entier d’au moins 0',
  ],
  ['none of {} demands has a weight above 0', 'aucune des {} demandes n’a de poids supérieur à 0'],
  [
    'a radius of {} is not a distance of at least 0',
    'un rayon de {} n’est pas une distance d’au moins 0',
  ],
  ['a coverage needs a radius', 'une couverture demande un rayon'],
  ['floors need a radius', 'des planchers demandent un rayon'],
  ['a floor of {} is not a share from 0 to 1', 'un plancher de {} n’est pas une part de 0 à 1'],
  ['no demand lies in a region "{}"', 'aucune demande ne se trouve dans une région « {} »'],
  ['region "{}" has two floors', 'la région « {} » a deux planchers'],
  [
    'demand "{}" takes {} and the largest site has room for {}',
    'la demande « {} » prend {} et le plus grand point a {} places',
  ],
  [
    'the demands take {} and the {} largest sites have room for {}',
    'les demandes prennent {} et les {} plus grands points ont {} places',
  ],
  ['no {} sites keep {} together', '{} points ne peuvent respecter ensemble : {}'],
  [
    '{} sites cannot reach every demand: it takes {}',
    '{} points ne peuvent atteindre toutes les demandes : il en faut {}',
  ],
  [
    'a budget of {} cannot reach every demand: it takes {}',
    'un budget de {} ne permet pas d’atteindre toutes les demandes : il faut {}',
  ],
  [
    'region "{}" cannot have {} within the radius together with the other floors: {} sites reach {}',
    'la région « {} » ne peut avoir {} dans le rayon avec les autres planchers : {} points atteignent {}',
  ],
  [
    'region "{}" cannot have {} within the radius: {} sites reach {}',
    'la région « {} » ne peut avoir {} dans le rayon : {} points atteignent {}',
  ],
  [
    'no site lies within {} of any of {} demands',
    'aucun point ne se trouve à {} ou moins d’une des {} demandes',
  ],
  ['no site reaches any of {} demands', 'aucun point n’atteint une des {} demandes'],
  [
    'nothing that keeps all that is asked was found in the time allowed',
    'rien qui respecte tout ce qui est demandé n’a été trouvé dans le temps imparti',
  ],
  [
    'no column "{}", nor any of its other names {}',
    'pas de colonne « {} », ni aucun de ses autres noms {}',
  ],
  ['a number is missing', 'un nombre manque'],
  ['{} is below zero', '{} est inférieur à zéro'],
  [
    'the demands have no column of weights: each counts 1',
    'les demandes n’ont pas de colonne de poids : chacune compte 1',
  ],
  ['"{}" is neither yes nor no', '« {} » n’est ni oui ni non'],
  ['the {} has no id', '{} sans identifiant'],
  [
    'demand "{}" is there twice, first on line {}',
    'la demande « {} » figure deux fois, d’abord ligne {}',
  ],
  [
    'site "{}" is there twice, first on line {}',
    'le point « {} » figure deux fois, d’abord ligne {}',
  ],
  ['site "{}" is there twice', 'le point « {} » figure deux fois'],
  [
    'the pair "{}", "{}" is there twice, first on line {}',
    'la paire « {} », « {} » figure deux fois, d’abord ligne {}',
  ],
  [
    'demand "{}" of {} rows is not among the demands',
    'la demande « {} » de {} lignes n’est pas parmi les demandes',
  ],
  [
    'demand "{}" of 1 row is not among the demands',
    'la demande « {} » d’une ligne n’est pas parmi les demandes',
  ],
  [
    'site "{}" of {} rows is not among the sites',
    'le point « {} » de {} lignes n’est pas parmi les points',
  ],
  [
    'site "{}" of 1 row is not among the sites',
    'le point « {} » d’une ligne n’est pas parmi les points',
  ],
  ['"{}", "{}" is no place', '« {} », « {} » n’est pas un lieu'],
  ['candidate "{}" lies {} km outside {}', 'le candidat « {} » se trouve à {} km hors de {}'],
  [
    '{} settlements lie more than {} km outside {} and are left out, "{}" first',
    '{} localités se trouvent à plus de {} km hors de {} et sont écartées, « {} » la première',
  ],
  [
    '{} of {} places name no area of the list: the one whose label point is nearest is taken',
    '{} lieux sur {} ne nomment aucune zone de la liste : celle dont le point de repère est le plus proche est prise',
  ],
  ['the file holds no place of {}', 'le fichier ne contient aucun lieu de {}'],
  ['the file holds no round of {} for {}', 'le fichier ne contient aucun cycle de {} pour {}'],
  ['the file holds no round of {}', 'le fichier ne contient aucun cycle de {}'],
  ['"{}" is no p-code of the list', '« {} » n’est pas un p-code de la liste'],
  [
    '"{}" is neither an area nor a region by p-code or name',
    '« {} » n’est ni une zone ni une région, par p-code ou par nom',
  ],
  ['"{}" is not a country', '« {} » n’est pas un pays'],
  ['no need of {} ship with Vigie', 'Vigie ne fournit pas les besoins de {}'],
  ['no settlements of {} ship with Vigie', 'Vigie ne fournit pas les localités de {}'],
  ['a level of {} is not one of 0, 1, 2, 3', 'un niveau de {} n’est pas 0, 1, 2 ou 3'],
  [
    'events are placed for {} of the last {} months: {}',
    'les événements sont localisés pour {} des {} derniers mois : {}',
  ],
  [
    '{} people of {} areas have no settlement in the list: {}',
    '{} personnes de {} zones n’ont aucune localité dans la liste : {}',
  ],
  [
    '{} of {} candidates are looked at, those with most people',
    '{} candidats sur {} sont pris en compte, ceux qui ont le plus de personnes',
  ],
  ['no column "distance_m" or "distance_km"', 'pas de colonne « distance_m » ni « distance_km »'],
  [
    '"{}" is not a LINESTRING of longitudes and latitudes',
    '« {} » n’est pas un LINESTRING de longitudes et latitudes',
  ],
  ['count is missing', 'count manque'],
  [
    'an allocation is for a --country, or on --demand, --sites and --distances',
    'une répartition est pour un --country, ou sur --demand, --sites et --distances',
  ],
  ['"{}" ends neither in .svg nor in .html', '« {} » ne finit ni par .svg ni par .html'],
  ['"{}" is not a floor', '« {} » n’est pas un plancher'],
];

/** How to fix it. */
export const allocationFixes: readonly Pair[] = [
  ['give at most {}, or more sites', 'donnez au plus {}, ou davantage de points'],
  ['give how many sites are to be opened', 'dites combien de points sont à ouvrir'],
  ['say how many sites are to be opened', 'dites combien de points sont à ouvrir'],
  ['give at least one demand with a weight', 'donnez au moins une demande avec un poids'],
  [
    'give the farthest that people can be expected to go',
    'donnez la distance maximale que l’on peut attendre des personnes',
  ],
  ['write a share such as 0.2', 'écrivez une part comme 0.2'],
  ['give the demands a column "region"', 'donnez aux demandes une colonne « region »'],
  ['regions there: {}', 'régions présentes : {}'],
  ['give each region one floor', 'donnez un seul plancher par région'],
  [
    'divide the demand, or give a site more room: a demand is served by one site',
    'divisez la demande, ou agrandissez un point : une demande est desservie par un seul point',
  ],
  [
    'open more sites, give them more room, or ask for a coverage',
    'ouvrez plus de points, agrandissez-les, ou demandez une couverture',
  ],
  [
    'open more sites, give them more room, or lower what is asked',
    'ouvrez plus de points, agrandissez-les, ou demandez moins',
  ],
  [
    'give --count {} or more, give distances of more pairs, or ask for a coverage',
    'donnez --count {} ou plus, les distances de plus de paires, ou demandez une couverture',
  ],
  [
    'give a budget of {} or more, or ask for a coverage',
    'donnez un budget de {} ou plus, ou demandez une couverture',
  ],
  [
    'lower the floor to {}, raise --count or the radius, or open more of its sites',
    'abaissez le plancher à {}, augmentez --count ou le rayon, ou ouvrez-y plus de points',
  ],
  [
    'give a larger radius, or sites nearer to people',
    'donnez un rayon plus grand, ou des points plus proches des personnes',
  ],
  ['give distances of more pairs', 'donnez les distances de plus de paires'],
  ['allow more seconds, or ask for less', 'accordez plus de secondes, ou demandez moins'],
  [
    'write numbers of at least 0 with a decimal point and without thousands separators',
    'écrivez des nombres d’au moins 0 avec un point décimal et sans séparateur de milliers',
  ],
  [
    'add a column weight where some count for more',
    'ajoutez une colonne weight si certaines comptent plus',
  ],
  [
    'write 1 for a site that is open already, 0 or nothing for another',
    'écrivez 1 pour un point déjà ouvert, 0 ou rien pour un autre',
  ],
  ['name it, or take the row out', 'nommez-le, ou retirez la ligne'],
  [
    'give each its own id, or take one row out',
    'donnez à chacun son identifiant, ou retirez une ligne',
  ],
  ['keep one distance for each pair', 'gardez une distance par paire'],
  ['write ids as they are in {}', 'écrivez les identifiants comme dans {}'],
  [
    'write degrees with a decimal point, latitude from -90 to 90',
    'écrivez les degrés avec un point décimal, la latitude de -90 à 90',
  ],
  [
    'look for swapped coordinates, or take the row out',
    'cherchez des coordonnées inversées, ou retirez la ligne',
  ],
  ['look for swapped coordinates', 'cherchez des coordonnées inversées'],
  ['give a column adm2_pcode', 'donnez une colonne adm2_pcode'],
  [
    'take a file of this country, or give another --country',
    'prenez un fichier de ce pays, ou donnez un autre --country',
  ],
  ['rounds there: {}', 'cycles présents : {}'],
  ['p-codes are like {}', 'les p-codes sont du genre {}'],
  ['write an ISO 3166 alpha-3 code such as MLI', 'écrivez un code ISO 3166 alpha-3 comme MLI'],
  ['give {} FILE', 'donnez {} FICHIER'],
  [
    'write 0 for no constraint up to 3 for no access',
    'écrivez 0 pour aucune contrainte, jusqu’à 3 pour aucun accès',
  ],
  [
    'ingest event files with coordinates of the other months',
    'intégrez des fichiers d’événements avec coordonnées pour les autres mois',
  ],
  [
    'give settlements of these areas; they count as reached by nobody',
    'donnez des localités de ces zones ; elles comptent comme atteintes par personne',
  ],
  [
    'the answer is the best among these; give fewer settlements with --areas for an exact one',
    'la réponse est la meilleure parmi ceux-ci ; restreignez avec --areas pour une réponse exacte',
  ],
  ['give the length of each road', 'donnez la longueur de chaque route'],
  ['write LINESTRING(longitude latitude, …)', 'écrivez LINESTRING(longitude latitude, …)'],
  [
    'vigie plan allocate --country MLI --count 8, or give the three files',
    'vigie plan allocate --country MLI --count 8, ou donnez les trois fichiers',
  ],
  ['the three files go together', 'les trois fichiers vont ensemble'],
  ['name a file such as map.svg', 'nommez un fichier comme map.svg'],
  [
    'write a share for all regions, as in 0.2, or for one, as in ML05=0.3',
    'écrivez une part pour toutes les régions, comme 0.2, ou pour une, comme ML05=0.3',
  ],
];
