/** Files of any of the accepted shapes, as rows of cells: plain, `.gz`, `.zip`, folders, stdin. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Issue, VigieError } from '../core/index.ts';
import { TextReader } from './decode.ts';
import { isParquet, readParquet } from './parquet.ts';
import { type RowBlock, RowSplitter } from './split.ts';
import { refuseOtherKinds, UNPACK_BOUNDS, type UnpackBounds, unpacked } from './unpack.ts';

export type { RowBlock } from './split.ts';

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

const ACCEPTED = /\.(csv|txt|tsv)(\.gz)?$|\.(zip|parquet)$/i;

/**
 * What a path holds: a file, every table in a folder (not deeper), or `-` for standard input.
 * @throws `file-missing`, `folder-empty`
 */
export function inputFiles(path: string, bounds: UnpackBounds = UNPACK_BOUNDS): InputFile[] {
  if (path === '-') {
    const stdin: InputFile = {
      name: 'stdin.csv',
      path: 'standard input',
      bytes: 0,
      open: () => unpacked(process.stdin, stdin, bounds),
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
  if (!statSync(path).isDirectory()) return [inputFile(path, bounds)];
  const names = tablesIn(path);
  if (names.length > 0) return names.map((name) => inputFile(join(path, name), bounds));
  throw new VigieError([
    {
      code: 'folder-empty',
      what: `the folder holds no .csv, .csv.gz, .zip or .parquet file`,
      where: path,
      fix: 'name the folder that holds the release files',
    },
  ]);
}

/** Names of the files in a folder that may be tables, sorted; folders and dead links left out. */
export function tablesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => ACCEPTED.test(name) && !name.startsWith('.'))
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    .sort();
}

function inputFile(path: string, bounds: UnpackBounds): InputFile {
  const file: InputFile = {
    name: basename(path).replace(/\.(gz|zip)$/i, ''),
    path,
    bytes: statSync(path).size,
    open: () => unpacked(bytesOf(path), file, bounds),
  };
  return file;
}

/** @throws `file-unreadable` */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(',')[0] : String(error);
    throw new VigieError([
      {
        code: 'file-unreadable',
        what: `the file cannot be read: ${reason}`,
        where: path,
        fix: 'check that it is still there and that you may read it',
      },
    ]);
  }
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
 * @param wanted asked once the header was read: columns whose cells are looked at; others may come
 * empty where that saves work
 * @param delimiter between cells; told from the first line when absent
 * @throws what `onBlock` throws, with the faults of encoding and quoting met before it
 */
export async function readRows(
  file: InputFile,
  onBlock: (block: RowBlock) => Promise<void> | void,
  wanted: () => readonly number[] | undefined = () => undefined,
  delimiter?: string,
): Promise<RowReadingResult> {
  if (file.bytes > 0 && isParquet(file.path))
    return { sha256: await readParquet(file.path, onBlock, wanted), issues: [] };
  const hash = createHash('sha256');
  const issues: Issue[] = [];
  const text = new TextReader(file.path, issues);
  const rows = new RowSplitter(file.path, issues, delimiter);
  let isFirst = true;
  try {
    for await (const chunk of file.open()) {
      if (isFirst) refuseOtherKinds(chunk, file.path);
      isFirst = false;
      hash.update(chunk);
      const block = rows.push(text.read(chunk));
      if (block.rows.length > 0) await onBlock(block);
    }
    const last = rows.end(text.read(undefined));
    if (last.rows.length > 0) await onBlock(last);
  } catch (error) {
    if (issues.length === 0 || !(error instanceof VigieError)) throw error;
    throw new VigieError([...issues, ...error.issues], error.exitCode);
  }
  return { sha256: hash.digest('hex'), issues };
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
