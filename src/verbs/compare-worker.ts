import { parentPort, workerData } from 'node:worker_threads';
import { type CompareJob, type CompareShared, runCompareJob } from './compare-job.ts';
import type { WorkerTask } from './in-workers.ts';

/** Entry of a worker of `vigie compare`: does its jobs one by one and tells each answer. */
const { shared, jobs } = workerData as WorkerTask<CompareShared, CompareJob>;
for (const { index, job } of jobs)
  parentPort?.postMessage({ index, result: runCompareJob(shared, job) });
