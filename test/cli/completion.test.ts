import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { completionScript } from '../../src/cli/completion.ts';
import { fieldsOf, type VerbShape } from '../../src/cli/parse.ts';
import { Store } from '../../src/store/index.ts';
import { knownWords, verbs } from '../../src/verbs/index.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());

const shapes = verbs.entries as unknown as VerbShape[];
const known = knownWords(new Store(':memory:'));
const script = (shell: string) => completionScript(shell, shapes, known);
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

/** What bash offers for a line whose last word is being typed. */
function offered(...words: string[]): string[] {
  const run = `source '${folder.at('vigie.bash')}'
COMP_WORDS=(vigie ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_vigie; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['--norc', '-c', run], { encoding: 'utf8', cwd: folder.path });
  return out.trimEnd().split('\n');
}

describe.runIf(has('bash'))('completion in bash', () => {
  folder.write('vigie.bash', script('bash'));
  folder.write('GEDEvent_v25_1.csv', 'x');

  test('is registered for vigie', () => {
    const run = `source '${folder.at('vigie.bash')}'; complete -p vigie`;
    expect(execFileSync('bash', ['-c', run], { encoding: 'utf8' })).toContain('-F _vigie vigie');
  });

  test('offers verbs', () => {
    expect(offered('d')).toEqual(['dossier', 'diff', 'detect', 'doctor']);
    expect(offered('')).toEqual([...verbs.entries.map(({ id }) => id), 'completion', 'help']);
  });

  test.each(shapes.map((shape) => [shape.id, shape] as const))(
    'offers the options of %s',
    (id, shape) => {
      const flags = fieldsOf(shape)
        .filter(({ name }) => !shape.positional.includes(name))
        .map(({ flag }) => flag);
      expect(offered(id, '--')).toEqual(expect.arrayContaining([...flags, '--json', '--help']));
    },
  );

  test('offers choices, transitions, outcomes and paths', () => {
    expect(offered('build', '--level', '')).toEqual([
      'country',
      'region',
      'cell',
      'admin1',
      'admin2',
    ]);
    expect(offered('dossier', 'mali-w')).toEqual(['mali-wagner-2025']);
    expect(offered('build', '--outcome', 'fatalities-').sort()).toEqual([
      'fatalities-high',
      'fatalities-low',
    ]);
    expect(offered('build', '--outcome', 'events,fatalities-l')).toEqual(['events,fatalities-low']);
    expect(offered('ingest', 'GED')).toEqual(['GEDEvent_v25_1.csv']);
    expect(offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(offered('dossier', '--lang', '')).toEqual(expect.arrayContaining(['en', 'fr']));
  });
});

describe.each(['zsh', 'fish'])('completion in %s', (shell) => {
  test('names every verb and option, transitions and outcomes', () => {
    const text = script(shell);
    for (const shape of shapes) {
      expect(text).toContain(shape.id);
      for (const { name, flag } of fieldsOf(shape))
        if (!shape.positional.includes(name) && name !== 'lang')
          expect(text).toContain(shell === 'fish' ? `-l ${flag.slice(2)}` : flag);
    }
    for (const id of [...known.transitions, ...known.outcomes]) expect(text).toContain(id);
    if (shell === 'zsh')
      expect(text.match(/\bcase\b/g)).toHaveLength(text.match(/\besac\b/g)!.length);
  });

  test.runIf(has(shell))('is good syntax', () => {
    const path = folder.write(`vigie.${shell}`, script(shell));
    expect(spawnSync(shell, ['-n', path]).status).toBe(0);
  });
});

test('another shell is bad usage', () => {
  expect(() => script('tcsh')).toThrowError('is not one of bash, zsh, fish');
});
