/** Independent jobs in worker threads: the same answers in the same order for any number of them. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What a worker is started with. */
export interface WorkerTask<Shared, Job> {
  shared: Shared;
  jobs: readonly { index: number; job: Job }[];
}

/** What a worker says, a message a job. */
export interface WorkerResult<Result> {
  index: number;
  result: Result;
}

/** Workers run compiled files; from sources the jobs run in this thread. */
const isCompiled = import.meta.url.endsWith('.js');

/**
 * @param entry file of the worker, beside this one, without its ending
 * @param shared typed arrays and plain values, copied to each worker
 * @param run the same job in this thread, where workers cannot be had or are not wanted
 * @param workers 0 for this thread; as many as cores when absent
 */
export async function inWorkers<Shared, Job, Result>(
  entry: string,
  shared: Shared,
  jobs: readonly Job[],
  run: (shared: Shared, job: Job) => Result,
  onDone: (done: number) => void,
  workers = availableParallelism(),
): Promise<Result[]> {
  const results = new Array<Result>(jobs.length);
  const count = Math.min(isCompiled ? workers : 0, jobs.length);
  let done = 0;
  if (count <= 1) {
    jobs.forEach((job, index) => {
      results[index] = run(shared, job);
      onDone(++done);
    });
    return results;
  }
  const parts = Array.from({ length: count }, (_, worker) =>
    jobs.map((job, index) => ({ index, job })).filter(({ index }) => index % count === worker),
  );
  await Promise.all(
    parts.map((part) =>
      oneWorker<Shared, Job, Result>(entry, { shared, jobs: part }, ({ index, result }) => {
        results[index] = result;
        onDone(++done);
      }),
    ),
  );
  return results;
}

function oneWorker<Shared, Job, Result>(
  entry: string,
  task: WorkerTask<Shared, Job>,
  onResult: (result: WorkerResult<Result>) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`./${entry}.js`, import.meta.url), { workerData: task });
    worker.on('message', onResult);
    worker.on('error', reject);
    worker.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`)),
    );
  });
}
