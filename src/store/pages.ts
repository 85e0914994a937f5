/** An API that answers in pages, as one CSV file. */
import {
  type Attempt,
  ask,
  CHECK_NETWORK,
  discard,
  downloadFailed,
  findPassing,
  isSameSite,
  otherSite,
  type Patience,
  persistently,
  piecesOf,
  type Watch,
} from './ask.ts';
import type { Fetched, OnBytes } from './download.ts';
import { Part } from './part.ts';

type ApiRow = Record<string, unknown>;

/** What pages look like and how they are written. */
export interface PageFormat {
  headers: Record<string, string>;
  /** a page, or nothing when the JSON is not one */
  find(json: unknown): { total: number; next: string | undefined; rows: ApiRow[] } | undefined;
  columns(rows: readonly ApiRow[]): string[];
  lines(columns: readonly string[], rows: readonly ApiRow[]): string;
}

/** How far a table has come: kept beside it after each page. */
interface Progress {
  next: string;
  rows: number;
  bytes: number;
  total: number;
  columns: string[];
}

const MOST_RESTARTS = 2;

/**
 * Fetches all pages into one CSV. What came of earlier pages is kept and gone on with.
 *
 * @param first address of the first page; later ones must be on the same site
 * @returns `absent` when the API does not know what is asked for (400), `forbidden` when it wants
 * another or a better token (401, 403)
 * @throws `download-failed`, `other-site`, `download-not-written`
 */
export async function fetchPages(
  first: string,
  path: string,
  format: PageFormat,
  patience: Patience,
  onBytes: OnBytes,
): Promise<Fetched | 'absent' | 'forbidden'> {
  const part = new Part(path, first);
  let progress = part.note.pages as Progress | undefined;
  // Without a note of how far it came, what lies there is of another transfer.
  if (progress && !part.cutTo(progress.bytes)) progress = undefined;
  let resumed_from = progress?.bytes ?? 0;
  const total = AbortSignal.timeout(patience.total_ms);
  for (let restarts = 0; ; ) {
    const address = progress?.next ?? first;
    const answer = await persistently(
      address,
      patience,
      () => part.fix(),
      (watch) => onePage(address, format, patience, watch),
      total,
    );
    if (typeof answer === 'string') {
      if (!progress) return answer;
      throw downloadFailed(`the API refuses a further page: ${answer}`, address, part.fix());
    }
    if (progress && progress.total !== answer.total) {
      // The release changed between two pages: rows of the two must not be mixed.
      part.drop();
      progress = undefined;
      resumed_from = 0;
      if (++restarts > MOST_RESTARTS) {
        throw downloadFailed('the API changes its answer between pages', first, CHECK_NETWORK);
      }
      continue;
    }
    progress = await kept(part, progress, answer, format);
    onBytes(progress.bytes, undefined);
    if (progress.rows > answer.total || (answer.next && answer.rows.length === 0)) {
      throw incomplete(part, progress, first);
    }
    if (answer.next === undefined) break;
    progress.next = nextPage(address, answer.next);
    part.save({ pages: progress });
  }
  if (progress.rows !== progress.total) throw incomplete(part, progress, first);
  const sha256 = await part.finish();
  const { bytes } = progress;
  return { address: first, path, bytes, sha256, resumed_from, unchanged: false };
}

type Page = NonNullable<ReturnType<PageFormat['find']>>;

async function onePage(
  address: string,
  format: PageFormat,
  patience: Patience,
  watch: Watch,
): Promise<Attempt<Page | 'absent' | 'forbidden'>> {
  const response = await ask(address, { accept: 'application/json', ...format.headers }, watch);
  if ('again' in response) return response;
  const { status } = response;
  if (status !== 200) {
    await discard(response);
    if (status === 400) return { done: 'absent' };
    if (status === 401 || status === 403) return { done: 'forbidden' };
    const passing = findPassing(response, patience.now());
    if (passing) return passing;
    throw downloadFailed(`the server answers with status ${status}`, address, CHECK_NETWORK);
  }
  const broken: { reason?: string } = {};
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(response, watch, broken)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > patience.most_bytes / 16) {
      throw downloadFailed('the file is larger than any release', address, CHECK_NETWORK);
    }
  }
  if (broken.reason !== undefined) return { again: `the transfer stopped after ${bytes} bytes` };
  const page = format.find(findJson(Buffer.concat(pieces).toString('utf8')));
  if (page) return { done: page };
  throw downloadFailed('the answer is not a page of the API', address, CHECK_NETWORK);
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Adds a page to the part. */
async function kept(
  part: Part,
  before: Progress | undefined,
  page: Page,
  format: PageFormat,
): Promise<Progress> {
  if (!before) part.restart({});
  const columns = before?.columns ?? format.columns(page.rows);
  const header = before ? '' : `${columns.join(',')}\n`;
  const text = header + format.lines(columns, page.rows);
  const file = await part.open();
  try {
    await file.appendFile(text);
  } finally {
    await file.close();
  }
  return {
    next: before?.next ?? '',
    rows: (before?.rows ?? 0) + page.rows.length,
    bytes: (before?.bytes ?? 0) + Buffer.byteLength(text),
    total: page.total,
    columns,
  };
}

/** @throws `other-site`: a token and a request never go to a host that an answer names */
function nextPage(address: string, next: string): string {
  const from = new URL(address);
  if (!URL.canParse(next, address)) throw otherSite(next, address);
  const url = new URL(next, from);
  // An API behind a proxy can write http for itself; it is asked as it was before.
  if (from.protocol === 'https:' && url.protocol === 'http:') url.protocol = 'https:';
  if (!isSameSite(from, url)) throw otherSite(url.host, address);
  return url.href;
}

function incomplete(part: Part, { rows, total }: Progress, first: string) {
  part.drop();
  return downloadFailed(`the API gave ${rows} events and states ${total}`, first, CHECK_NETWORK);
}
