import { z } from 'zod';
import { monthText, type SignpostReading } from '../core/index.ts';
import { outcomes } from '../outcomes/index.ts';
import { combinationsOf, SUCCESSIONS } from '../scenarios/index.ts';
import { signpostSays, signpostSeen } from '../words/index.ts';
import { answered, defineVerb, listOf, monthField } from './define.ts';
import { privateNotes } from './leaving.ts';
import { forcedStates, readMatrix, scaleOf, setsAsked } from './read-matrix.ts';
import { runOf } from './run.ts';
import { type Watched, watchSignposts } from './signpost-series.ts';
import { againstSolutions, plainCount, type Simulated, simulated } from './simulate-report.ts';
import { writeSimulated } from './simulate-write.ts';

const whole = z.coerce.number().int();

const simulateInput = z.object({
  file: z.string(),
  force: listOf().optional(),
  basins: z.boolean().optional(),
  succession: z.enum(SUCCESSIONS).default('global'),
  near: whole.min(0).max(1000).default(1),
  most: whole.min(1).max(1_000_000).default(1000),
  sets: listOf().optional(),
  scale: z.string().optional(),
  watch: z.boolean().optional(),
  against: z.string().optional(),
  write: z.string().optional(),
  seed: whole.default(1),
  as_of: monthField.optional(),
  source: z.string().optional(),
  private: z.boolean().optional(),
});

/** Which states go together: consistent scenarios by stated judgements, and their signposts. */
export const simulate = defineVerb({
  id: 'simulate',
  positional: ['file'],
  input: simulateInput,
  output: z
    .object({
      ...answered,
      descriptors: z.array(z.object({ id: z.string(), states: z.array(z.string()) }).loose()),
      exhaustive: z.boolean(),
      combinations: z.union([z.number(), z.string()]),
      count: z.union([z.number(), z.string()]),
      consistent: z.array(z.custom<Simulated['consistent'][number]>()),
      near: z.array(z.custom<Simulated['near'][number]>()),
      signposts: z.array(z.custom<ReturnType<typeof signpostsOf>[number]>()).optional(),
    })
    .loose(),
  async run({ store, progress }, input) {
    // Load and check: the matrix, the states that are forced, the readings that are asked for.
    const read = readMatrix(input.file, scaleOf(input.scale));
    const { matrix } = read;
    const forced = forcedStates(matrix, input.force ?? []);
    const sets = setsAsked(matrix, input.sets);

    // Compute: what is consistent, where the rest goes, what the figures show.
    const made = simulated(matrix, sets, forced, input, progress);
    const against = input.against ? againstSolutions(input.against, made) : undefined;
    const watched = input.watch
      ? await watchSignposts(store, matrix, input, true, progress)
      : undefined;

    // Save.
    const hashes = [read.file.sha256, ...(watched?.sources ?? []).map(({ sha256 }) => sha256)];
    const run = runOf(store, 'simulate', { ...input, write: undefined }, hashes, input.seed);
    await store.saveRun(run);
    if (input.write) writeSimulated(input.write, read, sets[0], made);
    const { impacts, scenarios, matrix_descriptors: _, weights: __, notes, ...answer } = made;
    return {
      ...answer,
      combinations: plainCount(combinationsOf(impacts, forced)),
      ...(watched && { signposts: signpostsOf(watched.readings, scenarios, made) }),
      ...(watched?.seen_until !== undefined && { seen_until: monthText(watched.seen_until) }),
      ...(against && { against }),
      files: input.write ? [input.write] : [],
      run_id: run.run_id,
      as_of: watched?.as_of ?? null,
      notes: [
        ...read.notes,
        ...notes,
        ...privateNotes(watched?.sources ?? []),
        ...(watched?.notes ?? []),
      ],
    };
  },
});

/** Signposts of the states of each scenario, by the place of the scenario in `consistent`. */
function signpostsOf(
  readings: Watched['readings'],
  scenarios: readonly (readonly number[])[],
  { matrix_descriptors }: Simulated,
) {
  return scenarios.flatMap((states, scenario) =>
    readings
      .filter(({ descriptor, state }) => {
        const d = matrix_descriptors.findIndex(({ id }) => id === descriptor);
        return matrix_descriptors[d].states[states[d]].id === state;
      })
      .map((reading) => ({ scenario, ...plainReading(reading) })),
  );
}

function plainReading(reading: SignpostReading) {
  const { signpost, window, month_before, verdict, ...rest } = reading;
  return {
    says: signpostSays(signpost, outcomes.get(signpost.outcome).title),
    seen: signpostSeen(reading),
    ...{ ...rest, verdict, month_before },
    changed: month_before !== null && month_before !== verdict,
    ...signpost,
    window: window && { first: monthText(window.first), last: monthText(window.last) },
  };
}
