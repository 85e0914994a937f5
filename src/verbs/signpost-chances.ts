/** Chances that signposts ask for: of more than a threshold in any of the months ahead. */
import { type ForecastRecord, knownBy, type SignpostReading, VigieError } from '../core/index.ts';
import { models } from '../models/index.ts';
import type { Store } from '../store/index.ts';
import { panelOfTables } from './forecast-tables.ts';
import { streamOf } from './score-job.ts';
import { scoreRecord } from './score-record.ts';
import type { DataChoice } from './tables-for.ts';

const MODEL = 'ew-resampling';
const BASELINE = 'conflictology';
const SAMPLES = 1000;
const SEED = 1;

/** Readings with the chance of those that ask for one; a country that cannot be forecast has none. */
export async function chancesOf(
  store: Store,
  readings: readonly SignpostReading[],
  choice: DataChoice,
  progress: (phrase: string) => void,
): Promise<SignpostReading[]> {
  const asking = readings.filter(({ signpost }) => signpost.forecast);
  if (asking.length === 0) return [...readings];
  const records = await recordsOf(store, choice, progress);
  const chances = new Map<SignpostReading, SignpostReading>();
  for (const outcome of new Set(asking.map(({ signpost }) => signpost.outcome))) {
    progress(MODEL);
    const own = asking.filter(({ signpost }) => signpost.outcome === outcome);
    const { panel } = await panelOfTables(store, choice, 'country', outcome);
    const origin = panel.first + panel.months - 1;
    const furthest = Math.max(...own.map(({ signpost }) => signpost.months));
    const leads = Array.from({ length: furthest }, (_, i) => i + 1);
    const fitted = models
      .get(MODEL)
      .fit(knownBy(panel, origin), { leads }, streamOf(SEED, MODEL, origin));
    for (const reading of own) {
      const { area, months, threshold } = reading.signpost;
      const unit = panel.unit_ids.indexOf(area.toUpperCase());
      if (unit < 0) {
        chances.set(reading, { ...reading, verdict: 'cannot-tell', why: 'no-figures' });
        continue;
      }
      const draws = fitted.sample(leads, SAMPLES, { from: unit, to: unit + 1 });
      let over = 0;
      for (let sample = 0; sample < SAMPLES; sample++) {
        let isOver = false;
        for (let lead = 0; lead < months && !isOver; lead++)
          isOver = draws[lead * SAMPLES + sample] > threshold;
        if (isOver) over++;
      }
      const record = records.get(outcome) ?? null;
      chances.set(reading, {
        ...reading,
        window: { first: origin + 1, last: origin + months },
        chance: { value: over / SAMPLES, model_id: MODEL, record },
      });
    }
  }
  return readings.map((reading) => chances.get(reading) ?? reading);
}

/** How forecasts of the model that were made here have held, by outcome; the newest that has come. */
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
        .filter(({ model_id, level }) => model_id === MODEL && level === 'country')
        .map(({ outcome, n, crps_ratio }) => [outcome, { n, crps_ratio, baseline: BASELINE }]),
    );
  } catch (error) {
    if (error instanceof VigieError) return new Map();
    throw error;
  }
}
