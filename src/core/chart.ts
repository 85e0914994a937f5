import type { Language } from './text.ts';

/** A chart: values in, SVG out; the same in a page, the web and a file. */
export interface Chart<Values> {
  id: string;
  /** @returns one `<svg>` element whose colours are the page's CSS variables */
  draw(values: Values, language: Language): string;
}
