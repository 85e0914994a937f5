/** What a line of text is by its look: heading, item, row, rule or paragraph. */

export type LineKind =
  | { kind: 'heading'; level: number; start: number; end: number }
  | { kind: 'paragraph'; start: number; end: number }
  /** `intro` is where the items begin; words before it are a paragraph */
  | { kind: 'item'; intro: number }
  | { kind: 'underline'; level: number }
  | { kind: 'table'; separator: 'pipe' | 'and' | 'rule' };

export interface LineContext {
  isText: boolean;
  /** the line stands in bold type */
  isAllStrong: boolean;
  /** a table is being read */
  hasTable: boolean;
  isFirst: boolean;
}

const BULLET =
  /^(?:[-*–—]\s+|[-–—](?=\p{Lu})|[•·▪◦‣●○■□➢➤✓→]\s*|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+|\([ivx]{1,4}\)\s+)(?=\S)/u;
const RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*(?::?-{2,}:?)?\s*)+$/;

export function lineKind(text: string, context: LineContext): LineKind {
  if (RULE.test(text)) return { kind: 'table', separator: 'rule' };
  if (context.isText && /^(={3,}|-{3,})$/.test(text))
    return { kind: 'underline', level: text[0] === '=' ? 1 : 2 };
  if (context.hasTable && isParted(text)) return { kind: 'table', separator: 'and' };
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'paragraph', start: 0, end: 0 };
  const cells = text.split('|').filter((cell) => cell.trim() !== '').length;
  const isInner = context.hasTable && /^\s*\||\|\s*\S/.test(text);
  if (text.includes('|') && (cells > 1 || isInner)) return { kind: 'table', separator: 'pipe' };
  if (BULLET.test(text)) return { kind: 'item', intro: 0 };
  const run = runOfItems(text);
  if (run !== undefined) return { kind: 'item', intro: run };
  return headingOrParagraph(text, context);
}

function headingOrParagraph(text: string, context: LineContext): LineKind {
  const hashes = context.isText ? /^(#{1,6})\s+/.exec(text) : null;
  if (hashes !== null) {
    const end = text.replace(/\s+#+$/, '').length;
    return { kind: 'heading', level: hashes[1].length, start: hashes[0].length, end };
  }
  const start = (context.isText && /^(?:>\s?)+/.exec(text)?.[0].length) || 0;
  const led = /^(?:\|\s*|&\s+(?=\p{Lu}))+/u.exec(text.slice(start))?.[0].length ?? 0;
  const end = text.replace(/(?:\s*\||\s+&)+$/, '').length;
  const line = text.slice(start + led, end);
  const isHeading =
    start === 0 && (context.isText || context.isAllStrong) && looksLikeHeading(line);
  return isHeading
    ? { kind: 'heading', level: context.isFirst ? 1 : context.isText ? 2 : 3, start: led, end }
    : { kind: 'paragraph', start: start + led, end };
}

/** Short, capital first, no full stop: a heading, if it stands on a line of its own. */
function looksLikeHeading(line: string): boolean {
  if (line.length > 120 || line.split(/\s+/).length > 16) return false;
  if (
    /^(?:(?:last )?updated|published|posted|publiée?|mise?|paru|date|by|par)(?!\p{L})/iu.test(line)
  )
    return false;
  if (/[.;:,…|]$/.test(line) || /https?:\/\//.test(line)) return false;
  return /^[«“"'‘(]?\s?[\p{Lu}\p{N}]/u.test(line) && /\p{L}{3}/u.test(line);
}

/** Cells that `&` parts: at the head of the line, or tight between words, as in `access&UN`. */
function isParted(text: string): boolean {
  if (/^&(?:\s*$|\s*[\p{L}\p{N}])/u.test(text)) return true;
  return (text.match(/[\p{Ll})]&\p{Lu}\p{Ll}/gu)?.length ?? 0) >= 2;
}

const MID_DASH = /(?<=[.;:!?»)\]]\s{0,2})(?:[-–—]\s+)(?=\p{Lu})/gu;
const MID_BULLET = /[•▪◦‣●■➢➤✓]\s*(?=\S)/g;

/** Where items begin that follow an introduction on the same line. */
function runOfItems(text: string): number | undefined {
  for (const pattern of [MID_BULLET, MID_DASH]) {
    const found = [...text.matchAll(pattern)];
    if (found.length >= 2) return found[0].index;
  }
  return undefined;
}

/** Start and end of each item in a text that begins with one; bullets themselves are left out. */
export function piecesOfItems(text: string): [number, number][] {
  const first = BULLET.exec(text)?.[0] ?? '';
  const starts = [{ at: 0, after: first.length }];
  const number = Number(/^\(?(\d{1,2})[.)]/.exec(first)?.[1] ?? Number.NaN);
  const pattern = Number.isNaN(number)
    ? /^[-*–—]/.test(first)
      ? MID_DASH
      : MID_BULLET
    : /(?<=[\s.;:])\(?(\d{1,2})[.)]\s+(?=\p{L})/gu;
  let next = number + 1;
  for (const match of text.matchAll(pattern)) {
    if (match.index < first.length) continue;
    if (!Number.isNaN(number) && Number(match[1]) !== next++) {
      next--;
      continue;
    }
    starts.push({ at: match.index, after: match.index + match[0].length });
  }
  return starts.map(({ after }, i) => [after, starts[i + 1]?.at ?? text.length]);
}

const JOINED = /(?:\p{Ll}|\p{Lu}s|[.!?…)»”\]])(?=\p{Lu}(?:\p{Ll}|['’ ]))/gu;
const CAMEL =
  /^(?:WhatsApp|YouTube|LinkedIn|TikTok|FaceBook|ReliefWeb|OpenStreetMap|PowerPoint|JavaScript|eBay|iPhone)$/;
const PREFIX = /(?:^|\P{L})(?:Mc|Mac|De|Di|Du|La|Le|Van|Von)$/u;

/**
 * Where a heading was glued to what stood before it (`Local NGOsTaking Stock`): the last place at
 * which a word ends and a capital begins without a space. None if the text is a heading itself.
 */
export function runTogetherAt(text: string, longest: number): number | undefined {
  // A heading is short, so only the end of the text is looked at.
  const start = Math.max(0, text.trimEnd().length - longest);
  const tail = text.slice(start);
  const places = [...tail.matchAll(JOINED)]
    .map(({ index, 0: end }) => start + index + end.length)
    .filter((at) => {
      const left = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
      const right = /^[\p{L}\p{N}]*/u.exec(text.slice(at, at + 40))?.[0] ?? '';
      return !CAMEL.test(left + right) && !PREFIX.test(left);
    });
  const last = places.at(-1);
  if (last !== undefined) return last;
  if (start === 0) return undefined;
  const sentence = /[.!?…»”]\s+(?=\p{Lu})/u.exec(tail);
  return sentence === null ? undefined : start + sentence.index + sentence[0].length;
}
