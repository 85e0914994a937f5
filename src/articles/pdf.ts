/** PDF → marked text: lines by place and size, paragraphs by gaps, headings by size. */
import type { Extract } from './docx.ts';
import { ExtractedText } from './extracted.ts';
import { MAX_PAGES, MAX_TEXT_BYTES } from './limits.ts';

interface Line {
  text: string;
  y: number;
  size: number;
  page: number;
  isOutermost: boolean;
}

/** Reads a PDF file; none if its bytes cannot be read as one. Nothing in it is run or fetched. */
export async function readPdf(bytes: Uint8Array): Promise<Extract | undefined> {
  const { getDocumentProxy } = await import('unpdf');
  try {
    // The reader keeps the bytes for itself, so it is given a copy.
    const document = await getDocumentProxy(bytes.slice(), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    });
    const pages = Math.min(document.numPages, MAX_PAGES);
    const lines: Line[] = [];
    let units = 0;
    let page = 1;
    for (; page <= pages && units < MAX_TEXT_BYTES; page++) {
      const content = await (await document.getPage(page)).getTextContent();
      const found = linesOf(content.items as TextItem[], page);
      units += found.reduce((sum, { text }) => sum + text.length, 0);
      lines.push(...found);
    }
    const info = (await document.getMetadata()).info as { CreationDate?: string; Title?: string };
    const isCut = page <= document.numPages;
    await document.destroy();
    const created = /^D:(\d{4})(\d\d)(\d\d)/.exec(String(info.CreationDate));
    return {
      text: extractFrom(withoutRunningLines(lines, pages)),
      title: typeof info.Title === 'string' ? info.Title : '',
      created: created === null ? undefined : created.slice(1).join('-'),
      isCut,
    };
  } catch {
    return undefined;
  }
}

interface TextItem {
  str?: string;
  transform?: number[];
  width?: number;
  hasEOL?: boolean;
}

/** A gap of so many letter sizes inside a line parts columns. */
const COLUMN_GAP = 2.5;

function linesOf(items: readonly TextItem[], page: number): Line[] {
  const lines: Line[] = [];
  let text = '';
  let at = { y: 0, size: 0, end: 0 };
  const end = () => {
    if (text.trim() !== '')
      lines.push({ text: text.trim(), y: at.y, size: at.size, page, isOutermost: false });
    text = '';
  };
  for (const { str, transform, width, hasEOL } of items) {
    if (str === undefined || transform === undefined) continue;
    const [, , c, d, x, y] = transform;
    const size = Math.hypot(c, d);
    if (text !== '' && Math.abs(y - at.y) > 0.5 * Math.max(size, at.size)) end();
    if (str.trim() !== '') {
      const gap = text === '' ? 0 : x - at.end;
      if (gap > COLUMN_GAP * size) text += ' | ';
      else if (gap > 0.15 * size && !/\s$/.test(text) && !/^\s/.test(str)) text += ' ';
      at = { y, size: text === '' ? size : Math.max(size, at.size), end: x + (width ?? 0) };
    }
    if (text !== '' || str.trim() !== '') text += str;
    if (hasEOL) end();
  }
  end();
  for (const edge of [lines[0], lines.at(-1)]) if (edge !== undefined) edge.isOutermost = true;
  return lines;
}

/** Page numbers, and lines that stand at the head or foot of page after page. */
function withoutRunningLines(lines: readonly Line[], pages: number): Line[] {
  const form = ({ text }: Line) => text.replace(/\d+/g, '#');
  const seen = new Map<string, Set<number>>();
  for (const line of lines)
    if (line.isOutermost) seen.set(form(line), (seen.get(form(line)) ?? new Set()).add(line.page));
  const runs = (line: Line) => pages > 2 && (seen.get(form(line))?.size ?? 0) > pages / 2;
  const isNumber = ({ text }: Line) =>
    /^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|sur|\/)\s*\d{1,4})?\W*$/i.test(text);
  return lines.filter((line) => !line.isOutermost || !(runs(line) || isNumber(line)));
}

function extractFrom(lines: readonly Line[]): ExtractedText {
  const text = new ExtractedText();
  const body = bodySize(lines);
  const gap = usualGap(lines);
  const words = new Set(
    lines.flatMap((line) => line.text.toLowerCase().match(/[\p{L}-]+/gu) ?? []),
  );
  let kind: 'p' | 'h1' | 'h2' | undefined;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const next = kindOf(line, body);
    if (before !== undefined && kind !== undefined) {
      if (next !== kind || startsAnew(before, line, gap)) {
        text.mark(kind, true);
        text.add('\n\n');
        text.mark(next, false);
      } else if (before.text.includes(' | ') || line.text.includes(' | ')) text.add('\n');
      else if (!isBroken(before.text, line.text, words)) text.add(' ');
    } else text.mark(next, false);
    kind = next;
    const after = lines[i + 1];
    const isJoined = after !== undefined && isBroken(line.text, after.text, words);
    text.add(isJoined ? line.text.slice(0, -1) : line.text);
  }
  if (kind !== undefined) text.mark(kind, true);
  return text;
}

/** A word parted at the end of a line by a hyphen that is not its own. */
function isBroken(line: string, next: string, words: ReadonlySet<string>): boolean {
  const left = /\p{L}{2,}-$/u.exec(line)?.[0];
  const right = /^\p{Ll}+/u.exec(next)?.[0];
  if (left === undefined || right === undefined) return false;
  return !words.has((left + right).toLowerCase());
}

function bodySize(lines: readonly Line[]): number {
  const units = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    units.set(rounded, (units.get(rounded) ?? 0) + text.length);
  }
  return [...units].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The lower quartile, since gaps between paragraphs are among them. */
function usualGap(lines: readonly Line[]): number {
  const gaps = lines
    .map((line, i) => (i > 0 && lines[i - 1].page === line.page ? lines[i - 1].y - line.y : 0))
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 4)] ?? 0;
}

function kindOf({ size, text }: Line, body: number): 'p' | 'h1' | 'h2' {
  if (text.length > 160 || size < 1.15 * body) return 'p';
  return size >= 1.5 * body ? 'h1' : 'h2';
}

const BULLET = /^[-–—•▪●◦‣]\s|^\(?\d{1,2}[.)]\s/;

function startsAnew(before: Line, line: Line, gap: number): boolean {
  if (BULLET.test(line.text)) return true;
  if (before.page !== line.page)
    return (
      /[.!?:;»”"]$/.test(before.text) || (BULLET.test(before.text) && /^\p{Lu}/u.test(line.text))
    );
  const step = before.y - line.y;
  return step > 1.35 * gap || step < 0;
}
