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
  ['{} "{}" is not accepted', '{} « {} » n’est pas accepté'],
  ['{} is not accepted', '{} : cette valeur n’est pas acceptée'],
  ['{} {} is before {} {}', '{} {} précède {} {}'],
];

/** What to do. */
export const planFixes: readonly Pair[] = [
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
