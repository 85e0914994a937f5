/** The terminal's door, as a user meets it: a process with words, an exit code and two streams. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, anchorsOf, isCountryCode, type Transition } from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { verbs } from '../../src/verbs/index.ts';
import { gedCsv, gedEvent, gedEventOn } from '../fixtures/ged.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NARROW_SPACE = '\u202f';
const ESCAPE = '\u001b';
const TRANSITION = 'mali-wagner-2025';
const folder = new TestFolder();
afterAll(() => folder.remove());

interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs `vigie` in a workspace that is not there, so that only the bundled figures speak. */
function vigie(words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const {
    LC_ALL: _,
    LC_MESSAGES: __,
    NO_COLOR: ___,
    FORCE_COLOR: ____,
    ...inherited
  } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['bin/vigie.js', ...words],
      {
        cwd: ROOT,
        encoding: 'utf8',
        maxBuffer: 1e8,
        env: { ...inherited, LANG: 'C.UTF-8', VIGIE_WORKSPACE: folder.at('none'), ...env },
      },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? 70) : 0, out, err }),
    );
  });
}

const verbIds = verbs.entries.map(({ id }) => id);
const linesOf = (text: string) => text.trimEnd().split('\n');

describe('vigie --version', () => {
  it('says the version, after a verb too', async () => {
    const { code, out } = await vigie(['--version']);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await vigie(['doctor', '--version'])).out).toBe(out);
  });
});

