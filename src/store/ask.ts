/** One request at a time over http(s): redirects within the site, silence, retries that end. */
import { VigieError } from '../core/index.ts';

/** How long a download is persisted with. Waits and the clock are given, so that tests need none. */
export interface Patience {
  /** tries in a row that bring nothing new */
  tries: number;
  /** wait before the second try; doubles from try to try */
  first_wait_ms: number;
  /** all waits together; a server that asks for more is not waited for */
  waits_ms: number;
  /** a server that sends nothing for so long has gone */
  silence_ms: number;
  /** whole download */
  total_ms: number;
  most_bytes: number;
  sleep(ms: number): Promise<void>;
  now(): number;
}

export const PATIENCE: Patience = {
  tries: 5,
  first_wait_ms: 1000,
  waits_ms: 5 * 60_000,
  silence_ms: 60_000,
  total_ms: 3 * 3_600_000,
  most_bytes: 4e9,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: Date.now,
};

/** What one try came to. */
export type Attempt<Done> =
  | { done: Done }
  | {
      again: string;
      /** wait that the server asks for, or 0 for at once */
      after_ms?: number;
      /** true when the try brought bytes that are kept */
      progress?: boolean;
    };

/** Silence and time of one try: `heard` whenever the server said something. */
export interface Watch {
  signal: AbortSignal;
  heard(): void;
}

/** However much progress tries make, there are at most so many for each one allowed without. */
const MOST_ROUNDS = 20;
const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Tries until it is done, the tries or the time are used up, or a fault is thrown.
 * @param fix what the user can do when it fails, with what was kept
 * @param total time of the whole download, when this is a part of it
 * @throws `download-failed`
 */
export async function persistently<Done>(
  address: string,
  patience: Patience,
  fix: () => string,
  once: (watch: Watch) => Promise<Attempt<Done>>,
  total = AbortSignal.timeout(patience.total_ms),
): Promise<Done> {
  let reason = '';
  let waited = 0;
  let idle = 0;
  for (let round = 0; round < patience.tries * MOST_ROUNDS; round++) {
    const attempt = await watched(patience.silence_ms, total, once);
    if ('done' in attempt) return attempt.done;
    reason = attempt.again;
    idle = attempt.progress ? 0 : idle + 1;
    const wait = attempt.after_ms ?? patience.first_wait_ms * 2 ** Math.max(0, idle - 1);
    waited += wait;
    if (idle >= patience.tries || waited > patience.waits_ms || total.aborted) break;
    if (wait > 0) await patience.sleep(wait);
  }
  throw downloadFailed(reason, address, fix());
}

async function watched<T>(
  silence_ms: number,
  total: AbortSignal,
  once: (watch: Watch) => Promise<T>,
): Promise<T> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silence_ms);
  const signal = AbortSignal.any([silence.signal, total]);
  try {
    return await once({ signal, heard: () => timer.refresh() });
  } finally {
    clearTimeout(timer);
    // Lets go of an answer that nobody read to its end.
    silence.abort();
  }
}

/**
 * Asks for an address and follows redirects that stay on the site.
 * @returns the answer, whatever its status, or why there is none
 * @throws `other-site` when the server sends elsewhere
 */
export async function ask(
  address: string,
  headers: Record<string, string>,
  watch: Watch,
): Promise<Response | { again: string }> {
  let url = new URL(address);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    let response: Response;
    try {
      response = await fetch(url, {
        // Bytes as they lie on the server: lengths and ranges count those.
        headers: { 'accept-encoding': 'identity', 'user-agent': 'vigie', ...headers },
        redirect: 'manual',
        signal: watch.signal,
      });
    } catch (error) {
      return { again: `the server cannot be reached: ${reasonOf(error, watch)}` };
    }
    watch.heard();
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null) return response;
    await discard(response);
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (!next || !isSameSite(new URL(address), next)) {
      throw otherSite(next?.host ?? location, address);
    }
    url = next;
  }
  return { again: 'the server redirects without end' };
}

