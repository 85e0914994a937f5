import { parentPort, workerData } from 'node:worker_threads';
import type { AllocationProblem } from '../plans/index.ts';
import { type AllocateShared, runAllocations } from './allocate-job.ts';

/** Entry of the worker of `vigie plan allocate`: solves its problems and tells how it goes. */
const { shared, problems } = workerData as {
  shared: AllocateShared;
  problems: AllocationProblem[];
};
await runAllocations(shared, problems, (message) => parentPort?.postMessage(message));
