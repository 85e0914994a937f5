/** Tables as CSV: quotes where a cell needs them, an empty cell for what is missing. */
import Papa from 'papaparse';

/**
 * Lines of CSV, each with its end.
 * @example csvLines([['MLI|Ségou, nord', 3], ['say "no"', null]]) // => '"MLI|Ségou, nord",3\n"say ""no""",\n'
 * @example csvLines([]) // => ''
 */
export function csvLines(rows: readonly (readonly unknown[])[]): string {
  if (rows.length === 0) return '';
  return `${Papa.unparse(rows as unknown[][], { newline: '\n' })}\n`;
}

/**
 * A table as CSV, its header first.
 * @example csvTable(['unit', 'events'], [{ events: 3, unit: 'MLI' }, { unit: 'NER' }]) // => 'unit,events\nMLI,3\nNER,\n'
 */
export function csvTable(columns: readonly string[], rows: readonly object[]): string {
  const cells = (row: object) => columns.map((column) => (row as Record<string, unknown>)[column]);
  return csvLines([columns, ...rows.map(cells)]);
}
