import { parentPort, workerData } from 'node:worker_threads';
import { type RecordJob, type RecordShared, runRecordJob } from './forecast-record-job.ts';
import type { WorkerTask } from './in-workers.ts';

/** Entry of a worker of `vigie reference forecast`: does its jobs one by one and tells each answer. */
const { shared, jobs } = workerData as WorkerTask<RecordShared, RecordJob>;
for (const { index, job } of jobs)
  parentPort?.postMessage({ index, result: runRecordJob(shared, job) });
