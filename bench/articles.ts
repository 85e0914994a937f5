/** Measures the reading of articles; prints rows for bench/README.md. `npx tsx bench/articles.ts` */
import { performance } from 'node:perf_hooks';
import { draftsOf, readArticle } from '../src/articles/index.ts';
import { annotatedPage } from '../src/page/index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const SENTENCE =
  'The town on the far shore has seen more boats this year than in any year before, the clerk said. ';
/** 20 words a sentence, 100 sentences, with a table and damaged tags now and then. */
const PARAGRAPHS = Array.from({ length: 20 }, (_, i) =>
  i % 5 === 4 ? `- < strong>Open roads: strong> ${SENTENCE} li >` : SENTENCE.repeat(6),
);
const TABLE = 'Main factors | Consequences |\n---|---|\nRain | Floods |\nWind | Waves |';

const ARTICLES: Record<string, Uint8Array> = {
  'text with debris, 2,000 words': bytesOf(`A title\n${PARAGRAPHS.join('\n')}\n${TABLE}`),
  'page with navigation, 2,000 words': bytesOf(
    `<html><body><nav><a href="/">Home</a></nav><article><h1>A title</h1>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</article><footer>End</footer></body></html>`,
  ),
  'hostile page of 50 MB': bytesOf(
    `<html><body>${'<div onclick="x()"><p>&amp;lt;script&amp;gt; it &eacute;t\u202e</p>'.repeat(840_000)}`,
  ),
  'nested 100,000 deep': bytesOf(`<html><body>${'<div>'.repeat(100_000)}The text of it.`),
};

const RUNS = 5;

for (const [name, bytes] of Object.entries(ARTICLES)) {
  const times: number[] = [];
  let blocks = 0;
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now();
    const article = await readArticle(bytes);
    const drafts = draftsOf(article);
    if (article.blocks.length < 1000 && drafts !== undefined)
      annotatedPage({ article, claims: [], language: 'en', sha256: '' });
    blocks = article.blocks.length;
    if (run > 0 || bytes.length > 1e6) times.push((performance.now() - start) / 1000);
    if (bytes.length > 1e6 && run === 1) break;
  }
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `| ${name}: read, drafts, copy | ${median.toFixed(2)} s | ${blocks} blocks; peak memory so far ${peak} MB |`,
  );
}
