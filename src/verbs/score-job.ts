/** One model at one origin: what it says, held against what came. */
import {
  type ForecastPanel,
  knownBy,
  type Model,
  type Month,
  type Random,
  randomStream,
  type Score,
} from '../core/index.ts';
import { models } from '../models/index.ts';
import { type DrawsBlock, scoreRows, scores, summaryOf } from '../scores/index.ts';

/** What every job needs. */
export interface ScoreShared {
  panel: ForecastPanel;
  leads: readonly number[];
  n_samples: number;
  seed: number;
}

export interface ScoreJob {
  model_id: string;
  origin: Month;
}

/** Figures of the rows of one lead, or of all leads together (`lead` null). */
export interface LeadScores {
  lead: number | null;
  /** rows that could be scored */
  n: number;
  /** by score id, NaN where it does not apply */
  values: Record<string, number>;
}

export interface ScoreResult {
  model_id: string;
  origin: Month;
  leads: LeadScores[];
  /** mean CRPS without the row of the highest observed value */
  crps_without_top: number;
  /** learning and drawing */
  seconds: number;
}

/** Draws that are held at once. */
const MOST_DRAWS = 4_000_000;

/** The same numbers whatever else is run, and wherever. */
export function streamOf(seed: number, model_id: string, origin: Month): Random {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}/${model_id}/${origin}`)
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return randomStream(hash);
}

export function runScoreJob(shared: ScoreShared, { model_id, origin }: ScoreJob): ScoreResult {
  const { panel, leads, n_samples, seed } = shared;
  const model: Model = models.get(model_id);
  const known = knownBy(panel, origin);
  const units = panel.unit_ids.length;
  const observed = observedOf(panel, origin, leads);
  const per = Math.max(1, Math.floor(MOST_DRAWS / (leads.length * n_samples)));

  const start = performance.now();
  const fitted = model.fit(known, { leads }, streamOf(seed, model_id, origin));
  let milliseconds = performance.now() - start;
  function* blocks(): Generator<DrawsBlock> {
    for (let from = 0; from < units; from += per) {
      const to = Math.min(units, from + per);
      const before = performance.now();
      const samples = fitted.sample(leads, n_samples, { from, to });
      milliseconds += performance.now() - before;
      const part = observed.subarray(from * leads.length, to * leads.length);
      yield { samples, observed: part, n_leads: leads.length, n_samples };
    }
  }
  const values = scoreRows(blocks(), scores.entries);
  return {
    model_id,
    origin,
    leads: [null, ...leads].map((lead) => leadScores(values, observed, leads, lead)),
    crps_without_top: withoutTop(values.crps, observed),
    seconds: milliseconds / 1000,
  };
}

/** What came `[unit × lead]`; NaN after the end of the panel, and where the unit was not there yet. */
export function observedOf(
  panel: ForecastPanel,
  origin: Month,
  leads: readonly number[],
): Float64Array {
  const observed = new Float64Array(panel.unit_ids.length * leads.length).fill(Number.NaN);
  const last = origin - panel.first;
  for (let unit = 0; unit < panel.unit_ids.length; unit++) {
    // A unit that the origin does not know of yet is not forecast.
    if (Number.isNaN(panel.values[unit * panel.months + last])) continue;
    leads.forEach((lead, l) => {
      const t = last + lead;
      if (t < panel.months)
        observed[unit * leads.length + l] = panel.values[unit * panel.months + t];
    });
  }
  return observed;
}

export function leadScores(
  values: Readonly<Record<string, Float64Array>>,
  observed: Float64Array,
  leads: readonly number[],
  lead: number | null,
): LeadScores {
  const at = lead === null ? undefined : leads.indexOf(lead);
  const rows = at === undefined ? observed : every(observed, at, leads.length, 1);
  const figure = (score: Score) => {
    if (at === undefined) return summaryOf(score, values[score.id]);
    if (score.per === 'unit') return Number.NaN;
    return summaryOf(score, every(values[score.id], at, leads.length, score.parts?.length ?? 1));
  };
  return {
    lead,
    n: rows.filter((value) => !Number.isNaN(value)).length,
    values: Object.fromEntries(scores.entries.map((score) => [score.id, figure(score)])),
  };
}

/** Every `step`-th row from `start` on, `width` numbers a row. */
function every(values: Float64Array, start: number, step: number, width: number): Float64Array {
  const rows = values.length / width / step;
  const taken = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const from = (row * step + start) * width;
    taken.set(values.subarray(from, from + width), row * width);
  }
  return taken;
}

function withoutTop(crps: Float64Array, observed: Float64Array): number {
  let top = -1;
  let sum = 0;
  let n = 0;
  observed.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    sum += crps[row];
    n++;
    if (top < 0 || value > observed[top]) top = row;
  });
  return n > 1 ? (sum - crps[top]) / (n - 1) : Number.NaN;
}
