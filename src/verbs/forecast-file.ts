/** Draws of a forecast as a file: a long Parquet table, or the forecast-hub layout as CSV. */
import { csvLines, type Forecast, monthText } from '../core/index.ts';
import { sampleQuantiles } from '../math/index.ts';
import { writeWhole } from '../store/index.ts';
import { writeParquet } from './write-parquet.ts';

/** Columns unit, month, draw, value; marks go into the file's metadata. */
export function writeDraws(
  path: string,
  { leads, n_samples, samples, origin, units }: Forecast,
  unit_ids: readonly string[],
  marks: Readonly<Record<string, string>>,
): void {
  const months = leads.map((lead) => monthText(origin + lead));
  const each =
    <T>(of: (row: number, draw: number) => T) =>
    (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) =>
        of(Math.floor((from + i) / n_samples), (from + i) % n_samples),
      );
  writeParquet(
    path,
    [
      {
        name: 'unit',
        type: 'STRING',
        cells: each((row) => unit_ids[units.from + Math.floor(row / leads.length)]),
      },
      { name: 'month', type: 'STRING', cells: each((row) => months[row % leads.length]) },
      { name: 'draw', type: 'INT32', cells: each((_, draw) => draw) },
      { name: 'value', type: 'INT32', cells: (from, to) => samples.subarray(from, to) },
    ],
    samples.length,
    Object.entries(marks).map(([key, value]) => ({ key, value })),
  );
}

/** Quantile levels that hubs ask for. */
const LEVELS = [
  ...[0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5],
  ...[0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99],
];

/**
 * Rows `origin_date, horizon, location, output_type, output_type_id, value`: every draw (`sample`) and
 * the levels of quantiles that hubs ask for.
 * @source hubverse, model output, https://hubverse.io
 */
export function writeHub(path: string, forecast: Forecast, unit_ids: readonly string[]): void {
  const { leads, n_samples, samples, origin, units } = forecast;
  const origin_date = `${monthText(origin)}-01`;
  const rows: (string | number)[][] = [
    ['origin_date', 'horizon', 'location', 'output_type', 'output_type_id', 'value'],
  ];
  for (let unit = units.from; unit < units.to; unit++)
    leads.forEach((lead, l) => {
      const from = ((unit - units.from) * leads.length + l) * n_samples;
      const draws = samples.subarray(from, from + n_samples);
      const head = [origin_date, lead, unit_ids[unit]];
      sampleQuantiles(draws, LEVELS).forEach((value, i) => {
        rows.push([...head, 'quantile', LEVELS[i], value]);
      });
      draws.forEach((value, draw) => {
        rows.push([...head, 'sample', draw, value]);
      });
    });
  writeWhole(path, csvLines(rows));
}
