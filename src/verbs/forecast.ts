import { z } from 'zod';
import {
  type EventTable,
  type FittedModel,
  type Forecast,
  type ForecastPanel,
  type Issue,
  isCountryCode,
  knownBy,
  type Level,
  type Month,
  monthFromText,
  monthText,
  type SourceRef,
  VigieError,
} from '../core/index.ts';
import { models } from '../models/index.ts';
import type { Store } from '../store/index.ts';
import { answered, defineVerb, listOf, monthField } from './define.ts';
import { writeDraws, writeHub } from './forecast-file.ts';
import { ADJACENCIES, readForecastPanel } from './forecast-panel.ts';
import { monthAhead, pathOf } from './forecast-path.ts';
import { regionSplit, requireRegions } from './forecast-regions.ts';
import { panelOfTables } from './forecast-tables.ts';
import { privateNotes } from './leaving.ts';
import { note, runOf } from './run.ts';
import { streamOf } from './score-job.ts';
import { LONGEST_HORIZON, modelsOf } from './score-panel.ts';
import { tablesFor } from './tables-for.ts';

const whole = z.coerce.number().int();

const forecastInput = z.object({
  unit: listOf().optional(),
  level: z.enum(['country', 'admin1', 'cell']).default('country'),
  outcome: z.string().default('fatalities'),
  horizon: whole.default(12),
  model: z.string().default('pool'),
  samples: whole.min(100).max(10_000).default(1000),
  panel: z.string().optional(),
  unit_column: z.string().default('unit'),
  time: z.string().default('month'),
  value: z.string().default('value'),
  covariates: listOf().optional(),
  delimiter: z.string().length(1).optional(),
  adjacency: z.enum(ADJACENCIES).default('auto'),
  origin: monthField.optional(),
  parquet: z.string().optional(),
  hub: z.string().optional(),
  no_record: z.boolean().optional(),
  seed: whole.default(1),
  as_of: monthField.optional(),
  source: z.string().optional(),
  private: z.boolean().optional(),
});

type ForecastInput = z.output<typeof forecastInput>;

/** What is likely next: draws by unit and month, as bands, chances and files. */
export const forecast = defineVerb({
  id: 'forecast',
  positional: [],
  input: forecastInput,
  output: z.object({
    ...answered,
    model_id: z.string(),
    outcome: z.string(),
    level: z.string(),
    origin_month: z.string(),
    final_until: z.string().nullable(),
    n_samples: z.number(),
    units: z.array(
      z.object({ unit: z.string(), last: z.number().nullable(), path: z.array(monthAhead) }),
    ),
    files: z.array(z.string()),
  }),
  async run({ store, progress }, input) {
    // Load and check.
    const leads = horizonOf(input.horizon);
    if (input.parquet && !input.parquet.endsWith('.parquet')) throw notParquet(input.parquet);
    const byRegion =
      input.level === 'admin1' && input.panel === undefined && areCountries(input.unit);
    const read = await loaded(store, byRegion ? { ...input, level: 'country' } : input);
    const origin = originOf(read.panel, input.origin);
    const { ids } = modelsOf([input.model], read.panel, '--model');
    const [model_id] = ids;
    const known = knownBy(read.panel, origin);
    const model = models.get(model_id);
    if (known.months < model.least_months)
      throw tooShort(model_id, known.months, model.least_months);
    const shown = unitsAsked(read.panel, input.unit);

    // Learn from all units, draw for those asked for.
    progress(model_id);
    const fitted = model.fit(known, { leads }, streamOf(input.seed, model_id, origin));
    const drawn: Drawn = {
      names: shown.map((unit) => read.panel.unit_ids[unit]),
      last: shown.map((unit) => known.values[unit * known.months + known.months - 1]),
      samples: drawsOf(fitted, leads, input.samples, shown),
    };
    const { names, last, samples } = byRegion
      ? withRegions(await tablesFor(store, input), known, input, drawn)
      : drawn;
    const whole: Forecast = {
      ...{ model_id, origin, leads, units: { from: 0, to: names.length } },
      ...{ n_samples: input.samples, samples },
    };

    // Save.
    const run = runOf(
      store,
      'forecast',
      { ...input, parquet: undefined, hub: undefined, no_record: undefined },
      read.hashes,
      input.seed,
    );
    await store.saveRun(run);
    const held = privateNotes(read.sources);
    const marks = { run_id: run.run_id, model_id, as_of: read.as_of ?? '' };
    if (input.parquet)
      writeDraws(input.parquet, whole, names, {
        ...marks,
        ...(held.length > 0 ? { notice: held.map(({ what }) => what).join('; ') } : {}),
      });
    if (input.hub) writeHub(input.hub, whole, names);
    if (read.as_of !== null && !input.no_record)
      await store.saveForecast({
        ...whole,
        run_id: run.run_id,
        outcome: read.outcome,
        source: input.source ?? null,
        level: input.level,
        unit_ids: names,
        as_of: read.as_of,
        vintages: read.sources.map(({ dataset, version }) => `${dataset} ${version}`),
        seed: input.seed,
        code_version: store.code_version,
      });
    return {
      run_id: run.run_id,
      as_of: read.as_of,
      notes: [...held, ...read.notes],
      model_id,
      outcome: read.outcome,
      level: input.panel === undefined ? input.level : 'panel',
      origin_month: monthText(origin),
      final_until: read.final_until === null ? null : monthText(read.final_until),
      n_samples: input.samples,
      units: names.map((unit, u) => ({ unit, last: last[u], path: pathOf(whole, u) })),
      files: [input.parquet, input.hub].filter((path) => path !== undefined),
    };
  },
});

