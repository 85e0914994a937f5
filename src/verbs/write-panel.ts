/** A panel as rows, CSV or Parquet. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { csvLines, monthText, type Panel } from '../core/index.ts';
import { writeWhole } from '../store/index.ts';

type Cell = string | number | null;

interface Columns {
  unit: string[];
  time: { name: 'month' | 'year'; text: string[] };
  values: [id: string, values: (number | null)[]][];
  /** outcomes of each row whose value is not final */
  provisional: string[];
}

/** Long columns, oldest first; a missing value is null. */
function columnsOf(panel: Panel): Columns {
  const { periods, unit_ids, vintages } = panel;
  const ids = Object.keys(panel.outcomes);
  const text = periods.map((p) => (panel.period === 'year' ? String(p) : monthText(p)));
  const size = unit_ids.length * periods.length;
  const each = <T>(of: (at: number) => T) => Array.from({ length: size }, (_, at) => of(at));
  const isProvisional = (id: string, at: number) =>
    vintages[panel.vintage_of[id][at]]?.final === false;
  return {
    unit: each((at) => unit_ids[Math.floor(at / periods.length)]),
    time: { name: panel.period, text: each((at) => text[at % periods.length]) },
    values: ids.map((id) => [
      id,
      Array.from(panel.outcomes[id], (v) => (Number.isNaN(v) ? null : v)),
    ]),
    provisional: each((at) => ids.filter((id) => isProvisional(id, at)).join(' ')),
  };
}

/** Rows in order of unit and time. */
export function rowsOf(panel: Panel, withProvisional: boolean): Record<string, Cell>[] {
  const { unit, time, values, provisional } = columnsOf(panel);
  return unit.map((name, at) => ({
    unit: name,
    [time.name]: time.text[at],
    ...Object.fromEntries(values.map(([id, column]) => [id, column[at]])),
    ...(withProvisional ? { provisional: provisional[at] } : {}),
  }));
}

interface Writing {
  /** what the file says of itself before its rows, e.g. that it is not for redistribution */
  marks: readonly string[];
  withProvisional: boolean;
}

/** Writes Parquet where the name ends so, else CSV; marks are comments, or the file's metadata. */
export function writePanel(panel: Panel, path: string, { marks, withProvisional }: Writing): void {
  const { unit, time, values, provisional } = columnsOf(panel);
  if (path.endsWith('.parquet')) {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'unit', data: unit, type: 'STRING' },
        { name: time.name, data: time.text, type: 'STRING' },
        ...values.map(([name, data]) => ({
          name,
          data,
          type: 'DOUBLE' as const,
          nullable: true,
        })),
        ...(withProvisional
          ? [{ name: 'provisional', data: provisional, type: 'STRING' as const }]
          : []),
      ],
      kvMetadata: marks.map((value) => ({ key: 'notice', value })),
    });
    writeWhole(path, new Uint8Array(buffer));
    return;
  }
  const header = ['unit', time.name, ...values.map(([id]) => id)];
  const rows = unit.map((name, at) => [
    ...[name, time.text[at], ...values.map(([, column]) => column[at])],
    ...(withProvisional ? [provisional[at]] : []),
  ]);
  writeWhole(
    path,
    marks.map((mark) => `# ${mark}\n`).join('') +
      csvLines([[...header, ...(withProvisional ? ['provisional'] : [])], ...rows]),
  );
}
