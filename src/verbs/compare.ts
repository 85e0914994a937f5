import { z } from 'zod';
import type { ReferenceCase, ReferenceClass, SourceRef } from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { ROSE_BY_HALF } from '../words/index.ts';
import { type CompareJob, type CompareResult, runCompareJob } from './compare-job.ts';
import { answered, defineVerb, monthField } from './define.ts';
import { checkOutcomes, FAMILY, type WorldPanel, worldPanel } from './estimate-transition.ts';
import { findTransition } from './find-transition.ts';
import { inWorkers } from './in-workers.ts';
import { privateNotes } from './leaving.ts';
import { runOf } from './run.ts';
import type { DataChoice } from './tables-for.ts';

const whole = z.coerce.number().int();

const groupOutput = z.object({ group: z.string(), n: z.number(), risen_by_half: z.number() });

const referenceCase = z.object({
  transition: z.string(),
  name: z.object({ en: z.string(), fr: z.string() }),
  country: z.string(),
  kind: z.string(),
  exit: z.string(),
  is_replaced: z.boolean(),
  verified: z.boolean(),
  rate_ratio: z.number(),
  p: z.number(),
  verdict: z.string(),
});

/** A departure's place among all of the registry, and among dates when nothing happened. */
export const compare = defineVerb({
  id: 'compare',
  positional: ['transition'],
  input: z.object({
    transition: z.string().optional(),
    outcome: z.string().default(FAMILY[0]),
    chance: whole.min(0).max(2000).default(300),
    workers: whole.min(0).max(64).optional(),
    seed: whole.default(1),
    as_of: monthField.optional(),
    source: z.string().optional(),
    private: z.boolean().optional(),
  }),
  output: z.object({
    ...answered,
    outcome: z.string(),
    transition: z.string().nullable(),
    /** place by rate ratio, 1 for the highest */
    place: z.number().nullable(),
    cases: z.array(referenceCase),
    risen_by_half: z.number(),
    by_kind: z.array(groupOutput),
    by_replacement: z.array(groupOutput),
    chance: z.array(z.number()),
    chance_risen_by_half: z.number(),
    left_out: z.array(z.object({ transition: z.string(), why: z.string() })),
  }),
  async run({ store, progress }, input) {
    const { transition, outcome, seed } = input;
    if (transition !== undefined) findTransition(store.transitions(), transition);
    checkOutcomes([outcome]);
    const { reference, left_out, sources, as_of } = await referenceClass(store, input, progress);
    // How many threads did it is no part of what was asked.
    const { workers: _, ...asked } = input;
    const run = runOf(
      store,
      'compare',
      asked,
      sources.map(({ sha256 }) => sha256),
      seed,
    );
    await store.saveRun(run);
    const place = reference.cases.findIndex((one) => one.transition === transition);
    return {
      run_id: run.run_id,
      as_of,
      notes: privateNotes(sources),
      outcome,
      transition: transition ?? null,
      place: place < 0 ? null : place + 1,
      cases: reference.cases,
      risen_by_half: risenByHalf(reference.cases.map((one) => one.rate_ratio)),
      by_kind: grouped(reference.cases, ({ kind }) => kind),
      by_replacement: grouped(reference.cases, ({ is_replaced }) =>
        is_replaced ? 'replaced' : 'not-replaced',
      ),
      chance: reference.chance,
      chance_risen_by_half: risenByHalf(reference.chance),
      left_out,
    };
  },
});

function risenByHalf(ratios: readonly number[]): number {
  return ratios.filter((ratio) => ratio >= ROSE_BY_HALF).length;
}

/** How many of each group rose by half. */
function grouped(cases: readonly ReferenceCase[], groupOf: (one: ReferenceCase) => string) {
  const groups = [...new Set(cases.map(groupOf))].sort();
  return groups.map((group) => {
    const ratios = cases.filter((one) => groupOf(one) === group).map((one) => one.rate_ratio);
    return { group, n: ratios.length, risen_by_half: risenByHalf(ratios) };
  });
}

export interface CompareChoice extends DataChoice {
  outcome: string;
  chance: number;
  workers?: number | undefined;
  seed: number;
}

/**
 * The same estimate for every departure, highest first, and at random dates.
 * @param loaded the world's months, where they were read before
 */
export async function referenceClass(
  store: Store,
  choice: CompareChoice,
  progress: (phrase: string) => void,
  loaded?: WorldPanel,
): Promise<{
  reference: ReferenceClass;
  left_out: { transition: string; why: string }[];
  sources: SourceRef[];
  as_of: string | null;
}> {
  const { outcome, chance, seed } = choice;
  const { panel, sources } = loaded ?? (await worldPanel(store, choice, [outcome]));
  const transitions = store.transitions();
  const jobs: CompareJob[] = [
    ...transitions.map(({ id }): CompareJob => ({ kind: 'departure', transition: id })),
    ...Array.from(
      { length: chance },
      (_, i): CompareJob => ({ kind: 'chance', seed: seed * 1_000_003 + i }),
    ),
  ];
  const shared = { panel, transitions, outcome, request: { seed } };
  const results: CompareResult[] = await inWorkers(
    'compare-worker',
    shared,
    jobs,
    runCompareJob,
    (done) => progress(`${done} / ${jobs.length}`),
    choice.workers,
  );
  const cases = results
    .flatMap((result) => (result.kind === 'departure' ? [result.found] : []))
    .sort((a, b) => b.rate_ratio - a.rate_ratio || (a.transition < b.transition ? -1 : 1));
  return {
    reference: {
      outcome,
      cases,
      chance: results
        .flatMap((result) => (result.kind === 'chance' ? [result.rate_ratio] : []))
        .filter(Number.isFinite)
        .sort((a, b) => a - b),
    },
    left_out: results.flatMap((result) =>
      result.kind === 'left-out' ? [{ transition: result.transition, why: result.why }] : [],
    ),
    sources,
    as_of: panel.as_of || null,
  };
}
