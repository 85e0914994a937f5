/** A panel as rows, CSV or Parquet. */
import { csvLines, monthText, type Panel } from '../core/index.ts';
import { writeWhole } from '../store/index.ts';
import { writeParquet } from './write-parquet.ts';

type Cell = string | number | null;

/** A column of the long table; a missing value is null. */
interface Column {
  name: string;
  type: 'STRING' | 'DOUBLE';
  /** cells of some rows; a list of numbers alone stays as it is */
  cells: (from: number, to: number) => Float64Array | Cell[];
}

/** Columns of rows in order of unit and time. */
function columnsOf(panel: Panel, withProvisional: boolean): Column[] {
  const { periods, unit_ids, vintages } = panel;
  const ids = Object.keys(panel.outcomes);
  const text = periods.map((p) => (panel.period === 'year' ? String(p) : monthText(p)));
  const isProvisional = (id: string, row: number) =>
    vintages[panel.vintage_of[id][row]]?.final === false;
  const columns = [
    words('unit', (row) => unit_ids[Math.floor(row / periods.length)]),
    words(panel.period, (row) => text[row % periods.length]),
    ...ids.map((id) => numbers(id, panel.outcomes[id])),
  ];
  // Outcomes of the row whose value is not final.
  const provisional = words('provisional', (row) =>
    ids.filter((id) => isProvisional(id, row)).join(' '),
  );
  return withProvisional ? [...columns, provisional] : columns;
}

function words(name: string, at: (row: number) => string): Column {
  const cells = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => at(from + i));
  return { name, type: 'STRING', cells };
}

function numbers(name: string, values: Float64Array): Column {
  const cells = (from: number, to: number) => {
    const part = values.subarray(from, to);
    return part.some(Number.isNaN)
      ? Array.from(part, (value) => (Number.isNaN(value) ? null : value))
      : part;
  };
  return { name, type: 'DOUBLE', cells };
}

function lengthOf({ unit_ids, periods }: Panel): number {
  return unit_ids.length * periods.length;
}

/** Rows in order of unit and time. */
export function rowsOf(panel: Panel, withProvisional: boolean): Record<string, Cell>[] {
  const columns = columnsOf(panel, withProvisional);
  const cells = columns.map((column) => column.cells(0, lengthOf(panel)));
  return Array.from({ length: lengthOf(panel) }, (_, row) =>
    Object.fromEntries(columns.map(({ name }, i) => [name, cells[i][row]])),
  );
}

interface Writing {
  /** what the file says of itself before its rows, e.g. that it is not for redistribution */
  marks: readonly string[];
  withProvisional: boolean;
}

/** Writes Parquet where the name ends so, else CSV; marks are comments, or the file's metadata. */
export function writePanel(panel: Panel, path: string, { marks, withProvisional }: Writing): void {
  const columns = columnsOf(panel, withProvisional);
  const length = lengthOf(panel);
  if (path.endsWith('.parquet')) {
    const notices = marks.map((value) => ({ key: 'notice', value }));
    writeParquet(path, columns, length, notices);
    return;
  }
  const cells = columns.map((column) => column.cells(0, length));
  const rows = Array.from({ length }, (_, row) => cells.map((column) => column[row]));
  writeWhole(
    path,
    marks.map((mark) => `# ${mark}\n`).join('') +
      csvLines([columns.map(({ name }) => name), ...rows]),
  );
}
