/** Scores how sentences are read and judged against their labels; prints Markdown. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import {
  contextOf,
  gazetteerOf,
  judgeClaim,
  needsOf,
  type Registries,
  readOne,
} from '../../src/claims/index.ts';
import {
  type ArticlePlace,
  CLAIM_KINDS,
  type ClaimSlots,
  type ClaimVerdict,
  monthFromDate,
  NOT_CHECKABLE,
} from '../../src/core/index.ts';
import { Store } from '../../src/store/index.ts';
import { factSources, factsFor } from '../../src/verbs/check-facts.ts';

export interface Labelled {
  id: string;
  language: 'en' | 'fr';
  date: string;
  country: string;
  text: string;
  kind: string;
  slots: ClaimSlots;
  verdict: ClaimVerdict;
}

export interface Scored {
  labelled: Labelled;
  kind: string;
  slots: ClaimSlots;
  verdict: ClaimVerdict;
  reading: number;
}

const FOLDER = fileURLToPath(new URL('../fixtures/claims/', import.meta.url));

export function labelledIn(part: 'tune' | 'hold'): Labelled[] {
  const files = part === 'hold' ? ['en', 'fr'] : ['en', 'fr', 'more-en', 'more-fr'];
  return files.flatMap(
    (name) => parse(readFileSync(`${FOLDER}${part}/${name}.yaml`, 'utf8')) as Labelled[],
  );
}

/** Reads and judges each sentence on the bundled figures. */
export async function scored(sentences: readonly Labelled[]): Promise<Scored[]> {
  const store = new Store(':memory:');
  const sources = await factSources(store, {});
  const registries: Registries = {
    gazetteer: gazetteerOf(store.actors()),
    transitions: store.transitions(),
    coups: store.coups(),
  };
  return sentences.map((labelled) => {
    const { language, date, country, text } = labelled;
    const context = contextOf({ language, date }, registries, country, undefined);
    const [first] = readOne(text, context, registries);
    const place: ArticlePlace = { date, month: monthFromDate(date)!, country };
    const facts = factsFor(store, sources, first ? needsOf([first]) : []);
    const verdict = (first && judgeClaim(first, facts, place)?.verdict) ?? 'not-checkable';
    // The verdict by itself: that of the labelled slots, whatever was read.
    return {
      labelled,
      kind: first?.kind ?? 'none',
      slots: first?.found?.slots ?? {},
      verdict,
      reading: first?.reading ?? 0,
    };
  });
}

export const isCheckable = (kind: string) => (CLAIM_KINDS as readonly string[]).includes(kind);

function plain(value: unknown): string {
  if (typeof value === 'number') return value.toFixed(2);
  return String(value).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Names of slots that differ. */
export function slotFaults(stated: ClaimSlots, read: ClaimSlots): string[] {
  const names = [
    ...new Set([...Object.keys(stated), ...Object.keys(read)]),
  ] as (keyof ClaimSlots)[];
  return names.filter((name) => plain(stated[name]) !== plain(read[name]));
}

export const hasRightSlots = ({ labelled, kind, slots }: Scored) =>
  kind === labelled.kind && slotFaults(labelled.slots, slots).length === 0;

export interface Scores {
  n: number;
  precision: number;
  recall: number;
  f1: number;
  /** share of all sentences with the right kind */
  kind: number;
  /** of the checkable sentences, those read with the right kind and every slot right */
  slots: number;
  /** of those, the ones with the right verdict */
  verdict: number;
}

export function scoresOf(rows: readonly Scored[]): Scores {
  const count = (test: (row: Scored) => boolean) => rows.filter(test).length;
  const hit = count(({ labelled, kind }) => isCheckable(labelled.kind) && isCheckable(kind));
  const said = count(({ kind }) => isCheckable(kind));
  const meant = count(({ labelled }) => isCheckable(labelled.kind));
  const right = rows.filter((row) => isCheckable(row.labelled.kind) && hasRightSlots(row));
  const [precision, recall] = [hit / said, hit / meant];
  return {
    n: rows.length,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    kind: count(({ labelled, kind }) => labelled.kind === kind) / rows.length,
    slots: right.length / meant,
    verdict:
      right.filter(({ labelled, verdict }) => labelled.verdict === verdict).length / right.length,
  };
}

const two = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '–');

/** Tables by kind and of confusion, as Markdown. */
export function report(rows: readonly Scored[]): string {
  const s = scoresOf(rows);
  const kinds = [...CLAIM_KINDS, ...NOT_CHECKABLE];
  const byKind = kinds.map((kind) => {
    const of = rows.filter(({ labelled }) => labelled.kind === kind);
    const right = of.filter(hasRightSlots);
    const judged = right.filter(({ labelled, verdict }) => labelled.verdict === verdict);
    const isRight = of.filter((row) => row.kind === kind).length / of.length;
    return isCheckable(kind)
      ? `| ${kind} | ${of.length} | ${two(isRight)} | ${two(right.length / of.length)} | ${two(judged.length / right.length)} |`
      : `| ${kind} | ${of.length} | ${two(isRight)} | | |`;
  });
  const columns = [...kinds, 'none'].filter((kind) =>
    rows.some((row) => row.kind === kind || row.labelled.kind === kind),
  );
  const confusion = kinds.map((kind) => {
    const of = rows.filter(({ labelled }) => labelled.kind === kind);
    return `| ${kind} | ${columns.map((column) => of.filter((row) => row.kind === column).length || '').join(' | ')} |`;
  });
  return [
    `${s.n} sentences. Checkable or not: precision ${two(s.precision)}, recall ${two(s.recall)}, F1 ${two(s.f1)}. Kind right: ${two(s.kind)}. Of the checkable, every slot right: ${two(s.slots)}; of those, verdict right: ${two(s.verdict)}.`,
    '',
    '| kind | n | kind right | every slot right | verdict right |',
    '|---|---|---|---|---|',
    ...byKind,
    '',
    `| meant \\ read | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---|').join('')}`,
    ...confusion,
  ].join('\n');
}
