/** `vigie check` on articles of our own: files, folders, standard input, addresses, what is kept and written. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Evidence, type SectionEntry, VigieError } from '../../src/core/index.ts';
import { sections } from '../../src/sections/index.ts';
import { articleAt, Store } from '../../src/store/index.ts';
import { findTransition } from '../../src/verbs/find-transition.ts';
import { saidOf } from '../../src/verbs/gather-claims.ts';
import { check, plan, simulate } from '../../src/verbs/index.ts';
import { FileServer, file, impatient, status } from '../fixtures/file-server.ts';
import { TestFolder } from '../fixtures/ingest.ts';

const ENGLISH = `# Mali after the exit

UN peacekeepers remain in Mali. MINUSMA left Mali in December 2023.

A long paragraph on markets and rain stands here and nobody needs to keep it.
`;
const FRENCH = `# Le Mali après le retrait

Les casques bleus sont toujours présents au Mali. La MINUSMA a quitté le Mali en décembre 2023.
`;
const DATE = '2025-06-10';

const folder = new TestFolder();
const store = new Store(':memory:');
const server = new FileServer();
beforeAll(async () => {
  await server.start();
});
afterAll(async () => {
  await server.stop();
  await store.close();
  folder.remove();
});

function checked(
  paths: string[],
  more: Record<string, unknown> = {},
  language: 'en' | 'fr' = 'en',
  of = store,
) {
  const input = check.input.parse({ paths, date: DATE, private: true, ...more });
  return check.run({ store: of, language, progress() {} }, input);
}

const codesOf = async (running: Promise<unknown>) => {
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof VigieError)) throw new Error('it was accepted');
  return error.issues.map(({ code }) => code);
};

const verdictsOf = (claims: readonly { kind: string; verdict: string }[]) =>
  claims.filter(({ verdict }) => verdict !== 'not-checkable').map(({ verdict }) => verdict);

describe('what is given to vigie check', () => {
  it('is one file, whose claims stand at the top of the answer', async () => {
    const answer = await checked([folder.write('one.md', ENGLISH)]);
    expect(answer.article?.title).toBe('Mali after the exit');
    expect(verdictsOf(answer.claims)).toEqual(['contradicted', 'supported']);
    expect(answer.articles).toEqual([]);
    const bytes = Buffer.from(ENGLISH);
    for (const { text, start, end } of answer.claims)
      expect(bytes.toString('utf8', start, end)).toBe(text);
  });

  it('is a folder, in which a file that is no text keeps nobody from reading the others', async () => {
    folder.write('press/a.md', ENGLISH);
    folder.write(
      'press/b.txt',
      Uint8Array.from({ length: 400 }, (_, at) => (at * 7) % 9),
    );
    folder.write('press/c.md', FRENCH);
    const answer = await checked([folder.at('press')]);
    expect(answer.files.map(({ state }) => state)).toEqual(['read', 'refused', 'read']);
    expect(answer.files[1].issues.map(({ code }) => code)).toEqual(['article-format']);
    expect(answer.articles.map(({ article }) => article.language)).toEqual(['en', 'fr']);
    for (const { claims } of answer.articles)
      expect(verdictsOf(claims)).toEqual(['contradicted', 'supported']);
    expect(answer.article).toBeNull();
  });

  it('may be missing, and all that is missing is named at once', async () => {
    const missing = [folder.at('no.md'), folder.at('nor.md')];
    expect(await codesOf(checked(missing))).toEqual(['file-missing', 'file-missing']);
  });
});

describe('an address', () => {
  it('is refused unless it was asked for, and nothing is sent', async () => {
    server.clear();
    expect(await codesOf(checked([`${server.base}/a.html`]))).toEqual(['address-not-asked']);
    expect(server.asked).toEqual([]);
  });

  it('is fetched with --fetch, and nothing that the page names is', async () => {
    server.clear();
    const page = `<html><body><img src="${server.base}/x.png"><script src="/y.js"></script><p>UN peacekeepers remain in Mali.</p></body></html>`;
    server.on('/a.html', file(page));
    const answer = await checked([`${server.base}/a.html`], { fetch: true });
    expect(verdictsOf(answer.claims)).toEqual(['contradicted']);
    expect(server.asked.map(({ url }) => url)).toEqual(['/a.html']);
  });

  it('that sends to another host is not followed', async () => {
    server.clear();
    server.on('/away', status(302, { location: 'http://elsewhere.invalid/a.html' }));
    const running = checked([`${server.base}/away`], { fetch: true });
    expect(await codesOf(running)).toEqual(['other-site']);
  });

  it('that is absent or larger than allowed is refused', async () => {
    server.clear();
    server.on('/large', file('a'.repeat(5000)));
    const reading = (path: string) =>
      articleAt(`${server.base}${path}`, () => {}, impatient({ most_bytes: 1000 })).read();
    expect(await codesOf(reading('/large'))).toEqual(['download-failed']);
    expect(await codesOf(reading('/none'))).toEqual(['article-absent']);
  });

  it.each(['file:///etc/hostname', 'ftp://127.0.0.1/a'])(
    'of another kind (%s) is only the name of a file that is not there',
    async (path) => {
      expect(await codesOf(checked([path], { fetch: true }))).toEqual(['file-missing']);
    },
  );
});

describe('what is kept of two articles', () => {
  const workspace = new Store(folder.at('workspace'));
  afterAll(() => workspace.close());

  it('is a sentence each and no more, and is told by the dossier in both languages', async () => {
    const paths = [folder.write('en.md', ENGLISH), folder.write('fr.md', FRENCH)];
    const answer = await checked(paths, { private: false }, 'en', workspace);
    const kept = await workspace.checkedClaims();
    expect(verdictsOf(kept).sort()).toEqual([
      'contradicted',
      'contradicted',
      'supported',
      'supported',
    ]);
    expect(JSON.stringify(kept)).not.toContain('markets and rain');
    const sentences = answer.articles.flatMap(({ claims }) => claims.map(({ text }) => text));
    for (const { quote } of kept) expect(sentences).toContain(quote);
    const transition = findTransition(workspace.transitions(), 'mali-wagner-2025');
    const said = saidOf(kept, transition);
    expect(said.length).toBe(4);
    const entry = sections.get('what-is-said') as SectionEntry<Evidence>;
    const section = entry.compose({ said } as unknown as Evidence);
    expect(section?.finding.en).toContain('2 contradicted');
    expect(section?.finding.fr).toMatch(/2[\s\u202f\u00a0]contredit/);
    expect(section?.details.length).toBe(4);
  });

  it('is nothing with --private, and no workspace is made', async () => {
    const apart = new Store(folder.at('apart'));
    await checked([folder.at('en.md')], {}, 'en', apart);
    await apart.close();
    expect(existsSync(folder.at('apart'))).toBe(false);
  });
});

describe('what is written', () => {
  it('as ClaimReview has the claim, its article and a rating by name', async () => {
    const { claim_reviews } = await checked([folder.write('review.md', ENGLISH)], {
      claim_review: true,
    });
    expect(claim_reviews?.length).toBe(2);
    expect(claim_reviews?.[0]).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      claimReviewed: 'UN peacekeepers remain in Mali.',
      inLanguage: 'en',
      author: { '@type': 'Organization', name: 'Vigie' },
      itemReviewed: {
        '@type': 'Claim',
        datePublished: DATE,
        appearance: { '@type': 'CreativeWork', headline: 'Mali after the exit' },
      },
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'contradicted',
        ratingValue: 1,
        bestRating: 5,
        worstRating: 1,
      },
    });
  });

  it.each([
    ['en', 'contradicted'],
    ['fr', 'contredit'],
  ] as const)('as an annotated copy in %s names verdicts and asks for nothing', async (l, name) => {
    const out = folder.at(`copy-${l}.html`);
    const { written } = await checked([folder.write('copy.md', ENGLISH)], { out }, l);
    expect(written).toEqual([out]);
    const html = readFileSync(out, 'utf8');
    expect(html).toContain(`<html lang="${l}"`);
    expect(html).toContain(name);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<link|src=|https?:\/\//);
  });

  it('as drafts is read by plan check and simulate, which name only what is missing', async () => {
    const drafts = folder.at('drafts');
    await checked(['test/fixtures/articles/en-note.md'], { drafts });
    const context = { store, language: 'en', progress() {} } as const;
    const planned = plan.run(
      context,
      plan.input.parse({ task: 'check', paths: [`${drafts}/en-note.plan.yaml`] }),
    );
    expect(new Set(await codesOf(planned))).toEqual(new Set(['plan-missing']));
    const simulated = simulate.run(
      context,
      simulate.input.parse({ file: `${drafts}/en-note.scenario.yaml` }),
    );
    expect(new Set(await codesOf(simulated))).toEqual(new Set(['section-missing']));
  });
});

function vigie(words: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['bin/vigie.js', 'check', '--private', '--date', DATE, ...words],
      { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

describe('as a process, vigie check', () => {
  it('reads standard input; with --json standard output is the answer alone', async () => {
    const { code, out } = await vigie(['-', '--json'], FRENCH);
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(verdictsOf(answer.claims)).toEqual(['contradicted', 'supported']);
    expect(answer.files).toEqual([{ state: 'read', path: 'standard input', issues: [] }]);
  });

  it('ends with 1 when an article cannot be read, and with 2 on bad usage', async () => {
    const bad = folder.write(
      'bad.txt',
      Uint8Array.from({ length: 400 }, (_, at) => at % 9),
    );
    const good = folder.write('good.md', ENGLISH);
    const [one, two] = await Promise.all([vigie([good, bad]), vigie([good, '--lang', 'de'])]);
    expect(one.code).toBe(1);
    expect(one.out.toLowerCase()).toContain('contradicted');
    expect(one.err).toContain('bad.txt');
    expect(two.code).toBe(2);
  });
});
