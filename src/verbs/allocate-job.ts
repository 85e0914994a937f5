/** Location problems one after the other, in whatever thread. */
import { type Issue, VigieError } from '../core/index.ts';
import { loadMixedInteger } from '../math/index.ts';
import { type Allocation, type AllocationProblem, allocate } from '../plans/index.ts';

export interface AllocateShared {
  /** seconds for each problem */
  time_limit: number;
  seed: number;
}

export type AllocateResult =
  | { kind: 'solved'; allocation: Allocation; seconds: number }
  | { kind: 'refused'; issues: readonly Issue[]; seconds: number };

/** What a worker says on its way. */
export type AllocateMessage =
  | { kind: 'progress'; index: number; phase: string; gap: number | null }
  | { kind: 'done'; index: number; result: AllocateResult };

/** Milliseconds between two words on progress. */
const QUIET = 200;

export async function runAllocations(
  { time_limit, seed }: AllocateShared,
  problems: readonly AllocationProblem[],
  say: (message: AllocateMessage) => void,
): Promise<void> {
  const solve = await loadMixedInteger();
  problems.forEach((problem, index) => {
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    let said = 0;
    try {
      const allocation = allocate(problem, {
        ...{ solve, seed },
        left: () => time_limit - seconds(),
        onProgress(phase, gap) {
          if (performance.now() - said < QUIET) return;
          said = performance.now();
          say({ kind: 'progress', index, phase, gap });
        },
      });
      const result: AllocateResult = { kind: 'solved', allocation, seconds: seconds() };
      say({ kind: 'done', index, result });
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
      const result: AllocateResult = { kind: 'refused', issues: error.issues, seconds: seconds() };
      say({ kind: 'done', index, result });
    }
  });
}