describe('vigie --help', () => {
  it.each([
    ['en', 'Usage'],
    ['fr', 'Utilisation'],
  ])('lists every verb in %s', async (language, usage) => {
    const { code, out, err } = await vigie(['--help', '--lang', language]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(usage);
    for (const id of verbIds) expect(out).toMatch(new RegExp(`^ {2}${id} +\\S.{10}`, 'm'));
  });

  it('is also what vigie alone says', async () => {
    expect((await vigie([])).out).toBe((await vigie(['--help'])).out);
  });

  it('follows the language of the system', async () => {
    const { out } = await vigie(['--help'], { LANG: 'fr_FR.UTF-8' });
    expect(out).toBe((await vigie(['--help', '--lang', 'fr'])).out);
  });

  it.each(verbIds.map((id) => [id]))(
    'of %s shows usage, options and examples in both languages',
    async (id) => {
      const english = await vigie([id, '--help']);
      expect([english.code, english.err]).toEqual([0, '']);
      expect(english.out).toContain(`Usage: vigie ${id}`);
      expect(english.out).toMatch(/^Options:$/m);
      expect(english.out).toMatch(/^ {2}--json +\S/m);
      expect(english.out).toMatch(new RegExp(`^Examples:\\n {2}.*vigie ${id}`, 'm'));
      const french = await vigie([id, '--help', '--lang', 'fr']);
      expect(french.out).toMatch(/^Exemples/m);
      expect(linesOf(french.out)).toHaveLength(linesOf(english.out).length);
    },
  );

  it('puts the space before a colon that French puts there', async () => {
    const { out } = await vigie(['build', '--help', '--lang', 'fr']);
    expect(
      linesOf(out).filter((line) => /^(Utilisation|Options|Exemples|Commandes):/.test(line)),
    ).toEqual([]);
  });
});

describe('bad usage', () => {
  it.each([
    ['an unknown verb', ['dosier'], /"dosier"/, /dossier/],
    ['an unknown option', ['doctor', '--colour'], /--colour/, /doctor --help/],
    ['a missing word', ['dossier'], /transition is missing/, /dossier --help/],
    ['a word too many', ['doctor', 'twice'], /"twice"/, /doctor --help/],
    ['a month that is none', ['build', 'MLI', '--from', '2025-13'], /2025-13/, /build --help/],
    [
      'an unknown transition',
      ['dossier', 'mali-wagner-2024'],
      /"mali-wagner-2024"/,
      /mali-wagner-2025/,
    ],
    ['an unknown outcome', ['build', 'MLI', '--outcome', 'rain'], /"rain"/, /fatalities/],
    ['an unknown area', ['areas', 'Atlantis'], /"Atlantis"/, /MLI/],
    ['an unknown unit', ['detect', 'XYZ'], /"XYZ"/, /MLI/],
  ])('%s ends with exit code 2, what is wrong and a way out', async (_, words, what, fix) => {
    const { code, out, err } = await vigie(words);
    expect(code).toBe(2);
    expect(out).toBe('');
    const [first, where, way] = linesOf(err);
    expect(first).toMatch(what);
    expect(where).toMatch(/^ {2}\S/);
    expect(way).toMatch(/^ {2}fix: /);
    expect(way).toMatch(fix);
  });

  it('with --json is told in one JSON document too', async () => {
    const { code, out } = await vigie(['dossier', 'mali-wagner-2024', '--json']);
    expect(code).toBe(2);
    const document = JSON.parse(out);
    expect(document).toMatchObject({ run_id: null, as_of: null, notes: [] });
    expect(document.issues[0].code).toBe('transition-unknown');
  });
});

describe('--json', () => {
  beforeAll(async () => {
    await vigie(['dossier', TRANSITION, '--out', folder.at('for-trace')]);
    await vigie(['ingest', file(), '--workspace', compared]);
  });

  const compared = folder.at('compared');
  const file = () => folder.write('GEDEvent_v25_0_3.csv', gedCsv([gedEventOn(1, '2025-03-02')]));
  /** Two years of a count by month. */
  const monthly = () =>
    folder.write(
      'monthly.csv',
      `unit,month,value\n${Array.from({ length: 24 }, (_, t) => `a,${2020 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')},${t % 5}\n`).join('')}`,
    );
  const said = () =>
    folder.write(
      'said.txt',
      'Mali\n\nAttacks in Mali have risen since January 2024, the minister said.\n',
    );
  const commands: [string, () => string[]][] = [
    ['dossier', () => ['dossier', TRANSITION, '--out', folder.at('json')]],
    ['transitions', () => ['transitions', 'mali']],
    ['actors', () => ['actors', 'wagner']],
    ['areas', () => ['areas', '14.5,-4.2', '--country', 'MLI']],
    ['ingest', () => ['ingest', file(), '--dry-run']],
    ['diff', () => ['diff', '25.0.3', '2025-04', '--workspace', compared]],
    ['build', () => ['build', 'MLI', '--outcome', 'events', '--from', '2025-01']],
    ['detect', () => ['detect', 'MLI']],
    ['estimate', () => ['estimate', TRANSITION, '--inference', 'placebo']],
    ['compare', () => ['compare', TRANSITION, '--chance', '5']],
    [
      'forecast',
      () => [
        ...['forecast', '--unit', 'MLI', '--model', 'conflictology', '--horizon', '2'],
        ...['--samples', '100', '--no-record'],
      ],
    ],
    [
      'score',
      () => [
        ...['score', '--panel', monthly(), '--origins', '2021-06', '--leads', '1-2'],
        ...['--models', 'zero', '--samples', '100'],
      ],
    ],
    ['simulate', () => ['simulate', 'sahel-2025', '--basins']],
    ['plan', () => ['plan', 'template', 'all', '--country', 'MLI']],
    ['check', () => ['check', said(), '--date', '2025-06-10', '--private']],
    [
      'trace',
      () => ['trace', `${TRANSITION}/what-changed/ratios`, '--out', folder.at('for-trace')],
    ],
    ['reference', () => ['reference', 'list']],
    ['doctor', () => ['doctor']],
  ];

  it('is tried for every verb', () => {
    expect(commands.map(([id]) => id).sort()).toEqual([...verbIds].sort());
  });

  it.each(commands)('of %s is one document with run, vintage and notes', async (id, words) => {
    const { code, out, err } = await vigie([...words(), '--json']);
    expect([code, err]).toEqual([0, '']);
    const document = JSON.parse(out);
    expect(document.run_id).toMatch(/^[0-9a-f]{12}$/);
    expect(document).toHaveProperty('as_of');
    expect(document.notes).toEqual([]);
    expect(verbs.get(id as 'doctor').output.safeParse(document).error?.issues ?? []).toEqual([]);
    expect(out).not.toMatch(/\bNaN\b|\bInfinity\b/);
  });

  it('of a file that is refused is one document, with exit code 1', async () => {
    const bad = folder.write('bad/GEDEvent_v25_1.csv', gedCsv([gedEvent({ best: 'many' })]));
    const { code, out } = await vigie([
      'ingest',
      bad,
      '--json',
      '--workspace',
      folder.at('refused'),
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0]).toMatchObject({ state: 'refused', rows: 0 });
  });

  it('of all transitions is one document, whether or not any has figures', async () => {
    const words = ['dossier', 'all', '--as-of', '1990-01', '--out', folder.at('all'), '--json'];
    const { out } = await vigie(words);
    expect(() => JSON.parse(out)).not.toThrow();
  });
});

describe('ingest', () => {
  it('says of a refused file what is wrong, where, and how to mend it, with exit code 1', async () => {
    const bad = folder.write(
      'bad/GEDEvent_v25_2.csv',
      gedCsv([gedEvent({ date_start: '2024-13-01' })]),
    );
    const { code, out, err } = await vigie(['ingest', bad, '--workspace', folder.at('bad/space')]);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ refused/);
    const [what, where, fix, ...more] = linesOf(err);
    expect(what).toContain('"2024-13-01" is not a date');
    expect(where).toMatch(/^ {2}.*GEDEvent_v25_2\.csv line 2, column date_start/);
    expect(fix).toMatch(/^ {2}fix: \S/);
    expect(more).toEqual([]);
  });

  it('takes a good file and then knows it', async () => {
    const good = folder.write('good/GEDEvent_v25_0_4.csv', gedCsv([gedEventOn(1, '2025-04-02')]));
    const words = ['ingest', good, '--workspace', folder.at('good/space')];
    expect((await vigie(words)).out).toMatch(/✓ ingested .*UCDP Candidate 25\.0\.4.*1 events/);
    const again = await vigie(words);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/✓ known already/);
  });
});

