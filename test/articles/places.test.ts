/** Every character of clean text leads back to bytes that hold it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/index.ts';
import { type Article, type PlacedText, spanOf } from '../../src/core/index.ts';

const GIVEN = '../shared/data/articles/wagner-exit-mali.txt';
const FIXTURES = 'test/fixtures/articles';

function contents(article: Article): PlacedText[] {
  return article.blocks.flatMap((block) => (block.kind === 'row' ? block.cells : [block.content]));
}

/** Latin-1 and UTF-16 bytes of a text, as an editor would save it. */
const ENCODERS: Record<string, (text: string) => Uint8Array> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  'utf-8 with mark': (text) => new TextEncoder().encode(`\ufeff${text}`),
  'windows-1252': (text) =>
    Uint8Array.from(text, (unit) => (unit === '’' ? 0x92 : unit.charCodeAt(0))),
  'utf-16': (text) => {
    const bytes = new Uint8Array(2 + text.length * 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, true);
    for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), true);
    return bytes;
  },
};

/** Letters and digits alone, with codes such as `&eacute;` and leftovers of tags read by a plain rule. */
function letters(bytes: Uint8Array, encoding: string): string {
  const label = encoding.startsWith('utf-8') ? 'utf-8' : encoding;
  const text =
    label === 'windows-1252'
      ? String.fromCharCode(...bytes)
      : new TextDecoder(label === 'utf-16' ? 'utf-16le' : 'utf-8').decode(bytes);
  return plain(
    text
      .replace(/<[^>]*>/g, '')
      .replaceAll('&eacute;', 'é')
      .replaceAll('&#233;', 'é')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&amp;', '&'),
  );
}

const plain = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

const word = fc.constantFrom(
  ...['Les', 'attaques', 'été', 'près', '1 200', 'Nord', 'l’armée', 'and', 'town', 'à', 'fell'],
);
const written = fc.constantFrom(
  ...[' ', ' ', '  ', '\t', '&nbsp;', ' d&eacute;', ' &#233;t', ' <b>gras</b> ', ' &amp; ', ', '],
);
const sentence = fc
  .array(fc.tuple(word, written), { minLength: 3, maxLength: 12 })
  .map((parts) => `${parts.flat().join('')}fin.`);

describe('places', () => {
  it.each(Object.keys(ENCODERS))(
    'in %s, the bytes of a block hold its letters',
    async (encoding) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(sentence, { minLength: 1, maxLength: 5 }),
          fc.boolean(),
          async (sentences, isPage) => {
            const text = isPage
              ? `<html><body>${sentences.map((one) => `<p>${one}</p>`).join('\r\n')}</body></html>`
              : sentences.join('\n');
            const bytes = ENCODERS[encoding](text);
            const article = await readArticle(bytes, { language: 'fr' });
            for (const content of contents(article)) {
              const { start, end } = spanOf(content, 0, content.text.length);
              expect(letters(bytes.subarray(start, end), encoding)).toBe(plain(content.text));
            }
            const all = contents(article)
              .map((content) => plain(content.text))
              .join('');
            expect(all).toBe(letters(bytes, encoding));
          },
        ),
        { numRuns: 60, seed: 6 },
      );
    },
  );

  const files = [
    ...readdirSync(FIXTURES)
      .filter((name) => /\.(txt|html|md)$/.test(name))
      .map((name) => `${FIXTURES}/${name}`),
    ...(existsSync(GIVEN) ? [GIVEN] : []),
  ];

  it.each(files)('of %s ascend, stay inside the file, and lead to the words', async (file) => {
    const bytes = readFileSync(file);
    const article = await readArticle(bytes, { file_name: file });
    let found = 0;
    let words = 0;
    for (const { text, from, to } of contents(article)) {
      expect([from.length, to.length]).toEqual([text.length, text.length]);
      for (let i = 0; i < text.length; i++) {
        expect(to[i]).toBeGreaterThan(from[i]);
        expect(to[i]).toBeLessThanOrEqual(bytes.length);
        if (i > 0) expect(from[i]).toBeGreaterThanOrEqual(from[i - 1]);
        if (i > 0) expect(to[i]).toBeGreaterThanOrEqual(to[i - 1]);
      }
      for (const { index, 0: one } of text.matchAll(/[A-Za-z]{3,}/g)) {
        const { start, end } = spanOf({ text, from, to }, index, index + one.length);
        words++;
        if (bytes.toString('utf8', start, end) === one) found++;
      }
    }
    expect(found).toBe(words);
    expect(words).toBeGreaterThan(40);
  });

  it('nothing of any text is lost but its markup', async () => {
    const soup = fc.constantFrom(
      ...[
        '< strong>',
        'strong>',
        '& lt;',
        '<&t d >&',
        ' li >',
        ' | ',
        '\n',
        '\n\n',
        '- ',
        '&',
        '#',
        '](',
        '<',
        '>',
        'Word',
        'été',
        '12',
        '. ',
        'NGOsTaking',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(soup, { minLength: 1, maxLength: 30 }), async (parts) => {
        const article = await readArticle(new TextEncoder().encode(`Begin ${parts.join(' ')} end`));
        const clean = contents(article)
          .map(({ text }) => text)
          .join(' ');
        for (const kept of ['Begin', 'end', 'Word', 'été', '12', 'NGOs', 'Taking'])
          expect(clean.split(kept).length - 1).toBe(
            `Begin ${parts.join(' ')} end`.split(kept).length - 1,
          );
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});
