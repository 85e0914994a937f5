/** Marked text → headings, paragraphs, items and rows in reading order. */
import type { Block, PlacedText } from '../core/index.ts';
import { type LineKind, lineKind, piecesOfItems, runTogetherAt } from './lines.ts';
import { type Mark, type MarkKind, markOf } from './marks.ts';
import { cut, joined, tidy } from './placed.ts';
import type { Repairs } from './repairs.ts';
import { TableReader } from './tables.ts';

export interface BlockOptions {
  /** a new line ends a paragraph, a short line may be a heading, `#` and `-` mean something */
  isText: boolean;
  repairs: Repairs;
}

/** Longest text in front of a heading's leftover end that is taken as the heading itself. */
const MAX_HEADING = 160;

export function blocksOf(content: PlacedText, options: BlockOptions): Block[] {
  const reader = new BlockReader(options);
  for (const token of tokensOf(content))
    if (token.kind === 'text') reader.text(token.content);
    else if (token.kind === 'line') reader.line();
    else reader.mark(token.mark);
  return reader.done();
}

type Token =
  | { kind: 'text'; content: PlacedText }
  | { kind: 'line' }
  | { kind: 'mark'; mark: Mark };

function* tokensOf(content: PlacedText): Generator<Token> {
  let start = 0;
  for (const { index, 0: unit } of content.text.matchAll(/[\n\ue000-\ue1ff]/g)) {
    if (index > start) yield { kind: 'text', content: cut(content, start, index) };
    yield unit === '\n' ? { kind: 'line' } : { kind: 'mark', mark: markOf(unit) };
    start = index + 1;
  }
  if (start < content.text.length) yield { kind: 'text', content: cut(content, start) };
}

class BlockReader {
  readonly #options: BlockOptions;
  readonly #blocks: Block[] = [];
  readonly #tables: TableReader;
  #buffer: PlacedText[] = [];
  #list = -1;
  /** items go on with the last list */
  #isListOpen = false;
  #heading: number | undefined;
  #isItem = false;
  /** the text so far is all strong, or begins so */
  #strong: 'none' | 'open' | 'closed' | 'left' = 'none';
  #lastItemStrong: boolean | undefined;

  constructor(options: BlockOptions) {
    this.#options = options;
    this.#tables = new TableReader(this.#blocks, options.repairs);
  }

  done(): Block[] {
    this.line();
    this.#flush();
    this.#tables.endRow();
    this.#tables.close();
    return this.#blocks;
  }

