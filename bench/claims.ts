/** Time to check one article, and a folder of a thousand, on the bundled figures. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labelledIn, report, scored } from '../test/claims/score.ts';

const ARTICLES = Number(process.argv[2] ?? 1000);
const WORDS = 2000;

/** Paragraphs of our own labelled sentences, in turn, to so many words. */
function article(start: number): string {
  const sentences = labelledIn('tune').filter(({ language }) => language === 'en');
  const lines = ['What has changed in the Sahel', ''];
  for (let words = 0, k = start; words < WORDS; k++) {
    const { text } = sentences[k % sentences.length];
    lines.push(text, '');
    words += text.split(' ').length;
  }
  return lines.join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-claims-'));
const vigie = fileURLToPath(new URL('../bin/vigie.js', import.meta.url));
const seconds = (paths: string[]) => {
  const from = performance.now();
  const options = ['--date', '2025-06-10', '--json', '--workspace', join(folder, 'workspace')];
  const out = execFileSync('node', [vigie, 'check', ...paths, ...options], { maxBuffer: 2 ** 31 });
  return { seconds: (performance.now() - from) / 1000, bytes: out.length };
};
for (let n = 0; n < ARTICLES; n++) writeFileSync(join(folder, `${n}.txt`), article(n * 7));
const one = join(folder, '0.txt');
seconds([one]);
console.log(`one article of ${WORDS} words`, seconds([one]));
console.log(`${ARTICLES} articles of ${WORDS} words`, seconds([folder]));
rmSync(folder, { recursive: true, force: true });
console.log(report(await scored(labelledIn('hold'))));
