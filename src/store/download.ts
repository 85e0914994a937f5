/** Files from the network into a folder, whole or to be gone on with; never asked for unasked. */
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Attempt,
  ask,
  CHECK_NETWORK,
  discard,
  downloadFailed,
  findPassing,
  type Patience,
  persistently,
  piecesOf,
  type Watch,
} from './ask.ts';
import { Part, type PartNote, readNote, sha256OfFile, writing, writingLater } from './part.ts';

/** A file that was fetched, and how. */
export interface Fetched {
  address: string;
  path: string;
  bytes: number;
  /** of the file as it lies there, packed or not */
  sha256: string;
  /** bytes that an earlier, broken transfer had left */
  resumed_from: number;
  /** true when the server said that the file of last time is still the one */
  unchanged: boolean;
}

/** Called now and then with what is there and what is to come, in bytes. */
export type OnBytes = (bytes: number, total: number | undefined) => void;

/** Folder of a workspace for downloads; a workspace in memory gets one of its own. */
export function downloadsFolder(workspace: string): string {
  if (workspace === ':memory:') return mkdtempSync(join(tmpdir(), 'vigie-downloads-'));
  return join(workspace, 'downloads');
}

/** Puts a file that was refused aside as `.bad`, so that the next download starts anew. */
export function setAside(path: string): string {
  const aside = `${path}.bad`;
  writing(() => {
    renameSync(path, aside);
    rmSync(`${path}.json`, { force: true });
  });
  return aside;
}

/**
 * Fetches a file. A broken transfer stays as `.part` and is gone on with, when the server's file is
 * still the same (Range with If-Range, RFC 9110 13.1.5); a file that is there already is asked for
 * with its validator, and fetched again only when it changed.
 *
 * @returns nothing when the server has no such file (404, 410)
 * @throws `download-failed`, `other-site`, `download-not-written`
 */
export async function fetchFile(
  address: string,
  path: string,
  patience: Patience,
  onBytes: OnBytes,
): Promise<Fetched | undefined> {
  const part = new Part(path, address);
  const finished = await finishedFile(path, address);
  const fix = () => part.fix();
  return persistently(address, patience, fix, (watch) =>
    oneTransfer({ address, part, finished, patience, onBytes, watch }),
  );
}

interface Transfer {
  address: string;
  part: Part;
  finished: (PartNote & { bytes: number; sha256: string }) | undefined;
  patience: Patience;
  onBytes: OnBytes;
  watch: Watch;
}

async function oneTransfer(transfer: Transfer): Promise<Attempt<Fetched | undefined>> {
  const { address, part, finished, patience, watch } = transfer;
  const kept = part.resumable();
  const headers: Record<string, string> = kept
    ? { range: `bytes=${kept.bytes}-`, 'if-range': kept.validator }
    : conditionOf(finished);
  const response = await ask(address, headers, watch);
  if ('again' in response) return response;

  const { status } = response;
  if (status === 200 || (status === 206 && kept)) {
    if (status === 206 && !part.continues(response)) {
      await discard(response);
      part.drop();
      return { again: 'the server changed its file during the transfer', after_ms: 0 };
    }
    return oneBody(transfer, response);
  }
  await discard(response);
  if (status === 304 && finished && !kept) {
    const { bytes, sha256 } = finished;
    return {
      done: { address, path: part.target, bytes, sha256, resumed_from: 0, unchanged: true },
    };
  }
  if (status === 404 || status === 410) return { done: undefined };
  if (status === 416 && kept) {
    part.drop();
    return { again: 'the server changed its file during the transfer', after_ms: 0 };
  }
  const passing = findPassing(response, patience.now());
  if (passing) return passing;
  throw downloadFailed(`the server answers with status ${status}`, address, CHECK_NETWORK);
}

/** Takes the bytes of an answer; the file is done when as many have come as the server states. */
async function oneBody(
  { address, part, patience, onBytes, watch }: Transfer,
  response: Response,
): Promise<Attempt<Fetched>> {
  const broken: { reason?: string } = {};
  const pieces = piecesOf(response, watch, broken);
  if (response.status === 200) part.begin(response);
  const before = part.size();
  const resumed_from = part.earlier_bytes;
  const total = part.note.total;
  let bytes = before;
  const file = await part.open();
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > patience.most_bytes) {
        throw downloadFailed('the file is larger than any release', address, CHECK_NETWORK);
      }
      await writingLater(() => file.appendFile(piece));
      onBytes(bytes, total);
    }
  } finally {
    await file.close();
  }
  if (broken.reason !== undefined || (total !== undefined && bytes !== total)) {
    if (total !== undefined && bytes > total) part.drop();
    const progress = bytes > before && part.resumable() !== undefined;
    const of = total === undefined ? '' : ` of ${total}`;
    return { again: `the transfer stopped after ${bytes}${of} bytes`, progress };
  }
  const sha256 = await part.finish();
  return { done: { address, path: part.target, bytes, sha256, resumed_from, unchanged: false } };
}

/** The file of an earlier download from this address, when it is still as it was then. */
async function finishedFile(path: string, address: string) {
  const note = readNote(`${path}.json`);
  if (note?.address !== address || !existsSync(path)) return undefined;
  const sha256 = await sha256OfFile(path);
  return sha256 === note.sha256 ? { ...note, sha256, bytes: statSync(path).size } : undefined;
}

function conditionOf(note: PartNote | undefined): Record<string, string> {
  if (note?.etag !== undefined) return { 'if-none-match': note.etag };
  return note?.last_modified === undefined ? {} : { 'if-modified-since': note.last_modified };
}