/** What is said, unit by unit. */
interface Drawn {
  names: string[];
  /** newest known value; `null` where a region's is not known */
  last: (number | null)[];
  /** `[unit × lead × sample]` */
  samples: Int32Array;
}

const areCountries = (units: readonly string[] | undefined) =>
  units?.every((unit) => isCountryCode(unit)) ?? false;

/** Each country followed by its regions, which add up to it in every draw. */
function withRegions(
  tables: readonly EventTable[],
  known: ForecastPanel,
  { outcome, samples: n_samples, seed }: ForecastInput,
  drawn: Drawn,
): Drawn {
  const size = drawn.samples.length / drawn.names.length;
  const cut = drawn.names.map((country, c) => {
    const whole = drawn.samples.subarray(c * size, (c + 1) * size);
    const split = regionSplit(tables, known, outcome, country, whole, n_samples, seed);
    requireRegions(split, country);
    return { country, last: drawn.last[c], whole, regions: split.regions };
  });
  const parts = cut.flatMap(({ country, last, whole, regions }) => [
    { name: country, last, samples: whole },
    ...regions.map(({ name, samples }) => ({ name: `${country}|${name}`, last: null, samples })),
  ]);
  const samples = new Int32Array(parts.length * size);
  parts.forEach((part, i) => {
    samples.set(part.samples, i * size);
  });
  return { names: parts.map(({ name }) => name), last: parts.map(({ last }) => last), samples };
}

interface Loaded {
  panel: ForecastPanel;
  outcome: string;
  sources: SourceRef[];
  hashes: string[];
  as_of: string | null;
  final_until: Month | null;
  notes: Issue[];
}

async function loaded(store: Store, input: ForecastInput): Promise<Loaded> {
  if (input.panel !== undefined) {
    const { panel, sha256, notes } = await readForecastPanel({
      ...input,
      panel: input.panel,
      unit: input.unit_column,
    });
    const none = { sources: [], as_of: null, final_until: null };
    return { panel, outcome: input.value, hashes: [sha256], notes, ...none };
  }
  const read = await panelOfTables(store, input, input.level as Level, input.outcome);
  return { ...read, outcome: input.outcome, hashes: read.sources.map(({ sha256 }) => sha256) };
}

function horizonOf(horizon: number): number[] {
  if (horizon >= 1 && horizon <= LONGEST_HORIZON)
    return Array.from({ length: horizon }, (_, i) => i + 1);
  throw new VigieError(
    [
      note(
        'horizon',
        `a horizon of ${horizon} months is not between 1 and ${LONGEST_HORIZON}`,
        '--horizon',
        'give a number of months such as 12',
      ),
    ],
    2,
  );
}

function originOf(panel: ForecastPanel, asked: string | undefined): Month {
  const last = panel.first + panel.months - 1;
  const origin = asked === undefined ? last : monthFromText(asked);
  if (origin >= panel.first && origin <= last) return origin;
  throw new VigieError([
    note(
      'origin-outside',
      `${monthText(origin)} is not among the months known, ${monthText(panel.first)} to ${monthText(last)}`,
      '--origin',
      'give a month among them, or leave the option out for the last one',
    ),
  ]);
}

/** All units, or those asked for. */
function unitsAsked({ unit_ids }: ForecastPanel, asked: readonly string[] | undefined): number[] {
  if (asked === undefined) return unit_ids.map((_, unit) => unit);
  const missing = asked.filter((unit) => !unit_ids.includes(unit));
  if (missing.length > 0)
    throw new VigieError(
      missing.map((unit) =>
        note(
          'unit-unknown',
          `unit "${unit}" is not in the panel`,
          '--unit',
          `units there: ${unit_ids.slice(0, 10).join(', ')}${unit_ids.length > 10 ? ', …' : ''}`,
        ),
      ),
    );
  return asked.map((unit) => unit_ids.indexOf(unit));
}

/** Draws of some units in the order asked for; units that follow one another are drawn together. */
function drawsOf(
  fitted: FittedModel,
  leads: readonly number[],
  samples: number,
  shown: readonly number[],
): Int32Array {
  const size = leads.length * samples;
  const all = new Int32Array(shown.length * size);
  for (let at = 0; at < shown.length; ) {
    let n = 1;
    while (shown[at + n] === shown[at] + n) n++;
    all.set(fitted.sample(leads, samples, { from: shown[at], to: shown[at] + n }), at * size);
    at += n;
  }
  return all;
}

function tooShort(model_id: string, months: number, least: number): VigieError {
  return new VigieError([
    note(
      'origin-early',
      `${months} months are known, and ${model_id} learns from at least ${least}`,
      '--model',
      'give a longer panel, a later origin, or a model that needs less',
    ),
  ]);
}

function notParquet(path: string): VigieError {
  const fix = 'name a file ending in .parquet; --hub writes CSV';
  return new VigieError(
    [note('format', `"${path}" does not end in .parquet`, '--parquet', fix)],
    2,
  );
}
