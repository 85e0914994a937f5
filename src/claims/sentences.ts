/** An article as sentences, each with its place in the given bytes. */
import { type Article, type Block, type PlacedText, spanOf } from '../core/index.ts';

export interface PlacedSentence {
  text: string;
  /** bytes of the article as given */
  start: number;
  end: number;
  /** where it stands: fragments are common in items and cells, rare in paragraphs */
  block: Block['kind'];
  /** header of the column, for a cell of a table */
  column: string | undefined;
  /** other cells of its row */
  row: string[];
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr gen col lt capt sgt st vs etc inc ltd no nos fig al approx dept gov sen rep jan feb mar apr jun jul aug sep sept oct nov dec art cf env p pp ex m mm mme mlle av ap janv fevr févr avr juil'.split(
    ' ',
  ),
);

/**
 * Sentences of a text as half-open ranges. A full stop inside a number, an abbreviation or before a
 * lower-case letter ends none; closing quotation marks and brackets belong to the sentence they end.
 * @example sentenceRanges('In 2.5 years, Gen. A left. “It is over.” He said so.').length // => 3
 */
export function sentenceRanges(text: string): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  let start = 0;
  const close = (end: number) => {
    const piece = text.slice(start, end);
    const from = start + (piece.length - piece.trimStart().length);
    const to = start + piece.trimEnd().length;
    if (to > from) ranges.push([from, to]);
    start = end;
  };
  for (const match of text.matchAll(/[.!?…]+["”’»)\]]*|\n+|[•▪◦‣]/gu)) {
    const at = match.index;
    const after = at + match[0].length;
    if (at < start) continue;
    if (/^[\n•▪◦‣]/u.test(match[0])) close(at);
    else if (endsSentence(text, at, after, match[0])) close(closing(text, after));
    if (/^[\n•▪◦‣]/u.test(match[0])) start = after;
  }
  close(text.length);
  return ranges;
}

/** French closes a quotation after a space. */
function closing(text: string, end: number): number {
  const quote = /^[ \u00a0\u202f]»/.exec(text.slice(end));
  return quote ? end + quote[0].length : end;
}

function endsSentence(text: string, at: number, after: number, mark: string): boolean {
  const rest = text.slice(after);
  if (rest.trim() === '') return true;
  const next = /^(?:[ \u00a0\u202f]»)?(\s*)["“‘«([]*\s*(\S)/u.exec(rest);
  if (!next) return true;
  const [, gap, letter] = next;
  const isFull = mark.startsWith('.') && !mark.startsWith('..');
  if (!isFull) return gap !== '' && !/\p{Ll}/u.test(letter);
  // Without a space only a word glued to the next sentence ends one: "ended.The".
  if (gap === '') return /\p{Ll}$/u.test(text.slice(0, at)) && /\p{Lu}/u.test(letter);
  if (/\p{Ll}/u.test(letter)) return false;
  const word = /([\p{L}.]+)$/u.exec(text.slice(0, at))?.[1] ?? '';
  // Initials and dotted abbreviations: "U.N. troops", "A. Camara".
  if (/^\p{Lu}(\.\p{Lu})*$/u.test(word)) return false;
  return !ABBREVIATIONS.has(word.toLowerCase());
}

/** Sentences of an article in reading order; headings say what comes, not what is, and are left out. */
export function sentencesOf(article: Article): PlacedSentence[] {
  const headers = new Map<number, string[]>();
  return article.blocks.flatMap((block): PlacedSentence[] => {
    if (block.kind === 'heading') return [];
    if (block.kind !== 'row') return placed(block.content, block.kind, undefined, []);
    const texts = block.cells.map((cell) => cell.text.trim());
    if (block.is_header) {
      headers.set(block.table, texts);
      return [];
    }
    const columns = headers.get(block.table);
    return block.cells.flatMap((cell, c) =>
      placed(
        cell,
        'row',
        columns?.[c],
        texts.filter((_, other) => other !== c),
      ),
    );
  });
}

function placed(
  content: PlacedText,
  block: Block['kind'],
  column: string | undefined,
  row: string[],
): PlacedSentence[] {
  return sentenceRanges(content.text).map(([from, to]) => ({
    text: content.text.slice(from, to),
    ...spanOf(content, from, to),
    block,
    column,
    row,
  }));
}