describe('a stream that is no terminal', () => {
  it.each([
    ['with colours unset', {}],
    ['with NO_COLOR', { NO_COLOR: '1' }],
    ['with a terminal type', { TERM: 'xterm-256color' }],
  ])('gets no escape codes %s', async (_, env) => {
    for (const words of [['transitions', 'mali'], ['doctor'], ['dossier', 'nowhere']]) {
      const { out, err } = await vigie(words, env);
      expect(out + err).not.toContain(ESCAPE);
    }
  });

  it('gets no progress either', async () => {
    const { err } = await vigie(['dossier', TRANSITION, '--out', folder.at('quiet')]);
    expect(err).toBe('');
  });
});

describe('build', () => {
  const words = ['build', 'MLI', '--outcome', 'events', '--from', '2025-01', '--to', '2025-03'];

  it('prints the months of Mali as CSV', async () => {
    const { code, out } = await vigie(words);
    expect(code).toBe(0);
    expect(out).toBe('unit,month,events\nMLI,2025-01,52\nMLI,2025-02,44\nMLI,2025-03,41\n');
  });

  it('writes to Parquet what it writes to CSV, missing values included', async () => {
    const wide = [
      'build',
      'MLI,BFA',
      '--outcome',
      'events,fatalities,cells-with-events,state-based-fatalities',
      '--from',
      '2024-11',
      '--to',
      '2025-03',
    ];
    const paths = { csv: folder.at('panel.csv'), parquet: folder.at('panel.parquet') };
    for (const path of Object.values(paths))
      expect((await vigie([...wide, '--out', path])).code).toBe(0);
    const [head, ...lines] = linesOf(readFileSync(paths.csv, 'utf8'));
    const names = head.split(',');
    const fromCsv = lines.map((line) =>
      Object.fromEntries(
        line
          .split(',')
          .map((cell, i) => [names[i], i < 2 ? cell : cell === '' ? null : Number(cell)]),
      ),
    );
    const read = await parquetReadObjects({ file: await asyncBufferFromFile(paths.parquet) });
    const fromParquet = read.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? null])),
    );
    expect(fromParquet).toEqual(fromCsv);
    expect(fromCsv).toHaveLength(10);
    expect(fromCsv.some((row) => Object.values(row).includes(null))).toBe(true);
    const { out } = await vigie(wide);
    expect(out).toBe(readFileSync(paths.csv, 'utf8'));
  });
});

