/** One article: its bytes read, its sentences understood, each set against the facts. */
import { draftsOf, readArticle } from '../articles/index.ts';
import { judgeClaim, needsOf, type Registries, readClaims } from '../claims/index.ts';
import {
  type Article,
  type ArticleDrafts,
  type Bilingual,
  type CheckedClaim,
  CLAIM_KINDS,
  type Claim,
  type ClaimEvidence,
  type ClaimFacts,
  type FactEstimate,
  type Issue,
  type Language,
  monthFromDate,
  type ReadClaim,
  type Transition,
} from '../core/index.ts';
import { type Store, sha256 } from '../store/index.ts';
import { causalSentence, claimSentence, notCheckableSentence } from '../words/index.ts';
import { type FactSources, factsFor } from './check-facts.ts';
import { note } from './run.ts';

export interface ArticleOptions {
  date?: string | undefined;
  language: 'auto' | Language;
  country?: string | undefined;
}

/** An article with its claims, as the JSON has it. */
export interface CheckedArticle {
  file: string;
  sha256: string;
  article: {
    title: string;
    language: Language;
    date: string | null;
    country: string | null;
    /** id of the departure that it is about */
    transition: string | null;
    offsets: Article['offsets'];
    sections: { heading: string; start: number; end: number }[];
    tables: { columns: string[]; rows: string[][] }[];
    lists: string[][];
  };
  claims: Claim[];
  drafts: ArticleDrafts;
  notes: Issue[];
}

/** What articles are checked with; made once for many. */
export interface Checking {
  store: Store;
  registries: Registries;
  sources: FactSources;
  estimateOf(transition: string): Promise<FactEstimate | { refused: Bilingual }>;
}

/** The article itself goes with the answer, for its annotated copy. */
export interface ReadAndChecked {
  source: Article;
  checked: CheckedArticle;
}

/** @throws what the article cannot be read for */
export async function checkArticle(
  bytes: Uint8Array,
  file: string,
  options: ArticleOptions,
  checking: Checking,
): Promise<ReadAndChecked> {
  // Read: the text with its places, then what its sentences state.
  const source = await readArticle(bytes, {
    file_name: file,
    language: options.language,
    ...(options.date === undefined ? {} : { date: options.date }),
  });
  const reading = readClaims(source, checking.registries, options.country);

  // Gather: the series that they speak of, and the estimates that stand beside causes.
  const { estimates, facts } = await factsOf(reading.claims, checking);

  // Judge: each by itself.
  const month = source.date === null ? undefined : monthFromDate(source.date);
  const place = {
    date: source.date,
    month: month ?? facts.incomplete_from - 1,
    country: reading.country,
  };
  const transitions = checking.store.transitions();
  const claims = reading.claims.map((claim, n) =>
    toldClaim(claim, n, facts, place, estimates, transitions),
  );
  return {
    source,
    checked: {
      file,
      sha256: sha256(bytes),
      article: {
        ...outlineOf(source),
        country: reading.country ?? null,
        transition: reading.subject ?? null,
      },
      claims,
      drafts: draftsOf(source),
      notes: [...source.notes, ...dateNotes(source, file)],
    },
  };
}

async function factsOf(claims: readonly ReadClaim[], { store, sources, estimateOf }: Checking) {
  const estimates = new Map<string, FactEstimate | { refused: Bilingual }>();
  for (const { kind, transition } of claims) {
    if (kind !== 'causal' || transition === undefined || estimates.has(transition)) continue;
    estimates.set(transition, await estimateOf(transition));
  }
  return { estimates, facts: factsFor(store, sources, needsOf(claims), estimates) };
}

function toldClaim(
  claim: ReadClaim,
  n: number,
  facts: ClaimFacts,
  place: Parameters<typeof judgeClaim>[2],
  estimates: ClaimFacts['estimates'],
  transitions: readonly Transition[],
): Claim {
  const { text, start, end, kind, reading } = claim;
  const plain = { id: `c${n + 1}`, text, start, end, kind, reading };
  const judged = judgeClaim(claim, facts, place);
  if (judged && claim.found) {
    const { verdict, ground, evidence, other_windows } = judged;
    return {
      ...plain,
      slots: claim.found.slots,
      checkable: true,
      verdict,
      evidence,
      other_windows,
      sentence: claimSentence(verdict, ground),
    };
  }
  const estimate = claim.transition === undefined ? undefined : estimates.get(claim.transition);
  const transition = transitions.find(({ id }) => id === claim.transition);
  const isCausal = kind === 'causal';
  return {
    ...plain,
    slots: {},
    checkable: false,
    verdict: 'not-checkable',
    evidence: isCausal && estimate && !('refused' in estimate) ? [estimateEvidence(estimate)] : [],
    other_windows: [],
    sentence: isCausal
      ? causalSentence(estimate, transition?.name)
      : notCheckableSentence(reasonOf(kind)),
  };
}

