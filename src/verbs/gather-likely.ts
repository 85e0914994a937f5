/** For a dossier: what is likely next in the country, its neighbours and its regions. */
import { neighboursOf } from '../areas/index.ts';
import {
  type BundledTable,
  type EventTable,
  type ForecastPanel,
  type LikelyNext,
  type OutcomeForecast,
  type PastScores,
  type Row,
  type SaidBefore,
  type UnitForecast,
  VigieError,
} from '../core/index.ts';
import { activityClass, models } from '../models/index.ts';
import { outcomes } from '../outcomes/index.ts';
import type { Store } from '../store/index.ts';
import { regionSplit } from './forecast-regions.ts';
import { panelOfTables, type TablesPanel } from './forecast-tables.ts';
import { once } from './once.ts';
import {
  BASELINE,
  FORECAST_OUTCOMES,
  FORECAST_SEED,
  LEADS,
  QUICK_MODEL,
  SHIPPED_MODEL,
} from './reference-forecast.ts';
import { runOf } from './run.ts';
import { streamOf } from './score-job.ts';
import { recordOf } from './score-record.ts';
import { type DataChoice, tablesFor } from './tables-for.ts';
import { unitForecast, yearRange } from './unit-forecast.ts';

const LIVE_SAMPLES = 1000;

/** Forecasts of a country; `undefined` where its months are not known to the last one. */
export async function gatherLikely(
  store: Store,
  choice: DataChoice,
  tables: readonly EventTable[],
  country: string,
  progress: (phrase: string) => void,
): Promise<LikelyNext | undefined> {
  const found: OutcomeForecast[] = [];
  for (const outcome of FORECAST_OUTCOMES) {
    const world = await worldOnce(store, choice, outcome, progress);
    if (!world) return undefined;
    if (!world.read.panel.unit_ids.includes(country)) return undefined;
    found.push(forecastOf(store, world, outcome, country, tables));
  }
  const said_before = await saidBefore(store, choice, country);
  return { outcomes: found, said_before };
}

/** Draws of every country that are at hand. */
export interface World {
  read: TablesPanel;
  model_id: string;
  n_samples: number;
  drawsOf(unit: string): Int32Array | undefined;
}

/** The forecast that ships while the figures are those it rests on; else one is made, once. */
export async function worldOnce(
  store: Store,
  choice: DataChoice,
  outcome: string,
  progress: (phrase: string) => void,
): Promise<World | undefined> {
  const tables = await tablesFor(store, choice);
  const make = () => makeWorld(store, choice, outcome, progress);
  return once(store, choice, tables, `forecast of ${outcome}`, make);
}

async function makeWorld(
  store: Store,
  choice: DataChoice,
  outcome: string,
  progress: (phrase: string) => void,
): Promise<World | undefined> {
  let read: TablesPanel;
  try {
    read = await panelOfTables(store, choice, 'country', outcome);
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    return undefined;
  }
  const shipped = findTable(store, 'forecast');
  if (shipped && restsOn(shipped, read) && choice.as_of === undefined)
    return { read, model_id: SHIPPED_MODEL, ...shippedDraws(shipped, outcome) };
  const { panel } = read;
  const model = models.get(QUICK_MODEL);
  if (panel.months < model.least_months) return undefined;
  progress(model.title.en);
  const origin = panel.first + panel.months - 1;
  const fitted = model.fit(panel, { leads: LEADS }, streamOf(FORECAST_SEED, QUICK_MODEL, origin));
  const drawsOf = (unit: string) => {
    const at = panel.unit_ids.indexOf(unit);
    return at < 0 ? undefined : fitted.sample(LEADS, LIVE_SAMPLES, { from: at, to: at + 1 });
  };
  await keep(store, choice, read, outcome, drawsOf);
  return { read, model_id: QUICK_MODEL, n_samples: LIVE_SAMPLES, drawsOf };
}

/** A forecast that is made is kept as it was said. */
async function keep(
  store: Store,
  choice: DataChoice,
  { panel, as_of, sources }: TablesPanel,
  outcome: string,
  drawsOf: (unit: string) => Int32Array | undefined,
): Promise<void> {
  const { source, as_of: asked, private: isPrivate } = choice;
  const run = runOf(
    store,
    'forecast',
    { outcome, model: QUICK_MODEL, source, as_of: asked, private: isPrivate, level: 'country' },
    sources.map(({ sha256 }) => sha256),
    FORECAST_SEED,
  );
  const size = LEADS.length * LIVE_SAMPLES;
  const samples = new Int32Array(panel.unit_ids.length * size);
  panel.unit_ids.forEach((unit, u) => {
    samples.set(drawsOf(unit)!, u * size);
  });
  await store.saveForecast({
    ...{ model_id: QUICK_MODEL, origin: panel.first + panel.months - 1, leads: LEADS },
    ...{ units: { from: 0, to: panel.unit_ids.length }, n_samples: LIVE_SAMPLES, samples },
    ...{ run_id: run.run_id, outcome, source: source ?? null, level: 'country' as const },
    ...{ unit_ids: panel.unit_ids, as_of, seed: FORECAST_SEED, code_version: store.code_version },
    vintages: sources.map(({ dataset, version }) => `${dataset} ${version}`),
  });
}

