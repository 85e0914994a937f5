/** A whole evaluation on a panel: models by origins, against a baseline. */
import {
  type ForecastPanel,
  type Issue,
  type Month,
  monthFromText,
  monthText,
  randomStream,
  VigieError,
} from '../core/index.ts';
import { models } from '../models/index.ts';
import { inWorkers } from './in-workers.ts';
import { note } from './run.ts';
import { runScoreJob, type ScoreJob, type ScoreResult } from './score-job.ts';

export interface Evaluation {
  models: readonly string[];
  baseline: string;
  origins: readonly Month[];
  leads: readonly number[];
  samples: number;
  seed: number;
  workers: number | undefined;
}

export const LONGEST_HORIZON = 36;

/**
 * Leads as written: `3-14`, `1,3,6`.
 * @throws `leads` on anything else than whole numbers from 1 to 36
 */
export function leadsOf(text: string): number[] {
  const leads = text.split(',').flatMap((part) => {
    const [, first, last] = /^\s*(\d{1,3})(?:-(\d{1,3}))?\s*$/.exec(part) ?? [];
    if (first === undefined) return [Number.NaN];
    const to = Number(last ?? first);
    if (to < Number(first) || to - Number(first) > LONGEST_HORIZON) return [Number.NaN];
    return Array.from({ length: to - Number(first) + 1 }, (_, i) => Number(first) + i);
  });
  const isValid = leads.every((lead) => lead >= 1 && lead <= LONGEST_HORIZON);
  if (leads.length > 0 && isValid) return [...new Set(leads)].sort((a, b) => a - b);
  throw new VigieError(
    [
      {
        code: 'leads',
        what: `leads "${text}" are not months from 1 to ${LONGEST_HORIZON}`,
        where: '--leads',
        fix: 'write a first and a last lead, as in 3-14, or a list, as in 1,3,6',
      },
    ],
    2,
  );
}

/** Models by id; `all` are those that the panel allows. @throws `model-unknown` */
export function modelsOf(
  asked: readonly string[],
  panel: ForecastPanel,
  where: string,
): { ids: string[]; notes: Issue[] } {
  const unknown = asked.filter((id) => id !== 'all' && !models.has(id));
  if (unknown.length > 0) throw modelUnknown(unknown, where);
  const ids = asked.includes('all') ? models.entries.map(({ id }) => id) : [...new Set(asked)];
  const lacking = ids.filter(
    (id) => models.get(id).needs.includes('neighbours') && panel.neighbours === undefined,
  );
  if (lacking.length === 0) return { ids, notes: [] };
  const left = note(
    'neighbours-unknown',
    `nobody knows which units touch, so these models are left out: ${lacking.join(', ')}`,
    where,
    'name units by ISO 3166 alpha-3 codes, or say --adjacency cells for PRIO-GRID numbers',
  );
  if (!asked.includes('all')) throw new VigieError([left]);
  return { ids: ids.filter((id) => !lacking.includes(id)), notes: [left] };
}

export function modelUnknown(ids: readonly string[], where: string): VigieError {
  const there = models.entries.map(({ id }) => id).join(', ');
  return new VigieError(
    ids.map((id) =>
      note('model-unknown', `model "${id}" is not known`, where, `choose among ${there}`),
    ),
    2,
  );
}

/** @throws every origin that cannot be used, at once */
export function originsOf(
  asked: readonly string[],
  panel: ForecastPanel,
  ids: readonly string[],
  leads: readonly number[],
): Month[] {
  const origins = [...new Set(asked)].map(monthFromText).sort((a, b) => a - b);
  const last = panel.first + panel.months - 1;
  const least = Math.max(...ids.map((id) => models.get(id).least_months));
  const faults = origins.flatMap((origin): Issue[] => {
    const where = `--origins ${monthText(origin)}`;
    if (origin + leads[0] > last) {
      const what = `nothing is known of ${monthText(origin + leads[0])}, the first month forecast from ${monthText(origin)}: the panel ends in ${monthText(last)}`;
      return [note('origin-late', what, where, `give origins up to ${monthText(last - leads[0])}`)];
    }
    if (origin - panel.first + 1 < least) {
      const what = `${monthText(origin)} leaves ${Math.max(0, origin - panel.first + 1)} months to learn from, and ${least} are needed`;
      const from = panel.first + least - 1;
      const fix =
        from + leads[0] <= last
          ? `give origins from ${monthText(from)} on`
          : 'give a longer panel, or models that need less';
      return [note('origin-early', what, where, fix)];
    }
    return [];
  });
  if (faults.length > 0) throw new VigieError(faults);
  return origins;
}

export async function evaluate(
  panel: ForecastPanel,
  evaluation: Evaluation,
  progress: (phrase: string) => void,
): Promise<ScoreResult[]> {
  const { leads, samples, seed, workers } = evaluation;
  const jobs: ScoreJob[] = evaluation.models.flatMap((model_id) =>
    evaluation.origins.map((origin) => ({ model_id, origin })),
  );
  const shared = { panel, leads, n_samples: samples, seed };
  return inWorkers(
    'score-worker',
    shared,
    jobs,
    runScoreJob,
    (done) => progress(`${done} of ${jobs.length} forecasts`),
    workers,
  );
}

export interface ModelSummary {
  model_id: string;
  crps_mean: number;
  /** geometric mean over origins of the ratio to the baseline */
  crps_ratio: number;
  /** 95 % interval of the ratio, origins drawn with replacement; NaN with one origin */
  crps_ratio_low: number;
  crps_ratio_high: number;
  /** the largest ratio of any origin */
  crps_ratio_worst: number;
  ign_mean: number;
  mis_mean: number;
  log1p_crps_mean: number;
  twcrps_mean: number;
  brier_mean: number;
  coverage_90_active: number;
  seconds: number;
}

const RESAMPLES = 2000;

/** One line a model: means over origins, and the ratio to the baseline. */
export function summaries(
  results: readonly ScoreResult[],
  { models: ids, baseline, origins, seed }: Evaluation,
): ModelSummary[] {
  const of = (model_id: string) =>
    origins.map((origin) => results.find((r) => r.model_id === model_id && r.origin === origin)!);
  const whole = (result: ScoreResult) => result.leads[0].values;
  const base = of(baseline).map((result) => whole(result).crps);
  return ids.map((model_id) => {
    const own = of(model_id);
    const mean = (score: string) =>
      own.reduce((sum, result) => sum + whole(result)[score], 0) / own.length;
    const logs = own.map((result, i) => Math.log(whole(result).crps / base[i]));
    const [low, high] = bootstrapEnds(logs, seed);
    return {
      model_id,
      crps_mean: mean('crps'),
      crps_ratio: Math.exp(logs.reduce((sum, value) => sum + value, 0) / logs.length),
      crps_ratio_low: Math.exp(low),
      crps_ratio_high: Math.exp(high),
      crps_ratio_worst: Math.exp(Math.max(...logs)),
      ign_mean: mean('ign'),
      mis_mean: mean('mis'),
      log1p_crps_mean: mean('log1p-crps'),
      twcrps_mean: mean('twcrps'),
      brier_mean: mean('brier'),
      coverage_90_active: mean('coverage-90-active'),
      seconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
    };
  });
}

function bootstrapEnds(values: readonly number[], seed: number): [number, number] {
  if (values.length < 2) return [Number.NaN, Number.NaN];
  const random = randomStream(seed);
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)];
    return sum / values.length;
  }).sort();
  return [means[Math.floor(0.025 * RESAMPLES)], means[Math.floor(0.975 * RESAMPLES)]];
}
