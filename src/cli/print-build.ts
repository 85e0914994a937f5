/** A panel as CSV, or where it was written. */
import type { Language } from '../core/index.ts';
import { formatNumber } from '../words/index.ts';
import { bold, csvOf, raw } from './screen.ts';

interface BuildAnswer {
  notes: { code: string; what: string }[];
  units: number;
  from: string;
  to: string;
  outcomes: string[];
  vintages: string[];
  out: string | null;
  rows?: Record<string, string | number | null>[];
}

export function printBuild(answer: BuildAnswer, language: Language): string[] {
  const head = `${formatNumber(answer.units, language)} × ${answer.from}..${answer.to} · ${answer.vintages.join(', ')}`;
  if (answer.out) return [`${head}`, raw(bold(answer.out))];
  const marks = answer.notes.filter((note) => note.code === 'not-for-redistribution');
  return [...marks.map((note) => `# ${note.what}`), csvOf(answer.rows ?? [])];
}
