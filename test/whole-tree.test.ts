/** What holds for the repository as a whole: imports, glossary, examples, links, words. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import ts from 'typescript';
import { describe, expect, it, test } from 'vitest';
import * as core from '../src/core/index.ts';
import { sections } from '../src/sections/index.ts';
import { Store } from '../src/store/index.ts';
import { gather } from '../src/verbs/gather.ts';
import { optionWords, terminal, verbWords, words } from '../src/words/index.ts';
import * as sentences from '../src/words/sentences.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SHELVES = [
  ...['sources', 'outcomes', 'signals', 'impact', 'inference', 'models', 'scores', 'charts'],
  ...['sections', 'tables', 'verbs', 'claims'],
];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*\.ts$/;

const at = (path: string) => join(ROOT, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
const readIfThere = (path: string) => (existsSync(at(path)) ? read(path) : '');

/** Files below a folder, as paths from the root. */
function filesBelow(folder: string, ending: string): string[] {
  if (!existsSync(at(folder))) return [];
  return (readdirSync(at(folder), { recursive: true }) as string[])
    .filter((name) => name.endsWith(ending) && statSync(at(join(folder, name))).isFile())
    .map((name) => join(folder, name))
    .sort();
}

const sourceFiles = filesBelow('src', '.ts');

/** `charts` for `src/charts/map.ts`, '' for `src/index.ts`. */
function folderOf(file: string): string {
  const parts = file.split('/');
  return parts.length > 2 ? parts[1] : '';
}

interface Import {
  from: string;
  to: string;
}

const imports: Import[] = sourceFiles.flatMap((from) =>
  ts
    .preProcessFile(read(from))
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({ from, to: join(dirname(from), fileName) })),
);
const crossing = imports.filter(({ from, to }) => folderOf(from) !== folderOf(to));

/** The table of `src/README.md`: what each folder may import. */
function importTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const line of readIfThere('src/README.md').split('\n')) {
    const cells = line.split('|').map((cell) => cell.replaceAll('`', '').trim());
    if (cells.length < 5) continue;
    const [, folder, , may] = cells;
    if (folder === 'folder' || !/^[a-z]+\/?$/.test(folder)) continue;
    const allowed = may.includes('every folder above')
      ? [...table.keys()]
      : may.split(/[\s,·]+/).filter((word) => word !== '' && word !== '–');
    table.set(folder.replace('/', ''), allowed);
  }
  return table;
}

describe('the import table of src/README.md', () => {
  const table = importTable();
  const folders = [...new Set(sourceFiles.map(folderOf))].filter((folder) => folder !== '');

  it('is read, over at least 80 source files and as many imports', () => {
    expect(table.size).toBeGreaterThan(8);
    expect(sourceFiles.length).toBeGreaterThanOrEqual(80);
    expect(imports.length).toBeGreaterThanOrEqual(80);
  });

  it('names every folder of src, and no folder that is not there', () => {
    expect([...table.keys()].sort()).toEqual(folders.sort());
  });

  it('allows only folders that it names', () => {
    const unknown = [...table].flatMap(([folder, allowed]) =>
      allowed.filter((name) => !table.has(name)).map((name) => `${folder} may import ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('allows every import there is', () => {
    const forbidden = crossing
      .filter(({ from }) => folderOf(from) !== '')
      .filter(({ from, to }) => !table.get(folderOf(from))?.includes(folderOf(to)))
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(forbidden).toEqual([]);
  });

  it('keeps shelves apart unless it says otherwise', () => {
    const isShelf = (file: string) => SHELVES.includes(folderOf(file));
    const between = crossing
      .filter(({ from, to }) => isShelf(from) && isShelf(to))
      .filter(({ from, to }) => !table.get(folderOf(from))?.includes(folderOf(to)));
    expect(between).toEqual([]);
    for (const shelf of SHELVES) expect(table.has(shelf)).toBe(true);
  });
});

describe('the tree', () => {
  it('crosses from folder to folder through index.ts alone', () => {
    const around = crossing
      .filter(({ to }) => folderOf(to) !== '' && basename(to) !== 'index.ts')
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(around).toEqual([]);
  });

  it('imports only files that exist', () => {
    expect(imports.filter(({ to }) => !existsSync(at(to)))).toEqual([]);
  });

  it('is never deeper than a folder and a file', () => {
    expect(sourceFiles.filter((file) => file.split('/').length > 3)).toEqual([]);
  });

  it('names its files in kebab-case', () => {
    expect(sourceFiles.filter((file) => !KEBAB.test(basename(file)))).toEqual([]);
  });
});

describe('the glossary', () => {
  const glossary = readIfThere('GLOSSARY.md');
  const types = filesBelow('src/core', '.ts').flatMap((file) =>
    [...read(file).matchAll(/^export (?:abstract )?(?:interface|type|class) (\w+)/gm)].map(
      ([, name]) => name,
    ),
  );

  it('has a line for every type that src/core exports', () => {
    expect(types.length).toBeGreaterThan(40);
    const missing = types.filter(
      (name) => !new RegExp(`\\([^)]*\\b${name}\\b[^)]*\\)|\`${name}\``).test(glossary),
    );
    expect(missing).toEqual([]);
  });
});

