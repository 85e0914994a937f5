/** Finds many phrases at once in the words of a sentence, the longest first. */
import { singular, type Token, tokensOf } from './tokens.ts';

/** A stretch of tokens, its end excluded. */
export interface Mark<Value> {
  value: Value;
  i: number;
  j: number;
}

interface Entry<Value> {
  words: readonly Word[];
  value: Value;
  /** exactly as written: abbreviations that would be words in lower case */
  exact: readonly string[] | undefined;
  /** the first letter must be a capital */
  isName: boolean;
}

interface Word {
  text: string;
  /** `increas*` */
  isPrefix: boolean;
}

export interface PhraseOptions {
  /** names are found only where they are written with a capital, abbreviations only in capitals */
  areNames?: boolean;
}

const PREFIX = 3;

/**
 * Phrases with what they stand for. A word that ends in `*` stands for all that begin so. They are
 * taken apart when first looked for: verbs that read no article do not wait for them.
 */
export class Phrases<Value> {
  private readonly byWord = new Map<string, Entry<Value>[]>();
  private readonly byPrefix = new Map<string, Entry<Value>[]>();
  private waiting: readonly (readonly [phrase: string, value: Value])[];
  private readonly areNames: boolean;

  constructor(
    listed: Iterable<readonly [phrase: string, value: Value]>,
    options: PhraseOptions = {},
  ) {
    this.waiting = [...listed];
    this.areNames = options.areNames === true;
  }

  private add(phrase: string, value: Value, isName: boolean): void {
    const words = wordsOf(phrase);
    if (words.length === 0) return;
    const written = tokensOf(phrase.replaceAll('*', '')).map((token) => token.text);
    const isAbbreviation = isName && written.length === 1 && isInCapitals(written[0]);
    const entry = {
      words,
      value,
      exact: isAbbreviation ? written : undefined,
      isName: isName && written.length === 1 && /^\p{Lu}/u.test(phrase),
    };
    const [first] = words;
    const index = first.isPrefix ? this.byPrefix : this.byWord;
    const key = first.isPrefix ? first.text.slice(0, PREFIX) : singular(first.text);
    const listed = index.get(key) ?? [];
    listed.push(entry);
    index.set(key, listed);
  }

  /** Marks that do not overlap, in order; at each word the longest phrase wins. */
  find(tokens: readonly Token[]): Mark<Value>[] {
    for (const [phrase, value] of this.waiting) this.add(phrase, value, this.areNames);
    this.waiting = [];
    const found: Mark<Value>[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const entry = this.longestAt(tokens, i);
      if (!entry) continue;
      found.push({ value: entry.value, i, j: i + entry.words.length });
      i += entry.words.length - 1;
    }
    return found;
  }

  private longestAt(tokens: readonly Token[], i: number): Entry<Value> | undefined {
    const { word } = tokens[i];
    const listed = [
      ...(this.byWord.get(singular(word)) ?? []),
      ...(this.byPrefix.get(word.slice(0, PREFIX)) ?? []),
    ];
    let best: Entry<Value> | undefined;
    for (const entry of listed) {
      if (best && best.words.length >= entry.words.length) continue;
      if (fits(entry, tokens, i)) best = entry;
    }
    return best;
  }
}

/** `increas*` `l'an` `no longer` as words. */
function wordsOf(phrase: string): Word[] {
  return phrase
    .split(' ')
    .flatMap((part): Word[] =>
      part.endsWith('*')
        ? [{ text: tokensOf(part.slice(0, -1))[0].word, isPrefix: true }]
        : tokensOf(part).map((token) => ({ text: token.word, isPrefix: false })),
    );
}

function isInCapitals(text: string): boolean {
  return /^[\p{Lu}\d]+$/u.test(text) && text.length <= 5;
}

function fits<Value>(entry: Entry<Value>, tokens: readonly Token[], i: number): boolean {
  if (i + entry.words.length > tokens.length) return false;
  for (let k = 0; k < entry.words.length; k++) {
    const { word } = tokens[i + k];
    const { text, isPrefix } = entry.words[k];
    const same = isPrefix
      ? word.startsWith(text)
      : word === text || singular(word) === singular(text);
    if (!same) return false;
  }
  if (entry.exact) return entry.exact[0] === tokens[i].text;
  return !entry.isName || /^\p{Lu}/u.test(tokens[i].text);
}

/** True when two stretches share a token. */
export function overlaps(a: { i: number; j: number }, b: { i: number; j: number }): boolean {
  return a.i < b.j && b.i < a.j;
}

/** Tokens between two stretches; 0 when they touch or overlap. */
export function distance(a: { i: number; j: number }, b: { i: number; j: number }): number {
  return Math.max(0, a.i - b.j, b.i - a.j);
}
