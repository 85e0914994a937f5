/** Bounds within which an article is read; `docs/guides/articles.md` states them. */

/** Of a page or a text, so much is read; the rest is left, with a note. */
export const MAX_TEXT_BYTES = 4 * 1024 * 1024;

/** A compressed file (PDF, DOCX) of more is refused, for half of it cannot be read. */
export const MAX_PACKED_BYTES = 32 * 1024 * 1024;

/** Of a compressed file, so much text is unpacked. */
export const MAX_UNPACKED_BYTES = 32 * 1024 * 1024;

export const MAX_PAGES = 300;

/** More elements, or deeper ones, are not looked at for the main text: all text is kept. */
export const MAX_ELEMENTS = 20_000;
export const MAX_DEPTH = 200;
