/** HTML → a flat list of tags and texts with their place; linear in time, however deep or broken. */
import { Tokenizer } from 'htmlparser2';
import type { PlacedText } from '../core/index.ts';
import { isUnsound } from './characters.ts';
import { cut, joined, standingFor } from './placed.ts';
import type { Repairs } from './repairs.ts';

export type HtmlToken =
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string> }
  | { kind: 'close'; name: string }
  | { kind: 'text'; content: PlacedText };

/** Whose inside is not text of the article. */
const UNREAD = new Set([
  ...['script', 'style', 'template', 'noscript', 'svg', 'math', 'iframe', 'object', 'embed'],
  ...['applet', 'canvas', 'audio', 'video', 'select', 'button', 'textarea', 'noembed', 'noframes'],
]);

/** More attributes of a tag, or longer values, say nothing about its text. */
const MAX_ATTRIBUTES = 32;
const MAX_VALUE = 2000;

/** Splits a page into tokens; text of scripts, styles and the like is left out. */
export function htmlTokens(source: PlacedText, repairs: Repairs): HtmlToken[] {
  const reader = new TokenReader(source, repairs);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(source.text);
  tokenizer.end();
  return reader.done();
}

class TokenReader {
  readonly #source: PlacedText;
  readonly #repairs: Repairs;
  readonly #tokens: HtmlToken[] = [];
  #text: PlacedText[] = [];
  #read = 0;
  #name = '';
  #attributes = new Map<string, string>();
  #attribute = '';
  #value = '';
  /** the unread element that is open, and how many of its name */
  #unread: { name: string; depth: number } | undefined;
  readonly #lastClose = new Map<string, number>();

  constructor(source: PlacedText, repairs: Repairs) {
    this.#source = source;
    this.#repairs = repairs;
  }

  done(): HtmlToken[] {
    this.#endText();
    return this.#tokens;
  }

  #endText(): void {
    if (this.#text.length > 0) this.#tokens.push({ kind: 'text', content: joined(this.#text) });
    this.#text = [];
  }

  ontext(start: number, end: number): void {
    if (this.#unread === undefined && end > start) this.#text.push(cut(this.#source, start, end));
    this.#read = end;
  }

  ontextentity(point: number, end: number): void {
    const text = String.fromCodePoint(point);
    const start = Math.min(this.#read, end - 1);
    this.#read = end;
    if (this.#unread !== undefined) return;
    if (isUnsound(text)) this.#repairs.add('invisible');
    else this.#text.push(standingFor(text, this.#source, start, end));
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#source.text.slice(start, end).toLowerCase();
    this.#attributes = new Map();
    this.#read = end;
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#source.text.slice(start, Math.min(end, start + 60)).toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    const room = MAX_VALUE - this.#value.length;
    if (room > 0) this.#value += this.#source.text.slice(start, Math.min(end, start + room));
  }

  onattribentity(point: number): void {
    if (this.#value.length < MAX_VALUE) this.#value += String.fromCodePoint(point);
  }

  onattribend(): void {
    if (this.#attributes.size < MAX_ATTRIBUTES && !this.#attributes.has(this.#attribute))
      this.#attributes.set(this.#attribute, this.#value);
  }

  onopentagend(end: number): void {
    this.#read = end + 1;
    this.#open(end, false);
  }

  onselfclosingtag(end: number): void {
    this.#read = end + 1;
    this.#open(end, true);
  }

  #open(end: number, closesItself: boolean): void {
    const name = this.#name;
    if (this.#unread !== undefined) {
      if (this.#unread.name === name && !closesItself) this.#unread.depth++;
      return;
    }
    if (UNREAD.has(name)) {
      if (!closesItself && this.#isClosedAfter(name, end)) this.#unread = { name, depth: 1 };
      return;
    }
    this.#endText();
    this.#tokens.push({ kind: 'open', name, attributes: this.#attributes });
  }

  /** An element that is never closed must not swallow the rest of the page. */
  #isClosedAfter(name: string, at: number): boolean {
    let last = this.#lastClose.get(name);
    if (last === undefined) {
      last = -1;
      for (const { index } of this.#source.text.matchAll(new RegExp(`</${name}`, 'gi')))
        last = index;
      this.#lastClose.set(name, last);
    }
    return last > at;
  }

  onclosetag(start: number, end: number): void {
    const name = this.#source.text.slice(start, end).toLowerCase();
    this.#read = end + 1;
    if (this.#unread !== undefined) {
      if (this.#unread.name === name && --this.#unread.depth === 0) this.#unread = undefined;
      return;
    }
    this.#endText();
    this.#tokens.push({ kind: 'close', name });
  }

  oncomment(_start: number, end: number): void {
    if (this.#unread === undefined) this.#repairs.add('comments');
    this.#read = end + 1;
  }

  oncdata(start: number, end: number): void {
    this.ontext(start, end);
  }

  ondeclaration(_start: number, end: number): void {
    this.#read = end + 1;
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.#read = end + 1;
  }

  onend(): void {}
}
