/** Bytes as text with `\n` line ends, whatever the encoding and the line ends of the file. */
import type { Issue } from '../core/index.ts';
import { countBreaks } from './split.ts';

/**
 * Decodes a file piece by piece. Bytes that are not text are told once, with their line, and read
 * on as well as can be, so that the faults of the rows are told too.
 */
export class TextReader {
  private decoder: InstanceType<typeof TextDecoder> | undefined;
  private encoding = 'utf-8';
  private lines = 1;
  /** a `\r` at the end of a piece: the `\n` may be at the start of the next */
  private carried = '';
  private lineEnd: RegExp | undefined;
  private hasNul = false;
  private readonly path: string;
  private readonly issues: Issue[];

  constructor(path: string, issues: Issue[]) {
    this.path = path;
    this.issues = issues;
  }

  /** @param chunk `undefined` at the end of the file */
  read(chunk: Uint8Array | undefined): string {
    if (!this.decoder) {
      this.encoding = encodingOf(chunk ?? new Uint8Array());
      this.decoder = new TextDecoder(this.encoding, { fatal: true });
    }
    const text = this.withLineEnds(this.decoded(this.decoder, chunk), chunk === undefined);
    if (!this.hasNul && text.includes('\0')) {
      this.hasNul = true;
      const before = text.slice(0, text.indexOf('\0'));
      this.complain('nul', 'the file holds NUL bytes', this.lines + countBreaks(before));
    }
    this.lines += countBreaks(text);
    return text;
  }

  private decoded(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined) {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      this.decoder = new TextDecoder(this.encoding);
      const text = this.decoder.decode(chunk ?? new Uint8Array(), { stream: chunk !== undefined });
      const before = text.slice(0, Math.max(0, text.indexOf('\ufffd')));
      const name = this.encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
      this.complain('encoding', `the bytes are not ${name} text`, this.lines + countBreaks(before));
      return text;
    }
  }

  private withLineEnds(piece: string, final: boolean): string {
    let text = this.carried + piece;
    this.carried = '';
    if (!final && text.endsWith('\r')) {
      this.carried = '\r';
      text = text.slice(0, -1);
    }
    if (!text.includes('\r')) return text;
    this.lineEnd ??= text.includes('\n') || this.lines > 1 ? /\r+\n/g : /\r/g;
    return text.replace(this.lineEnd, '\n');
  }

  private complain(code: 'encoding' | 'nul', what: string, line: number): void {
    const fix =
      code === 'encoding'
        ? 'save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")'
        : 'take the file again; the disk or the transfer may have failed';
    this.issues.push({ code, what, where: `${this.path} line ${line}`, fix });
  }
}

/** By the byte order mark, else by the zero byte that half of all letters have in UTF-16. */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = (from: number) => [0, 2, 4, 6].every((at) => head[from + at] === 0);
  if (head[0] !== 0 && zeros(1)) return 'utf-16le';
  if (head[1] !== 0 && zeros(0)) return 'utf-16be';
  return 'utf-8';
}
