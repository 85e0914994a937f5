import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerTask } from './in-workers.ts';
import { runScoreJob, type ScoreJob, type ScoreShared } from './score-job.ts';

/** Entry of a worker of `vigie score`: does its jobs one by one and tells each answer. */
const { shared, jobs } = workerData as WorkerTask<ScoreShared, ScoreJob>;
for (const { index, job } of jobs)
  parentPort?.postMessage({ index, result: runScoreJob(shared, job) });
