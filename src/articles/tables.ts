/** Rows and cells, from tags, from bars and from what is left of them. */
import type { Block, PlacedText } from '../core/index.ts';
import { roleOfHead } from './columns.ts';
import { cut, EMPTY, joined, tidy } from './placed.ts';
import type { Repairs } from './repairs.ts';

type RowBlock = Extract<Block, { kind: 'row' }>;

interface OpenRow {
  cells: PlacedText[][];
  isHeader: boolean;
  isCellOpen: boolean;
  /** opened by its own tag, so that it may go over several lines */
  isTagged: boolean;
  /** what opened its first cell is lost, and perhaps the cells before it */
  lostStart: boolean;
}

export class TableReader {
  readonly #blocks: Block[];
  readonly #repairs: Repairs;
  #row: OpenRow | undefined;
  #rows: RowBlock[] = [];
  /** the lines of rows parted by bars: one alone is no table */
  #lines: PlacedText[] = [];
  #table = -1;

  constructor(blocks: Block[], repairs: Repairs) {
    this.#blocks = blocks;
    this.#repairs = repairs;
  }

  get isOpen(): boolean {
    return this.#rows.length > 0;
  }

  get isRowOpen(): boolean {
    return this.#row !== undefined;
  }

  get endsAtLine(): boolean {
    return this.#row?.isTagged === false;
  }

  /** Takes text into the open row; says whether there was one. */
  takes(content: PlacedText): boolean {
    const row = this.#row;
    if (row === undefined) return false;
    if (!row.isCellOpen) {
      if (/^[\s&;|]*$/.test(content.text)) return true;
      row.cells.push([]);
      row.isCellOpen = true;
    }
    row.cells.at(-1)?.push(content);
    return true;
  }

  /** A gap between two parts of a cell. */
  space(): void {
    const last = this.#row?.cells.at(-1)?.at(-1);
    if (last === undefined || !this.#row?.isCellOpen) return;
    const at = last.to.at(-1) ?? 0;
    this.takes({ text: ' ', from: Uint32Array.of(at), to: Uint32Array.of(at) });
  }

  row(): void {
    this.endRow();
    this.#row = {
      ...{ cells: [], isHeader: false, isCellOpen: false },
      ...{ isTagged: true, lostStart: false },
    };
  }

