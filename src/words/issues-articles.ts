/** French of what the reading of an article can be refused with, or note: see issues.ts. */
type Pair = readonly [english: string, french: string];

/** What is wrong. Longer patterns of the same beginning stand first. */
export const articleWhats: readonly Pair[] = [
  ['the article holds no text', "l'article ne contient aucun texte"],
  [
    'the file is neither a page, a text, a PDF nor a DOCX file',
    "le fichier n'est ni une page, ni un texte, ni un fichier PDF ou DOCX",
  ],
  [
    'the file has {} bytes, of which the first {} were read',
    'le fichier compte {} octets, dont les {} premiers ont été lus',
  ],
  [
    'the file has {} bytes, and at most {} are read of a PDF or DOCX file',
    "le fichier compte {} octets, et un PDF ou un DOCX n'est lu que jusqu'à {}",
  ],
  [
    'the PDF file is damaged or locked and cannot be read',
    'le fichier PDF est abîmé ou verrouillé et ne peut être lu',
  ],
  [
    'the file holds more text than is read, so its end was left',
    'le fichier contient plus de texte qu’il n’en est lu ; sa fin a été laissée',
  ],
  [
    'the article gives no date, so that of the file is taken: {}',
    "l'article ne donne pas de date ; celle du fichier est prise : {}",
  ],
  [
    '{} characters of navigation, notices and neighbouring articles were left out',
    '{} caractères de navigation, d’avis et d’articles voisins ont été écartés',
  ],
  ['"{}" is not a date', "« {} » n'est pas une date"],
  [
    'the text seems to be neither English nor French',
    'le texte ne semble être ni en anglais ni en français',
  ],
  [
    'damaged tags in the text, read as what they were: {}',
    'balises abîmées dans le texte, lues pour ce qu’elles étaient : {}',
  ],
  ['characters written as codes, read: {}', 'caractères écrits en code, lus : {}'],
  [
    'characters in another encoding than the rest, restored: {}',
    'caractères dans un autre encodage que le reste, rétablis : {}',
  ],
  ['invisible characters, left out: {}', 'caractères invisibles, écartés : {}'],
  [
    'characters that turn the direction of writing, left out: {}',
    "caractères qui retournent le sens de l'écriture, écartés : {}",
  ],
  ['source and footnote marks, left out: {}', 'renvois de source ou de note, écartés : {}'],
  [
    'comments hidden in the source, left out: {}',
    'commentaires cachés dans la source, écartés : {}',
  ],
  ['leftovers of a page template, left out: {}', 'restes de gabarit, écartés : {}'],
  ['run-together lines, parted: {}', 'lignes collées, séparées : {}'],
  [
    'table rows that had lost a cell or their table, put in place: {}',
    'lignes de tableau qui avaient perdu une cellule ou leur tableau, remises en place : {}',
  ],
  [
    'separators that belong to no table, left out: {}',
    "séparateurs qui n'appartiennent à aucun tableau, écartés : {}",
  ],
  [
    'pieces of damaged markup that could not be understood and stand as text: {}',
    "morceaux de balisage abîmé qui n'ont pu être compris et restent dans le texte : {}",
  ],
];

/** What helps. */
export const articleFixes: readonly Pair[] = [
  [
    'give a file that holds the text itself; pictures of pages cannot be read',
    'donnez un fichier qui contient le texte lui-même ; les images de pages ne peuvent être lues',
  ],
  ['save it as HTML, plain text, PDF or DOCX', 'enregistrez-le en HTML, texte brut, PDF ou DOCX'],
  ['give the part of the file that matters', 'donnez la partie du fichier qui importe'],
  ['write it as 2025-06-10 or 2025-06', 'écrivez-la comme 2025-06-10 ou 2025-06'],
  [
    'give a translation, or choose the language with --lang en or --lang fr',
    'donnez une traduction, ou choisissez la langue avec --lang en ou --lang fr',
  ],
  [
    'no action is needed; compare with the original where it matters',
    "rien à faire ; comparez avec l'original là où cela importe",
  ],
  [
    'no action is needed; give the text alone if something is missing',
    "rien à faire ; donnez le texte seul s'il manque quelque chose",
  ],
  [
    'give the article alone, or save it as plain text',
    "donnez l'article seul, ou enregistrez-le en texte brut",
  ],
  [
    'open it in a viewer and save its text',
    'ouvrez-le dans une visionneuse et enregistrez-en le texte',
  ],
  ['give the date with --date', 'donnez la date avec --date'],
  ['no action is needed', 'rien à faire'],
  [
    'look at the original: they can make a text look other than it is',
    "regardez l'original : ils peuvent donner à un texte une autre apparence que la sienne",
  ],
  ['compare these rows with the original', "comparez ces lignes avec l'original"],
  ['compare with the original', "comparez avec l'original"],
];
