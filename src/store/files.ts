/** Files of any of the accepted shapes, as rows of cells: plain, `.gz`, `.zip`, folders, stdin. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import Papa from 'papaparse';
import { type Issue, VigieError } from '../core/index.ts';

/** One table of cells inside what the user named. */
export interface InputFile {
  /** name without folders, `.gz` or `.zip` */
  name: string;
  /** where it is, as the user may write it */
  path: string;
  /** bytes as stored on disk; 0 for standard input */
  bytes: number;
  /** name of the table inside a zip, known once reading has begun */
  inner?: string;
  open(): AsyncIterable<Uint8Array>;
}

const TABLE = /\.(csv|txt|tsv)$/i;
const ACCEPTED = /\.(csv|txt|tsv)(\.gz)?$|\.zip$/i;

/**
 * What a path holds: a file, every table in a folder (not deeper), or `-` for standard input.
 * @throws `file-missing`, `folder-empty`
 */
export function inputFiles(path: string): InputFile[] {
  if (path === '-') {
    const stdin: InputFile = {
      name: 'stdin.csv',
      path: 'standard input',
      bytes: 0,
      open: () => unpacked(process.stdin, stdin),
    };
    return [stdin];
  }
  if (!existsSync(path)) {
    throw new VigieError([
      {
        code: 'file-missing',
        what: `"${path}" does not exist`,
        where: 'the path to read',
        fix: 'check the spelling and the folder you are in',
      },
    ]);
  }
  if (!statSync(path).isDirectory()) return [inputFile(path)];
  const names = readdirSync(path)
    .filter((name) => ACCEPTED.test(name))
    .sort();
  if (names.length > 0) return names.map((name) => inputFile(join(path, name)));
  throw new VigieError([
    {
      code: 'folder-empty',
      what: `the folder holds no .csv, .csv.gz or .zip file`,
      where: path,
      fix: 'name the folder that holds the release files',
    },
  ]);
}

function inputFile(path: string): InputFile {
  const file: InputFile = {
    name: basename(path).replace(/\.(gz|zip)$/i, ''),
    path,
    bytes: statSync(path).size,
    open: () => unpacked(createReadStream(path, { highWaterMark: 1 << 20 }), file),
  };
  return file;
}

/** Undoes gzip or zip by the first bytes, not by the name. */
async function* unpacked(
  stream: AsyncIterable<Uint8Array>,
  file: InputFile,
): AsyncGenerator<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head: Uint8Array = first.done ? new Uint8Array() : first.value;
  const whole = (async function* () {
    if (!first.done) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
      yield next.value;
  })();
  if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzipped(whole, file);
  else if (head[0] === 0x50 && head[1] === 0x4b) yield* onlyTableOfZip(whole, file);
  else yield* whole;
}

async function* gunzipped(
  bytes: AsyncIterable<Uint8Array>,
  file: InputFile,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const source = Readable.from(bytes, { objectMode: false });
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } catch (error) {
    throw packingError('gzip', file, error);
  }
}

const ZIP_TAIL = 1 << 17;

/** The one table of a zip, its checksum held against the archive's list of files at the end. */
async function* onlyTableOfZip(
  bytes: AsyncIterable<Uint8Array>,
  file: InputFile,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const tables: string[] = [];
  const others: string[] = [];
  let failure: unknown;
  let finished = false;
  let checksum = 0;
  let tail = Buffer.alloc(0);
  const unzip = new Unzip((entry) => {
    if (!TABLE.test(entry.name) || entry.name.startsWith('__MACOSX')) {
      others.push(entry.name);
      return;
    }
    tables.push(entry.name);
    if (tables.length > 1) return;
    file.inner = entry.name.split('/').at(-1) ?? entry.name;
    entry.ondata = (error, chunk, final) => {
      if (error) failure = error;
      else ready.push(chunk);
      finished ||= final;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of bytes) {
    try {
      unzip.push(chunk);
    } catch (error) {
      failure = error;
    }
    if (failure) throw packingError('zip', file, failure);
    tail = Buffer.concat([tail, chunk]).subarray(-ZIP_TAIL);
    for (const piece of ready.splice(0)) {
      checksum = crc32(piece, checksum);
      yield piece;
    }
  }
  const fault =
    tables.length === 0
      ? `no .csv in it, only ${others.join(', ') || 'nothing'}`
      : tables.length > 1
        ? `${tables.length} tables in it: ${tables.join(', ')}`
        : !finished
          ? 'it ends too early'
          : listedChecksum(tail, tables[0]) !== checksum
            ? `the checksum of ${tables[0]} is not the one the archive states`
            : undefined;
  if (fault !== undefined) throw packingError('zip', file, new Error(fault));
}

/** CRC-32 of an entry in the central directory of a zip (APPNOTE 4.3.12). */
function listedChecksum(tail: Buffer, name: string): number | undefined {
  const signature = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = tail.indexOf(signature); at >= 0; at = tail.indexOf(signature, at + 4)) {
    if (at + 46 > tail.length) return undefined;
    const length = tail.readUInt16LE(at + 28);
    if (tail.toString('utf8', at + 46, at + 46 + length) === name)
      return tail.readUInt32LE(at + 16);
  }
  return undefined;
}

function packingError(kind: 'gzip' | 'zip', file: InputFile, cause: unknown): VigieError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new VigieError([
    {
      code: 'packing',
      what: `the ${kind} file cannot be unpacked: ${reason}`,
      where: file.path,
      fix: 'take the file again; a transfer may have stopped early. A zip may hold one table',
    },
  ]);
}

