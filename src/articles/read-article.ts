/** Bytes of an article → its text in blocks, each unit with its place in the bytes. */
import {
  type Article,
  type ArticleFormat,
  type Block,
  type Issue,
  type Language,
  type PlacedText,
  VigieError,
} from '../core/index.ts';
import { blocksOf } from './blocks.ts';
import { withSoundCharacters } from './characters.ts';
import { dateIn, dateOfBlocks } from './date.ts';
import { withMarks } from './debris.ts';
import { decode } from './decode.ts';
import { readDocx } from './docx.ts';
import { isNoText, packedFormat, textFormat } from './format.ts';
import { type MarkedPage, NO_PAGE, readHtml } from './html.ts';
import { languageOf } from './language.ts';
import { MAX_PACKED_BYTES, MAX_TEXT_BYTES } from './limits.ts';
import { readPdf } from './pdf.ts';
import { Repairs } from './repairs.ts';
import { unwrapped, withoutInlineMarks } from './text.ts';

export interface ReadOptions {
  /** for messages, and where the bytes leave the format open */
  file_name?: string;
  language?: 'auto' | Language;
  /** `YYYY-MM-DD` or `YYYY-MM`; what the article says where it is left out */
  date?: string;
}

/** What stands in for a file's name in messages when it has none. */
const UNNAMED = 'article';

/**
 * Reads HTML, plain text with or without debris of markup, Markdown, PDF and DOCX. Nothing in the
 * bytes is run or fetched; time and memory are bounded (`limits.ts`).
 *
 * @throws `article-empty`, `article-format`, `article-too-large`, `article-date`
 */
export async function readArticle(bytes: Uint8Array, options: ReadOptions = {}): Promise<Article> {
  const where = options.file_name ?? UNNAMED;
  const repairs = new Repairs();
  const notes: Issue[] = [];
  const date = givenDate(options.date);
  const { page, format, extracted } = await readBytes(bytes, options, repairs, notes);
  const isLined = format === 'text' || format === 'markdown';
  const marked = withMarks(page.content, repairs, !isLined);
  const blocks = blocksOf(marked, { isText: isLined, repairs });
  if (blocks.length === 0)
    throw new VigieError([
      {
        code: 'article-empty',
        what: 'the article holds no text',
        where,
        fix: 'give a file that holds the text itself; pictures of pages cannot be read',
      },
    ]);
  notes.push(...repairs.notes(where));
  const language = chosenLanguage(blocks, options, where, notes);
  return {
    title: titleOf(blocks, page.title),
    language,
    date: date ?? dateOf(page, blocks, where, notes),
    format,
    offsets: extracted === undefined ? 'file' : 'extracted-text',
    ...(extracted === undefined ? {} : { extracted }),
    blocks,
    notes,
  };
}

/** What the page states, what stands near its head, or when the file was made. */
function dateOf(
  page: MarkedPage,
  blocks: readonly Block[],
  where: string,
  notes: Issue[],
): string | null {
  const said = (page.date && dateIn(page.date)) ?? dateOfBlocks(blocks);
  if (said) return said;
  const made = page.created && dateIn(page.created);
  if (!made) return null;
  notes.push({
    code: 'article-date-of-file',
    what: `the article gives no date, so that of the file is taken: ${made}`,
    where,
    fix: 'give the date with --date',
  });
  return made;
}

interface ReadBytes {
  page: MarkedPage;
  format: ArticleFormat;
  extracted?: string;
}

