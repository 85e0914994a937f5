import { basename, join } from 'node:path';
import { z } from 'zod';
import { draftFiles } from '../articles/index.ts';
import { gazetteerOf } from '../claims/index.ts';
import { type Issue, type Language, VigieError } from '../core/index.ts';
import { annotatedPage } from '../page/index.ts';
import {
  type ArticleFile,
  articleAt,
  articleFiles,
  type Store,
  writeWhole,
} from '../store/index.ts';
import {
  type CheckedArticle,
  type Checking,
  checkArticle,
  keptClaims,
  type ReadAndChecked,
} from './check-article.ts';
import { estimating } from './check-estimates.ts';
import { endsOf, factSources } from './check-facts.ts';
import { claimReviews } from './claim-review.ts';
import { answered, defineVerb, monthField } from './define.ts';
import { privateNotes } from './leaving.ts';
import { note, runOf } from './run.ts';
import { sourcesOf } from './tables-for.ts';

const inputSchema = z.object({
  paths: z.array(z.string()).min(1),
  date: z.string().optional(),
  lang: z.enum(['auto', 'en', 'fr']).default('auto'),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  out: z.string().optional(),
  drafts: z.string().optional(),
  claim_review: z.boolean().optional(),
  fetch: z.boolean().optional(),
  as_of: monthField.optional(),
  source: z.string().optional(),
  private: z.boolean().optional(),
});
type Input = z.output<typeof inputSchema>;

const checkedArticle = z.custom<CheckedArticle>();

/** What an article states, and whether the figures and the registries bear it out. */
export const check = defineVerb({
  id: 'check',
  positional: ['paths'],
  input: inputSchema,
  output: z.object({
    ...answered,
    /** of the one article; `null` where several were given, which are in `articles` */
    article: z.custom<CheckedArticle['article']>().nullable(),
    claims: z.custom<CheckedArticle['claims']>(),
    drafts: z.custom<CheckedArticle['drafts']>().nullable(),
    articles: z.array(checkedArticle),
    claim_reviews: z.array(z.custom<object>()).optional(),
    files: z.array(z.custom<{ state: 'read' | 'refused'; path: string; issues: Issue[] }>()),
    written: z.array(z.string()),
    data_until: z.string(),
    incomplete_from: z.string(),
  }),
  async run({ store, language, progress }, input) {
    // Load: the articles, the registries, the figures.
    const files = filesOf(input, progress);
    const sources = await factSources(store, input);
    const checking: Checking = {
      store,
      sources,
      registries: {
        gazetteer: gazetteerOf(store.actors()),
        transitions: store.transitions(),
        coups: store.coups(),
      },
      estimateOf: estimating(store, sources.tables),
    };

    // Check: one article after the other; one that cannot be read does not keep the others.
    const read: ReadAndChecked[] = [];
    const states: { state: 'read' | 'refused'; path: string; issues: Issue[] }[] = [];
    for (const [n, file] of files.entries()) {
      if (files.length > 1) progress(`${n + 1} / ${files.length}`);
      try {
        read.push(await checkArticle(await file.read(), file.path, optionsOf(input), checking));
        states.push({ state: 'read', path: file.path, issues: [] });
      } catch (error) {
        if (!(error instanceof VigieError) || files.length === 1) throw error;
        states.push({ state: 'refused', path: file.path, issues: [...error.issues] });
      }
    }

    // Save: what was found, for dossiers; the files that were asked for.
    const articles = read.map(({ checked }) => checked);
    const notes: Issue[] = [...privateNotes(sourcesOf(sources.tables))];
    const kept = articles.map((one) => [one.sha256, keptClaims(one, store.transitions())] as const);
    if (!input.private) notes.push(...(await keep(store, kept)));
    const written = writeFiles(read, input, language);
    const run = runOf(store, 'check', { ...asked(input) }, [
      ...articles.map((one) => one.sha256),
      ...sources.sources.map((one) => one.sha256),
    ]);
    await store.saveRun(run);
    const single = files.length === 1 ? articles[0] : undefined;
    return {
      run_id: run.run_id,
      as_of: sources.as_of,
      notes: [...notes, ...(single?.notes ?? [])],
      article: single?.article ?? null,
      claims: single?.claims ?? [],
      drafts: single?.drafts ?? null,
      articles: single ? [] : articles,
      ...(input.claim_review
        ? { claim_reviews: articles.flatMap((one) => claimReviews(one, sources.as_of)) }
        : {}),
      files: states,
      written,
      ...endsOf(sources),
    };
  },
});

/** What changes the answer, for the run's name. */
function asked({ date, lang, country, as_of, source, private: isPrivate }: Input) {
  return { date, lang, country, as_of, source, private: isPrivate };
}

function optionsOf({ date, lang, country }: Input) {
  return { date, language: lang, country };
}

/** A workspace that may only be read, or is busy, keeps nobody from reading the answer. */
async function keep(
  store: Store,
  kept: Parameters<Store['saveCheckedClaims']>[0],
): Promise<Issue[]> {
  try {
    if (await store.saveCheckedClaims(kept)) return [];
    const what = 'the workspace may be read but not written: dossiers will not list these claims';
    return [note('not-kept', what, store.workspace, 'use another --workspace')];
  } catch (error) {
    if (!(error instanceof VigieError)) throw error;
    return error.issues.map((issue) => ({ ...issue, code: 'not-kept' }));
  }
}

const ADDRESS = /^https?:\/\//i;

/** @throws bad usage for an address without `--fetch` */
function filesOf(
  { paths, fetch: isAsked }: Input,
  progress: (phrase: string) => void,
): ArticleFile[] {
  const addresses = paths.filter((path) => ADDRESS.test(path));
  if (addresses.length > 0 && !isAsked) {
    throw new VigieError(
      addresses.map((address) => ({
        code: 'address-not-asked',
        what: `"${address}" is an address, and nothing is fetched unasked`,
        where: 'the path to read',
        fix: 'give --fetch to have it fetched, or save the page and name the file',
      })),
      2,
    );
  }
  return [
    ...articleFiles(paths.filter((path) => !ADDRESS.test(path))),
    ...addresses.map((address) => articleAt(address, (bytes) => progress(`${address} · ${bytes}`))),
  ];
}

/** Annotated copies and drafts; of several articles, the files' names begin with the article's own. */
function writeFiles(
  read: readonly ReadAndChecked[],
  { out, drafts }: Input,
  language: Language,
): string[] {
  const written: string[] = [];
  const write = (path: string, content: string) => {
    writeWhole(path, content);
    written.push(path);
  };
  for (const { source, checked } of read) {
    const name = nameOf(checked.file);
    if (out !== undefined) {
      const path = read.length === 1 && /\.html?$/i.test(out) ? out : join(out, `${name}.html`);
      const { claims, sha256: hash } = checked;
      write(path, annotatedPage({ article: source, claims, language, sha256: hash }));
    }
    if (drafts !== undefined) {
      const texts = draftFiles(checked.drafts, checked.article.language);
      if (texts.scenario !== null) write(join(drafts, `${name}.scenario.yaml`), texts.scenario);
      if (texts.plan !== null) write(join(drafts, `${name}.plan.yaml`), texts.plan);
    }
  }
  return written;
}

/** `page` for `folder/page.html`. */
function nameOf(file: string): string {
  return (
    basename(file)
      .replace(/\.[a-z]+$/i, '')
      .replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'article'
  );
}
