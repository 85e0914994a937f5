/** Scores of forecasts as a table: a line a model, the best first. */
import type { Language } from '../core/index.ts';
import { formatNumber, words } from '../words/index.ts';
import { bold, dim } from './screen.ts';

type Row = Record<string, string | number | null>;

interface ScoreAnswer {
  baseline: string | null;
  rows: Row[];
  summary: Row[];
}

const WIDTH = 10;

export function printScore(answer: ScoreAnswer, language: Language): string[] {
  const w = words[language].score;
  const cell = (value: string | number | null | undefined, digits: number) =>
    (typeof value === 'number' && Number.isFinite(value)
      ? formatNumber(value, language, digits)
      : '–'
    ).padStart(WIDTH);
  if (answer.baseline === null) {
    const [line] = answer.summary;
    const head = w.draws(Number(line.n), Number(line.n_samples));
    const figures = Object.entries(line).filter(
      ([id]) => !['model_id', 'n', 'n_samples'].includes(id),
    );
    return [
      bold(head),
      ...figures.map(([id, value]) => `${id.padEnd(22)}${cell(value, 4)}`),
      ...answer.rows.map(
        (row) =>
          `${row.unit}  ${row.month}  ${cell(row.observed, 0)}${cell(row.crps, 4)}${cell(row.ign, 4)}${cell(row.mis, 4)}`,
      ),
    ];
  }
  if (answer.rows.length === 0) {
    return [
      bold(w.record),
      ...answer.summary.map(
        (line) =>
          `${line.origin_month}  ${String(line.model_id).padEnd(20)}${String(line.outcome).padEnd(22)}${cell(line.n, 0)}${cell(line.crps, 3)}${cell(line.crps_ratio, 3)}${cell(line.coverage_90_active, 3)}`,
      ),
      dim(w.record_columns(answer.baseline)),
    ];
  }
  const lines = [...answer.summary].sort((a, b) => Number(a.crps_ratio) - Number(b.crps_ratio));
  const columns: [string, string, number][] = [
    ['crps', 'crps_mean', 3],
    [w.ratio, 'crps_ratio', 3],
    [w.low, 'crps_ratio_low', 3],
    [w.high, 'crps_ratio_high', 3],
    [w.worst, 'crps_ratio_worst', 3],
    ['ign', 'ign_mean', 3],
    ['mis', 'mis_mean', 1],
    ['log1p', 'log1p_crps_mean', 4],
    ['brier', 'brier_mean', 4],
    [w.coverage, 'coverage_90_active', 3],
    [w.seconds, 'seconds', 1],
  ];
  const origins = [...new Set(answer.rows.map((row) => String(row.origin_month)))];
  const whole = (model: string, origin: string) =>
    answer.rows.find(
      (row) => row.model_id === model && row.origin_month === origin && row.lead === null,
    );
  return [
    bold(' '.repeat(20) + columns.map(([head]) => head.padStart(WIDTH)).join('')),
    ...lines.map(
      (line) =>
        `${String(line.model_id).padEnd(20)}${columns.map(([, id, digits]) => cell(line[id], digits)).join('')}`,
    ),
    '',
    bold(`${w.by_origin.padEnd(20)}${origins.map((origin) => origin.padStart(WIDTH)).join('')}`),
    ...lines.map(
      ({ model_id }) =>
        `${String(model_id).padEnd(20)}${origins.map((origin) => cell(whole(String(model_id), origin)?.crps, 3)).join('')}`,
    ),
    dim(w.read(answer.baseline)),
  ];
}
