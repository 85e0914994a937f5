import type { Bilingual, Language } from './text.ts';

/** Where a chart is drawn: its pixel width, its language and a prefix for ids inside the SVG. */
export interface Frame {
  language: Language;
  width: number;
  /** unique on the page */
  id: string;
}

/** Widths at which every figure is drawn: one for screens and paper, one for telephones. */
export const WIDE = 720;
export const NARROW = 340;

/** A chart: values in, SVG out; the same in a page, the web and a file. */
export interface Chart<Values = never> {
  id: string;
  title: Bilingual;
  /** @returns one `<svg>` whose colours are CSS variables with the light theme as fallback */
  draw(values: Values, frame: Frame): string;
}
