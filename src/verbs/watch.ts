/** A folder whose files are taken as they come, each once it has stopped growing. */
import { type FSWatcher, watch as onChange, statSync } from 'node:fs';
import { join } from 'node:path';
import { tablesIn } from '../store/index.ts';

export interface WatchOptions {
  /** a file that kept size and time this long is whole */
  settle_ms: number;
  /** how often to look where the system tells of no change, as on network drives */
  poll_ms: number;
  signal: AbortSignal;
}

interface Seen {
  /** size and time of change: another pair is another file under the same name */
  form: string;
  since: number;
}

/**
 * Takes what is in the folder, then each new or changed file, until the signal ends it. No file is
 * taken twice in the same form.
 * @param take gives false when the file should be tried again later
 */
export async function watchFolder(
  folder: string,
  options: WatchOptions,
  take: (path: string) => Promise<boolean>,
): Promise<void> {
  const { signal, settle_ms, poll_ms } = options;
  const taken = new Map<string, string>();
  const waiting = new Map<string, Seen>();
  const bell = new Bell(signal);
  const watcher = watcherOf(folder, () => bell.ring());
  try {
    while (!signal.aborted) {
      for (const path of settled(folder, taken, waiting, settle_ms)) {
        if (signal.aborted) return;
        const { form } = waiting.get(path)!;
        if (await take(path)) taken.set(path, form);
        waiting.delete(path);
      }
      await bell.wait(waiting.size > 0 ? Math.min(settle_ms, poll_ms) : poll_ms);
    }
  } finally {
    watcher?.close();
  }
}

/** Files that have not changed for a while and were not taken in this form. */
function settled(
  folder: string,
  taken: ReadonlyMap<string, string>,
  waiting: Map<string, Seen>,
  settle_ms: number,
): string[] {
  // A clock that is set anew makes no file older or younger than it is while it is watched.
  const now = performance.now();
  const there = tablesOf(folder).map((name) => join(folder, name));
  for (const path of [...waiting.keys()]) if (!there.includes(path)) waiting.delete(path);
  return there.filter((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return false;
    const form = `${stat.size} ${stat.mtimeMs}`;
    if (taken.get(path) === form) return false;
    const before = waiting.get(path);
    // A file that lay there long before was not being written a moment ago.
    const since = before
      ? before.form === form
        ? before.since
        : now
      : now - Math.max(0, Date.now() - stat.mtimeMs);
    waiting.set(path, { form, since });
    return now - since >= settle_ms;
  });
}

/** A folder that is away for a while, as a network drive, holds nothing. */
function tablesOf(folder: string): string[] {
  try {
    return tablesIn(folder);
  } catch {
    return [];
  }
}

/** `undefined` where the system cannot tell of changes; polling goes on. */
function watcherOf(folder: string, onTold: () => void): FSWatcher | undefined {
  try {
    const watcher = onChange(folder, onTold);
    watcher.on('error', onTold);
    return watcher;
  } catch {
    return undefined;
  }
}

/** Waits for a time, a ring or the end, whichever comes first. */
class Bell {
  private wake: (() => void) | undefined;
  private readonly signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.signal = signal;
    signal.addEventListener('abort', () => this.ring(), { once: true });
  }

  ring(): void {
    this.wake?.();
  }

  async wait(ms: number): Promise<void> {
    if (this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
