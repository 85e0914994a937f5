/** Chances that signposts ask for: of more than a threshold in any of the months ahead. */
import {
  type ForecastRecord,
  type PastScores,
  type SignpostReading,
  VigieError,
} from '../core/index.ts';
import { models } from '../models/index.ts';
import type { Store } from '../store/index.ts';
import { shareOver } from './forecast-path.ts';
import { panelOfTables } from './forecast-tables.ts';
import { recordFor, type World, worldOnce } from './gather-likely.ts';
import {
  BASELINE,
  FORECAST_OUTCOMES,
  FORECAST_SEED,
  LEADS,
  QUICK_MODEL,
} from './reference-forecast.ts';
import { streamOf } from './score-job.ts';
import { scoreRecord } from './score-record.ts';
import type { DataChoice } from './tables-for.ts';

const SAMPLES = 1000;

/** Readings with the chance of those that ask for one; a country that cannot be forecast has none. */
export async function chancesOf(
  store: Store,
  readings: readonly SignpostReading[],
  choice: DataChoice,
  progress: (phrase: string) => void,
): Promise<SignpostReading[]> {
  const asking = readings.filter(({ signpost }) => signpost.forecast);
  if (asking.length === 0) return [...readings];
  const made = await recordsOf(store, choice, progress);
  const chances = new Map<SignpostReading, SignpostReading>();
  for (const outcome of new Set(asking.map(({ signpost }) => signpost.outcome))) {
    const own = asking.filter(({ signpost }) => signpost.outcome === outcome);
    const furthest = Math.max(...own.map(({ signpost }) => signpost.months));
    const world = await drawsFor(store, choice, outcome, furthest, progress);
    for (const reading of own) {
      const { area, months, threshold } = reading.signpost;
      const unit = area.toUpperCase();
      const draws = world?.drawsOf(unit);
      if (!world || !draws) {
        chances.set(reading, { ...reading, verdict: 'cannot-tell', why: 'no-figures' });
        continue;
      }
      const { model_id, n_samples, read } = world;
      const origin = read.panel.first + read.panel.months - 1;
      const value = shareOver(draws, n_samples, months, threshold);
      const { record } = recordFor(store, outcome, model_id, read.panel, unit);
      chances.set(reading, {
        ...reading,
        window: { first: origin + 1, last: origin + months },
        chance: { value, model_id, record: made.get(`${model_id} ${outcome}`) ?? summed(record) },
      });
    }
  }
  return readings.map((reading) => chances.get(reading) ?? reading);
}

/** How the model did at earlier origins in countries as active, over all leads. */
function summed(record: readonly PastScores[]): ForecastRecord | null {
  if (record.length === 0) return null;
  const total = (of: (row: PastScores) => number) => record.reduce((sum, row) => sum + of(row), 0);
  const crps_ratio = total(({ n, crps }) => n * crps) / total((row) => row.n * row.crps_baseline);
  return { n: total(({ n }) => n), crps_ratio, baseline: BASELINE };
}

/** The forecast of every dossier where it speaks of the outcome and reaches so far; else one is made. */
async function drawsFor(
  store: Store,
  choice: DataChoice,
  outcome: string,
  furthest: number,
  progress: (phrase: string) => void,
): Promise<World | undefined> {
  const isTold = FORECAST_OUTCOMES.some((id) => id === outcome);
  if (isTold && furthest <= LEADS.length) return worldOnce(store, choice, outcome, progress);
  progress(QUICK_MODEL);
  const read = await panelOfTables(store, choice, 'country', outcome);
  const { panel } = read;
  const leads = Array.from({ length: furthest }, (_, i) => i + 1);
  const random = streamOf(FORECAST_SEED, QUICK_MODEL, panel.first + panel.months - 1);
  const fitted = models.get(QUICK_MODEL).fit(panel, { leads }, random);
  const drawsOf = (unit: string) => {
    const at = panel.unit_ids.indexOf(unit);
    return at < 0 ? undefined : fitted.sample(leads, SAMPLES, { from: at, to: at + 1 });
  };
  return { read, model_id: QUICK_MODEL, n_samples: SAMPLES, drawsOf };
}

/** How forecasts that were made here have held, by model and outcome; the newest that has come. */
async function recordsOf(
  store: Store,
  choice: DataChoice,
  progress: (phrase: string) => void,
): Promise<Map<string, ForecastRecord>> {
  if (!store.hasWorkspace()) return new Map();
  try {
    const { scored } = await scoreRecord(store, BASELINE, choice.private === true, progress);
    return new Map(
      scored
        .filter(({ level }) => level === 'country')
        .map(({ model_id, outcome, n, crps_ratio }) => [
          `${model_id} ${outcome}`,
          { n, crps_ratio, baseline: BASELINE },
        ]),
    );
  } catch (error) {
    if (error instanceof VigieError) return new Map();
    throw error;
  }
}
