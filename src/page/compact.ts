/**
 * Makes pictures smaller: looks that come back often become classes of one style sheet, and shapes
 * that the pictures of both languages share stand once.
 */

/** Attributes of SVG that a style sheet may set as well. */
const LOOKS = new Set([
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray'],
  ...[
    'stroke-linejoin',
    'stroke-linecap',
    'font-size',
    'font-weight',
    'text-anchor',
    'paint-order',
  ],
]);
/** A look that comes less often than this, or is shorter than its class, stays where it is. */
const OFTEN = 3;
const SHORT = 14;

const ELEMENT =
  /<(text|path|rect|line|circle|g|polygon|polyline|tspan)((?: [\w:-]+="[^"]*")+)(\/?)>/g;
const ATTRIBUTE = / ([\w:-]+)="([^"]*)"/g;

/**
 * @param html a page whose style sheet defines the colours that `var(--x, fallback)` names
 * @returns the page with the same look, the rules it now needs, and the shapes to put before it
 */
export function compactPictures(html: string): { html: string; style: string; shapes: string } {
  const counts = new Map<string, number>();
  inPictures(html, (look) => {
    counts.set(look, (counts.get(look) ?? 0) + 1);
    return undefined;
  });
  const kept = [...counts]
    .filter(([look, count]) => count >= OFTEN && look.length > SHORT)
    .sort((a, b) => b[1] - a[1]);
  const names = new Map(kept.map(([look], i) => [look, `p${i.toString(36)}`]));
  const smaller = inPictures(html, (look) => names.get(look));
  // By class alone: a shape drawn by reference has no `svg` above it that a selector could name.
  const style = [...names].map(([look, name]) => `.${name}{${look}}`).join('');
  return { ...shared(smaller.replaceAll(FALLBACK, 'var($1)')), style };
}

/** A shape shorter than this is not worth a reference. */
const LONG = 120;

/** Long paths that stand more than once are drawn by reference to one that is never shown itself. */
function shared(html: string): { html: string; shapes: string } {
  const counts = new Map<string, number>();
  for (const [path] of html.matchAll(PATH))
    if (path.length > LONG) counts.set(path, (counts.get(path) ?? 0) + 1);
  const twice = [...counts].filter(([, count]) => count > 1).map(([path]) => path);
  const ids = new Map(twice.map((path, i) => [path, `s${i.toString(36)}`]));
  const drawn = twice.map((path) => path.replace('<path', `<path id="${ids.get(path)}"`)).join('');
  return {
    html: html.replace(PATH, (path) => {
      const id = ids.get(path);
      return id === undefined ? path : `<use href="#${id}"/>`;
    }),
    shapes:
      drawn === ''
        ? ''
        : `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>${drawn}</defs></svg>`,
  };
}

const PATH = /<path [^>]*\/>/g;

/** The page always defines its colours. */
const FALLBACK = /var\((--[\w-]+), [^()]+\)/g;

/** Walks through the elements of all pictures; a name replaces the look that it was asked for. */
function inPictures(html: string, nameOf: (look: string) => string | undefined): string {
  return html.replace(/<svg [\s\S]*?<\/svg>/g, (picture) =>
    picture.replace(ELEMENT, (element, tag: string, attributes: string, end: string) => {
      const looks: string[] = [];
      let rest = '';
      for (const [whole, name, value] of attributes.matchAll(ATTRIBUTE)) {
        if (name === 'class' || name === 'style') return element;
        if (LOOKS.has(name) && !value.includes('url(')) looks.push(ruleOf(name, value));
        else rest += whole;
      }
      const name = looks.length === 0 ? undefined : nameOf(looks.join(';'));
      return name === undefined ? element : `<${tag} class="${name}"${rest}${end}>`;
    }),
  );
}

function ruleOf(name: string, value: string): string {
  const unit = name === 'font-size' && /^[\d.]+$/.test(value) ? 'px' : '';
  return `${name}:${value.replaceAll(FALLBACK, 'var($1)')}${unit}`;
}
