/** Text of files that predate UTF-8, and back to the same bytes. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  text: string;
  encoding: Encoding;
  has_mark: boolean;
}

/**
 * By the byte order mark, else by the zero bytes of UTF-16, else UTF-8 where the bytes are that, else
 * Windows-1252, of which Latin-1 is a part.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { text: decoded(bytes.subarray(3), 'utf-8'), encoding: 'utf-8', has_mark: true };
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: decoded(bytes.subarray(2), 'utf-16le'), encoding: 'utf-16le', has_mark: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: decoded(bytes.subarray(2), 'utf-16be'), encoding: 'utf-16be', has_mark: true };
  const encoding = withoutMark(bytes);
  return { text: decoded(bytes, encoding), encoding, has_mark: false };
}

function withoutMark(bytes: Uint8Array): Encoding {
  const zeros = (parity: number) => {
    const head = bytes.subarray(0, 64).filter((_, i) => i % 2 === parity);
    return head.length > 1 && head.filter((byte) => byte === 0).length > head.length / 2;
  };
  if (zeros(1)) return 'utf-16le';
  if (zeros(0)) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** Bytes of a text in an encoding; a letter that Windows-1252 does not have becomes `?`. */
export function encodeText({ text, encoding, has_mark }: DecodedText): Uint8Array {
  if (encoding === 'windows-1252') {
    const codes = windowsCodes();
    return Uint8Array.from(text, (letter) => codes.get(letter) ?? 0x3f);
  }
  const marked = has_mark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++)
    view.setUint16(2 * i, marked.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}

function windowsCodes(): Map<string, number> {
  const all = Uint8Array.from({ length: 256 }, (_, code) => code);
  return new Map([...decoded(all, 'windows-1252')].map((letter, code) => [letter, code]));
}

/** Lines with their own ends, so that joining them gives the text back. */
export function linesOf(text: string): { line: string; end: string }[] {
  const parts = text.split(/(\r\n|\n|\r)/);
  const lines: { line: string; end: string }[] = [];
  for (let i = 0; i < parts.length; i += 2)
    if (i + 1 < parts.length || parts[i] !== '')
      lines.push({ line: parts[i], end: parts[i + 1] ?? '' });
  return lines;
}
