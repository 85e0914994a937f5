/** Text cut into rows of cells, piece by piece, with the line on which each row starts. */
import Papa from 'papaparse';
import type { Issue } from '../core/index.ts';

/** Rows of a table with the line on which each starts, in blocks. */
export interface RowBlock {
  rows: string[][];
  lines: number[];
}

const BLOCK = 1 << 16;
/** No row of a release comes near this many characters: beyond, a quote was left open. */
const LONGEST_ROW = 1 << 25;

/** Feeds text to the CSV parser and keeps what may still be an unfinished row for the next piece. */
export class RowSplitter {
  private rest = '';
  private line = 1;
  /** characters to wait for: grows while a row does not end, so that no text is read too often */
  private wanted = BLOCK;
  private parser: Papa.Parser | undefined;
  private readonly path: string;
  private readonly issues: Issue[];
  private readonly delimiter: string | undefined;
  private stopped = false;

  constructor(path: string, issues: Issue[], delimiter?: string) {
    this.delimiter = delimiter;
    this.path = path;
    this.issues = issues;
  }

  /** @param text with `\n` line ends */
  push(text: string): RowBlock {
    if (this.stopped) return { rows: [], lines: [] };
    this.rest += text;
    return this.rest.length < this.wanted ? { rows: [], lines: [] } : this.take(false);
  }

  end(text: string): RowBlock {
    if (this.stopped) return { rows: [], lines: [] };
    this.rest += text;
    return this.take(true);
  }

  private take(final: boolean): RowBlock {
    const block: RowBlock = { rows: [], lines: [] };
    const text = this.rest;
    if (text === '') return block;
    this.parser ??= new Papa.Parser({
      delimiter: this.delimiter ?? delimiterOf(text),
      newline: '\n',
    });
    const parsed: Papa.ParseResult<string[]> = this.parser.parse(text, 0, !final);
    this.rest = final ? '' : text.slice(parsed.meta.cursor);
    this.wanted = Math.min(
      parsed.meta.cursor === 0 ? text.length * 2 : this.rest.length + BLOCK,
      LONGEST_ROW + BLOCK,
    );
    this.complain(
      final ? parsed.errors : parsed.errors.filter((e) => (e.row ?? 0) < parsed.data.length),
      parsed.data,
    );
    for (const row of parsed.data) {
      if (row.length > 1 || row[0].trim() !== '') {
        block.rows.push(row);
        block.lines.push(this.line);
      }
      this.line += 1 + lineBreaks(row);
    }
    if (this.rest.length > LONGEST_ROW) this.stop();
    return block;
  }

  /** What follows a row without end cannot be told apart from it: nothing more is read. */
  private stop(): void {
    this.stopped = true;
    this.rest = '';
    this.issues.push({
      code: 'row-endless',
      what: `the row does not end within ${LONGEST_ROW} characters`,
      where: `${this.path} line ${this.line}`,
      fix: 'look for a quote that is not closed on this line, or a file without line ends',
    });
  }

  private complain(errors: readonly Papa.ParseError[], rows: readonly string[][]): void {
    for (const error of errors) {
      const before = rows.slice(0, error.row ?? 0);
      const line = this.line + before.reduce((sum, row) => sum + 1 + lineBreaks(row), 0);
      const open = error.code === 'MissingQuotes';
      this.issues.push({
        code: 'quoting',
        what: open
          ? 'a quote is opened and never closed'
          : 'a quote stands in the middle of a cell',
        where: `${this.path} line ${line}`,
        fix: 'double the quotes inside a quoted cell, and close it',
      });
    }
  }
}

/** The delimiter that cuts the first line into most cells. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.indexOf('\n') + 1 || text.length);
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, n: line.split(mark).length }));
  return counts.sort((a, b) => b.n - a.n)[0].mark;
}

function lineBreaks(row: readonly string[]): number {
  let breaks = 0;
  for (const cell of row) breaks += countBreaks(cell);
  return breaks;
}

export function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
