/** Bytes → characters, each with the bytes it came from, in whatever encodings a file mixes. */
import type { PlacedText } from '../core/index.ts';
import { WINDOWS_1252 } from './windows-1252.ts';

interface Decoded {
  content: PlacedText;
  encoding: string;
  /** bytes that were not of the file's main encoding and were read as windows-1252 */
  strays: number;
}

/**
 * Reads UTF-8 (a stray byte is taken as windows-1252, so that mixed files are read whole), UTF-16 by
 * its mark or its zeros, and any single-byte encoding that the file declares.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 2, true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 2, false);
  const zeros = zerosIn(bytes.subarray(0, 4096));
  if (zeros.odd > 0.3 && zeros.even < 0.1) return utf16(bytes, 0, true);
  if (zeros.even > 0.3 && zeros.odd < 0.1) return utf16(bytes, 0, false);
  const declared = declaredTable(bytes);
  const utf8 = decodeUtf8(bytes);
  if (declared !== undefined && utf8.strays > 0) return singleByte(bytes, declared);
  return utf8;
}

function zerosIn(bytes: Uint8Array): { even: number; odd: number } {
  const count = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) count[at % 2]++;
  const half = Math.max(1, bytes.length / 2);
  return { even: count[0] / half, odd: count[1] / half };
}

function utf16(bytes: Uint8Array, start: number, isLittle: boolean): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.floor((bytes.length - start) / 2);
  const units = new Uint16Array(count);
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  for (let unit = 0; unit < count; unit++) {
    from[unit] = start + unit * 2;
    to[unit] = from[unit] + 2;
    units[unit] = view.getUint16(from[unit], isLittle);
  }
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const content = { text: textOf(units).replace(lone, '\ufffd'), from, to };
  return { content, encoding: isLittle ? 'utf-16le' : 'utf-16be', strays: 0 };
}

/** The single-byte encoding that a page declares in its first bytes, if it is neither of the usual two. */
function declaredTable(bytes: Uint8Array): { table: Uint16Array; label: string } | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  const label = /charset\s*=\s*["']?\s*([\w-]{3,20})/i.exec(head)?.[1]?.toLowerCase();
  if (label === undefined || !/^(iso-8859-\d+|windows-125\d|macintosh|koi8-[ru])$/.test(label))
    return undefined;
  try {
    return { table: tableOf(label), label };
  } catch {
    return undefined;
  }
}

function tableOf(label: string): Uint16Array {
  if (label === 'iso-8859-1' || label === 'windows-1252') return WINDOWS_1252;
  const decoder = new TextDecoder(label);
  return Uint16Array.from({ length: 256 }, (_, byte) =>
    decoder.decode(Uint8Array.of(byte)).charCodeAt(0),
  );
}

function singleByte(
  bytes: Uint8Array,
  { table, label }: { table: Uint16Array; label: string },
): Decoded {
  const from = Uint32Array.from({ length: bytes.length }, (_, at) => at);
  const to = from.map((at) => at + 1);
  const text = textOf(Uint16Array.from(bytes, (byte) => table[byte]));
  return { content: { text, from, to }, encoding: label, strays: 0 };
}

function decodeUtf8(bytes: Uint8Array): Decoded {
  const units = new Uint16Array(bytes.length);
  const from = new Uint32Array(bytes.length);
  const to = new Uint32Array(bytes.length);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let count = 0;
  let strays = 0;
  let wide = 0;
  for (let at = hasMark ? 3 : 0; at < bytes.length; ) {
    const { point, length } = codePointAt(bytes, at);
    const code = point ?? WINDOWS_1252[bytes[at]];
    if (point === undefined) strays++;
    else if (length > 1) wide++;
    const pair = code > 0xffff ? String.fromCodePoint(code) : '';
    for (const unit of pair === '' ? [code] : [pair.charCodeAt(0), pair.charCodeAt(1)]) {
      units[count] = unit;
      from[count] = at;
      to[count++] = at + length;
    }
    at += length;
  }
  const content = {
    text: textOf(units.subarray(0, count)),
    from: from.slice(0, count),
    to: to.slice(0, count),
  };
  const isMixed = wide > 0 && strays > 0;
  const encoding = wide === 0 && strays > 0 ? 'windows-1252' : 'utf-8';
  return { content, encoding, strays: isMixed ? strays : 0 };
}

/** The code point at a byte; none where the bytes there are not well-formed UTF-8. */
function codePointAt(bytes: Uint8Array, at: number): { point: number | undefined; length: number } {
  const first = bytes[at];
  if (first < 0x80) return { point: first, length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return { point: undefined, length: 1 };
  let point = first & (0xff >> (length + 1));
  for (let more = 1; more < length; more++) {
    const byte = bytes[at + more];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return { point: undefined, length: 1 };
    point = (point << 6) | (byte & 0x3f);
  }
  const least = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80;
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  if (point < least || point > 0x10ffff || isSurrogate) return { point: undefined, length: 1 };
  return { point, length };
}

function textOf(units: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += 8192)
    parts.push(String.fromCharCode(...units.subarray(at, at + 8192)));
  return parts.join('');
}