function findTable(store: Store, id: string): BundledTable | undefined {
  return store.bundledTableIds().includes(id) ? store.bundledTable(id) : undefined;
}

/** Whether the figures are, byte for byte, those from which a shipped table was made. */
function restsOn({ description }: BundledTable, { sources }: TablesPanel): boolean {
  const made = new Set(description.source.inputs?.map(({ sha256 }) => sha256));
  return sources.length === made.size && sources.every(({ sha256 }) => made.has(sha256));
}

function shippedDraws({ rows }: BundledTable, outcome: string) {
  const own = rows.filter((row) => row.outcome === outcome);
  const n_samples = own[0].draws.split(' ').length;
  return {
    n_samples,
    drawsOf(unit: string) {
      const of = own.filter((row) => row.country === unit);
      if (of.length !== LEADS.length) return undefined;
      const samples = new Int32Array(LEADS.length * n_samples);
      for (const { lead, draws } of of)
        samples.set(draws.split(' ').map(Number), (Number(lead) - LEADS[0]) * n_samples);
      return samples;
    },
  };
}

function forecastOf(
  store: Store,
  world: World,
  outcome: string,
  country: string,
  tables: readonly EventTable[],
): OutcomeForecast {
  const { read, model_id, n_samples } = world;
  const { panel } = read;
  const unitOf = (unit: string): UnitForecast | undefined => {
    const at = panel.unit_ids.indexOf(unit);
    const samples = at < 0 ? undefined : world.drawsOf(unit);
    if (!samples) return undefined;
    const observed = panel.values.slice(at * panel.months, (at + 1) * panel.months);
    return unitForecast(unit, samples, n_samples, observed);
  };
  const whole = world.drawsOf(country)!;
  const split = regionSplit(tables, panel, outcome, country, whole, n_samples, FORECAST_SEED);
  const model = models.get(model_id);
  return {
    outcome,
    title: outcomes.get(outcome).title,
    model_id,
    model_title: model.title,
    baseline_title: models.get(BASELINE).title,
    weakness: model.weakness,
    origin: panel.first + panel.months - 1,
    leads: LEADS,
    n_samples,
    final_until: read.final_until,
    country: unitOf(country)!,
    neighbours: neighboursOf(country).flatMap((unit) => unitOf(unit) ?? []),
    regions: split.regions.map(({ name, samples }) => ({
      name,
      year: yearRange(samples, n_samples),
    })),
    regions_until: split.regions_until,
    ...recordFor(store, outcome, model_id, panel, country),
    importance: importanceOf(store, outcome, model_id),
  };
}

/** How the model did at earlier origins for units as active as this one. */
export function recordFor(
  store: Store,
  outcome: string,
  model_id: string,
  panel: ForecastPanel,
  country: string,
): Pick<OutcomeForecast, 'record' | 'record_origins'> {
  const of = activityClass(panel, panel.unit_ids.indexOf(country), panel.months - 1);
  const rows = (findTable(store, 'forecast-record')?.rows ?? []).filter(
    (row) => row.outcome === outcome && row.model === model_id && Number(row.class) === of,
  );
  if (rows.length === 0) return { record: [], record_origins: undefined };
  const byLead = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.lead_from}-${row.lead_to}`;
    byLead.set(key, [...(byLead.get(key) ?? []), row]);
  }
  const origins = [...new Set(rows.map(({ origin }) => origin))].sort();
  return {
    record: [...byLead.values()].map(summed),
    record_origins: { from: origins[0], to: origins[origins.length - 1], count: origins.length },
  };
}

function summed(rows: readonly Row[]): PastScores {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const n = sum((row) => Number(row.n));
  return {
    lead_from: Number(rows[0].lead_from),
    lead_to: Number(rows[0].lead_to),
    n,
    crps: sum((row) => Number(row.crps) * Number(row.n)) / n,
    crps_baseline: sum((row) => Number(row.crps_baseline) * Number(row.n)) / n,
    active: sum((row) => Number(row.active)),
    active_inside: sum((row) => Number(row.active_inside)),
  };
}

function importanceOf(store: Store, outcome: string, model_id: string) {
  return (findTable(store, 'forecast-inputs')?.rows ?? [])
    .filter((row) => row.outcome === outcome && row.model === model_id)
    .map((row) => ({
      group: row.group as OutcomeForecast['importance'][number]['group'],
      crps_ratio: Number(row.crps_ratio),
    }))
    .sort((a, b) => b.crps_ratio - a.crps_ratio);
}

/** Forecasts of this workspace about the country of which months have come, newest first. */
async function saidBefore(
  store: Store,
  choice: DataChoice,
  country: string,
): Promise<SaidBefore[]> {
  if (choice.as_of !== undefined) return [];
  const lines = await recordOf(store, BASELINE, choice.private === true, country);
  return lines
    .map((line) => ({
      made_at: line.made_at,
      origin: line.origin,
      outcome: line.outcome,
      model_id: line.model_id,
      n: line.n,
      crps: Number(line.crps),
      crps_ratio: line.crps_ratio,
      coverage_90: Number(line.coverage_90),
    }))
    .reverse();
}