  text(content: PlacedText): void {
    if (this.#tables.takes(content)) return;
    if (this.#strong === 'closed' && content.text.trim() !== '') this.#strong = 'left';
    this.#buffer.push(content);
  }

  line(): void {
    if (this.#tables.isRowOpen) {
      if (this.#tables.endsAtLine && this.#options.isText) this.#tables.endRow();
      else this.#tables.space();
      return;
    }
    this.#flush();
    if (this.#options.isText) this.#isItem = false;
  }

  mark({ kind, closes }: Mark): void {
    if (/^h[1-6]$/.test(kind)) this.#markHeading(Number(kind[1]), closes);
    else if (kind === 'td' || kind === 'th') this.#markCell(kind, closes);
    else if (kind === 'tr' || kind === 'table') this.#markTable(kind, closes);
    else if (kind === 'li' || kind === 'list') this.#markList(kind, closes);
    else if (kind === 'strong') this.#markStrong(closes);
    else this.#markBlock(kind);
  }

  #markHeading(level: number, closes: boolean): void {
    if (!closes) {
      this.#flush();
      this.#tables.endRow();
      this.#heading = level;
      return;
    }
    if (this.#heading !== undefined) this.#flush();
    else this.#endLostHeading(level);
    this.#heading = undefined;
  }

  /** A heading whose opening was lost: it ends here, and may hang on to what stood before. */
  #endLostHeading(level: number): void {
    const before = this.#tables.isRowOpen ? this.#tables.lastCell() : this.#buffered();
    const at = runTogetherAt(before.text, MAX_HEADING);
    const heading = tidy(at === undefined ? before : cut(before, at));
    if (this.#tables.isRowOpen) {
      if (at === undefined) return;
      this.#tables.setLastCell(cut(before, 0, at));
      this.#tables.endRow();
    } else if (at !== undefined) {
      this.#buffer = [cut(before, 0, at)];
      this.#flush();
    } else this.#buffer = [];
    if (at !== undefined) this.#options.repairs.add('split');
    this.#tables.close();
    if (heading.text !== '') this.#push({ kind: 'heading', level, content: heading });
  }

  #markCell(kind: 'td' | 'th', closes: boolean): void {
    if (!this.#tables.isRowOpen) {
      const before = this.#buffered();
      // A cell that lost its opening stands in the line before this mark.
      if (this.#options.isText && tidy(before).text !== '') {
        this.#buffer = [];
        this.#tables.adopt(before, kind === 'th', closes);
        return;
      }
      this.#flush();
      if (closes) return;
    }
    this.#tables.cell(kind === 'th', closes);
  }

  #markTable(kind: 'tr' | 'table', closes: boolean): void {
    this.#flush();
    if (kind === 'tr' && !closes) this.#tables.row();
    else this.#tables.endRow();
    if (kind === 'table') this.#tables.close();
  }

  #markList(kind: 'li' | 'list', closes: boolean): void {
    if (this.#tables.isRowOpen && !this.#options.isText) {
      this.#tables.space();
      return;
    }
    if (kind === 'li' && closes && !this.#isItem && tidy(this.#buffered()).text !== '')
      this.#isItem = true;
    this.#flush();
    this.#tables.endRow();
    this.#isItem = kind === 'li' && !closes;
    if (kind === 'list') this.#isListOpen = false;
  }

  #markStrong(closes: boolean): void {
    if (closes) {
      if (this.#strong === 'open') this.#strong = 'closed';
      return;
    }
    const before = this.#buffered().text.replace(/[\s*•·–&-]/g, '');
    if (before === '' && !this.#tables.isRowOpen) this.#strong = 'open';
  }

  #markBlock(kind: MarkKind): void {
    if (this.#tables.isRowOpen) {
      this.#tables.space();
      return;
    }
    if (kind === 'br') this.line();
    else {
      const isItem = this.#isItem;
      if (isItem && tidy(this.#buffered()).text === '') return;
      this.#flush();
      this.#isItem = isItem && kind === 'p' && !this.#options.isText;
    }
  }

  #buffered(): PlacedText {
    const whole = joined(this.#buffer);
    this.#buffer = [whole];
    return whole;
  }

  /** Ends what is being collected, by its marks or, without any, by its look. */
  #flush(): void {
    const content = tidy(this.#buffered());
    this.#buffer = [];
    const strong = this.#strong;
    this.#strong = 'none';
    if (content.text === '') return;
    if (this.#heading !== undefined) {
      this.#tables.close();
      this.#push({ kind: 'heading', level: this.#heading, content });
      return;
    }
    const isAllStrong = strong === 'closed' || strong === 'open';
    const kind = lineKind(content.text, {
      isText: this.#options.isText,
      isAllStrong,
      hasTable: this.#tables.isOpen,
      isFirst: this.#blocks.length === 0,
    });
    if (this.#isItem) this.#items(content, strong !== 'none');
    else this.#place(content, kind, strong !== 'none');
  }

  #place(content: PlacedText, kind: LineKind, startsStrong: boolean): void {
    if (kind.kind === 'table') {
      this.#isListOpen = false;
      this.#tables.line(content, kind.separator);
      return;
    }
    if (kind.kind === 'item') {
      const intro = tidy(cut(content, 0, kind.intro));
      if (intro.text !== '') this.#push({ kind: 'paragraph', content: intro });
      this.#items(tidy(cut(content, kind.intro)), startsStrong);
      return;
    }
    this.#tables.close();
    if (kind.kind === 'underline') {
      this.#underline(kind.level);
      return;
    }
    const text = tidy(cut(content, kind.start, kind.end));
    if (text.text === '') return;
    if (kind.end < content.text.length && kind.kind === 'paragraph')
      this.#options.repairs.add('separators');
    this.#push(
      kind.kind === 'heading'
        ? { kind: 'heading', level: kind.level, content: text }
        : { kind: 'paragraph', content: text },
    );
  }

  /** A line of `===` makes a heading of a short paragraph above it. */
  #underline(level: number): void {
    const last = this.#blocks.at(-1);
    if (last?.kind !== 'paragraph' && last?.kind !== 'heading') return;
    if (last.content.text.length > MAX_HEADING) return;
    this.#blocks[this.#blocks.length - 1] = { kind: 'heading', level, content: last.content };
  }

  /** One item or several that run together; another way of writing them begins another list. */
  #items(content: PlacedText, startsStrong: boolean): void {
    this.#tables.close();
    const pieces = piecesOfItems(content.text);
    if (pieces.length > 1) this.#options.repairs.add('split');
    const isOther =
      this.#options.isText &&
      this.#lastItemStrong !== undefined &&
      this.#lastItemStrong !== startsStrong;
    if (!this.#isListOpen || isOther) this.#list++;
    this.#isListOpen = true;
    this.#lastItemStrong = startsStrong;
    for (const [start, end] of pieces) {
      const item = tidy(cut(content, start, end));
      if (item.text !== '') this.#blocks.push({ kind: 'item', list: this.#list, content: item });
    }
  }

  #push(block: Block): void {
    this.#isListOpen = false;
    this.#lastItemStrong = undefined;
    this.#blocks.push(block);
  }
}