/**
 * True when a request may go on from one address to the other: same host and port, http or https,
 * and never from https back to http. The access token goes nowhere else.
 * @example isSameSite(new URL('http://ucdp.uu.se/a'), new URL('https://ucdp.uu.se/b')) // => true
 * @example isSameSite(new URL('https://ucdp.uu.se/a'), new URL('https://ucdp.uu.se.example/a')) // => false
 * @example isSameSite(new URL('https://ucdp.uu.se/a'), new URL('http://ucdp.uu.se/a')) // => false
 */
export function isSameSite(from: URL, to: URL): boolean {
  const isUpgrade = from.protocol === 'http:' && to.protocol === 'https:';
  if (from.protocol !== to.protocol && !isUpgrade) return false;
  const hasNoLogin = to.username === '' && to.password === '';
  return from.hostname === to.hostname && from.port === to.port && hasNoLogin;
}

/** A status that passes with time, as a reason to try again; nothing for any other. */
export function findPassing(
  response: Response,
  now_ms: number,
): { again: string; after_ms?: number } | undefined {
  const { status } = response;
  if (status !== 408 && status !== 425 && status !== 429 && status < 500) return undefined;
  const after_ms = retryAfter(response.headers.get('retry-after'), now_ms);
  const again = `the server answers with status ${status}`;
  return after_ms === undefined ? { again } : { again, after_ms };
}

/**
 * Milliseconds that a `Retry-After` header asks for (RFC 9110, 10.2.3): seconds or a date.
 * @example retryAfter('2', 0) // => 2000
 * @example retryAfter('Thu, 01 Jan 1970 00:00:05 GMT', 1000) // => 4000
 * @example retryAfter('soon', 0) // => undefined
 */
export function retryAfter(header: string | null, now_ms: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now_ms);
}

/** Reading goes on ahead of writing by at most so many bytes. */
const MOST_AHEAD = 1 << 24;

/**
 * Pieces of an answer; a transfer that breaks off ends them and leaves its reason. Reading starts
 * at once and runs ahead: a stream of `fetch` that breaks throws away what nobody has read yet,
 * and those bytes would have to come again.
 */
export function piecesOf(
  response: Response,
  watch: Watch,
  broken: { reason?: string },
): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  const waiting: Uint8Array[] = [];
  let ahead = 0;
  let hasEnded = reader === undefined;
  // Reader and writer never wait at the same time: one waits when much is there, one when nothing.
  let tell = () => {};
  const change = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  const readAll = async () => {
    for (let piece = await reader!.read(); !piece.done; piece = await reader!.read()) {
      watch.heard();
      waiting.push(piece.value);
      ahead += piece.value.length;
      tell();
      while (ahead > MOST_AHEAD) await change();
    }
  };
  if (reader) {
    readAll()
      .catch((error: unknown) => {
        broken.reason = reasonOf(error, watch);
      })
      .finally(() => {
        hasEnded = true;
        tell();
      });
  }
  return (async function* () {
    try {
      while (waiting.length > 0 || !hasEnded) {
        const piece = waiting.shift();
        if (piece === undefined) {
          await change();
          continue;
        }
        ahead -= piece.length;
        tell();
        yield piece;
      }
    } finally {
      ahead = 0;
      tell();
      await reader?.cancel().catch(() => {});
    }
  })();
}

export async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => {});
}

/** Never the text of a header: it can be the access token. */
function reasonOf(error: unknown, watch: Watch): string {
  if (watch.signal.aborted) return 'it was silent for too long';
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : error;
  const fault = cause instanceof Error ? cause : error;
  if (!(fault instanceof Error)) return String(fault);
  return (fault as NodeJS.ErrnoException).code ?? fault.message;
}

export function downloadFailed(reason: string, where: string, fix: string): VigieError {
  const what = `the download failed: ${reason}`;
  return new VigieError([{ code: 'download-failed', what, where, fix }]);
}

export const CHECK_NETWORK = 'check the network and run the same command again';

export function otherSite(host: string, where: string): VigieError {
  return new VigieError([
    {
      code: 'other-site',
      what: `the server sends the download to another site: ${host}`,
      where,
      fix: 'it was not followed; take the file by hand and ingest it by its path',
    },
  ]);
}
