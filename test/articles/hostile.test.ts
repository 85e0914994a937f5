/** Articles that are too large, too deep, broken or made to harm: read within bounds, or refused. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/index.ts';
import { hostileArticles } from '../fixtures/articles/hostile.ts';
import { docxOf, docxParagraph, pdfOf } from '../fixtures/articles/make.ts';

const of = (text: string) => new TextEncoder().encode(text);
const text = 'The text of it.';

/** Seconds of processor time; a clock would measure what else the machine does. */
async function seconds(bytes: Uint8Array): Promise<number> {
  const before = process.cpuUsage();
  await readArticle(bytes).catch(() => {});
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('hostile articles', () => {
  it.each(Object.entries(hostileArticles('http://canary.invalid')))(
    '%s gives text without script and without characters that turn it',
    async (_, bytes) => {
      const { blocks } = await readArticle(bytes);
      const all = blocks
        .flatMap((block) => (block.kind === 'row' ? block.cells : [block.content]))
        .map((content) => content.text)
        .join('\n');
      expect(all).toMatch(/market/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(all).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]/);
    },
  );

  it.each([
    ['100,000 open divisions', of(`<html><body>${'<div>'.repeat(100_000)}${text}`)],
    ['nested tables', of(`<html><body>${'<table><tr><td>'.repeat(20_000)}${text}`)],
    ['unclosed comments', of(`${text} <!-- `.repeat(30_000))],
    ['open brackets', of(text + '< '.repeat(200_000))],
    ['ampersands', of(text + '&amp;'.repeat(60_000))],
    ['glued words before a heading end', of(`${'wordWord'.repeat(60_000)} h2>`)],
    ['blanks', of(`${text}${' '.repeat(500_000)}x`)],
    ['bars', of('a | b '.repeat(30_000))],
    ['damaged ends of items', of('The text li >'.repeat(10_000))],
    ['combining marks', of(`e${'\u0301'.repeat(200_000)}`)],
  ])('%s take less than 10 s', async (_, bytes) => {
    expect(await seconds(bytes)).toBeLessThan(10);
  });

  it('of 50 MB the first 4 MiB are read, and it says so', async () => {
    const paragraph = `<p>${'The text of it goes on. '.repeat(4000)}</p>`;
    const bytes = of(`<html><body>${paragraph.repeat(530)}`);
    expect(bytes.length).toBeGreaterThan(50_000_000);
    const article = await readArticle(bytes);
    expect(article.notes[0]).toMatchObject({ code: 'article-cut' });
    expect(article.blocks.length).toBeLessThan(60);
  });

  it.each<[string, string, Uint8Array]>([
    ['nothing', 'article-empty', new Uint8Array(0)],
    ['blanks', 'article-empty', of(' \n\n ')],
    ['a script alone', 'article-empty', of('<html><body><script>run()</script></body></html>')],
    ['zeros', 'article-format', new Uint8Array(1000)],
    [
      'a picture',
      'article-format',
      Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31) & 255),
    ],
    ['a broken PDF', 'article-format', of('%PDF-1.7\n1 0 obj <<')],
    ['a ZIP file of another kind', 'article-format', zipSync({ 'a.txt': strToU8('a') })],
    ['half a DOCX', 'article-format', docxOf(docxParagraph(text)).slice(0, 90)],
    ['an old Word file', 'article-format', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3)],
    ['a PDF without text', 'article-empty', pdfOf([[]])],
    ['a PDF of 33 MB', 'article-too-large', of(`%PDF-1.7${' '.repeat(33 * 1024 * 1024)}`)],
  ])('%s is refused with %s', async (_, code, bytes) => {
    await expect(readArticle(bytes)).rejects.toMatchObject({ issues: [{ code }] });
  });

  it('a DOCX that unpacks without end is cut off', async () => {
    const bomb = docxOf(docxParagraph('boom '.repeat(1_200_000)));
    expect(bomb.length).toBeLessThan(60_000);
    const article = await readArticle(bomb).catch((error) => error);
    expect((article.notes ?? article.issues)[0].code).toMatch(/article-(cut|empty)/);
  });

  it('entities of an XML file are not expanded', async () => {
    const lol = `<!DOCTYPE w [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>`;
    const article = await readArticle(docxOf(docxParagraph(`${lol}${text} &c;&c;&c;`)));
    expect(JSON.stringify(article.blocks)).not.toContain('haha');
  });
});
