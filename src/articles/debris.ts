/**
 * Markup that stands in the text, whole or broken → marks. What was a tag is known by its name and by
 * what is left of its angle brackets; names of one letter need both.
 */
import type { PlacedText } from '../core/index.ts';
import { withoutCodes } from './entities.ts';
import { ELEMENT_NAMES, MARK, markOfElement } from './marks.ts';
import { cut, joined, rewritten } from './placed.ts';
import type { Repairs } from './repairs.ts';

const GAP = '[ \\t\\u00a0\\u202f]{0,3}';
const AMP = `&${GAP}(?:amp${GAP};${GAP}){0,4}`;
const LESS = `(?:<|${AMP}(?:lt|#0{0,4}60|#x0{0,4}3c)${GAP};)`;
const MORE = `(?:>|${AMP}(?:gt|#0{0,4}62|#x0{0,4}3e)${GAP};)`;
/** What broken machines leave between the pieces of a tag. */
const NOISE = '[ \\t\\u00a0\\u202f&;]{0,6}';
const QUOTE = '(?:"|\'|“|”|″|&quot;|&#34;)';
const VALUE = `(?:${QUOTE}[^<>\\n]{0,300}?${QUOTE}|[^\\s"'<>&]{1,100})`;
const ATTRIBUTES = `(?:[ \\t]{1,3}[a-z][a-z0-9:_-]{0,40}${GAP}=${GAP}${VALUE}){0,8}`;

const apart = (name: string) => name.split('').join(' ?');
const names = ELEMENT_NAMES.map(apart).join('|');
const WHOLE = new RegExp(
  `${LESS}${NOISE}(/?)${NOISE}(${names})${ATTRIBUTES}${NOISE}/?${NOISE}${MORE}(&(?!${GAP}#?[a-z0-9]{1,10}${GAP};))?`,
  'gi',
);

/** Names that are known without their opening bracket: no word of a text looks like them. */
const AFTER_WORDS = [
  ...['strong', 'table', 'tbody', 'thead', 'section', 'article', 'blockquote', 'div', 'span'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'td', 'th', 'tr', 'em', 'p', 'br'],
].join('|');
const TAIL = new RegExp(
  `(?<![\\p{L}\\p{N}<&/=])(/?)${GAP}\\b(${AFTER_WORDS})${GAP}${MORE}(?![ ]?[.=]?[0-9])`,
  'giu',
);
const HEADLESS_CLOSE = new RegExp(
  `${LESS}${NOISE}/${NOISE}(${AFTER_WORDS})(?![\\p{L}\\p{N}])${NOISE}(?=$|[\\n\\ue000-\\ue1ff<])`,
  'gimu',
);
const UNENDED_OPEN = /<(strong|li|td|th|tr|h[1-6]|em) (?=[\p{Lu}«“])/gu;

const COMMENT_OPENS = new RegExp(`${LESS}!--`, 'gi');
const COMMENT_CLOSES = new RegExp(`--${GAP}${MORE}`, 'gi');
/** Elements whose inside is no text. */
const UNREAD = ['script', 'style', 'noscript', 'iframe'];

const TEMPLATE =
  /\{\{[^{}\n]{0,200}\}\}|\{%[^%\n]{0,200}%\}|\$\{[^{}\n]{0,100}\}|<\?(?:php|=)[^?]{0,400}\?>|\[object Object\]|(?:Uncaught )?(?:Reference|Type|Syntax|Range)Error: [^\n.]{1,120}?(?:is not defined|is not a function|of (?:undefined|null)|[Uu]nexpected (?:token|identifier|end of input))(?: at [^\n]{0,200}|(?= |$|\n))|(?:Warning|Notice|Fatal error): [^\n]{1,200} on line \d+|\[\/?(?:caption|embed|gallery|vc_\w{1,30}|et_pb_\w{1,30})\b[^\]\n]{0,300}\]/g;

