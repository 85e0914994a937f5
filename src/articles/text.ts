/** Plain text and Markdown made ready: lines that a machine wrapped joined, inline marks read. */
import type { PlacedText } from '../core/index.ts';
import { markFor } from './marks.ts';
import { onlyGroup, rewritten } from './placed.ts';

const STARTS = /^\s*(?:$|[-*•▪●◦‣#>|&–—<=]|\(?\d{1,2}[.)]\s|[a-z]\)\s|\|)/;

/** Joins lines that were broken at a column, where the text does that throughout. */
export function unwrapped(content: PlacedText): PlacedText {
  const lines = content.text.split('\n');
  if (!isWrapped(lines)) return content;
  const joins = new Set<number>();
  let at = 0;
  for (const [i, line] of lines.entries()) {
    at += line.length;
    const next = lines[i + 1];
    if (next !== undefined && line.trim() !== '' && !STARTS.test(next) && line.length >= 40)
      joins.add(at);
    at++;
  }
  return rewritten(content, /\n/g, ({ index }) => (joins.has(index) ? ' ' : undefined));
}

/** Most lines inside paragraphs end without a full stop, at 40 to 100 characters. */
function isWrapped(lines: readonly string[]): boolean {
  const inner = lines.filter(
    (line, i) => line.trim() !== '' && lines[i + 1] !== undefined && !STARTS.test(lines[i + 1]),
  );
  if (inner.length < 4) return false;
  const broken = inner.filter((line) => line.length >= 40 && line.length <= 100);
  const open = broken.filter((line) => !/[.!?:;»”"]\s*$/.test(line));
  return broken.length > 0.8 * inner.length && open.length > 0.6 * broken.length;
}

const STRONG_OPENS = markFor('strong', false);
const STRONG_CLOSES = markFor('strong', true);

/** `**strong**`, `_emphasis_`, `[text](address)`, images and back-ticks, to what a reader sees. */
export function withoutInlineMarks(content: PlacedText): PlacedText {
  const address =
    '\\([^()\\s]{0,1000}(?:\\([^()\\n]{0,100}\\)[^()\\s]{0,200})?(?:\\s"[^"\\n]{0,200}")?\\)';
  let text = rewritten(content, new RegExp(`!\\[[^\\]\\n]{0,300}\\]${address}`, 'g'), () => '');
  text = onlyGroup(text, new RegExp(`\\[([^\\[\\]\\n]{1,500})\\]${address}`, 'dg'));
  let isOpen = false;
  text = rewritten(text, /\n|\*\*|(?<![\p{L}\p{N}])__|__(?![\p{L}\p{N}])/gu, ([found]) => {
    if (found === '\n') {
      isOpen = false;
      return undefined;
    }
    isOpen = !isOpen;
    return isOpen ? STRONG_OPENS : STRONG_CLOSES;
  });
  text = onlyGroup(text, /(?<![\p{L}\p{N}_\\])_([^\s_][^_\n]{0,300})_(?![\p{L}\p{N}_])/dgu);
  text = onlyGroup(text, /(?<![\p{L}\p{N}*\\])\*([^\s*][^*\n]{0,300})\*(?![\p{L}\p{N}*])/dgu);
  text = onlyGroup(text, /`{1,3}([^`\n]{1,300})`{1,3}/dg);
  return onlyGroup(text, /\\([\\`*_{}[\]()#+.!-])/dg);
}