  cell(isHeader: boolean, closes: boolean): void {
    if (this.#row === undefined) {
      this.row();
      if (this.#row !== undefined) (this.#row as OpenRow).isTagged = false;
    }
    const row = this.#row as unknown as OpenRow;
    if (isHeader) row.isHeader = true;
    if (!closes) row.cells.push([]);
    row.isCellOpen = !closes;
  }

  /** Makes a row of text whose first cell had lost its opening. */
  adopt(content: PlacedText, isHeader: boolean, closes: boolean): void {
    if (isHeader && this.#rows.some((row) => !row.is_header)) this.close();
    this.cell(isHeader, false);
    const row = this.#row as OpenRow;
    row.lostStart = closes;
    this.takes(content);
    row.isCellOpen = false;
    if (!closes) this.cell(isHeader, false);
    this.#repairs.add('rows');
  }

  lastCell(): PlacedText {
    return joined(this.#row?.cells.at(-1) ?? []);
  }

  setLastCell(content: PlacedText): void {
    const cells = this.#row?.cells;
    if (cells !== undefined && cells.length > 0) cells[cells.length - 1] = [content];
  }

  endRow(): void {
    const row = this.#row;
    this.#row = undefined;
    if (row === undefined) return;
    const cells = row.cells.map((parts) => trimmed(joined(parts)));
    while (!row.isTagged && cells.length > 0 && cells.at(-1)?.text === '') cells.pop();
    while (row.lostStart && cells.length < this.#columns) cells.unshift(EMPTY);
    this.#add(cells, row.isHeader);
  }

  get #columns(): number {
    return Math.max(0, ...this.#rows.map(({ cells }) => cells.length));
  }

  #add(cells: PlacedText[], is_header: boolean, line?: PlacedText): void {
    if (cells.every(({ text }) => text === '')) return;
    if (this.#rows.length === 0) this.#table++;
    const row: RowBlock = { kind: 'row', table: this.#table, is_header, cells };
    this.#rows.push(row);
    if (line !== undefined) this.#lines.push(line);
    this.#blocks.push(row);
  }

  /** A line whose cells are parted by bars or by what is left of tags, or the rule under a head. */
  line(content: PlacedText, separator: 'pipe' | 'and' | 'rule'): void {
    if (separator === 'rule') {
      const last = this.#rows.at(-1);
      if (last !== undefined && this.#rows.length === 1) last.is_header = true;
      return;
    }
    if (separator === 'and') {
      const cells = partedBy(content, /(?<!\s)&|&(?!\s)/g);
      if (cells[0]?.text === '') cells.shift();
      while (cells.at(-1)?.text === '') cells.pop();
      this.#add(cells, false);
      if (cells.length > 0) this.#repairs.add('rows');
      return;
    }
    const cells = partedBy(content, /(?<!\\)\|/g);
    // A bar at the head is an empty first cell where the table's other lines have none there.
    const isBarred = /^\s*\|/.test(content.text);
    const isOddBar = this.#lines.length > 0 && !/^\s*\|/.test(this.#lines[0].text);
    if (isBarred && !isOddBar) cells.shift();
    if (isBarred && isOddBar) this.#repairs.add('rows');
    if (/\|\s*$/.test(content.text)) cells.pop();
    this.#add(cells, false, content);
  }

  /** Ends the table: a single line with bars was none, and a first row that names columns is a head. */
  close(): void {
    const [first, ...others] = this.#rows;
    const isLoneLine = first !== undefined && others.length === 0 && this.#lines.length === 1;
    if (isLoneLine && !first.is_header) {
      this.#blocks[this.#blocks.indexOf(first)] = { kind: 'paragraph', content: this.#lines[0] };
      this.#table--;
    } else if (first !== undefined && !this.#rows.some(({ is_header }) => is_header))
      first.is_header = namesColumns(first, others);
    this.#rows = [];
    this.#lines = [];
  }
}

function partedBy(content: PlacedText, separator: RegExp): PlacedText[] {
  const cells: PlacedText[] = [];
  let start = 0;
  for (const { index, 0: found } of content.text.matchAll(separator)) {
    cells.push(trimmed(cut(content, start, index)));
    start = index + found.length;
  }
  cells.push(trimmed(cut(content, start)));
  return cells;
}

/** A cell without what is left of separators at its ends. */
function trimmed(content: PlacedText): PlacedText {
  const cell = tidy(content);
  const start = /^[&|\s]*/.exec(cell.text)?.[0].length ?? 0;
  const end = cell.text.replace(/[&|\s]+$/, '').length;
  return tidy(cut(cell, Math.min(start, end), end));
}

/** Short words without full stop or figures above longer cells. */
function namesColumns(first: RowBlock, others: readonly RowBlock[]): boolean {
  const roles = first.cells.map(({ text }) => (text.length <= 60 ? roleOfHead(text) : undefined));
  if (first.cells.length > 1 && roles.every((role) => role !== undefined)) return others.length > 0;
  if (others.length < 2 || first.cells.some(({ text }) => text === '')) return false;
  if (first.cells.some(({ text }) => text.length > 60 || /[.;:!?]$|^\d/.test(text))) return false;
  const mean = (rows: readonly RowBlock[]) => {
    const cells = rows.flatMap((row) => row.cells);
    return cells.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, cells.length);
  };
  return mean(others) > 1.3 * mean([first]) || others.some((r) => r.cells.some(isFigure));
}

function isFigure({ text }: PlacedText): boolean {
  return /^[\d\s.,%±+-]+$/.test(text);
}
