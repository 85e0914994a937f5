/** An article with its claims marked in place: one HTML file, no script, no request. */
import {
  type Article,
  asMarkup,
  type Block,
  type Claim,
  type ClaimEvidence,
  type Language,
  type Markup,
  markup,
  monthFromText,
  type OtherWindow,
  type PlacedText,
} from '../core/index.ts';
import {
  annotatedWords,
  capital,
  claimVerdictWords,
  colon,
  formatDate,
  formatNumber,
  formatRatio,
  formatSpan,
  issueIn,
  typeset,
  verdictMeanings,
} from '../words/index.ts';
import { ANNOTATED_STYLE } from './annotated-style.ts';
import {
  claimsIn,
  type NumberedClaim,
  numbered,
  stretchesOf,
  VERDICT_ORDER,
  worstOf,
} from './claim-marks.ts';
import { STYLE } from './style.ts';

export interface AnnotatedInput {
  article: Article;
  claims: readonly Claim[];
  /** of what Vigie says; the article keeps its own */
  language: Language;
  /** of the file as given, in hexadecimal */
  sha256: string;
}

/**
 * A whole HTML document. Text of the article is escaped and none of its markup is kept; the policy in
 * the head forbids everything but the style that stands in the file.
 */
export function annotatedPage(input: AnnotatedInput): string {
  const { article, language } = input;
  const w = annotatedWords[language];
  const claims = numbered(input.claims);
  const title = `${article.title} · Vigie`;
  const body = markup`<a class="skip" href="#article">${w.skip}</a>
<div class="page">
<header class="bar"><span class="brand">Vigie</span></header>
<main>
<p class="kicker">${w.copy}</p>
<h1 lang="${article.language}">${article.title}</h1>
${stripOf(input, claims)}
<section class="about" aria-labelledby="legend"><h2 id="legend">${w.legend}</h2>${legend(language)}<p class="quiet text">${typeset(w.caution, language)}</p></section>
<section class="copy" id="article" aria-labelledby="article-title"><h2 id="article-title">${typeset(w.article, language)}</h2>
${groupsOf(bodyOf(article, claims)).map((group) => groupMarkup(group, article, claims, language))}
</section>
<section class="about" aria-labelledby="repaired"><h2 id="repaired">${typeset(w.repaired, language)}</h2>${repairsOf(article, language)}</section>
</main>
</div>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${markup`${title}`}</title>
<style>${STYLE}${ANNOTATED_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Blocks without the heading that stands as the title above. */
function bodyOf({ blocks, title }: Article, claims: readonly NumberedClaim[]): readonly Block[] {
  const [first, ...others] = blocks;
  const isTitle = first?.kind === 'heading' && first.content.text === title;
  return isTitle && claimsIn(first.content, claims).length === 0 ? others : blocks;
}

function stripOf({ article, language, sha256 }: AnnotatedInput, claims: NumberedClaim[]): Markup {
  const w = annotatedWords[language];
  const date = article.date === null ? w.no_date : formatDate(article.date, language);
  const counts = VERDICT_ORDER.flatMap((verdict) => {
    const n = claims.filter(({ claim }) => claim.verdict === verdict).length;
    const name = claimVerdictWords[verdict][language];
    return n === 0 ? [] : [`${name}${colon(language)} ${formatNumber(n, language)}`];
  });
  const entries: [string, string, boolean][] = [
    [w.dated, date, false],
    [w.language, w.languages[article.language], false],
    [w.read_from, w.formats[article.format], false],
    [w.claims, counts.join(' · ') || w.no_claims, true],
  ];
  return markup`<dl class="strip">${entries.map(([label, value, isLong]) => markup`<div${isLong ? asMarkup(' class="long"') : ''}><dt>${typeset(label, language)}</dt><dd>${typeset(value, language)}</dd></div>`)}<div class="long"><dt>${typeset(w.fingerprint, language)}</dt><dd class="mono">${sha256}</dd></div></dl>`;
}

function legend(language: Language): Markup {
  return markup`<dl class="legend">${VERDICT_ORDER.map((verdict) => {
    const name = claimVerdictWords[verdict][language];
    const means = verdictMeanings[verdict][language];
    return markup`<div><dt><mark class="v-${verdict}">${name}</mark></dt><dd>${typeset(means, language)}</dd></div>`;
  })}</dl>`;
}

function repairsOf(article: Article, language: Language): Markup {
  if (article.notes.length === 0)
    return markup`<p>${annotatedWords[language].nothing_repaired}</p>`;
  const said = article.notes.map((note) => {
    const { what, fix } = issueIn(note, language);
    return markup`<li>${capital(what)}. <span class="quiet">${capital(fix)}.</span></li>`;
  });
  return markup`<ul>${said}</ul>`;
}

type Row = Extract<Block, { kind: 'row' }>;
type Item = Extract<Block, { kind: 'item' }>;
type Group =
  | { kind: 'one'; block: Exclude<Block, Row | Item> }
  | { kind: 'items'; list: number; items: Item[] }
  | { kind: 'rows'; table: number; rows: Row[] };

/** Items of a list and rows of a table, together. */
function groupsOf(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === 'item') {
      if (last?.kind === 'items' && last.list === block.list) last.items.push(block);
      else groups.push({ kind: 'items', list: block.list, items: [block] });
    } else if (block.kind === 'row') {
      if (last?.kind === 'rows' && last.table === block.table) last.rows.push(block);
      else groups.push({ kind: 'rows', table: block.table, rows: [block] });
    } else groups.push({ kind: 'one', block });
  }
  return groups;
}

function groupMarkup(
  group: Group,
  article: Article,
  claims: readonly NumberedClaim[],
  language: Language,
): Markup {
  const lang = article.language;
  const marked = (content: PlacedText) => markedText(content, claims, language);
  const notes = (contents: readonly PlacedText[]) => notesOf(contents, claims, article, language);
  if (group.kind === 'items')
    return markup`<ul class="items">${group.items.map(({ content }) => markup`<li class="line"><div class="said" lang="${lang}">${marked(content)}</div>${notes([content])}</li>`)}</ul>`;
  if (group.kind === 'rows')
    return markup`<div class="line"><div class="said table" lang="${lang}" tabindex="0" role="group" aria-label="${annotatedWords[language].article}">${tableMarkup(group.rows, marked, language)}</div>${notes(group.rows.flatMap(({ cells }) => cells))}</div>`;
  const { block } = group;
  const content = marked(block.content);
  if (block.kind === 'paragraph')
    return markup`<div class="line"><div class="said" lang="${lang}"><p>${content}</p></div>${notes([block.content])}</div>`;
  const heading =
    block.level <= 2
      ? markup`<h3 lang="${lang}">${content}</h3>`
      : markup`<h4 lang="${lang}">${content}</h4>`;
  return markup`<div class="line"><div class="said">${heading}</div>${notes([block.content])}</div>`;
}

function tableMarkup(
  rows: readonly Row[],
  marked: (content: PlacedText) => Markup[],
  language: Language,
): Markup {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const rowMarkup = ({ cells, is_header }: Row) => {
    const filled = Array.from({ length: width }, (_, i) => {
      const content = cells[i] === undefined ? [] : marked(cells[i]);
      if (!is_header) return markup`<td>${content}</td>`;
      return content.length === 0 ? markup`<td></td>` : markup`<th scope="col">${content}</th>`;
    });
    return markup`<tr>${filled}</tr>`;
  };
  const heads = rows.findIndex(({ is_header }) => !is_header);
  const split = heads < 0 ? rows.length : heads;
  const head = split > 0 ? markup`<thead>${rows.slice(0, split).map(rowMarkup)}</thead>` : '';
  return markup`<table aria-label="${annotatedWords[language].article}">${head}<tbody>${rows.slice(split).map(rowMarkup)}</tbody></table>`;
}

/** Text with its claims underlined, each followed by the number of its note. */
function markedText(
  content: PlacedText,
  claims: readonly NumberedClaim[],
  language: Language,
): Markup[] {
  const w = annotatedWords[language];
  return stretchesOf(content, claims).map(({ text, claims: within, ends }) => {
    if (within.length === 0) return markup`${text}`;
    const refs = ends.map(
      ({ number }) =>
        markup`<sup class="ref"><a id="c${number}" href="#n${number}" aria-label="${w.note(number)}">${number}</a></sup>`,
    );
    return markup`<mark class="v-${worstOf(within)}">${text}</mark>${refs}`;
  });
}

/** Notes of the claims that end in these texts, in the margin or below. */
function notesOf(
  contents: readonly PlacedText[],
  claims: readonly NumberedClaim[],
  article: Article,
  language: Language,
): Markup | string {
  const ending = contents.flatMap((content) =>
    claimsIn(content, claims).filter(({ claim }) => claim.end <= content.to[content.to.length - 1]),
  );
  const mine = [...new Set(ending)];
  if (mine.length === 0) return '';
  return markup`<ol class="notes">${mine.map((one) => noteMarkup(one, article, language))}</ol>`;
}

function noteMarkup({ claim, number }: NumberedClaim, article: Article, l: Language): Markup {
  const w = annotatedWords[l];
  const place = w.bytes(claim.start, claim.end, article.offsets === 'extracted-text');
  const evidence = claim.evidence.map((one) => markup`<li>${evidenceText(one, l)}</li>`);
  const windows = claim.other_windows.map((one) => markup`<li>${windowText(one, l)}</li>`);
  const reading = claim.checkable ? w.reading(claim.reading) : '';
  return markup`<li id="n${number}">
<p class="verdict"><a href="#c${number}" aria-label="${w.back(number)}">${number}</a> ${capital(claimVerdictWords[claim.verdict][l])}</p>
<p>${claim.sentence[l]}</p>
${evidence.length > 0 ? markup`<p class="quiet">${typeset(w.rests_on + colon(l), l)}</p><ul class="quiet">${evidence}</ul>` : ''}
${windows.length > 0 ? markup`<p class="quiet">${typeset(w.other_windows + colon(l), l)}</p><ul class="quiet">${windows}</ul>` : ''}
<p class="quiet">${typeset(`${reading} ${capital(place)}.`.trim(), l)}</p>
</li>`;
}

function evidenceText({ kind, ref, window, interval, source }: ClaimEvidence, l: Language): string {
  const months = window === null ? '' : `, ${windowMonths(window, l)}`;
  const range = interval === null ? '' : rangeText(interval.low, interval.high, interval.level, l);
  const sources = source.length > 0 ? ` · ${source.join('; ')}` : '';
  const name = annotatedWords[l].kinds[kind];
  return `${typeset(name + colon(l), l)} ${ref}${months}${typeset(range, l)}${sources}`;
}

function windowText(other: OtherWindow, language: Language): string {
  const { window, compared_with, verdict, rate_ratio, low, high } = other;
  const against =
    compared_with === null
      ? ''
      : ` ${annotatedWords[language].compared_with} ${windowMonths(compared_with, language)}`;
  const name = claimVerdictWords[verdict][language];
  const ratio = rate_ratio === null ? '' : `, ×${formatRatio(rate_ratio, language)}`;
  const range = low === null || high === null ? '' : rangeText(low, high, 0.95, language);
  const text = `${windowMonths(window, language)}${against}${colon(language)} ${name}${ratio}${range}`;
  return typeset(text, language);
}

function rangeText(low: number, high: number, level: number, language: Language): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return '';
  return annotatedWords[language].interval(low, high, level);
}

/** Months of a window; as they stand where they are no months. */
function windowMonths({ from, to }: { from: string; to: string }, language: Language): string {
  const isMonth = (text: string) => /^\d{4}-\d{2}$/.test(text);
  if (!isMonth(from) || !isMonth(to)) return from === to ? from : `${from}–${to}`;
  return formatSpan(monthFromText(from), monthFromText(to), language);
}