interface Example {
  file: string;
  code: string;
  value: string;
}

const examples: Example[] = sourceFiles.flatMap((file) =>
  read(file)
    .split('\n')
    .filter((line) => /^\s*(\/\*\*|\*)\s.* \/\/ => /.test(line))
    .map((line) => {
      const plain = line
        .replace(/^\s*(\/\*\*|\*)\s*/, '')
        .replace(/\s*\*\/\s*$/, '')
        .replace(/^@example\s+/, '');
      const cut = plain.lastIndexOf(' // => ');
      return { file, code: plain.slice(0, cut), value: plain.slice(cut + 7) };
    }),
);

/** Evaluates a TypeScript expression with names in scope. */
function evaluate(expression: string, scope: Record<string, unknown>): unknown {
  const { outputText } = ts.transpileModule(`__value = (${expression})`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const names = Object.keys(scope).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
  const body = `let __value; ${outputText}; return __value;`;
  return new Function(...names, body)(...names.map((name) => scope[name]));
}

describe('the examples of docstrings', () => {
  it('are at least twenty', () => {
    expect(examples.length).toBeGreaterThanOrEqual(20);
  });

  it.each(examples)('$file: $code is $value', async ({ file, code, value }) => {
    const module = (await import(pathToFileURL(at(file)).href)) as Record<string, unknown>;
    const scope = { ...core, ...module };
    const [found, stated] = [evaluate(code, scope), evaluate(value, scope)];
    expect(isDeepStrictEqual(found, stated), `${code} gives ${JSON.stringify(found)}`).toBe(true);
  });
});

/** Names of a heading as GitHub links to it. */
function anchorsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll('`', '')
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

describe('the links of the documentation', () => {
  const pages = [
    ...['README.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'CHANGELOG.md', 'src/README.md'].filter(
      (file) => existsSync(at(file)),
    ),
    ...filesBelow('docs', '.md'),
  ];

  it('start from a README and a guide for contributors', () => {
    expect(pages).toContain('README.md');
    expect(pages).toContain('CONTRIBUTING.md');
  });

  it.each(pages.map((page) => [page]))('lead somewhere from %s', (page) => {
    const plain = read(page).replace(/^```[\s\S]*?^```/gm, '');
    const targets = [...plain.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, to]) => to);
    const broken = targets
      .filter((to) => !/^[a-z]+:/.test(to))
      .filter((to) => {
        const [path, anchor] = to.split('#');
        const file = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path));
        if (!existsSync(at(file))) return true;
        return Boolean(anchor) && file.endsWith('.md') && !anchorsIn(read(file)).includes(anchor);
      });
    expect(broken).toEqual([]);
  });
});