/** Rows of a table with the line on which each starts, in blocks. */
export interface RowBlock {
  rows: string[][];
  lines: number[];
}

export interface RowReadingResult {
  sha256: string;
  /** faults of quoting and encoding that the parser met */
  issues: Issue[];
}

/**
 * Reads a file's cells in blocks and hashes its unpacked bytes on the way. Lines are counted in
 * the file, so that a row whose text runs over several lines is found again.
 *
 * @param onBlock called in order; may be slow, reading waits for it
 */
export async function readRows(
  file: InputFile,
  onBlock: (block: RowBlock) => Promise<void> | void,
): Promise<RowReadingResult> {
  const hash = createHash('sha256');
  const issues: Issue[] = [];
  const rows = new RowSplitter(file.path, issues);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let lines = 1;
  const decode = (chunk: Uint8Array | undefined): string => {
    decoder ??= new TextDecoder(encodingOf(chunk ?? new Uint8Array()), { fatal: true });
    try {
      const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
      lines += countBreaks(text);
      return text;
    } catch {
      throw encodingError(file, chunk, lines);
    }
  };
  for await (const chunk of file.open()) {
    hash.update(chunk);
    const block = rows.push(decode(chunk));
    if (block.rows.length > 0) await onBlock(block);
  }
  const last = rows.end(decode(undefined));
  if (last.rows.length > 0) await onBlock(last);
  return { sha256: hash.digest('hex'), issues };
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}

function encodingError(file: InputFile, chunk: Uint8Array | undefined, lines: number): VigieError {
  const lenient = new TextDecoder('utf-8').decode(chunk ?? new Uint8Array());
  const before = lenient.slice(0, Math.max(0, lenient.indexOf('\ufffd')));
  return new VigieError([
    {
      code: 'encoding',
      what: 'the bytes are not UTF-8 text',
      where: `${file.path} line ${lines + countBreaks(before)}`,
      fix: 'save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")',
    },
  ]);
}

/** sha256 of a file's unpacked bytes. */
export async function hashOf(file: InputFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.open()) hash.update(chunk);
  return hash.digest('hex');
}

/** A file's unpacked bytes, for formats that are read as a whole. */
export async function readWhole(file: InputFile): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.open()) pieces.push(piece);
  return Buffer.concat(pieces);
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Feeds text to the CSV parser and keeps what may still be an unfinished row for the next piece. */
class RowSplitter {
  private rest = '';
  private line = 1;
  private parser: Papa.Parser | undefined;
  private readonly path: string;
  private readonly issues: Issue[];

  constructor(path: string, issues: Issue[]) {
    this.path = path;
    this.issues = issues;
  }

  push(text: string): RowBlock {
    this.rest += text;
    return this.rest.length < 1 << 16 ? { rows: [], lines: [] } : this.take(false);
  }

  end(text: string): RowBlock {
    this.rest += text;
    return this.take(true);
  }

  private take(final: boolean): RowBlock {
    const text = this.rest;
    if (text === '') return { rows: [], lines: [] };
    this.parser ??= parserFor(text);
    const parsed: Papa.ParseResult<string[]> = this.parser.parse(text, 0, !final);
    this.rest = final ? '' : text.slice(parsed.meta.cursor);
    this.complain(
      final ? parsed.errors : parsed.errors.filter((e) => (e.row ?? 0) < parsed.data.length),
      parsed.data,
    );
    const block: RowBlock = { rows: [], lines: [] };
    for (const row of parsed.data) {
      if (row.length > 1 || row[0].trim() !== '') {
        block.rows.push(row);
        block.lines.push(this.line);
      }
      this.line += 1 + lineBreaks(row);
    }
    return block;
  }

  private complain(errors: readonly Papa.ParseError[], rows: readonly string[][]): void {
    for (const error of errors) {
      const before = rows.slice(0, error.row ?? 0);
      const line = this.line + before.reduce((sum, row) => sum + 1 + lineBreaks(row), 0);
      const open = error.code === 'MissingQuotes';
      this.issues.push({
        code: 'quoting',
        what: open
          ? 'a quote is opened and never closed'
          : 'a quote stands in the middle of a cell',
        where: `${this.path} line ${line}`,
        fix: 'double the quotes inside a quoted cell, and close it',
      });
    }
  }
}

function parserFor(text: string): Papa.Parser {
  const head = text.slice(0, text.indexOf('\n') + 1 || text.length);
  const newline = head.endsWith('\r\n') ? '\r\n' : '\n';
  return new Papa.Parser({ delimiter: delimiterOf(head), newline });
}

/** The delimiter that cuts the first line into most cells. */
function delimiterOf(line: string): string {
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, n: line.split(mark).length }));
  return counts.sort((a, b) => b.n - a.n)[0].mark;
}

function lineBreaks(row: readonly string[]): number {
  let breaks = 0;
  for (const cell of row) breaks += countBreaks(cell);
  return breaks;
}