describe('dossier', () => {
  it('writes the page and the JSON, and a summary of about ten lines with intervals', async () => {
    const out = folder.at('dossiers');
    const { code, out: said, err } = await vigie(['dossier', TRANSITION, '--out', out]);
    expect([code, err]).toEqual([0, '']);
    for (const name of ['index.html', 'dossier.json'])
      expect(existsSync(join(out, TRANSITION, name))).toBe(true);
    const lines = linesOf(said);
    expect(lines.length).toBeGreaterThanOrEqual(6);
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(
      lines.filter((line) => /95% interval .*\d to \d/.test(line)).length,
    ).toBeGreaterThanOrEqual(2);
    for (const front of ['Armed violence', 'fragmentation', 'Humanitarian'])
      expect(said).toContain(front);
    expect(lines.at(-1)).toContain(join(out, TRANSITION, 'index.html'));
  });

  it('speaks French with the spaces and quotation marks of French', async () => {
    const { out } = await vigie(['dossier', TRANSITION, '--lang', 'fr', '--out', folder.at('fr')]);
    const text = linesOf(out).slice(0, -1).join('\n');
    expect(text).toContain(`${NARROW_SPACE}:`);
    expect(text).not.toMatch(/ [:;?!»]|« |"/);
    expect(text).toMatch(/95\u202f%/);
    expect(text).not.toMatch(/\b(before|after|months|interval [0-9])\b/);
    const { out: list } = await vigie(['transitions', '--lang', 'fr']);
    expect(list).not.toMatch(/ [:;?!»]|« /);
    if (/[«»]/.test(list + out)) expect(list + out).toMatch(/«\u202f[^»]+\u202f»/);
  });

  it('prints the path of the page as it is, an apostrophe and a semicolon included', async () => {
    const out = folder.at("l'eau ;x");
    const { out: said } = await vigie(['dossier', TRANSITION, '--lang', 'fr', '--out', out]);
    expect(linesOf(said).at(-1)).toContain(join(out, TRANSITION, 'index.html'));
  });

  it('gives the same run whatever folder it writes to', async () => {
    const runs = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const { out } = await vigie(['dossier', TRANSITION, '--out', folder.at(name), '--json']);
        return JSON.parse(out).run_id;
      }),
    );
    expect(runs[0]).toBe(runs[1]);
  });

  it('of a vintage before the announcement says that there are no figures', async () => {
    const { code, err } = await vigie([
      'dossier',
      TRANSITION,
      '--as-of',
      '2025-03',
      '--out',
      folder.at('early'),
    ]);
    expect(code).toBe(1);
    expect(linesOf(err)[0]).toMatch(/^no dossier can be made of it: /);
  });
});

describe('trace', () => {
  it('prints the way from a figure to file, version and hash', async () => {
    const out = folder.at('traced');
    await vigie(['dossier', TRANSITION, '--out', out]);
    const { code, out: said } = await vigie([
      'trace',
      `${TRANSITION}/what-changed/ratios`,
      '--out',
      out,
    ]);
    expect(code).toBe(0);
    expect(said).toContain(join(out, TRANSITION, 'dossier.json'));
    expect(said).toMatch(/UCDP GED 25\.1/);
    expect(said).toMatch(/\S+\.csv {2}UCDP .* · CC BY 4\.0/);
    expect(said).toMatch(/sha256 [0-9a-f]{64}/);
    expect(said).toContain('the bundled table still has this hash');
  });

  it('of a figure that is not there names those that are, with exit code 1', async () => {
    const out = folder.at('traced');
    const { code, err } = await vigie(['trace', `${TRANSITION}/what-changed/rain`, '--out', out]);
    expect(code).toBe(1);
    expect(err).toContain(`${TRANSITION}/what-changed/ratios`);
  });

  it('of a dossier that was never made says how to make it', async () => {
    const { code, err } = await vigie([
      'trace',
      `${TRANSITION}/a/b`,
      '--out',
      folder.at('nothing'),
    ]);
    expect(code).toBe(1);
    expect(err).toContain('vigie dossier');
  });
});

