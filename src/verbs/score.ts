import { z } from 'zod';
import { type Issue, monthText, VigieError } from '../core/index.ts';
import { models } from '../models/index.ts';
import type { Store } from '../store/index.ts';
import { answered, defineVerb, listOf, monthField } from './define.ts';
import { ADJACENCIES, readForecastPanel } from './forecast-panel.ts';
import { note, runOf } from './run.ts';
import type { LeadScores, ScoreResult } from './score-job.ts';
import {
  type Evaluation,
  evaluate,
  leadsOf,
  modelsOf,
  modelUnknown,
  originsOf,
  summaries,
} from './score-panel.ts';
import { scoreRecord } from './score-record.ts';
import { scoreSamples } from './score-samples.ts';

const whole = z.coerce.number().int();

const scoreInput = z.object({
  panel: z.string().optional(),
  /** how many draws a model makes; or a file of draws */
  samples: z.string().default('1000'),
  observed: z.string().optional(),
  unit: z.string().default('unit'),
  time: z.string().default('month'),
  value: z.string().default('value'),
  covariates: listOf().optional(),
  delimiter: z.string().length(1).optional(),
  adjacency: z.enum(ADJACENCIES).default('auto'),
  origins: listOf(monthField).optional(),
  leads: z.string().default('1-12'),
  models: listOf().default(['all']),
  baseline: z.string().default('conflictology'),
  rows: z.boolean().optional(),
  record: z.boolean().optional(),
  private: z.boolean().optional(),
  resample: whole.min(10).max(100_000).optional(),
  seed: whole.default(1),
  workers: whole.min(0).max(64).optional(),
});

/** How good forecasts were: models on anybody's panel, or anybody's draws. */
export const score = defineVerb({
  id: 'score',
  positional: [],
  input: scoreInput,
  output: z
    .object({
      ...answered,
      baseline: z.string().nullable(),
      rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
      summary: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
    })
    .loose(),
  async run({ store, progress }, input) {
    const draws = /^\d+$/.test(input.samples) ? undefined : input.samples;
    const asked = [input.panel, draws, input.record].filter((one) => one !== undefined);
    if (asked.length !== 1) throw oneOfTwo();
    const made = input.record
      ? await onRecord(store, input, progress)
      : draws === undefined
        ? await onPanel({ ...input, panel: input.panel! }, progress)
        : await onDraws(draws, input);
    const run = runOf(store, 'score', { ...input, workers: undefined }, made.hashes, input.seed);
    await store.saveRun(run);
    const { hashes: _, ...answer } = made;
    return { ...answer, run_id: run.run_id, as_of: null };
  },
});

type ScoreInput = z.output<typeof scoreInput>;

async function onPanel(input: ScoreInput & { panel: string }, progress: (phrase: string) => void) {
  // Check what was asked before a large file is read, then against the file.
  const leads = leadsOf(input.leads);
  const samples = Number(input.samples);
  if (samples < FEWEST_SAMPLES || samples > MOST_SAMPLES) throw samplesOutside(samples);
  if (input.origins === undefined || input.origins.length === 0) throw originsWanted();
  const { panel, sha256, notes } = await readForecastPanel(input);
  const asked = modelsOf([...input.models, input.baseline], panel, '--models');
  const origins = originsOf(input.origins, panel, asked.ids, leads);

  // Compute: every model at every origin, then means and ratios.
  const { baseline, seed, workers } = input;
  const evaluation: Evaluation = {
    ...{ models: asked.ids, baseline, origins, leads, samples, seed, workers },
  };
  const results = await evaluate(panel, evaluation, progress);
  return {
    baseline,
    rows: results.flatMap(rowsOf),
    summary: summaries(results, evaluation).map((line) => ({ ...line })),
    hashes: [sha256],
    notes: [...notes, ...asked.notes, ...openWindows(results, panel.unit_ids.length, leads)],
  };
}

const FEWEST_SAMPLES = 20;
const MOST_SAMPLES = 10_000;

/** One row a lead and one for all of them. */
function rowsOf({ model_id, origin, leads, crps_without_top, seconds }: ScoreResult) {
  return leads.map(({ lead, n, values }: LeadScores) => ({
    model_id,
    origin_month: monthText(origin),
    lead,
    n,
    ...Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id.replaceAll('-', '_'), value]),
    ),
    crps_without_top: lead === null ? crps_without_top : Number.NaN,
    seconds: lead === null ? seconds : Number.NaN,
  }));
}

/** Windows of which some months have not come yet. */
function openWindows(
  results: readonly ScoreResult[],
  units: number,
  leads: readonly number[],
): Issue[] {
  const open = new Map(
    results.flatMap(({ origin, leads: [whole] }) =>
      whole.n < units * leads.length ? [[origin, whole.n] as const] : [],
    ),
  );
  return [...open].map(([origin, n]) =>
    note(
      'window-open',
      `${n} of ${units * leads.length} unit-months forecast from ${monthText(origin)} are observed; the others are not scored`,
      `--origins ${monthText(origin)}`,
      'nothing to do: figures of that origin are of what is known',
    ),
  );
}

async function onRecord(store: Store, input: ScoreInput, progress: (phrase: string) => void) {
  const { baseline } = input;
  if (!models.has(baseline)) throw modelUnknown([baseline], '--baseline');
  const { scored, hashes, notes } = await scoreRecord(
    store,
    baseline,
    input.private === true,
    progress,
  );
  return { baseline, rows: [], summary: scored.map((line) => ({ ...line })), hashes, notes };
}

async function onDraws(path: string, input: ScoreInput) {
  if (input.observed === undefined) throw observedWanted();
  const { n, n_samples, figures, rows, hashes, notes } = await scoreSamples(
    path,
    input.observed,
    input,
    input.resample,
  );
  const named = Object.fromEntries(
    Object.entries(figures).map(([id, value]) => [id.replaceAll('-', '_'), value]),
  );
  return {
    baseline: null,
    rows: input.rows ? rows : [],
    summary: [{ model_id: path, n, n_samples, ...named }],
    hashes,
    notes,
  };
}

function usage(code: string, what: string, where: string, fix: string): VigieError {
  return new VigieError([{ code, what, where, fix }], 2);
}

function oneOfTwo(): VigieError {
  return usage(
    'usage',
    'scores are of models on a panel, of draws in a file, or of the record: one of them is wanted',
    'vigie score',
    'give --panel FILE, or --samples FILE with --observed FILE, or --record',
  );
}

function originsWanted(): VigieError {
  const fix = 'give the last known months, as in --origins 2017-10,2018-10';
  return usage('usage', 'a panel is scored from one origin or more', '--origins', fix);
}

function observedWanted(): VigieError {
  const fix = 'give --observed FILE with unit, month and value';
  return usage('usage', 'draws are held against what came', '--observed', fix);
}

function samplesOutside(samples: number): VigieError {
  return usage(
    'samples',
    `${samples} draws are not between ${FEWEST_SAMPLES} and ${MOST_SAMPLES}`,
    '--samples',
    'give a number such as 1000, or the path of a file of draws',
  );
}
