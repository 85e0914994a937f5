/** What was said here, held against what has come since. */
import {
  type Issue,
  knownBy,
  type Month,
  monthText,
  type RecordedForecast,
  VigieError,
} from '../core/index.ts';
import { models } from '../models/index.ts';
import { scoreRows, scores, summaryOf } from '../scores/index.ts';
import type { Store } from '../store/index.ts';
import { panelOfTables, type TablesPanel } from './forecast-tables.ts';
import { note } from './run.ts';
import { streamOf } from './score-job.ts';

/** One forecast of the record with its figures. */
export interface RecordLine {
  run_id: string;
  model_id: string;
  outcome: string;
  level: string;
  origin_month: string;
  made_at: string;
  /** vintage that was known when it was made */
  as_of: string;
  /** unit-months that have come */
  n: number;
  /** CRPS divided by that of the baseline on the same unit-months */
  crps_ratio: number;
  [score: string]: number | string;
}

/**
 * @returns a line a forecast of which a month has come; the others are noted
 * @throws `record-empty` where none was made
 */
export async function scoreRecord(
  store: Store,
  baseline: string,
  isPrivate: boolean,
  progress: (phrase: string) => void,
): Promise<{ scored: RecordLine[]; hashes: string[]; notes: Issue[] }> {
  const record = await store.forecasts();
  if (record.length === 0) throw emptyRecord();
  const panels = new Map<string, TablesPanel>();
  const figuresOfToday = async ({ source, level, outcome }: RecordedForecast) => {
    const key = `${source} ${level} ${outcome}`;
    const choice = { private: isPrivate, ...(source === null ? {} : { source }) };
    const now = panels.get(key) ?? (await panelOfTables(store, choice, level, outcome));
    panels.set(key, now);
    return now;
  };
  const scored: RecordLine[] = [];
  const notes: Issue[] = [];
  for (const made of record) {
    progress(made.run_id);
    try {
      const now = await figuresOfToday(made);
      const line = lineOf(made, now, baseline);
      if (line) scored.push(line);
      else notes.push(waiting(made));
    } catch (error) {
      // One forecast whose figures may not leave, or are gone, does not keep the others back.
      if (!(error instanceof VigieError)) throw error;
      notes.push(...error.issues);
    }
  }
  const hashes = [...panels.values()].flatMap(({ sources }) => sources.map(({ sha256 }) => sha256));
  return { scored, hashes, notes };
}

/**
 * Lines of the forecasts that were made of one country, about it alone, of which months have come.
 * Those whose figures may not leave, or are gone, are left out.
 */
export async function recordOf(
  store: Store,
  baseline: string,
  isPrivate: boolean,
  country: string,
): Promise<(RecordLine & { origin: Month })[]> {
  const panels = new Map<string, TablesPanel>();
  const lines: (RecordLine & { origin: Month })[] = [];
  for (const made of await store.forecasts()) {
    const own = aboutUnit(made, country);
    if (!own) continue;
    const { source, outcome } = made;
    const key = `${source} ${outcome}`;
    try {
      const choice = { private: isPrivate, ...(source === null ? {} : { source }) };
      const now = panels.get(key) ?? (await panelOfTables(store, choice, 'country', outcome));
      panels.set(key, now);
      const line = lineOf(own, now, baseline);
      if (line) lines.push({ ...line, origin: made.origin });
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
    }
  }
  return lines;
}

/** The part of a forecast that is about one unit; `undefined` where there is none. */
function aboutUnit(made: RecordedForecast, unit: string): RecordedForecast | undefined {
  const at = made.unit_ids.indexOf(unit);
  if (at < 0 || made.level !== 'country') return undefined;
  const size = made.leads.length * made.n_samples;
  const samples = made.samples.subarray(at * size, (at + 1) * size);
  return { ...made, units: { from: 0, to: 1 }, unit_ids: [unit], samples };
}

/** `undefined` when no month of it has come. */
function lineOf(made: RecordedForecast, now: TablesPanel, baseline: string) {
  const { leads, n_samples, samples, origin, unit_ids } = made;
  const { panel } = now;
  const units = unit_ids.map((unit) => panel.unit_ids.indexOf(unit));
  const observed = Float64Array.from({ length: units.length * leads.length }, (_, row) => {
    const unit = units[Math.floor(row / leads.length)];
    const t = origin + leads[row % leads.length] - panel.first;
    return unit < 0 || t >= panel.months ? Number.NaN : panel.values[unit * panel.months + t];
  });
  const n = observed.filter((value) => !Number.isNaN(value)).length;
  if (n === 0) return undefined;
  const figures = (draws: Int32Array) => {
    const block = { samples: draws, observed, n_leads: leads.length, n_samples };
    const values = scoreRows([block], scores.entries);
    return Object.fromEntries(
      scores.entries.map((score) => [
        score.id.replaceAll('-', '_'),
        summaryOf(score, values[score.id]),
      ]),
    );
  };
  const own = figures(samples);
  const base = figures(baselineDraws(made, now, units, baseline));
  const { run_id, model_id, outcome, level, made_at, as_of } = made;
  return {
    ...{ run_id, model_id, outcome, level, origin_month: monthText(origin), made_at, as_of, n },
    ...own,
    crps_ratio: own.crps / base.crps,
  };
}

/** What the baseline would have said of the same unit-months, from the figures of today. */
function baselineDraws(
  { leads, n_samples, origin, seed }: RecordedForecast,
  { panel }: TablesPanel,
  units: readonly number[],
  baseline: string,
): Int32Array {
  const fitted = models
    .get(baseline)
    .fit(knownBy(panel, origin), { leads }, streamOf(seed, baseline, origin));
  const size = leads.length * n_samples;
  const draws = new Int32Array(units.length * size);
  units.forEach((unit, u) => {
    if (unit >= 0)
      draws.set(fitted.sample(leads, n_samples, { from: unit, to: unit + 1 }), u * size);
  });
  return draws;
}

function waiting({ run_id, origin }: RecordedForecast): Issue {
  return note(
    'forecast-waits',
    `forecast ${run_id} waits: nothing after ${monthText(origin)} is known yet`,
    'the record',
    'ingest newer releases when they come out; vigie doctor says which',
  );
}

function emptyRecord(): VigieError {
  return new VigieError([
    note(
      'record-empty',
      'no forecast has been made here yet',
      'the record',
      'make one with vigie forecast; it is kept with the figures it rests on',
    ),
  ]);
}
