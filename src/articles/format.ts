/** Which kind of file the bytes are, by what they hold; a name only settles what they leave open. */
import type { ArticleFormat } from '../core/index.ts';

export function packedFormat(bytes: Uint8Array): 'pdf' | 'zip' | 'old-word' | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (/^.{0,512}%PDF-/s.test(head)) return 'pdf';
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'zip';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0') || head.startsWith('{\\rtf')) return 'old-word';
  return undefined;
}

/** Pictures, programs and the like: more than a few controls among the first bytes. */
export function isNoText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const isWide = head[0] >= 0xfe || zeroShare(head, 0) > 0.3 || zeroShare(head, 1) > 0.3;
  const isEmpty = head.every((byte) => byte === 0);
  if (isWide && !isEmpty) return false;
  const controls = head.filter((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)).length;
  return controls > 0.05 * head.length && head.length > 64;
}

/** Share of zeros among every second byte: UTF-16 without its mark. */
function zeroShare(bytes: Uint8Array, first: number): number {
  let zeros = 0;
  for (let at = first; at < bytes.length; at += 2) if (bytes[at] === 0) zeros++;
  return zeros / Math.max(1, bytes.length / 2);
}

const SOUND_BLOCK =
  /<(?:p|div|h[1-6]|ul|ol|li|table|tr|td|th|br|article|section|blockquote)(?:\s+[a-z-]+\s*=\s*["'][^<>]{0,500})?\s*\/?>/gi;

/** What a decoded text is written in. */
export function textFormat(text: string, file_name: string | undefined): ArticleFormat {
  const head = text.slice(0, 4096);
  if (/<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head)) return 'html';
  if (/\.md$|\.markdown$/i.test(file_name ?? '')) return 'markdown';
  const sample = text.slice(0, 200_000);
  const sound = sample.match(SOUND_BLOCK)?.length ?? 0;
  const lines = sample.split('\n').filter((line) => line.trim() !== '').length;
  if (sound >= 3 && sound > lines / 4) return 'html';
  if (sound > 0 && /\.html?$/i.test(file_name ?? '')) return 'html';
  const hints = [/^#{1,6} \S/m, /^\s{0,3}[-*+] \S/m, /\[[^\]\n]+\]\([^()\s]+\)/, /\*\*[^*\n]+\*\*/];
  const isMarkdown = hints[0].test(sample) && hints.slice(1).some((hint) => hint.test(sample));
  return isMarkdown || /^#{1,6} \S[^\n]*\n/.test(sample) ? 'markdown' : 'text';
}