/** Every string of a value with its path; functions are called by nobody and stay unread. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

function keysOf(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [`${path}:${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

/** Words of the page that are the same in both languages. */
const SAME_ON_PAGE = ['Source', 'licence', 'figure', 'Questions', 'Type', 'Date', 'Signal'];
const SAME_IN_TERMINAL = ['page', 'Options', 'centre'];

describe('the words of the page', () => {
  it('have the same keys in English and French', () => {
    expect(keysOf(words.fr).sort()).toEqual(keysOf(words.en).sort());
  });

  it('are never empty', () => {
    const all = [...textsOf(words.en), ...textsOf(words.fr), ...textsOf({ verbWords, terminal })];
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(all.length).toBeGreaterThan(150);
  });

  it('differ between the languages but for a few', () => {
    const english = new Map(textsOf(words.en));
    const same = textsOf(words.fr).filter(
      ([path, text]) => english.get(path) === text && !SAME_ON_PAGE.includes(text),
    );
    expect(same).toEqual([]);
  });

  it('of the terminal are in both languages, and differ', () => {
    const texts = textsOf({ verbWords, optionWords, terminal });
    const english = texts.filter(([path]) => path.endsWith('.en'));
    const french = new Map(texts.filter(([path]) => path.endsWith('.fr')));
    expect(english.length).toBeGreaterThan(60);
    const wrong = english.filter(([path, text]) => {
      const other = french.get(path.replace(/\.en$/, '.fr'));
      return other === undefined || (other === text && !SAME_IN_TERMINAL.includes(text));
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is kept in the repository', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && existsSync(at(file)) && statSync(at(file)).isFile());
  const texts = tracked.flatMap((file) => {
    const bytes = readFileSync(at(file));
    return bytes.includes(0) || /\.(gz|png|parquet)$/.test(file)
      ? []
      : [[file, bytes.toString('utf8')] as const];
  });
  const linesWith = (pattern: RegExp) =>
    texts.flatMap(([file, text]) =>
      text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}`] : [])),
    );

  it('is seen', () => {
    expect(texts.length).toBeGreaterThan(100);
  });

  it('names no absolute path of the machine it was written on', () => {
    expect(linesWith(/(?<![\w.])\/(work|root)\//).slice(0, 10)).toEqual([]);
  });

  it('names no address of a package registry', () => {
    expect(
      linesWith(/https?:\/\/[^\s"'`]*(npmjs|registry|artifactory|pypi|crates)/).slice(0, 10),
    ).toEqual([]);
  });
});

const CAUSAL_EN =
  /(?<!\p{L})(caused?|because of|led to|resulted in|due to|thanks to|impact of)(?!\p{L})/iu;
const CAUSAL_FR =
  /(?<!\p{L})(a causé|causée?s? par|à cause de|grâce à|en raison de|a entraîné|a provoqué)(?!\p{L})/iu;

function causal(texts: readonly string[]): string[] {
  return texts.filter((text) => CAUSAL_EN.test(text) || CAUSAL_FR.test(text.replaceAll('’', "'")));
}

