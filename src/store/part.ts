/** A file that is on its way: its bytes so far, and a note of what the server says of it. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { VigieError } from '../core/index.ts';
import { CHECK_NETWORK } from './ask.ts';

/** What is written beside a file: where it is from and by what the server knows it again. */
export interface PartNote {
  address: string;
  etag?: string;
  last_modified?: string;
  total?: number;
  bytes?: number;
  sha256?: string;
  /** how far a table made of pages has come */
  pages?: unknown;
}

/** A file that is not whole yet, and its note. */
export class Part {
  readonly target: string;
  note: PartNote;
  /** bytes of an earlier call that are still part of it */
  earlier_bytes: number;
  private readonly path: string;

  constructor(target: string, address: string) {
    this.target = target;
    this.path = `${target}.part`;
    const note = readNote(`${this.path}.json`);
    this.note = note?.address === address && existsSync(this.path) ? note : { address };
    this.earlier_bytes = this.resumable()?.bytes ?? 0;
  }

  size(): number {
    return existsSync(this.path) ? statSync(this.path).size : 0;
  }

  /** What can be gone on with: some bytes, and a strong validator to ask with. */
  resumable(): { bytes: number; validator: string } | undefined {
    const { etag, last_modified, pages } = this.note;
    const validator = etag?.startsWith('"') ? etag : last_modified;
    const bytes = this.size();
    return validator && bytes > 0 && !pages ? { bytes, validator } : undefined;
  }

  /** True when a 206 answer starts where the part ends and is of the same file. */
  continues(response: Response): boolean {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
    const { etag, total } = this.note;
    const theirs = response.headers.get('etag');
    const isSame = etag === undefined || theirs === null || theirs === etag;
    const isAsLong = total === undefined || range?.[2] === '*' || Number(range?.[2]) === total;
    return isSame && isAsLong && Number(range?.[1] ?? -1) === this.size();
  }

  /** Starts anew with what the server says of its file. */
  begin(response: Response): void {
    const { headers } = response;
    const isCoded = (headers.get('content-encoding') ?? 'identity') !== 'identity';
    const length = headers.get('content-length');
    const etag = headers.get('etag');
    const last_modified = headers.get('last-modified');
    this.restart(
      isCoded
        ? {}
        : {
            ...(etag === null ? {} : { etag }),
            ...(last_modified === null ? {} : { last_modified }),
            ...(length === null ? {} : { total: Number(length) }),
          },
    );
  }

  /** An empty part with these facts. */
  restart(facts: Partial<PartNote>): void {
    this.drop();
    writing(() => mkdirSync(dirname(this.path), { recursive: true }));
    writing(() => writeFileSync(this.path, ''));
    this.save(facts);
  }

  save(facts: Partial<PartNote>): void {
    this.note = { address: this.note.address, ...facts };
    writing(() => writeFileSync(`${this.path}.json`, JSON.stringify(this.note)));
  }

  /** Cuts off what came after the last note. @returns false when not even that much is there */
  cutTo(bytes: number): boolean {
    if (this.size() < bytes) return false;
    writing(() => truncateSync(this.path, bytes));
    return true;
  }

  open(): Promise<FileHandle> {
    return writingLater(() => open(this.path, 'a'));
  }

  drop(): void {
    writing(() => {
      rmSync(this.path, { force: true });
      rmSync(`${this.path}.json`, { force: true });
    });
    this.note = { address: this.note.address };
    this.earlier_bytes = 0;
  }

  /** The part becomes the file. @returns its sha256 */
  async finish(): Promise<string> {
    const sha256 = await sha256OfFile(this.path);
    const note = { ...this.note, bytes: this.size(), sha256, pages: undefined };
    writing(() => {
      renameSync(this.path, this.target);
      rmSync(`${this.path}.json`, { force: true });
      writeFileSync(`${this.target}.json`, JSON.stringify(note));
    });
    return sha256;
  }

  /** What the user can do after a failure. */
  fix(): string {
    const bytes = this.note.pages || this.resumable() ? this.size() : 0;
    const fix = `run the same command again: it goes on from ${bytes} bytes kept in ${this.path}`;
    return bytes > 0 ? fix : CHECK_NETWORK;
  }
}

export function readNote(path: string): PartNote | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PartNote;
  } catch {
    // No note, or one that was cut short: then there is nothing to go on with.
    return undefined;
  }
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

export function writing<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw notWritten(error);
  }
}

export async function writingLater<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw notWritten(error);
  }
}

function notWritten(error: unknown): VigieError {
  const { code, path } = error as NodeJS.ErrnoException;
  return new VigieError([
    {
      code: 'download-not-written',
      what: `the download cannot be written: ${code ?? String(error)}`,
      where: path ?? 'the folder of downloads',
      fix: 'check that the folder may be written and the disk is not full',
    },
  ]);
}
