/** Clean text that remembers its bytes: the pieces from which it is cut, joined and rewritten. */
import type { PlacedText } from '../core/index.ts';

export const EMPTY: PlacedText = { text: '', from: new Uint32Array(0), to: new Uint32Array(0) };

/** The units from `start` to `end`, sharing memory with the whole. */
export function cut(content: PlacedText, start: number, end = content.text.length): PlacedText {
  return {
    text: content.text.slice(start, end),
    from: content.from.subarray(start, end),
    to: content.to.subarray(start, end),
  };
}

export function joined(parts: readonly PlacedText[]): PlacedText {
  if (parts.length === 0) return EMPTY;
  if (parts.length === 1) return parts[0];
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  const from = new Uint32Array(length);
  const to = new Uint32Array(length);
  let at = 0;
  for (const part of parts) {
    from.set(part.from, at);
    to.set(part.to, at);
    at += part.text.length;
  }
  return { text: parts.map(({ text }) => text).join(''), from, to };
}

/** Text in place of the units `start` to `end` of `origin`; each unit stands for all their bytes. */
export function standingFor(
  text: string,
  origin: PlacedText,
  start: number,
  end: number,
): PlacedText {
  const from = new Uint32Array(text.length).fill(origin.from[start]);
  const to = new Uint32Array(text.length).fill(origin.to[Math.max(start, end - 1)]);
  return { text, from, to };
}

/** What a match becomes; `undefined` leaves it as it is. */
export type Rewriting = (match: RegExpExecArray) => string | undefined;

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Replaces what a global pattern finds. A text of the same length keeps the place of each unit. */
export function rewritten(content: PlacedText, pattern: RegExp, become: Rewriting): PlacedText {
  const edits: Edit[] = [];
  for (const match of content.text.matchAll(pattern)) {
    const text = become(match as RegExpExecArray);
    if (text === undefined || match[0] === '') continue;
    edits.push({ start: match.index, end: match.index + match[0].length, text });
  }
  return edits.length === 0 ? content : edited(content, edits);
}

/** The text with stretches replaced, in one pass over its places. */
function edited({ text, from, to }: PlacedText, edits: readonly Edit[]): PlacedText {
  const length = edits.reduce((sum, e) => sum + e.text.length - (e.end - e.start), text.length);
  const out = { text: '', from: new Uint32Array(length), to: new Uint32Array(length) };
  const texts: string[] = [];
  let done = 0;
  let at = 0;
  const keepUntil = (end: number) => {
    texts.push(text.slice(done, end));
    for (; done < end; done++, at++) {
      out.from[at] = from[done];
      out.to[at] = to[done];
    }
  };
  for (const { start, end, text: put } of edits) {
    keepUntil(start);
    texts.push(put);
    const isAligned = put.length === end - start;
    for (let i = 0; i < put.length; i++, at++) {
      out.from[at] = from[isAligned ? start + i : start];
      out.to[at] = to[isAligned ? start + i : end - 1];
    }
    done = end;
  }
  keepUntil(text.length);
  out.text = texts.join('');
  return out;
}

/** Of what a pattern (with flags `d` and `g`) finds, its first group alone is kept, in its place. */
export function onlyGroup(content: PlacedText, pattern: RegExp): PlacedText {
  const parts: PlacedText[] = [];
  let done = 0;
  for (const { index, 0: whole, indices } of content.text.matchAll(pattern)) {
    const [start, end] = indices?.[1] ?? [index, index];
    parts.push(cut(content, done, index), cut(content, start, end));
    done = index + whole.length;
  }
  if (done === 0) return content;
  parts.push(cut(content, done));
  return joined(parts);
}

/** White space made single, none at either end. */
export function tidy(content: PlacedText): PlacedText {
  const single = rewritten(content, /\s+/g, ([run]) =>
    /^[ \u00a0\u202f]$/.test(run) ? undefined : ' ',
  );
  const start = single.text.search(/\S/);
  if (start < 0) return EMPTY;
  return cut(single, start, single.text.trimEnd().length);
}
