import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/index.ts';
import type { Article } from '../../src/core/index.ts';

const GIVEN = '../shared/data/articles/wagner-exit-mali.txt';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readArticle(bytesOf(text));

function told(article: Article): string[] {
  return article.blocks.map((block) =>
    block.kind === 'row'
      ? `row ${block.cells.map(({ text }) => text).join(' | ')}`
      : `${block.kind} ${block.content.text}`,
  );
}

describe('an article with debris of markup', () => {
  it('leftover tags become what they were', async () => {
    const article = await read(
      '- < strong>Train the guards: strong> Work with neighbours.[Source] li >\n- & nbsp;< strong >& Open roads :& lt;/ strong & gt;& nbsp ; Clear mines .& lt;/ li & gt;\n',
    );
    expect(told(article)).toEqual([
      'item Train the guards: Work with neighbours.',
      'item Open roads : Clear mines.',
    ]);
  });

  it('a heading glued to a cell is parted from it', async () => {
    const article = await read(
      'Area</ th>\n< ; t d >&Water<&t d >&Dig wells<&t d >&Town councils<&t d >&\n&Food&Store grain&Local NGOsWhat Comes Next? h2>\n',
    );
    expect(told(article)).toEqual([
      'row Area',
      'row Water | Dig wells | Town councils',
      'row Food | Store grain | Local NGOs',
      'heading What Comes Next?',
    ]);
  });

  it.skipIf(!existsSync(GIVEN))('the given article is read whole', async () => {
    const article = await readArticle(readFileSync(GIVEN));
    const count = (kind: string) => article.blocks.filter((block) => block.kind === kind).length;
    expect([count('heading'), count('item'), count('row')]).toEqual([6, 10, 11]);
  });
});
