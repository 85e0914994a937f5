/** What the workspace holds, and which questions it can answer. */
import type { Language } from '../core/index.ts';
import { formatNumber, terminal, words } from '../words/index.ts';
import { bold, dim, raw } from './screen.ts';

interface DoctorAnswer {
  workspace: string;
  releases: {
    kind: 'events' | 'levels';
    dataset: string;
    version: string;
    covers: string;
    countries: string[] | null;
    rows: number;
    file_name: string;
  }[];
  bundled: { table_id: string; rows: number; from: string | null; to: string | null }[];
  questions: { question: string; months: string[]; missing: string[]; filled_by: string | null }[];
  as_of: string | null;
  next: string;
}

export function printDoctor(answer: DoctorAnswer, language: Language): string[] {
  const releases = answer.releases.map(
    (r) =>
      `  ${r.dataset} ${r.version}  ${r.covers}${r.countries ? ` ${r.countries.join(' ')}` : ''}  ${formatNumber(r.rows, language)} ${terminal[r.kind === 'levels' ? 'levels' : 'rows'][language]}  ${raw(dim(r.file_name))}`,
  );
  return [
    bold(`${terminal.releases[language]} (${raw(answer.workspace)})`),
    ...(releases.length > 0 ? releases : [`  ${terminal.none[language]}`]),
    bold(`${terminal.bundled[language]} (${words[language].strip_as_of} ${answer.as_of ?? '–'})`),
    ...answer.bundled.map(
      (t) =>
        `  ${t.table_id.padEnd(26)} ${t.from ?? ''}..${t.to ?? ''}  ${formatNumber(t.rows, language)}`,
    ),
    bold(terminal.questions[language]),
    ...answer.questions.flatMap((q) => [
      `  ${q.missing.length === 0 ? '●' : q.months.length > 0 ? '◐' : '○'} ${words[language].doctor[q.question] ?? q.question}  ${q.months.join(', ') || terminal.none[language]}`,
      ...(q.missing.length > 0
        ? [
            dim(
              `      ${terminal.missing[language]} ${q.missing.join(', ')}; ${terminal.filled_by[language]} ${q.filled_by}`,
            ),
          ]
        : []),
    ]),
    `${bold(terminal.next[language])}  ${answer.next}`,
  ];
}
