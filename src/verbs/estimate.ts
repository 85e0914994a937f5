import { z } from 'zod';
import { type EffectReport, randomStream, TRANSFORMS, VigieError } from '../core/index.ts';
import { estimators } from '../impact/index.ts';
import { procedures } from '../inference/index.ts';
import { answered, defineVerb, listOf, monthField } from './define.ts';
import { estimateCase } from './estimate-case.ts';
import { optionsIn } from './estimate-options.ts';
import { panelCase, readRequested } from './estimate-panel.ts';
import { writePicture } from './estimate-picture.ts';
import { panelReports } from './estimate-report.ts';
import { transitionEstimate } from './estimate-transition.ts';
import { privateNotes } from './leaving.ts';
import { runOf } from './run.ts';

const estimatorIds = estimators.entries.map(({ id }) => id);
const procedureIds = procedures.entries.map(({ id }) => id);
const whole = z.coerce.number().int();

/** What would have been without it: an estimate with its placebos, checks and verdict. */
export const estimate = defineVerb({
  id: 'estimate',
  positional: ['transition'],
  input: z.object({
    transition: z.string().optional(),
    panel: z.string().optional(),
    unit: z.string().optional(),
    time: z.string().optional(),
    outcome: listOf().optional(),
    treated: listOf().optional(),
    start: z.string().optional(),
    start_column: z.string().optional(),
    delimiter: z.string().length(1).optional(),
    donors: listOf().optional(),
    exclude: listOf().optional(),
    estimator: z.enum(estimatorIds as [string, ...string[]]).optional(),
    predictors: z.string().optional(),
    fit: z.string().optional(),
    pre: whole.positive().optional(),
    post: whole.positive().optional(),
    transform: z.enum(TRANSFORMS).optional(),
    intercept: z.boolean().optional(),
    no_intercept: z.boolean().optional(),
    covariates: listOf().optional(),
    season: whole.min(0).optional(),
    penalty: z.coerce.number().min(0).optional(),
    draws: whole.min(10).max(1_000_000).optional(),
    inference: listOf(z.enum(procedureIds as [string, ...string[]])).optional(),
    seed: whole.default(1),
    svg: z.string().optional(),
    as_of: monthField.optional(),
    source: z.string().optional(),
    private: z.boolean().optional(),
  }),
  output: z.object({ ...answered, estimates: z.array(z.custom<EffectReport>()) }).loose(),
  async run({ store, language, progress }, input) {
    if ((input.transition === undefined) === (input.panel === undefined)) throw oneOfTwo();
    const made =
      input.panel === undefined
        ? await transitionEstimate(store, input.transition!, input, progress)
        : await panelEstimate({ ...input, panel: input.panel });
    const run = runOf(store, 'estimate', { ...input }, made.hashes, input.seed);
    await store.saveRun(run);
    if (input.svg !== undefined) writePicture(input.svg, made.reports[0], language);
    const { reports } = made;
    return {
      ...(reports.length === 1 ? reports[0] : {}),
      run_id: run.run_id,
      as_of: made.as_of,
      notes: [...privateNotes(made.sources), ...made.notes],
      estimates: reports,
    };
  },
});

type PanelInput = Parameters<typeof readRequested>[0] & {
  outcome?: string[] | undefined;
  seed: number;
};

async function panelEstimate(
  input: Omit<PanelInput, 'estimator' | 'time'> & Record<string, unknown>,
) {
  const missing = (['time', 'outcome'] as const).filter((name) => input[name] === undefined);
  if (missing.length > 0) throw needed(missing);
  const request = {
    ...input,
    time: String(input.time),
    estimator: (input.estimator as string | undefined) ?? estimators.entries[0].id,
  };
  const outcomes = input.outcome!;
  const long = await readRequested(request, outcomes);
  const random = randomStream(input.seed);
  const cases = outcomes.map((outcome) => {
    const choice = panelCase(long, request, outcome);
    return {
      outcome,
      ...estimateCase({ ...choice, options: { ...choice.options, ...optionsIn(input) } }, random),
    };
  });
  return {
    reports: panelReports(cases, input, random),
    hashes: [long.sha256],
    as_of: null,
    sources: [],
    notes: cases.flatMap(({ notes }) => notes),
  };
}

function oneOfTwo(): VigieError {
  return new VigieError(
    [
      {
        code: 'usage',
        what: 'name a transition, or give a --panel of your own',
        where: 'vigie estimate',
        fix: 'vigie estimate mali-wagner-2025, or vigie estimate --panel FILE --unit … --time … --outcome … --treated … --start …',
      },
    ],
    2,
  );
}

function needed(names: readonly string[]): VigieError {
  return new VigieError(
    names.map((name) => ({
      code: 'usage',
      what: `--${name} is missing`,
      where: 'vigie estimate --panel',
      fix: `name the column of the file: --${name} COLUMN`,
    })),
    2,
  );
}
