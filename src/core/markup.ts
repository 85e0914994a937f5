/**
 * SVG and HTML as tagged templates that escape what is put into them. The template is Hono's; all
 * our fragments are known at once, so the promise in its type never occurs.
 */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Markup = HtmlEscapedString;

/** @example String(markup`<b>${'a < b'}</b>`) // => '<b>a &lt; b</b>' */
export function markup(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  return html(strings, ...values) as Markup;
}

/** Text that is markup already; only for what Vigie itself wrote. */
export function asMarkup(text: string): Markup {
  return raw(text) as Markup;
}
