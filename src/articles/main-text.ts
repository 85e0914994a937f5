/** Which texts of a page are the article, and which its navigation, notices and neighbours. */
import type { HtmlToken } from './html-tokens.ts';
import { MAX_DEPTH, MAX_ELEMENTS } from './limits.ts';

const AROUND = new Set(['nav', 'header', 'footer', 'aside', 'form', 'dialog', 'menu']);
const NAMED_AROUND =
  /\b(nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookies?|consent|banner|newsletter|subscribe|share|social|related|promo|advert|comments?)\b/i;
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'meta', 'link', 'input', 'col', 'base', 'source']);

/** At least so much of the text outside navigation must be found, or all of it is kept. */
const LEAST_SHARE = 0.4;

/**
 * Indices of the text tokens that belong to the article; none where the page has nothing around it,
 * or is too large or too deep to be looked at: then every text is kept.
 *
 * Mozilla Readability chooses; what it drops between its first and its last piece is kept too unless
 * it is navigation by its own name, for Readability throws short tables and lists away.
 */
export async function mainTexts(tokens: readonly HtmlToken[]): Promise<Set<number> | undefined> {
  const around = textsAround(tokens);
  if (around === undefined) return undefined;
  const { inside, outside } = around;
  if (inside.size === 0) return undefined;
  const texts = (set: Iterable<number>) =>
    [...set].reduce((sum, at) => sum + lengthOf(tokens[at]), 0);
  const found = await readable(tokens);
  const chosen = [...found].filter((at) => !inside.has(at)).sort((a, b) => a - b);
  const kept = new Set(outside);
  if (texts(chosen) < LEAST_SHARE * texts(outside)) return kept;
  const start = chosen[0];
  const last = chosen[chosen.length - 1];
  const first = [...kept].find((at) => at <= start && isHeadline(tokens, at)) ?? start;
  for (const at of kept) if (at < first || at > last) kept.delete(at);
  return kept;
}

function lengthOf(token: HtmlToken): number {
  return token.kind === 'text' ? token.content.text.trim().length : 0;
}

/** The text right after the opening of a main heading. */
function isHeadline(tokens: readonly HtmlToken[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 3), at);
  return before.some((token) => token.kind === 'open' && token.name === 'h1');
}

interface Around {
  inside: Set<number>;
  outside: Set<number>;
}

/** Texts inside and outside of what calls itself navigation; none if the page is out of bounds. */
function textsAround(tokens: readonly HtmlToken[]): Around | undefined {
  const inside = new Set<number>();
  const outside = new Set<number>();
  const open: { name: string; isAround: boolean }[] = [];
  let depth = 0;
  let elements = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'text') {
      if (token.content.text.trim() !== '') (depth > 0 ? inside : outside).add(at);
    } else if (token.kind === 'open') {
      if (++elements > MAX_ELEMENTS) return undefined;
      if (VOID.has(token.name) || token.name === 'p' || token.name === 'li') continue;
      const isAround = isNavigation(token, open);
      if (isAround) depth++;
      open.push({ name: token.name, isAround });
      if (open.length > MAX_DEPTH) return undefined;
    } else {
      const from = open.findLastIndex(({ name }) => name === token.name);
      if (from < 0) continue;
      for (const closed of open.splice(from)) if (closed.isAround) depth--;
    }
  }
  return { inside, outside };
}

function isNavigation(
  { name, attributes }: Extract<HtmlToken, { kind: 'open' }>,
  open: readonly { name: string }[],
): boolean {
  const isWithin = open.some((one) => one.name === 'article' || one.name === 'main');
  if (name === 'header' || name === 'menu') return !isWithin && name === 'header';
  if (AROUND.has(name)) return true;
  if (['html', 'body', 'article', 'main'].includes(name)) return false;
  const role = attributes.get('role') ?? '';
  if (/^(navigation|banner|contentinfo|complementary|search|dialog|alertdialog)$/.test(role))
    return true;
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
  return (
    ['div', 'section', 'ul', 'ol'].includes(name) && NAMED_AROUND.test(names.replace(/[-_]/g, ' '))
  );
}

/**
 * Readability on a bare copy of the page: names, classes and numbered texts, nothing else. It and its
 * document (0.3 s to load) are loaded for pages alone.
 */
async function readable(tokens: readonly HtmlToken[]): Promise<Set<number>> {
  const [{ Readability }, { parseHTML }] = await Promise.all([
    import('@mozilla/readability'),
    import('linkedom'),
  ]);
  const escaped = (text: string) => text.replace(/[&<>"]/g, (unit) => `&#${unit.charCodeAt(0)};`);
  const bare = tokens.map((token, at) => {
    if (token.kind === 'text') {
      const text = escaped(token.content.text);
      return text.trim() === '' ? text : `<span data-at="${at}">${text}</span>`;
    }
    const { name } = token;
    if (!/^[a-z][a-z0-9]*$/.test(name) || ['html', 'head', 'body', 'title', 'meta'].includes(name))
      return '';
    if (token.kind === 'close') return VOID.has(name) ? '' : `</${name}>`;
    const kept = ['class', 'id', 'role'].flatMap((key) => {
      const value = token.attributes.get(key);
      return value === undefined ? [] : [` ${key}="${escaped(value)}"`];
    });
    return `<${name}${name === 'a' ? ' href="#a"' : ''}${kept.join('')}>`;
  });
  const { document } = parseHTML(
    `<!doctype html><html><head><title></title></head><body>${bare.join('')}</body></html>`,
  );
  const found = new Set<number>();
  try {
    const read = new Readability(document, {
      serializer: (root) => root as unknown as typeof document.body,
      keepClasses: true,
      charThreshold: 200,
    }).parse();
    for (const span of read?.content?.querySelectorAll('[data-at]') ?? [])
      found.add(Number(span.getAttribute('data-at')));
  } catch {
    // Readability stumbles over some broken pages; then navigation alone is left out.
  }
  return found;
}