describe('causal words', () => {
  it('are recognised where they stand', () => {
    expect(
      causal(['It fell due to rain.', 'Il a causé la baisse.', 'une baisse causée par']),
    ).toHaveLength(3);
    expect(causal(['It fell in March.', 'Les combats ont augmenté.'])).toEqual([]);
  });

  it('are in no sentence that is made from numbers', () => {
    const said = core.LANGUAGES.flatMap((language) => Object.values(sentencesIn(language)).flat());
    expect(causal(said)).toEqual([]);
    for (const text of said) expect(text).not.toMatch(/NaN|undefined|Infinity/);
    const untried = Object.keys(sentences).filter((name) => !(name in sentencesIn('en')));
    expect(untried, 'sentence functions that this test does not call').toEqual([]);
  });

  it('are in no word of the page, the terminal or an entry of the dossier', () => {
    const all = textsOf({ words, verbWords, optionWords, terminal }).map(([, text]) => text);
    expect(causal(all)).toEqual([]);
  });

  test.each(['mali-wagner-2025', 'mali-minusma-2023', 'niger-barkhane-2023'])(
    'are in no text of the dossier of %s',
    async (wanted) => {
      const store = new Store(':memory:');
      const { id } =
        store.transitions().find((transition) => transition.id === wanted) ??
        store.transitions().filter((transition) => transition.areas[0] === 'NER')[0];
      const evidence = await gather(store, id, {}, () => {});
      const written = new Set(Object.values(evidence.transition.context));
      const found = sections.entries.flatMap((entry) => entry.compose(evidence) ?? []);
      const texts = textsOf(found)
        .filter(([path]) => !/\.svg(_narrow)?\./.test(path))
        .map(([, text]) => text)
        .filter((text) => !written.has(text));
      expect(texts.length).toBeGreaterThan(100);
      expect(causal(texts)).toEqual([]);
      await store.close();
    },
  );
});

