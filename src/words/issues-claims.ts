/** French of what checking claims can be refused with, or note: see issues.ts. */
type Pair = readonly [english: string, french: string];

/** What is wrong. Longer patterns of the same beginning stand first. */
export const claimWhats: readonly Pair[] = [
  [
    'the article has no date, so that words such as "last month" say nothing; what stands without a date is held against the last complete months of the figures',
    "l'article n'a pas de date : des mots comme « le mois dernier » ne disent donc rien ; ce qui est dit sans date est confronté aux derniers mois complets des chiffres",
  ],
  [
    'the workspace may be read but not written: dossiers will not list these claims',
    "l'espace de travail peut être lu mais non écrit : les dossiers ne listeront pas ces énoncés",
  ],
  [
    '"{}" is an address, and nothing is fetched unasked',
    '« {} » est une adresse, et rien n’est demandé au réseau sans qu’on le dise',
  ],
  ['the server has no such page', "le serveur n'a pas cette page"],
  [
    'the folder holds no .html, .txt, .md, .pdf or .docx file',
    'le dossier ne contient aucun fichier .html, .txt, .md, .pdf ou .docx',
  ],
  [
    'the file is larger than {} bytes, which no article is',
    "le fichier dépasse {} octets, ce qu'aucun article n'atteint",
  ],
];

/** What to do. */
export const claimFixes: readonly Pair[] = [
  ['give it with --date 2025-06-10', 'donnez-la avec --date 2025-06-10'],
  ['use another --workspace', 'prenez un autre --workspace'],
  [
    'give --fetch to have it fetched, or save the page and name the file',
    "donnez --fetch pour qu'elle soit demandée, ou enregistrez la page et nommez le fichier",
  ],
  ['check the address', "vérifiez l'adresse"],
  ['name the folder that holds the articles', 'nommez le dossier qui contient les articles'],
];
