/** The forecast that ships, and the record of its model at earlier origins, from the bundled months. */
import { neighboursOf } from '../areas/index.ts';
import {
  type ForecastPanel,
  monthFromText,
  monthText,
  type SourceRef,
  type TableSource,
} from '../core/index.ts';
import { models } from '../models/index.ts';
import { Store, writeBundledTable } from '../store/index.ts';
import {
  type InputRow,
  type RecordJob,
  type RecordResult,
  type RecordRow,
  runRecordJob,
} from './forecast-record-job.ts';
import { panelOfTables, type TablesPanel } from './forecast-tables.ts';
import { inWorkers } from './in-workers.ts';
import { streamOf } from './score-job.ts';

/** Outcomes that every dossier forecasts. */
export const FORECAST_OUTCOMES = ['fatalities', 'events'] as const;
export const BASELINE = 'conflictology';
/** The model whose forecast ships, and the one that is quick enough to be fitted for a page. */
export const SHIPPED_MODEL = 'pool';
export const QUICK_MODEL = 'ew-resampling';
export const LEADS = Array.from({ length: 12 }, (_, i) => i + 1);
export const FORECAST_SEED = 1;
/** Draws that ship by country and month: spaced evenly, so that few say much. */
const SHIPPED_SAMPLES = 200;
const RECORD_SAMPLES = 500;
/** Years at whose end the models of the record knew no more; what followed is final. */
const RECORD_YEARS = { from: 2014, to: 2023 };
/** At so many of the latest of them inputs are exchanged. */
const INPUT_YEARS = 4;

/** Computes the tables `forecast`, `forecast-record` and `forecast-inputs` from the bundled events. */
export async function buildForecasts(
  progress: (phrase: string) => void,
): Promise<Map<string, number>> {
  // A workspace of one's own has no say in what ships.
  const store = new Store(':memory:');
  const read = new Map<string, TablesPanel>();
  for (const outcome of FORECAST_OUTCOMES)
    read.set(outcome, await panelOfTables(store, {}, 'country', outcome));
  const panels: Record<string, ForecastPanel> = Object.fromEntries(
    [...read].map(([outcome, { panel }]) => [outcome, panel]),
  );
  const shared = {
    ...{ panels, leads: LEADS, n_samples: RECORD_SAMPLES },
    ...{ seed: FORECAST_SEED, baseline: BASELINE },
  };
  const jobs = recordJobs();
  const results: RecordResult[] = await inWorkers(
    'forecast-record-worker',
    shared,
    jobs,
    runRecordJob,
    (done) => progress(`${done} / ${jobs.length}`),
  );
  const about = aboutOf([...read.values()]);
  const sizes = new Map<string, number>();
  const write = (description: TableSource, columns: string[], rows: (string | number)[][]) =>
    sizes.set(description.table_id, writeBundledTable(description, columns, rows).bytes);
  write(
    ...recordTable(
      about,
      results.flatMap(({ rows }) => rows),
    ),
  );
  write(
    ...inputsTable(
      about,
      results.flatMap(({ inputs }) => inputs),
    ),
  );
  progress(SHIPPED_MODEL);
  write(...forecastTable(about, store, read));
  return sizes;
}

function recordJobs(): RecordJob[] {
  return FORECAST_OUTCOMES.flatMap((outcome) =>
    [SHIPPED_MODEL, QUICK_MODEL].flatMap((model_id) =>
      Array.from({ length: RECORD_YEARS.to - RECORD_YEARS.from + 1 }, (_, i) => ({
        ...{ outcome, model_id, origin: monthFromText(`${RECORD_YEARS.from + i}-12`) },
        with_inputs: RECORD_YEARS.from + i > RECORD_YEARS.to - INPUT_YEARS,
      })),
    ),
  );
}

/** What the three tables have in common: the bundled events that they rest on. */
function aboutOf(read: readonly TablesPanel[]): Omit<TableSource, 'table_id' | 'method'> {
  const sources: SourceRef[] = [
    ...new Map(read.flatMap(({ sources: of }) => of).map((of) => [of.source_id, of])).values(),
  ];
  const each = (of: (source: SourceRef) => string) => [...new Set(sources.map(of))].join('; ');
  return {
    kind: 'forecast',
    coverage: [],
    source: {
      ...{ source_id: '', sha256: '', command: 'vigie reference forecast' },
      ...{ dataset: each((s) => s.dataset), version: each((s) => s.version) },
      ...{ licence: each((s) => s.licence), citation: each((s) => s.citation) },
      inputs: sources.map(({ source_id, dataset, version, licence, citation, sha256 }) => ({
        ...{ file: `${source_id}.csv`, dataset, version, licence, citation, sha256 },
      })),
    },
  };
}

