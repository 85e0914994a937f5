/**
 * Structure inside a text, as private characters: what was a tag, clean or broken, becomes one mark,
 * so that a page, a text with debris and a document are all cut into blocks by the same reader.
 */
const KINDS = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['p', 'li', 'list', 'td', 'th', 'tr', 'table', 'div', 'br', 'strong'],
] as const;
export type MarkKind = (typeof KINDS)[number];

export interface Mark {
  kind: MarkKind;
  closes: boolean;
}

const OPENS = 0xe000;
const CLOSES = 0xe100;

/** A mark, for splitting. Private characters of an article itself are dropped before. */
export const MARK = /[\ue000-\ue1ff]/;

export function markFor(kind: MarkKind, closes: boolean): string {
  return String.fromCharCode((closes ? CLOSES : OPENS) + KINDS.indexOf(kind));
}

export function markOf(unit: string): Mark {
  const code = unit.charCodeAt(0);
  return { kind: KINDS[code & 0xff], closes: code >= CLOSES };
}

const GROUPS: Partial<Record<string, MarkKind>> = {
  ...Object.fromEntries(KINDS.map((kind) => [kind, kind])),
  ...Object.fromEntries(['ul', 'ol', 'menu', 'dir', 'dl'].map((name) => [name, 'list'])),
  ...Object.fromEntries(['dt', 'dd', 'caption', 'figcaption', 'summary'].map((n) => [n, 'p'])),
  ...Object.fromEntries(
    [
      ...['section', 'article', 'main', 'header', 'footer', 'aside', 'nav', 'blockquote', 'form'],
      ...['figure', 'address', 'pre', 'hr', 'body', 'html', 'details', 'fieldset', 'title'],
    ].map((name) => [name, 'div']),
  ),
  b: 'strong',
};

const INLINE = new Set([
  ...['a', 'abbr', 'acronym', 'cite', 'code', 'del', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q'],
  ...['s', 'small', 'span', 'strike', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr', 'thead'],
  ...['tbody', 'tfoot', 'colgroup', 'col', 'img', 'picture', 'source', 'label', 'center', 'big'],
]);

/** The mark of an element by its lower-case name; '' for one without structure, none if unknown. */
export function markOfElement(name: string, closes: boolean): string | undefined {
  const kind = GROUPS[name];
  if (kind !== undefined && Object.hasOwn(GROUPS, name)) return markFor(kind, closes);
  return INLINE.has(name) ? '' : undefined;
}

/** Names that can stand in debris, longest first so that `strong` is not read as `s`. */
export const ELEMENT_NAMES: readonly string[] = [...Object.keys(GROUPS), ...INLINE]
  .filter((name) => !['list', 'mark', 'source', 'time', 'label', 'center', 'big'].includes(name))
  .sort((a, b) => b.length - a.length);
