/** Claims of articles as a table, the worst first, wrapped to the screen. */
import { type Claim, type ClaimVerdict, type Language, NOT_CHECKABLE } from '../core/index.ts';
import {
  checkedLine,
  claimKindWords,
  claimVerdictWords,
  formatPercent,
  notCheckedLine,
  readingLine,
  wrapped,
  writtenLine,
} from '../words/index.ts';
import { bold, dim, raw, red } from './screen.ts';

interface Checked {
  file: string;
  article: { title: string; date: string | null; language: Language };
  claims: Claim[];
}

interface CheckAnswer {
  article: Checked['article'] | null;
  claims: Claim[];
  articles: Checked[];
  written: string[];
}

const WORST_FIRST: readonly ClaimVerdict[] = [
  'contradicted',
  'mixed',
  'too-early',
  'not-in-these-data',
  'supported',
];
const WIDEST = 100;
const NARROWEST = 40;

export function printCheck(answer: CheckAnswer, language: Language): string[] {
  const width = Math.max(NARROWEST, Math.min(WIDEST, process.stdout.columns ?? WIDEST));
  const listed = answer.article
    ? [{ file: '', article: answer.article, claims: answer.claims }]
    : answer.articles;
  return [
    ...listed.flatMap((one, n) => [...(n > 0 ? [''] : []), ...printArticle(one, language, width)]),
    ...answer.written.map((path) => `${writtenLine(language)} ${raw(path)}`),
  ];
}

function printArticle(
  { file, article, claims }: Checked,
  language: Language,
  width: number,
): string[] {
  const checkable = claims.filter((claim) => claim.checkable);
  const rank = ({ verdict }: Claim) => WORST_FIRST.indexOf(verdict);
  const sorted = [...checkable].sort((a, b) => rank(a) - rank(b) || a.start - b.start);
  return [
    bold(article.title),
    ...(file === '' ? [] : [dim(raw(file))]),
    dim(checkedLine(article.date, checkable.length, claims.length, language)),
    ...sorted.flatMap((claim) => printClaim(claim, language, width)),
    ...uncheckable(claims, language),
  ];
}

function printClaim(claim: Claim, language: Language, width: number): string[] {
  const verdict = claimVerdictWords[claim.verdict][language];
  const head = claim.verdict === 'contradicted' ? red(verdict) : bold(verdict);
  const kind = claimKindWords[claim.kind][language];
  const reading = readingLine(formatPercent(claim.reading, language), language);
  const indent = (text: string) => wrapped(text, width - 4).map((line) => `    ${line}`);
  return [
    '',
    `${head} · ${kind} · ${dim(reading)}`,
    ...indent(`“${claim.text}”`).map(dim),
    ...indent(bodyOf(claim, language)),
  ];
}

/** The head of the line says the verdict already. */
function bodyOf(claim: Claim, language: Language): string {
  const text = claim.sentence[language];
  const body = text.slice(text.indexOf(':') + 1).trim();
  return body.charAt(0).toUpperCase() + body.slice(1);
}

function uncheckable(claims: readonly Claim[], language: Language): string[] {
  const counts = NOT_CHECKABLE.flatMap((reason) => {
    const n = claims.filter(({ kind }) => kind === reason).length;
    return n > 0 ? [[reason, n] as const] : [];
  });
  if (counts.length === 0) return [];
  return ['', dim(notCheckedLine(counts, language))];
}
