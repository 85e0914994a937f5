/** What was done with each file. */
import type { Language } from '../core/index.ts';
import { formatNumber, terminal } from '../words/index.ts';
import { bold, dim, raw, red } from './screen.ts';

interface IngestAnswer {
  files: {
    file: string;
    state: 'ingested' | 'known' | 'refused';
    kind: 'events' | 'levels' | null;
    dataset: string | null;
    version: string | null;
    covers: string | null;
    countries: string[] | null;
    rows: number;
    rejected: number;
    corrections: { rows: number; reason: Record<Language, string> }[];
  }[];
  would_fetch?: { address: string; otherwise: string }[];
}

export function printIngest(answer: IngestAnswer, language: Language): string[] {
  const fetches = (answer.would_fetch ?? []).map(
    ({ address, otherwise }) =>
      `→ ${terminal.would_fetch[language]}  ${raw(`${address} | ${otherwise}`)}`,
  );
  const files = answer.files.flatMap((file) => {
    const rejected =
      file.rejected > 0
        ? `, ${formatNumber(file.rejected, language)} ${terminal.rejected[language]}`
        : '';
    const facts =
      file.state === 'refused'
        ? ''
        : `  ${file.dataset} ${file.version}, ${file.covers}${file.countries ? `, ${file.countries.join(' ')}` : ''}, ${formatNumber(file.rows, language)} ${terminal[file.kind === 'levels' ? 'levels' : 'rows'][language]}${rejected}`;
    const mark = file.state === 'refused' ? red('✗') : '✓';
    const corrected = file.corrections.map(({ rows, reason }) =>
      dim(`    ${rows} × ${reason[language]}`),
    );
    return [
      `${mark} ${terminal[file.state][language]}  ${raw(bold(file.file))}${facts}`,
      ...corrected,
    ];
  });
  return [...fetches, ...files];
}
