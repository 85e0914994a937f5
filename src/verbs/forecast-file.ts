/** Draws of a forecast as a file: a long Parquet table, or the forecast-hub layout as CSV. */
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { csvLines, type Forecast, monthText } from '../core/index.ts';
import { writeWhole } from '../store/index.ts';

const GROUP = 100_000;

/** Columns unit, month, draw, value; marks go into the file's metadata. */
export function writeDraws(
  path: string,
  forecast: Forecast,
  unit_ids: readonly string[],
  marks: Readonly<Record<string, string>>,
): void {
  const { leads, n_samples, samples, origin, units } = forecast;
  const months = leads.map((lead) => monthText(origin + lead));
  const columns = (from: number, to: number) => {
    const each = <T>(of: (at: number) => T) =>
      Array.from({ length: to - from }, (_, i) => of(from + i));
    const rowOf = (at: number) => Math.floor(at / n_samples);
    return [
      {
        name: 'unit',
        data: each((at) => unit_ids[units.from + Math.floor(rowOf(at) / leads.length)]),
      },
      { name: 'month', data: each((at) => months[rowOf(at) % leads.length]) },
      { name: 'draw', data: each((at) => at % n_samples) },
      { name: 'value', data: samples.subarray(from, to) },
    ];
  };
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({
      columnData: [
        { name: 'unit', data: [], type: 'STRING', nullable: false },
        { name: 'month', data: [], type: 'STRING', nullable: false },
        { name: 'draw', data: [], type: 'INT32', nullable: false },
        { name: 'value', data: [], type: 'INT32', nullable: false },
      ],
    }),
    kvMetadata: Object.entries(marks).map(([key, value]) => ({ key, value })),
  });
  for (let from = 0; from < samples.length; from += GROUP)
    file.write({
      columnData: columns(from, Math.min(samples.length, from + GROUP)),
      rowGroupSize: GROUP,
    });
  file.finish();
  writeWhole(path, new Uint8Array(writer.getBuffer()));
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
      const sorted = draws.slice().sort();
      for (const level of LEVELS)
        rows.push([...head, 'quantile', level, quantileOf(sorted, level)]);
      draws.forEach((value, draw) => {
        rows.push([...head, 'sample', draw, value]);
      });
    });
  writeWhole(path, csvLines(rows));
}

/**
 * Linear between order statistics, as numpy and R's type 7.
 * @param sorted ascending
 */
export function quantileOf(sorted: ArrayLike<number>, level: number): number {
  const at = (sorted.length - 1) * level;
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}