function reasonOf(kind: Claim['kind']) {
  return (CLAIM_KINDS as readonly string[]).includes(kind)
    ? 'vague'
    : (kind as Parameters<typeof notCheckableSentence>[0]);
}

function estimateEvidence({
  transition,
  outcome,
  rate_ratio,
  low,
  high,
  p,
  months,
  verdict,
  source,
}: FactEstimate): ClaimEvidence {
  return {
    kind: 'estimate',
    ref: `${transition}/${outcome}`,
    values: { rate_ratio, p, verdict },
    window: months,
    interval: low === null || high === null ? null : { low, high, level: 0.95 },
    source,
  };
}

function dateNotes(article: Article, file: string): Issue[] {
  if (article.date !== null) return [];
  const what =
    'the article has no date, so that words such as "last month" say nothing; what stands without a date is held against the last complete months of the figures';
  return [note('article-undated', what, file, 'give it with --date 2025-06-10')];
}

/** Title, sections, tables and lists of an article. */
function outlineOf({ title, language, date, offsets, blocks }: Article) {
  const sections: CheckedArticle['article']['sections'] = [];
  const tables: CheckedArticle['article']['tables'] = [];
  const lists: string[][] = [];
  const end = Math.max(0, ...blocks.map((block) => spansOf(block).end));
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const { start } = spansOf(block);
      const last = sections[sections.length - 1];
      if (last) last.end = start;
      sections.push({ heading: block.content.text, start, end });
    }
    if (block.kind === 'row') {
      const table = (tables[block.table] ??= { columns: [], rows: [] });
      const cells = block.cells.map((cell) => cell.text);
      if (block.is_header) table.columns = cells;
      else table.rows.push(cells);
    }
    if (block.kind === 'item') (lists[block.list] ??= []).push(block.content.text);
  }
  return {
    title,
    language,
    date,
    offsets,
    sections,
    tables: tables.filter(Boolean),
    lists: lists.filter(Boolean),
  };
}

function spansOf(block: Article['blocks'][number]): { start: number; end: number } {
  const contents = block.kind === 'row' ? block.cells : [block.content];
  const starts = contents.filter(({ text }) => text !== '').map(({ from }) => from[0]);
  const ends = contents.filter(({ text }) => text !== '').map(({ to }) => to[to.length - 1]);
  return { start: Math.min(...starts, Number.MAX_SAFE_INTEGER), end: Math.max(...ends, 0) };
}

/** What is kept of an article's claims: those that were checked, and causes, with a short quote. */
export function keptClaims(
  { sha256: article, article: outline, claims }: CheckedArticle,
  transitions: readonly Transition[],
): CheckedClaim[] {
  return claims
    .filter(({ checkable, kind }) => checkable || kind === 'causal')
    .map(({ id, kind, verdict, text, sentence, slots, evidence }) => {
      const estimated = evidence.find((one) => one.kind === 'estimate')?.ref.split('/')[0];
      const named = transitions.find((one) => evidence.some(({ ref }) => ref === one.id))?.id;
      return {
        article,
        title: outline.title.slice(0, 200),
        date: outline.date,
        claim_id: id,
        kind: kind as CheckedClaim['kind'],
        verdict,
        quote: text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text,
        sentence,
        countries: [
          ...new Set(
            [slots.area, slots.other_area, outline.country].flatMap((area) =>
              area && /^[A-Z]{3}/.test(area) ? [area.slice(0, 3)] : [],
            ),
          ),
        ],
        actors: [slots.actor, slots.other_actor].filter((actor) => actor !== undefined),
        transition: estimated ?? named ?? outline.transition,
      };
    });
}

const QUOTE = 240;
