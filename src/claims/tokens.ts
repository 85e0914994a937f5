/** Sentences as words: folded for comparison, with their place in the sentence. */

export interface Token {
  /** as written */
  text: string;
  /** lower case, without accents */
  word: string;
  start: number;
  end: number;
}

const ELIDED = new Set(['l', 'd', 'qu', 'n', 's', 'j', 'c', 'm', 'jusqu', 'lorsqu', 'puisqu']);

const PATTERN = new RegExp(
  [
    String.raw`\d{4}-\d{2}(?:-\d{2})?(?!\d)`, // a date as machines write it
    String.raw`(?<!\d)\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?![\d])`, // thousands
    String.raw`\d+(?:[.,]\d+)?`,
    String.raw`(?:\p{Lu}\.){2,}`, // U.N.
    String.raw`[\p{L}\p{M}]+\d*`,
    String.raw`['’]s(?!\p{L})`,
    String.raw`[^\s\p{L}\p{M}\d]`,
  ].join('|'),
  'gu',
);

/**
 * Lower case without accents; curly and straight apostrophes alike.
 * @example fold('Ménaka’s') // => "menaka's"
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/’/g, "'")
    .replace(/[œŒ]/g, 'oe')
    .toLowerCase();
}

/**
 * Words, numbers and marks of a sentence. Hyphens part words and are dropped; French elided articles
 * and the English possessive are words of their own.
 * @example tokensOf("l'AQMI s'est repliée").map((token) => token.word) // => ['l', 'aqmi', 's', 'est', 'repliee']
 * @example tokensOf('1,200 al-Qaida men').map((token) => token.word) // => ['1,200', 'al', 'qaida', 'men']
 */
export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(PATTERN)) {
    const [text] = match;
    const start = match.index;
    const previous = tokens[tokens.length - 1];
    if (/^['’]$/.test(text)) {
      // An apostrophe after an elided word belongs to it; elsewhere it is a quotation mark.
      if (previous?.end === start && ELIDED.has(previous.word)) continue;
      if (previous?.end === start && /^\p{L}/u.test(sentence.slice(start + 1))) continue;
    }
    if (isHyphen(text) && isWord(sentence[start - 1]) && isWord(sentence[start + 1])) continue;
    const plain = /^(?:\p{Lu}\.)+$/u.test(text) ? text.replaceAll('.', '') : text;
    tokens.push({ text: plain, word: fold(plain), start, end: start + text.length });
  }
  return tokens;
}

function isHyphen(text: string): boolean {
  return /^[-‐‑–]$/.test(text);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\d]/u.test(character);
}

/**
 * A word without its plural, in both languages alike.
 * @example singular('attaques') // => 'attaque'
 * @example singular('civilians') // => 'civilian'
 */
export function singular(word: string): string {
  if (word.length <= 3 || !/[sx]$/.test(word) || /(ss|us|is)$/.test(word)) return word;
  if (/(ie|oe)s$/.test(word) && word.length > 5)
    return word.replace(/ies$/, 'y').replace(/oes$/, 'o');
  return word.slice(0, -1);
}
