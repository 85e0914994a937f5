/** DOCX → marked text: paragraphs, headings by style, lists, tables. Unpacked within a bound. */
import { Unzip, UnzipInflate } from 'fflate';
import { Parser } from 'htmlparser2';
import { ExtractedText } from './extracted.ts';
import { MAX_TEXT_BYTES, MAX_UNPACKED_BYTES } from './limits.ts';
import type { MarkKind } from './marks.ts';

export interface Extract {
  text: ExtractedText;
  title: string;
  /** when the file was made, as it says itself */
  created: string | undefined;
  isCut: boolean;
}

const DOCUMENT = 'word/document.xml';
const PROPERTIES = 'docProps/core.xml';

/** Reads a DOCX file; none if the bytes are a ZIP file of another kind or damaged. */
export function readDocx(bytes: Uint8Array): Extract | undefined {
  const files = unpacked(bytes, [DOCUMENT, PROPERTIES]);
  const document = files?.get(DOCUMENT);
  if (document === undefined) return undefined;
  const reader = new DocumentReader();
  const parser = new Parser(reader, { xmlMode: true, decodeEntities: true });
  parser.write(document.text);
  parser.end();
  const properties = files?.get(PROPERTIES)?.text ?? '';
  const within = (name: string) =>
    new RegExp(`<${name}\\b[^>]*>([^<]{0,500})</${name}>`).exec(properties)?.[1];
  return {
    text: reader.text,
    title: within('dc:title') ?? '',
    created: within('dcterms:created'),
    isCut: document.isCut || reader.isCut,
  };
}

interface Unpacked {
  text: string;
  isCut: boolean;
}

/** Streams the wanted members out and stops at the bound, whatever sizes the file declares. */
function unpacked(bytes: Uint8Array, names: readonly string[]): Map<string, Unpacked> | undefined {
  const files = new Map<string, Unpacked>();
  let left = MAX_UNPACKED_BYTES;
  const unzip = new Unzip((file) => {
    if (!names.includes(file.name) || files.has(file.name)) return;
    const member: Unpacked = { text: '', isCut: false };
    const decoder = new TextDecoder();
    const parts: string[] = [];
    files.set(file.name, member);
    file.ondata = (error, chunk, isLast) => {
      if (error !== null || left <= 0) {
        member.isCut = true;
      } else {
        left -= chunk.length;
        parts.push(decoder.decode(chunk, { stream: !isLast }));
      }
      if (isLast || member.isCut) member.text = parts.join('');
      if (member.isCut) file.terminate();
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In small steps, so that a bomb is noticed before it has gone off.
    for (let at = 0; at < bytes.length && left > 0; at += 4096)
      unzip.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length);
  } catch {
    return files.size > 0 ? files : undefined;
  }
  return files;
}

const STYLE = /^(?:heading|titre|berschrift)\s?([1-6])$/i;

class DocumentReader {
  readonly text = new ExtractedText();
  isCut = false;
  #isText = false;
  #style: MarkKind = 'p';
  /** text of the paragraph, which waits until its style is known */
  #paragraph: string[] = [];
  #isParagraph = false;
  #isHeaderRow = false;

  onopentag(name: string, attributes: Record<string, string>): void {
    const value = attributes['w:val'] ?? '';
    if (name === 'w:p') this.#startParagraph();
    else if (name === 'w:t') this.#isText = true;
    else if (name === 'w:tab') this.#write(' ');
    else if (name === 'w:br' || name === 'w:cr') this.#write(' ');
    else if (name === 'w:noBreakHyphen') this.#write('-');
    else if (name === 'w:pStyle') this.#style = styleOf(value) ?? this.#style;
    else if (name === 'w:numPr' && this.#style === 'p') this.#style = 'li';
    else if (name === 'w:outlineLvl' && this.#style === 'p' && /^[0-5]$/.test(value))
      this.#style = `h${Number(value) + 1}` as MarkKind;
    else if (name === 'w:tbl') this.text.mark('table', false);
    else if (name === 'w:tr') {
      this.#isHeaderRow = false;
      this.text.mark('tr', false);
    } else if (name === 'w:tblHeader') this.#isHeaderRow = true;
    else if (name === 'w:tc') this.text.mark(this.#isHeaderRow ? 'th' : 'td', false);
  }

  onclosetag(name: string): void {
    if (name === 'w:t') this.#isText = false;
    else if (name === 'w:p') this.#endParagraph();
    else if (name === 'w:tc') this.text.mark('td', true);
    else if (name === 'w:tr' || name === 'w:tbl') {
      this.text.add('\n');
      this.text.mark(name === 'w:tr' ? 'tr' : 'table', true);
    }
  }

  ontext(text: string): void {
    if (this.#isText) this.#write(text);
  }

  #write(text: string): void {
    if (!this.#isParagraph) return;
    if (this.text.length > MAX_TEXT_BYTES) this.isCut = true;
    else this.#paragraph.push(text);
  }

  #startParagraph(): void {
    this.#endParagraph();
    this.#isParagraph = true;
    this.#style = 'p';
  }

  #endParagraph(): void {
    const text = this.#paragraph.join('');
    this.#paragraph = [];
    this.#isParagraph = false;
    if (text.trim() === '') return;
    this.text.mark(this.#style, false);
    this.text.add(text);
    this.text.mark(this.#style, true);
    this.text.add('\n');
  }
}

function styleOf(id: string): MarkKind | undefined {
  const level = STYLE.exec(id)?.[1];
  if (level !== undefined) return `h${level}` as MarkKind;
  if (/^(title|titre)$/i.test(id)) return 'h1';
  if (/^(list|liste|paragraphedeliste)/i.test(id)) return 'li';
  return undefined;
}
