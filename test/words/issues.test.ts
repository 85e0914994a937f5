import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixTexts, inFrench, issueIn, whatTexts } from '../../src/words/index.ts';

const SRC = 'src';
/** Made of two texts, each of which has its French. */
const COMPOSED = 'bundled table "VALUE" VALUE';

/** Texts of issues in the sources, with `{}` for each value. */
function textsOf(word: 'what' | 'fix'): { text: string; file: string }[] {
  const found: { text: string; file: string }[] = [];
  const literal = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
  for (const folder of readdirSync(SRC, { withFileTypes: true })) {
    if (!folder.isDirectory() || folder.name === 'words') continue;
    for (const name of readdirSync(join(SRC, folder.name))) {
      const file = join(SRC, folder.name, name);
      const source = readFileSync(file, 'utf8');
      // `what: …,` and `const what = …;` up to the end of the value, ternaries included.
      for (const at of source.matchAll(
        new RegExp(`\\b${word}(?: =|:)\\s*([^;]*?)(?:;|,\\n|,\\s(?:where|fix)\\b| \\})`, 'gs'),
      )) {
        for (const match of at[1].matchAll(literal)) {
          const raw = match[1] ?? match[2] ?? match[3] ?? '';
          const text = raw
            .replace(/\$\{quoted\([^}]*\)\}/g, '"VALUE"')
            .replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, 'VALUE')
            .replace(/\\'/g, "'");
          if (text.trim().split(' ').length >= 3 && text !== COMPOSED && !text.includes('\n'))
            found.push({ text, file });
        }
      }
    }
  }
  return found;
}

describe('French of issues', () => {
  it.each([
    ['what', 30],
    ['fix', 30],
  ] as const)('every %s in the sources has French', (word, least) => {
    const found = textsOf(word);
    expect(found.length).toBeGreaterThan(least);
    const missing = found.filter(({ text }) =>
      [whatTexts, fixTexts].every((texts) => inFrench(text, texts) === text),
    );
    expect(missing).toEqual([]);
  });

  it('values keep their place', () => {
    const issue = {
      code: 'row-width',
      what: 'the row has 12 columns, the header has 49',
      where: 'ged.csv line 18, column best',
      fix: 'correct the row, or ingest with --skip-bad-rows',
    };
    expect(issueIn(issue, 'fr')).toMatchObject({
      what: 'la ligne a 12 colonnes, l’en-tête en a 49',
      where: 'ged.csv ligne 18, colonne best',
      fix: 'corrigez la ligne, ou intégrez avec --skip-bad-rows',
    });
    expect(issueIn(issue, 'en')).toBe(issue);
  });

  it('a reason inside another text is translated too', () => {
    const what =
      'no dossier can be made of it: the figures hold no event in Liberia in the 24 months before and after 2016-12, so there is nothing to compare';
    expect(inFrench(what, whatTexts)).toBe(
      "aucun dossier ne peut en être fait : les chiffres ne contiennent aucun événement dans les 24 mois avant et après 2016-12 (Liberia) ; il n'y a rien à comparer",
    );
  });
});
