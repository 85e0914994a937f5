/** How a model did at one earlier origin, by activity class and lead; and what it leans on. */
import { type ForecastPanel, knownBy, type Month, monthText, randomStream } from '../core/index.ts';
import { activityClass, INPUT_GROUPS, type InputGroup, models, permuted } from '../models/index.ts';
import { scoreRows, scores } from '../scores/index.ts';
import { observedOf, streamOf } from './score-job.ts';

/** What every job needs. */
export interface RecordShared {
  panels: Readonly<Record<string, ForecastPanel>>;
  leads: readonly number[];
  n_samples: number;
  seed: number;
  baseline: string;
}

export interface RecordJob {
  outcome: string;
  model_id: string;
  origin: Month;
  /** exchange groups of inputs as well */
  with_inputs: boolean;
}

/** Means over the unit-months of a class and group of leads. */
export interface RecordRow {
  outcome: string;
  model_id: string;
  origin_month: string;
  class: number;
  lead_from: number;
  lead_to: number;
  n: number;
  crps: number;
  crps_baseline: number;
  active: number;
  active_inside: number;
}

/** CRPS relative to the level, summed over active units, as it is and with a group exchanged. */
export interface InputRow {
  outcome: string;
  model_id: string;
  group: InputGroup;
  as_is: number;
  exchanged: number;
}

export interface RecordResult {
  rows: RecordRow[];
  inputs: InputRow[];
}

/** Leads that are told together. */
export const LEADS_TOLD = [
  { lead_from: 1, lead_to: 3 },
  { lead_from: 4, lead_to: 6 },
  { lead_from: 7, lead_to: 12 },
] as const;

const FIRST_ACTIVE = 2;
const SCORED = [scores.get('crps'), scores.get('coverage-90-active')];

export function runRecordJob(shared: RecordShared, job: RecordJob): RecordResult {
  const { leads, n_samples, seed, baseline } = shared;
  const { outcome, model_id, origin, with_inputs } = job;
  const panel = shared.panels[outcome];
  const known = knownBy(panel, origin);
  const units = { from: 0, to: panel.unit_ids.length };
  const observed = observedOf(panel, origin, leads);
  const classes = panel.unit_ids.map((_, unit) => activityClass(known, unit, known.months - 1));
  const fitted = (id: string) => models.get(id).fit(known, { leads }, streamOf(seed, id, origin));
  const scored = (samples: Int32Array) =>
    scoreRows([{ samples, observed, n_leads: leads.length, n_samples }], SCORED);

  const model = fitted(model_id);
  const own = scored(model.sample(leads, n_samples, units));
  const base = scored(fitted(baseline).sample(leads, n_samples, units));
  const rows: RecordRow[] = [];
  for (const of of new Set(classes))
    for (const told of LEADS_TOLD) {
      const at = rowsOf(classes, of, leads, told).filter((row) => !Number.isNaN(own.crps[row]));
      if (at.length === 0) continue;
      const meanOf = (values: Float64Array) =>
        at.reduce((sum, row) => sum + values[row], 0) / at.length;
      const active = at.filter((row) => !Number.isNaN(own['coverage-90-active'][row]));
      rows.push({
        ...{ outcome, model_id, origin_month: monthText(origin), class: of, ...told },
        ...{ n: at.length, crps: meanOf(own.crps), crps_baseline: meanOf(base.crps) },
        active: active.length,
        active_inside: active.filter((row) => own['coverage-90-active'][row] > 0).length,
      });
    }
  if (!with_inputs || !model.lookingAt) return { rows, inputs: [] };

  const sums = (crps: Float64Array) =>
    crps.reduce((sum, value, row) => {
      const unit = Math.floor(row / leads.length);
      if (Number.isNaN(value) || classes[unit] < FIRST_ACTIVE) return sum;
      return sum + value / (1 + levelOf(known, unit));
    }, 0);
  const random = randomStream(seed);
  const inputs = INPUT_GROUPS.flatMap((group): InputRow[] => {
    const other = permuted(known, group, random);
    if (!other) return [];
    const { crps } = scored(model.lookingAt!(other).sample(leads, n_samples, units));
    return [{ outcome, model_id, group, as_is: sums(own.crps), exchanged: sums(crps) }];
  });
  return { rows, inputs };
}

function rowsOf(
  classes: readonly number[],
  of: number,
  leads: readonly number[],
  { lead_from, lead_to }: { lead_from: number; lead_to: number },
): number[] {
  return classes.flatMap((own, unit) =>
    own !== of
      ? []
      : leads.flatMap((lead, l) =>
          lead >= lead_from && lead <= lead_to ? [unit * leads.length + l] : [],
        ),
  );
}

/** Mean of the last twelve months. */
function levelOf(panel: ForecastPanel, unit: number): number {
  const end = (unit + 1) * panel.months;
  const year = panel.values.subarray(end - 12, end).filter((value) => !Number.isNaN(value));
  return year.reduce((sum, value) => sum + value, 0) / Math.max(1, year.length);
}