/** Every sentence function, called on invented values of each kind it tells apart. */
function sentencesIn(language: core.Language): Record<string, string[]> {
  const title = { en: 'Events', fr: 'Événements' };
  const names = (name: string) => ({ en: name, fr: name });
  const month = core.monthFromText('2025-06');
  const span = (first: string, last: string, months: number) => ({
    first: core.monthFromText(first),
    last: core.monthFromText(last),
    months,
  });
  const before = span('2024-06', '2025-05', 12);
  const after = span('2025-07', '2026-02', 8);
  const change: core.Change = {
    outcome: 'events',
    front: 'insurgent',
    unit: 'MLI',
    step: 'announced',
    anchor: month,
    asked: 12,
    before,
    after,
    mean_before: 19,
    mean_after: 35,
    rate_ratio: 1.9,
    low: 0.6,
    high: 6.2,
    p: 0.3,
    clear: false,
    dispersion: 0.4,
    autocorrelation: 0.3,
    baseline_months: 60,
    earlier_dates: 100,
    as_large: 14,
    vintages: ['A', 'B'],
    crosses_releases: true,
    within_vintage: { rate_ratio: 1.7, low: 0.5, high: 6, before, after },
    provisional: true,
  };
  const falls = { ...change, rate_ratio: 0.5, low: 0.3, high: 0.9 };
  const kinds = [
    { type: 1, conflict: 'Tarda: Government', side_a: ['A'], side_b: ['B'] },
    { type: 1, conflict: 'Tarda: Government', side_a: [], side_b: [] },
    { type: 2, conflict: 'A - B', side_a: ['JNIM', 'groupes locaux'], side_b: ['IS'] },
    { type: 3, conflict: 'A - Civilians', side_a: ['A', 'UN'], side_b: [core.CIVILIANS] },
  ].map((kind) => ({ ...kind, id: 'x', inferred: false, values: new Float64Array(3) }));
  const move: core.Move = {
    series_id: 'x',
    month: month - 3,
    earliest: month - 3,
    latest: month - 3,
    mean_before: 24,
    mean_after: 3,
    p_family: 0.04,
    p_own: 0.01,
    timing: 'before',
    stretches: [
      { first: month - 5, last: month - 4, mean: 24 },
      { first: month - 3, last: month - 1, mean: 4 },
    ],
    before_announcement: 12,
    since_announcement: 3,
  };
  const moves: core.Move[] = [
    move,
    { ...move, timing: 'around', mean_after: 40, earliest: month - 4 },
    { ...move, timing: 'after', mean_after: 40 },
  ];
  const steps = ['announced', 'started', 'ended'] as const;
  const both = { country: 'BFA', change };
  const share = {
    name: title,
    before: 0.3,
    after: 0.4,
    low: 0.01,
    high: 0.2,
    one_sided_only: true,
  };
  const record = {
    fired: 3,
    months_watched: 120,
    followed: 2,
    worse_after: 1,
    any_followed: 99,
    any_worse: 40,
  };
  const transitions = new Store(':memory:').transitions();
  return {
    seriesPhrase: kinds.map((kind) => sentences.seriesPhrase(kind, names, language)),
    moveSentence: moves.flatMap((one) =>
      kinds.flatMap((kind) =>
        steps.map((step) => sentences.moveSentence(one, kind, names, month, step, language)),
      ),
    ),
    moveDoubtSentence: [sentences.moveDoubtSentence([{ move, phrase: 'x' }], language)],
    changeSentence: [change, falls].map((one) => sentences.changeSentence(one, title, language)),
    noClearChangeSentence: [change, falls].map((one) =>
      sentences.noClearChangeSentence(one, title, 9, language),
    ),
    unclearChangeSentence: [sentences.unclearChangeSentence(change, title, language)],
    unnamedForceSentence: [
      sentences.unnamedForceSentence(title, title, language),
      sentences.unnamedForceSentence(title, undefined, language),
    ],
    perpetratorSentence: [
      sentences.perpetratorSentence([{ window: before, by_state: 3, all: 9 }], language),
    ],
    scopeSentence: [sentences.scopeSentence(title, 'MLI', language)],
    earlierDatesSentence: [sentences.earlierDatesSentence(change, title, language)],
    withinVintageSentence: [sentences.withinVintageSentence(change, title, language)],
    crossingWithoutRatioSentence: [sentences.crossingWithoutRatioSentence(language)],
    stepsSentence: transitions.flatMap((transition) => [
      sentences.stepsSentence(transition, title, language),
      sentences.stepsSentence(transition, undefined, language),
    ]),
    shareSentence: [sentences.shareSentence(share, language)],
    sharesFinding: [
      sentences.sharesFinding([], [], before, after, language),
      sentences.sharesFinding(['A'], ['B'], before, after, language),
    ],
    sharesUnclear: [
      sentences.sharesUnclear([], 3, before, after, language),
      sentences.sharesUnclear(['A', 'B'], 3, before, after, language),
    ],
    newActorsSentence: [
      sentences.newActorsSentence([], [], month, false, language),
      sentences.newActorsSentence([title, title], ['a', 'b'], month, true, language),
    ],
    fragmentationSentence: [sentences.fragmentationSentence(0.6, 0.7, language)],
    inferredSentence: [
      sentences.inferredSentence(before, after, [{ conflict: 'C', opponent: 'A' }], language),
      sentences.inferredSentence(before, undefined, [{ conflict: 'C', opponent: 'A' }], language),
    ],
    neighboursFinding: [
      sentences.neighboursFinding('MLI', [both], both, 4, moves, language),
      sentences.neighboursFinding('MLI', [], both, 4, moves, language),
      sentences.neighboursFinding('MLI', [both], both, 1, moves, language),
      sentences.neighboursFinding('MLI', [], undefined, 0, moves, language),
    ],
    levelSentence: [
      sentences.levelSentence('x', { year: 2025, value: 3 }, undefined, language),
      sentences.levelSentence('x', { year: 2025, value: 3 }, { year: 2024, value: 3 }, language),
      sentences.levelSentence('x', { year: 2025, value: 3 }, { year: 2024, value: 2e6 }, language),
    ],
    signalRecordPhrase: [
      sentences.signalRecordPhrase(record, language),
      sentences.signalRecordPhrase({ ...record, fired: 0, followed: 0 }, language),
    ],
    gapSentence: [
      'no-actors',
      'no-regions',
      'no-cells',
      'no-borders',
      'no-deaths-by-type',
      'few-months-after',
    ].map((code) => sentences.gapSentence(code, 'MLI', language)),
  };
}