type About = ReturnType<typeof aboutOf>;
type Written = [TableSource, string[], (string | number)[][]];

function described(about: About, table_id: string, method: string[]): TableSource {
  return { table_id, ...about, method, source: { ...about.source, source_id: table_id } };
}

const round = (value: number) => Number(value.toFixed(4));

function recordTable(about: About, rows: readonly RecordRow[]): Written {
  return [
    described(about, 'forecast-record', [
      `Models ${SHIPPED_MODEL} and ${QUICK_MODEL} at the ends of ${RECORD_YEARS.from} to ${RECORD_YEARS.to}, each fitted on the months up to then (as they are known today), 12 months ahead, ${RECORD_SAMPLES} draws.`,
      `By activity class at the origin (0 dormant to 6 a large war) and leads: unit-months, mean CRPS of the model and of ${BASELINE}, months with anything, and how many of those lay in the range of 9 in 10.`,
    ]),
    [
      ...['outcome', 'model', 'origin', 'class', 'lead_from', 'lead_to'],
      ...['n', 'crps', 'crps_baseline', 'active', 'active_inside'],
    ],
    rows.map((row) => [
      ...[row.outcome, row.model_id, row.origin_month, row.class, row.lead_from, row.lead_to],
      ...[row.n, round(row.crps), round(row.crps_baseline), row.active, row.active_inside],
    ]),
  ];
}

function inputsTable(about: About, rows: readonly InputRow[]): Written {
  const sums = new Map<string, InputRow>();
  for (const row of rows) {
    const key = `${row.outcome} ${row.model_id} ${row.group}`;
    const sum = sums.get(key) ?? { ...row, as_is: 0, exchanged: 0 };
    sum.as_is += row.as_is;
    sum.exchanged += row.exchanged;
    sums.set(key, sum);
  }
  return [
    described(about, 'forecast-inputs', [
      `At the last ${INPUT_YEARS} origins of forecast-record: CRPS relative to the level, over active units, with a group of inputs exchanged among them, divided by the same as it is.`,
    ]),
    ['outcome', 'model', 'group', 'crps_ratio'],
    [...sums.values()].map(({ outcome, model_id, group, as_is, exchanged }) => [
      ...[outcome, model_id, group, round(exchanged / as_is)],
    ]),
  ];
}

function forecastTable(
  about: About,
  store: Store,
  read: ReadonlyMap<string, TablesPanel>,
): Written {
  const wanted = new Set(
    store
      .transitions()
      .flatMap(({ areas }) => areas.flatMap((area) => [area, ...neighboursOf(area)])),
  );
  const rows: (string | number)[][] = [];
  let origin = 0;
  for (const [outcome, { panel }] of read) {
    origin = panel.first + panel.months - 1;
    const random = streamOf(FORECAST_SEED, SHIPPED_MODEL, origin);
    const fitted = models.get(SHIPPED_MODEL).fit(panel, { leads: LEADS }, random);
    panel.unit_ids.forEach((unit, u) => {
      if (!wanted.has(unit)) return;
      const draws = fitted.sample(LEADS, SHIPPED_SAMPLES, { from: u, to: u + 1 });
      LEADS.forEach((lead, l) => {
        const of = draws.subarray(l * SHIPPED_SAMPLES, (l + 1) * SHIPPED_SAMPLES);
        rows.push([outcome, unit, lead, of.join(' ')]);
      });
    });
  }
  return [
    described(about, 'forecast', [
      `Model ${SHIPPED_MODEL}, last month known ${monthText(origin)}, 12 months ahead, ${SHIPPED_SAMPLES} draws spaced evenly along the distribution; seed ${FORECAST_SEED}.`,
      'The same place in the list of draws is the same future in all months of a country. Countries of the registry of transitions and their neighbours.',
    ]),
    ['outcome', 'country', 'lead', 'draws'],
    rows,
  ];
}