describe('doctor', () => {
  it('without a workspace says what is bundled and what to do next, and makes none', async () => {
    const workspace = folder.at('not-there');
    const { code, out, err } = await vigie(['doctor', '--workspace', workspace]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('none');
    expect(out).toMatch(/country-month +1989-01\.\.20\d\d-\d\d/);
    expect(out).toMatch(/^Next {2}vigie /m);
    expect(existsSync(workspace)).toBe(false);
  });
});

describe('the registry', () => {
  const store = new Store(':memory:');
  const transitions = store.transitions();
  const actors = store.actors();
  const known = new Set(actors.map(({ id }) => id));
  const unknown = (ids: readonly (string | undefined)[]) =>
    ids.filter((id) => id !== undefined && !known.has(id));

  it('holds at least 15 transitions and 40 actors, each once', () => {
    expect(transitions.length).toBeGreaterThanOrEqual(15);
    expect(actors.length).toBeGreaterThanOrEqual(40);
    expect(new Set(transitions.map(({ id }) => id)).size).toBe(transitions.length);
    expect(known.size).toBe(actors.length);
  });

  it('names as forces, predecessors and successors only actors that it holds', () => {
    expect(
      transitions.flatMap((t) =>
        unknown([t.force, t.predecessor, t.successor]).map((id) => `${t.id}: ${id}`),
      ),
    ).toEqual([]);
  });

  it('names as kin and bodies only actors that it holds, never the actor itself', () => {
    const kin = (actor: Actor) => [...actor.parents, ...actor.successors, ...actor.member_of];
    expect(actors.flatMap((a) => unknown(kin(a)).map((id) => `${a.id}: ${id}`))).toEqual([]);
    expect(actors.filter((actor) => kin(actor).includes(actor.id)).map(({ id }) => id)).toEqual([]);
  });

  it('names only countries that ISO knows', () => {
    const countries = [
      ...transitions.flatMap((t) => t.areas),
      ...actors.flatMap((a) => a.countries),
    ];
    expect(countries.filter((code) => !isCountryCode(code))).toEqual([]);
  });

  it('gives no address on the web, anywhere', () => {
    const addresses = [...transitions, ...actors].filter((entry) =>
      /https?:|www\./.test(JSON.stringify(entry)),
    );
    expect(addresses.map(({ id }) => id)).toEqual([]);
  });

  it('has dates in order', () => {
    const inOrder = (first?: string, second?: string) =>
      first === undefined ||
      second === undefined ||
      first.slice(0, second.length) <= second.slice(0, first.length);
    const wrong = [
      ...transitions.filter(
        ({ announced, started, ended }: Transition) =>
          !inOrder(announced.date, ended?.date) || !inOrder(started?.date, ended?.date),
      ),
      ...actors.filter(({ from, to }) => !inOrder(from, to)),
    ];
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('dates every transition to a month at least once, and no more finely than it says', () => {
    expect(transitions.filter((t) => anchorsOf(t).length === 0).map(({ id }) => id)).toEqual([]);
    const lengths = { day: 10, month: 7, year: 4 };
    const wrong = transitions.filter((t) =>
      [t.announced, t.started, t.ended].some((d) => d && d.date.length !== lengths[d.precision]),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('says each name and context in both languages', () => {
    const same = transitions.filter(
      ({ name, context, remains }) =>
        name.en === name.fr || context.en === context.fr || remains.en === remains.fr,
    );
    expect(same.map(({ id }) => id)).toEqual([]);
  });
});
