/** Location problems in a worker, so that progress is shown and an interrupt is heard meanwhile. */
import { Worker } from 'node:worker_threads';
import type { AllocationProblem } from '../plans/index.ts';
import {
  type AllocateMessage,
  type AllocateResult,
  type AllocateShared,
  runAllocations,
} from './allocate-job.ts';

/** Workers run compiled files; from sources the work is done in this thread. */
const isCompiled = import.meta.url.endsWith('.js');

/** @returns an answer or its refusal for each problem, in order */
export async function solveAllocations(
  problems: readonly AllocationProblem[],
  shared: AllocateShared,
  progress: (phrase: string) => void,
  signal?: AbortSignal,
): Promise<AllocateResult[]> {
  const results = new Array<AllocateResult>(problems.length);
  const hear = (message: AllocateMessage) => {
    if (message.kind === 'done') results[message.index] = message.result;
    else progress(phraseOf(message, problems.length));
  };
  if (!isCompiled) {
    await runAllocations(shared, problems, hear);
    return results;
  }
  await new Promise<void>((resolve, reject) => {
    const url = new URL('./allocate-worker.js', import.meta.url);
    const worker = new Worker(url, { workerData: { shared, problems } });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.on('message', hear);
    worker.on('error', reject);
    worker.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`)),
    );
  });
  return results;
}

function phraseOf({ index, gap }: AllocateMessage & { kind: 'progress' }, n: number): string {
  const shown = gap === null ? '…' : `gap ≤ ${(100 * gap).toFixed(gap < 0.1 ? 2 : 0)} %`;
  return n === 1 ? shown : `${index + 1} / ${n} · ${shown}`;
}
