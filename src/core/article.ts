/** An article as read: clean text in which every character knows its place in the given bytes. */
import type { Issue } from './issue.ts';
import type { Language } from './text.ts';

/** Half-open, in bytes of the file as given (of the extracted text where the file is compressed). */
export interface ByteSpan {
  start: number;
  end: number;
}

/**
 * Clean text with its origin. `from[i]` is the first byte of the source that the UTF-16 unit `i` of
 * `text` comes from and `to[i]` the byte after the last; both ascend.
 */
export interface PlacedText {
  text: string;
  from: Uint32Array;
  to: Uint32Array;
}

/** A piece of an article in reading order. */
export type Block =
  | { kind: 'heading'; level: number; content: PlacedText }
  | { kind: 'paragraph'; content: PlacedText }
  /** items of one list share `list`, counted from 0 */
  | { kind: 'item'; list: number; content: PlacedText }
  /** rows of one table share `table`, counted from 0; `is_header` where the row names the columns */
  | { kind: 'row'; table: number; is_header: boolean; cells: PlacedText[] };

export type ArticleFormat = 'html' | 'text' | 'markdown' | 'pdf' | 'docx';

export interface Article {
  title: string;
  language: Language;
  /** `YYYY-MM-DD` (or `YYYY-MM`) as given by the user or the article; `null` where unknown */
  date: string | null;
  format: ArticleFormat;
  /** what spans count: bytes of the file, or of the text extracted from a compressed file */
  offsets: 'file' | 'extracted-text';
  /** the text that spans count bytes of (UTF-8), where that is not the file */
  extracted?: string;
  blocks: Block[];
  /** what was repaired, cut off or could not be read */
  notes: Issue[];
}

/** Bytes of a stretch of clean text. */
export function spanOf(content: PlacedText, start: number, end: number): ByteSpan {
  if (end <= start) {
    const at = content.from[Math.min(start, content.from.length - 1)] ?? 0;
    return { start: at, end: at };
  }
  return { start: content.from[start], end: content.to[end - 1] };
}
