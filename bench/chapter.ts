import { readFileSync, writeFileSync } from 'node:fs';

/** Prints a chapter of bench/README.md and, when asked, puts it in the place of the earlier one. */
export function writeChapter(title: string, lines: readonly string[], write: boolean): void {
  const chapter = [`## ${title}`, '', ...lines].join('\n');
  process.stdout.write(`${chapter}\n`);
  if (!write) return;
  const page = readFileSync('bench/README.md', 'utf8');
  const from = page.indexOf(`\n## ${title}\n`);
  const next = page.indexOf('\n## ', from + 1);
  const before = from < 0 ? page : page.slice(0, from);
  const after = from < 0 || next < 0 ? '' : page.slice(next);
  writeFileSync('bench/README.md', `${before.trimEnd()}\n\n${chapter}\n${after}`);
}
