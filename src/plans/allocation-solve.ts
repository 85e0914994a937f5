/** The best sites for a problem, with a bound that says how far from the best they can be. */
import { randomStream, VigieError } from '../core/index.ts';
import type { SolveMixedInteger } from '../math/index.ts';
import type { Allocation, AllocationProblem, OnProgress } from './allocation.ts';
import { answerOf } from './allocation-answer.ts';
import { solveCenter } from './allocation-center.ts';
import { checkAllocation } from './allocation-check.ts';
import { instanceOf } from './allocation-instance.ts';
import { refusal } from './allocation-refusal.ts';
import { type Solved, solveSum } from './allocation-sum.ts';

export interface AllocateOptions {
  solve: SolveMixedInteger;
  /** seconds left; the clock is the caller's */
  left: () => number;
  /** of restarts */
  seed: number;
  onProgress?: OnProgress;
}

/**
 * Solves exactly where time allows: search, Lagrangian bound, and the solver's proof of the rest.
 * Not for p-medians and p-centres of more than a few million pairs: thin out the sites first.
 * @throws VigieError with every fault of the problem, or why nothing does what is asked
 */
export function allocate(problem: AllocationProblem, options: AllocateOptions): Allocation {
  checkAllocation(problem);
  const instance = instanceOf(problem);
  const { solve } = options;
  const clock = { left: options.left, tell: options.onProgress ?? (() => {}) };
  if (instance.weight.length === 0) throw nobodyReached(problem);
  const solved: Solved =
    problem.objective === 'p-center'
      ? solveCenter(instance, solve, clock)
      : solveSum(instance, solve, clock, randomStream(options.seed));
  const { best } = solved;
  if (best && Number.isFinite(best.cost)) return answerOf(problem, instance, { ...solved, best });
  if (!solved.isProved && options.left() <= 0) throw outOfTime();
  throw refusal(instance, solve, problem.objective !== 'coverage');
}

function nobodyReached({ objective, radius, demand }: AllocationProblem): VigieError {
  const isRadius = objective === 'coverage';
  return new VigieError([
    {
      code: 'nobody-reached',
      what: isRadius
        ? `no site lies within ${radius} of any of ${demand.length} demands`
        : `no site reaches any of ${demand.length} demands`,
      where: isRadius ? '--radius' : '--distances',
      fix: isRadius
        ? 'give a larger radius, or sites nearer to people'
        : 'give distances of more pairs',
    },
  ]);
}

function outOfTime(): VigieError {
  return new VigieError([
    {
      code: 'time-limit',
      what: 'nothing that keeps all that is asked was found in the time allowed',
      where: '--time-limit',
      fix: 'allow more seconds, or ask for less',
    },
  ]);
}