const SOURCE_MARK =
  /\s?\[(?:sources?|réf(?:érences?)?\.?|refs?\.?|references?|link|lien|edit|modifier(?: le code)?|citation needed|référence nécessaire|réf\. nécessaire|notes? ?\d{0,3}|\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,5})\](?!\()/giu;
const RAISED = /(?<=[.,;:!?»”"’)\p{L}])[¹²³⁴-⁹⁰]{1,3}(?![\p{L}\p{N}])/gu;

/** What still looks like markup after all was read. */
const LEFT_OVER = /<\/?[a-z!?][^<>\n]{0,80}>|&\s?[lg]t\s?;|<\s*\/\s*[a-z]/gi;

/** Reads damaged markup in a text; what was read is counted, what was not stays. */
export function withMarks(content: PlacedText, repairs: Repairs, isClean: boolean): PlacedText {
  const count = (kind: Parameters<Repairs['add']>[0]) => () => {
    repairs.add(kind);
    return '';
  };
  let text = withoutBetween(content, COMMENT_OPENS, COMMENT_CLOSES, count('comments'));
  for (const name of UNREAD) {
    const opens = new RegExp(`${LESS}${GAP}${name}\\b[^<>\\n]{0,300}${MORE}`, 'gi');
    const closes = new RegExp(`${LESS}${GAP}/${GAP}${name}${GAP}${MORE}`, 'gi');
    text = withoutBetween(text, opens, closes, count('template'));
  }
  text = rewritten(text, TEMPLATE, count('template'));
  text = rewritten(text, WHOLE, ([whole, slash, name, tail]) => {
    const mark = markOfElement(name.replaceAll(' ', '').toLowerCase(), slash === '/');
    if (mark === undefined) return undefined;
    const isSound = new RegExp(`^<${slash}${name}\\b[^&;]*>&?$`, 'i').test(whole);
    if (!isSound || isClean) repairs.add('tags');
    return isSound ? mark + (tail ?? '') : mark;
  });
  text = rewritten(text, HEADLESS_CLOSE, ([, name]) => {
    repairs.add('tags');
    return markOfElement(name.toLowerCase(), true);
  });
  text = rewritten(text, UNENDED_OPEN, ([, name]) => {
    repairs.add('tags');
    return markOfElement(name, false);
  });
  text = tailsMarked(text, repairs);
  text = withoutCodes(text, repairs);
  text = rewritten(text, SOURCE_MARK, count('marks'));
  text = rewritten(text, RAISED, ({ 0: mark, index, input }) => {
    if (/(?:^|\P{L})[kcd]?m$/u.test(input.slice(Math.max(0, index - 3), index))) return undefined;
    repairs.add('marks');
    return mark.replace(/./g, '');
  });
  text = rewritten(
    text,
    /(?<=[\p{L}\p{N})»”])[ \u00a0]+(?=[.,](?:\s|$|[\ue000-\ue1ff]))/gu,
    () => '',
  );
  repairs.add('unsure', text.text.match(LEFT_OVER)?.length ?? 0);
  return text;
}

/** A comment or script longer than this was never closed: what follows is text. */
const MAX_UNREAD = 20_000;

/** Drops what stands from an opening to its closing; linear, whatever is never closed. */
function withoutBetween(
  content: PlacedText,
  opens: RegExp,
  closes: RegExp,
  dropped: () => void,
): PlacedText {
  const parts: PlacedText[] = [];
  let done = 0;
  closes.lastIndex = 0;
  let close = closes.exec(content.text);
  for (const open of content.text.matchAll(opens)) {
    const after = open.index + open[0].length;
    if (open.index < done) continue;
    while (close !== null && close.index < after) close = closes.exec(content.text);
    if (close === null) break;
    if (close.index - after > MAX_UNREAD) continue;
    parts.push(cut(content, done, open.index));
    done = close.index + close[0].length;
    dropped();
  }
  return done === 0 ? content : joined([...parts, cut(content, done)]);
}

/** `strong>` at the head of a line opens, after words it closes. */
function tailsMarked(content: PlacedText, repairs: Repairs): PlacedText {
  return rewritten(content, TAIL, ({ 1: slash, 2: name, index, input }) => {
    const near = input.slice(Math.max(0, index - 400), index);
    const line = near.slice(near.lastIndexOf('\n') + 1);
    const hasWords = /[^\s&;>*•·–\ue000-\ue1ff-]/.test(line);
    const closes =
      slash === '/' ||
      hasWords ||
      (/[\ue100-\ue1ff]\s*$/.test(line) && !/^(?:h\d|li|td|th|strong|em|p)$/i.test(name)) ||
      isOpenBefore(line, name.toLowerCase());
    repairs.add('tags');
    return markOfElement(name.toLowerCase(), closes);
  });
}

function isOpenBefore(line: string, name: string): boolean {
  const open = markOfElement(name, false) ?? '';
  const close = markOfElement(name, true) ?? '';
  return open !== '' && MARK.test(open) && line.lastIndexOf(open) > line.lastIndexOf(close);
}
