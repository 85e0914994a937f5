import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { fixTexts, inFrench, issueIn, whatTexts } from '../../src/words/index.ts';

const SRC = 'src';
/** Made of two texts, each of which has its French. */
const COMPOSED = 'bundled table "VALUE" VALUE';

/** Texts of issues in the sources, with `VALUE` for each value. */
function textsOf(word: 'what' | 'fix'): { text: string; file: string }[] {
  const found: { text: string; file: string }[] = [];
  for (const folder of readdirSync(SRC, { withFileTypes: true })) {
    if (!folder.isDirectory() || folder.name === 'words') continue;
    for (const name of readdirSync(join(SRC, folder.name))) {
      const file = join(folder.name, name);
      const source = ts.createSourceFile(
        file,
        readFileSync(join(SRC, file), 'utf8'),
        ts.ScriptTarget.ES2022,
      );
      for (const text of textsUnder(source, word))
        if (text.trim().split(' ').length >= 3 && text !== COMPOSED && !text.includes('\n'))
          found.push({ text, file });
    }
  }
  return found;
}

/** Functions that take an issue as words in a row: code, what, where, fix. */
const MAKERS = ['note', 'fault'];

/** Values of `what: …`, `const what = …` and of calls of the makers. */
function textsUnder(node: ts.Node, word: 'what' | 'fix'): string[] {
  const texts: string[] = [];
  const isNamed = (name: ts.Node) => ts.isIdentifier(name) && name.text === word;
  const visit = (at: ts.Node): void => {
    if (ts.isPropertyAssignment(at) && isNamed(at.name)) texts.push(...literalsOf(at.initializer));
    if (ts.isVariableDeclaration(at) && isNamed(at.name) && at.initializer)
      texts.push(...literalsOf(at.initializer));
    if (ts.isCallExpression(at) && ts.isIdentifier(at.expression)) {
      const said = MAKERS.includes(at.expression.text) && at.arguments[word === 'what' ? 1 : 3];
      if (said) texts.push(...literalsOf(said));
    }
    ts.forEachChild(at, visit);
  };
  visit(node);
  return texts;
}

/** Texts of an expression: of both branches of a condition, not of a call's arguments. */
function literalsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.map(({ expression, literal }) => {
      const isQuoted = ts.isCallExpression(expression) && callee(expression) === 'quoted';
      return `${isQuoted ? '"VALUE"' : 'VALUE'}${literal.text}`;
    });
    return [node.head.text + parts.join('')];
  }
  if (ts.isConditionalExpression(node))
    return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return [...literalsOf(node.left), ...literalsOf(node.right)];
  return [];
}

function callee({ expression }: ts.CallExpression): string {
  return ts.isIdentifier(expression) ? expression.text : '';
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
