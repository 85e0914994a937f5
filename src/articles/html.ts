/** A page → marked text, with what its head says of title and date. */
import type { PlacedText } from '../core/index.ts';
import { type HtmlToken, htmlTokens } from './html-tokens.ts';
import { mainTexts } from './main-text.ts';
import { markOfElement } from './marks.ts';
import { joined, rewritten } from './placed.ts';
import type { Repairs } from './repairs.ts';

export interface MarkedPage {
  content: PlacedText;
  title: string;
  /** as written in the page */
  date: string | undefined;
  /** when the file was made, as it says itself */
  created: string | undefined;
  /** units of text of navigation, notices and the like that were left out */
  left_out: number;
}

const VOID = new Set(['br', 'hr', 'img', 'wbr', 'meta', 'link', 'input', 'col', 'base', 'source']);

/** Reads a whole page or a fragment of one. */
export async function readHtml(source: PlacedText, repairs: Repairs): Promise<MarkedPage> {
  const tokens = htmlTokens(source, repairs);
  const head = headOf(tokens);
  const kept = await mainTexts(tokens);
  const parts: PlacedText[] = [];
  let left_out = 0;
  let last: PlacedText | undefined;
  let preformatted = 0;
  let isInTitle = false;
  let raisedUntil = -1;
  for (const [at, token] of tokens.entries()) {
    if (at <= raisedUntil) continue;
    if (token.kind === 'text') {
      if (isInTitle) continue;
      if (kept !== undefined && !kept.has(at)) {
        left_out += token.content.text.trim().length;
        continue;
      }
      last = token.content;
      parts.push(
        preformatted > 0
          ? last
          : rewritten(last, /[\t\n\f ]+/g, (run) => (run[0] === ' ' ? undefined : ' ')),
      );
      continue;
    }
    const closes = token.kind === 'close';
    if (token.name === 'sup' && !closes) {
      raisedUntil = endOfNoteMark(tokens, at, last?.text ?? '');
      if (raisedUntil > at) repairs.add('marks');
    }
    if (token.name === 'title') isInTitle = !closes;
    if (token.name === 'pre') preformatted = Math.max(0, preformatted + (closes ? -1 : 1));
    const mark = markOfElement(token.name, closes);
    if (
      mark === undefined ||
      mark === '' ||
      (closes && token.name !== 'br' && VOID.has(token.name))
    )
      continue;
    parts.push(markAfter(mark, last));
  }
  return { content: joined(parts), ...head, left_out };
}

/** The end of a raised figure that refers to a note; the start itself if it is part of the text. */
function endOfNoteMark(tokens: readonly HtmlToken[], at: number, before: string): number {
  let text = '';
  for (let next = at + 1; next < Math.min(tokens.length, at + 8); next++) {
    const token = tokens[next];
    if (token.kind === 'text') text += token.content.text;
    if (token.kind !== 'close' || token.name !== 'sup') continue;
    const isUnit = /(?:^|[^\p{L}])[kcd]?m$/u.test(before);
    return /^\s*\[?[\d,;\s*†‡–-]{1,12}\]?\s*$/.test(text) && !isUnit ? next : at;
  }
  return at;
}

/** A mark that stands where the last text ended. */
function markAfter(mark: string, last: PlacedText | undefined): PlacedText {
  const at = last?.to.at(-1) ?? 0;
  return { text: mark, from: Uint32Array.of(at), to: Uint32Array.of(at) };
}

const DATE_NAMES =
  /^(article:published_time|og:published_time|datepublished|date|pubdate|publishdate|publish-date|publication_date|dc\.date(\.issued)?|dcterms\.(date|issued|created)|sailthru\.date|parsely-pub-date|citation_publication_date)$/i;

function headOf(tokens: readonly HtmlToken[]): Pick<MarkedPage, 'title' | 'date' | 'created'> {
  let title = '';
  let shared = '';
  let date: string | undefined;
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'open') continue;
    const { name, attributes } = token;
    const next = tokens[at + 1];
    if (name === 'title' && next?.kind === 'text' && title === '') title = next.content.text;
    if (name === 'meta') {
      const key =
        attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop');
      if (key === undefined) continue;
      if (/^og:title$/i.test(key)) shared ||= attributes.get('content') ?? '';
      if (DATE_NAMES.test(key)) date ??= attributes.get('content');
    }
    if (name === 'time') date ??= attributes.get('datetime');
  }
  return {
    title: (shared || withoutSiteName(title)).replace(/[\p{C}\s]+/gu, ' ').trim(),
    date,
    created: undefined,
  };
}

/** "The exit from Mali | Some Journal" is the title of the page, not of the article. */
function withoutSiteName(title: string): string {
  const parts = title.split(/\s+[|·»–—-]\s+/);
  return parts.length > 1 && parts[0].length >= 20 ? parts[0] : title;
}

export const NO_PAGE: Omit<MarkedPage, 'content'> = {
  title: '',
  date: undefined,
  created: undefined,
  left_out: 0,
};
