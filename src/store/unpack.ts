/** Bytes of a file as its table: gzip and zip undone by the first bytes, within bounds. */
import { Readable } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import { type Issue, VigieError } from '../core/index.ts';

const TABLE = /\.(csv|txt|tsv)$/i;

/** How much a packed file may unpack to before it is taken for a bomb: both bounds must be passed. */
export interface UnpackBounds {
  /** unpacked bytes for each packed one */
  ratio: number;
  /** unpacked bytes in all */
  bytes: number;
}

/** A release of UCDP unpacks to about 8 times its size and 600 MB. */
export const UNPACK_BOUNDS: UnpackBounds = { ratio: 200, bytes: 4 * 2 ** 30 };

interface Packed {
  path: string;
  inner?: string;
}

/**
 * Undoes gzip or zip by the first bytes, not by the name.
 * @throws `packing`, `unpacks-too-large`, `file-kind` (a spreadsheet)
 */
export async function* unpacked(
  stream: AsyncIterable<Uint8Array>,
  file: Packed,
  bounds: UnpackBounds,
): AsyncGenerator<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head: Uint8Array = first.done ? new Uint8Array() : first.value;
  const packed = { bytes: head.length };
  const whole = (async function* () {
    if (!first.done) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      packed.bytes += next.value.length;
      yield next.value;
    }
  })();
  if (head[0] === 0x1f && head[1] === 0x8b)
    yield* within(gunzipped(whole, file), file, bounds, packed);
  else if (head[0] === 0x50 && head[1] === 0x4b)
    yield* within(onlyTableOfZip(whole, file), file, bounds, packed);
  else yield* whole;
}

async function* within(
  bytes: AsyncIterable<Uint8Array>,
  file: Packed,
  bounds: UnpackBounds,
  packed: { bytes: number },
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > bounds.bytes && size > bounds.ratio * packed.bytes) {
      throw new VigieError([
        {
          code: 'unpacks-too-large',
          what: `the file unpacks to more than ${bounds.ratio} times its size and more than ${bounds.bytes} bytes`,
          where: file.path,
          fix: 'unpack it with another program, look at what is in it, and name the table itself',
        },
      ]);
    }
    yield chunk;
  }
}

/**
 * @param head first bytes, unpacked
 * @throws `file-kind` when they are those of a document or page
 */
export function refuseOtherKinds(head: Uint8Array, path: string): void {
  const kind = kindOf(head);
  if (kind !== undefined) throw kindError(kind, path);
}

/** What a file is that is no table, by its first bytes; `undefined` when it may be one. */
function kindOf(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.subarray(0, 256)).toString('latin1');
  if (text.startsWith('%PDF')) return 'PDF document';
  if (text.startsWith('\xd0\xcf\x11\xe0')) return 'Excel workbook (.xls)';
  if (text.startsWith('PAR1')) return 'Parquet file';
  if (text.startsWith('SQLite format')) return 'SQLite database';
  if (text.startsWith('7z\xbc\xaf') || text.startsWith('Rar!')) return '7z or RAR archive';
  const start = text.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^(<!doctype|<html|<\?xml|<head|<body)/i.test(start)) return 'web page or XML document';
  if (/^[{[]\s*(["{[\]}]|$)/.test(start)) return 'JSON document';
  return undefined;
}

function kindError(kind: string, path: string): VigieError {
  return new VigieError([
    {
      code: 'file-kind',
      what: `the file is no table but a ${kind}`,
      where: path,
      fix: 'take the CSV file of the release; from a spreadsheet, save the sheet as "CSV UTF-8"',
    },
  ]);
}

async function* gunzipped(
  bytes: AsyncIterable<Uint8Array>,
  file: Packed,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const source = Readable.from(bytes, { objectMode: false });
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } catch (error) {
    throw error instanceof VigieError ? error : packingError('gzip', file, error);
  }
}

const ZIP_TAIL = 1 << 17;
/** Deflate makes at most about 1000 bytes of one: slices keep what is unpacked at once small. */
const ZIP_SLICE = 1 << 16;
const SPREADSHEET = /^(xl\/|\[Content_Types\]|content\.xml|mimetype)/;

/** The one table of a zip, its checksum held against the archive's list of files at the end. */
async function* onlyTableOfZip(
  bytes: AsyncIterable<Uint8Array>,
  file: Packed,
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
  for await (const chunk of sliced(bytes)) {
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
  if (tables.length === 0 && others.some((name) => SPREADSHEET.test(name)))
    throw kindError('spreadsheet', file.path);
  const fault =
    tables.length === 0
      ? `no .csv in it, only ${others.slice(0, 5).join(', ') || 'nothing'}`
      : tables.length > 1
        ? `${tables.length} tables in it: ${tables.slice(0, 5).join(', ')}`
        : !finished
          ? 'it ends too early'
          : listedChecksum(tail, tables[0]) !== checksum
            ? `the checksum of ${tables[0]} is not the one the archive states`
            : undefined;
  if (fault !== undefined) throw packingError('zip', file, new Error(fault));
}

async function* sliced(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += ZIP_SLICE) yield chunk.subarray(at, at + ZIP_SLICE);
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

function packingError(kind: 'gzip' | 'zip', file: Packed, cause: unknown): VigieError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const issue: Issue = {
    code: 'packing',
    what: `the ${kind} file cannot be unpacked: ${reason}`,
    where: file.path,
    fix: 'take the file again; a transfer may have stopped early. A zip may hold one table',
  };
  return new VigieError([issue]);
}