async function readBytes(
  bytes: Uint8Array,
  options: ReadOptions,
  repairs: Repairs,
  notes: Issue[],
): Promise<ReadBytes> {
  const where = options.file_name ?? UNNAMED;
  const packed = packedFormat(bytes);
  if (packed === undefined && !isNoText(bytes)) return readText(bytes, options, repairs, notes);
  if (packed !== undefined && bytes.length > MAX_PACKED_BYTES)
    throw new VigieError([
      {
        code: 'article-too-large',
        what: `the file has ${bytes.length} bytes, and at most ${MAX_PACKED_BYTES} are read of a PDF or DOCX file`,
        where,
        fix: 'give the article alone, or save it as plain text',
      },
    ]);
  const found =
    packed === 'pdf' ? await readPdf(bytes) : packed === 'zip' ? readDocx(bytes) : undefined;
  if (found === undefined)
    throw new VigieError([
      packed === 'pdf'
        ? {
            code: 'article-format',
            what: 'the PDF file is damaged or locked and cannot be read',
            where,
            fix: 'open it in a viewer and save its text',
          }
        : {
            code: 'article-format',
            what: 'the file is neither a page, a text, a PDF nor a DOCX file',
            where,
            fix: 'save it as HTML, plain text, PDF or DOCX',
          },
    ]);
  if (found.isCut)
    notes.push({
      code: 'article-cut',
      what: 'the file holds more text than is read, so its end was left',
      where,
      fix: 'give the part of the file that matters',
    });
  const { content, extracted } = found.text.done();
  const sound = withSoundCharacters(content, repairs, true);
  const page = { ...NO_PAGE, content: sound, title: found.title, created: found.created };
  return { page, format: packed === 'pdf' ? 'pdf' : 'docx', extracted };
}

async function readText(
  bytes: Uint8Array,
  options: ReadOptions,
  repairs: Repairs,
  notes: Issue[],
): Promise<ReadBytes> {
  const where = options.file_name ?? UNNAMED;
  if (bytes.length > MAX_TEXT_BYTES)
    notes.push({
      code: 'article-cut',
      what: `the file has ${bytes.length} bytes, of which the first ${MAX_TEXT_BYTES} were read`,
      where,
      fix: 'give the part of the file that matters',
    });
  const { content, strays } = decode(bytes.subarray(0, MAX_TEXT_BYTES));
  repairs.add('encoding', strays);
  const sound = withSoundCharacters(content, repairs);
  const format = textFormat(sound.text, options.file_name);
  if (format === 'html') {
    const page = await readHtml(sound, repairs);
    if (page.left_out > 0)
      notes.push({
        code: 'article-around',
        what: `${page.left_out} characters of navigation, notices and neighbouring articles were left out`,
        where,
        fix: 'no action is needed; give the text alone if something is missing',
      });
    return { page, format };
  }
  const text: PlacedText = withoutInlineMarks(unwrapped(sound));
  return { page: { ...NO_PAGE, content: text }, format };
}

function givenDate(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  if (/^\d{4}-\d\d(-\d\d)?$/.test(date) && dateIn(date.length === 7 ? `${date}-01` : date))
    return date;
  throw new VigieError(
    [
      {
        code: 'article-date',
        what: `"${date}" is not a date`,
        where: '--date',
        fix: 'write it as 2025-06-10 or 2025-06',
      },
    ],
    2,
  );
}

function chosenLanguage(
  blocks: readonly Block[],
  options: ReadOptions,
  where: string,
  notes: Issue[],
): Language {
  if (options.language !== undefined && options.language !== 'auto') return options.language;
  const { language, isOther } = languageOf(blocks);
  if (isOther)
    notes.push({
      code: 'article-language',
      what: 'the text seems to be neither English nor French',
      where,
      fix: 'give a translation, or choose the language with --lang en or --lang fr',
    });
  return language;
}

/** The main heading, or what the page calls itself, or the first words. */
function titleOf(blocks: readonly Block[], said: string): string {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));
  const main = headings.find(({ level }) => level === 1)?.content.text;
  if (main !== undefined || said !== '') return main ?? said;
  if (headings.length > 0) return headings[0].content.text;
  const first = blocks[0];
  const text = first.kind === 'row' ? first.cells.map((c) => c.text).join(' ') : first.content.text;
  return text.length <= 100 ? text : `${text.slice(0, 97).trimEnd()}…`;
}
